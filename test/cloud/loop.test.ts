import { ListSubscriptionsCommand, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { DeleteQueueCommand, ListQueuesCommand } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../cli/operator/doctor/finding.ts';
import { commandLine } from '../cli/at-desk.ts';
import { operator } from '../deploy/operator.ts';
import { signedIn } from '../deploy/signed-in.ts';
import { type Account, startAccount } from './account.ts';
import { startNameServer } from './name-server.ts';

const PATIENT = { timeout: 90_000 };

let account: Account;
let names: Awaited<ReturnType<typeof startNameServer>>;
let signOut = () => {};
beforeAll(async () => {
  account = await startAccount();
  signOut = signedIn(account);
  names = await startNameServer([]);
});
afterEach(async () => {
  account.cloud.refusing.clear();
  expect(await left()).toEqual({ queues: [], subscriptions: 2 });
});
afterAll(async () => {
  signOut();
  await names?.close();
  await account?.close();
});

/** What the loop may have left behind, beside the two subscriptions of the deployment itself. */
async function left(): Promise<{ queues: string[]; subscriptions: number }> {
  const { QueueUrls = [] } = await account.emulators.sqs.send(
    new ListQueuesCommand({ QueueNamePrefix: 'goodword-doctor-' }),
  );
  const sns = new SNSClient({});
  const { Subscriptions = [] } = await sns.send(new ListSubscriptionsCommand({}));
  return { queues: QueueUrls, subscriptions: Subscriptions.length };
}

const SEND = ['doctor', '--send'];
const drive = async (seconds: number): Promise<{ exit: number; err: string; sent: Finding[] }> => {
  const args = [...SEND, '--dns', names.address, '--wait', String(seconds), '--json'];
  const { exit, out, err } = await commandLine(args);
  const { findings } = JSON.parse(out) as { findings: Finding[] };
  return { exit, err, sent: findings.filter(({ name }) => name.startsWith('send ')) };
};

describe('goodword doctor --send', PATIENT, () => {
  test('sees what becomes of a mail to each mailbox of the simulator, in a process of its own', async () => {
    const came = await operator(account, [...SEND, '--dns', names.address]).came;
    for (const [mailbox, event] of [
      ['success', 'Delivery'],
      ['bounce', 'Bounce'],
      ['complaint', 'Complaint'],
      ['ooto', 'Received'],
    ])
      expect(came.out).toMatch(new RegExp(`good +send ${mailbox} +${event} came back`));
  });

  test('gives up an event that never comes after the wait, and says which, what it means and what to do', async () => {
    account.emulators.ses.setFate('bounce@simulator.amazonses.com', { at: 'delivered' });
    account.emulators.ses.setFate('ooto@simulator.amazonses.com', { at: 'rejected', reason: 'Bad content' });
    const { exit, err, sent } = await drive(2);
    expect(exit).toBe(1);
    expect(err).toContain('waiting up to 2 seconds for what comes back');
    expect(sent.map(({ name, state }) => `${name}: ${state}`)).toEqual([
      'send success: good',
      'send bounce: bad',
      'send complaint: good',
      'send ooto: bad',
    ]);
    expect(sent[1]).toMatchObject({
      wrong: 'Bounce did not come back in 2 seconds',
      meaning: 'what becomes of a mail stays unseen',
      next: expect.stringContaining('event destination'),
    });
    expect(sent[3]).toMatchObject({ meaning: 'answers do not come in' });
  });

  test('passes over what is no event: SES puts a line in words on a topic it begins to use', async () => {
    const driven = drive(2);
    while ((await left()).subscriptions < 4) await new Promise((soon) => setTimeout(soon, 20));
    const Message = 'Successfully validated SNS topic for Amazon SES event publishing.';
    const TopicArn = account.emulators.topics['mail-events'];
    await new SNSClient({}).send(new PublishCommand({ TopicArn, Message }));
    expect((await driven).sent.map(({ state }) => state)).toEqual(['good', 'bad', 'good', 'bad']);
  });

  test('tells that SES takes no mail, beside everything else it found', async () => {
    account.cloud.refusing.set('ses SendRawEmail', { code: 'MessageRejected', message: 'not verified' });
    const { exit, sent } = await drive(2);
    expect(exit).toBe(1);
    expect(sent).toHaveLength(4);
    expect(sent[0]).toMatchObject({ wrong: expect.stringContaining('MessageRejected: not verified') });
  });

  test('takes its queue away again when a topic cannot be listened to', async () => {
    account.cloud.refusing.set('sns Subscribe', { code: 'AuthorizationError', message: 'not yours' });
    expect(await commandLine([...SEND, '--dns', names.address])).toMatchObject({
      exit: 1,
      err: expect.stringMatching(/AWS refused: not yours.*lacks this right/),
    });
  });

  test('takes all of it away again when it is left with Ctrl-C', async () => {
    const under = operator(account, [...SEND, '--dns', names.address]);
    await under.said('waiting up to 120 seconds');
    expect(await left()).toMatchObject({ queues: [expect.any(String)], subscriptions: 4 });
    under.child.kill('SIGINT');
    expect(await under.came).toMatchObject({ exit: 3, err: expect.stringContaining('left with Ctrl-C') });
  });

  test('names what it could not take away, and still says what it found', async () => {
    account.cloud.refusing.set('sqs DeleteQueue', { code: 'AccessDenied', message: 'not yours', times: 1 });
    const { err, sent } = await drive(2);
    expect(sent).toHaveLength(4);
    expect(err).toMatch(/Delete it yourself: \S+goodword-doctor-\w+ could not be deleted \(AccessDenied/);
    const [QueueUrl] = (await left()).queues;
    await account.emulators.sqs.send(new DeleteQueueCommand({ QueueUrl }));
  });
});
