// node bench/accuracy-page.mjs docs/accuracy.json: prints the page docs/accuracy.md as those numbers render it.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const shown = ({ value, unit }) =>
  unit === '%' ? `${value.toFixed(1)} %` : Number.isInteger(value) ? String(value) : value.toFixed(3);
const cell = (figure) => (figure ? `${shown(figure)} (${figure.count})` : 'none given');
const row = (cells) => `| ${cells.join(' | ')} |`;

/** One table of figures with their bars, as lines of text; also what the terminal prints. */
export const figureTable = (figures) =>
  [
    row(['set', 'figure', 'Goodword', 'best peer known', 'bar', '']),
    row(['---', '---', '---', '---', '---', '---']),
    ...figures.map(({ set, name, peer, against, bar, unit, holds, ...of }) =>
      row([
        set,
        name,
        cell({ ...of, unit }),
        peer == null ? '' : `${peer}${unit && ` ${unit}`}`,
        `${against} ${bar}${unit && ` ${unit}`}`,
        holds ? 'holds' : 'FAILS',
      ]),
    ),
  ].join('\n');

const peerTable = (set, figures, peers) => {
  const names = [...new Set(peers.filter((p) => p.set === set).map(({ by }) => by))];
  const own = figures.filter((f) => f.set === set);
  if (names.length === 0) return '';
  return [
    `### ${set}\n`,
    row(['', ...own.map(({ name }) => name)]),
    row(['---', ...own.map(() => '---')]),
    row(['**Goodword**', ...own.map((f) => `**${cell(f)}**`)]),
    ...names.map((by) =>
      row([
        by,
        ...own.map(({ name }) => cell(peers.find((p) => p.set === set && p.by === by && p.name === name))),
      ]),
    ),
    '',
  ].join('\n');
};

/** The page in Markdown, in the project's form. */
export async function accuracyPage({ split, sources, figures, peers }) {
  const sets = [...new Set(figures.map(({ set }) => set))];
  const page = `# How well mail is read

Written by \`npm run accuracy -- DIR --peers --write\`; the numbers are in [accuracy.json](accuracy.json). Not to be edited by hand.

The ${split} rows of six corpora of real mail were read with the code that the product runs, bundled from \`core/\`.
The corpora hold other people's mail and are no part of this project. The rules were written by people who could read these rows,
so unseen mail will be read less well. A row counts as one, however long it is.

## Against the bars

"Best peer known" is the best figure of another package, or of a few header rules, when the bar was set.

${figureTable(figures)}

## Beside other packages

The same rows through each package's adapter. "simple-rules" and "rules" are a few header rules, "identity" removes nothing, "always-human" never sees a machine.

${peers.length ? sets.map((set) => peerTable(set, figures, peers)).join('\n') : 'Not run this time.'}

## Where the rows come from

${[row(['set', 'rows', 'sources', 'licences']), row(['---', '---', '---', '---']), ...sources.map((s) => row([s.set, s.rows, s.sources.join(', '), s.licences.join(', ')]))].join('\n')}

## What is not measured

- Whether the text of malformed mail is right: only that something of it is there.
- What kind of answer a person gives, on real mail: only on the sentences written for our tests.
- Languages beyond English, except in the bounces and in a handful of replies and absence notes.
- Return dates in real absence notes: there are too few to hold a bar.
- A delay notice counts as a bounce here, because the corpora label it so; the product only notes it.
`;
  return format(page, { ...(await resolveConfig(fileURLToPath(import.meta.url))), parser: 'markdown' });
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.stdout.write(await accuracyPage(JSON.parse(readFileSync(process.argv[2], 'utf8'))));
