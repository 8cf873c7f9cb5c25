import { MINUTE } from '../../../core/domain/instant.ts';
import { bad, type Finding, good, notChecked, type Seen, warning } from './finding.ts';
import { employersOf, type OwnerZone, zonesOf } from './zones.ts';

/** What can be seen of a Goodword that runs on this computer. */
export interface LaptopFacts {
  dataDir: string;
  /** The version of this clone. */
  version: string;
  node: string;
  freeBytes: Seen<number>;
  clock: Seen<{ offset: number }>;
  tokenKey: Seen<{ length: number; othersMayRead: boolean }>;
  /** Undefined where none answers. */
  running: RunningFacts | undefined;
}

/** Of 24 hours; fewer than none is no limit. */
export interface Quota {
  most: number;
  sent: number;
}

/** What waits, and what was given up. */
export type Queues = { name: string; waiting: number; dead: number }[];

export interface RunningFacts {
  page: string;
  smtpPort: number;
  version: string | undefined;
  /** Milliseconds since the last tick ended well; undefined where there was none. */
  sinceTick: number | undefined;
  smtp: Seen<string>;
  table: Seen<{ hasDueIndex: boolean }>;
  bucket: Seen<true>;
  quota: Seen<Quota>;
  queues: Seen<Queues>;
  owners: Seen<OwnerZone[]>;
  /** Things due for longer than a quarter of an hour. */
  overdue: Seen<number>;
  standstill: Seen<{ because: string } | undefined>;
}

/** Only a deployment has these. */
export const CLOUD_ONLY = [
  'credentials',
  'region',
  'identity',
  'DKIM',
  'SPF',
  'DMARC',
  'MX',
  'sandbox',
  'suppression settings',
  'rule set',
  'event destination',
  'alarms',
];

/** Everything `doctor --local` says. */
export function laptopFindings(facts: LaptopFacts): Finding[] {
  const { running } = facts;
  return [
    nodeOf(facts),
    diskOf(facts),
    clockOf(facts),
    keyOf(facts),
    runningOf(facts),
    ...(running
      ? [
          driftOf(facts.version, running),
          tickOf(running),
          smtpOf(running),
          tableOf(running),
          bucketOf(running),
          quotaOf(running),
          ...queuesOf(running),
          zonesOf(running.owners, 'goodword', AGAIN),
          ...employersOf(running.owners, 'goodword'),
          overdueOf(running),
          standstillOf(running),
        ]
      : []),
    ...CLOUD_ONLY.map((name) => notChecked(name, 'only in the cloud: goodword doctor')),
  ];
}

const AGAIN = 'stop it (Ctrl-C) and run: npm start';
const OLDEST_NODE = 20;
const LEAST_SPACE = 100 * 1024 * 1024;

const nodeOf = ({ node }: LaptopFacts): Finding =>
  Number(node.replace(/^v/, '').split('.')[0]) >= OLDEST_NODE
    ? good('Node', node)
    : bad(
        'Node',
        `this is Node ${node}`,
        'Goodword needs 20 or newer and may stop anywhere',
        'nvm install 22',
      );

function diskOf({ freeBytes, dataDir }: LaptopFacts): Finding {
  if (freeBytes.at === 'hidden')
    return bad('disk', `${dataDir}: ${freeBytes.because}`, 'there is no place to keep anything', 'npm start');
  const free = `${Math.round(freeBytes.value / 1024 / 1024)} MB free`;
  return freeBytes.value >= LEAST_SPACE
    ? good('disk', free)
    : bad(
        'disk',
        `${free} where ${dataDir} lies`,
        'a mail that does not fit is not kept, and its sender is told to come again',
        'make room, or move the folder and name it with --data',
      );
}

function clockOf({ clock, dataDir }: LaptopFacts): Finding {
  if (clock.at === 'hidden')
    return bad(
      'clock',
      clock.because,
      'nothing starts on this folder any more',
      `rm ${dataDir}/clock.json && npm start`,
    );
  const minutes = Math.round(clock.value.offset / MINUTE);
  return good(
    'clock',
    minutes === 0 ? 'the real time' : `moved by you: ${minutes} minutes off the real time`,
  );
}

function keyOf({ tokenKey, dataDir }: LaptopFacts): Finding {
  const file = `${dataDir}/token-key`;
  if (tokenKey.at === 'hidden')
    return bad('token key', tokenKey.because, 'no link or reply address can be made or read', 'npm start');
  if (tokenKey.value.length < 32)
    return bad(
      'token key',
      `${file} is too short`,
      'anybody may guess the addresses that steer Goodword',
      `rm ${file} && npm start (links sent so far stop working)`,
    );
  return tokenKey.value.othersMayRead
    ? bad(
        'token key',
        `others on this computer may read ${file}`,
        'who has it can answer and approve in your name',
        `chmod 600 ${file}`,
      )
    : good('token key', 'there, and yours alone');
}

