import { describe, expect, test } from 'vitest';
import { saying, wordsIn } from '../../core/domain/reply/phrase-notation.ts';

/** Told by its words and found by its pattern: what the words let pass, the pattern must decide, and nothing else. */
function heard(lines: string, text: string, classes?: Record<string, string>) {
  const wording = saying(lines, classes);
  const keys = wording.keys();
  const words = wordsIn(text);
  return { told: keys === undefined || keys.some((key) => words.has(key)), found: wording().test(text) };
}

const WRITE = { write: "write e-mail send_me don't_mail" };

describe('the words that tell a phrase', () => {
  test.each([
    ['please? stop|quit writing to? me', 'quit writing me'],
    ['do_not {write} .. again', 'please do not send me anything again'],
    ['do_not {write} .. again', 'do not e-mail it again'],
    ['{write}', "don't mail, it's fine"],
    ['contact* me in # weeks', 'contacting me in 12 weeks'],
    ['unsubscrib* $', 'i want to unsubscribe.'],
    ['^ stop $', '- stop!'],
    ["i'm * away", "i'm gladly away"],
    ['för_sent ... nu', 'det är för sent att svara nu'],
    ['больше не пишите', '«больше не пишите»'],
    ['abmelden|sähköposti*', 'sähköpostia, kiitos'],
    ['c/o me', 'send it c/o me'],
  ])('%s is told in "%s"', (lines, text) => {
    expect(heard(lines, text, WRITE)).toEqual({ told: true, found: true });
  });

  test.each([
    ['stop|quit writing', 'happy to help'],
    ['do_not {write} again', 'we do not meet'],
    ['remove me', 'remover, memo'],
  ])('%s is not told in "%s"', (lines, text) => {
    expect(heard(lines, text, WRITE)).toEqual({ told: false, found: false });
  });

  test('a line without a word that must stand there is looked for in every text', () => {
    expect(saying('no more\nmail* # *').keys()).toBeUndefined();
  });
});
