import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { MEMORY, WHOLE_PROCESSOR } from '../infra/function-memory.ts';
import { PRICE, PRICED_ON } from '../infra/prices.ts';
import type { Figure } from './figure.ts';
import { ASSUMED } from './mail-units.ts';

const JSON_FILE = new URL('../docs/bench.json', import.meta.url);
const COSTS_FILE = new URL('../docs/costs.md', import.meta.url);

const measuredSchema = z.object({
  figures: z.array(
    z.object({
      name: z.string(),
      value: z.number(),
      unit: z.string(),
      against: z.string(),
      bar: z.string(),
      holds: z.boolean(),
      /** The day it was measured. */
      on: z.string(),
    }),
  ),
});
export type Measured = z.infer<typeof measuredSchema>;

export const readMeasured = (): Measured => measuredSchema.parse(JSON.parse(readFileSync(JSON_FILE, 'utf8')));

/** Keeps what this run measured beside what earlier ones did, and writes the page from all of it. */
export function writeDocs(figures: Figure[], on: string): void {
  let earlier: Measured = { figures: [] };
  try {
    earlier = readMeasured();
  } catch {
    // The first run.
  }
  const now = new Set(figures.map(({ name }) => name));
  const kept = earlier.figures.filter(({ name }) => !now.has(name));
  const all = { figures: [...kept, ...figures.map((one) => ({ ...one, on }))] };
  all.figures.sort((one, other) => (one.name < other.name ? -1 : 1));
  writeFileSync(JSON_FILE, `${JSON.stringify(all, undefined, 2)}\n`);
  writeFileSync(COSTS_FILE, costsPage(all));
}

/** The page of costs, from what was measured and the price table. */
export function costsPage({ figures }: Measured): string {
  const rows = figures.map(
    ({ name, value, unit, against, bar, holds, on }) =>
      `| ${name} | ${value} ${unit} | ${against} | ${bar} | ${bar === 'none' ? '' : holds ? 'yes' : '**no**'} | ${on} |`,
  );
  const prices = Object.entries(PRICE).map(([name, usd]) => `| ${name} | ${usd} |`);
  return `<!-- Written by npm run bench -- --write. -->

# What it costs, and what was measured

On embedded services on one machine; nothing here was measured in an AWS account. Reads are the units the embedded DynamoDB reports; writes are counted from the item before and after each write by DynamoDB's documented rules, the due index included. All mails counted are first mails, the dearest kind. The time a function runs in Lambda is not measured but put together from the calls it makes (${ASSUMED.tableSeconds * 1000} ms for one of DynamoDB, ${ASSUMED.sesSeconds * 1000} ms for one of SES) and from waiting for a moment of the ${ASSUMED.mailsASecond} mails a second that SES is assumed to allow, at the memory each function has in the stack (${MEMORY.due} MB for sending, ${MEMORY['mail-events']} MB for events). What a function computes, and what its start computes until its first message is done, is not in the figures of the mails: two rows of their own have it, to be added to those. They are the processor time of the bundles on this machine, at the share of a processor that the memory gives (a whole one at ${WHOLE_PROCESSOR} MB); how fast a processor of Lambda is, what TLS takes there and what AWS adds to a start of its own cannot be known here, and how many mails meet a start depends on how they come. A line of the log, which a mail that goes as it should does not write, is taken as ${ASSUMED.logLine} bytes longer than its words.

A thousand mails of one morning to one zone leave in 115 minutes, 8.7 a minute, so that the tick puts those of a minute on the queue in one request, and functions are called with batches: five due things, which are done at once, ten events, one after the other. Where each mail goes alone, each of its two messages is put, received, handled and deleted by itself. Events are put one by one in both.

Enrolled contacts beyond those who are due are rows of the table as thin as the due index can hold. Rates and times are of the processor and measured in turns within one run, because the machine is shared.

| figure | measured | against | bar | holds | on |
|---|---|---|---|---|---|
${rows.join('\n')}

## Prices

List prices of us-east-1 without any free tier, as of ${PRICED_ON} (USD for one; \`infra/prices.ts\`).

| for one | USD |
|---|---|
${prices.join('\n')}
`;
}

/** A figure on one line, for people. */
export const line = ({ name, value, unit, bar, holds }: Figure): string =>
  `${bar === 'none' ? 'is    ' : holds ? 'holds ' : 'MISSES'} ${name}: ${value} ${unit} (bar ${bar})`;