const runningOf = ({ running, dataDir }: LaptopFacts): Finding =>
  running
    ? good('running', `${running.page}, SMTP on ${running.smtpPort}`)
    : bad(
        'running',
        `no Goodword answers for ${dataDir}`,
        'nothing is sent, and nobody takes in an answer',
        'npm start',
      );

const driftOf = (version: string, running: RunningFacts): Finding =>
  running.version === version
    ? good('version', version)
    : bad(
        'version',
        `${running.version ?? 'an older version'} runs, ${version} is installed`,
        'what was mended since does not work yet',
        AGAIN,
      );

function tickOf({ sinceTick }: RunningFacts): Finding {
  if (sinceTick === undefined)
    return bad(
      'last tick',
      'there was none',
      'nothing becomes due: no step, digest or reminder leaves',
      AGAIN,
    );
  const words = `${Math.round(sinceTick / 1000)} seconds ago`;
  return sinceTick <= 5 * MINUTE
    ? good('last tick', words)
    : bad('last tick', words, 'nothing becomes due: no step, digest or reminder leaves', AGAIN);
}

const smtpOf = ({ smtp, smtpPort }: RunningFacts): Finding =>
  smtp.at === 'seen'
    ? good('SMTP', smtp.value)
    : bad('SMTP', `port ${smtpPort}: ${smtp.because}`, 'an answer of a contact does not come in', AGAIN);

function tableOf({ table }: RunningFacts): Finding {
  if (table.at === 'hidden') return bad('table', table.because, 'nothing can be read or kept', AGAIN);
  return table.value.hasDueIndex
    ? good('table', 'there, with its index of what is due')
    : bad('table', 'it has no index of what is due', 'nothing is ever sent', AGAIN);
}

const bucketOf = ({ bucket }: RunningFacts): Finding =>
  bucket.at === 'seen'
    ? good('mails', 'the raw mails can be reached')
    : bad('mails', bucket.because, 'an incoming mail cannot be kept', AGAIN);

/** The day's amount of the mail service, on a laptop as in the cloud. */
export function quotaOf({ quota }: Pick<RunningFacts, 'quota'>): Finding {
  if (quota.at === 'hidden')
    return bad('quota', `the mail service: ${quota.because}`, 'no mail goes out', AGAIN);
  const { most, sent } = quota.value;
  const words = `${sent} of ${most < 0 ? 'any number of' : most} mails in 24 hours`;
  if (most < 0 || sent < most * 0.8) return good('quota', words);
  return sent < most
    ? warning('quota', words, 'soon the rest waits until tomorrow', 'goodword queue')
    : bad('quota', words, 'everything waits until the day is over; nothing is lost', 'goodword queue');
}

/** What waits, and what failed five times. */
export function queuesOf({ queues }: Pick<RunningFacts, 'queues'>): Finding[] {
  if (queues.at === 'hidden')
    return [bad('queues', queues.because, 'nothing is sent and nothing is taken in', AGAIN)];
  const dead = queues.value.filter((queue) => queue.dead > 0);
  return [
    good('queues', queues.value.map(({ name, waiting }) => `${name} ${waiting}`).join(', ')),
    dead.length === 0
      ? good('dead letters', 'none')
      : bad(
          'dead letters',
          dead.map((queue) => `${queue.name} ${queue.dead}`).join(', '),
          'a mail, an answer or a bounce was given up after five tries; its owner does not know of it',
          'goodword dead-letters list',
        ),
  ];
}

function overdueOf({ overdue }: RunningFacts): Finding {
  if (overdue.at === 'hidden') return bad('overdue', overdue.because, 'what is due cannot be found', AGAIN);
  return overdue.value === 0
    ? good('overdue', 'nothing')
    : warning(
        'overdue',
        `${overdue.value} things are due for more than 15 minutes`,
        'a mail or digest is late',
        'goodword dead-letters list',
      );
}

/** Somebody stopped everything. */
export function standstillOf(
  { standstill }: Pick<RunningFacts, 'standstill'>,
  goodword = 'goodword',
): Finding {
  if (standstill.at === 'hidden')
    return bad(
      'emergency stop',
      standstill.because,
      'nobody knows whether mail may go',
      `${goodword} status`,
    );
  return standstill.value === undefined
    ? good('emergency stop', 'not pulled')
    : warning(
        'emergency stop',
        `everything stands still: ${standstill.value.because}`,
        'no contact is written to, whoever the owner is',
        `${goodword} resume --all`,
      );
}
