import { describe, expect, test } from 'vitest';
import { readCommands } from '../../core/domain/command/command.ts';
import { fc } from '../examples.ts';

const contacts = [
  { id: 'benosei1', name: 'Ben Osei' },
  { id: 'mariach1', name: 'Maria Chen' },
  { id: 'anaruiz1', name: 'Ana Ruiz' },
];
const read = (text: string) =>
  readCommands(text, { today: '2026-11-23', subject: { at: 'nothing' }, contacts });

describe('a line that is not understood comes back with the closest that would be, and does nothing', () => {
  test.each([
    ['latr Ben 2 weeks', 'later Ben 2 weeks'],
    ['later Ben two wekes', 'later Ben two weeks'],
    ['later Benn 2 weeks', 'later Ben Osei 2 weeks'],
    ['latr Benn 2 weeks', 'later Ben Osei 2 weeks'],
    ['latr Ben 2 weesk', 'later Ben 2 weeks'],
    ['Ben latter 2 weeks', 'Ben later 2 weeks'],
    ['pause 2 wekes', 'pause 2 weeks'],
    ['keep Maria evry 2 months', 'keep Maria every 2 months'],
    ['keep Maria every 2 moths', 'keep Maria every 2 months'],
    ['forget Bem', 'forget Ben Osei'],
    ['stop Mria Chen', 'stop Maria Chen'],
    ['digest sundy 18:00', 'digest sunday 18:00'],
    ['refrence Ben agreed', 'reference Ben agreed'],
    ['hepl', 'help'],
  ])('%s: %s', (said, closest) => {
    expect(read(said)).toMatchObject([{ problem: 'not understood', closest }]);
    expect(read(closest)[0]).toHaveProperty('command');
  });

  test.each(['do something nice', 'what is the weather like', 'lunch at noon?'])('%s: none', (said) => {
    expect(read(said)[0]).not.toHaveProperty('closest');
  });

  test('whatever is offered is itself a command or the form of one, and no misspelling is done', () => {
    const word = fc.constantFrom(
      'later',
      'stop',
      'forget',
      'Ben',
      'Maria',
      'Chen',
      '2',
      'weeks',
      'every',
      'keep',
      'March',
    );
    const slip = fc.tuple(word, fc.nat(6)).map(([text, at]) => text.slice(0, at) + text.slice(at + 1));
    fc.assert(
      fc.property(fc.array(fc.oneof(word, slip), { minLength: 1, maxLength: 12 }), (words) => {
        const [line] = read(words.join(' '));
        if (line && 'closest' in line && line.closest !== undefined)
          expect(read(line.closest)[0]).toHaveProperty('command');
      }),
    );
  });
});
