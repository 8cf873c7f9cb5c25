// npm run accuracy -- DIR [--split dev] [--fails]
// Scores the reading of incoming mail on corpora of real mail: DIR holds <task>.<split>.jsonl, DIR/../score the scorers.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { split: { type: 'string', default: 'dev' }, fails: { type: 'boolean', default: false } },
});
const [folder] = positionals;
if (folder === undefined || !existsSync(folder)) {
  console.error('Say where the corpora are: npm run accuracy -- DIR [--split dev]');
  process.exit(2);
}
const corpora = resolve(folder);
const scorers = resolve(corpora, '..', 'score');
const adapter = fileURLToPath(new URL('accuracy.mjs', import.meta.url));
const rows = (task) => join(corpora, `${task}.${values.split}.jsonl`);

const RUNS = [
  ['Newest text', 'score-replies.mjs', [rows('replies'), adapter]],
  ['Person or machine', 'score-auto.mjs', [rows('auto'), adapter]],
  ['Absence notes written for the corpus', 'score-auto.mjs', [rows('auto-authored'), adapter]],
  ['Bounces', 'score-bounces.mjs', [rows('bounces'), adapter, '--negatives', rows('auto')]],
  ['Malformed mail', 'score-mime.mjs', [adapter, rows('malformed')]],
  ['Telephone numbers', 'score-phones.mjs', [rows('phones'), adapter]],
];

let failed = false;
for (const [title, scorer, args] of RUNS) {
  console.log(`\n${title}`);
  const fails = values.fails ? ['--fails'] : [];
  const run = spawnSync(process.execPath, [join(scorers, scorer), ...args, ...fails], { encoding: 'utf8' });
  console.log((run.stdout || run.stderr).trimEnd());
  failed ||= run.status !== 0;
}
process.exit(failed ? 1 : 0);
