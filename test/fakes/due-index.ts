import type { DueIndex, DueThing, Enrollments, Owners } from '../../core/assistant/ports.ts';
import { placeAmongDue } from '../../core/domain/enrollment/enrollment.ts';
import type { Enrollment } from '../../core/domain/enrollment/enrollment.ts';

/** `kept`: what the enrollments keep, where it may be looked at without a copy of each. */
export function fakeDueIndex(
  owners: Owners,
  enrollments: Enrollments & { kept?: Map<string, Enrollment> },
): DueIndex {
  const all = async () => {
    const things: DueThing[] = [];
    for await (const { id, due } of owners.all()) {
      things.push({ kind: 'owner', ownerId: id, due });
      const own = enrollments.kept
        ? [...enrollments.kept.values()].filter(({ ownerId }) => ownerId === id)
        : enrollments.ofOwner(id);
      for await (const enrollment of own) {
        const { ownerId, contactId, n, state } = enrollment;
        const due = placeAmongDue({ ...enrollment, state: withoutSince(state) });
        if (due) things.push({ kind: 'enrollment', ownerId, contactId, n, due });
      }
    }
    return things.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  };
  return {
    async *upTo(now) {
      yield* (await all()).filter((thing) => thing.due <= now);
    },
    async next() {
      return (await all())[0]?.due;
    },
  };
}

/** The moment of a claim counts here: what is under way is not taken up by a second worker. */
const withoutSince = (state: Enrollment['state']): Enrollment['state'] => {
  if (state.at !== 'sending') return state;
  const { since: _since, ...rest } = state;
  return rest;
};
