import type { Instant } from '../../core/domain/instant.ts';
import type { Letter } from '../../core/domain/mail/mail.ts';
import { judgePromises } from './judge-promises.ts';

/** A mail that left for a contact, as anybody at the wire could see it. */
export interface Left {
  at: Instant;
  contactId: string;
  letter: Letter;
  /** The sequence its template belongs to, and the step. */
  sequence: string;
  step: string;
  /** It asks for something. */
  asks: boolean;
  /** Its id on the wire. */
  wireId: string;
}

/** What happened beside the mails, in the order it happened; what the owner said until she said undo. */
export type Happened = Said & { undone?: Instant };

type Said =
  /** A person wrote: `later` and `no` ask for rest, and until when. */
  | { what: 'answered'; at: Instant; contactId: string; n: string }
  /** With a yes, a name or a time: nobody new is written to at his company for half a year, or until he takes it back. */
  | { what: 'helped'; at: Instant; contactId: string }
  | { what: 'rest'; at: Instant; contactId: string; until: Instant }
  /** No ask before `until`. */
  | { what: 'no'; at: Instant; contactId: string; until: Instant }
  | { what: 'away'; at: Instant; contactId: string; until: Instant }
  | { what: 'stopped'; at: Instant; contactId: string }
  | { what: 'left'; at: Instant; contactId: string }
  /** By the mail system; or he told it himself, which is forgotten with him. */
  | { what: 'bounced'; at: Instant; address: string; toldBy?: string }
  | { what: 'held'; at: Instant; contactId: string; until: Instant }
  | { what: 'paused'; at: Instant; until: Instant }
  /** The owner saw this very text and said yes. */
  | { what: 'approved'; at: Instant; contactId: string; text: string }
  /** She spoke or wrote to him herself. */
  | { what: 'spoke'; at: Instant; contactId: string }
  /** She begins a sequence by herself. */
  | { what: 'began'; at: Instant; contactId: string; sequence: string; askFirst?: boolean }
  /** He named somebody to write to. */
  | { what: 'named'; at: Instant; contactId: string; name: string; address: string }
  /** They are to talk on a day at 15:00 in a zone; no day where it may be read in two ways. */
  | { what: 'talk'; at: Instant; contactId: string; day?: string; zone: string }
  /** The talk did not take place, or not before `until`. */
  | { what: 'no talk'; at: Instant; contactId: string; until?: Instant }
  | { what: 'opened' | 'closed'; at: Instant; company: string }
  /** Whether he may be written to where the owner works. */
  | { what: 'consented'; at: Instant; contactId: string; yes: boolean }
  | { what: 'manager knows'; at: Instant; yes: boolean }
  | { what: 'decided'; at: Instant }
  | { what: 'forgotten'; at: Instant; contactId: string };

/** Did this happen by then, and has not been taken back? */
export const stands = (one: Happened, at: Instant): boolean =>
  one.at <= at && (one.undone === undefined || one.undone > at);

/** A person as he was when the year began. */
export interface Someone {
  zone?: string;
  company?: string;
  /** He works where the owner works and she looks for another place: is it all right to write to him? */
  atHome?: { consents: boolean };
  /** He is above the manager of an owner who wants to rise. */
  above?: boolean;
}

/** Everything a judge may know: nothing of it comes from the rules that are judged. */
export interface Evidence {
  owner: { zone: string; holidays: readonly string[]; startedAt: Instant; until: Instant };
  contacts: ReadonlyMap<string, Someone>;
  left: Left[];
  /** When the owner was asked whether they talked. */
  asked: { at: Instant; contactId: string }[];
  /** Drafts the owner was shown. */
  offered: { at: Instant; contactId: string; text: string }[];
  /** What was found in the store of people after the owner had them forgotten. */
  traces: string[];
  happened: Happened[];
  /** Own mails of the owner that were handed on, to one who said stop least of all. */
  relayed: { at: Instant; contactId: string }[];
  /** Sequences whose first mail thanks or tells and is to nobody new. */
  tells: ReadonlySet<string>;
  /** Sequences that begin at an employer. */
  begins: ReadonlySet<string>;
  /** Of whom it does not matter who else helps where he works: a professor, a colleague when it is about a promotion. */
  exempt: (contactId: string) => boolean;
  /** May this mail ask before an answer: for advice where that is what it is for, or by the early exceptions of the ladder? */
  mayAskFirst: (mail: Left) => boolean;
}

