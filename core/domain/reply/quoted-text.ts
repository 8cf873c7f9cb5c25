import { mayShare, withOwnLine } from './attribution.ts';
import { withoutFooters } from './footers.ts';
import { withoutHistory } from './history.ts';
import { namesAnother } from './names.ts';
import { splitSignature } from './signature.ts';

/** What the writer of a mail wrote now, and the name block he closed it with. */
export interface NewestText {
  text: string;
  signature: string;
  /** The name block is another person's: of a department, or of who wrote what was passed on. */
  signedByAnother: boolean;
}

/** Only so much is read: nobody writes more, and the rest of a long mail is history. */
const MAX_CHARACTERS = 64 * 1024;
const MAX_LINES = 2000;
/** A line longer than this is cut before any pattern sees it. */
const MAX_LINE = 4000;

/**
 * The newest text of a plain text mail: no quoted history, no forwarded mail, no signature, no disclaimer.
 * `sender` is the sender's name and address, which tell a closing name from a closing word.
 */
export function newestText(text: string, sender = ''): NewestText {
  const lines = withoutFooters(withoutHistory(readableLines(text)));
  const { body, signature } = splitSignature(lines, sender.slice(0, 200));
  return {
    text: tidy(body),
    signature: tidy(signature),
    signedByAnother: namesAnother(signature, sender),
  };
}

function readableLines(text: string): string[] {
  let read = text.slice(0, MAX_CHARACTERS);
  if (read.includes('\r')) read = read.replace(/\r\n?/g, '\n');
  if (/[^\u0000-\u007f]/.test(read)) read = read.replace(INVISIBLE, '').replace(WIDE_SPACES, ' ');
  const lines: string[] = [];
  for (const line of read.split('\n', MAX_LINES)) {
    const readable = (line.length > MAX_LINE ? line.slice(0, MAX_LINE) : line).trimEnd();
    if (mayShare(readable)) lines.push(...withOwnLine(readable));
    else lines.push(readable);
  }
  return lines;
}

const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad\u1427]/g;
const WIDE_SPACES = /[\u00a0\u2007\u202f]/g;

function tidy(lines: string[]): string {
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
