// Runs the scorers that lie beside the corpora on one module, and reads from their reports the figures we hold bars for.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const share = (unit, rows, right) => {
  const n = rows.filter(right).length;
  return { value: rows.length ? (100 * n) / rows.length : 0, unit, count: `${n} of ${rows.length}` };
};
const percent = (rows, right) => share('%', rows, right);
const number = (rows, right) => {
  const { count } = share('', rows, right);
  return { value: rows.filter(right).length, unit: '', count };
};
const wanted = (kind) => (row) => row.want === kind;

/** Every set: its scorer, its peers' adapters, and its figures with the bar and the best peer known when the bar was set. */
export const SETS = [
  {
    set: 'replies',
    title: 'Newest text',
    scorer: 'score-replies.mjs',
    peers: 'reply-',
    args: (rows, module) => [rows('replies'), module],
    figures: [
      ['exact', '>=', 82, 64, ({ rows }) => percent(rows, ({ exact }) => exact)],
      ['token F1', '>=', 0.95, 0.888, ({ f1, n }) => ({ value: f1, unit: '', count: `${n} rows` })],
    ],
  },
  {
    set: 'bounces',
    title: 'Bounces',
    scorer: 'score-bounces.mjs',
    peers: 'bounce-',
    args: (rows, module) => [rows('bounces'), module, '--negatives', rows('auto')],
    figures: [
      ['kind, lenient', '>=', 95, 83.9, (r) => percent(bounced(r), ({ okKindL }) => okKindL)],
      ['kind, strict', '>=', 90, 77.2, (r) => percent(bounced(r), ({ okKind }) => okKind)],
      ['hard right', '>=', 88, 78.4, (r) => percent(r.rows.filter(wanted('hard')), ({ okKind }) => okKind)],
      [
        'recipients exact',
        '>=',
        93,
        80.3,
        ({ rows }) =>
          percent(
            rows.filter(({ exact }) => exact !== undefined),
            ({ exact }) => exact,
          ),
      ],
      [
        'false positives',
        '<=',
        0,
        undefined,
        ({ falsePositives, said }) => ({
          value: falsePositives.length,
          unit: '',
          count: /false positives on non-bounces: (\d+ of \d+)/.exec(said)?.[1] ?? '',
        }),
      ],
    ],
  },
  {
    set: 'auto',
    title: 'Person or machine',
    scorer: 'score-auto.mjs',
    peers: 'auto-',
    args: (rows, module) => [rows('auto'), module],
    figures: [
      ['human against machine', '>=', 99, 98, ({ rows }) => percent(rows, ({ okm }) => okm)],
      [
        'people taken for machines',
        '<=',
        0,
        undefined,
        ({ rows }) => number(rows.filter(wanted('human')), ({ got, okl }) => got !== 'human' && !okl),
      ],
    ],
  },
  {
    set: 'auto-authored',
    title: 'Absence notes written for the corpus',
    scorer: 'score-auto.mjs',
    peers: 'auto-',
    args: (rows, module) => [rows('auto-authored'), module],
    figures: [
      ['label, strict', '>=', 95, 73.9, ({ rows }) => percent(rows, ({ ok }) => ok)],
      [
        'return date right',
        '>=',
        95,
        11.8,
        ({ rows }) =>
          percent(
            rows.filter(({ okDate }) => okDate !== null),
            ({ okDate }) => okDate,
          ),
      ],
      [
        'return dates invented',
        '<=',
        0,
        undefined,
        ({ rows }) =>
          number(
            rows.filter(({ badDate }) => badDate !== null),
            ({ badDate }) => badDate,
          ),
      ],
    ],
  },
  {
    set: 'malformed',
    title: 'Malformed mail',
    scorer: 'score-mime.mjs',
    peers: 'mime-',
    args: (rows, module) => [module, rows('malformed')],
    figures: [
      ['throws', '<=', 0, 0, ({ rows }) => number(rows, ({ ok }) => !ok)],
      ['bodies lost', '<=', 4, 7, ({ rows }) => number(rows, ({ empty }) => empty)],
      ['subjects lost', '<=', 1, 6, ({ rows }) => number(rows, ({ nosubject }) => nosubject)],
    ],
  },
  {
    set: 'phones',
    title: 'Telephone numbers',
    scorer: 'score-phones.mjs',
    peers: 'phones-',
    args: (rows, module) => [rows('phones'), module],
    figures: [
      ['found', '>=', 19, 19, ({ hit, want }) => ({ value: hit, unit: '', count: `${hit} of ${want}` })],
      ['wrong', '<=', 1, 5, ({ wrong, n }) => ({ value: wrong, unit: '', count: `${wrong} in ${n} rows` })],
    ],
  },
];

const bounced = ({ rows }) => rows.filter(({ want }) => want !== 'other');

/** Scores one module on one set: the scorer's own words, and its report, or none where the scorer failed. */
export function score(set, { scorers, rows, module, fails = false, env = process.env }) {
  const folder = mkdtempSync(join(tmpdir(), 'accuracy-'));
  const out = join(folder, 'report.json');
  try {
    const args = [...set.args(rows, module), `--json=${out}`, ...(fails ? ['--fails'] : [])];
    const run = spawnSync(process.execPath, [join(scorers, set.scorer), ...args], {
      encoding: 'utf8',
      env,
      maxBuffer: 1 << 26,
      timeout: 180_000,
    });
    const said = (run.status === 0 ? run.stdout : run.stderr || run.stdout).trimEnd();
    const report = run.status === 0 ? { ...JSON.parse(readFileSync(out, 'utf8')), said } : undefined;
    return { said, report };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether a figure meets its bar; `against` says from which side. */
export const meets = (value, against, bar) => (against === '>=' ? value >= bar : value <= bar);
