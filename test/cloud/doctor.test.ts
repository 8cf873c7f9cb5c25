import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Finding } from '../../cli/operator/doctor/finding.ts';
import type { DnsRecord } from '../../cli/operator/dns-records.ts';
import { dkimOf } from '../../cli/operator/after-deploy.ts';
import { recordsOf } from '../../cli/operator/plan.ts';
import { commandLine } from '../cli/at-desk.ts';
import { operator } from '../deploy/operator.ts';
import { signedIn } from '../deploy/signed-in.ts';
import { type Account, startAccount } from './account.ts';
import { INBOUND, outputsOf, SENDING } from './goodword-stack.ts';
import { startNameServer } from './name-server.ts';

const PATIENT = { timeout: 90_000 };

let account: Account;
let names: Awaited<ReturnType<typeof startNameServer>>;
let signOut = () => {};
const dns: DnsRecord[] = [];
let asItWas: () => void;

beforeAll(async () => {
  account = await startAccount();
  signOut = signedIn(account);
  names = await startNameServer(dns);
  asItWas = remember();
});
beforeEach(() => dns.splice(0, dns.length, ...wanted()));
afterEach(() => asItWas());
afterAll(async () => {
  signOut();
  await names?.close();
  await account?.close();
});

const wanted = () =>
  recordsOf(
    { region: 'us-east-1', sendingDomain: SENDING, inboundDomain: INBOUND },
    dkimOf(outputsOf(account.emulators, '')),
  );

/** Everything that a test may break, and how it is mended. */
function remember(): () => void {
  const { cloud, quota, web, watched } = account;
  const [mail, perDay, rules] = [structuredClone(cloud.mail), quota.perDay, cloud.activeRules];
  const stacks = [...cloud.stacks].map(([id, stack]) => [id, { ...stack }] as const);
  return () => {
    cloud.mail = structuredClone(mail);
    cloud.activeRules = rules;
    cloud.refusing.clear();
    cloud.stacks.clear();
    for (const [id, stack] of stacks) cloud.stacks.set(id, { ...stack });
    quota.perDay = perDay;
    web.ahead = 0;
    process.env['AWS_REGION'] = 'us-east-1';
    watched.ticks = [Date.now()];
    watched.ringing = [];
  };
}

const look = async (...more: string[]): Promise<{ exit: number; ok: boolean; findings: Finding[] }> => {
  const { exit, out } = await commandLine(['doctor', '--dns', names.address, '--json', ...more]);
  return { exit, ...(JSON.parse(out) as { ok: boolean; findings: Finding[] }) };
};
const without = (why: string) => dns.splice(0, dns.length, ...dns.filter((one) => !one.why.startsWith(why)));

