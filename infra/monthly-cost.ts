import type { Template } from './build.ts';
import { PRICE } from './prices.ts';

/** What one thing costs a month while nobody writes to anybody (USD). */
export interface CostLine {
  what: string;
  usd: number;
}

const MONTH_SECONDS = 30 * 86_400;
/** Lambda keeps two pollers at an idle queue, and each asks once in 20 seconds. */
const IDLE_POLLS = (2 * MONTH_SECONDS) / 20;
const TICKS = MONTH_SECONDS / 60;
/** Assumed, not measured: what a tick that finds nothing due takes in Lambda. */
const TICK_SECONDS = 0.05;
/** The due index has four shards, each read with half a unit (counted by `npm run bench`). */
const TICK_READS = 4 * 0.5;

/** What the resources of a template cost a month when nothing is sent: the price of having it. Mails come on top. */
export function monthlyCost({ Resources }: Template): { usd: number; lines: CostLine[] } {
  const all = Object.values(Resources);
  const count = (type: string): number => all.filter((resource) => resource.Type === type).length;
  const tick = all.find(({ Properties }) => Properties['Description'] === 'Goodword: tick');
  const memoryGb = Number(tick?.Properties['MemorySize'] ?? 0) / 1024;
  const ticks = count('AWS::Scheduler::Schedule') * TICKS;
  const lines = [
    {
      what: `${count('AWS::CloudWatch::Alarm')} alarms`,
      usd: count('AWS::CloudWatch::Alarm') * PRICE.alarmMonth,
    },
    ...(count('AWS::CloudWatch::Dashboard') === 0
      ? []
      : [{ what: 'a dashboard (nothing, if it is one of the first three)', usd: PRICE.dashboardMonth }]),
    {
      what: `looking into ${count('AWS::Lambda::EventSourceMapping')} empty queues`,
      usd: count('AWS::Lambda::EventSourceMapping') * IDLE_POLLS * PRICE.sqsRequest,
    },
    {
      what: 'asking every minute what is due',
      usd:
        ticks *
        (PRICE.schedulerCall +
          PRICE.lambdaCall +
          TICK_SECONDS * memoryGb * PRICE.lambdaGbSecond +
          TICK_READS * PRICE.readUnit),
    },
  ].map(({ what, usd }) => ({ what, usd: Math.round(usd * 1000) / 1000 }));
  return { usd: Math.round(lines.reduce((sum, { usd }) => sum + usd, 0) * 100) / 100, lines };
}
