import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import * as PlainTime from 'temporal-polyfill/fns/PlainTime';
import type { Day, Instant } from '../instant.ts';
import { dateOf, HOUR, instant, plus } from '../instant.ts';
import type { TalkDay } from '../reply/talk-day.ts';
import { isZone, morningOf, startOfDay } from '../sending/sending-hours.ts';

/** A talk that was named or agreed in a conversation. */
export interface Talk {
  /** The day, in `zone`. */
  day: Day;
  /** "15:30" in `zone`, where a time was said. */
  time?: string;
  /** IANA zone. */
  zone: string;
  /** When the words came that named it. */
  said: Instant;
  /** What the owner is told of it next: the day before, what to ask; the day after, whether they talked. */
  next?: { about: 'before' | 'after'; due: Instant };
}

/** The talk, with the day before it next; a day that has come already is told of at once, one that is over never. */
export function talkOf(named: TalkDay, zone: string, ownerZone: string, said: Instant): Talk {
  const { day, time } = named;
  const talk: Talk = {
    day,
    ...(time !== undefined && { time }),
    zone: named.zone !== undefined && isZone(named.zone) ? named.zone : zone,
    said,
  };
  const due = morningOf(plus(startOfDay(day, talk.zone), -12 * HOUR), ownerZone);
  return { ...talk, next: { about: 'before', due: due < said ? said : due } };
}

/** After what was told: the day after comes next, then nothing. */
export function talkTold(talk: Talk, ownerZone: string): Talk {
  const { next, ...rest } = talk;
  return next?.about === 'before'
    ? { ...rest, next: { about: 'after', due: askedAt(talk, ownerZone) } }
    : rest;
}

/** When it begins, or would be over where no time was said: the evening of its day. */
export function talkStart({ day, time, zone }: Pick<Talk, 'day' | 'time' | 'zone'>): Instant {
  return instant(
    PlainDate.toZonedDateTime(dateOf(day), {
      timeZone: zone,
      plainTime: PlainTime.fromString(time ?? '17:00'),
    }),
  );
}

/**
 * The owner is asked whether they talked the next morning; on a Friday two hours after the beginning, because thanks
 * belong within a day and nobody reads this on a Saturday.
 */
function askedAt(talk: Talk, ownerZone: string): Instant {
  const start = talkStart(talk);
  if (PlainDate.dayOfWeek(dateOf(talk.day)) === 5) return plus(start, 2 * HOUR);
  const nextDay = PlainDate.toString(PlainDate.addDays(dateOf(talk.day), 1));
  return morningOf(plus(startOfDay(nextDay, talk.zone), 12 * HOUR), ownerZone);
}
