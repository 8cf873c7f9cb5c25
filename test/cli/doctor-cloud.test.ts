import { describe, expect, test } from 'vitest';
import { cloudFindings } from '../../cli/operator/doctor/cloud-checks.ts';
import type { CloudFacts } from '../../cli/operator/doctor/cloud-facts.ts';
import { answersOf, type AskDns } from '../../cli/operator/doctor/dns.ts';
import type { Seen } from '../../cli/operator/doctor/finding.ts';
import { recordsOf } from '../../cli/operator/plan.ts';
import type { Version } from '../../infra/version.ts';

const is = <T>(value: T): Seen<T> => ({ at: 'seen', value });
const hidden = { at: 'hidden', because: 'AccessDenied' } as const;
const DOMAINS = { region: 'eu-west-1', sendingDomain: 'mail.nora.example', inboundDomain: 'in.nora.example' };
const DKIM = [{ name: 'abc._domainkey.mail.nora.example', value: 'abc.dkim.amazonses.com' }];
const DNS = recordsOf(DOMAINS, DKIM).map((record) => ({ record, stands: is([record.value]) }));

const HERE: Version = { version: '0.2.0', code: '0123456789ab', schema: 2 };
const NORA = { id: 'nora0001', zone: 'America/Chicago', zoneIsKnown: true, country: 'US' };

/** A stack that was made by this version. */
const standing = ({ version, code, schema }: Version): CloudFacts['stack'] =>
  is({
    id: 'goodword',
    status: 'UPDATE_COMPLETE',
    outputs: { Version: version, CodeFingerprint: code, SchemaVersion: String(schema) },
  });

/** Everything as it should be. */
const WELL: CloudFacts = {
  name: 'goodword',
  region: 'eu-west-1',
  here: HERE,
  account: is('111122223333'),
  stack: standing(HERE),
  clockAhead: is(0.4),
  identities: [{ domain: 'mail.nora.example', verified: is(true), dkim: is('SUCCESS') }],
  dns: DNS,
  sending: is({ inSandbox: false, enabled: true }),
  quota: is({ most: 50_000, sent: 12 }),
  suppression: is(['BOUNCE', 'COMPLAINT']),
  rules: is({ ours: 'rules', active: 'rules' }),
  events: is(['DELIVERY', 'BOUNCE', 'COMPLAINT', 'REJECT', 'DELIVERY_DELAY']),
  minutesSinceTick: is(1),
  queues: is([{ name: 'due', waiting: 0, dead: 0 }]),
  alarms: is([]),
  owners: is([NORA]),
  standstill: is(undefined),
};

const without = (name: string): CloudFacts['dns'] =>
  DNS.map((one) => (one.record.why.startsWith(name) ? { ...one, stands: is([]) } : one));

