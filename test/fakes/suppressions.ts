import type { Suppressions } from '../../core/assistant/ports.ts';
import { isAboutReader, mailboxBehind, type Suppression } from '../../core/domain/sending/suppression.ts';

export type FakeSuppressions = Suppressions & { kept: Map<string, Suppression> };

export function fakeSuppressions(): FakeSuppressions {
  const kept = new Map<string, Suppression>();
  const known = (address: string): Suppression | undefined => {
    const behind = kept.get(mailboxBehind(address.toLowerCase()) ?? '');
    return kept.get(address.toLowerCase()) ?? (behind && isAboutReader(behind) ? behind : undefined);
  };
  return {
    kept,
    async find(address) {
      return structuredClone(known(address));
    },
    async findAll(addresses) {
      const found = addresses.flatMap((address) => {
        const suppression = known(address);
        return suppression ? [[address, structuredClone(suppression)] as const] : [];
      });
      return new Map(found);
    },
    async add(address, why) {
      const hash = address.toLowerCase();
      if (!known(hash)) kept.set(hash, { ...structuredClone(why), hash });
    },
    async lift(address) {
      const behind = mailboxBehind(address.toLowerCase()) ?? '';
      const found = kept.get(behind);
      kept.delete(address.toLowerCase());
      if (found && isAboutReader(found)) kept.delete(behind);
    },
  };
}
