// npm run bench -- [--json] [--only NAME] [--quick] [--full] [--write]
import { parseArgs } from 'node:util';
import { bundles } from './bundles.ts';
import { costs } from './costs.ts';
import type { Figure, Run } from './figure.ts';
import { idle } from './idle.ts';
import { importing } from './importing.ts';
import { memory } from './memory.ts';
import { pipeline } from './pipeline.ts';
import { reading } from './reading.ts';
import { scaling } from './scaling.ts';
import { writing } from './writing.ts';
import { line, writeDocs } from './write-docs.ts';

const SUBJECTS: Record<string, (run: Run) => Figure[] | Promise<Figure[]>> = {
  costs,
  idle,
  scaling,
  writing,
  reading,
  importing,
  pipeline,
  bundles,
  memory,
};

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const { only } = values;
if (only !== undefined && !(only in SUBJECTS)) {
  console.error(`There is no ${only}; there are ${Object.keys(SUBJECTS).join(', ')}.`);
  process.exit(2);
}
const figures: Figure[] = [];
for (const [name, measure] of Object.entries(SUBJECTS)) {
  if (only !== undefined && only !== name) continue;
  const tell = (words: string) => console.error(`${name}: ${words}`);
  figures.push(...(await measure({ quick: values.quick, full: values.full, tell })));
}
if (!values.json) for (const one of figures) console.log(line(one));
if (values.write) writeDocs(figures, new Date().toISOString().slice(0, 10));
if (values.json) console.log(JSON.stringify({ figures }));
process.exitCode = figures.every(({ holds }) => holds) ? 0 : 1;
