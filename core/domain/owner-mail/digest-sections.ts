import type { Contact } from '../people/contact.ts';
import type { DigestItem, Week } from './digest.ts';
import { waitingEntries } from './digest-waiting.ts';
import { plus, DAY } from '../instant.ts';
import { closingWords } from './digest-roles.ts';
import { clip, dayWords, stepWords } from './short-words.ts';

/** One numbered entry before it is cut to the room there is. */
export interface Entry {
  item: DigestItem;
  text: string;
  /** The same for a full week. */
  short: string;
  /** Reasons, strongest first. */
  why: string[];
  /** The beginning of the draft. */
  quote: string;
  /** What to answer. */
  say: string;
  /** Somebody answered and needs the owner: what a subject is made of. */
  answered?: string;
}

export type Unnumbered = Omit<Entry, 'item' | 'say'> & {
  item: Omit<DigestItem, 'number' | 'section'>;
  /** What to answer, once the number is known. */
  say: (number: number) => string;
};

export interface Section {
  section: DigestItem['section'];
  heading: string;
  hint: string;
  entries: Entry[];
  /** How many stand only in `list`. */
  left: number;
  /** What to answer is never left out. */
  needsAnswer: boolean;
}

const LIMITS = { waiting: 5, people: 5, 'going-out': 5, 'keep-in-touch': 3 };
const LIMIT_OF_EVERYTHING = 100;

/** The numbered sections in their order; one that is empty is left out, and one person stands in only one of them. */
export function digestSections(week: Week): Section[] {
  const seen = new Set<string>();
  const sections: Section[] = [];
  let number = 1;
  for (const { section, heading, hint, all } of [
    { section: 'waiting', heading: 'Waiting for you', hint: () => '', all: waitingEntries(week) },
    { section: 'people', heading: "This week's people", hint: peopleHint, all: peopleEntries(week) },
    { section: 'going-out', heading: 'Going out', hint: goingHint, all: goingOutEntries(week) },
    { section: 'keep-in-touch', heading: 'Keep in touch', hint: touchHint, all: touchEntries(week) },
  ] as const) {
    const fresh = section === 'waiting' ? all : all.filter(({ item }) => !seen.has(item.contactId));
    const limit = week.everything ? LIMIT_OF_EVERYTHING : LIMITS[section];
    const first = number;
    const entries = fresh.slice(0, limit).map(({ item, say, ...entry }): Entry => {
      const numbered = { ...item, number: number++, section };
      return { ...entry, item: numbered, say: say(numbered.number) };
    });
    for (const { item } of all) seen.add(item.contactId);
    if (entries.length === 0) continue;
    const left = fresh.length - entries.length;
    const canStart = section === 'going-out' || entries.some(({ item }) => item.sequence !== undefined);
    sections.push({
      section,
      heading,
      hint: canStart ? hint(first) : '',
      entries,
      left,
      needsAnswer: section === 'waiting',
    });
  }
  return sections;
}

const peopleHint = (n: number): string =>
  `"${n} yes" and I write the draft; or "${n} later March", "${n} no"`;
const touchHint = (n: number): string => `"${n} yes" and I write a note`;
const goingHint = (n: number): string => `"hold ${n}" keeps one back`;

/** "Ben Osei, Data team lead, Helio". */
export const whoWords = ({ name, role, company }: Contact): string =>
  [clip(name, 40), clip(role ?? '', 40), clip(company ?? '', 30)].filter((w) => w !== '').join(', ');

/** First and last word of a name. */
export function shortName({ name }: Contact): string {
  const words = clip(name, 60).split(' ');
  return words.length > 2 ? `${words[0] ?? ''} ${words.at(-1) ?? ''}` : words.join(' ');
}

/** Whom the last digests showed in vain steps back behind the others: a missed week makes no debt, nor the same mail again. */
const SHOWN_IN_VAIN = 3;

function peopleEntries(week: Week): Unnumbered[] {
  const { suggestions, sent } = week;
  const recent = sent.slice(0, SHOWN_IN_VAIN);
  const stale = (id: string): boolean =>
    recent.length === SHOWN_IN_VAIN &&
    recent.every(({ items }) => items.some((i) => i.section === 'people' && i.contactId === id));
  const order = [
    ...suggestions.filter(({ contact }) => !stale(contact.id)),
    ...suggestions.filter(({ contact }) => stale(contact.id)),
  ];
  return order.map(({ contact, reasons, caution, sequence, firstLine }) => ({
    item: { contactId: contact.id, ...(sequence !== undefined && { sequence }) },
    text: whoWords(contact),
    short: `${shortName(contact)}${contact.company === undefined ? '' : `, ${clip(contact.company, 30)}`}`,
    why: [
      ...[closingWords(contact, week) ?? []].flat(),
      ...reasons.slice(0, 3),
      ...(caution === undefined ? [] : [`but ${caution}`]),
    ].map((reason) => clip(reason, 60)),
    quote: firstLine ?? '',
    say: (n) => (sequence === undefined ? `best spoken to in person; "done ${n}" when you have` : ''),
  }));
}

const WEEK_AHEAD = 7 * DAY;

function goingOutEntries({ owner, now, enrollments, contacts }: Week): Unnumbered[] {
  return enrollments
    .flatMap((enrollment) => {
      const { state, contactId, n } = enrollment;
      const contact = contacts.get(contactId);
      if (state.at !== 'scheduled' || !contact || state.due > plus(now, WEEK_AHEAD)) return [];
      const day = dayWords(state.due, owner.zone, now);
      const what = `${day}: ${stepWords(state.step)} to`;
      const texts = { text: `${what} ${clip(contact.name, 40)}`, short: `${what} ${shortName(contact)}` };
      return { due: state.due, item: { contactId, n, step: state.step }, texts };
    })
    .sort((a, b) => (a.due < b.due ? -1 : 1))
    .map(({ item, texts }) => ({ item, ...texts, why: [], quote: '', say: () => '' }));
}

function touchEntries({ keepInTouch }: Week): Unnumbered[] {
  return keepInTouch.map(({ contact, silentDays, last, fading, sequence }) => ({
    item: { contactId: contact.id, ...(sequence !== undefined && { sequence }) },
    text: `${clip(contact.name, 40)}, ${silence(silentDays)}${last === undefined ? '' : `; last: ${clip(last, 60)}`}`,
    short: `${shortName(contact)}, ${silence(silentDays)}`,
    why: [],
    quote: '',
    say: (n) => (fading ? `no rhythm yet: "keep ${n} every 3 months" or "keep ${n} never"` : ''),
  }));
}

const silence = (days: number): string => {
  const months = Math.round(days / 30);
  if (months < 2) return `${days} days`;
  return months < 24 ? `${months} months` : `${Math.round(days / 365)} years`;
};
