import type { Contact } from '../people/contact.ts';
import { closingEntries } from './digest-roles.ts';
import { referenceEntries } from './digest-references.ts';
import { shortName } from './digest-sections.ts';
import type { Unnumbered } from './digest-sections.ts';
import type { Week } from './digest.ts';
import { inPersonEntries } from './digest-in-person.ts';
import { moveEntries } from './digest-moves.ts';
import { talkEntries } from './digest-talks.ts';
import type { Enrollment } from '../enrollment/enrollment.ts';
import { FACTS } from '../people/facts.ts';
import { daysBetween } from '../instant.ts';
import { byContactId } from '../ranking/ranking.ts';
import { BEGINNINGS, closedBy, type Helper, helpersIn } from '../ranking/company-help.ts';
import type { ReplyKind } from '../reply/reply.ts';
import { isHumanAnswer } from '../reply/reply.ts';
import { clip, dayWords, firstLineOf, stepWords } from './short-words.ts';

/** A promise is spoken of for two weeks; later it would only be a reproach. */
const PROMISE_DAYS = 14;

/** What needs the owner: people who answered first, then what is in doubt, then drafts, questions and promises; oldest first. */
export function waitingEntries(week: Week): Unnumbered[] {
  const helpers = helpersOfWeek(week);
  const found = week.enrollments.flatMap((enrollment) => {
    const contact = week.contacts.get(enrollment.contactId);
    const closed = contact && closedIn(enrollment, contact, week, helpers);
    const entry = contact && waitingEntry(enrollment, contact, week, closed);
    return entry ? { ...entry, since: enrollment.decisions.at(-1)?.at ?? enrollment.startedAt } : [];
  });
  const inOrder = found.sort((a, b) => a.urgency - b.urgency || (a.since < b.since ? -1 : 1));
  const known = new Set(found.map(({ entry }) => entry.item.contactId));
  // A half-hearted yes is said even where the person stands above: nothing else there tells of it.
  const references = referenceEntries(week).filter(
    ({ item }) => item.step === undefined || !known.has(item.contactId),
  );
  return [
    ...inOrder.map(({ entry }) => entry),
    ...talkEntries(week),
    ...closingEntries(week),
    ...moveEntries(week),
    ...inPersonEntries(week),
    ...references,
    ...promises(week),
  ];
}

function waitingEntry(
  enrollment: Enrollment,
  contact: Contact,
  week: Week,
  closed: Helper | undefined,
): { urgency: number; entry: Unnumbered } | undefined {
  const { state, contactId, n } = enrollment;
  const [who, short] = [withCompany(contact), shortName(contact)];
  const item = { contactId, n };
  const plain = { item, why: [], quote: '' };
  switch (state.at) {
    case 'answered': {
      const texts = answerTexts(enrollment, contact, state.kind, week);
      const say = (number: number): string => `answer the mail I forwarded, or "done ${number}"`;
      return { urgency: 0, entry: { ...plain, ...texts, say, answered: contact.name } };
    }
    case 'drafted': {
      const { step, fingerprint } = state;
      const draft = week.drafts?.find((d) => d.contactId === contactId && d.n === n && d.step === step);
      const kind = stepWords(step);
      const entry = {
        ...plain,
        item: { ...item, step, fingerprint },
        quote: draft ? firstLineOf(draft.text) : '',
        say: (number: number) => `"${number} yes" sends the draft I mailed you`,
      };
      const newest = enrollment.answers.at(-1);
      if (!newest) {
        const texts = {
          text: `The ${kind} to ${who} is written`,
          short: `The ${kind} to ${short} is written`,
        };
        const opening = closed && {
          say: () =>
            `"open ${clip(closed.company, 40)}" first: ${clip(closed.name, 40)} is helping you there`,
        };
        return { urgency: 3, entry: { ...entry, ...texts, ...opening } };
      }
      const texts = answerTexts(enrollment, contact, newest.kind, week);
      const text = `${texts.text}; your ${kind} is written`;
      return { urgency: 0, entry: { ...entry, ...texts, text, answered: contact.name } };
    }
    case 'unknown': {
      const kind = stepWords(state.step);
      const texts = {
        text: `The ${kind} to ${who} may or may not have gone out; I send nothing again by myself`,
        short: `Did the ${kind} to ${short} go out?`,
      };
      const say = (number: number): string => `"retry ${number}" sends it, "done ${number}" leaves it`;
      return { urgency: 1, entry: { ...plain, item: { ...item, step: state.step }, ...texts, say } };
    }
    case 'asking': {
      const text = FACTS[state.fact].question.replace('{name}', clip(contact.name, 40));
      const say = (number: number): string => `"answer ${number}: a few words"`;
      return { urgency: 2, entry: { ...plain, text, short: `A question about ${short}`, say } };
    }
    case 'snoozed': {
      if (state.due > week.now) return undefined;
      const [text, brief] = [who, short].map((name) => `${name} asked you to come back about now`);
      const say = (number: number): string => `write, or "${number} later 3 weeks"`;
      return { urgency: 2, entry: { ...plain, text: text ?? '', short: brief ?? '', say } };
    }
    case 'preparing':
    case 'scheduled':
    case 'sending':
    case 'waiting':
    case 'closing':
    case 'ended':
      return undefined;
  }
}

