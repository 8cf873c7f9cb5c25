import { describe, expect, it } from 'vitest';
import type { CommandRecord, Offer } from '../../core/assistant/ports.ts';
import type { SentDigest } from '../../core/domain/owner-mail/digest.ts';
import { ben, nora } from '../cast.ts';
import { anEnrollment } from './examples.ts';
import type { OpenStores } from './stores.ts';

const digest = (day: string): SentDigest => ({
  ownerId: nora.id,
  day,
  sentAt: `${day}T12:30:00.000Z`,
  items: [
    { number: 1, section: 'waiting', contactId: ben.id, n: 1, step: '1-inquire', fingerprint: 'f' },
    { number: 2, section: 'people', contactId: 'lena0001', sequence: 'reconnect' },
  ],
});

export function digestsContract(open: OpenStores): void {
  describe('digests', () => {
    it('a digest comes back by its day, and the newest ones newest first', async () => {
      const { digests } = await open();
      for (const day of ['2026-11-16', '2026-11-30', '2026-11-23']) await digests.put(digest(day));
      await digests.put({ ...digest('2026-12-07'), ownerId: 'omar0001' });
      expect(await digests.get(nora.id, '2026-11-23')).toEqual(digest('2026-11-23'));
      expect(await digests.get(nora.id, '2026-11-24')).toBeUndefined();
      expect((await digests.latest(nora.id, 2)).map(({ day }) => day)).toEqual(['2026-11-30', '2026-11-23']);
    });
  });

  describe('offers', () => {
    it('an offer comes back by its code, with what was taken of it, and to its owner alone', async () => {
      const { offers } = await open();
      const offer: Offer = {
        ownerId: nora.id,
        code: 'offer001',
        at: '2026-11-23T13:00:00.000Z',
        about: { scope: 'd', ownerId: nora.id, contactId: '00000000', n: 0, tail: '20261123' },
        lines: [{ line: 'stop Ben Osei' }, { line: '2 no', taken: 'mail0001' }],
      };
      await offers.put(offer);
      expect(await offers.get(nora.id, 'offer001')).toEqual(offer);
      expect(await offers.get('omar0001', 'offer001')).toBeUndefined();
      expect(await offers.get(nora.id, 'offer002')).toBeUndefined();
    });
  });

  describe('commands', () => {
    it('commands come newest first with what they changed, and an undone one stays undone', async () => {
      const { commands } = await open();
      const hold: CommandRecord = {
        ownerId: nora.id,
        id: 'comm0001',
        at: '2026-11-23T13:00:00.000Z',
        line: 'hold 2 until monday',
        did: 'held Ben Osei until Monday',
        before: { contact: ben, enrollment: anEnrollment(), owner: nora },
      };
      await commands.record(hold);
      await commands.record({ ...hold, id: 'comm0002', at: '2026-11-23T14:00:00.000Z', before: {} });
      await commands.record({ ...hold, undone: true });
      expect(await commands.latest(nora.id, 9)).toEqual([
        { ...hold, id: 'comm0002', at: '2026-11-23T14:00:00.000Z', before: {} },
        { ...hold, undone: true },
      ]);
      expect(await commands.latest(nora.id, 1)).toHaveLength(1);
      expect(await commands.latest('omar0001', 9)).toEqual([]);
    });
  });
}