describe('goodword doctor of a deployment', PATIENT, () => {
  test('finds nothing wrong where all is well, in a process of its own', async () => {
    const came = await operator(account, ['doctor', '--dns', names.address]).came;
    // There is nobody to write for yet, and that alone is to be looked at.
    expect(came).toMatchObject({
      exit: 0,
      err: '',
      out: expect.stringMatching(/there is no owner yet(?:.|\n)*Nothing is wrong; 1 to look at\./),
    });
    expect(came.out).not.toMatch(/Not checked|npm start/);
  });

  test.each<[string, () => void, string, string]>([
    [
      'nobody is signed in',
      () => account.cloud.refusing.set('sts GetCallerIdentity', { code: 'InvalidClientTokenId' }),
      'credentials',
      'aws configure',
    ],
    ['there is no stack', () => account.cloud.stacks.clear(), 'stack', 'goodword deploy'],
    [
      'a deploy was turned back',
      () => account.cloud.stacks.forEach((stack) => (stack.status = 'UPDATE_ROLLBACK_COMPLETE')),
      'stack',
      'goodword deploy',
    ],
    [
      'a domain is not verified',
      () => account.cloud.mail.unverified.push(INBOUND),
      'identity',
      '--zone-file',
    ],
    ['DKIM is missing in DNS', () => without('DKIM'), 'DKIM', `token1._domainkey.${SENDING} CNAME`],
    [
      'SES does not see the DKIM that stands',
      () => (account.cloud.mail.dkim = 'FAILED'),
      'DKIM',
      'wait an hour',
    ],
    [
      'bounces go elsewhere',
      () => without('MAIL FROM'),
      'MAIL FROM',
      `bounce.${SENDING} MX 10 feedback-smtp`,
    ],
    ['SPF is missing', () => without('SPF'), 'SPF', 'v=spf1 include:amazonses.com'],
    ['DMARC is missing', () => without('DMARC'), 'DMARC', `_dmarc.${SENDING} TXT v=DMARC1`],
    [
      'answers go elsewhere',
      () => dns.splice(0, dns.length, ...dns.filter(({ name }) => name !== INBOUND)),
      'MX',
      `${INBOUND} MX 10 inbound-smtp.us-east-1.amazonaws.com`,
    ],
    [
      'SES is in its sandbox',
      () => (account.cloud.mail.production = false),
      'sandbox',
      '--production-access',
    ],
    ['AWS stopped the account', () => (account.cloud.mail.enabled = false), 'sandbox', 'Support Center'],
    ['the amount of the day is used up', () => (account.quota.perDay = 0), 'quota', 'goodword queue'],
    [
      'complaints are not kept',
      () => (account.cloud.mail.suppressed = ['BOUNCE']),
      'suppression settings',
      'goodword deploy',
    ],
    ['another rule set is active', () => (account.cloud.activeRules = 'house'), 'rule set', '--replace'],
    ['no rule set is active', () => (account.cloud.activeRules = undefined), 'rule set', '--replace'],
    [
      'SES does not tell of bounces',
      () => (account.cloud.mail.events = ['DELIVERY']),
      'event destination',
      'goodword deploy',
    ],
    [
      'the ticks stopped',
      () => (account.watched.ticks = [Date.now() - 600_000]),
      'last tick',
      'goodword deploy',
    ],
    ['nothing ever ticked', () => (account.watched.ticks = []), 'last tick', 'goodword deploy'],
    [
      'an alarm of the deployment rings',
      () => account.watched.ringing.push('goodword-due-alarm', 'somebody-elses'),
      'alarms',
      'dead-letters list',
    ],
    ['the clock here is wrong', () => (account.web.ahead = -400), 'clock', 'timedatectl'],
  ])('is red, and only there, when %s', async (_what, breakIt, name, next) => {
    breakIt();
    const { exit, findings } = await look();
    expect(exit).toBe(1);
    const red = findings.filter(({ state }) => state === 'bad');
    expect([...new Set(red.map((finding) => finding.name))]).toEqual([name]);
    expect(red[0]).toMatchObject({ next: expect.stringContaining(next) });
    expect(JSON.stringify(red)).not.toContain('somebody-elses');
  });

  test('is red when work was given up, in which queue, until it is put back', async () => {
    const { sqs, queues } = account.emulators;
    const dead = { QueueUrl: queues['mail-in'].deadLetterUrl, MessageBody: '{}' };
    await sqs.send(new SendMessageCommand(dead));
    expect((await look()).findings).toContainEqual(
      expect.objectContaining({
        name: 'dead letters',
        wrong: 'mail-in 1',
        next: 'goodword dead-letters list',
      }),
    );
    await commandLine(['--stage', 'goodword', 'dead-letters', 'redrive']);
    expect(await look()).toMatchObject({ exit: 0 });
  });

  test('is red in a Region where SES receives no mail', async () => {
    process.env['AWS_REGION'] = 'eu-north-1';
    const { findings } = await look();
    expect(findings).toContainEqual(
      expect.objectContaining({ name: 'region', state: 'bad', next: 'goodword deploy --region us-east-1' }),
    );
  });

  test.each([
    ['ses /v2/email/account', 'sandbox'],
    [`ses /v2/email/identities/${SENDING}`, 'identity'],
    ['ses /v2/email/configuration-sets/goodword', 'suppression settings'],
    ['ses /v2/email/configuration-sets/goodword/event-destinations', 'event destination'],
    ['ses GetSendQuota', 'quota'],
    ['ses DescribeActiveReceiptRuleSet', 'rule set'],
    ['monitoring GetMetricStatistics', 'last tick'],
    ['monitoring DescribeAlarms', 'alarms'],
    ['sqs GetQueueAttributes', 'queues'],
  ])(
    'what may not be looked at (%s) is told, is no fault of the deployment and hides nothing else',
    async (call, name) => {
      account.cloud.refusing.set(call, { code: 'AccessDenied', message: 'not yours' });
      const { exit, findings } = await look();
      expect(exit).toBe(0);
      expect(findings.filter(({ state }) => state === 'not-checked')).toEqual([
        { name, state: 'not-checked', because: expect.stringContaining('AccessDenied') },
      ]);
    },
  );

  test('a DNS server that is no address is refused, and none is asked', async () => {
    expect(await commandLine(['doctor', '--dns', 'one.one'])).toMatchObject({
      exit: 1,
      err: expect.stringContaining('--dns one.one: an IP address is needed'),
    });
  });
});
