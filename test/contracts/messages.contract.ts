import { beforeEach, describe, expect, it } from 'vitest';
import { ben, nora } from '../cast.ts';
import { aMessage } from './examples.ts';
import { all, type OpenStores, type Stores } from './stores.ts';

export function messagesContract(open: OpenStores): void {
  describe('messages', () => {
    let stores: Stores;
    beforeEach(async () => void (stores = await open()));
    const since = (at: string) => all(stores.messages.ofOwner(nora.id, at));

    it('a message recorded twice is there once, and a newer text of it replaces the older', async () => {
      await stores.messages.record(aMessage());
      await stores.messages.record(aMessage());
      await stores.messages.record(aMessage({ delivery: 'delivered', at: '2026-11-23T14:06:00.000Z' }));
      const now = aMessage({ delivery: 'delivered', at: '2026-11-23T14:06:00.000Z' });
      expect(await stores.messages.ofContact(nora.id, ben.id)).toEqual([now]);
      expect(await since(nora.startedAt)).toEqual([now]);
    });

    it('a contact’s messages come in order of time, whatever their ids', async () => {
      const answer = aMessage({
        id: 'a-raw-key',
        direction: 'in',
        at: '2026-11-24T09:00:00.000Z',
        kind: 'positive',
        labels: ['positive', 'question'],
        evidence: [{ kind: 'positive', from: 'text', words: 'happy to', rule: 'willing' }],
        facts: {
          author: 'human',
          confidence: 0.9,
          until: '2027-01-11',
          invited: true,
          bounced: [{ address: 'x@helio.example', severity: 'hard', reason: 'moved', status: '5.1.6' }],
          bouncedMessageIds: ['ses-1@email.amazonses.example'],
          people: [{ name: 'Raj Patel', as: 'referral' }],
          phones: ['+14155550132'],
          times: ['Thursday at 3pm'],
        },
        matchedBy: 'token',
        rawKey: 'a-raw-key',
      });
      await stores.messages.record(answer);
      await stores.messages.record(aMessage());
      expect(await stores.messages.ofContact(nora.id, ben.id)).toEqual([aMessage(), answer]);
    });

    it('an owner’s messages since a moment are those of all contacts and the unmatched ones, in order of time', async () => {
      const unmatched = {
        contactId: 'none',
        id: 'raw-2',
        direction: 'in',
        at: '2026-11-25T00:00:00.000Z',
      } as const;
      const { n: _, step: __, ...stranger } = aMessage(unmatched);
      await stores.messages.record(stranger);
      await stores.messages.record(aMessage({ contactId: 'lena0001', at: '2026-11-24T00:00:00.000Z' }));
      await stores.messages.record(aMessage());
      await stores.messages.record(aMessage({ ownerId: 'omar0001' }));
      expect((await since('2026-11-23T14:05:00.000Z')).map((m) => m.contactId)).toEqual([
        ben.id,
        'lena0001',
        'none',
      ]);
      expect((await since('2026-11-23T14:05:00.001Z')).map((m) => m.contactId)).toEqual(['lena0001', 'none']);
      expect(await since('2026-11-26T00:00:00.000Z')).toEqual([]);
    });

    it('more messages than one answer of the table holds come back whole and in order', async () => {
      const text = 'a long story '.repeat(2000);
      for (let i = 0; i < 110; i++) {
        const at = new Date(Date.parse(nora.startedAt) + i * 1000).toISOString();
        await stores.messages.record(
          aMessage({ id: `raw-${i}`, contactId: i % 2 ? ben.id : 'none', at, text }),
        );
      }
      expect((await since(nora.startedAt)).map(({ id }) => id)).toEqual(
        Array.from({ length: 110 }, (_, i) => `raw-${i}`),
      );
      expect(await stores.messages.ofContact(nora.id, ben.id)).toHaveLength(55);
    });

    it('a message is found by each of its ids, those added later and those of 2,000 letters too', async () => {
      const long = `${'x'.repeat(2000)}@long.example`;
      await stores.messages.record(aMessage({ messageIds: ['own@x'] }));
      await stores.messages.record(aMessage({ messageIds: ['own@x', 'ses@x', long] }));
      const ref = { ownerId: nora.id, contactId: ben.id, n: 1, id: '1-1-inquire' };
      for (const id of ['own@x', 'ses@x', long]) expect(await stores.messages.byMessageId(id)).toEqual(ref);
      expect(await stores.messages.byMessageId('other@x')).toBeUndefined();
    });

    it('a message of no enrollment is found with 0 for its enrollment', async () => {
      const { n: _, ...message } = aMessage({ messageIds: ['loose@x'] });
      await stores.messages.record(message);
      expect(await stores.messages.byMessageId('loose@x')).toMatchObject({ n: 0 });
    });

    it('an id of our own leads to its mail, and nowhere as long as no mail has it', async () => {
      const own = `${nora.id}-${ben.id}-1.1-inquire@in.goodword.example`;
      expect(await stores.messages.byMessageId(own)).toBeUndefined();
      await stores.messages.record(aMessage({ messageIds: [own, 'ses@x'] }));
      const ref = { ownerId: nora.id, contactId: ben.id, n: 1, id: '1-1-inquire' };
      expect(await stores.messages.byMessageId(own)).toEqual(ref);
      expect(await stores.messages.byMessageId(own.replace('in.goodword', 'elsewhere'))).toBeUndefined();
      await stores.messages.record(aMessage({ contactId: 'none', id: 'raw-9', messageIds: [own] }));
      expect(await stores.messages.byMessageId(own)).toEqual(ref);
    });

    it('a delivery is noted of a mail that is recorded as sent under that id, once, and of no other', async () => {
      for (const text of ['Hi Ben', 'a long story '.repeat(2000)]) {
        const message = aMessage({ messageIds: ['own@x', 'ses@x'], text });
        const { noteDelivered } = stores.messages;
        await stores.messages.record(message);
        expect(await noteDelivered(message, 'other@x')).toBe(false);
        expect(await noteDelivered({ ...message, id: '1-2-nudge' }, 'ses@x')).toBe(false);
        expect(await stores.messages.ofContact(nora.id, ben.id)).toEqual([message]);
        expect(await noteDelivered(message, 'ses@x')).toBe(true);
        expect(await stores.messages.ofContact(nora.id, ben.id)).toEqual([
          { ...message, delivery: 'delivered' },
        ]);
        expect(await since(nora.startedAt)).toEqual([{ ...message, delivery: 'delivered' }]);
        expect(await noteDelivered(message, 'ses@x')).toBe(false);
        await stores.messages.record({ ...message, delivery: 'bounced' });
        expect(await noteDelivered(message, 'ses@x')).toBe(false);
        expect(await stores.messages.ofContact(nora.id, ben.id)).toMatchObject([{ delivery: 'bounced' }]);
      }
    });

    it('a stranger who repeats the id of one of our mails does not take its thread over', async () => {
      await stores.messages.record(aMessage({ messageIds: ['ses@x'] }));
      await stores.messages.record(aMessage({ contactId: 'none', id: 'raw-9', messageIds: ['ses@x'] }));
      expect(await stores.messages.byMessageId('ses@x')).toMatchObject({ contactId: ben.id });
    });
  });
}
