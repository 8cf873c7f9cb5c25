// node bench/memory-run.mjs BUNDLE OFFSET < batches: JSON with the most memory (KB) this process ever had, and its processor time (ms):
// until the first batch was handled, its loading included, and for all batches after it.
import { existsSync, readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
const [bundle, offset] = process.argv.slice(2);
const batches = JSON.parse(await text(process.stdin));
const real = Date.now;
Date.now = () => real() + Number(offset);
const before = process.cpuUsage();
let start = 0;
const { handler } = await import(pathToFileURL(bundle).href);
for (const batch of batches) {
  const { batchItemFailures } = await handler(batch, {});
  if (batchItemFailures.length > 0) throw new Error(`${batchItemFailures.length} records failed`);
  if (start === 0) start = spent();
}
console.log(JSON.stringify({ kb: most(), start, after: spent() - start }));

function spent() {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Of this program alone: on Linux `maxRSS` has what its parent had when it was forked. */
function most() {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS);
}
