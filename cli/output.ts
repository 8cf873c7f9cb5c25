import type { Readable, Writable } from 'node:stream';
import Table from 'cli-table3';

/** What a command found or did: the value for programs and the words for people. */
export interface Answer {
  value: unknown;
  words: string;
  /** Not 0 where a part was refused. */
  exit?: number;
  /** With --json one value a line, of this list, instead of one value. */
  lines?: unknown[];
  /** A file of its own format, piece by piece, instead of both. */
  file?: AsyncIterable<string>;
}

/** Where answers go and how wide it is there. */
export interface Paper {
  out: Writable;
  err: Writable;
  /** Where a person answers questions; without it that is the stdin of this process. */
  answers?: Readable;
  /** Columns of the terminal; undefined where nobody looks, so that nothing is cut for a program. */
  width: number | undefined;
  /** Whether somebody watches the messages, so that a line may be drawn again. */
  isWatched?: boolean;
}

/** Control characters and marks that turn the direction of writing. */
const STEERING = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Text of others as it may reach a terminal: without control characters (an escape sequence in a contact's name could
 * move the cursor, rename the window or type into the shell) and without marks that turn the direction of writing.
 * The white space of `kept` stays.
 */
export const clean = (text: string, kept = '\n'): string =>
  text.replaceAll(STEERING, (sign) => (kept.includes(sign) ? sign : ''));

/** The same on one line. */
export const oneLine = (text: string): string => clean(text.replaceAll(/\s+/g, ' ')).trim();

/** JSON of a value that is safe to look at. */
export const json = (value: unknown, space?: number): string =>
  escapedJson(JSON.stringify(value ?? null, undefined, space));

/** What `JSON.stringify` leaves raw and a terminal might obey is escaped; the value stays the same. */
export function escapedJson(text: string): string {
  return text.replaceAll(
    /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Prints an answer and waits until it is written: a process that ends sooner cuts what flows through a pipe. */
export async function print(paper: Paper, answer: Answer, asJson: boolean): Promise<void> {
  if (answer.file) {
    for await (const piece of answer.file) await write(paper.out, piece);
    return;
  }
  if (!asJson) return write(paper.out, answer.words === '' ? '' : `${clean(answer.words).trimEnd()}\n`);
  const text = answer.lines
    ? answer.lines.map((line) => `${json(line)}\n`).join('')
    : `${json(answer.value, 2)}\n`;
  return write(paper.out, text);
}

/** A message or progress: never on stdout, where the answer goes. */
export const say = (paper: Paper, words: string): Promise<void> => write(paper.err, `${clean(words)}\n`);

/** Draws how far something is, over what was drawn before; nothing where nobody watches. */
export async function drawProgress(paper: Paper, done: number, all: number): Promise<void> {
  if (!paper.isWatched || all === 0) return;
  const full = Math.floor((done / all) * BAR);
  const bar = '#'.repeat(full) + '-'.repeat(BAR - full);
  const percent = String(Math.floor((100 * done) / all)).padStart(3);
  await write(paper.err, `\r[${bar}] ${percent}%  ${done} of ${all}${done >= all ? '\n' : ''}`);
}

const BAR = 30;

async function write(to: Writable, text: string): Promise<void> {
  if (text === '') return;
  await new Promise<void>((resolve) => to.write(text, () => resolve()));
}

/** Columns under their headings, cut to the width of the terminal; `none` where there are no rows. */
export function table(paper: Pick<Paper, 'width'>, head: string[], rows: string[][], none: string): string {
  if (rows.length === 0) return none;
  const cells = rows.map((row) => row.map(oneLine));
  const widths = fitted(
    head.map((title, i) => widest([title, ...cells.map((row) => row[i] ?? '')])),
    paper.width,
  );
  const drawn = new Table({
    head: head.map((title) => title.toUpperCase()),
    chars: BARE,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP },
    colWidths: widths.map((width) => width + GAP),
    wordWrap: true,
    wrapOnWordBoundary: true,
  });
  drawn.push(...cells);
  return drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

const GAP = 2;
/** A table without lines: it can be cut, searched and pasted. */
const BARE = Object.fromEntries(
  (
    'top top-mid top-left top-right bottom bottom-mid bottom-left bottom-right left left-mid mid mid-mid right ' +
    'right-mid middle'
  )
    .split(' ')
    .map((name) => [name, '']),
);
const LEAST = 10;

/** Columns a text takes: letters of East Asia and pictures take two each. */
const columnsOf = (text: string): number => [...text].length + (text.match(WIDE)?.length ?? 0);
const WIDE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{Emoji_Presentation}]/gu;

const widest = (texts: string[]): number => texts.reduce((most, text) => Math.max(most, columnsOf(text)), 0);

/** Takes from long columns until the row fits, more from the longest; ids and dates stay whole. */
function fitted(natural: number[], width: number | undefined): number[] {
  const widths = [...natural];
  const all = () => widths.reduce((sum, one) => sum + one + GAP, 0);
  while (width !== undefined && all() > width) {
    const share = widths.map((one, i) => (one > LEAST ? one / Math.sqrt(natural[i] ?? one) : 0));
    const most = Math.max(...share);
    if (most === 0) break;
    const i = share.indexOf(most);
    widths[i] = (widths[i] ?? 0) - 1;
  }
  return widths;
}

/** A heading above a part of an answer. */
export const heading = (words: string): string => `${words.toUpperCase()}\n`;

/** Names and values, one a line; those without a value are left out. */
export function sheet(entries: [string, string | number | undefined][]): string {
  const told = entries.filter(([, value]) => value !== undefined && value !== '');
  const wide = widest(['', ...told.map(([name]) => name)]);
  return told.map(([name, value]) => `${name.padEnd(wide)}  ${oneLine(String(value))}`).join('\n');
}

/** The paper of this process. There are no colours, so NO_COLOR (no-color.org) is always kept. */
export function paperOf(process: NodeJS.Process): Paper {
  const { stdout, stderr, env } = process;
  const asked = Number(env['COLUMNS']);
  const width = asked > 0 ? asked : stdout.isTTY ? stdout.columns : undefined;
  return { out: stdout, err: stderr, width, isWatched: stderr.isTTY };
}
