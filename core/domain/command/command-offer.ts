import type { Command } from './command.ts';
import { readLine } from './command-grammar.ts';
import { ownLines } from './command-text.ts';
import { findVerb } from './command-verbs.ts';
import { isGreeting, isQuoted, shown, wordsOf } from './command-words.ts';
import { nameBook } from './name-book.ts';

/** What the owner said to an offer of some lines: which numbers, which none, or why it is not clear; and what else he wrote. */
export type OfferAnswer = { line: string; rest: string } & (
  { said: 'yes'; numbers: number[] } | { said: 'no' } | { said: 'unclear'; because: string }
);

/** Reads "yes", "2 yes", "all yes" or "no" in the first line of an answer; undefined where it is anything else. */
export function readOfferAnswer(text: string, offered: number): OfferAnswer | undefined {
  const lines = ownLines(text);
  const at = lines.findIndex((raw) => !isQuoted(raw) && !isGreeting(wordsOf(raw.slice(0, 200))));
  const raw = lines[at] ?? '';
  if (raw.length > 200) return undefined;
  const words = wordsOf(raw);
  const verb = findVerb(words)?.verb;
  if (verb !== 'approve' && verb !== 'skip') return undefined;
  const answer = { line: shown(raw), rest: lines.slice(at + 1).join('\n') };
  if (verb === 'skip') return isBare(words, 'skip') ? { ...answer, said: 'no' } : undefined;
  const items = Array.from({ length: offered }, (_, i) => ({
    ...{ number: i + 1, section: 'waiting' as const, contactId: '', sequence: 'offered' },
  }));
  const scene = { subject: { at: 'digest' as const, items }, names: nameBook([]) };
  const read = readLine(words, { today: '2000-01-03', subject: scene.subject, contacts: [] }, scene);
  if ('command' in read && read.command.do === 'approve')
    return { ...answer, said: 'yes', numbers: read.command.items.map(({ number }) => number) };
  const because = 'problem' in read && 'because' in read ? read.because : undefined;
  return because === undefined ? undefined : { ...answer, said: 'unclear', because };
}

/** Nothing beside the word itself. */
function isBare(words: string, verb: Extract<Command['do'], 'skip'>): boolean {
  const spoken = findVerb(words);
  return spoken?.verb === verb && spoken.before === '' && spoken.after === '';
}
