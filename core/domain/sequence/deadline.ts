import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import type { Contact } from '../people/contact.ts';
import type { Day, Instant } from '../instant.ts';
import { dateOf, dayOf, daysBetween } from '../instant.ts';
import type { Owner } from '../owner.ts';
import { featuresOf, trustOf } from '../ranking/features.ts';
import { businessDaysBetween, isBusinessDay } from '../sending/business-days.ts';
import type { Enrollment } from '../enrollment/enrollment.ts';
import type { Condition, EarlyAsk } from './sequence.ts';

/** Somebody with a step before him, and what decides whether it may be written. */
export interface AtStep {
  owner: Owner;
  contact: Contact;
  enrollment: Pick<Enrollment, 'facts'>;
  now: Instant;
}

const PERMISSION_WITHIN = 30;
const IN_TOUCH_DAYS = 180;
const TIME_LEFT = 8;
const CLOSE = 4;

/** The day by which something has to be there: kept as YYYY-MM-DD, whatever words the owner said it in. */
export function deadlineOf({ facts }: Pick<Enrollment, 'facts'>): Day | undefined {
  const { deadline } = facts;
  return deadline !== undefined && ISO_DAY.test(deadline) ? deadline : undefined;
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day as it stands in a mail: "15 January 2027". */
export function dayWords(day: Day): string {
  return PlainDate.toLocaleString(dateOf(day), 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}

/** Business days of the owner's until the deadline; undefined where there is none. */
export function businessDaysLeft({ owner, enrollment, now }: Omit<AtStep, 'contact'>): number | undefined {
  const day = deadlineOf(enrollment);
  return day === undefined ? undefined : businessDaysBetween(dayOf(now, owner.zone), day, owner.holidays);
}

/** The business day that lies `count` business days before a day. */
export function businessDayBefore(day: Day, count: number, { holidays }: Pick<Owner, 'holidays'>): Day {
  let date = day;
  while (!isBusinessDay(date, holidays) || businessDaysBetween(date, day, holidays) < count)
    date = PlainDate.toString(PlainDate.subtractDays(dateOf(date), 1));
  return date;
}

/** May this person be asked before he answered (the exceptions to the gate)? */
export function mayAskEarly(early: EarlyAsk, at: AtStep): boolean {
  const { owner, contact, now } = at;
  const knows = featuresOf(contact, owner, now).knowledge >= 0.7;
  switch (early) {
    case 'deadline': {
      const left = businessDaysLeft(at);
      const remembers = contact.remembersYou === undefined || contact.remembersYou === 'yes';
      return knows && remembers && left !== undefined && left < PERMISSION_WITHIN;
    }
    case 'in-touch':
      return (
        knows && contact.lastContact !== undefined && daysBetween(contact.lastContact, now) <= IN_TOUCH_DAYS
      );
    case 'manager':
      return contact.kind === 'current_coworker' && contact.knowledge === 'managed-you';
  }
}

/** Does the condition of a step hold? */
export function conditionHolds(condition: Condition, at: AtStep): boolean {
  switch (condition) {
    case 'time-left':
      return (businessDaysLeft(at) ?? Infinity) > TIME_LEFT;
    case 'close':
      return trustOf(at.contact) >= CLOSE;
    case 'undecided':
      return isUndecided(at.owner, dayOf(at.now, at.owner.zone));
  }
}

/** Is nothing decided about the promotion on this day, and its day not over? Without a date it goes on until he says so. */
export const isUndecided = ({ goal }: Pick<Owner, 'goal'>, day: Day): boolean =>
  goal.decision === undefined && (goal.date === undefined || day <= goal.date);

/** What the owner is told where the condition of a step does not hold. */
export const INSTEAD: Record<Condition, string> = {
  'time-left': 'the deadline is eight business days away or less; ask somebody else today',
  close: 'another mail would be one too many for somebody with trust under 4; choose the next person',
  undecided: 'the day of the decision is over; say "decision: yes" or "decision: no", and I write the thanks',
};
