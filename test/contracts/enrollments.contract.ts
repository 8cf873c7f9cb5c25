import { beforeEach, describe, expect, it } from 'vitest';
import type { EnrollmentState } from '../../core/domain/enrollment/enrollment.ts';
import { ben, nora } from '../cast.ts';
import { aDraft, anEnrollment } from './examples.ts';
import { all, type OpenStores, type Stores } from './stores.ts';

const DUE = '2026-12-01T14:10:00.000Z';
const STATES: EnrollmentState[] = [
  { at: 'preparing', step: '1-inquire', due: DUE, notBefore: DUE },
  { at: 'asking', step: '1-inquire', fact: 'sharedWork', notBefore: DUE },
  { at: 'drafted', step: '1-inquire', fingerprint: 'f', notBefore: DUE },
  { at: 'scheduled', step: '1-inquire', fingerprint: 'f', due: DUE, planned: DUE, jitter: 0.25 },
  {
    at: 'sending',
    step: '1-inquire',
    fingerprint: 'f',
    claim: 'c',
    claimedAt: DUE,
    due: DUE,
    overtaken: 'stop',
  },
  { at: 'waiting', step: '2-nudge', due: DUE, notBefore: DUE },
  { at: 'closing', due: DUE },
  { at: 'answered', kind: 'positive', step: '3-ask', due: DUE, reminders: 1 },
  { at: 'answered', kind: 'positive', reminders: 2 },
  { at: 'snoozed', due: DUE, step: '3-ask' },
  { at: 'unknown', step: '1-inquire', fingerprint: 'f', claim: 'c', claimedAt: DUE },
  { at: 'ended', why: 'silent', when: DUE },
];

export function enrollmentsContract(open: OpenStores): void {
  describe('enrollments', () => {
    let stores: Stores;
    beforeEach(async () => void (stores = await open()));

    it.each(STATES)('an enrollment that is $at comes back as it was created', async (state) => {
      const enrollment = anEnrollment({ state });
      expect(await stores.enrollments.create(enrollment)).toBe('created');
      expect(await stores.enrollments.get(enrollment)).toEqual(enrollment);
    });

    it('the n-th enrollment of a contact is created once', async () => {
      const created = await Promise.all(
        Array.from({ length: 16 }, () => stores.enrollments.create(anEnrollment())),
      );
      expect(created.filter((one) => one === 'created')).toHaveLength(1);
    });

    it('of 64 workers that claim the same step one wins', async () => {
      await stores.enrollments.create(anEnrollment());
      const saved = await Promise.all(
        Array.from({ length: 64 }, (_, i) =>
          stores.enrollments.save(
            anEnrollment({
              state: {
                at: 'sending',
                step: '1-inquire',
                fingerprint: 'f',
                claim: `worker ${i}`,
                claimedAt: DUE,
                due: DUE,
              },
            }),
          ),
        ),
      );
      expect(saved.filter((one) => one === 'saved')).toHaveLength(1);
      const stored = await stores.enrollments.get(anEnrollment());
      expect(stored?.state).toMatchObject({ claim: `worker ${saved.indexOf('saved')}` });
      expect(stored?.version).toBe(anEnrollment().version + 1);
    });

    it('one that does not exist cannot be saved', async () => {
      expect(await stores.enrollments.save(anEnrollment())).toBe('conflict');
    });

    it('a contact’s come in the order of their number, and an owner’s are all of his contacts’', async () => {
      for (const n of [10, 2, 1]) await stores.enrollments.create(anEnrollment({ n }));
      await stores.enrollments.create(anEnrollment({ contactId: 'benosei2' }));
      await stores.enrollments.create(anEnrollment({ ownerId: 'omar0001' }));
      expect((await stores.enrollments.ofContact(nora.id, ben.id)).map(({ n }) => n)).toEqual([1, 2, 10]);
      expect(await all(stores.enrollments.ofOwner(nora.id))).toHaveLength(4);
    });

    it('a change to what was read changes nothing that is stored', async () => {
      await stores.enrollments.create(anEnrollment());
      const read = await stores.enrollments.get(anEnrollment());
      read?.references.push('forged@x');
      expect(await stores.enrollments.get(anEnrollment())).toEqual(anEnrollment());
    });
  });

  describe('drafts', () => {
    it('the newest text of a step is the one that is kept', async () => {
      const { drafts } = await open();
      await drafts.put(aDraft());
      await drafts.put(aDraft({ text: 'Dear Ben', fingerprint: 'z'.repeat(26) }));
      expect(await drafts.get(aDraft(), '1-inquire')).toEqual(
        aDraft({ text: 'Dear Ben', fingerprint: 'z'.repeat(26) }),
      );
      expect(await drafts.get(aDraft(), '2-nudge')).toBeUndefined();
      expect(await drafts.get(aDraft({ n: 2 }), '1-inquire')).toBeUndefined();
    });
  });
}
