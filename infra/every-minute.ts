import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';

/**
 * Calls a function every minute. A call that failed is not repeated: the next one finds the same things due. The role is
 * our own, because CDK's target may call every version of the function, and there are none.
 */
export function everyMinute(scope: Construct, called: Function): void {
  const stack = Stack.of(scope);
  const anySchedule = stack.formatArn({
    service: 'scheduler',
    resource: 'schedule-group',
    resourceName: 'default',
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
  const role = new Role(scope, 'every-minute-role', {
    // Only schedules of this account: else the service could be talked into using the role for somebody else's.
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account, 'aws:SourceArn': anySchedule } },
    }),
  });
  role.addToPolicy(
    new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [called.functionArn] }),
  );
  new Schedule(scope, 'every-minute', {
    schedule: ScheduleExpression.rate(Duration.minutes(1)),
    target: {
      bind: () => ({
        arn: called.functionArn,
        role,
        retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
      }),
    },
  });
}
