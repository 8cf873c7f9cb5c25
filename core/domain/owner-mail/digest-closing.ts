import { companyList } from '../ranking/company-list.ts';
import { answersOf } from './digest-waiting.ts';
import type { Section } from './digest-sections.ts';
import type { DigestItem, Week } from './digest.ts';
import { DAY, daysBetween, plus } from '../instant.ts';
import type { EnrollmentState } from '../enrollment/enrollment.ts';
import type { Message } from '../mail/message.ts';
import type { Owner } from '../owner.ts';
import { isHumanAnswer } from '../reply/reply.ts';
import { standstillWords } from '../sending/standstill.ts';
import { clip, count, dayWords, listed } from './short-words.ts';

const A_YEAR = 366;

/** Says that everything stands still, so that silence is not taken for a fault. */
export function pauseLine({ owner, now, standstill }: Pick<Week, 'owner' | 'now' | 'standstill'>): string {
  if (standstill) return `Nothing goes out to anybody: ${clip(standstillWords(standstill), 120)}.`;
  const { pausedUntil: until } = owner;
  if (until === undefined || until <= now) return '';
  const when = daysBetween(now, until) > A_YEAR ? '' : ` until ${dayWords(until, owner.zone, now)}`;
  return `Everything is paused${when}; "resume" starts it again.`;
}

/** This week, and since the start: conversations, not mails, are what counts. */
export function happenedLines({ owner, now, messages, enrollments, contacts }: Week): string[] {
  const people = (chosen: Message[]): number => new Set(chosen.map((m) => m.contactId)).size;
  const sent = messages.filter((m) => m.direction === 'out' && m.step !== undefined);
  const incoming = messages.filter(
    (m) => m.direction === 'in' && contacts.has(m.contactId) && m.kind && isHumanAnswer(m.kind),
  );
  const meetings = people(incoming.filter((m) => m.labels?.includes('meeting') ?? m.kind === 'meeting'));
  const referrals = people(incoming.filter((m) => m.labels?.includes('referral') ?? m.kind === 'referral'));
  const returned = people(sent.filter((m) => m.delivery === 'bounced'));
  const week = plus(now, -7 * DAY);
  const silent = enrollments.filter(({ state }) => isEndedSilent(state) && state.when > week).length;
  const parts = [
    `${sent.length} sent`,
    `${people(incoming)} answered`,
    ...(meetings > 0 ? [count(meetings, 'talk proposed', 'talks proposed')] : []),
    ...(referrals > 0 ? [count(referrals, 'introduction')] : []),
    ...(returned > 0 ? [count(returned, 'mail came back', 'mails came back')] : []),
    ...(silent > 0 ? [`${silent} ${silent === 1 ? 'rests' : 'rest'} without an answer, as most do`] : []),
  ];
  const written = new Set(enrollments.filter((e) => e.sent.length > 0).map((e) => e.contactId)).size;
  const answered = new Set(enrollments.filter((e) => answersOf(e) > 0).map((e) => e.contactId)).size;
  const since = dayWords(owner.startedAt, owner.zone, now);
  const all =
    written === 0
      ? `Since ${since}: nobody was written to yet.`
      : `Since ${since}: ${answered} of ${written} answered (2 to 4 of 10 is usual).`;
  return [`This week: ${listed(parts)}.`, all];
}

/** Silence is told once, in the week it ended something. */
const isEndedSilent = (state: EnrollmentState): state is Extract<EnrollmentState, { at: 'ended' }> =>
  state.at === 'ended' && state.why === 'silent';

/** One hint tied to what is there, another one every week: a target company where nobody is known, or a question about a person. */
export function oneThing(about: Pick<Week, 'owner' | 'now' | 'contacts' | 'question'>): string {
  const { owner, now, question } = about;
  const weeks = Math.max(0, Math.floor(daysBetween(owner.startedAt, now) / 7));
  const companies = companiesHint(about, weeks);
  return question !== undefined && (companies === '' || weeks % 2 === 1) ? question : companies;
}

function companiesHint({ owner, contacts }: Pick<Week, 'owner' | 'contacts'>, week: number): string {
  const known = companyList(owner.goal, contacts.values())
    .filter(({ active }) => active)
    .map(({ company, people }) => ({ company: clip(company, 40), people }));
  const missing = known.filter(({ people }) => people.length === 0);
  const turn = <T>(all: T[]): T | undefined => all[week % Math.max(1, all.length)];
  const nobody = turn(missing);
  if (nobody) return `Nobody yet at ${nobody.company}: do you know anyone there? Answer "add Name, address".`;
  const some = turn(known);
  if (!some) return '';
  const names = some.people.slice(0, 2).map((c) => clip(c.name, 30));
  return `You know ${count(some.people.length, 'person', 'people')} at ${some.company}: ${listed(names)}${some.people.length > 2 ? ' among them' : ''}.`;
}

const WEEKDAYS = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];

/** How to answer, in three lines, with numbers of this very digest. */
export function closingLines(owner: Pick<Owner, 'digest'>, sections: Section[]): string[] {
  const items = sections.flatMap(({ entries }) => entries.map(({ item }) => item));
  const can = (item: DigestItem): boolean => item.fingerprint !== undefined || item.sequence !== undefined;
  const examples = [
    { item: items.find(can), say: (n: number) => `${n} yes` },
    { item: items.findLast((item) => item.sequence !== undefined), say: (n: number) => `${n} later March` },
    { item: items.find(({ section }) => section === 'going-out'), say: (n: number) => `hold ${n}` },
    { item: items[0], say: (n: number) => `note ${n}: met her boss` },
  ].flatMap(({ item, say }) => (item ? [say(item.number)] : []));
  return [
    `Answer with a line each: ${examples.join(' / ')}`,
    '"pause 2 weeks" stops everything, "undo" takes back the last, "help" lists the rest.',
    `This mail comes ${WEEKDAYS[owner.digest.weekday - 1] ?? 'weekly'} at ${owner.digest.time}; "digest Sunday 18:00" moves it.`,
  ];
}

/** A week in which nothing waits and nothing goes out: three lines, still sent. */
export function emptyLines(week: Week): string[] {
  const [, since = ''] = happenedLines(week);
  const paused = pauseLine(week);
  const hint = oneThing(week);
  return [
    paused === '' ? 'Nothing waits for you and nothing goes out this week.' : paused,
    since,
    hint === '' ? 'Met somebody? Answer "met Name, address, talked about ...".' : hint,
  ];
}