describe('doctor of a deployment', () => {
  test('finds nothing wrong where all is well', () => {
    expect(cloudFindings(WELL).filter(({ state }) => state !== 'good')).toEqual([]);
  });

  test.each<[string, Partial<CloudFacts>, string, string]>([
    ['nobody is signed in', { account: hidden }, 'credentials', 'aws configure'],
    ['SES receives no mail there', { region: 'eu-north-1' }, 'region', 'goodword deploy --region'],
    ['there is no stack', { stack: is(undefined) }, 'stack', 'goodword deploy'],
    [
      'a deploy was turned back',
      { stack: is({ id: 's', status: 'UPDATE_ROLLBACK_COMPLETE', outputs: {} }) },
      'stack',
      'goodword deploy',
    ],
    [
      'a domain is not verified',
      { identities: [{ domain: 'mail.nora.example', verified: is(false), dkim: is('PENDING') }] },
      'identity',
      '--zone-file',
    ],
    ['DKIM is missing', { dns: without('DKIM') }, 'DKIM', 'abc._domainkey.mail.nora.example CNAME'],
    ['SPF is missing', { dns: without('SPF') }, 'SPF', 'v=spf1 include:amazonses.com'],
    ['DMARC is missing', { dns: without('DMARC') }, 'DMARC', 'v=DMARC1'],
    ['answers go elsewhere', { dns: without('answers') }, 'MX', 'inbound-smtp.eu-west-1'],
    [
      'SES is in its sandbox',
      { sending: is({ inSandbox: true, enabled: true }) },
      'sandbox',
      '--production-access',
    ],
    [
      'AWS stopped the account',
      { sending: is({ inSandbox: false, enabled: false }) },
      'sandbox',
      'Support Center',
    ],
    ['the amount of the day is used up', { quota: is({ most: 200, sent: 200 }) }, 'quota', 'goodword queue'],
    ['complaints are not kept', { suppression: is(['BOUNCE']) }, 'suppression settings', 'goodword deploy'],
    [
      'another rule set is active',
      { rules: is({ ours: 'rules', active: 'other' }) },
      'rule set',
      '--replace',
    ],
    [
      'SES does not tell of bounces',
      { events: is(['DELIVERY', 'COMPLAINT', 'REJECT']) },
      'event destination',
      'goodword deploy',
    ],
    ['the ticks stopped', { minutesSinceTick: is(undefined) }, 'last tick', 'goodword deploy'],
    [
      'work was given up',
      { queues: is([{ name: 'mail-in', waiting: 0, dead: 2 }]) },
      'dead letters',
      'dead-letters list',
    ],
    ['an alarm rings', { alarms: is(['goodword-tick-alarm']) }, 'alarms', 'dead-letters list'],
    [
      'a newer version is deployed than this clone can read',
      { stack: standing({ version: '0.3.0', code: 'ba9876543210', schema: 3 }) },
      'version',
      'git pull',
    ],
    [
      'the clock does not know the zone of an owner',
      { owners: is([NORA, { ...NORA, id: 'tomh0001', zone: 'Mars/Olympus', zoneIsKnown: false }]) },
      'zones',
      'goodword --stage goodword owner edit --owner tomh0001 --zone',
    ],
    ['an owner cannot be read', { owners: hidden }, 'zones', 'goodword doctor'],
    ['the clock is wrong', { clockAhead: is(-400) }, 'clock', 'timedatectl'],
  ])('is red when %s', (_what, change, name, next) => {
    const found = cloudFindings({ ...WELL, ...change });
    expect(found.filter(({ state }) => state === 'bad')).toContainEqual(
      expect.objectContaining({ name, next: expect.stringContaining(next) }),
    );
  });

  test.each<[string, Partial<CloudFacts>, string, string]>([
    [
      'an older version runs',
      { stack: standing({ ...HERE, version: '0.1.0', code: 'ba9876543210' }) },
      'version',
      'goodword upgrade',
    ],
    [
      'the same version runs with other code',
      { stack: standing({ ...HERE, code: 'ba9876543210' }) },
      'version',
      'goodword upgrade',
    ],
    [
      'what runs told no version',
      { stack: is({ id: 's', status: 'CREATE_COMPLETE', outputs: {} }) },
      'version',
      'goodword upgrade',
    ],
    [
      'somebody pulled the emergency stop',
      { standstill: is({ since: '2026-11-23T14:05:00.000Z', because: 'a wrong import' }) },
      'emergency stop',
      'goodword --stage goodword resume --all',
    ],
    [
      'an owner keeps the clock of one country and the holidays of another',
      { owners: is([{ ...NORA, zone: 'Europe/Lisbon' }]) },
      'zones',
      '--country PT',
    ],
    [
      'nobody said where an owner works',
      { owners: is([{ ...NORA, lacksEmployer: true }]) },
      'employer',
      'owner edit --owner nora0001 --employer',
    ],
    ['there is no owner', { owners: is([]) }, 'zones', 'goodword --stage goodword owner add'],
  ])('has something to look at when %s', (_what, change, name, next) => {
    const found = cloudFindings({ ...WELL, ...change });
    expect(found.filter(({ state }) => state === 'warning')).toEqual([
      expect.objectContaining({
        name,
        wrong: expect.stringMatching(/./),
        meaning: expect.stringMatching(/./),
        next: expect.stringContaining(next),
      }),
    ]);
  });

  test('what may not be looked at is told, and hides nothing else', () => {
    const found = cloudFindings({ ...WELL, suppression: hidden, quota: is({ most: 1, sent: 1 }) });
    expect(found).toContainEqual({
      name: 'suppression settings',
      state: 'not-checked',
      because: 'AccessDenied',
    });
    expect(found).toContainEqual(expect.objectContaining({ name: 'quota', state: 'bad' }));
  });

  test('a policy that says more than ours holds, two of them do not', () => {
    const dmarc = (stands: string[]) =>
      cloudFindings({
        ...WELL,
        dns: DNS.map((one) => (one.record.why.startsWith('DMARC') ? { ...one, stands: is(stands) } : one)),
      }).find(({ name }) => name === 'DMARC');
    expect(dmarc(['v=DMARC1; p=reject; rua=mailto:post@nora.example'])).toMatchObject({ state: 'good' });
    expect(dmarc(['v=DMARC1; p=none', 'v=DMARC1; p=reject'])).toMatchObject({ state: 'bad' });
  });

  test('what DNS says is read as the record is written', async () => {
    const dns: AskDns = {
      cname: async () => ['ABC.dkim.amazonses.com.'],
      mx: async () => [{ priority: 10, exchange: 'inbound-smtp.eu-west-1.amazonaws.com' }],
      txt: async () => [['v=spf1 include:', 'amazonses.com ~all']],
    };
    const asked = { name: 'x.example', value: '', why: '' };
    expect(await answersOf({ ...asked, type: 'CNAME' }, dns)).toEqual(['abc.dkim.amazonses.com']);
    expect(await answersOf({ ...asked, type: 'MX' }, dns)).toEqual([
      '10 inbound-smtp.eu-west-1.amazonaws.com',
    ]);
    expect(await answersOf({ ...asked, type: 'TXT' }, dns)).toEqual(['v=spf1 include:amazonses.com ~all']);
  });
});
