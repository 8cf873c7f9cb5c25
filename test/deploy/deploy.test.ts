import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { builtFor } from './built.ts';
import { NORA, operator, operatorHere, values } from './operator.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

const first = await builtFor();
const second = await builtFor({ rawMailDays: 30 });
const DEPLOY = ['deploy', ...NORA, `--assembly=${first}`];
const PATIENT = { timeout: 60_000 };
const OURS = 'made-rules06A2863F';

let aws: StandIn;
beforeEach(async () => {
  aws = await startStandIn();
});
afterEach(() => aws.close());

const run = (args: string[], input?: string) => operatorHere(aws, args, input);
const theStack = () => [...aws.cloud.stacks.values()].at(-1);

describe('a dry run', () => {
  test('shows the whole plan with neither credentials nor network', PATIENT, async () => {
    const offline = { env: { AWS_ENDPOINT_URL: 'http://127.0.0.1:9', AWS_EC2_METADATA_DISABLED: 'true' } };
    const came = await operator(offline, ['deploy', '--dry-run', '--json']).came;
    expect(came.exit).toBe(0);
    const plan = JSON.parse(came.out) as {
      resources: { kind: string; count: number }[];
      changes: { added: string[]; changed: string[] };
      dns: { type: string; name: string }[];
    };
    expect(plan).toMatchObject({ at: 'planned', stack: 'goodword', region: 'us-east-1' });
    expect(plan.resources).toContainEqual({ kind: 'AWS::Lambda::Function', count: 5 });
    expect(plan.changes.added).toHaveLength(plan.resources.reduce((sum, { count }) => sum + count, 0));
    expect(plan.dns.filter(({ name }) => name.startsWith('<token 1>._domainkey.'))).toHaveLength(2);
    expect(plan.dns.filter(({ type }) => type === 'MX')).toHaveLength(2);
  });
});

