// npm run accuracy -- DIR [--split dev] [--fails] [--json] [--peers [FOLDER]] [--write]
// Scores the reading of incoming mail on corpora of real mail: DIR holds <task>.<split>.jsonl, DIR/../score the scorers.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { accuracyPage, figureTable } from './accuracy-page.mjs';
import { meets, score, SETS } from './accuracy-measure.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const options = { split: 'dev' };
const places = [];
for (let rest = process.argv.slice(2); rest.length > 0;) {
  const [word, next] = rest;
  const takesNext = next !== undefined && !next.startsWith('--');
  const [name, given] = word.replace(/^--/, '').split('=');
  if (!word.startsWith('--')) places.push(word);
  else if (!['split', 'fails', 'json', 'peers', 'write'].includes(name)) stop(`There is no ${word}.`);
  else options[name] = given ?? (takesNext && ['split', 'peers'].includes(name) ? next : true);
  rest = rest.slice(options[name] === next && given === undefined && word.startsWith('--') ? 2 : 1);
}

function stop(why) {
  console.error(`${why}\nUsage: npm run accuracy -- DIR [--split dev] [--json] [--peers [FOLDER]] [--write]`);
  process.exit(2);
}

const [folder] = places;
if (folder === undefined) stop('Say where the corpora are.');
const corpora = resolve(folder);
const rows = (task) => join(corpora, `${task}.${options.split}.jsonl`);
const missing = SETS.map(({ set }) => rows(set)).find((file) => !existsSync(file));
if (missing) stop(`${missing} is not there: give the folder that holds the corpora, and a split it has.`);
const scorers = resolve(corpora, '..', 'score');
if (!existsSync(join(scorers, 'lib.mjs')))
  stop(`No scorers in ${scorers}: put the folder "score" beside the corpora.`);
if (!existsSync(join(root, 'dist/core.mjs'))) stop('The core is not bundled: npm run build.');

/** How much longer reading these mails takes than parsing them. A busy machine makes it worse: no test asks for it. */
function speed() {
  if (process.env.VITEST) return [];
  const file = 'bench/read-mail.mjs';
  const mails = join(corpora, options.split, 'files');
  const args = [file, mails, '--rounds', '8', '--json'];
  const run = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  try {
    const { figures } = JSON.parse(run.stdout.trim().split('\n').at(-1));
    const { value, bar, count } = figures.at(-1);
    const unit = 'times';
    return [
      {
        name: 'one mail through everything, times postal-mime alone',
        set: 'speed',
        value,
        unit,
        against: '<=',
        bar,
        count,
      },
    ];
  } catch {
    stop(`${file} printed no figures: ${run.stderr.slice(0, 400)}`);
  }
}

/** The sentences a person or a machine answers, each a test with its expected meaning. */
function sentences() {
  if (process.env.VITEST) return [];
  const files = ['test/domain/understand.test.ts', 'test/domain/return-date.test.ts'];
  const args = ['node_modules/vitest/vitest.mjs', 'run', ...files, '--reporter=json'];
  const run = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
  const { numPassedTests, numTotalTests } = JSON.parse(run.stdout.slice(run.stdout.indexOf('{')));
  const value = (100 * numPassedTests) / numTotalTests;
  const count = `${numPassedTests} of ${numTotalTests}`;
  const set = 'sentences';
  return [
    { name: 'tests of what is answered, right', set, value, unit: '%', against: '>=', bar: 100, count },
  ];
}

const say = (text) => console.log(text);
const figures = [];
for (const set of SETS) {
  const module = fileURLToPath(new URL('accuracy.mjs', import.meta.url));
  const { said, report } = score(set, { scorers, rows, module, fails: options.fails });
  say(`\n${set.title}\n${said}`);
  if (!report) stop(`${set.scorer} failed.`);
  for (const [name, against, bar, peer, read] of set.figures)
    figures.push({ name, set: set.set, ...read(report), against, peer, bar });
}
figures.push(...sentences(), ...speed());
for (const figure of figures) {
  figure.split = options.split;
  figure.holds ??= meets(figure.value, figure.against, figure.bar);
  figure.unit ??= '';
  figure.count ??= '';
}

function peerFolder() {
  if (options.peers !== true) return resolve(options.peers);
  const made = mkdtempSync(join(tmpdir(), 'accuracy-peers-'));
  copyFileSync(join(scorers, 'peers.package.json'), join(made, 'package.json'));
  const run = spawnSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: made, encoding: 'utf8' });
  if (run.status !== 0) stop(`The peers cannot be installed: ${run.stderr.slice(0, 400)}`);
  return made;
}

const peers = [];
if (options.peers) {
  const env = { ...process.env, PEERS: peerFolder() };
  for (const set of SETS)
    for (const file of readdirSync(join(scorers, 'adapters')).filter((name) => name.startsWith(set.peers))) {
      const by = file.slice(set.peers.length, -'.mjs'.length);
      const { said, report } = score(set, { scorers, rows, module: join(scorers, 'adapters', file), env });
      if (!report) say(`${set.set}: ${by} could not be scored: ${said.split('\n').slice(-3).join(' ')}`);
      else
        for (const [name, , , , read] of set.figures) peers.push({ by, set: set.set, name, ...read(report) });
    }
}

say(`\n${figureTable(figures)}`);
const sources = SETS.map(({ set }) => {
  const all = readFileSync(rows(set), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const distinct = (name) => [...new Set(all.map((row) => row[name].split(' ')[0]))].sort();
  const licences = [...new Set(all.map(({ licence }) => licence))].sort();
  return { set, rows: all.length, sources: distinct('source'), licences };
});
const result = { split: options.split, sources, figures, peers };
if (options.write) {
  const config = await resolveConfig(join(root, 'package.json'));
  const json = await format(JSON.stringify(result), { ...config, parser: 'json' });
  writeFileSync(join(root, 'docs/accuracy.json'), json);
  writeFileSync(join(root, 'docs/accuracy.md'), await accuracyPage(JSON.parse(json)));
}
if (options.json) say(JSON.stringify(result));
process.exitCode = figures.every(({ holds }) => holds) ? 0 : 1;
