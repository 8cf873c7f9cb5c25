import type { Ending, Enrollment } from '../enrollment/enrollment.ts';
import { dayOf, type Instant } from '../instant.ts';
import type { Owner } from '../owner.ts';
import { isHumanAnswer, type ReplyKind } from '../reply/reply.ts';
import { businessDaysBetween } from '../sending/business-days.ts';

/**
 * How somebody answers, in the words of Steve Dalton: a booster within three business days, an obligate late or
 * reluctantly, a curmudgeon never. It is for calculating; the owner reads `segmentWords`.
 */
export type Segment = 'booster' | 'obligate' | 'curmudgeon';

/** A first answer, and how long it took. */
export interface Pace {
  segment: Segment;
  /** Business days from the first mail of the conversation to the first answer. */
  days?: number;
}

const PROMPT_DAYS = 3;
const RELUCTANT: readonly ReplyKind[] = ['later', 'no'];
/** Answers that say nothing of how this person answers: it is not he, or he wants no mail. */
const NO_PACE: readonly ReplyKind[] = ['left', 'wrong-person', 'stop'];
const UNANSWERED: readonly Ending[] = ['silent'];

/** Read off the newest conversation that tells it; undefined while a first answer may still come. */
export function segmentOf(
  his: readonly Pick<Enrollment, 'sent' | 'answers' | 'state'>[],
  { zone, holidays }: Pick<Owner, 'zone' | 'holidays'>,
): Pace | undefined {
  const newestFirst = [...his].sort((one, other) => (begun(one) < begun(other) ? 1 : -1));
  for (const { sent, answers, state } of newestFirst) {
    const [first] = sent;
    if (!first) continue;
    const answer = answers.find(({ kind, at }) => at >= first.at && isHumanAnswer(kind));
    if (!answer) {
      if (state.at === 'ended' && UNANSWERED.includes(state.why)) return { segment: 'curmudgeon' };
      continue;
    }
    if (NO_PACE.includes(answer.kind)) continue;
    const days = businessDaysBetween(dayOf(first.at, zone), dayOf(answer.at, zone), holidays);
    const isPrompt = days <= PROMPT_DAYS && !RELUCTANT.includes(answer.kind);
    return { segment: isPrompt ? 'booster' : 'obligate', days };
  }
  return undefined;
}

const begun = ({ sent }: Pick<Enrollment, 'sent'>): Instant => sent[0]?.at ?? '';

/** For the owner: never a grade, and silence is what happens most. */
export function segmentWords({ segment, days = 0 }: Pace): string {
  const within = days === 0 ? 'the same day' : `within ${days} business ${days === 1 ? 'day' : 'days'}`;
  switch (segment) {
    case 'booster':
      return `answered ${within}`;
    case 'obligate':
      return `answered ${within}; takes time, which is fine`;
    case 'curmudgeon':
      return 'no answer so far, as from 6 to 8 of 10; it says nothing about you';
  }
}
