import { afterEach, beforeEach, expect, test } from 'vitest';
import { builtFor } from './built.ts';
import { NORA, operatorHere, values } from './operator.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

const built = await builtFor();
const DEPLOY = ['deploy', ...NORA, `--assembly=${built}`, '--yes', '--json'];
const OWNER = ['--owner-name=Nora Reyes', '--owner-address=nora@home.example'];
const PATIENT = { timeout: 240_000 };

let aws: StandIn;
beforeEach(async () => {
  aws = await startStandIn();
});
afterEach(() => aws.close());

const deploy = async (...more: string[]) => {
  const came = await operatorHere(aws, [...DEPLOY, ...more]);
  expect(came).toMatchObject({ exit: 0 });
  return values(came).at(-1)?.['owner'];
};
const owners = async (): Promise<Record<string, unknown>[]> => {
  const env = { ...aws.env, AWS_REGION: 'eu-west-1' };
  const came = await operatorHere({ env }, ['--stage=goodword', 'owner', 'list', '--json']);
  return JSON.parse(came.out) as Record<string, unknown>[];
};

test(
  'a deploy adds the first owner of its settings once, and writes to the mailbox as soon as SES lets it',
  PATIENT,
  async () => {
    expect(await deploy(...OWNER)).toMatchObject({ at: 'added', name: 'Nora Reyes', welcomed: false });
    const [nora, ...others] = await owners();
    expect(others).toEqual([]);
    expect(nora).toMatchObject({
      address: 'nora@home.example',
      sendingAddress: 'nora.reyes@in.nora.example',
      zone: 'America/Chicago',
      country: 'US',
      digest: { weekday: 1, time: '07:30' },
    });

    aws.cloud.mails = [];
    expect(await deploy(...OWNER)).toMatchObject({ at: 'there', owner: nora?.['id'], welcomed: true });
    expect(aws.cloud.mails).toEqual(['nora@home.example']);
    expect(await deploy('--owner-name=Nora R.', OWNER[1] ?? '', '--owner-zone=Europe/Lisbon')).toMatchObject({
      at: 'there',
      name: 'Nora Reyes',
    });
    expect(aws.cloud.mails).toHaveLength(1);
    expect(await owners()).toEqual([nora]);
  },
);

test('what is wrong with the owner is told, and undoes nothing', PATIENT, async () => {
  expect(await deploy('--owner-name=Nora Reyes')).toMatchObject({
    at: 'not added',
    because: expect.stringContaining('--owner-address'),
  });
  expect(await deploy()).toBeUndefined();
  expect(await owners()).toEqual([]);
});
