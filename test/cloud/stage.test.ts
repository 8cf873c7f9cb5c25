import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Came } from '../cli/at-desk.ts';
import { commandLine } from '../cli/at-desk.ts';
import { operator } from '../deploy/operator.ts';
import { signedIn } from '../deploy/signed-in.ts';
import { type Account, startAccount } from './account.ts';

const PATIENT = { timeout: 90_000 };

let here: Account;
let elsewhere: Account;
const folder = mkdtempSync(join(tmpdir(), 'goodword-stage-'));
const file = (name: string): string => join(folder, name);

beforeAll(async () => {
  [here, elsewhere] = await Promise.all([startAccount(), startAccount('other')]);
});
afterAll(() => Promise.all([here?.close(), elsewhere?.close()]));

/** A command line on a stage of an account, in this process. */
async function at(account: Account, ...args: string[]): Promise<Came> {
  const signOut = signedIn(account);
  const stage = account === elsewhere ? 'other' : 'goodword';
  return commandLine(['--stage', stage, ...args]).finally(signOut);
}
/** The same in a process of its own. */
const binary = (account: Account, ...args: string[]): Promise<Came> =>
  operator(account, ['--stage', 'goodword', ...args]).came;

const ownerOf = (name: string, sendingAddress: string): string[] => [
  ...['owner', 'add', '--name', name, '--address', `${name.split(' ')[0]?.toLowerCase()}@home.example`],
  ...['--country', 'US', '--sending-address', sendingAddress],
];

describe('a deployment is operated with --stage', PATIENT, () => {
  test('from its first owner on, in processes of their own: what one writes, the next reads', async () => {
    const added = await binary(here, ...ownerOf('Nora Reyes', 'nora@mail.nora.example'));
    expect(added).toMatchObject({ exit: 0, err: '', out: expect.stringContaining('nora@home.example') });
    expect(await binary(here, 'contacts', 'add', 'Ben Osei', '--address', 'ben@helio.example')).toMatchObject(
      {
        exit: 0,
        err: '',
      },
    );
    expect(await at(here, 'owner', 'list')).toMatchObject({
      exit: 0,
      out: expect.stringMatching(/Nora Reyes +nora@home\.example +1 /),
    });
    expect((await at(here, 'contacts', 'show', 'Ben Osei')).out).toContain('ben@helio.example');
    expect((await at(elsewhere, 'owner', 'list')).out).toContain('There is no owner yet');
  });

  test('says how it stands, its queues and dead letters included', async () => {
    await here.emulators.ses.settled();
    const { exit, out } = await at(here, 'status', '--json');
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      contacts: 1,
      queues: [
        { name: 'due', waiting: 0, dead: 0 },
        { name: 'mail-in', waiting: 0, dead: 0 },
        // What became of the mail that greeted her: no function runs here that notes it.
        { name: 'mail-events', waiting: 1, dead: 0 },
      ],
    });
    expect(await at(here, 'queue')).toMatchObject({
      exit: 0,
      out: expect.stringContaining('Nothing is under way'),
    });
  });

  test('stops everything and goes on again, and everybody sees that it stands still', async () => {
    expect(await binary(here, 'pause', '--all', '--because', 'a wrong import')).toMatchObject({ exit: 0 });
    expect((await at(here, 'status')).out).toMatch(/stopped +everything, since .*: a wrong import/);
    expect(await at(here, 'resume', '--all')).toMatchObject({ exit: 0 });
    expect((await at(here, 'status')).out).not.toContain('a wrong import');
    expect(await at(here, 'resume', '--all')).toMatchObject({
      exit: 1,
      err: expect.stringContaining('nothing stood still'),
    });
  });

  test.each<[string, (account: Account) => void, string]>([
    [
      'there is no such stack',
      ({ cloud }) => cloud.stacks.clear(),
      '--stage goodword: there is no such stack in us-east-1',
    ],
    [
      'its first deploy has not ended',
      ({ cloud }) => {
        const body = '{"Resources":{}}';
        for (const [id, stack] of cloud.stacks)
          cloud.stacks.set(id, { ...stack, status: 'CREATE_IN_PROGRESS', body });
      },
      'that stack (CREATE_IN_PROGRESS) does not say Table, DueQueueUrl',
    ],
    [
      'the keys are gone',
      ({ cloud }) => cloud.parameters.delete('/goodword/token-keys'),
      '/goodword/token-keys is gone from SSM',
    ],
    [
      'nobody is signed in',
      ({ cloud }) =>
        cloud.refusing.set('sts GetCallerIdentity', { code: 'ExpiredToken', message: 'expired' }),
      'AWS does not know who you are (expired)',
    ],
    [
      'the table may not be read',
      ({ cloud }) =>
        cloud.refusing.set('dynamodb Query', { code: 'AccessDeniedException', message: 'not yours' }),
      'AWS refused: not yours. Your user or role lacks this right',
    ],
  ])('says what to do when %s', async (_what, breakIt, words) => {
    const { cloud } = here;
    const [stacks, parameters] = [new Map(cloud.stacks), new Map(cloud.parameters)];
    breakIt(here);
    const came = await at(here, 'owner', 'list');
    Object.assign(cloud, { stacks, parameters });
    cloud.refusing.clear();
    expect(came).toMatchObject({ exit: 1, out: '', err: expect.stringContaining(words) });
  });

  test('says what is missing when nobody said where the stage stands', async () => {
    const signOut = signedIn(here);
    delete process.env['AWS_REGION'];
    const came = await commandLine(['--stage', 'goodword', 'status']);
    signOut();
    expect(came).toMatchObject({ exit: 1, err: expect.stringContaining('set AWS_REGION') });
  });
});

