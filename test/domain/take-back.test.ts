import { fc } from '../examples.ts';
import { describe, expect, test } from 'vitest';
import { takenBack } from '../../core/domain/enrollment/take-back.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { ben } from '../cast.ts';

const note = (text: string) => ({ at: '2026-11-23T15:00:00.000Z', text });
const stop = (because: string) => ({ at: '2026-11-23T15:00:00.000Z', because });

describe('taking a command back', () => {
  test('takes away the note it made and keeps the note that came later', () => {
    const after = { ...ben, notes: [note('met her boss')] };
    const now = { ...after, notes: [...after.notes, note('likes Flink')] };
    expect(takenBack(now, ben, after).notes).toEqual([note('likes Flink')]);
  });

  test('leaves what the contact said since', () => {
    const after: Contact = { ...ben, trust: 5, doNotContact: stop('you said stop') };
    const now: Contact = { ...after, doNotContact: stop('asked to stop: STOP'), unanswered: 0 };
    expect(takenBack(now, ben, after)).toEqual({ ...ben, doNotContact: stop('asked to stop: STOP') });
  });

  test('takes away a field that was not there, and one fact among others', () => {
    const { sharedWork: _known, ...others } = ben.facts;
    const before: Contact = { ...ben, facts: others };
    const after: Contact = { ...ben, doNotContact: stop('you said stop') };
    const now: Contact = { ...after, facts: { ...after.facts, topic: 'Flink' } };
    expect(takenBack(now, before, after)).toEqual({ ...before, facts: { ...others, topic: 'Flink' } });
  });

  const nouns = fc.record({
    trust: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
    notes: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
    facts: fc.dictionary(fc.constantFrom('x', 'y'), fc.constantFrom('1', '2')),
  });

  test('puts everything back where nobody changed anything since, and can be done twice', () => {
    fc.assert(
      fc.property(nouns, nouns, (before, after) => {
        const once = takenBack(after, before, after);
        expect({ ...once, notes: [...once.notes].sort() }).toEqual({
          ...before,
          notes: [...before.notes].sort(),
        });
        expect(takenBack(once, before, after)).toEqual(once);
      }),
    );
  });

  test('changes nothing that the command did not touch', () => {
    fc.assert(
      fc.property(nouns, nouns, (now, same) => {
        expect(takenBack(now, same, same)).toEqual(now);
      }),
    );
  });
});
