import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backupLines, restoreBackup } from '../../cli/operator/backup.ts';
import { readBackup } from '../../cli/operator/backup-file.ts';
import { all } from '../../core/assistant/change.ts';
import { retry } from '../../core/assistant/retry.ts';
import { type Draft, fingerprint } from '../../core/domain/sequence/draft.ts';
import { HOUR, type Instant } from '../../core/domain/instant.ts';
import type { Enrollment } from '../../core/domain/enrollment/enrollment.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { frozenClock } from '../../local/clock.ts';
import { type Goodword, SENDING_DOMAIN, startGoodword } from '../../local/goodword.ts';
import { ben, nora } from '../cast.ts';
import { freshFolder } from './stack.ts';

/** Five new people a day for each of two hundred owners. */
const [OWNERS, EACH] = [200, 5];
const MAILS = OWNERS * EACH;
/** Tuesday, a quarter to nine in Chicago. */
const DUE: Instant = '2026-11-24T14:45:00.000Z';

let folder: Awaited<ReturnType<typeof freshFolder>>;
const clock = frozenClock(DUE);
let goodword: Goodword;
let backup = '';

const id = (kind: string, i: number): string =>
  `${kind}${[...String(i).padStart(4, '0')].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`.slice(-8);
const addressOf = (o: number, c: number): string => `p${c}@firm${o}x${c}.example`;

async function seed({ assistant: { house } }: Goodword): Promise<void> {
  for (let o = 0; o < OWNERS; o++) {
    const ownerId = id('owne', o);
    const at = { address: `o${o}@home.example`, sendingAddress: `o${o}@${SENDING_DOMAIN}` };
    await house.owners.create({
      ...nora,
      ...at,
      id: ownerId,
      zone: 'America/Chicago',
      startedAt: '2026-01-01T00:00:00.000Z',
      due: '2027-01-01T00:00:00.000Z',
      version: 0,
    });
    const people: Contact[] = Array.from({ length: EACH }, (_, c) => ({
      ...ben,
      ownerId,
      id: id('pers', o * EACH + c),
      company: `Firm ${o}x${c}`,
      zone: 'America/Chicago',
      addresses: [{ address: addressOf(o, c), source: 'you' }],
      version: 0,
    }));
    await house.contacts.saveNew(people);
    await Promise.all(people.map((person, c) => approvedMail(ownerId, person, addressOf(o, c))));
  }

  async function approvedMail(ownerId: string, { id: contactId }: Contact, address: string): Promise<void> {
    const words = { ...DRAFT, ownerId, contactId, n: 1, to: address };
    const draft: Draft = { ...words, fingerprint: fingerprint(words) };
    await house.drafts.put(draft);
    const enrollment: Enrollment = {
      ownerId,
      contactId,
      n: 1,
      sequence: 'reconnect',
      startedAt: '2026-11-23T15:00:00.000Z',
      state: {
        at: 'scheduled',
        step: draft.step,
        fingerprint: draft.fingerprint,
        due: DUE,
        planned: DUE,
        jitter: 0,
      },
      address,
      references: [],
      sent: [],
      answers: [],
      facts: {},
      decisions: [],
      version: 0,
    };
    await house.enrollments.create(enrollment);
  }
}

const DRAFT = {
  step: '1-inquire',
  subject: 'The streaming platform at Helio',
  text: 'Hi Ben,\n\nhow is it?',
  html: '<p>Hi Ben,</p><p>how is it?</p>',
};

const start = (): Promise<Goodword> => startGoodword({ dataDir: folder.dataDir, clock });

/** How often each contact was written to. */
function written(): Map<string, number> {
  const times = new Map<string, number>();
  for (const { destinations } of goodword.emulators.ses.mails())
    for (const to of destinations) if (to.startsWith('p')) times.set(to, (times.get(to) ?? 0) + 1);
  return times;
}

const most = (): number => Math.max(0, ...written().values());

async function untilWritten(count: number): Promise<void> {
  while (written().size < count) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function everything(): Promise<Enrollment[]> {
  const { house } = goodword.assistant;
  const found: Enrollment[] = [];
  for (const { id: ownerId } of await all(house.owners.all()))
    found.push(...(await all(house.enrollments.ofOwner(ownerId))));
  return found;
}

beforeAll(async () => {
  folder = await freshFolder();
  goodword = await start();
  await seed(goodword);
  for await (const line of backupLines(goodword.config, goodword.assistant.house)) backup += line;
}, 120_000);

afterAll(async () => {
  await goodword.stop();
  await folder.remove();
});

describe('while a thousand mails are due', { timeout: 300_000 }, () => {
  test('a crash, a redeploy and a restore: each goes out at most once, and none is lost', async () => {
    const first = goodword.settle().catch(() => undefined);
    await untilWritten(MAILS * 0.3);
    await goodword.emulators.stop();
    await first;

    goodword = await start();
    const second = goodword.settle();
    await untilWritten(MAILS * 0.6);
    const came = await restoreBackup(
      goodword.config,
      goodword.assistant.house,
      await readBackup('the backup', () => [new TextEncoder().encode(backup)]),
    );
    await second;
    await clock.moveBy(2 * HOUR);
    await goodword.settle();

    expect(came).toMatchObject({ owners: OWNERS, stood: false });
    expect(most()).toBe(1);
    const states = await everything();
    expect(states).toHaveLength(MAILS);
    const open = states.filter(({ address, state }) => state.at !== 'unknown' && !written().has(address));
    expect(open).toEqual([]);
    const told = goodword.emulators.ses
      .mails()
      .filter(({ subject }) => subject.startsWith('My notes were put back'));
    expect(new Set(told.flatMap(({ destinations }) => destinations)).size).toBe(OWNERS);
    expect(await goodword.assistant.house.emergencyStop.get()).toBeUndefined();
  });

  test('what was held goes once its owner says so, and then once', async () => {
    const unsent = (await everything()).filter(({ address }) => !written().has(address)).slice(0, 20);
    expect(unsent.length).toBeGreaterThan(0);
    for (const { ownerId, contactId, n } of unsent)
      expect(await retry(goodword.assistant.house, { ownerId, contactId, n })).toMatchObject({ at: 'done' });
    for (let round = 0; round < 100 && !unsent.every(({ address }) => written().has(address)); round++) {
      const next = await goodword.assistant.house.dueIndex.next();
      if (next !== undefined && next > clock.now()) await clock.moveTo(next);
      await goodword.settle();
    }
    for (const { address } of unsent) expect(written().get(address)).toBe(1);
    expect(most()).toBe(1);
  });
});
