import type { Call, Reply } from '../deploy/stand-in.ts';

/** A line of a function's log. */
export interface LogLine {
  group: string;
  at: number;
  line: string;
}

/** What CloudWatch holds. */
export interface Watched {
  /** Moments (ms) at which `tick` ran. */
  ticks: number[];
  ringing: string[];
  lines: LogLine[];
}

/** CloudWatch: how often a function ran, and the alarms that ring, of those that are asked for. */
export function metrics({ ticks, ringing }: Watched, call: Call): Reply {
  const asked = bodyOf(call);
  if (call.action === 'DescribeAlarms') {
    const MetricAlarms = ringing
      .filter((name) => (asked['AlarmNames'] as string[]).includes(name))
      .map((AlarmName) => ({ AlarmName, StateValue: 'ALARM' }));
    return json({ MetricAlarms });
  }
  const [{ Value: name }] = asked['Dimensions'] as [{ Value: string }];
  const [from, to] = [Number(asked['StartTime']) * 1000, Number(asked['EndTime']) * 1000];
  const within = name === 'goodword-tick' ? ticks.filter((at) => at >= from && at <= to) : [];
  return json({ Datapoints: within.map((at) => ({ Timestamp: at / 1000, Sum: 1, Unit: 'Count' })) });
}

const A_PAGE = 3;

/** CloudWatch Logs: FilterLogEvents, in small pages, of which the first is empty as those of AWS often are. */
export function logs({ lines }: Watched, call: Call): Reply {
  const asked = bodyOf(call);
  const wanted = [...String(asked['filterPattern'] ?? '').matchAll(/"([^"]*)"/g)].map(
    ([, term = '']) => term,
  );
  const found = lines.filter(
    ({ group, at, line }) =>
      group === asked['logGroupName'] &&
      at >= Number(asked['startTime']) &&
      wanted.every((term) => line.includes(term)),
  );
  const token = asked['nextToken'];
  const from = token === undefined ? -A_PAGE : Number(token);
  const events = (from < 0 ? [] : found.slice(from, from + A_PAGE)).map(({ at, line }, i) => ({
    timestamp: at,
    message: `${line}\n`,
    eventId: `${from + i}`,
  }));
  const next = from + A_PAGE;
  return json({ events, ...(next < found.length ? { nextToken: String(next) } : {}) });
}

const bodyOf = ({ bytes }: Call) => JSON.parse(bytes.toString('utf8')) as Record<string, unknown>;

const json = (value: object): Reply => ({ type: 'application/x-amz-json-1.0', body: JSON.stringify(value) });
