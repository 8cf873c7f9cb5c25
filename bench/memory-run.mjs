// node bench/memory-run.mjs BUNDLE OFFSET < batches: the most memory (KB) this process ever had, after all batches were handled.
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
const [bundle, offset] = process.argv.slice(2);
const batches = JSON.parse(await text(process.stdin));
const real = Date.now;
Date.now = () => real() + Number(offset);
const { handler } = await import(pathToFileURL(bundle).href);
for (const batch of batches) {
  const { batchItemFailures } = await handler(batch, {});
  if (batchItemFailures.length > 0) throw new Error(`${batchItemFailures.length} records failed`);
}
console.log(process.resourceUsage().maxRSS);
