import { shortName } from './digest-sections.ts';
import type { Unnumbered } from './digest-sections.ts';
import type { Week } from './digest.ts';
import { holdAt } from '../sending/hold.ts';
import { clip, dayWords } from './short-words.ts';

/** References that need the owner: a yes that is a year old, and one that was half-hearted. */
export function referenceEntries({ owner, now, references = [] }: Week): Unnumbered[] {
  return references.flatMap((reference): Unnumbered[] => {
    const { contact, state, since, hesitation } = reference;
    if (since === undefined || holdAt(contact.holds, now)) return [];
    const plain = { why: [], quote: '' };
    const [name, short] = [clip(contact.name, 40), shortName(contact)];
    if (hesitation !== undefined)
      return [
        {
          ...plain,
          item: { contactId: contact.id },
          text: `${name} hesitates to be your reference ("${clip(hesitation, 30)}"); I don't list them`,
          short: `${short} hesitates to be your reference`,
          say: (n) => `"reference ${n} declined", or "reference ${n} agreed"`,
        },
      ];
    if (state !== 'expired') return [];
    return [
      {
        ...plain,
        item: { contactId: contact.id, step: RENEWAL },
        text: `${name} agreed to be a reference on ${dayWords(since, owner.zone, now)}: ask again before you list them`,
        short: `Ask ${short} again to be a reference`,
        say: (n) => `"next ${n}" writes it, "reference ${n} declined" takes them off`,
      },
    ];
  });
}

/** The step of the sequence `reference` that asks again after a year. */
export const RENEWAL = '5-renew';
