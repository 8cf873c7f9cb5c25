import type { Day } from '../instant.ts';
import type { IncomingMail } from '../mail/mail.ts';
import type { Evidence, ReplyKind, Understanding } from './reply.ts';
import { whoWrote } from './auto-reply.ts';
import { deliveryReport, type DeliveryReport } from './bounce.ts';
import { laterDate } from './later-date.ts';
import { invitedTimes, meetingTimes } from './meeting-times.ts';
import { movedAddress, peopleReferred, type NamedPerson } from './people-named.ts';
import { newestText, type NewestText } from './quoted-text.ts';
import { answerKinds } from './reply-kind.ts';
import { returnDate } from './return-date.ts';

/** What is known beside the mail itself. */
export interface About {
  /** The day it came, in the contact's or the owner's zone: relative days count from it. */
  received: Day;
  /** ISO country of the contact, for telephone numbers without +code; US when unknown. */
  country?: string;
  /** The owner's and Goodword's addresses: never a referral, and what they are in copy of is addressed to us. */
  ownAddresses?: string[];
  /** Reads telephone numbers (`reply/phones.ts`): 120 KB of a bundle that only mail with digits in it needs. */
  phonesIn?: (text: string, country?: string) => string[];
}

/** What an incoming mail means: who wrote it, what kind of answer it is, and every fact in it the product uses. */
export function understand(mail: IncomingMail, about: About): Understanding {
  const newest = newestText(mail.text, `${mail.from.name} <${mail.from.address}>`);
  const { text } = newest;
  const report = deliveryReport(mail);
  if (report) return ofReport(report, text);
  const own = (about.ownAddresses ?? []).map((address) => address.toLowerCase());
  const { author, evidence } = whoWrote(mail, text, own);
  if (author === 'out-of-office') return ofAbsence(mail, text, about.received, evidence);
  if (author === 'auto-reply' || author === 'other') return ofMachine(author, text, evidence);
  return ofPerson(mail, newest, about, own, author, evidence);
}

const NOTHING = { invited: false, bounced: [], bouncedMessageIds: [], people: [], phones: [], times: [] };

/** Delay notices, read receipts, complaints and delivered notices are machines' words, not bounces. */
function ofReport(report: DeliveryReport, newest: string): Understanding {
  const bounce = report.at === 'bounce';
  const kind: ReplyKind = bounce ? 'bounce' : 'automatic';
  return {
    ...NOTHING,
    author: bounce ? 'bounce' : 'other',
    primary: kind,
    labels: [kind],
    evidence: [{ kind, from: 'report', words: report.words, rule: `delivery report: ${report.at}` }],
    confidence: 0.95,
    newestText: newest,
    bounced: bounce ? report.recipients : [],
    bouncedMessageIds: bounce ? report.messageIds : [],
  };
}

/** An absence note. The deputy it names is nobody's referral. */
function ofAbsence(
  mail: IncomingMail,
  text: string,
  received: Day,
  sign: Evidence | undefined,
): Understanding {
  const back = returnDate(text, received) ?? returnDate(mail.subject, received);
  const dated: Evidence[] = back
    ? [{ kind: 'out-of-office', from: 'text', words: back.words, rule: 'return date' }]
    : [];
  return {
    ...NOTHING,
    author: 'out-of-office',
    primary: 'out-of-office',
    labels: ['out-of-office'],
    evidence: [...(sign ? [{ ...sign, kind: 'out-of-office' as const }] : []), ...dated],
    confidence: 0.9,
    newestText: text,
    ...(back ? { returnDate: back.day } : {}),
  };
}

/** A machine's answer is no answer, but "she no longer works here" counts whoever says it. */
function ofMachine(author: 'auto-reply' | 'other', text: string, sign: Evidence | undefined): Understanding {
  const said = answerKinds(text, () => [], false);
  const left = said.labels.includes('left') && !said.moved;
  const labels: ReplyKind[] = left ? ['left', 'automatic'] : ['automatic'];
  return {
    ...NOTHING,
    author,
    primary: left ? 'left' : 'automatic',
    labels,
    evidence: [...(left ? said.evidence.filter(({ kind }) => kind === 'left') : []), ...(sign ? [sign] : [])],
    confidence: 0.9,
    newestText: text,
  };
}

function ofPerson(
  mail: IncomingMail,
  { text, signature, signedByAnother }: NewestText,
  about: About,
  own: string[],
  author: 'human' | 'list',
  sign: Evidence | undefined,
): Understanding {
  const notThese = [...own, mail.from.address, ...mail.to];
  let found: NamedPerson[] | undefined;
  const referred = (): NamedPerson[] => (found ??= peopleReferred(text, mail.cc, notThese));
  const said = answerKinds(text, referred, mail.calendars.length > 0);
  const until = said.labels.includes('later') ? laterDay(text, said.evidence, about.received) : undefined;
  return {
    author,
    primary: said.primary,
    labels: said.labels,
    evidence: [...said.evidence, ...(sign ? [sign] : [])],
    confidence: said.confidence,
    newestText: text,
    ...(until === undefined ? {} : { until }),
    invited: said.invited,
    bounced: [],
    bouncedMessageIds: [],
    people: peopleOf(said.labels, said.moved, text, referred, notThese),
    phones: about.phonesIn?.(signedByAnother ? text : `${text}\n${signature}`, about.country) ?? [],
    times: said.labels.includes('meeting')
      ? [...meetingTimes(text), ...invitedTimes(mail.calendars)].slice(0, 8)
      : [],
  };
}

/** The day named where "later" was said or behind it; else anywhere in the mail. */
function laterDay(text: string, evidence: Evidence[], received: Day): Day | undefined {
  const words = evidence.find(({ kind }) => kind === 'later')?.words ?? '';
  const from = Math.max(0, text.indexOf(words.slice(0, 40)));
  return laterDate(text.slice(from), received) ?? (from > 0 ? laterDate(text, received) : undefined);
}

function peopleOf(
  labels: ReplyKind[],
  moved: boolean,
  text: string,
  referred: () => NamedPerson[],
  notThese: string[],
): NamedPerson[] {
  if (labels.includes('stop')) return [];
  if (labels.includes('referral')) return referred();
  return moved ? movedAddress(text, notThese) : [];
}
