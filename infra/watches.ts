import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import type { Watch } from './alarm.ts';
import type { WorkQueue } from './work-queue.ts';

/** Errors without data mean that it did not even run: that counts as failing. */
export const silentTick = (tick: Function): Watch => ({
  page: 'Nothing becomes due',
  impact:
    'Nothing becomes due: for five minutes no step, digest or reminder has left, and none will. ' +
    'Look into the log of "tick" and at its schedule. Nothing is lost: what is late goes out when it runs again.',
  metric: tick.metricErrors({ period: Duration.minutes(1) }),
  threshold: 1,
  evaluationPeriods: 5,
  comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
  treatMissingData: TreatMissingData.BREACHING,
});

export const undoneDueThing = (due: WorkQueue): Watch => ({
  page: 'Something due was not done',
  impact:
    'Something due was tried five times and not done: a mail to a contact, a digest or a reminder is missing. ' +
    'Find the cause in the log of "due", then move the dead letters back to their queue: nothing is sent twice.',
  ...anyDeadLetter(due),
});

export const lostAnswer = (arrived: WorkQueue): Watch => ({
  page: 'A mail could not be taken in',
  impact:
    'A mail could not be taken in: an answer may be unseen, so that its writer is nudged although he answered. ' +
    'Its bytes are safe in the mail bucket. Find the cause in the log of "mail-in", then move the dead letters back to their queue.',
  ...anyDeadLetter(arrived),
});

export const unnotedEvent = (events: WorkQueue): Watch => ({
  page: 'A bounce or complaint was not noted',
  impact:
    'A bounce or complaint was not noted, so that a dead or unwilling address may be written to again. ' +
    'Find the cause in the log of "mail-events", then move the dead letters back to their queue.',
  ...anyDeadLetter(events),
});

export const failingPages = (web: Function): Watch => ({
  page: 'A page failed',
  impact:
    'A page failed: somebody who pressed unsubscribe or confirm was not heard. ' +
    'Find the cause in the log of "web". Mailbox providers expect an unsubscribe to be heeded within 48 hours.',
  metric: web.metric('Url5xxCount', { statistic: 'Sum', period: Duration.minutes(5) }),
  threshold: 1,
  ...ONCE,
});

/** SES reviews an account at 5 % and may stop it at 10 %. Of complaints the owner hears one by one, so they need no alarm. */
export const bounceRate = (): Watch => ({
  page: 'Too many mails come back',
  impact:
    'Too many mails come back. If it goes on, SES stops the account and nobody is written to any more. ' +
    'See whose addresses bounce before the next first mails are approved.',
  metric: new Metric({
    namespace: 'AWS/SES',
    metricName: 'Reputation.BounceRate',
    statistic: 'Average',
    period: Duration.hours(1),
  }),
  threshold: 0.04,
  ...ONCE,
});

const anyDeadLetter = ({ deadLetters }: WorkQueue) => ({
  metric: deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' }),
  threshold: 1,
  ...ONCE,
});

const ONCE = {
  evaluationPeriods: 1,
  comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
  treatMissingData: TreatMissingData.NOT_BREACHING,
};
