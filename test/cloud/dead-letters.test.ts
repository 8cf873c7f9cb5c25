import { PurgeQueueCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DeadLetter } from '../../cli/operator/dead-letters.ts';
import type { QueueName } from '../../local/sqs-sns-s3.ts';
import { commandLine } from '../cli/at-desk.ts';
import { operator } from '../deploy/operator.ts';
import { signedIn } from '../deploy/signed-in.ts';
import { type Account, startAccount } from './account.ts';

const PATIENT = { timeout: 90_000 };

let account: Account;
let signOut = () => {};
beforeAll(async () => {
  account = await startAccount();
  signOut = signedIn(account);
});
beforeEach(async () => {
  const { sqs, queues } = account.emulators;
  for (const { url, deadLetterUrl } of Object.values(queues))
    for (const QueueUrl of [url, deadLetterUrl]) await sqs.send(new PurgeQueueCommand({ QueueUrl }));
});
afterEach(() => account.cloud.refusing.clear());
afterAll(async () => {
  signOut();
  await account?.close();
});

const ENROLLMENT = { kind: 'enrollment', ownerId: 'o1', contactId: 'c1', n: 2 };
const ARRIVED = {
  mail: { commonHeaders: { from: ['Ben Osei <ben@helio.example>'], subject: 'Yes, gladly' } },
  receipt: { recipients: ['nora@in.nora.example'], action: { objectKey: 'raw-1' } },
};
const BOUNCED = {
  eventType: 'Bounce',
  mail: { messageId: 'ses-1', destination: ['ben@helio.example'] },
};

const giveUp = (name: QueueName, ...works: unknown[]) =>
  Promise.all(
    works.map((work) =>
      account.emulators.sqs.send(
        new SendMessageCommand({
          QueueUrl: account.emulators.queues[name].deadLetterUrl,
          MessageBody: typeof work === 'string' ? work : JSON.stringify(work),
        }),
      ),
    ),
  );

/** Bodies that wait in a queue of work. */
async function waiting(name: QueueName): Promise<string[]> {
  const QueueUrl = account.emulators.queues[name].url;
  const bodies: string[] = [];
  for (;;) {
    const receive = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 });
    const { Messages = [] } = await account.emulators.sqs.send(receive);
    if (Messages.length === 0) return bodies;
    bodies.push(...Messages.map(({ Body = '' }) => Body));
  }
}

const said = (...args: string[]) => commandLine(['--stage', 'goodword', 'dead-letters', ...args]);
const listed = async () => JSON.parse((await said('list', '--json')).out) as DeadLetter[];
const putBack = async (...args: string[]) =>
  (JSON.parse((await said('redrive', ...args, '--json')).out) as { moved: DeadLetter[] }).moved;

describe('dead letters of a deployment', PATIENT, () => {
  test('are listed and put back from the command line, in a process of its own', async () => {
    await giveUp('due', ENROLLMENT);
    const stage = ['--stage', 'goodword', 'dead-letters'];
    const list = await operator(account, [...stage, 'list']).came;
    expect(list).toMatchObject({ exit: 0, err: '', out: expect.stringContaining('enrollment o1/c1/2') });
    const back = await operator(account, [...stage, 'redrive']).came;
    expect(back).toMatchObject({ exit: 0, out: '1 put back on their queues.\n' });
    expect(await waiting('due')).toEqual([JSON.stringify(ENROLLMENT)]);
  });

  test('are told in ids of every queue: not a word of a mail, and no address', async () => {
    await giveUp('due', ENROLLMENT, { kind: 'owner', ownerId: 'o1' }, 'ben@helio.example says');
    await giveUp('mail-in', ARRIVED);
    await giveUp('mail-events', BOUNCED);
    const { out } = await said('list');
    for (const words of [
      'enrollment o1/c1/2',
      'digest of owner o1',
      'mail raw-1',
      'Bounce of ses-1',
      'no work of ours',
    ])
      expect(out).toContain(words);
    expect(out).not.toMatch(/@|Ben|gladly/);
    const [letter] = (await listed()).filter(({ queue }) => queue === 'mail-in');
    expect(await said('show', letter?.id ?? '')).toMatchObject({
      exit: 0,
      out: expect.stringMatching(/an answer may be unseen(?:.|\n)*goodword dead-letters redrive /),
    });
  });

  test('are all seen again by the next command: looking takes nothing away', async () => {
    await giveUp('due', ENROLLMENT, ENROLLMENT, ENROLLMENT);
    const first = await listed();
    expect(first).toHaveLength(3);
    expect(await listed()).toEqual(first);
    expect(await said('show', first[0]?.id ?? '')).toMatchObject({ exit: 0 });
    expect(await putBack()).toHaveLength(3);
  });

  test('go back however many there are, each once, and each to its own queue', async () => {
    await giveUp('due', ...Array.from({ length: 43 }, (_, n) => ({ ...ENROLLMENT, n })));
    await giveUp('mail-in', ARRIVED);
    await giveUp('mail-events', BOUNCED);
    expect(await putBack()).toHaveLength(45);
    const due = await waiting('due');
    expect(due.map((body) => (JSON.parse(body) as { n: number }).n).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 43 }, (_, n) => n),
    );
    expect([await waiting('mail-in'), await waiting('mail-events')]).toEqual([
      [JSON.stringify(ARRIVED)],
      [JSON.stringify(BOUNCED)],
    ]);
    expect(await said('redrive')).toMatchObject({ exit: 0, out: '0 put back on their queues.\n' });
    expect(await said('list')).toMatchObject({ exit: 0, out: 'There are no dead letters.\n' });
  });

  test('go back one by one: the others stay, and are there for the next command', async () => {
    await giveUp('due', ENROLLMENT, { kind: 'owner', ownerId: 'o1' });
    const [one, other] = await listed();
    expect((await putBack(one?.id ?? '')).map(({ id }) => id)).toEqual([one?.id]);
    expect((await listed()).map(({ id }) => id)).toEqual([other?.id]);
    expect(await said('redrive', one?.id ?? '')).toMatchObject({
      exit: 1,
      err: expect.stringContaining(`there is no dead letter ${one?.id}`),
    });
  });

  test('go back once when two put them back at the same time', async () => {
    await giveUp('due', ...Array.from({ length: 25 }, (_, n) => ({ ...ENROLLMENT, n })));
    const both = await Promise.all([putBack(), putBack()]);
    expect(both.flat()).toHaveLength(25);
    expect(new Set(await waiting('due')).size).toBe(25);
    expect(await listed()).toEqual([]);
  });

  test('are lost nowhere when AWS refuses halfway: the next run ends it', async () => {
    await giveUp('due', ENROLLMENT, { kind: 'owner', ownerId: 'o1' });
    account.cloud.refusing.set('sqs SendMessage', { code: 'AccessDenied', message: 'not yours' });
    expect(await said('redrive')).toMatchObject({
      exit: 1,
      err: expect.stringMatching(/AWS refused: not yours.*lacks this right/),
    });
    account.cloud.refusing.clear();
    expect(await putBack()).toHaveLength(2);
    expect(await waiting('due')).toHaveLength(2);
  });
});
