import { beforeEach, describe, expect, it } from 'vitest';
import type { DueThing } from '../../core/assistant/ports.ts';
import { nora } from '../cast.ts';
import { anEnrollment } from './examples.ts';
import { all, type OpenStores, type Stores } from './stores.ts';

const NOON = '2026-11-23T12:00:00.000Z';
const waiting = (due: string) => ({ at: 'closing', due }) as const;

export function dueIndexContract(open: OpenStores): void {
  describe('due index', () => {
    let stores: Stores;
    beforeEach(async () => void (stores = await open()));
    const upTo = async (now: string) => {
      const things = await all(stores.dueIndex.upTo(now));
      return things.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
    };

    it('exactly what is due up to a moment is in it: owners and enrollments, not what waits for nothing', async () => {
      await stores.owners.create({ ...nora, due: NOON });
      await stores.enrollments.create(anEnrollment({ n: 1, state: waiting(NOON) }));
      await stores.enrollments.create(anEnrollment({ n: 12, state: waiting('2026-11-23T11:00:00.000Z') }));
      await stores.enrollments.create(anEnrollment({ n: 3, state: waiting('2026-11-23T12:00:00.001Z') }));
      await stores.enrollments.create(anEnrollment({ n: 4, state: { at: 'ended', why: 'no', when: NOON } }));
      const { ownerId, contactId } = anEnrollment();
      const expected: DueThing[] = [
        { kind: 'enrollment', ownerId, contactId, n: 12, due: '2026-11-23T11:00:00.000Z' },
        { kind: 'enrollment', ownerId, contactId, n: 1, due: NOON },
        { kind: 'owner', ownerId: nora.id, due: NOON },
      ];
      expect(await upTo(NOON)).toHaveLength(3);
      expect(await upTo(NOON)).toEqual(expect.arrayContaining(expected));
      expect(await stores.dueIndex.next()).toBe('2026-11-23T11:00:00.000Z');
    });

    it('a save moves its place in it or takes it out', async () => {
      await stores.owners.create(nora);
      await stores.enrollments.create(anEnrollment({ state: waiting(NOON) }));
      const { version } = anEnrollment();
      await stores.enrollments.save(anEnrollment({ version, state: waiting('2026-11-24T12:00:00.000Z') }));
      expect(await upTo(NOON)).toEqual([]);
      await stores.enrollments.save(
        anEnrollment({ version: version + 1, state: { at: 'answered', kind: 'positive', reminders: 3 } }),
      );
      expect(await upTo('2099-01-01T00:00:00.000Z')).toEqual([
        { kind: 'owner', ownerId: nora.id, due: nora.due },
      ]);
    });

    it('nothing is next where nothing is due', async () => {
      expect(await stores.dueIndex.next()).toBeUndefined();
      expect(await upTo(NOON)).toEqual([]);
    });

    it('hundreds due at once all come, each once', async () => {
      await stores.owners.create({ ...nora, due: '2099-01-01T00:00:00.000Z' });
      const ids = Array.from({ length: 300 }, (_, i) => `p${String(i).padStart(7, '0')}`);
      for (let i = 0; i < ids.length; i += 50) {
        const some = ids.slice(i, i + 50);
        await Promise.all(
          some.map((contactId) =>
            stores.enrollments.create(anEnrollment({ contactId, state: waiting(NOON) })),
          ),
        );
      }
      const found = (await upTo(NOON)).map((thing) => (thing.kind === 'enrollment' ? thing.contactId : ''));
      expect(found).toEqual(ids);
    });
  });
}
