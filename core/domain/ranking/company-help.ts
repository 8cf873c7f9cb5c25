import type { Enrollment } from '../enrollment/enrollment.ts';
import { DAY, type Instant, plus } from '../instant.ts';
import type { Owner } from '../owner.ts';
import { sameCompany } from '../people/company.ts';
import { type Contact, idsOf } from '../people/contact.ts';
import { isHelpful, isHumanAnswer, type ReplyKind } from '../reply/reply.ts';
import type { Sequence } from '../sequence/sequence.ts';
import { isInside } from '../people/employer.ts';
import { KEEP_IN_TOUCH } from './keep-in-touch.ts';

/** Somebody who helps the owner at a company: nobody new is written to there (the "booster" of Steve Dalton). */
export interface Helper {
  company: string;
  contactId: string;
  name: string;
  /** When the newest answer came that helped. */
  since: Instant;
}

/** Help that is older than half a year keeps nobody else from being written to. */
const HELP_LASTS = 183 * DAY;

/** Answers after which somebody helps no more. */
const OVER: readonly ReplyKind[] = ['no', 'stop', 'left', 'wrong-person'];

/** What this person's answers make of him where he works; `his` are all his enrollments. A note without a favour asks for no help. */
export function helperOf(
  contact: Contact,
  his: readonly Enrollment[],
  owner: Owner,
  now: Instant,
): Helper | undefined {
  const { company, id: contactId, name } = contact;
  if (company === undefined || contact.doNotContact || standsAlone(contact, owner)) return undefined;
  const since = newestHelp(his, now);
  return since === undefined ? undefined : { company, contactId, name, since };
}

/** When the newest of these answers came that helped; undefined where it is too old, or he takes no part any more. */
export function newestHelp(
  his: readonly Pick<Enrollment, 'sequence' | 'answers'>[],
  now: Instant,
): Instant | undefined {
  const answers = his
    .filter(({ sequence }) => sequence !== KEEP_IN_TOUCH)
    .flatMap((one) => one.answers)
    .filter(({ kind }) => isHumanAnswer(kind));
  const newest = answers
    .filter(({ kind }) => isHelpful(kind))
    .sort(byTime)
    .at(-1);
  if (!newest || plus(newest.at, HELP_LASTS) <= now) return undefined;
  return answers.some(({ kind, at }) => at > newest.at && OVER.includes(kind)) ? undefined : newest.at;
}

/** Everybody who helps somewhere. */
export const helpersIn = (
  contacts: Iterable<Contact>,
  enrollments: ReadonlyMap<string, readonly Enrollment[]>,
  owner: Owner,
  now: Instant,
): Helper[] => [...contacts].flatMap((one) => helperOf(one, enrollments.get(one.id) ?? [], owner, now) ?? []);

/**
 * Who helps where this person works, so that he is not written to for the first time. Somebody the owner was sent to, or
 * has written to before, is no new beginning; and what the owner opened is open.
 */
export function closedBy(
  contact: Contact,
  his: readonly Enrollment[],
  owner: Owner,
  helpers: readonly Helper[],
): Helper | undefined {
  if (contact.referredBy !== undefined || contact.kind === 'referred') return undefined;
  if (his.some(({ sent }) => sent.length > 0) || standsAlone(contact, owner)) return undefined;
  if (isOpened(contact.company, owner)) return undefined;
  return helpers.find(
    ({ company, contactId }) => sameCompany(company, contact.company) && !idsOf(contact).includes(contactId),
  );
}

/** Did the owner say that others at this company may be written to all the same? */
export const isOpened = (company: string | undefined, owner: Pick<Owner, 'opened'>): boolean =>
  owner.opened?.some((one) => sameCompany(one, company)) ?? false;

/** The sequences of our own that are such a beginning: what is proposed is known by its name alone. */
export const BEGINNINGS: readonly string[] = [
  'hiring-manager',
  'reconnect',
  'classmate',
  'informational-interview',
];

/** Is its first mail a beginning at an employer? One about a talk, a reference or a name somebody gave is not. */
export const beginsAtCompany = ({ gate, firstMail, steps }: Sequence): boolean =>
  gate !== 'none' && firstMail === 'midweek' && !steps.some(({ asks }) => asks.includes('reference'));

/** In words for the owner, with what he may do about it. */
export const helpWords = ({ name, company }: Helper): string =>
  `${name} at ${company} is helping you, so nobody else there is written to; "open ${company}" allows it`;

/** A university is no employer one gets into, and a promotion is won by many at home. */
const standsAlone = (contact: Contact, owner: Owner): boolean =>
  contact.kind === 'professor' || (owner.goal.kind === 'promotion' && isInside(contact, owner));

const byTime = (one: { at: Instant }, other: { at: Instant }): number => (one.at < other.at ? -1 : 1);
