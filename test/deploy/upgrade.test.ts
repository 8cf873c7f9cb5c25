import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ALL_LISTED } from '../../core/storage/keys.ts';
import { openTable } from '../../core/storage/table.ts';
import { versionHere } from '../../infra/version.ts';
import { dynamoClient } from '../contracts/stores.ts';
import { builtFor } from './built.ts';
import { NORA, operator, operatorHere, values } from './operator.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

const built = await builtFor();
const withThirty = await builtFor({ rawMailDays: 30, operatorAddress: 'ops@home.example' });
const UPGRADE = ['upgrade', '--region=eu-west-1', `--assembly=${built}`];
const PATIENT = { timeout: 240_000 };

let aws: StandIn;
beforeEach(async () => {
  aws = await startStandIn();
});
afterEach(() => aws.close());

const run = (args: string[], input?: string) => operatorHere(aws, args, input);

const theStack = () => {
  const stack = [...aws.cloud.stacks.values()].at(-1);
  if (!stack) throw new Error('there is no stack');
  return stack;
};

interface Template {
  Resources: Record<string, { Type: string; Properties: Record<string, unknown> }>;
  Outputs: Record<string, { Value: unknown }>;
}

/** Makes what stands in AWS another version's. */
function deployedBy(change: (template: Template) => void): void {
  const template = JSON.parse(theStack().body) as Template;
  change(template);
  theStack().body = JSON.stringify(template);
}

const olderFunctions = ({ Resources, Outputs }: Template) => {
  Outputs['Version'] = { Value: '0.0.9' };
  Outputs['CodeFingerprint'] = { Value: '0123456789ab' };
  for (const { Type, Properties } of Object.values(Resources))
    if (Type === 'AWS::Lambda::Function') Properties['Description'] = 'an older one';
};

/** The table that was deployed. */
function theTable() {
  const { Outputs } = JSON.parse(theStack().body) as { Outputs: { Table: { Value: { Ref: string } } } };
  const client = dynamoClient(aws.env.AWS_ENDPOINT_URL);
  return openTable({
    client,
    name: `made-${Outputs.Table.Value.Ref}`,
    now: () => '2026-12-01T15:00:00.000Z',
  });
}
/** Whether its list of suppressions counts. */
const isListed = async () => (await theTable().get(ALL_LISTED)) !== undefined;

describe('an upgrade', () => {
  test(
    'does nothing where the version of the clone runs, else shows what changes and makes it so, once',
    PATIENT,
    async () => {
      expect(await run(['deploy', ...NORA, `--assembly=${built}`, '--yes'])).toMatchObject({ exit: 0 });
      const events = theStack().events.length;
      const same = await run([...UPGRADE, '--yes', '--json']);
      expect([same.exit, values(same)]).toEqual([
        0,
        [expect.objectContaining({ at: 'up to date', version: versionHere() })],
      ]);
      expect(theStack().events).toHaveLength(events);

      deployedBy(olderFunctions);
      const no = await run(UPGRADE, 'no\n');
      expect(no).toMatchObject({ exit: 1, err: expect.stringContaining('From 0.0.9 (0123456789ab) to') });
      expect(no.err).toContain('together');
      expect(theStack().events).toHaveLength(events);

      const lines = values(await run([...UPGRADE, '--yes', '--json']));
      expect(lines).toContainEqual(
        expect.objectContaining({
          at: 'planned',
          changes: expect.objectContaining({
            added: [],
            removed: [],
            changed: expect.arrayContaining([expect.stringMatching(/^AWS::Lambda::Function tick/)]),
          }),
        }),
      );
      expect(lines.at(-1)).toMatchObject({ at: 'deployed', changed: true, version: versionHere() });
      expect(await run(UPGRADE)).toMatchObject({ exit: 0, out: expect.stringContaining('Nothing to do') });
    },
  );

  test('builds this clone and keeps every setting that it was deployed with', PATIENT, async () => {
    expect(await run(['deploy', ...NORA, `--assembly=${withThirty}`, '--yes'])).toMatchObject({ exit: 0 });
    deployedBy(olderFunctions);
    const came = await run(['upgrade', '--region=eu-west-1'], 'yes\nno\n');
    expect(came).toMatchObject({ exit: 0, out: expect.stringContaining('It reads items of version 1') });
    expect(/"ExpirationInDays": ?30/.test(theStack().body)).toBe(true);
    expect(/"GOODWORD_OPERATOR_ADDRESS": ?"ops@home\.example"/.test(theStack().body)).toBe(true);
    expect(theStack().body.includes('an older one')).toBe(false);
  });

  test(
    'of what was deployed before versions were told takes the domains from what stands',
    PATIENT,
    async () => {
      await run(['deploy', ...NORA, `--assembly=${built}`, '--yes']);
      deployedBy(({ Outputs }) => {
        for (const name of ['Version', 'CodeFingerprint', 'SchemaVersion', 'Settings']) delete Outputs[name];
      });
      const lines = values(await run([...UPGRADE, '--yes', '--json']));
      expect(lines).toContainEqual(
        expect.objectContaining({ at: 'planned', inboundDomain: 'in.nora.example' }),
      );
      expect(lines.at(-1)).toMatchObject({ at: 'deployed', version: versionHere() });
    },
  );

  test(
    'waits for calls of the older one before its list of suppressions counts; left meanwhile, the next run goes on with it',
    PATIENT,
    async () => {
      await run(['deploy', ...NORA, `--assembly=${built}`, '--yes']);
      expect(await isListed()).toBe(true);
      // As a Goodword left it that knew of no list.
      await theTable().remove(ALL_LISTED);
      deployedBy(olderFunctions);
      for (const args of [[...UPGRADE, '--yes'], UPGRADE]) {
        const left = operator(aws, args);
        await left.said('Waiting 60 s for calls that began before the upgrade');
        left.child.kill('SIGINT');
        expect(await left.came).toMatchObject({ exit: 3, err: expect.stringContaining('again') });
        expect(theStack().status).toBe('UPDATE_COMPLETE');
        expect(await isListed()).toBe(false);
      }
    },
  );

  test('of nothing is refused: that is a deploy', PATIENT, async () => {
    const none = await run([...UPGRADE, '--yes']);
    expect(none).toMatchObject({ exit: 1, err: expect.stringContaining('goodword deploy makes one') });
    aws.cloud.failing = { kind: 'AWS::SQS::Queue', because: 'no' };
    await run(['deploy', ...NORA, `--assembly=${built}`, '--yes']);
    const half = await run([...UPGRADE, '--yes']);
    expect(half).toMatchObject({ exit: 1, err: expect.stringContaining('there is no whole stack') });
  });

  test(
    'to a clone that cannot read what was written is refused, and so is a deploy by it',
    PATIENT,
    async () => {
      await run(['deploy', ...NORA, `--assembly=${built}`, '--yes']);
      deployedBy((template) => {
        olderFunctions(template);
        template.Outputs['SchemaVersion'] = { Value: '99' };
      });
      const { body } = theStack();
      for (const args of [UPGRADE, ['deploy', ...NORA, `--assembly=${built}`]])
        expect(await run([...args, '--yes'])).toMatchObject({
          exit: 1,
          err: expect.stringMatching(/writes items of version 99.*reads up to version 1.*git pull/),
        });
      expect(theStack().body).toBe(body);
    },
  );
});
