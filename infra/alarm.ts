import { Stack } from 'aws-cdk-lib';
import { Alarm, type AlarmProps } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export interface Watch extends Omit<AlarmProps, 'alarmDescription'> {
  /** Who is hurt, how, and the first thing to do: an alarm cannot be declared without these words. */
  impact: string;
}

/** Tells the operator. Each alarm costs 0.10 USD a month: declare one only for what a person must act on. */
export function alarm(scope: Construct, id: string, { impact, ...when }: Watch): Alarm {
  const made = new Alarm(scope, id, { ...when, alarmDescription: impact });
  made.addAlarmAction(new SnsAction(operator(scope)));
  return made;
}

/** The one topic all alarms of a stack go to. */
export function operator(scope: Construct): Topic {
  const stack = Stack.of(scope);
  const topic = stack.node.tryFindChild('Operator');
  return topic instanceof Topic ? topic : new Topic(stack, 'Operator', { displayName: 'Goodword' });
}