const helpersOfWeek = ({ contacts, enrollments, owner, now }: Week): Helper[] => {
  const people = [...new Set(contacts.values())];
  return helpersIn(people, byContactId(enrollments, people), owner, now);
};

/** Somebody helps where a first mail would go that waits for a yes. */
function closedIn(
  enrollment: Enrollment,
  contact: Contact,
  { owner }: Week,
  helpers: Helper[],
): Helper | undefined {
  const begins = BEGINNINGS.includes(enrollment.sequence);
  return begins ? closedBy(contact, [enrollment], owner, helpers) : undefined;
}

const withCompany = ({ name, company }: Contact): string =>
  company === undefined || company === '' ? clip(name, 40) : `${clip(name, 40)} (${clip(company, 30)})`;

/** "Ben Osei (Helio) answered on Fri 20 Nov and asked about you". */
function answerTexts(
  { answers }: Enrollment,
  contact: Contact,
  kind: ReplyKind,
  { owner, now }: Week,
): { text: string; short: string } {
  const newest = answers.at(-1);
  const how = newest?.invited ? ' and asked about you' : SAID[kind];
  const when = newest ? ` on ${dayWords(newest.at, owner.zone, now)}` : '';
  return {
    text: `${withCompany(contact)} answered${when}${how}`,
    short: `${shortName(contact)} answered${how}`,
  };
}

const SAID: Record<ReplyKind, string> = {
  positive: ' and is willing',
  question: ' with a question',
  meeting: ' and proposes to talk',
  referral: ' and names somebody',
  later: ' and said later',
  no: ' and said no',
  thanks: ' with thanks',
  'wrong-person': ': you have the wrong person',
  left: ' and has left',
  stop: ' and said stop',
  unclear: '',
  bounce: '',
  automatic: '',
  'out-of-office': '',
};

/** Kept by the owner, not by a sequence: as long as nothing else goes on with the person. */
function promises({ contacts, enrollments, now }: Week): Unnumbered[] {
  const written = new Set(enrollments.map((e) => e.contactId));
  const found: Unnumbered[] = [];
  for (const contact of contacts.values()) {
    const { promise, event } = contact.facts;
    if (promise === undefined || written.has(contact.id) || contact.doNotContact) continue;
    if (!contact.lastContact || daysBetween(contact.lastContact, now) > PROMISE_DAYS) continue;
    const met = event === undefined ? '' : ` (met at ${clip(event, 30)})`;
    const text = `You promised ${clip(contact.name, 40)} ${clip(promise, 60)}${met}`;
    found.push({
      item: { contactId: contact.id },
      text,
      short: `A promise to ${shortName(contact)}`,
      why: [],
      quote: '',
      say: (n) => `"done ${n}"`,
    });
  }
  return found;
}

/** Human answers of an enrollment. */
export const answersOf = (enrollment: Enrollment): number =>
  enrollment.answers.filter((answer) => isHumanAnswer(answer.kind)).length;
