import type { Enrollment } from '../enrollment/enrollment.ts';
import { DAY, type Instant, plus } from '../instant.ts';

/** Days of rest after a sequence ended, so that nobody is asked twice in a season; a year after a no. */
const REST = 90;
const REST_AFTER_NO = 365;
/** Half a year: a weak tie who stayed silent is not asked for his time again before. */
const CLOSED = 183;

/** Sequences that ask people one hardly knows. */
const TO_WEAK_TIES = ['informational-interview', 'introduced'];

type Ended = Pick<Enrollment, 'state' | 'sequence' | 'sent'>;

/** Until when a person is left in peace after what has ended. */
export function restUntil(his: readonly Ended[]): Instant | undefined {
  const ends = his.flatMap((one) =>
    one.state.at === 'ended' ? [plus(one.state.when, daysOf(one) * DAY)] : [],
  );
  return ends.sort().at(-1);
}

/** Until when no first mail goes to somebody who answered none of the mails to a weak tie; undefined where that is over. */
export function closedUntil(his: readonly Ended[], now: Instant): Instant | undefined {
  const until = restUntil(his.filter(isClosed));
  return until !== undefined && until > now ? until : undefined;
}

function daysOf(one: Ended): number {
  if (one.state.at === 'ended' && one.state.why === 'no') return REST_AFTER_NO;
  return isClosed(one) ? CLOSED : REST;
}

const isClosed = ({ state, sequence, sent }: Ended): boolean =>
  state.at === 'ended' && state.why === 'silent' && sent.length > 0 && TO_WEAK_TIES.includes(sequence);
