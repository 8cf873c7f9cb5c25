import type { Instant } from '../instant.ts';
import type { Enrollment } from './enrollment.ts';
import { same } from './take-back.ts';

/** The conversation without its talk: it was called off, or is over and spoken of. */
export function withoutTalk(enrollment: Enrollment): Enrollment {
  if (!enrollment.talkOn) return enrollment;
  const { talkOn: _talk, ...rest } = enrollment;
  return rest;
}

/** The conversation with the talk a command took from it, or put off, as it was before; not where it has changed since. */
export function withTalkBack(now: Enrollment, before: Enrollment, after: Enrollment | undefined): Enrollment {
  if (same(before.talkOn, after?.talkOn) || !same(now.talkOn, after?.talkOn)) return now;
  return { ...withoutTalk(now), ...(before.talkOn && { talkOn: before.talkOn }) };
}

/** Sequences that begin with thanks for a talk. */
const AFTER_TALK: readonly string[] = ['thank-you', 'met-in-person'];

/** Was a talk of that day thanked for, or told of by the owner himself? `since` is its beginning. */
export const isThankedFor = (
  enrollments: readonly Pick<Enrollment, 'sequence' | 'startedAt'>[],
  since: Instant,
): boolean =>
  enrollments.some(({ sequence, startedAt }) => AFTER_TALK.includes(sequence) && startedAt >= since);
