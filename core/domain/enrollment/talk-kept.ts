import type { Instant } from '../instant.ts';
import type { Enrollment } from './enrollment.ts';

/** The conversation without its talk: it was called off, or is over and spoken of. */
export function withoutTalk(enrollment: Enrollment): Enrollment {
  if (!enrollment.talkOn) return enrollment;
  const { talkOn: _talk, ...rest } = enrollment;
  return rest;
}

/** Sequences that begin with thanks for a talk. */
const AFTER_TALK: readonly string[] = ['thank-you', 'met-in-person'];

/** Was a talk of that day thanked for, or told of by the owner himself? `since` is its beginning. */
export const isThankedFor = (
  enrollments: readonly Pick<Enrollment, 'sequence' | 'startedAt'>[],
  since: Instant,
): boolean =>
  enrollments.some(({ sequence, startedAt }) => AFTER_TALK.includes(sequence) && startedAt >= since);
