import type { Standstill } from '../../../core/domain/sending/standstill.ts';
import type { Version } from '../../../infra/version.ts';
import { type Aws, inAws, signIn } from '../aws.ts';
import { dkimOf } from '../after-deploy.ts';
import type { DnsRecord } from '../dns-records.ts';
import { recordsOf } from '../plan.ts';
import { assistantOf, configIn } from '../stage.ts';
import { stackState, type StackState } from '../stack-state.ts';
import { answersOf, type AskDns } from './dns.ts';
import { type Seen, seen } from './finding.ts';
import type { Queues, Quota } from './laptop-checks.ts';
import { identityOf, mailFacts } from './mail-facts.ts';
import { workFacts } from './work-facts.ts';
import { type OwnerZone, ownerZones } from './zones.ts';

/** What can be seen of a deployment. */
export interface CloudFacts {
  name: string;
  region: string;
  /** Of this clone. */
  here: Version;
  account: Seen<string>;
  stack: Seen<StackState | undefined>;
  /** Seconds this computer's clock is ahead of AWS's. */
  clockAhead: Seen<number>;
  identities: { domain: string; verified: Seen<boolean>; dkim: Seen<string> }[];
  /** Records that should stand in DNS, with what stands there. */
  dns: { record: DnsRecord; stands: Seen<string[]> }[];
  sending: Seen<{ inSandbox: boolean; enabled: boolean }>;
  quota: Seen<Quota>;
  suppression: Seen<string[]>;
  rules: Seen<{ ours: string; active: string | undefined }>;
  events: Seen<string[]>;
  minutesSinceTick: Seen<number | undefined>;
  queues: Seen<Queues>;
  alarms: Seen<string[]>;
  owners: Seen<OwnerZone[]>;
  standstill: Seen<Standstill | undefined>;
}

/** Looks at a deployment with the operator's rights; changes nothing. What cannot be seen hides nothing else. */
export async function cloudFacts(
  about: Pick<CloudFacts, 'region' | 'name' | 'here'>,
  ask?: AskDns,
): Promise<CloudFacts> {
  const signedIn = await seen(() => inAws(() => signIn(about.region)));
  if (signedIn.at === 'hidden') return hiddenFacts(about, signedIn);
  const aws = signedIn.value;
  const stack = await seen(() => stackState(aws.cloudFormation, about.name));
  const account: Seen<string> = { at: 'seen', value: aws.account };
  if (stack.at === 'hidden' || !stack.value)
    return { ...hiddenFacts(about, stack.at === 'hidden' ? stack : NO_STACK), account, stack };
  const { outputs } = stack.value;
  const sendingDomain = outputs['SendingDomain'] ?? '';
  const inboundDomain = outputs['InboundDomain'] ?? '';
  const records = recordsOf({ region: about.region, sendingDomain, inboundDomain }, dkimOf(outputs));
  return {
    ...about,
    account,
    stack,
    ...(await mailFacts(aws, outputs)),
    ...(await workFacts(aws, about.name)),
    ...(await peopleFacts(aws, stack.value)),
    identities: await Promise.all(
      [...new Set([sendingDomain, inboundDomain])].map((domain) => identityOf(aws, domain)),
    ),
    dns: await Promise.all(
      records.map(async (record) => ({ record, stands: await seen(() => answersOf(record, ask)) })),
    ),
  };
}

const NO_STACK = { at: 'hidden', because: 'there is no stack' } as const;

const hiddenFacts = (
  about: Pick<CloudFacts, 'region' | 'name' | 'here'>,
  why: { at: 'hidden'; because: string },
): CloudFacts => ({
  ...about,
  account: why,
  stack: why,
  clockAhead: why,
  identities: [],
  dns: [],
  sending: why,
  quota: why,
  suppression: why,
  rules: why,
  events: why,
  minutesSinceTick: why,
  queues: why,
  alarms: why,
  owners: why,
  standstill: why,
});

/** What only the table knows. */
async function peopleFacts(aws: Aws, stack: StackState): Promise<Pick<CloudFacts, 'owners' | 'standstill'>> {
  const config = await seen(() => configIn(aws, stack));
  if (config.at === 'hidden') return { owners: config, standstill: config };
  const { house } = assistantOf(config.value);
  return {
    owners: await seen(() => ownerZones(house)),
    standstill: await seen(() => house.emergencyStop.get()),
  };
}
