// One thread of the fuzz: says in shared memory which seed it reads, so that one that hangs is known.
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { mailsToBreak } from './fuzz-inputs.ts';
import { fuzz } from './fuzz-run.ts';

const { first, count, folder, shared } = z
  .object({
    first: z.number(),
    count: z.number(),
    folder: z.string().optional(),
    shared: z.instanceof(SharedArrayBuffer),
  })
  .parse(workerData);
const progress = new Float64Array(shared);
const result = await fuzz(first, count, mailsToBreak(folder), (seed) => {
  progress[0] = seed;
});
parentPort?.postMessage(result);
