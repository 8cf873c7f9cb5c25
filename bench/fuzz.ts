// npm run fuzz -- [DIR] [--runs 100000] [--seed 1] [--threads 2] [--json]
// Hostile mails, made up or broken from the fixtures (and from the mails below DIR), through everything that reads what
// strangers write. Fails on a throw, a hang, more than 50 ms per 100 KB, or memory that grows.
// One input again: npm run fuzz -- [DIR] --seed N --runs 1
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { mailsToBreak } from './fuzz-inputs.ts';
import { MOST_MS } from './fuzz-reading.ts';
import { again, type FuzzResult, type Slow } from './fuzz-run.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    threads: { type: 'string', default: '2' },
    json: { type: 'boolean', default: false },
  },
});
const [folder] = positionals;
const runs = Number(values.runs);
const seed = Number(values.seed);
const threads = Math.min(Number(values.threads), runs);
if (![runs, seed, threads].every((n) => Number.isSafeInteger(n) && n > 0)) {
  console.error('Say whole numbers: npm run fuzz -- [DIR] [--runs 100000] [--seed 1] [--threads 2] [--json]');
  process.exit(2);
}

/** A seed that is read this long hangs. */
const HANGS_MS = 20_000;
/** What the heap may grow by: tables that grow to their bound, code that is compiled. */
const MOST_GROWTH = 24 * 1024 * 1024;

const say = (line: string): void => {
  if (!values.json) console.log(line);
};

const started = performance.now();
const share = Math.ceil(runs / threads);
const results = await Promise.all(
  Array.from({ length: threads }, (_, n) => thread(seed + n * share, Math.min(share, runs - n * share))),
);
const hung = results.flatMap((result) => (typeof result === 'number' ? [result] : []));
const done = results.flatMap((result) => (typeof result === 'number' ? [] : [result]));
const mails = mailsToBreak(folder);
const suspects = done.flatMap(({ slow }) => slow);
const slow: Slow[] = [];
for (const suspect of suspects.slice(0, 200)) {
  const repeated = await again(suspect.seed, mails);
  if (repeated.tooSlow) slow.push(repeated);
}
const slowest = done.map((result) => result.slowest).sort((one, other) => other.ms - one.ms)[0];
const slowestAgain = slowest && (await again(slowest.seed, mails));
const thrown = done.flatMap((result) => result.thrown);
const growth = Math.max(0, ...done.map(({ heap }) => (heap ? heap.end - heap.warm : 0)));
const failed = thrown.length > 0 || hung.length > 0 || slow.length > 0 || growth > MOST_GROWTH;
const report = {
  runs: done.reduce((sum, result) => sum + result.runs, 0),
  megabytes: Math.round(done.reduce((sum, result) => sum + result.bytes, 0) / 1024 / 1024),
  seconds: Math.round((performance.now() - started) / 1000),
  thrown,
  hung,
  slow,
  suspects: suspects.length,
  slowest: slowestAgain,
  heapGrowthMb: Math.round((growth / 1024 / 1024) * 10) / 10,
  ok: !failed,
};
if (values.json) console.log(JSON.stringify(report));
else sayAll();
process.exit(failed ? 1 : 0);

function sayAll(): void {
  say(`${report.runs} hostile mails, ${report.megabytes} MB, read in ${report.seconds} s.`);
  for (const { seed, because } of thrown.slice(0, 20)) say(`Threw, seed ${seed}: ${because}`);
  for (const each of hung) say(`Hung: seed ${each}`);
  for (const { seed, bytes, ms } of slow.slice(0, 20))
    say(`Slow, seed ${seed}: ${ms.toFixed(1)} ms for ${bytes} bytes (${MOST_MS} ms per 100 KB is the most)`);
  if (suspects.length > slow.length)
    say(`${suspects.length - slow.length} were slow once and not when read again alone.`);
  if (slowestAgain)
    say(
      `The slowest: seed ${slowestAgain.seed}, ${slowestAgain.bytes} bytes, ${slowestAgain.ms.toFixed(1)} ms alone.`,
    );
  say(`The heap grew by ${report.heapGrowthMb} MB between the warm-up and the end.`);
  say(failed ? 'Not as it should be.' : 'Nothing threw, nothing hung, nothing stayed behind.');
}

/** What a thread found, or the seed it hangs at. */
function thread(first: number, count: number): Promise<FuzzResult | number> {
  const shared = new SharedArrayBuffer(8);
  const at = new Float64Array(shared);
  const worker = new Worker(new URL('fuzz-thread.mjs', import.meta.url), {
    workerData: { first, count, folder, shared },
  });
  return new Promise((resolve, reject) => {
    let last = -1;
    let since = performance.now();
    let told = performance.now();
    const watch = setInterval(() => {
      const now = performance.now();
      const current = at[0] ?? 0;
      if (current !== last) [last, since] = [current, now];
      else if (now - since > HANGS_MS && current > 0) {
        clearInterval(watch);
        void worker.terminate();
        resolve(current);
      }
      if (now - told > 20_000) {
        told = now;
        say(`${Math.max(0, current - first)} of ${count} from seed ${first} on are read.`);
      }
    }, 1000);
    worker.once('message', (result: FuzzResult) => {
      clearInterval(watch);
      resolve(result);
    });
    worker.once('error', (error) => {
      clearInterval(watch);
      reject(error);
    });
  });
}
