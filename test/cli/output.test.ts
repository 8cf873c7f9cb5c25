import { fc } from '../examples.ts';
import { describe, expect, test } from 'vitest';
import { clean, json, sheet, table } from '../../cli/output.ts';

const EVIL = 'Eve\u001b]0;pwned\u0007\u001b[2J\u009b31m\u202egnp.exe\r\nroot# ';
/** What a terminal obeys, or what turns text around. */
const OBEYED = /[^\P{Cc}\n]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

describe("other people's text on a terminal", () => {
  test('steers nothing: no escape sequence survives, in no part of an answer', () => {
    const drawn = [clean(EVIL), table({ width: 60 }, ['name'], [[EVIL]], ''), sheet([['name', EVIL]])];
    for (const words of drawn) {
      expect(words).not.toMatch(OBEYED);
      expect(words).toContain('Eve');
    }
  });

  test('stays in its line of a table or sheet', () => {
    expect(table({ width: undefined }, ['name', 'id'], [['a\nb', 'x1']], '').split('\n')).toHaveLength(2);
    expect(sheet([['name', 'a\nowner  Mallory']]).split('\n')).toHaveLength(1);
  });

  test('is the same value in JSON, with nothing raw that a terminal obeys', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = json({ text: text + EVIL }, 2);
        expect(JSON.parse(written)).toEqual({ text: text + EVIL });
        expect(written).not.toMatch(OBEYED);
      }),
    );
  });

  test('keeps letters of every script, and joined pictures', () => {
    for (const name of ['Zoë Łukasz', '山田太郎', 'میخواهم', 'Mia 👩‍💻', 'O’Neil'])
      expect(clean(name)).toBe(name);
  });
});

describe('a table', () => {
  const long = 'knows your work first-hand and '.repeat(5);

  test.each([60, 80, 120])('fits a terminal of %i columns without losing a word', (width) => {
    const drawn = table({ width }, ['id', 'name', 'reasons'], [['q2alwxu5', 'Ben Osei', long]], '');
    for (const line of drawn.split('\n')) expect(line.length).toBeLessThanOrEqual(width);
    expect(drawn).toContain('q2alwxu5');
    expect(drawn.match(/first-hand/g)).toHaveLength(5);
  });

  test('is not cut where no terminal is', () => {
    expect(table({ width: undefined }, ['id', 'reasons'], [['q2alwxu5', long]], '').split('\n')).toHaveLength(
      2,
    );
  });

  test('keeps columns under their headings for letters that take two places', () => {
    const [head = '', row = ''] = table({ width: undefined }, ['name', 'id'], [['山田太郎', 'x1']], '').split(
      '\n',
    );
    expect(row.indexOf('x1') + 4).toBe(head.indexOf('ID'));
  });

  test('without rows says so in words', () => {
    expect(table({ width: 80 }, ['id'], [], 'Nobody yet.')).toBe('Nobody yet.');
  });
});
