import type { Enrollment } from '../enrollment/enrollment.ts';
import type { Instant } from '../instant.ts';
import type { Message } from '../mail/message.ts';
import type { Contact } from '../people/contact.ts';
import type { Reference } from '../people/reference.ts';
import { firstName } from '../owner.ts';
import type { Owner } from '../owner.ts';
import type { Understanding } from '../reply/reply.ts';
import { moveWords } from './move-words.ts';
import { personData } from './owner-mail.ts';
import type { MailData } from './owner-mail.ts';
import {
  foundIn,
  linesOf,
  nextWords,
  PLACES,
  referenceWords,
  STOPPED,
  suggestionIn,
  TAKEN_FOR,
} from './reply-words.ts';
import { clean, clip, dayWords, listed, timeWords } from './short-words.ts';

const MOST_LINES = 200;
const MOST_ASKED = 12;

/** Of `reply`: an answer with its context, what it was taken for and why, and what happens next. */
export function replyData(about: {
  owner: Owner;
  contact: Contact;
  understanding: Understanding;
  subject: string;
  receivedAt: Instant;
  enrollment: Enrollment | undefined;
  /** The mail it answers, where one went out. */
  asked: Message | undefined;
  /** Who may be asked instead, where a request for a reference came to nothing. */
  next?: Reference | undefined;
  /** Where a correction of the kind is sent. */
  correctAt: string;
  /** That it came from another address, where it did. */
  mailbox?: string[];
}): MailData {
  const { owner, contact, understanding, subject, receivedAt, enrollment, asked, next, correctAt } = about;
  const { mailbox = [] } = about;
  const { primary, labels, evidence } = understanding;
  const decided = evidence.find((e) => e.kind === primary);
  const others = labels.filter((label) => label !== primary).map((label) => TAKEN_FOR[label]);
  const stopped = labels.includes('stop');
  return {
    contact: personData(contact),
    headline: `${clip(contact.greeting ?? firstName(contact.name), 30)} answered: ${TAKEN_FOR[primary]}`,
    subject: clip(subject, 200),
    received: timeWords(receivedAt, owner.zone, receivedAt),
    asked: asked
      ? { on: dayWords(asked.at, owner.zone, receivedAt), lines: linesOf(asked.text, MOST_ASKED) }
      : undefined,
    lines: linesOf(understanding.newestText, MOST_LINES),
    kind: TAKEN_FOR[primary],
    others: listed(others),
    decided: decided ? clip(decided.words, 120) : '',
    place: decided ? PLACES[decided.from] : '',
    found: [
      ...(stopped ? [] : mailbox),
      ...foundIn(understanding),
      ...(labels.includes('left') && !stopped ? moveWords(contact, enrollment) : []),
      ...referenceWords(contact, understanding, enrollment, next),
    ],
    next: stopped ? STOPPED : nextWords(owner, enrollment, receivedAt),
    /** Nothing is passed on to a person who asked not to be written to. */
    mayAnswer: !stopped,
    from: clean(owner.sendingAddress),
    correctAt: clean(correctAt),
    suggestion: suggestionIn(understanding),
  };
}