describe('a deployment from beginning to end', () => {
  test(
    'is made, left alone when nothing changed, changed, and destroyed; keys and people outlive it',
    { timeout: 240_000 },
    async () => {
      const zone = join(tmpdir(), `goodword-zone-${process.pid}`);
      const backup = join(tmpdir(), `goodword-backup-${process.pid}`);
      const made = await operator(aws, [...DEPLOY, '--yes', '--json', `--zone-file=${zone}`]).came;
      expect(made).toMatchObject({ exit: 0 });
      const lines = values(made);
      expect(lines.at(-1)).toMatchObject({
        at: 'deployed',
        changed: true,
        rules: { at: 'activated', set: OURS },
      });
      const events = lines.filter(({ at }) => at === 'event');
      expect(events).toContainEqual(
        expect.objectContaining({ kind: 'AWS::DynamoDB::Table', status: 'CREATE_COMPLETE' }),
      );
      expect(aws.cloud.activeRules).toBe(OURS);
      const key = aws.cloud.parameters.get('/goodword/token-keys');
      expect(key?.type).toBe('SecureString');
      expect(key?.value.length).toBeGreaterThanOrEqual(32);
      expect(readFileSync(zone, 'utf8')).toContain(
        'token1._domainkey.mail.nora.example. 3600 IN CNAME token1.dkim.amazonses.com.\n',
      );

      const events1 = theStack()?.events.length;
      const again = await run([...DEPLOY, '--yes']);
      expect(again).toMatchObject({ exit: 0, out: expect.stringContaining('Nothing to change') });
      expect(theStack()?.events).toHaveLength(events1 ?? 0);
      expect(aws.cloud.parameters.get('/goodword/token-keys')).toEqual(key);

      const changed = await run(['deploy', ...NORA, `--assembly=${second}`, '--yes', '--json']);
      expect(values(changed).at(-1)).toMatchObject({ at: 'deployed', changed: true });
      expect(
        values(changed)
          .filter(({ at, kind }) => at === 'event' && kind !== 'AWS::CloudFormation::Stack')
          .map(({ kind, status }) => `${String(kind)} ${String(status)}`),
      ).toEqual(['AWS::S3::Bucket UPDATE_COMPLETE']);

      const wrong = await run(['destroy', '--region=eu-west-1'], 'badword\n');
      expect(wrong).toMatchObject({ exit: 1, err: expect.stringContaining('nothing was done') });
      expect(theStack()?.status).toBe('UPDATE_COMPLETE');

      const unwritten = await run(['destroy', '--region=eu-west-1', '--yes', '--backup=/nowhere/a.backup']);
      expect(unwritten).toMatchObject({
        exit: 1,
        err: expect.stringMatching(/nothing was destroyed.*\/nowhere\/a\.backup.*--no-backup/),
      });
      expect([theStack()?.status, aws.cloud.activeRules]).toEqual(['UPDATE_COMPLETE', OURS]);

      const gone = await run(['destroy', '--region=eu-west-1', `--backup=${backup}`], 'goodword\n');
      expect(gone.out).toContain('never to be written to');
      expect(readFileSync(backup, 'utf8')).toMatch(
        /^\{"goodword":"backup"[^\n]+\n(?:[^\n]+\n)*\{"end":\d+\}\n$/,
      );
      expect(gone).toMatchObject({ exit: 0, out: expect.stringContaining('made-table') });
      expect(theStack()?.status).toBe('DELETE_COMPLETE');
      expect(aws.cloud.activeRules).toBeUndefined();
      expect(aws.cloud.parameters.get('/goodword/token-keys')).toEqual(key);
    },
  );

  test(
    'can be told everything by answering questions, and is written down when asked to',
    PATIENT,
    async () => {
      const answers = [
        'eu-west-9',
        'eu-west-1',
        'gmail.com',
        'mail.nora.example',
        'in.nora.example',
        'no',
        'ops@home.example',
        'no',
        'no',
      ];
      const came = await run(['deploy', `--assembly=${first}`], `${answers.join('\n')}\n`);
      expect(came.err).toContain('SES receives mail in: us-east-1');
      expect(came.err).toContain('nobody but its provider may send from gmail.com');
      expect(came).toMatchObject({ exit: 1, err: expect.stringContaining('nothing was done, as you said') });
      expect(theStack()).toBeUndefined();
    },
  );

  test('takes the Region of the environment where nobody says another', PATIENT, async () => {
    aws.env['AWS_REGION'] = 'eu-west-2';
    const planned = await run(['deploy', '--dry-run', '--json']);
    expect(JSON.parse(planned.out)).toMatchObject({ region: 'eu-west-2' });
    for (const command of ['destroy', 'upgrade'])
      expect(await run([command, '--yes'])).toMatchObject({
        exit: 1,
        err: expect.stringMatching(/there is no stack goodword in eu-west-2/),
      });
    aws.env['AWS_REGION'] = 'eu-north-1';
    expect(await run(['deploy', '--dry-run'])).toMatchObject({
      exit: 1,
      err: expect.stringContaining('AWS_REGION: SES receives mail in'),
    });
  });

  test('without anybody to ask, all that is missing is named at once', PATIENT, async () => {
    const came = await run(['deploy', '--json']);
    expect(came.exit).toBe(1);
    expect(JSON.parse(came.out)).toMatchObject({
      error: expect.stringContaining('--region, --sending-domain, --inbound-domain'),
    });
  });
});

describe('a deploy that does not go well', () => {
  test(
    'names the resource and its reason, and clears away what was never whole only after a yes',
    { timeout: 120_000 },
    async () => {
      aws.cloud.failing = {
        kind: 'AWS::SES::EmailIdentity',
        because: 'mail.nora.example is verified by another stack',
      };
      const failed = await run([...DEPLOY, '--yes']);
      expect(failed).toMatchObject({
        exit: 1,
        err: expect.stringMatching(
          /AWS::SES::EmailIdentity \w+: mail\.nora\.example is verified by another stack/,
        ),
      });
      expect(aws.cloud.activeRules).toBeUndefined();
      expect(theStack()?.status).toBe('ROLLBACK_COMPLETE');

      aws.cloud.failing = undefined;
      const no = await run(DEPLOY, 'no\n');
      expect(no).toMatchObject({
        exit: 1,
        err: expect.stringContaining('was never whole (ROLLBACK_COMPLETE)'),
      });
      expect(theStack()?.status).toBe('ROLLBACK_COMPLETE');

      expect(await run([...DEPLOY], 'yes\nyes\nno\n')).toMatchObject({ exit: 0 });
      expect([...aws.cloud.stacks.values()].map(({ status }) => status)).toEqual([
        'DELETE_COMPLETE',
        'CREATE_COMPLETE',
      ]);
    },
  );

  test('can be left with Ctrl-C: the next run follows what AWS is at and ends it', PATIENT, async () => {
    aws.cloud.slow = true;
    const left = operator(aws, [...DEPLOY, '--yes']);
    await left.said('uploaded');
    while (theStack()?.status !== 'CREATE_IN_PROGRESS') await new Promise((soon) => setTimeout(soon, 50));
    left.child.kill('SIGINT');
    expect(await left.came).toMatchObject({
      exit: 3,
      err: expect.stringContaining('run goodword deploy again'),
    });
    expect(theStack()?.status).toBe('CREATE_IN_PROGRESS');

    const resumed = operator(aws, [...DEPLOY, '--yes']);
    await resumed.said('AWS is still at it from before (CREATE_IN_PROGRESS)');
    aws.cloud.slow = false;
    expect(await resumed.came).toMatchObject({ exit: 0 });
    expect(aws.cloud.activeRules).toBe(OURS);
    expect(aws.cloud.stacks.size).toBe(1);
  });

  test('without credentials it says how to sign in', PATIENT, async () => {
    const nobody = {
      env: {
        AWS_ENDPOINT_URL: aws.env['AWS_ENDPOINT_URL'] ?? '',
        AWS_EC2_METADATA_DISABLED: 'true',
        AWS_CONFIG_FILE: '/dev/null',
        AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      },
    };
    expect(await operatorHere(nobody, [...DEPLOY, '--yes'])).toMatchObject({
      exit: 1,
      err: expect.stringContaining('aws configure'),
    });
  });
});

describe('what else the deploy looks after', () => {
  test(
    'DNS in Route 53 is written after a yes, and what stands there already is left and named',
    PATIENT,
    async () => {
      aws.cloud.zone = {
        name: 'nora.example',
        records: new Map([
          ['in.nora.example MX', ['10 mx.elsewhere.example.']],
          ['_dmarc.in.nora.example TXT', ['"v=DMARC1; p=quarantine"']],
        ]),
      };
      const came = await run([...DEPLOY, '--yes', '--json', '--route53']);
      expect(values(came).at(-1)).toMatchObject({
        route53: {
          asBefore: ['TXT _dmarc.in.nora.example'],
          left: [{ record: 'MX in.nora.example', stands: ['10 mx.elsewhere.example.'] }],
          elsewhere: [],
        },
      });
      const { records } = aws.cloud.zone;
      expect(records.get('in.nora.example MX')).toEqual(['10 mx.elsewhere.example.']);
      expect(records.get('bounce.mail.nora.example TXT')).toEqual(['"v=spf1 include:amazonses.com ~all"']);
      expect(records.get('token1._domainkey.mail.nora.example CNAME')).toEqual([
        'token1.dkim.amazonses.com.',
      ]);
      expect(records.size).toBe(11);
    },
  );

  test(
    'AWS is asked to open the sandbox only after a yes, once, in words that say what is sent and to whom',
    PATIENT,
    async () => {
      const no = await run(DEPLOY, 'yes\nno\n');
      expect(no).toMatchObject({ exit: 0, out: expect.stringContaining('SES is in its sandbox') });
      expect(aws.cloud.productionRequest).toBeUndefined();

      const yes = await run([...DEPLOY, '--website=https://nora.example'], 'yes\n');
      expect(yes).toMatchObject({ exit: 0, out: expect.stringContaining('AWS is asked') });
      expect(aws.cloud.productionRequest).toMatchObject({
        MailType: 'TRANSACTIONAL',
        WebsiteURL: 'https://nora.example',
        ProductionAccessEnabled: true,
        UseCaseDescription: expect.stringMatching(
          /one-to-one(?:.|\n)*says stop, in any words(?:.|\n)*owner alone, and has List-Unsubscribe(?:.|\n)*complaints/,
        ),
      });
      expect(await run([...DEPLOY, '--yes'])).toMatchObject({
        out: expect.stringContaining('AWS has not yet decided'),
      });
    },
  );
});

describe('the one active receipt rule set of a Region', () => {
  test(
    'is not taken from others unless told to, and is theirs again after destroy',
    { timeout: 120_000 },
    async () => {
      aws.cloud.activeRules = 'house-rules';
      const refused = await run([...DEPLOY, '--yes']);
      expect(refused).toMatchObject({
        exit: 1,
        err: expect.stringMatching(/"house-rules" is active.*--receipt-rule-set house-rules.*--replace/),
      });
      expect([aws.cloud.stacks.size, aws.cloud.activeRules]).toEqual([0, 'house-rules']);

      const took = await run([...DEPLOY, '--yes', '--replace']);
      expect(took).toMatchObject({
        exit: 0,
        out: expect.stringContaining('took the place of "house-rules"'),
      });
      expect(aws.cloud.activeRules).toBe(OURS);

      const gone = await run(['destroy', '--region=eu-west-1', '--yes', '--json', '--no-backup']);
      expect(values(gone).at(-1)).toMatchObject({ at: 'destroyed', rules: { restored: 'house-rules' } });
      expect(values(gone).some(({ at }) => at === 'backed up')).toBe(false);
      expect(aws.cloud.activeRules).toBe('house-rules');
    },
  );
});
