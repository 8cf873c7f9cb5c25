import { nameBook } from '../command/name-book.ts';
import { type Enrollment, isOver } from '../enrollment/enrollment.ts';
import { DAY, dayOf, daysBetween, type Day, type Instant, plus } from '../instant.ts';
import { clip, count } from '../owner-mail/short-words.ts';
import type { Owner } from '../owner.ts';
import type { Contact } from '../people/contact.ts';

/** A question whether people are to be kept; nobody is deleted without an answer. */
export interface KeepingQuestion {
  words: string;
  /** Who was asked about by name: never again. */
  contactIds: string[];
  /** The import that was asked about: never again. */
  importDay?: Day;
}

/** How a contact says that the owner was asked whether to keep him. */
export const ASKED_TO_KEEP = 'keep';
/** How the owner's record says that he was asked about the import of a day. */
export const askedAboutImport = (day: Day): string => `import ${day}`;

const UNTOUCHED_DAYS = 730;
const IMPORT_DAYS = 90;
/** One week in four: on the others the digest asks what helps to find whom to write to. */
const ONE_WEEK_OF = 4;
const ITS_TURN = 3;
const NAMED = 3;
/** Fewer are asked about by name when their time comes. */
const FEWEST_OF_IMPORT = 5;
const IMPORTED: ReadonlySet<string> = new Set([
  'linkedin',
  'google contacts',
  'outlook',
  'vcard',
  'address book',
]);

/**
 * Whether to keep people of an import who were never written to in 90 days, else people untouched for 24 months: what is
 * stored of others is not kept for ever without a reason (GDPR art. 5(1)(e)).
 */
export function worthKeeping(
  owner: Owner,
  contacts: readonly Contact[],
  enrollments: readonly Enrollment[],
  now: Instant,
): KeepingQuestion | undefined {
  if (Math.floor(daysBetween(owner.startedAt, now) / 7) % ONE_WEEK_OF !== ITS_TURN) return undefined;
  const imported = oldImport(owner, contacts, enrollments, now);
  return imported ?? untouched(contacts, enrollments, now);
}

/** The people of the imports of a day whom nobody wrote to or spoke with since, and of whom the owner said nothing. */
export function neverUsedOf(
  day: Day,
  owner: Pick<Owner, 'zone'>,
  contacts: readonly Contact[],
  enrollments: readonly Enrollment[],
): Contact[] {
  const begun = new Set(enrollments.map(({ contactId }) => contactId));
  return contacts.filter(
    (c) => IMPORTED.has(c.source) && dayOf(c.createdAt, owner.zone) === day && isUnused(c, begun),
  );
}

const isUnused = (c: Contact, begun: ReadonlySet<string>): boolean =>
  !begun.has(c.id) &&
  !c.doNotContact &&
  c.trust === undefined &&
  c.reference === undefined &&
  (c.mergedFrom ?? []).length === 0 &&
  (c.lastContact ?? '') <= c.createdAt &&
  c.notes.every(({ at }) => at <= c.createdAt);

function oldImport(
  owner: Owner,
  contacts: readonly Contact[],
  enrollments: readonly Enrollment[],
  now: Instant,
): KeepingQuestion | undefined {
  const before = plus(now, -IMPORT_DAYS * DAY);
  const days = new Set(
    contacts
      .filter(({ source, createdAt }) => IMPORTED.has(source) && createdAt < before)
      .map(({ createdAt }) => dayOf(createdAt, owner.zone)),
  );
  for (const day of [...days].sort()) {
    if (owner.asked?.includes(askedAboutImport(day))) continue;
    const unused = neverUsedOf(day, owner, contacts, enrollments).length;
    if (unused < FEWEST_OF_IMPORT) continue;
    const words =
      `${count(unused, 'person', 'people')} you imported on ${day} you never wrote to. Keep them, or delete them? ` +
      `"keep import ${day}" or "forget import ${day}"; without a word they stay.`;
    return { words, contactIds: [], importDay: day };
  }
  return undefined;
}

function untouched(
  contacts: readonly Contact[],
  enrollments: readonly Enrollment[],
  now: Instant,
): KeepingQuestion | undefined {
  const before = plus(now, -UNTOUCHED_DAYS * DAY);
  const lastOf = new Map<string, Instant>();
  const open = new Set<string>();
  for (const enrollment of enrollments) {
    const { contactId, sent } = enrollment;
    if (!isOver(enrollment)) open.add(contactId);
    const at = sent.at(-1)?.at ?? '';
    if (at > (lastOf.get(contactId) ?? '')) lastOf.set(contactId, at);
  }
  const names = nameBook(contacts);
  const asked = contacts
    .filter((c) => touchedAt(c, lastOf) < before && !open.has(c.id) && !c.asked?.includes(ASKED_TO_KEEP))
    // The answer names the person: a name no line can carry is not asked about.
    .filter((c) => !/[\d@<>:/\\,;&]/.test(c.name) && names.find(c.name).at === 'one')
    .slice(0, NAMED);
  if (asked.length === 0) return undefined;
  const who = asked.map(({ name }) => clip(name, 40)).join(', ');
  return {
    words: `Untouched for two years: ${who}. Delete? "forget ${who}" or "keep ${who}"; without a word they stay.`,
    contactIds: asked.map(({ id }) => id),
  };
}

const touchedAt = (c: Contact, lastOf: ReadonlyMap<string, Instant>): Instant =>
  [c.createdAt, c.lastContact ?? '', lastOf.get(c.id) ?? '', ...c.notes.map(({ at }) => at)].reduce((a, b) =>
    a > b ? a : b,
  );
