import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';
import { editContact } from '../core/assistant/edit-contact.ts';
import { enroll } from '../core/assistant/enroll.ts';
import { importContacts } from '../core/assistant/import-contacts.ts';
import { rankContacts } from '../core/assistant/rank-contacts.ts';
import { addOwner } from '../core/assistant/set-owner.ts';
import { all } from '../core/assistant/change.ts';
import type { Contact } from '../core/domain/people/contact.ts';
import type { Owner } from '../core/domain/owner.ts';
import { DAY, HOUR, MINUTE, dayOf, instant, plus, wallClock } from '../core/domain/instant.ts';
import type { Instant } from '../core/domain/instant.ts';
import { frozenClock } from './clock.ts';
import { countBreaches } from './demo/count.ts';
import type { Breaches, Said } from './demo/count.ts';
import { FACT_ANSWERS, PLAYERS, connectionsCsv } from './demo/cast.ts';
import { answerTo, read, replyAddressOf } from './demo/mails.ts';
import { SENDING_DOMAIN, startGoodword } from './goodword.ts';
import type { Goodword } from './goodword.ts';
import type { SentMail } from './ses-mails.ts';

/** What three weeks came to. */
export interface DemoResult extends Breaches {
  contacts: number;
  enrolled: number;
  approved: number;
  sent: number;
  delivered: number;
  answered: number;
  bounced: number;
  stopped: number;
  held: number;
  followUps: number;
  commands: number;
  digests: number;
  unknown: number;
  mails: number;
  seconds: number;
}

const BEGIN = '2027-01-10T21:00:00.000Z';
const WEEKS = 3;
const OWNER_READS_AFTER = 20 * MINUTE;

/** Something that somebody does at a moment. */
interface Happening {
  at: Instant;
  what: () => Promise<void>;
}

/**
 * Plays three weeks of one owner and fourteen contacts on the embedded services, with the clock moved from one due
 * moment to the next. Every mail goes over SES and SMTP as it would; all of them are left as .eml files in `keep`.
 */
export async function runDemo(options: { keep?: string; tell: (line: string) => void }): Promise<DemoResult> {
  const began = Date.now();
  const { tell } = options;
  const dataDir = options.keep ?? (await mkdtemp(path.join(tmpdir(), 'goodword-demo-')));
  const clock = frozenClock(BEGIN);
  const goodword = await startGoodword({ dataDir, clock });
  const happenings: Happening[] = [];
  const said: Said[] = [];
  let commands = 0;
  const end = plus(BEGIN, WEEKS * 7 * DAY);
  const { emulators, assistant } = goodword;
  const { house } = assistant;
  const smtp = createTransport({
    host: '127.0.0.1',
    port: emulators.smtpPort,
    secure: false,
    ignoreTLS: true,
  });
  const story = (line: string): void => tell(`${when(clock.now())}  ${line}`);

  try {
    const owner = await setTheStage(goodword, story);
    for (const { address, fate } of PLAYERS) if (fate) emulators.ses.setFate(address, fate);

    const send = async (raw: Buffer, from: string, to: string): Promise<void> => {
      await smtp.sendMail({ raw, envelope: { from, to } });
      await goodword.drain();
    };
    const later = (at: Instant, what: () => Promise<void>): void => {
      happenings.push({ at, what });
      happenings.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    };
    const written = new Map<string, number>();

    emulators.ses.onDelivered((mail, recipient) => {
      if (recipient.toLowerCase() === owner.address)
        later(readingTime(clock.now(), owner.zone), () => ownerReads(mail));
      else playerReads(mail, recipient.toLowerCase());
    });

    const playerReads = (mail: SentMail, address: string): void => {
      const player = PLAYERS.find((p) => p.address === address);
      if (!player) return;
      const nth = written.get(address) ?? 0;
      written.set(address, nth + 1);
      story(`${nth === 0 ? 'First mail' : 'Mail'} to ${player.name}: "${mail.subject}"`);
      const answer = player.answers[nth];
      if (answer === undefined || answer === 'silent') return;
      later(plus(clock.now(), Math.max(MINUTE, answer.hours * HOUR)), async () => {
        const now = clock.now();
        const raw = await answerTo(await read(mail), player, { ...answer, now });
        said.push({
          from: address,
          at: now,
          automatic: answer.automatic ?? false,
          stop: /don't email me/.test(answer.text),
          ...idOf(raw),
        });
        story(`${player.name} ${answer.automatic ? '(a machine)' : 'answers'}: "${answer.text}"`);
        await send(raw, address, replyAddressOf(await read(mail)));
      });
    };

    const ownerReads = async (mail: SentMail): Promise<void> => {
      const parsed = await read(mail);
      const text = wordsOfOwner(mail.tags['kind'] ?? '', parsed.text ?? '');
      if (text === undefined) return;
      if (mail.tags['kind'] !== 'reply') commands += text.split('\n').filter(Boolean).length;
      story(`Nora answers "${mail.subject}": ${text.split('\n').join(' / ')}`);
      const raw = await answerTo(parsed, owner, { text, now: clock.now() });
      await send(raw, owner.address, replyAddressOf(parsed));
    };

    await firstBatch(goodword, owner, story);
    await goodword.settle();
    for (;;) {
      const due = await house.dueIndex.next();
      const next = [due, happenings[0]?.at].filter((t) => t !== undefined).sort()[0];
      if (next === undefined || next > end) break;
      // What stays due at a moment that has passed must not stop the time.
      await clock.moveTo(next > clock.now() ? next : plus(clock.now(), MINUTE));
      while (happenings[0] && happenings[0].at <= clock.now()) await happenings.shift()?.what();
      await goodword.settle();
    }
    const result = await sumUp(goodword, owner, said, { commands, seconds: (Date.now() - began) / 1000 });
    await leaveMails(emulators.ses.mails(), dataDir);
    tell('');
    tell(`All ${result.mails} mails lie in ${path.join(dataDir, 'mails')}`);
    return result;
  } finally {
    smtp.close();
    await goodword.stop();
    if (options.keep === undefined)
      await rm(path.join(dataDir, 'dynamodb'), { recursive: true, force: true });
  }
}

