import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startAccount } from '../cloud/account.ts';
import { outputsOf, resourcesOf } from '../cloud/goodword-stack.ts';
import { CDK_VERSION } from './cloud-formation.ts';
import { builtFor } from './built.ts';
import { NORA, operatorHere, values } from './operator.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

const built = await builtFor();
const joining = await builtFor({ receiptRuleSet: 'house-rules' });
const DEPLOY = ['deploy', ...NORA, `--assembly=${built}`];
const JOIN = ['deploy', ...NORA, `--assembly=${joining}`, '--receipt-rule-set=house-rules', '--yes'];
const PATIENT = { timeout: 120_000 };

let aws: StandIn;
beforeEach(async () => {
  aws = await startStandIn();
});
afterEach(() => aws.close());

const run = (args: string[], input?: string, cwd?: string) => operatorHere(aws, args, input, cwd);
const stackNamed = (asked: string) => [...aws.cloud.stacks.values()].findLast(({ name }) => name === asked);

describe('a receipt rule set of the account that our rule joins', () => {
  test('stays the active one, with our rule in it, through deploy and destroy', PATIENT, async () => {
    aws.cloud.activeRules = 'house-rules';
    const joined = await run(JOIN);
    expect(joined).toMatchObject({
      exit: 0,
      out: expect.stringContaining('Our rule is one of the active set "house-rules".'),
    });
    const made = JSON.parse(stackNamed('goodword')?.body ?? '') as {
      Resources: Record<string, { Type: string; Properties: Record<string, unknown> }>;
    };
    const receiving = Object.values(made.Resources).filter(({ Type }) =>
      Type.startsWith('AWS::SES::Receipt'),
    );
    expect(receiving).toMatchObject([
      { Type: 'AWS::SES::ReceiptRule', Properties: { RuleSetName: 'house-rules' } },
    ]);
    expect(aws.cloud.activeRules).toBe('house-rules');

    expect(await run(['destroy', '--region=eu-west-1', '--yes'])).toMatchObject({ exit: 0 });
    expect(aws.cloud.activeRules).toBe('house-rules');
  });

  test('is named when it is not the active one: no mail would come in', PATIENT, async () => {
    aws.cloud.activeRules = 'other-rules';
    expect(await run(JOIN)).toMatchObject({
      exit: 0,
      out: expect.stringMatching(/"house-rules", which is not the active set: no mail comes in.*other-rules/),
    });
    expect(aws.cloud.activeRules).toBe('other-rules');
  });
});

test(
  'a record of Route 53 that says something else is replaced after a yes to that very question',
  PATIENT,
  async () => {
    const mx = 'in.nora.example MX';
    const dmarc = '_dmarc.in.nora.example TXT';
    const records = new Map([
      [mx, ['10 mx.elsewhere.example.']],
      [dmarc, ['"v=DMARC1; p=none"', '"google-site-verification=abc"']],
    ]);
    aws.cloud.zone = { name: 'nora.example', records };
    const answers = ['yes', 'yes', 'no', 'yes', 'no'];
    const came = await run([...DEPLOY, '--route53'], `${answers.join('\n')}\n`);
    expect(came).toMatchObject({
      exit: 0,
      err: expect.stringMatching(
        /MX in\.nora\.example says something else: 10 mx\.elsewhere\.example\.\s+Replace it by 10 inbound-smtp\.eu-west-1\.amazonaws\.com\.\? What it serves now ends/,
      ),
      out: expect.stringContaining(
        'Left as it is, because it says something else: TXT _dmarc.in.nora.example',
      ),
    });
    expect(records.get(mx)).toEqual(['10 inbound-smtp.eu-west-1.amazonaws.com.']);
    expect(records.get(dmarc)).toHaveLength(2);
  },
);

test(
  '--save writes down what was said, and the next deploy and destroy need not be told',
  PATIENT,
  async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'goodword-saved-'));
    const said = ['--operator-address=ops@home.example', '--name=letters'];
    const other = await builtFor({ name: 'letters', operatorAddress: 'ops@home.example' });
    const first = await run(['deploy', ...NORA, ...said, `--assembly=${other}`, '--yes', '--save'], '', cwd);
    expect(first).toMatchObject({ exit: 0 });
    const file = readFileSync(join(cwd, 'goodword.config.yaml'), 'utf8');
    expect(parse(file)).toEqual({
      region: 'eu-west-1',
      name: 'letters',
      sendingDomain: 'mail.nora.example',
      inboundDomain: 'in.nora.example',
      operatorAddress: 'ops@home.example',
    });
    // The file says the Region, so that the one of the environment is not asked.
    aws.env['AWS_REGION'] = 'us-west-2';
    const again = await run(['deploy', `--assembly=${other}`, '--yes'], '', cwd);
    expect(again).toMatchObject({ exit: 0, out: expect.stringContaining('Nothing to change') });
    expect((await run(['destroy', '--yes'], '', cwd)).exit).toBe(0);
    expect(stackNamed('letters')?.status).toBe('DELETE_COMPLETE');
  },
);

describe('an account that CDK never used', () => {
  test('is prepared first, after a yes to that; without it nothing is done', PATIENT, async () => {
    aws.cloud.parameters.delete(CDK_VERSION);
    const no = await run(DEPLOY, 'no\n');
    expect(no).toMatchObject({
      exit: 1,
      err: expect.stringContaining('CDK has to be prepared in this account first'),
    });
    expect([...aws.cloud.stacks.values()]).toEqual([]);

    const yes = await run([...DEPLOY, '--yes', '--json']);
    expect(yes).toMatchObject({ exit: 0 });
    expect(stackNamed('CDKToolkit')?.status).toBe('CREATE_COMPLETE');
    expect(values(yes).at(-1)).toMatchObject({ at: 'deployed', stack: 'goodword' });
    expect(stackNamed('goodword')?.status).toBe('CREATE_COMPLETE');
  });
});

test(
  '--production-access asks AWS without a question, in words that name both domains',
  PATIENT,
  async () => {
    const came = await run([
      ...DEPLOY,
      '--yes',
      '--production-access',
      '--operator-address=ops@home.example',
    ]);
    expect(came).toMatchObject({
      exit: 0,
      out: expect.stringContaining('AWS is asked to let SES send to anybody'),
    });
    expect(aws.cloud.productionRequest).toMatchObject({
      MailType: 'TRANSACTIONAL',
      WebsiteURL: 'https://mail.nora.example',
      AdditionalContactEmailAddresses: ['ops@home.example'],
      UseCaseDescription: expect.stringMatching(
        /sent from mail\.nora\.example(?:.|\n)*come in on in\.nora\.example/,
      ),
    });
    expect(came.err).toContain(String(aws.cloud.productionRequest?.['UseCaseDescription']));
  },
);

test(
  'what is deployed has the resources and outputs that commands with --stage are tested with',
  PATIENT,
  async () => {
    const made = JSON.parse(readFileSync(join(built, 'goodword.template.json'), 'utf8')) as {
      Resources: Record<string, { Type: string }>;
      Outputs: Record<string, unknown>;
    };
    const account = await startAccount();
    for (const [kind, id] of resourcesOf(account.emulators)) expect(made.Resources[id]?.Type).toBe(kind);
    expect(Object.keys(outputsOf(account.emulators, '')).sort()).toEqual(Object.keys(made.Outputs).sort());
    await account.close();
  },
);