const DAY = 86_400_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** A moment on a wall: weekday 0 is Sunday. By Intl, not by the calendar that is judged. */
export function wall(at: Instant, zone: string): { day: string; weekday: number; minutes: number } {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-CA', {
      ...{ timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    });
    clocks.set(zone, clock);
  }
  const part = Object.fromEntries(clock.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  const day = `${part['year']}-${part['month']}-${part['day']}`;
  return {
    day,
    weekday: new Date(`${day}T12:00:00Z`).getUTCDay(),
    minutes: Number(part['hour']) * 60 + Number(part['minute']),
  };
}

const isBusiness = (day: string, holidays: readonly string[]): boolean => {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.includes(day);
};
const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + DAY).toISOString().slice(0, 10);

/** The day that comes so many business days after another. */
export function businessDaysOn(day: string, count: number, holidays: readonly string[]): string {
  let on = day;
  for (let left = count; left > 0;) {
    on = nextDay(on);
    if (isBusiness(on, holidays)) left -= 1;
  }
  return on;
}

/** Every rule that was broken, one line each. */
export function judge(evidence: Evidence): string[] {
  const faults: string[] = [];
  const { left, owner, contacts, happened } = evidence;
  const say = (mail: Left, what: string): void =>
    void faults.push(`${mail.at} ${mail.sequence} ${mail.step} to ${mail.contactId}: ${what}`);
  const days = new Map<string, Left[]>();
  const seen = new Set<string>();
  const byContact = new Map<string, Left[]>();
  const about = new Map<string, Happened[]>();
  for (const one of happened)
    if ('contactId' in one) about.set(one.contactId, [...(about.get(one.contactId) ?? []), one]);

  /** Who has left is nobody of that company any more. */
  const companyAt = (contactId: string, at: Instant): string | undefined =>
    (about.get(contactId) ?? []).some((one) => one.what === 'left' && one.at <= at)
      ? undefined
      : contacts.get(contactId)?.company;

  for (const mail of left) {
    const { at, contactId, letter } = mail;
    const contact = contacts.get(contactId);
    if (!contact) continue;
    const told = about.get(contactId) ?? [];
    const before = told.filter((one) => stands(one, at));

    const there = wall(at, contact.zone ?? owner.zone);
    if (!isBusiness(there.day, owner.holidays)) say(mail, 'not on a working day');
    if (there.minutes < 8 * 60 + 30 || there.minutes >= 10 * 60 + 30)
      say(mail, `at ${Math.floor(there.minutes / 60)}:${there.minutes % 60} there`);

    const today = wall(at, owner.zone).day;
    const sameDay = days.get(today) ?? [];
    if (sameDay.some((other) => other.contactId === contactId)) say(mail, 'the second mail of a day');
    sameDay.push(mail);
    days.set(today, sameDay);
    if (sameDay.length > 20) say(mail, 'more than twenty mails a day');
    const news = sameDay.filter((m) => isFirst(m, evidence)).length;
    const most = Date.parse(at) - Date.parse(owner.startedAt) < 7 * DAY ? 3 : 5;
    if (isFirst(mail, evidence) && news > most) say(mail, `more than ${most} new people a day`);

    const earlier = byContact.get(contactId) ?? [];
    byContact.set(contactId, [...earlier, mail]);
    const thread = earlier.filter((m) => m.letter.tags['enrollment'] === letter.tags['enrollment']);

    if (seen.has(`${letter.tags['enrollment']} ${mail.step}`)) say(mail, 'the same step twice');
    seen.add(`${letter.tags['enrollment']} ${mail.step}`);
    if (earlier.some((m) => m.letter.text === letter.text)) say(mail, 'the same words twice');

    const last = thread.at(-1);
    if (last) {
      if (!letter.subject.startsWith('Re: ')) say(mail, `a new thread: ${letter.subject}`);
      if (!letter.references.includes(last.wireId)) say(mail, 'the last mail is not in References');
      if (letter.inReplyTo === undefined) say(mail, 'it answers nothing');
    }

    for (const one of before) {
      const until = 'until' in one ? one.until : '';
      if (one.what === 'stopped') say(mail, `stop was said at ${one.at}`);
      if (['rest', 'away', 'held'].includes(one.what) && at < until) say(mail, `${one.what} until ${until}`);
      if (one.what === 'no' && at < until && mail.asks) say(mail, `an ask after the no of ${one.at}`);
    }
    for (const one of happened) {
      // In one minute what is due goes before anybody says anything.
      if (one.what === 'paused' && one.at < at && stands(one, at) && at < one.until)
        say(mail, 'everything was paused');
      if (one.what === 'bounced' && stands(one, at) && one.address === letter.to.address)
        say(mail, 'the address is dead');
    }

    const answer = before.findLast((one) => one.what === 'answered' || one.what === 'spoke');
    const since = earlier.filter((m) => answer === undefined || m.at > answer.at);
    // A year of silence is a beginning: then one may write once again.
    const newest = since.at(-1);
    const yearGone = newest !== undefined && Date.parse(at) - Date.parse(newest.at) >= 365 * DAY;
    if (since.length >= 3 && !yearGone) say(mail, `mail ${since.length + 1} in a row without an answer`);

    const answered = before.some((one) => one.what === 'answered' && one.n === letter.tags['enrollment']);
    if (mail.asks && !answered && !evidence.mayAskFirst(mail)) say(mail, 'an ask before an answer');

    const first = earlier.length === 0;
    const said = told.some(
      (one) => one.what === 'approved' && stands(one, at) && one.text.includes(letter.text.trim()),
    );
    if ((first || mail.asks || isFirst(mail, evidence)) && !said) say(mail, 'nobody said yes to these words');

    if (
      earlier.length === 0 &&
      evidence.begins.has(mail.sequence) &&
      !evidence.exempt(contactId) &&
      companyAt(contactId, at) !== undefined &&
      !isOpen(contact.company, at, happened)
    )
      for (const [other, theirs] of about) {
        if (other === contactId || evidence.exempt(other)) continue;
        if (companyAt(other, at) !== contact.company) continue;
        // What he did is forgotten with him, as the mail he got is.
        if (theirs.some((one) => GONE.includes(one.what) && stands(one, at))) continue;
        const newest = theirs.findLast((one) => one.at < at && ['helped', 'no'].includes(one.what));
        if (newest?.what === 'helped' && Date.parse(at) - Date.parse(newest.at) < 180 * DAY)
          say(mail, `${other} there helps since ${newest.at}`);
      }

    const company = companyAt(contactId, at);
    if (isFirst(mail, evidence) && company !== undefined)
      for (const other of left) {
        if (other === mail || other.at > at || !isFirst(other, evidence) || other.contactId === contactId)
          continue;
        if (companyAt(other.contactId, other.at) !== company) continue;
        const freed = (about.get(other.contactId) ?? []).some(
          (one) =>
            (one.what === 'away' && one.at >= other.at && one.at <= at) ||
            (one.what === 'forgotten' && one.at <= at),
        );
        const free = businessDaysOn(wall(other.at, contact.zone ?? owner.zone).day, 3, owner.holidays);
        if (!freed && there.day < free && other.at <= at)
          say(mail, `${other.contactId} there had his on ${other.at}`);
      }
  }

  for (const { at, contactId } of evidence.relayed)
    if ((about.get(contactId) ?? []).some((one) => one.what === 'stopped' && stands(one, at)))
      faults.push(`${at} a mail handed on to ${contactId}, who said stop`);
  return [...faults, ...judgePromises(evidence)];
}

/** Who is not waited for. */
const GONE: readonly Happened['what'][] = ['stopped', 'forgotten'];

/** Did the owner say that others there may be written to as well? */
function isOpen(company: string | undefined, at: Instant, happened: readonly Happened[]): boolean {
  const said = happened.findLast(
    (one) => (one.what === 'opened' || one.what === 'closed') && one.company === company && stands(one, at),
  );
  return said?.what === 'opened';
}

const isFirst = (mail: Left, { tells }: Evidence): boolean =>
  (mail.step.startsWith('1-') || mail.step.endsWith('-ask-first')) && !tells.has(mail.sequence);
