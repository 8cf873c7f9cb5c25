import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStage } from '../../cli/operator/stage.ts';
import type { House } from '../../core/assistant/ports.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import type { Came } from '../cli/at-desk.ts';
import { aMessage } from '../contracts/examples.ts';
import { all } from '../contracts/stores.ts';
import { operatorHere, values } from '../deploy/operator.ts';
import { signedIn } from '../deploy/signed-in.ts';
import { type Account, startAccount } from './account.ts';

const PATIENT = { timeout: 90_000 };
const DESTROY = ['destroy', '--region=us-east-1', '--yes', '--json'];
const MANY = 60;

let here: Account;
let elsewhere: Account;
const folder = mkdtempSync(join(tmpdir(), 'goodword-destroy-'));
const backups = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.backup'));

beforeAll(async () => {
  [here, elsewhere] = await Promise.all([startAccount(), startAccount('other')]);
}, 60_000);
afterAll(() => Promise.all([here?.close(), elsewhere?.close()]));

const at = (account: Account, ...args: string[]): Promise<Came> => operatorHere(account, args, '', folder);

/** What is kept in the table of an account. */
async function within<T>(account: Account, look: (house: House) => Promise<T>): Promise<T> {
  const signOut = signedIn(account);
  try {
    const { assistant, close } = await openStage(account === elsewhere ? 'other' : 'goodword');
    try {
      return await look(assistant.house);
    } finally {
      await close();
    }
  } finally {
    signOut();
  }
}

const people = (account: Account): Promise<Contact[]> =>
  within(account, async (house) => {
    const [nora] = await all(house.owners.all());
    return nora ? all(house.contacts.ofOwner(nora.id)) : [];
  });

async function known(account: Account, name: string): Promise<Contact> {
  const found = (await people(account)).find((contact) => contact.name === name);
  if (!found) throw new Error(`there is no ${name}`);
  return found;
}

/** Sixty people, one of whom said stop and one of whom there was a mail with. */
async function filled(): Promise<void> {
  const stage = ['--stage', 'goodword'];
  const nora = ['--name', 'Nora Reyes', '--address', 'nora@home.example', '--country', 'US'];
  expect(await at(here, ...stage, 'owner', 'add', ...nora)).toMatchObject({ exit: 0 });
  writeFileSync(join(folder, 'people.csv'), book());
  expect(await at(here, ...stage, 'contacts', 'import', 'people.csv')).toMatchObject({ exit: 0 });
  expect(await at(here, ...stage, 'stop', 'Ben Osei 7', '--reason', 'he said so')).toMatchObject({ exit: 0 });
  const { ownerId, id: contactId } = await known(here, 'Ben Osei 9');
  await within(here, (house) =>
    house.messages.record(aMessage({ ownerId, contactId, text: 'Hi Ben, how is Helio?' })),
  );
}

const book = (): string =>
  ['name,email', ...Array.from({ length: MANY }, (_, i) => `Ben Osei ${i},ben${i}@helio.example`)].join('\n');

describe('a deployment with people in its table is destroyed', PATIENT, () => {
  test('not while its backup cannot be written', async () => {
    await filled();
    here.cloud.refusing.set('dynamodb Scan', { code: 'AccessDeniedException', message: 'no dynamodb:Scan' });
    const came = await at(here, ...DESTROY);
    here.cloud.refusing.clear();
    expect(came.exit).toBe(1);
    expect(came.out).toMatch(/nothing was destroyed, because the backup could not be written.*dynamodb:Scan/);
    expect([...here.cloud.stacks.values()].map(({ status }) => status)).toEqual(['UPDATE_COMPLETE']);
    expect(here.cloud.activeRules).toBeDefined();
    expect(readdirSync(folder)).toEqual(['people.csv']);
    expect(await people(here)).toHaveLength(MANY);
  });

  test('once everything is in a file named by stack and day, and says what stays', async () => {
    const before = await people(here);
    const day = new Date().toISOString().slice(0, 10);
    writeFileSync(join(folder, `goodword-${day}.backup`), 'an older one of the day\n');
    const came = await at(here, ...DESTROY);
    expect(came).toMatchObject({ exit: 0 });
    const file = `goodword-${day}-2.backup`;
    const told = values(came);
    expect(told.map(({ at: what }) => what)).toEqual(['keeps', 'backed up', 'destroyed']);
    expect(told.at(-1)).toMatchObject({ at: 'destroyed', backup: file });
    expect(told.at(-1)?.['kept']).toContainEqual(
      expect.objectContaining({ what: 'table of people, and of those never to be written to' }),
    );
    expect(readFileSync(join(folder, `goodword-${day}.backup`), 'utf8')).toBe('an older one of the day\n');
    expect([...here.cloud.stacks.values()].map(({ status }) => status)).toEqual(['DELETE_COMPLETE']);

    expect(await at(elsewhere, '--stage', 'other', 'restore', file)).toMatchObject({ exit: 0 });
    const byId = (all: Contact[]) => [...all].sort((a, b) => a.id.localeCompare(b.id));
    expect(byId(await people(elsewhere))).toEqual(byId(before));
  });

  test('and stops and mails are where it was restored, in an import of the same people too', async () => {
    const nine = await known(elsewhere, 'Ben Osei 9');
    await within(elsewhere, async (house) => {
      expect(await house.suppressions.find('ben7@helio.example')).toMatchObject({ reason: 'owner' });
      const everybody = Array.from({ length: MANY }, (_, i) => `ben${i}@helio.example`);
      expect([...(await house.suppressions.findAll(everybody)).keys()]).toEqual(['ben7@helio.example']);
      expect(await house.messages.ofContact(nine.ownerId, nine.id)).toMatchObject([
        { text: 'Hi Ben, how is Helio?' },
      ]);
    });
  });

  test('and a second time there is nothing to destroy', async () => {
    const before = backups();
    expect(await at(here, ...DESTROY)).toMatchObject({
      exit: 1,
      out: expect.stringContaining('there is no stack goodword'),
    });
    expect(backups()).toEqual(before);
  });
});
