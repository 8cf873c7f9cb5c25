import { nameBook } from '../command/name-book.ts';
import type { Contact } from '../people/contact.ts';
import type { Fact } from '../people/facts.ts';
import type { Instant } from '../instant.ts';
import type { Owner } from '../owner.ts';
import { clip } from '../owner-mail/short-words.ts';
import { featuresOf } from './features.ts';
import type { Ranked } from './ranking.ts';
import { scoreOf } from './score.ts';

/** What may be asked about a person; each is asked once in his life. */
export const QUESTIONS = ['kind', 'work', 'trust', 'remembers', 'shared', 'closing', 'address'] as const;
export type QuestionKey = (typeof QUESTIONS)[number];

/** One question worth the owner's time. */
export interface Question {
  contactId: string;
  key: QuestionKey;
  /** Points the answer may move the person by, or half the score of somebody it makes reachable. */
  value: number;
  /** The question and the line that answers it. */
  words: string;
}

/** Only people who are, or would be, among so many are asked about: the answer must matter this week. */
const TOP = 5;
const LOOKED_AT = 300;

/** Questions about people, the most valuable first. Nothing that was asked before, or that stays known, is among them. */
export function worthAsking(owner: Owner, ranked: readonly Ranked[], now: Instant): Question[] {
  const names = nameBook(ranked.map(({ contact }) => contact));
  const line = ranked.filter(({ standing }) => standing === 'ready').at(TOP - 1)?.score ?? 0;
  const found = ranked
    .filter(({ standing }) => standing === 'ready' || standing === 'needs an address')
    .slice(0, LOOKED_AT)
    // The answer names the person: a name that two have, or that no line can carry, cannot be asked about.
    .filter(({ contact }) => !/[\d@<>:/\\,;]/.test(contact.name) && names.find(contact.name).at === 'one')
    .flatMap((one) =>
      QUESTIONS.filter((key) => !one.contact.asked?.includes(key)).flatMap((key): Question[] => {
        const value = valueOf(key, one, { owner, now, line });
        const { id: contactId } = one.contact;
        return value <= 0 ? [] : [{ contactId, key, value, words: wordsFor(key, one.contact) }];
      }),
    );
  return found.sort(
    (one, other) =>
      other.value - one.value ||
      QUESTIONS.indexOf(one.key) - QUESTIONS.indexOf(other.key) ||
      (one.contactId < other.contactId ? -1 : 1),
  );
}

/** Best case of the answer; 0 where it is known, or would not bring the person among the first. */
function valueOf(
  key: QuestionKey,
  { contact, score, standing, sequence }: Ranked,
  { owner, now, line }: { owner: Owner; now: Instant; line: number },
): number {
  const gain = (answer: Partial<Contact>): number => {
    const best = scoreOf(featuresOf({ ...contact, ...answer }, owner, now), owner.goal.kind);
    return best < line ? 0 : best - score;
  };
  const unblocks = score < line ? 0 : score / 2;
  switch (key) {
    case 'kind':
      return contact.kind === 'other' ? gain({ kind: 'previous_coworker', knowledge: 'same-team' }) : 0;
    case 'work': {
      if (contact.company !== undefined || contact.role !== undefined) return 0;
      const [company, role] = [owner.goal.companies[0], owner.goal.titles[0] ?? owner.goal.field];
      return gain({ role, ...(company !== undefined && { company }) });
    }
    case 'trust':
      return contact.trust === undefined && contact.kind !== 'other' ? gain({ trust: 5 }) : 0;
    case 'remembers': {
      if (contact.kind !== 'professor' && contact.kind !== 'classmate') return 0;
      // Nobody is ranked lower for not being asked about; what a "no" would take is what the answer is worth.
      if (contact.remembersYou !== undefined || score < line) return 0;
      return score - scoreOf(featuresOf({ ...contact, remembersYou: 'no' }, owner, now), owner.goal.kind);
    }
    case 'shared':
      return standing === 'ready' && sequence !== undefined && missingOf(contact) ? unblocks : 0;
    case 'closing': {
      const isOpen = contact.opening !== undefined && contact.facts.closing === undefined;
      return isOpen && contact.kind === 'classmate' ? unblocks : 0;
    }
    case 'address':
      return standing === 'needs an address' ? unblocks : 0;
  }
}

/** What the two shared, where the first mail leans on it. */
function missingOf({ kind, facts }: Contact): Fact | undefined {
  switch (kind) {
    case 'previous_coworker':
    case 'project':
      return facts.sharedWork === undefined ? 'sharedWork' : undefined;
    case 'professor':
    case 'classmate':
      return facts.course === undefined ? 'course' : undefined;
    case 'current_coworker':
    case 'friend':
    case 'neighbour':
    case 'family':
    case 'referred':
    case 'event':
    case 'recruiter':
    case 'alumni':
    case 'other':
      return undefined;
  }
}

function wordsFor(key: QuestionKey, contact: Contact): string {
  const name = clip(contact.name, 40);
  const who = contact.company ? `${name} (${clip(contact.company, 30)})` : name;
  switch (key) {
    case 'kind':
      return `How do you know ${who}? Answer "add ${name}, former coworker" (or classmate, professor, friend, neighbour, aunt).`;
    case 'work':
      return `Where does ${name} work, and as what? Answer "add ${name}, role at company".`;
    case 'trust':
      return `Would ${who} vouch for you? Answer "trust ${name} = 4", from 0 to 5; it moves the order.`;
    case 'remembers':
      return `Would ${name} remember you? Answer "add ${name}, remembers me" (or may not remember me).`;
    case 'shared':
      return shareWords(name, contact);
    case 'closing':
      return `Until when may one apply where ${name} works? Answer "closes ${name}: 15 December".`;
    case 'address':
      return `Do you have an address of ${who}? Answer "add ${name}, address".`;
  }
}

function shareWords(name: string, { kind }: Contact): string {
  if (kind === 'professor')
    return `Which class did ${name} teach you? Answer "add ${name}, taught me CS 411".`;
  if (kind === 'classmate')
    return `Which class did you share with ${name}? Answer "add ${name}, classmate in CS 411".`;
  return `What did you and ${name} work on together? Answer "add ${name}, worked on the Atlas migration".`;
}
