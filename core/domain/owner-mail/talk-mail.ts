import type { Enrollment } from '../enrollment/enrollment.ts';
import { type Talk, talkStart } from '../enrollment/talk.ts';
import { talkWords } from '../enrollment/talk-words.ts';
import { DAY, dayOf, type Instant, plus } from '../instant.ts';
import type { Message } from '../mail/message.ts';
import type { Owner } from '../owner.ts';
import type { Contact } from '../people/contact.ts';
import { featuresOf } from '../ranking/features.ts';
import { understandingOf } from '../reply/kept-reading.ts';
import type { MailData } from './owner-mail.ts';
import { personData } from './owner-mail.ts';
import { clip, dayWords, timeWords } from './short-words.ts';

const MOST_NOTES = 3;
const MOST_SAID = 400;

/** Of `talk`: the day before a talk, with what is known of the person and what to ask. */
export function talkData(about: {
  owner: Owner;
  contact: Contact;
  enrollment: Pick<Enrollment, 'facts'>;
  talk: Talk;
  /** What came and went, the newest last. */
  messages: readonly Message[];
  now: Instant;
}): MailData {
  const { owner, contact, talk, messages, now } = about;
  const person = personData(contact);
  const start = talkStart(talk);
  const there = talkWords(talk);
  const here = talk.time !== undefined && talk.zone !== owner.zone ? timeWords(start, owner.zone, now) : '';
  return {
    headline: clip(`${dayName(start, owner, now)}: your talk with ${contact.name}`, 60),
    contact: person,
    when: here === '' ? there : `${there} (for you ${here})`,
    hasTime: talk.time !== undefined,
    // Who knows the owner well was asked for more.
    minutes: featuresOf(contact, owner, now).knowledge >= 0.5 ? 20 : 15,
    phone: contact.phones[0]?.number ?? '',
    known: knownOf(contact, owner, now),
    said: saidLast(messages),
    field: clip(owner.goal.field, 60) || 'this field',
    company: clip(contact.company ?? '', 40),
  };
}

function dayName(start: Instant, { zone }: Owner, now: Instant): string {
  const day = dayOf(start, zone);
  if (day === dayOf(now, zone)) return 'Today';
  return day === dayOf(plus(now, DAY), zone) ? 'Tomorrow' : dayWords(start, zone, now);
}

/** What the owner told of the person, a line each. */
function knownOf({ facts, notes, lastContact }: Contact, owner: Owner, now: Instant): string[] {
  const lines: [string, string | undefined][] = [
    ['You share', facts.sharedWork ?? facts.course ?? facts.connection],
    ['You met at', facts.event],
    ['You talked about', facts.topic],
    ['Works on', facts.theirWork],
    ['You remember', facts.memory],
    ['You promised', facts.promise],
    ['In touch last on', lastContact && dayWords(lastContact, owner.zone, now)],
  ];
  const told = lines.flatMap(([what, words]) => (words ? [`${what}: ${clip(words, 120)}`] : []));
  return [...told, ...notes.slice(-MOST_NOTES).map(({ text }) => `Note: ${clip(text, 160)}`)];
}

function saidLast(messages: readonly Message[]): string {
  const newest = messages.findLast((message) => message.direction === 'in');
  const words = newest && (understandingOf(newest)?.newestText ?? newest.text);
  return words ? clip(words, MOST_SAID) : '';
}
