import { readLine } from './command-grammar.ts';
import type { Command, Problem, Surroundings } from './command.ts';
import type { Scene } from './command-targets.ts';
import {
  closingOf,
  endsMessage,
  isDeviceLine,
  isQuoted,
  kept,
  looksLikeName,
  wordsOf,
} from './command-words.ts';
import type { DigestItem } from '../owner-mail/digest.ts';
import type { Fact } from '../people/facts.ts';

/** A line longer than this can only open or continue a text. */
export const LONGEST_LINE = 1000;

/** Up to the signature mark or the head of quoted history. */
export function ownLines(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  const end = lines.findIndex(endsMessage);
  return end < 0 ? lines : lines.slice(0, end);
}

export type Opening = { opens: 'edit' | 'answer'; item: DigestItem; fact?: Fact; text: string };

export function readOne(
  raw: string,
  words: string,
  about: Surroundings,
  scene: Scene,
  first: boolean,
): { command: Command } | Opening | Problem {
  const reading = readLine(words, about, scene);
  const fact = about.subject.at === 'question' && { fact: about.subject.fact };
  if ('opens' in reading) return { ...reading, ...fact, text: raw.replace(/^[^:：]*[:：]/, '') };
  if (first && about.subject.at === 'question' && !isMeantAtQuestion(reading, words)) {
    const { item, fact } = about.subject;
    return { opens: 'answer', item, fact, text: raw };
  }
  if (about.subject.at === 'question' && 'command' in reading && reading.command.do === 'approve')
    return { problem: 'not understood', because: 'that was a question: a few words are its answer' };
  if (raw.length > LONGEST_LINE) return { problem: 'not understood', because: 'the line is too long' };
  return reading;
}

/**
 * Free words are an answer, even "Met at PyCon". Short lines that begin like a command which holds something back are not:
 * a mistyped "stop" must never become a sentence in a mail.
 */
function isMeantAtQuestion(reading: { command: Command } | Problem, words: string): boolean {
  if ('command' in reading) return !['met', 'add', 'note', 'open', 'close'].includes(reading.command.do);
  return /^(?:stop|skip|hold|pause|undo|later|help)\b/i.test(words) && words.split(' ').length <= 3;
}

/** The line after the last of a text that began before line `from`. */
export function endOfText(lines: string[], from: number, about: Surroundings, scene: Scene): number {
  for (let i = from; i < lines.length; i++) {
    const words = wordsOf((lines[i] ?? '').slice(0, LONGEST_LINE));
    if (isDeviceLine(words)) return i;
    if ((lines[i - 1] ?? '').trim() === '' && i > from && words !== '') {
      if (!('problem' in readLine(words, about, scene))) return i;
    }
  }
  return lines.length;
}

const LONGEST_TEXT = 10_000;

export function withText(opening: Opening, lines: string[]): { command: Command } | Problem {
  const own = lines.filter((line) => !isQuoted(line));
  const text = (opening.opens === 'answer' ? withoutClosing(own) : own).map(kept).join('\n').trim();
  const { item, fact, opens } = opening;
  if (text === '') return { problem: 'not understood', because: 'the new words are missing' };
  if (text.length > LONGEST_TEXT) return { problem: 'not understood', because: 'the new words are too many' };
  if (opens === 'edit') return { command: { do: 'edit', item, text } };
  return { command: { do: 'answer', item, text, ...(fact && { fact }) } };
}

/** An answer will stand in a sentence: the "Thanks, Nora" under it is no part of it. */
function withoutClosing(lines: string[]): string[] {
  const last = lines.findLastIndex((line) => closingOf(wordsOf(line.slice(0, LONGEST_LINE))) !== undefined);
  const below = lines.slice(last + 1).filter((line) => line.trim() !== '');
  return last > 0 &&
    below.length <= 2 &&
    below.every((line) => looksLikeName(wordsOf(line.slice(0, LONGEST_LINE))))
    ? lines.slice(0, last)
    : lines;
}
