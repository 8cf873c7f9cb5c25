// npm run build && node bench/read-mail.mjs [DIR] [--rounds 60] [--json]
// How much longer reading a mail takes than its MIME parser alone, per kind of mail and over all, as JSON. Both are
// measured in turns within one run, so that a busy machine slows both. DIR: a folder of .eml files measured as well.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import PostalMime from 'postal-mime';
import { phonesIn, readMail, understand } from '../dist/core.mjs';
import { sampleMails } from './sample-mails.mjs';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '60' }, json: { type: 'boolean', default: false } },
});
const rounds = Number(values.rounds);
/** A turn repeats a mail for about this long: shorter ones drown in the clock's grain. */
const TURN_MS = 4;

const about = { received: '2026-11-23', phonesIn, ownAddresses: ['nora@mail.example'] };
const parseOnly = (raw) => PostalMime.parse(raw, { forceRfc822Attachments: true });
const readAll = async (raw) => understand(await readMail(raw), about);

/** Microseconds of the processor, not of the clock: others who run on the machine then count for nothing. */
async function turn(work, raw, repeats) {
  const start = process.cpuUsage();
  for (let n = 0; n < repeats; n++) await work(raw);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / repeats;
}

const median = (numbers) => numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? 0;
const rounded = (number) => Math.round(number * 100) / 100;

async function measured(mails) {
  const repeats = new Map();
  for (const [name, raw] of mails) {
    await turn(readAll, raw, mails.length < 50 ? 300 : 10);
    repeats.set(name, Math.max(1, Math.round((TURN_MS * 1000) / (await turn(readAll, raw, 20)))));
  }
  const turns = new Map(mails.map(([name]) => [name, { parse: [], all: [] }]));
  for (let round = 0; round < rounds; round++)
    for (const [name, raw] of mails) {
      const { parse, all } = turns.get(name);
      parse.push(await turn(parseOnly, raw, repeats.get(name)));
      all.push(await turn(readAll, raw, repeats.get(name)));
    }
  return mails.map(([name]) => {
    const { parse, all } = turns.get(name);
    return { name, parse: median(parse), all: median(all) };
  });
}

const ratio = (results) => {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  return rounded(sum('all') / sum('parse'));
};

function folderMails(folder) {
  const files = readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile() && /\.(?:eml|msg|txt|mail)$/.test(path));
  return files.slice(0, 400).map((path) => [path, readFileSync(path)]);
}

const results = await measured(Object.entries(sampleMails()));
const report = {
  mix: ratio(results),
  kinds: Object.fromEntries(
    results.map(({ name, parse, all }) => [
      name,
      { ratio: rounded(all / parse), parseMicros: rounded(parse), allMicros: rounded(all) },
    ]),
  ),
};
const [folder] = positionals;
if (folder !== undefined) {
  const mails = await measured(folderMails(folder));
  report.folder = {
    mails: mails.length,
    ratio: ratio(mails),
    medianRatio: rounded(median(mails.map(({ parse, all }) => all / parse))),
  };
}
const BAR = 1.5;
const figure = (name, value) => ({
  name,
  value,
  unit: 'times the MIME parser alone',
  against: 'postal-mime on the same mails',
  bar: BAR,
  holds: value <= BAR,
});
const figures = [
  figure('Reading a mail', report.mix),
  ...(report.folder === undefined ? [] : [figure('Reading the mails of a folder', report.folder.ratio)]),
];
console.log(values.json ? JSON.stringify({ figures }) : JSON.stringify(report, null, 2));
