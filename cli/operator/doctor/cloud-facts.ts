import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  GetMetricStatisticsCommand,
} from '@aws-sdk/client-cloudwatch';
import { DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { GetSendQuotaCommand } from '@aws-sdk/client-ses';
import {
  GetAccountCommand,
  GetConfigurationSetCommand,
  GetConfigurationSetEventDestinationsCommand,
  GetEmailIdentityCommand,
} from '@aws-sdk/client-sesv2';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Standstill } from '../../../core/domain/sending/standstill.ts';
import { HOUR } from '../../../core/domain/instant.ts';
import type { Version } from '../../../infra/version.ts';
import { type Aws, inAws, signIn } from '../aws.ts';
import { dkimOf } from '../after-deploy.ts';
import type { DnsRecord } from '../dns-records.ts';
import { recordsOf } from '../plan.ts';
import { queueCounts, stackQueues } from '../queues.ts';
import { activeRules } from '../receipt-rules.ts';
import { assistantOf, configIn } from '../stage.ts';
import { stackState, type StackState } from '../stack-state.ts';
import { answersOf, type AskDns } from './dns.ts';
import { type Seen, seen } from './finding.ts';
import type { Queues, Quota } from './laptop-checks.ts';
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

async function identityOf(aws: Aws, domain: string): Promise<CloudFacts['identities'][number]> {
  const identity = await seen(() => aws.sesv2.send(new GetEmailIdentityCommand({ EmailIdentity: domain })));
  if (identity.at === 'hidden') return { domain, verified: identity, dkim: identity };
  const { VerifiedForSendingStatus = false, DkimAttributes } = identity.value;
  return {
    domain,
    verified: { at: 'seen', value: VerifiedForSendingStatus },
    dkim: { at: 'seen', value: DkimAttributes?.Status ?? 'NOT_STARTED' },
  };
}

async function mailFacts(aws: Aws, outputs: Record<string, string>) {
  const set = { ConfigurationSetName: outputs['ConfigurationSet'] ?? '' };
  const account = await seen(() => aws.sesv2.send(new GetAccountCommand({})));
  return {
    sending:
      account.at === 'hidden'
        ? account
        : ({
            at: 'seen',
            value: {
              inSandbox: account.value.ProductionAccessEnabled !== true,
              enabled: account.value.SendingEnabled !== false,
            },
          } as const),
    clockAhead: await seen(async () => {
      const answer = await fetch(outputs['WebUrl'] ?? '', {
        method: 'HEAD',
        signal: AbortSignal.timeout(5_000),
      });
      return (Date.now() - Date.parse(answer.headers.get('date') ?? '')) / 1000;
    }),
    quota: await seen(async () => {
      const { Max24HourSend = 0, SentLast24Hours = 0 } = await aws.ses.send(new GetSendQuotaCommand({}));
      return { most: Max24HourSend, sent: SentLast24Hours };
    }),
    suppression: await seen(
      async () =>
        (await aws.sesv2.send(new GetConfigurationSetCommand(set))).SuppressionOptions?.SuppressedReasons ??
        [],
    ),
    rules: await seen(async () => ({
      ours: outputs['ReceiptRuleSet'] ?? '',
      active: await activeRules(aws),
    })),
    events: await seen(async () =>
      ((await aws.sesv2.send(new GetConfigurationSetEventDestinationsCommand(set))).EventDestinations ?? [])
        .filter(({ Enabled }) => Enabled)
        .flatMap(({ MatchingEventTypes = [] }) => MatchingEventTypes),
    ),
  };
}

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

async function workFacts(aws: Aws, stack: string) {
  const cloudWatch = new CloudWatchClient({ region: aws.region });
  const resources = async () =>
    (await aws.cloudFormation.send(new DescribeStackResourcesCommand({ StackName: stack }))).StackResources ??
    [];
  return {
    minutesSinceTick: await seen(async () => {
      const tick = (await resources()).find(
        ({ ResourceType, LogicalResourceId = '' }) =>
          ResourceType === 'AWS::Lambda::Function' && LogicalResourceId.startsWith('tick'),
      );
      const now = Date.now();
      const { Datapoints = [] } = await cloudWatch.send(
        new GetMetricStatisticsCommand({
          Namespace: 'AWS/Lambda',
          MetricName: 'Invocations',
          Dimensions: [{ Name: 'FunctionName', Value: tick?.PhysicalResourceId ?? '' }],
          StartTime: new Date(now - HOUR),
          EndTime: new Date(now),
          Period: 60,
          Statistics: ['Sum'],
        }),
      );
      const last = Math.max(0, ...Datapoints.map(({ Timestamp }) => Timestamp?.getTime() ?? 0));
      return last === 0 ? undefined : Math.round((now - last) / 60_000);
    }),
    queues: await seen(async () => {
      const sqs = new SQSClient({ region: aws.region });
      return queueCounts(sqs, await stackQueues(aws.cloudFormation, sqs, stack));
    }),
    alarms: await seen(async () => {
      const ours = (await resources())
        .filter(({ ResourceType }) => ResourceType === 'AWS::CloudWatch::Alarm')
        .flatMap(({ PhysicalResourceId: id }) => id ?? []);
      if (ours.length === 0) return [];
      const { MetricAlarms = [] } = await cloudWatch.send(
        new DescribeAlarmsCommand({ AlarmNames: ours, StateValue: 'ALARM' }),
      );
      return MetricAlarms.map(({ AlarmName = '' }) => AlarmName);
    }),
  };
}
