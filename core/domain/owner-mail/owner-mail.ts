import type { Contact } from '../people/contact.ts';
import type { DigestWords } from './digest.ts';
import type { Draft } from '../sequence/draft.ts';
import type { Enrollment } from '../enrollment/enrollment.ts';
import type { Fact } from '../people/facts.ts';
import type { Owner } from '../owner.ts';
import { firstName } from '../owner.ts';
import type { Instant } from '../instant.ts';
import type { Sequence, Step } from '../sequence/sequence.ts';
import { HEADLINES } from './notice-words.ts';
import type { Notice } from './notice-words.ts';
import { searchWords } from './move-words.ts';
import { clean, clip, count, stepWords, timeWords } from './short-words.ts';

/** The data of a template in templates/owner: complete, because a template throws on a name that is not filled. */
export type MailData = Record<string, unknown>;

/** What a mail may say of a person. */
export const personData = (contact: Contact): MailData => ({
  name: clip(contact.name, 80),
  first: clip(contact.greeting ?? firstName(contact.name), 40),
  /** ", Data team lead, Helio" or ''. */
  place: [contact.role, contact.company]
    .flatMap((words) => (words === undefined || words === '' ? [] : `, ${clip(words, 60)}`))
    .join(''),
});

/** Of `digest`: the words are whole, the template lays them out. */
export const digestData = ({ words }: { owner: Owner; words: DigestWords }): MailData => ({
  ...words,
  sections: words.sections.map((section) => ({ ...section, title: section.heading.toUpperCase() })),
});

/** Of `preview`: the draft exactly as it will go. `because` says why not sooner. */
export function previewData(about: {
  owner: Owner;
  contact: Contact;
  sequence: Sequence;
  step: Step;
  draft: Draft;
  enrollment: Enrollment;
  wouldGo: Instant;
  because: string[];
  /** Pages that ask for a click; none where there is no web door. */
  links?: { approve: string; skip: string };
  /** It is the first to be shown, and a memory the two share would make it warmer. */
  lacksMemory?: boolean | undefined;
}): MailData {
  const { owner, contact, sequence, step, draft, enrollment, wouldGo, because, links } = about;
  const nth = enrollment.sent.length + 1;
  return {
    contact: personData(contact),
    to: clean(draft.to),
    from: clean(owner.sendingAddress),
    subject: clean(draft.subject),
    text: draft.text.trim(),
    kind: stepWords(step.id),
    sequence: clean(sequence.title),
    answered: enrollment.answers.length > 0,
    nth: nth === 1 ? 'the first mail' : `mail ${nth}`,
    wouldGo: timeWords(wouldGo, owner.zone, wouldGo),
    because: because.map((reason) => clip(reason, 120)).join('; '),
    links,
    lacksMemory: about.lacksMemory === true,
    /** A first mail and an ask never go without a word; neither does anything else unless the owner said so. */
    first: nth === 1,
  };
}

/** Of `question`: one question about one fact. */
export function questionData(about: {
  owner: Owner;
  contact: Contact;
  sequence: Sequence;
  step: Step;
  fact: Fact;
  question: string;
  enrollment: Enrollment;
}): MailData {
  const { contact, sequence, step, question } = about;
  return {
    contact: personData(contact),
    question: clip(question, 300),
    kind: stepWords(step.id),
    sequence: clean(sequence.title),
  };
}

/** One line of the owner's mail and what became of it. */
export interface EchoLine {
  line: string;
  outcome: 'done' | 'problem' | 'not understood' | 'ambiguous';
  words: string;
}

/** Of `echo` and `help`: what was understood, line by line, and what was not. */
export function echoData({
  lines,
  question = '',
}: {
  owner: Owner;
  lines: EchoLine[];
  /** The next question about the goal, where the owner has just spoken of it. */
  question?: string;
}): MailData {
  const told = lines.map(({ line, outcome, words }) => ({
    line: clip(line, 200),
    words: clip(words, 4000),
    done: outcome === 'done',
  }));
  const done = told.filter((line) => line.done);
  const open = told.filter((line) => !line.done);
  const [first] = open;
  const failed =
    open.length === 1 ? `not done: ${clip(first?.line || 'your mail', 40)}` : `${open.length} lines not done`;
  return {
    headline:
      open.length === 0
        ? `Done: ${count(done.length, 'line')}`
        : done.length === 0
          ? capital(failed)
          : `Done: ${done.length}; ${failed}`,
    done,
    open,
    several: lines.length > 1,
    question: clean(question),
  };
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Of `notice`. What a kind of notice does not speak of is ''. */
export function noticeData(about: {
  owner: Owner;
  about: Notice;
  contact?: Contact;
  step?: string;
  detail?: string;
  again?: string;
  sender?: string;
  subject?: string;
}): MailData {
  const { contact, step, detail, again, sender, subject } = about;
  const first = clip(contact ? (contact.greeting ?? firstName(contact.name)) : 'somebody', 30);
  return {
    about: about.about,
    headline: HEADLINES[about.about](first),
    contact: contact ? personData(contact) : { name: 'somebody', first: 'somebody', place: '' },
    kind: step === undefined ? 'mail' : stepWords(step),
    detail: clip(detail ?? '', 200),
    again: clip(again ?? '', 200),
    sender: clean(sender ?? ''),
    subject: clip(subject ?? '', 120),
    search: contact ? searchWords(contact) : '',
  };
}
