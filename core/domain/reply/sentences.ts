import type { Evidence, ReplyKind } from '../reply.ts';
import { folded } from './calendar-words.ts';

/** A sentence of a mail: as written, and folded (lower case, no accents) at the same places. */
export interface Sentence {
  written: string;
  folded: string;
  asks: boolean;
}

/** A way people say something. `unless` names what it must not be mistaken for, in the same sentence. */
export interface Phrase {
  rule: string;
  pattern: RegExp;
  unless?: RegExp;
}

const MAX_SENTENCES = 120;
const MAX_SENTENCE = 600;

/** Splits what somebody wrote into sentences; greetings stay with the sentence they open. */
export function sentences(text: string): Sentence[] {
  const found: Sentence[] = [];
  // A full stop inside an address, a number or an abbreviation ends nothing.
  for (const match of text
    .slice(0, 32 * 1024)
    .matchAll(
      /[^.!?。！？\n]{1,600}(?:[.!?。！？]{1,6}(?![\s\n]|$)[^.!?。！？\n]{1,200}){0,12}[.!?。！？]{0,6}/g,
    )) {
    if (found.length >= MAX_SENTENCES) break;
    const written = match[0].trim().slice(0, MAX_SENTENCE);
    if (written === '') continue;
    found.push({ written, folded: folded(written), asks: /[?？][\s)"'»”!]{0,4}$/.test(written) });
  }
  return found;
}

/** A line of full width goes on in the next: mail programs wrap at 72 or so. */
const unwrapped = (text: string): string =>
  text.replace(/(^|\n)([^\n]{45,200})\n(?=[\p{L}\p{N}"'(])/gu, (all, start: string, line: string) =>
    /[.!?:。！？]$/.test(line) ? all : `${start}${line} `,
  );

/** The first phrase that some sentence says, quoted. */
export function firstSaid(kind: ReplyKind, said: Sentence[], phrases: Phrase[]): Evidence | undefined {
  for (const sentence of said) {
    for (const { rule, pattern, unless } of phrases) {
      const match = pattern.exec(sentence.folded);
      if (!match || unless?.test(sentence.folded)) continue;
      return { kind, from: 'text', words: around(sentence.written, match.index, match[0].length), rule };
    }
  }
  return undefined;
}

/** At most 120 characters of a sentence with the matching words in them. */
export function around(written: string, at: number, length: number): string {
  const start = written.length <= 120 ? 0 : Math.max(0, Math.min(at - 30, written.length - 120));
  return written
    .slice(start, Math.max(start + 120, at + Math.min(length, 60)))
    .slice(0, 120)
    .trim();
}
