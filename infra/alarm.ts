import { Stack } from 'aws-cdk-lib';
import { Alarm, type AlarmProps } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export interface Watch extends Omit<AlarmProps, 'alarmDescription'> {
  /** Who is hurt, how, and the first thing to do: an alarm cannot be declared without these words. */
  impact: string;
  /** The heading of docs/operating.md that tells the rest. */
  page: string;
}

/** Tells the operator. Each alarm costs 0.10 USD a month: declare one only for what a person must act on. */
export function alarm(scope: Construct, id: string, { impact, page, ...when }: Watch): Alarm {
  const made = new Alarm(scope, id, {
    ...when,
    alarmDescription: `${impact} More: docs/operating.md#${anchor(page)}.`,
  });
  made.addAlarmAction(new SnsAction(operator(scope)));
  return made;
}

/** The one topic all alarms of a stack go to. */
export function operator(scope: Construct): Topic {
  const stack = Stack.of(scope);
  const topic = stack.node.tryFindChild('Operator');
  return topic instanceof Topic ? topic : made(stack);
}

function made(stack: Stack): Topic {
  const topic = new Topic(stack, 'Operator', { displayName: 'Goodword', enforceSSL: true });
  // A topic with a policy of its own has lost the one that let the account's alarms in.
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
    }),
  );
  return topic;
}

/** What GitHub makes of a heading. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
