import type { Draft } from '../core/domain/sequence/draft.ts';
import { type Answer, clean, oneLine, sheet } from './output.ts';

/** A mail as a person reads it: its head, an empty line, its text. */
export function mailWords(
  mail: Pick<Draft, 'to' | 'subject' | 'text'>,
  also: [string, string | undefined][] = [],
): string {
  const head = sheet([['to', mail.to], ['subject', mail.subject], ...also]);
  return `${head}\n\n${indented(mail.text)}`;
}

/** Set off from what the CLI itself says, so that the text of a mail never looks like our own words. */
export const indented = (text: string): string =>
  clean(text.trim())
    .split('\n')
    .map((line) => `    ${line}`.trimEnd())
    .join('\n');

/** An answer that is a sentence. */
export const told = (value: unknown, sentence: string): Answer => ({ value, words: oneLine(sentence) });