describe('what a deployment keeps', PATIENT, () => {
  test('is written to a file and put back into an empty table, in processes of their own', async () => {
    expect(await at(here, ...ownerOf('Tom Hale', 'tom@mail.nora.example'))).toMatchObject({ exit: 0 });
    const stop = ['stop', 'Ben Osei', '--reason', 'he said so', '--owner', 'nora@home.example'];
    expect(await at(here, ...stop)).toMatchObject({ exit: 0 });
    const before = await everything(here);
    expect(await binary(here, 'backup', file('all.backup'))).toMatchObject({ exit: 0, err: '' });
    await emptied(here);
    expect((await at(here, 'owner', 'list')).out).toContain('There is no owner yet');
    expect(await binary(here, 'restore', file('all.backup'))).toMatchObject({
      exit: 0,
      out: expect.stringContaining('items are back'),
    });
    expect(without(await everything(here), 'EMERGENCY-STOP')).toEqual(without(before, 'EMERGENCY-STOP'));
    expect((await at(here, 'status', '--owner', 'nora@home.example')).out).not.toMatch(/^stopped/m);
  });

  test('of one owner goes to a stage of another account, with its stops, and only once', async () => {
    expect(await at(here, 'export', file('nora.backup'), '--owner', 'nora@home.example')).toMatchObject({
      exit: 0,
    });
    expect(readFileSync(file('nora.backup'), 'utf8')).not.toContain('tom@home.example');
    expect(await at(elsewhere, 'import', file('nora.backup'))).toMatchObject({ exit: 0 });
    const list = (await at(elsewhere, 'owner', 'list')).out;
    expect(list).toContain('nora@home.example');
    expect(list).not.toContain('tom@home.example');
    expect((await at(elsewhere, 'contacts', 'show', 'Ben Osei')).out).toMatch(/never write +he said so/);
    expect(await at(elsewhere, 'import', file('nora.backup'))).toMatchObject({
      exit: 1,
      err: expect.stringContaining('is here already'),
    });
  });
});

const documents = ({ env }: Account) =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: env.AWS_ENDPOINT_URL,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    }),
  );

type Item = Record<string, unknown> & { pk?: string; sk?: string };

async function everything(account: Account): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of paginateScan({ client: documents(account) }, { TableName: 'goodword' }))
    items.push(...(page.Items ?? []));
  return items.sort((a, b) => `${a.pk} ${a.sk}`.localeCompare(`${b.pk} ${b.sk}`));
}

const without = (items: Item[], pk: string): Item[] => items.filter((item) => item.pk !== pk);

async function emptied(account: Account): Promise<void> {
  for (const { pk, sk } of await everything(account))
    await documents(account).send(new DeleteCommand({ TableName: 'goodword', Key: { pk, sk } }));
}