async function setTheStage(goodword: Goodword, story: (line: string) => void): Promise<Owner> {
  const { house } = goodword.assistant;
  const set = await addOwner(house, {
    name: 'Nora Reyes',
    address: 'nora@home.example',
    sendingAddress: `nora@${SENDING_DOMAIN}`,
    zone: 'America/New_York',
    country: 'US',
    employer: 'Borealis',
    holidays: ['2027-01-01', '2027-01-18', '2027-02-15'],
    automatic: ['reconnect'],
    goal: {
      kind: 'career-change',
      field: 'data engineering',
      adjacentFields: ['analytics'],
      path: 'I am moving from reporting into data engineering',
      titles: ['data engineer'],
      companies: ['Nordwind', 'Helio', 'Kestrel'],
    },
    digest: { weekday: 1, time: '07:30' },
  });
  if (set.at === 'refused') throw new Error(set.because);
  const { owner } = set;
  story('Nora Reyes sets up: from reporting into data engineering.');
  const imported = await importContacts(house, {
    ownerId: owner.id,
    file: () => [new TextEncoder().encode(connectionsCsv())],
    fileName: 'Connections.csv',
    dryRun: false,
  });
  if (imported.at === 'refused') throw new Error(imported.because);
  for (const player of PLAYERS) {
    const alias = `address:${player.address}` as const;
    const id = (await house.contacts.byAliases(owner.id, [alias])).get(alias) ?? '';
    const edited = await editContact(house, { ownerId: owner.id, contactId: id, details: player.details });
    if (edited.at === 'refused') throw new Error(`${player.name}: ${edited.because}`);
  }
  story(`She imports her LinkedIn export: ${PLAYERS.length} people.`);
  return owner;
}

/** The nine she writes to first, by rank; the digests bring the rest. */
async function firstBatch(goodword: Goodword, owner: Owner, story: (line: string) => void): Promise<void> {
  const { house } = goodword.assistant;
  const ranking = await rankContacts(house, owner.id);
  if (ranking.at === 'refused') throw new Error(ranking.because);
  for (const { contact, score, reasons, sequence } of ranking.ranked.slice(0, 9)) {
    story(`${String(score).padStart(3)}  ${contact.name}: ${reasons.join('; ')}`);
    const enrolled = await enroll(house, {
      ownerId: owner.id,
      contactId: contact.id,
      sequence: sequence ?? 'reconnect',
      because: 'among the first nine',
    });
    if (enrolled.at === 'refused') story(`     not yet: ${enrolled.because}`);
  }
}

