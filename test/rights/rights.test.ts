import { beforeAll, describe, expect, test } from 'vitest';
import { FUNCTION_NAMES } from '../../infra/bundle.ts';
import { INBOUND_DOMAIN, SENDING_DOMAIN } from '../../local/goodword.ts';
import { deployed } from '../infra/template.ts';
import type { Call } from './call.ts';
import { differences } from './compare.ts';
import { type Grant, grantsIn } from './grants.ts';
import { playTheWeeks } from './story.ts';
import { UNSEEN } from './unseen.ts';

const stack = deployed({ sendingDomain: SENDING_DOMAIN, inboundDomain: INBOUND_DOMAIN });
let calls: Call[];
let grants: Grant[];

beforeAll(async () => {
  const played = await playTheWeeks();
  calls = played.calls;
  grants = grantsIn(stack, played.names);
}, 120_000);

describe('what the functions were seen to call, and what their roles allow', () => {
  test('every function was seen at work', () => {
    expect(FUNCTION_NAMES.filter((name) => !calls.some(({ by }) => by === name))).toEqual([]);
  });

  test('every call is allowed', () => {
    expect(differences(calls, grants, UNSEEN).forbidden).toEqual([]);
  });

  test('every right was used, or has its reason', () => {
    expect(differences(calls, grants, UNSEEN).unused).toEqual([]);
  });

  test('every reason explains a right that is there and was not used', () => {
    expect(differences(calls, grants, UNSEEN).needless).toEqual([]);
  });

  test('without any one of the rights that were used a call would fail', () => {
    const used = grants.filter((grant) => differences(calls, [grant], []).unused.length === 0);
    expect(used.length).toBeGreaterThan(30);
    for (const lost of used)
      expect([lost, differences(calls, without(lost), UNSEEN).forbidden]).not.toEqual([lost, []]);
  });

  test.each([
    'dynamodb:Scan',
    'dynamodb:DeleteTable',
    's3:DeleteObject',
    'ses:SendEmail',
    'sqs:PurgeQueue',
    'ssm:PutParameter',
  ])('%s given to any function would be seen', (action) => {
    for (const by of FUNCTION_NAMES) {
      const more: Grant = { by, action, resource: 'arn:aws:any:us-east-1:000000000000:thing' };
      expect(differences(calls, [...grants, more], UNSEEN).unused).toHaveLength(1);
    }
  });
});

const without = (lost: Grant): Grant[] => grants.filter((grant) => grant !== lost);
