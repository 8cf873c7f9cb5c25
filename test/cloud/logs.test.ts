import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { commandLine } from '../cli/at-desk.ts';
import { operator } from '../deploy/operator.ts';
import { signedIn } from '../deploy/signed-in.ts';
import { type Account, startAccount } from './account.ts';

const PATIENT = { timeout: 90_000 };

let account: Account;
let signOut = () => {};
let ben = '';
let owner = '';
const HOUR = 3_600_000;
const now = Date.now();

beforeAll(async () => {
  account = await startAccount();
  signOut = signedIn(account);
  const added = ['--name', 'Nora Reyes', '--address', 'nora@home.example', '--country', 'US'];
  owner = idOf(
    await said('owner', 'add', ...added, '--sending-address', 'nora@mail.nora.example', '--json'),
    'owner',
  );
  ben = idOf(
    await said('contacts', 'add', 'Ben Osei', '--address', 'ben@helio.example', '--json'),
    'contact',
  );
  note('due-log', -3 * HOUR, { event: 'step sent', owner, contact: ben, message: 'm-1' });
  note('mail-in-log', -2 * HOUR, { event: 'answer taken', owner, contact: ben, message: 'm-2' });
  for (let n = 0; n < 8; n++) note('tick-log', -HOUR + n, { event: 'tick', due: n });
  note('mail-events-log', -HOUR / 2, { event: 'bounce noted', owner, contact: 'c-other', message: 'm-1' });
  note('due-log', -40 * HOUR, { event: 'step sent', owner, contact: ben, message: 'm-old' });
});
afterEach(() => account.cloud.refusing.clear());
afterAll(async () => {
  signOut();
  await account?.close();
});

const said = (...args: string[]) => commandLine(['--stage', 'goodword', ...args]);
const idOf = ({ out }: { out: string }, what: string): string => {
  const told = JSON.parse(out) as Record<string, string | { id: string }>;
  const found = told[what];
  return (typeof found === 'string' ? found : found?.id) ?? String(told['id']);
};
function note(group: string, ago: number, message: object) {
  const at = now + ago;
  const line = JSON.stringify({ timestamp: new Date(at).toISOString(), level: 'INFO', message });
  account.watched.lines.push({ group, at, line });
}
/** What the lines that are shown say. */
const eventsIn = ({ out }: { out: string }): string[] =>
  [...out.matchAll(/"event":"([^"]*)"/g)].map(([, event = '']) => event);
const events = async (...args: string[]): Promise<string[]> => eventsIn(await said('logs', ...args));

describe('goodword logs of a deployment', PATIENT, () => {
  test('shows the last day of every function, oldest first, in a process of its own', async () => {
    const came = await operator(account, ['--stage', 'goodword', 'logs']).came;
    expect(came).toMatchObject({ exit: 0, err: '' });
    const ticks = Array.from({ length: 8 }, () => 'tick');
    expect(eventsIn(came)).toEqual(['step sent', 'answer taken', ...ticks, 'bounce noted']);
  });

  test.each<[string, () => string[], string[]]>([
    ['a contact', () => ['--contact', 'Ben Osei'], ['step sent', 'answer taken']],
    ['a message', () => ['--message', 'm-1'], ['step sent', 'bounce noted']],
    ['a message to a contact', () => ['--contact', 'Ben Osei', '--message', 'm-1'], ['step sent']],
    ['an owner', () => ['--owner', 'nora@home.example'], ['step sent', 'answer taken', 'bounce noted']],
    [
      'a longer time',
      () => ['--days', '2', '--contact', 'Ben Osei'],
      ['step sent', 'step sent', 'answer taken'],
    ],
    ['the newest only', () => ['--most', '2'], ['tick', 'bounce noted']],
    ['what is not there', () => ['--message', 'm-9'], []],
  ])('can be asked for %s', async (_what, args, shown) => {
    expect(await events(...args())).toEqual(shown);
  });

  test('is patient when CloudWatch is busy for a moment', async () => {
    account.cloud.refusing.set('logs FilterLogEvents', { code: 'ThrottlingException', times: 1 });
    expect(await events('--message', 'm-1')).toEqual(['step sent', 'bounce noted']);
  });

  test('says what AWS refuses, and that waiting helps where it does', async () => {
    account.cloud.refusing.set('logs FilterLogEvents', {
      code: 'AccessDeniedException',
      message: 'not yours',
    });
    expect(await said('logs')).toMatchObject({
      exit: 1,
      err: expect.stringContaining('AWS refused: not yours'),
    });
    account.cloud.refusing.set('logs FilterLogEvents', {
      code: 'ThrottlingException',
      message: 'Rate exceeded',
    });
    expect(await said('logs')).toMatchObject({ exit: 3, err: expect.stringContaining('run it again') });
  });

  test('never prints an address, though a function died with one in its last words', async () => {
    const errorMessage = 'MessageRejected: not verified: Ben Osei <ben@helio.example>';
    const hidden = [`@@eva@uni.example`, `${'x'.repeat(400)}@uni.example`, 'a@b@tom@kestrel.example'].join(
      ' ',
    );
    account.watched.lines.push({
      group: 'due-log',
      at: now,
      line: JSON.stringify({ errorMessage, hidden, message: { event: 'died' } }),
    });
    const { out } = await said('logs');
    expect(out).toContain('MessageRejected: not verified: Ben Osei [address]');
    expect(out.replaceAll('@@[address]', '')).not.toMatch(/@|example/);
    expect(await events()).toContain('died');
  });

  test.each([
    ['--days', 'soon'],
    ['--most', '0'],
  ])('refuses %s %s and says what is needed', async (option, value) => {
    expect(await said('logs', option, value)).toMatchObject({
      exit: 1,
      err: expect.stringContaining(`${option} ${value}: a whole number above 0 is needed`),
    });
  });
});
