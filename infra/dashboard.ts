import { Duration } from 'aws-cdk-lib';
import {
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  LogQueryVisualizationType,
  LogQueryWidget,
  Metric,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { WorkQueue } from './work-queue.ts';

export interface Pictured {
  tick: Function;
  mailIn: Function;
  functions: Function[];
  due: WorkQueue;
  queues: WorkQueue[];
  tableName: string;
}

/**
 * One page: what is due, what goes out, what comes back, and what is in the way. Only metrics AWS keeps anyway, and
 * questions to the logs that are asked when somebody looks: a metric of our own would cost 0.30 USD a month.
 */
export function dashboard(scope: Construct, of: Pictured): void {
  const { tick, mailIn, functions, queues, due, tableName } = of;
  new Dashboard(scope, 'dashboard', {
    defaultInterval: Duration.days(7),
    widgets: [
      [new TextWidget({ width: 24, height: 2, markdown: WORDS })],
      [
        graph('Due: things put on the queue', [due.queue.metricNumberOfMessagesSent({ period: HOUR })]),
        graph('Sent, and what became of it', ['Send', 'Delivery', 'Bounce', 'Complaint'].map(ofSes)),
        asked('Answered: mails by what they were', mailIn, [
          "filter message.event = 'mail taken'",
          'stats count(*) as mails by message.as, bin(1d)',
        ]),
      ],
      [
        asked('Age of the oldest due thing (seconds)', tick, [
          "filter message.event = 'tick'",
          'stats max(message.oldest) as seconds by bin(5m)',
        ]),
        graph(
          'Age of the oldest message (seconds)',
          queues.map(({ queue }) => queue.metricApproximateAgeOfOldestMessage({ period: HOUR })),
        ),
        graph('Throttles', [
          ...functions.map((each) => each.metricThrottles({ period: HOUR })),
          ...['ReadThrottleEvents', 'WriteThrottleEvents'].map((name) => ofTable(tableName, name)),
        ]),
      ],
      [
        graph(
          'Dead letters',
          queues.map(({ deadLetters }) =>
            deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', period: HOUR }),
          ),
        ),
        graph(
          'Errors',
          functions.map((each) => each.metricErrors({ period: HOUR })),
        ),
        new GraphWidget({
          ...SIZE,
          title: 'Cost of the account this month (USD)',
          left: [COST],
          region: 'us-east-1',
        }),
      ],
    ],
  });
}

const HOUR = Duration.hours(1);
const SIZE = { width: 8, height: 6 };

const WORDS =
  'Due things leave within minutes; a rising age means that nobody is written to. ' +
  'Dead letters and what to do about them: docs/operating.md, "When an alarm rings".';

const graph = (title: string, left: IMetric[]): IWidget => new GraphWidget({ ...SIZE, title, left });

/** A question to the log of one function, asked when somebody looks. */
const asked = (title: string, of: Function, queryLines: string[]): IWidget =>
  new LogQueryWidget({
    ...SIZE,
    title,
    logGroupNames: [of.logGroup.logGroupName],
    view: LogQueryVisualizationType.LINE,
    queryLines,
  });

/** SES counts for the whole account of this Region. */
const ofSes = (metricName: string): IMetric =>
  new Metric({ namespace: 'AWS/SES', metricName, statistic: 'Sum', period: HOUR });

const ofTable = (TableName: string, metricName: string): IMetric =>
  new Metric({
    namespace: 'AWS/DynamoDB',
    metricName,
    statistic: 'Sum',
    period: HOUR,
    dimensionsMap: { TableName },
  });

/** AWS keeps it in us-east-1 alone, and only where billing alerts are switched on. */
const COST = new Metric({
  namespace: 'AWS/Billing',
  metricName: 'EstimatedCharges',
  dimensionsMap: { Currency: 'USD' },
  statistic: 'Maximum',
  period: Duration.hours(6),
  region: 'us-east-1',
});