/** What Nora answers to each kind of mail of Goodword's; undefined for what needs no answer. */
function wordsOfOwner(kind: string, text: string): string | undefined {
  switch (kind) {
    case 'preview':
      return 'yes';
    case 'question': {
      const asked = Object.keys(FACT_ANSWERS).find((fact) => QUESTIONS[fact]?.test(text));
      return asked === undefined ? undefined : FACT_ANSWERS[asked];
    }
    case 'reply':
      return /moving to Lisbon/.test(text)
        ? 'Lisbon would be wonderful, yes. My Portuguese is still small, but it grows every week.'
        : undefined;
    case 'digest': {
      const people = /THIS WEEK'S PEOPLE([\s\S]*?)(?:\n[A-Z][A-Z' ]+(?: {3}|\n)|$)/.exec(text)?.[1] ?? '';
      const numbers = [...people.matchAll(/^\s*(\d+)\.\s/gm)].map((m) => m[1]);
      const lines = numbers.map((n) => `${n} yes`);
      return [...lines, 'note Maria: she leads the lakehouse migration', 'trust Maria = 5'].join('\n');
    }
    default:
      return undefined;
  }
}

const QUESTIONS: Record<string, RegExp> = {
  answer: /What do you want to say to what/,
  news: /One small piece of news/,
  when: /When do you and .* talk/,
  learned: /one thing you learned/,
  willDo: /What will you do about it/,
  did: /What did you do with the advice/,
};

async function sumUp(
  goodword: Goodword,
  owner: Owner,
  said: Said[],
  told: { commands: number; seconds: number },
): Promise<DemoResult> {
  const { house } = goodword.assistant;
  const contacts: Contact[] = await all(house.contacts.ofOwner(owner.id));
  const enrollments = await all(house.enrollments.ofOwner(owner.id));
  const messages = await all(house.messages.ofOwner(owner.id, BEGIN));
  const mails = goodword.emulators.ses.mails();
  const zones = new Map(
    contacts.flatMap((c) => c.addresses.map((a) => [a.address, c.zone ?? owner.zone] as const)),
  );
  const zoneOf = (address: string): string => zones.get(address) ?? owner.zone;
  const steps = messages.filter((m) => m.direction === 'out' && m.step !== undefined);
  const ended = (why: string): number =>
    enrollments.filter((e) => e.state.at === 'ended' && e.state.why === why).length;
  const breaches = await countBreaches(mails, said, {
    owner: owner.address,
    zoneOf,
    holidays: owner.holidays,
  });
  return {
    contacts: contacts.length,
    enrolled: enrollments.length,
    approved: enrollments.flatMap((e) => e.decisions).filter((d) => d.did.endsWith('approved')).length,
    sent: steps.length,
    delivered: steps.filter((m) => m.delivery === 'delivered').length,
    answered: enrollments.filter((e) => e.answers.length > 0).length,
    bounced: ended('bounced'),
    stopped: ended('stop'),
    held: contacts.filter((c) => c.holds.length > 0).length,
    followUps: steps.filter((m) => /nudge|remind|follow-up/.test(m.step ?? '')).length,
    commands: told.commands,
    digests: mails.filter((m) => m.tags['kind'] === 'digest').length,
    unknown: enrollments.filter((e) => e.state.at === 'unknown').length,
    mails: mails.length,
    seconds: Math.round(told.seconds * 10) / 10,
    ...breaches,
  };
}

async function leaveMails(mails: readonly SentMail[], dataDir: string): Promise<void> {
  const folder = path.join(dataDir, 'mails');
  await mkdir(folder, { recursive: true });
  for (const [i, mail] of mails.entries()) {
    const name = `${String(i + 1).padStart(3, '0')}-${mail.tags['kind'] ?? 'mail'}-${(mail.destinations[0] ?? '').replace(/[^a-z0-9.@-]/gi, '_')}.eml`;
    await writeFile(path.join(folder, name), mail.wire);
  }
}

/** Nora reads her mail soon, but not at night. */
function readingTime(now: Instant, zone: string): Instant {
  const soon = plus(now, OWNER_READS_AFTER);
  const clock = wallClock(soon, zone);
  if (clock.hour >= 7 && clock.hour < 22) return soon;
  const morning = clock.hour < 7 ? clock : ZonedDateTime.addDays(clock, 1);
  return instant(ZonedDateTime.withFields(morning, { hour: 7, minute: 40, second: 0, millisecond: 0 }));
}

function idOf(raw: Buffer): { messageId?: string } {
  const id = /^message-id:\s*<([^>]+)>/im.exec(raw.toString('latin1'))?.[1];
  return id === undefined ? {} : { messageId: id };
}

const when = (at: Instant): string => {
  const zone = 'America/New_York';
  const clock = wallClock(at, zone);
  const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][ZonedDateTime.dayOfWeek(clock) - 1] ?? '';
  return `${weekday} ${dayOf(at, zone).slice(5)} ${String(clock.hour).padStart(2, '0')}:${String(clock.minute).padStart(2, '0')}`;
};
