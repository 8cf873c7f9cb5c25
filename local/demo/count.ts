import { ASK_WORDS } from '../../core/domain/sequence/tone-phrases.ts';
import { isBusinessDay } from '../../core/domain/sending/business-days.ts';
import { dayOf, wallClock } from '../../core/domain/instant.ts';
import type { SentMail } from '../ses-mails.ts';
import { read } from './mails.ts';

/** A mail somebody wrote to the owner, as the demo sent it. */
export interface Said {
  from: string;
  at: string;
  automatic: boolean;
  stop: boolean;
  messageId?: string;
}

/** What must never happen, counted from the mails on the wire and not from any bookkeeping. */
export interface Breaches {
  sentTwice: number;
  sentAfterStop: number;
  askedWithoutAnswer: number;
  sentOutsideWindow: number;
  unthreaded: number;
}

/** A favour above advice, which nobody is asked for before he has answered. */
const FAVOUR = [
  ASK_WORDS.qualifications,
  ASK_WORDS.openings,
  ASK_WORDS.introduction,
  ASK_WORDS.referral,
  ASK_WORDS.good_word,
  ASK_WORDS.reference,
];

/** Reads every mail that went to a contact and counts what broke a promise. `relayed` are the owner's own words, sent when he wrote them. */
export async function countBreaches(
  mails: readonly SentMail[],
  said: Said[],
  about: { owner: string; zoneOf: (address: string) => string; holidays: string[] },
): Promise<Breaches> {
  const breaches: Breaches = {
    sentTwice: 0,
    sentAfterStop: 0,
    askedWithoutAnswer: 0,
    sentOutsideWindow: 0,
    unthreaded: 0,
  };
  const seen = new Set<string>();
  const threads = new Map<string, { ids: Set<string>; subject: string }>();
  for (const mail of mails) {
    const to = mail.destinations[0]?.toLowerCase() ?? '';
    if (to === about.owner) continue;
    const { text = '', subject = '', date, inReplyTo, references } = await read(mail);
    const at = new Date(date ?? mail.at).toISOString();
    const same = `${to}\n${subject}\n${text.trim()}`;
    if (seen.has(same)) breaches.sentTwice++;
    seen.add(same);

    const heard = said.filter((s) => s.from === to && s.at <= at);
    if (heard.some((s) => s.stop)) breaches.sentAfterStop++;
    const asks = text
      .split(/(?<=[.?!])\s+/)
      .filter((s) => s.endsWith('?'))
      .some((s) => FAVOUR.some((ask) => ask.test(s)));
    if (asks && !heard.some((s) => !s.automatic)) breaches.askedWithoutAnswer++;

    const own = mail.tags['kind'] === 'relay';
    if (!own && !isDecent(at, about.zoneOf(to), about.holidays)) breaches.sentOutsideWindow++;

    // To one person, everything after the first mail of an exchange answers something of that exchange.
    const bare = subject.replace(/^(re:\s*)+/i, '').toLowerCase();
    const ids = [inReplyTo ?? '', ...(references ?? '').split(/\s+/)]
      .map((id) => id.replace(/[<>]/g, ''))
      .filter(Boolean);
    const known = threads.get(to);
    if (known) {
      const answersKnown = ids.some((id) => known.ids.has(id));
      if (!answersKnown || known.subject !== bare || !/^re:/i.test(subject)) breaches.unthreaded++;
    }
    const thread = known ?? { ids: new Set<string>(), subject: bare };
    thread.ids.add(mail.messageId);
    for (const s of said) if (s.from === to && s.messageId !== undefined) thread.ids.add(s.messageId);
    threads.set(to, thread);
  }
  return breaches;
}

function isDecent(at: string, zone: string, holidays: string[]): boolean {
  const clock = wallClock(at, zone);
  const minutes = clock.hour * 60 + clock.minute;
  return isBusinessDay(dayOf(at, zone), holidays) && minutes >= 8 * 60 + 30 && minutes < 10 * 60 + 30;
}
