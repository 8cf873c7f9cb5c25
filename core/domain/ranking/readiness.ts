import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';
import { addBusinessDays } from '../sending/business-days.ts';
import { sameCompany } from '../people/company.ts';
import type { Contact } from '../people/contact.ts';
import { dayOf, daysBetween, type Instant, wallClock } from '../instant.ts';
import { type Enrollment, isOver } from '../enrollment/enrollment.ts';
import { type Helper, helpWords } from './company-help.ts';
import { isInside } from './features.ts';
import { holdAt } from '../sending/hold.ts';
import type { Owner } from '../owner.ts';
import { restUntil } from './rest.ts';
import { AMOUNTS } from '../sending/pace.ts';
import { startOfDay } from '../sending/sending-hours.ts';

/** May the owner write to this person now, and if not, why. */
export type Readiness =
  | 'ready'
  | 'needs an address'
  | 'company locked'
  | 'company closed'
  | 'resting'
  | 'held'
  | 'in progress'
  | 'protected'
  | 'do not contact';

/** Somebody at a company was written to first, and until when nobody else there is. */
export interface CompanyLock {
  company: string;
  contactId: string;
  name: string;
  until: Instant;
}

/** Guards in the order in which they speak; `because` says more where there is more to say. */
export function readinessOf(
  contact: Contact,
  owner: Owner,
  enrollments: Enrollment[],
  { locks, closed }: { locks: CompanyLock[]; closed?: Helper | undefined },
  now: Instant,
): { readiness: Readiness; because?: string } {
  if (contact.doNotContact) return { readiness: 'do not contact', because: contact.doNotContact.because };
  const running = enrollments.find((enrollment) => !isOver(enrollment));
  if (running) return { readiness: 'in progress', because: running.sequence };
  if (isProtected(contact, owner))
    return {
      readiness: 'protected',
      because: 'works where you work: say yes to writing to this person first',
    };
  const hold = holdAt(contact.holds, now);
  if (hold) return { readiness: 'held', because: hold.because };
  const rest = restUntil(enrollments);
  if (rest && now < rest) return { readiness: 'resting', because: `until ${rest.slice(0, 10)}` };
  if (!addressOf(contact)) return { readiness: 'needs an address' };
  if (closed) return { readiness: 'company closed', because: helpWords(closed) };
  const lock = lockOn(contact, locks);
  if (lock)
    return {
      readiness: 'company locked',
      because: `also writing to ${lock.name} until ${weekday(lock.until, owner)}`,
    };
  return { readiness: 'ready' };
}

/** The address that is written to: the first that is not stale. */
export const addressOf = (contact: Contact): string | undefined =>
  contact.addresses.find(({ stale }) => stale === undefined)?.address;

/**
 * Who looks for another job must not have it known at home: people of the present employer are left alone
 * without the owner's consent for each.
 */
export function isProtected(contact: Contact, owner: Owner): boolean {
  if (owner.goal.kind === 'promotion' || contact.consent) return false;
  return isInside(contact, owner) || contact.kind === 'current_coworker' || contact.reportingLine === true;
}

/** One word for the caution that goes with a person; the weightiest only. */
export function cautionFor(
  contact: Contact,
  owner: Owner,
  enrollments: Enrollment[],
  locks: CompanyLock[],
  now: Instant,
): string | undefined {
  if (contact.reportingLine && owner.goal.kind !== 'promotion') return 'in your reporting line';
  if (!addressOf(contact))
    return contact.addresses.length > 0 ? `left ${contact.company ?? 'the company'}?` : 'no email address';
  if (owner.goal.kind !== 'promotion' && isInside(contact, owner)) return 'your colleague: ask with care';
  const lock = lockOn(contact, locks);
  if (lock) return `also writing to ${lock.name} at ${lock.company} until ${weekday(lock.until, owner)}`;
  const days = contact.lastContact ? daysBetween(contact.lastContact, now) : Infinity;
  if (days >= 14) return undefined;
  const wrote = enrollments.some(({ sent }) => sent.some(({ at }) => at === contact.lastContact));
  const ago = days <= 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`;
  return wrote ? `you wrote ${ago}` : `you were in touch ${ago}`;
}

/** Whom the owner wrote to first at each company within three business days. An out-of-office note frees the company. */
export function companyLocks(
  owner: Owner,
  contacts: Contact[],
  enrollments: Map<string, Enrollment[]>,
  now: Instant,
): CompanyLock[] {
  return contacts.flatMap((contact): CompanyLock[] => {
    const { company, id: contactId, name } = contact;
    if (!company || contact.holds.some(({ source, until }) => source === 'out-of-office' && now < until))
      return [];
    return (enrollments.get(contactId) ?? []).flatMap((enrollment) => {
      const first = firstMail(enrollment);
      const until = first && freeAgain(first, owner);
      return until && now < until ? [{ company, contactId, name, until }] : [];
    });
  });
}

const lockOn = (contact: Contact, locks: CompanyLock[]): CompanyLock | undefined =>
  locks.find((lock) => lock.contactId !== contact.id && sameCompany(lock.company, contact.company));

/** When the first mail went out, or will. */
function firstMail({ sent, state }: Enrollment): Instant | undefined {
  return sent[0]?.at ?? (state.at === 'scheduled' ? state.due : undefined);
}

/** The morning of the third business day after: then a second person at the company may be written to. */
export const freeAgain = (first: Instant, owner: Owner): Instant =>
  startOfDay(addBusinessDays(dayOf(first, owner.zone), AMOUNTS.companyLock, owner.holidays), owner.zone);

const weekday = (at: Instant, owner: Owner): string =>
  ZonedDateTime.toLocaleString(wallClock(at, owner.zone), 'en-GB', { weekday: 'short' });
