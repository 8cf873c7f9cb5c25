import { describe, expect, test } from 'vitest';
import { goneOf } from '../../core/domain/people/forgotten.ts';
import { person } from '../cast.ts';
import { attackOn } from './backtracking.ts';
import { composed, composes, literals, sources, type Written } from './written.ts';

const files = sources('core', 'functions', 'cli');

/** Loading these does nothing else; from another folder, the files that compose one. */
const PURE = sources('core/domain', 'core/mail', 'core/address-books');
/** Composed when called: of the names of people, which have a test of their own below, and of a number and fixed text. */
const COMPOSED_LATE = ['core/domain/people/forgotten.ts', 'core/domain/sequence/sequence-rules.ts'];

function attacks(written: Written[]): string[] {
  return written.flatMap(({ at, expression }) => {
    const attack = attackOn(expression);
    return attack
      ? [
          `${at} ${String(expression).slice(0, 300)}\n  attack: ${JSON.stringify(attack.piece)}.repeat(${attack.times}): ${attack.because}`,
        ]
      : [];
  });
}

describe('regular expressions', { timeout: 120_000 }, () => {
  test('none that is written can be made to go back without end', () => {
    const written = files.flatMap(literals);
    expect(written.length).toBeGreaterThan(500);
    expect(attacks(written).join('\n')).toBe('');
  });

  test('none that is composed from words can be made to go back without end', async () => {
    const composing = files.filter(composes);
    const written = await composed([...new Set([...PURE, ...composing])]);
    const seen = written.map(({ at }) => at).join(' ');
    expect(composing.filter((file) => !seen.includes(file))).toEqual(COMPOSED_LATE);
    expect(attacks(written).join('\n')).toBe('');
  });

  test('none that finds who is deleted can be made so by a name', () => {
    const names = ['Ben Osei', 'A+ (a+)+ $', 'a a a a a', '((a*)*)* b', '\\d+ x', '[a-z ]+ z'];
    const { named, meant } = goneOf(
      names.map((name, i) => person({ id: `gone000${i}`, name })),
      [],
    );
    const written = [named, meant].map(({ source, flags }) => new RegExp(source, flags.replace('g', '')));
    expect(attacks(written.map((expression) => ({ at: 'a name', expression }))).join('\n')).toBe('');
  });

  test.each([
    ['nested repeats', /^(?:[a-z]+)+$/],
    ['repeats that trade characters', /^(.*?)\s+of\s+(.*)x$/],
    ['nested repeats with bounds', /^(?:[a-z]{1,30}){1,30}$/],
    ['alternatives that overlap', /^(?:a|ab?|b)*$/],
    ['an address that may hold @', /([^\s<>]{1,64}@[^\s<>]{1,190}\.[^\s<>]{1,60})/],
    ['a long run that begins everywhere', /x?[a-z]{0,4000}!!/],
  ])('%s are found', (_what, expression) => {
    expect(attackOn(expression)).toBeDefined();
  });

  test.each([
    [/^[a-z]{1,30}$/],
    [/\b\d{4}-\d{2}-\d{2}\b/],
    [/^(?:please )?(?:stop|end)\b/],
    [/^[^\n:]{1,40}:/m],
  ])('%s is safe', (expression) => {
    expect(attackOn(expression)).toBeUndefined();
  });
});
