import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  GetMetricStatisticsCommand,
} from '@aws-sdk/client-cloudwatch';
import { DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { SQSClient } from '@aws-sdk/client-sqs';
import { HOUR } from '../../../core/domain/instant.ts';
import type { Aws } from '../aws.ts';
import { queueCounts, stackQueues } from '../queues.ts';
import { seen } from './finding.ts';

/** Whether work is done: the last tick, what waits in the queues, and the alarms that ring. */
export async function workFacts(aws: Aws, stack: string) {
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
