import { sha256 } from '@noble/hashes/sha2.js';
import { dayWords, deadlineOf } from './deadline.ts';
import type { MayAskFirst } from './ask-first.ts';
import { askedFirst, askOf, reasonAgainst } from './draft-ask.ts';
import { base32 } from '../mail/base32.ts';
import { companyInWords } from '../people/company.ts';
import type { Contact, ContactKind } from '../people/contact.ts';
import {
  factWords,
  greetingOf,
  nameWords,
  oneLine,
  referrerIn,
  sharedPlace,
  silenceWords,
  subjectWords,
  withArticle,
} from './draft-words.ts';
import type { Enrollment } from '../enrollment/enrollment.ts';
import { talkWords } from '../enrollment/talk-words.ts';
import { FACTS, isFact } from '../people/facts.ts';
import type { Fact } from '../people/facts.ts';
import { featuresOf } from '../ranking/features.ts';
import type { Instant } from '../instant.ts';
import type { EnrollmentKey } from '../mail/message.ts';
import type { Owner } from '../owner.ts';
import { firstName } from '../owner.ts';
import { factsFor, fileOf } from './sequence.ts';
import type { Rung, Sequence, Step } from './sequence.ts';

/** The exact text of a step waiting for the owner's word. */
export interface Draft extends EnrollmentKey {
  step: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  ask?: Rung;
  /** To which moment the table was put back before it was shown: a yes to what was shown earlier is none to this. */
  restoredAt?: Instant;
  /** Of to, subject, text, html and restoredAt: approval is bound to it. Lower-case base32, 26 characters. */
  fingerprint: string;
}

/** A step that is to be written. */
export interface ToWrite {
  owner: Owner;
  contact: Contact;
  sequence: Sequence;
  step: Step;
  enrollment: Pick<Enrollment, 'subject' | 'sent' | 'answers' | 'facts' | 'late' | 'talkOn'>;
  /** The contact's other enrollments: what was asked there is not asked again within a year, and what was offered there stands. */
  earlier?: readonly Pick<Enrollment, 'sent' | 'sequence' | 'answers'>[];
  now: Instant;
}

export type DraftData =
  | { at: 'ready'; data: Record<string, unknown>; ask?: Rung }
  | { at: 'missing'; fact: Fact; question: string }
  | { at: 'refused'; because: string };

/** Everything a template may say in this step; or the one fact to ask the owner for; or why the mail must not exist. */
export function draftData(write: ToWrite): DraftData {
  const because = reasonAgainst(write);
  if (because !== undefined) return { at: 'refused', because };
  const { owner, contact, step, enrollment } = write;
  const ask = askOf(write);
  if (ask?.at === 'refused') return ask;
  const facts = { ...agreed(enrollment), ...factsOf(contact, enrollment) };
  const needed = [
    ...factsFor(step, contact.kind),
    ...(write.sequence.deadline === undefined ? [] : ['deadline' as const]),
  ];
  const fact = needed.find((name) => facts[name] === undefined && !standsIn(name, contact));
  if (fact)
    return {
      at: 'missing',
      fact,
      question: FACTS[fact].question.replaceAll('{name}', nameWords(contact.name)),
    };
  const rung = ask && { ask: ask.rung };
  const deadline = deadlineOf(enrollment);
  const data = filled({
    owner: {
      name: nameWords(owner.name),
      first: firstName(nameWords(owner.name)),
      ...(owner.phone && { phone: owner.phone }),
    },
    contact: contactWords(contact),
    kind: contact.kind,
    facts: { ...facts, ...(deadline !== undefined && { deadline: dayWords(deadline) }) },
    manager: contact.knowledge === 'managed-you',
    ...shortWords(contact.kind, facts),
    unsure: contact.remembersYou !== undefined && contact.remembersYou !== 'yes',
    silence: silenceWords(contact.lastContact, write.now),
    path: oneLine(owner.goal.path).replace(/[.\s]{1,200}$/, ''),
    field: oneLine(owner.goal.field),
    title: oneLine(owner.goal.titles[0] ?? `colleague in ${owner.goal.field}`),
    aTitle: withArticle(oneLine(owner.goal.titles[0] ?? `colleague in ${owner.goal.field}`)),
    goal: owner.goal.kind,
    again: step.id !== fileOf(step.id),
    lately: isLately(askedFirst(write)),
    // Who asked face to face has asked.
    invited: enrollment.answers.at(-1)?.invited ?? facts.askedYou !== undefined,
    // A stranger is asked for less (15-20 minutes, kept to: the career offices).
    minutes: featuresOf(contact, owner, write.now).knowledge >= 0.5 ? 20 : 15,
    window: 'the next two or three weeks',
    ...(enrollment.subject !== undefined && { thread: { subject: oneLine(enrollment.subject) } }),
    ...rung,
  });
  return { at: 'ready', data, ...rung };
}

const isLately = (first: MayAskFirst | undefined): boolean => first?.at === 'open' && first.by === 'lately';

/** What approval is bound to: 130 bits over every byte the contact would see, each part with its length before it. */
export function fingerprint(mail: Pick<Draft, 'to' | 'subject' | 'text' | 'html' | 'restoredAt'>): string {
  const bytes = new TextEncoder();
  const hash = sha256.create();
  const { to, subject, text, html, restoredAt = [] } = mail;
  for (const part of [to, subject, text, html].concat(restoredAt).map((words) => bytes.encode(words)))
    hash.update(bytes.encode(`${part.length}:`)).update(part);
  return base32(hash.digest()).slice(0, 26);
}

function factsOf(contact: Contact, enrollment: Pick<Enrollment, 'facts'>): Partial<Record<Fact, string>> {
  const facts: Partial<Record<Fact, string>> = {};
  for (const [name, said] of Object.entries({ ...contact.facts, ...enrollment.facts })) {
    const words = isFact(name) && said ? factWords(name, said) : '';
    if (isFact(name) && words !== '') facts[name] = words;
  }
  return facts;
}

/** The moment of a talk that was agreed on: the owner is not asked for what stands in the mails. */
function agreed({ talkOn }: Pick<Enrollment, 'talkOn'>): Partial<Record<Fact, string>> {
  return talkOn?.time === undefined ? {} : { when: talkWords(talkOn) };
}

/** Who works at a company is asked because of it, where the owner has no better reason. */
const standsIn = (name: Fact, { company }: Contact): boolean =>
  name === 'whyThem' && company !== undefined && nameWords(company) !== '';

/** Without the names that have no value: a template that prints one must fail, not print nothing. */
function filled(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
}

function contactWords(contact: Contact): Record<string, string> {
  const { company, role } = contact;
  return {
    name: nameWords(contact.name),
    greeting: greetingOf(contact),
    ...(company && nameWords(company) !== '' && { company: companyInWords(nameWords(company)) }),
    ...(role && nameWords(role) !== '' && { role: nameWords(role) }),
  };
}

/** What two people share, where it makes a subject. */
const SHARED: Partial<Record<ContactKind, Fact>> = {
  previous_coworker: 'sharedWork',
  current_coworker: 'sharedWork',
  project: 'sharedWork',
  professor: 'course',
  classmate: 'course',
  event: 'event',
};

/** Short names of what is shared, where a fact has one. */
function shortWords(
  kind: ContactKind,
  facts: Partial<Record<Fact, string>>,
): Record<string, string | undefined> {
  const shared = SHARED[kind];
  const about = shared && facts[shared];
  const { connection = '', topic } = facts;
  return {
    about: about && subjectWords(about),
    topic: topic && subjectWords(topic),
    place: sharedPlace(connection),
    referrer: referrerIn(connection),
  };
}
