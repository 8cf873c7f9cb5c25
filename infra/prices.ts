/** The day the list prices were last put together. Nobody has held them against a bill yet. */
export const PRICED_ON = '2026-11-25';

/**
 * List prices of us-east-1 without any free tier (USD for one), put together from notes about the pages below, not read off
 * them that day: aws.amazon.com/dynamodb/pricing/on-demand, /lambda/pricing (arm64), /sqs/pricing, /sns/pricing,
 * /eventbridge/pricing, /cloudwatch/pricing, /ses/pricing.
 */
export const PRICE = {
  /** One mail sent, without a plan. */
  mailSent: 0.1e-3,
  readUnit: 0.125e-6,
  writeUnit: 0.625e-6,
  lambdaCall: 0.2e-6,
  lambdaGbSecond: 0.0000133334,
  sqsRequest: 0.4e-6,
  snsPublish: 0.5e-6,
  schedulerCall: 1e-6,
  alarmMonth: 0.1,
  /** Beyond the first three of an account. */
  dashboardMonth: 3,
  logGb: 0.5,
} as const;

export type Priced = keyof typeof PRICE;

/** What so many of each cost (USD). */
export const costOf = (units: Partial<Record<Priced, number>>): number =>
  (Object.keys(PRICE) satisfies string[]).reduce(
    (sum, name) => sum + (isPriced(name) ? (units[name] ?? 0) * PRICE[name] : 0),
    0,
  );

const isPriced = (name: string): name is Priced => name in PRICE;
