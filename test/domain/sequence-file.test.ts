import { describe, expect, it } from 'vitest';
import { problemLine, readSequence } from '../../core/domain/sequence/sequence-file.ts';
import { factsFor, isFirstContact } from '../../core/domain/sequence/sequence.ts';

const SOUND = `title: Reconnect
about: First their work, then one thing.
kinds: [project, professor]
gate: two-stage
maximumLateness: 5
closesAfter: 10
steps:
  - id: 1-inquire
    purpose: inquire
    follows: start
    facts: [sharedWork]
    factsByKind:
      professor: [course]
    words: { least: 60, most: 100 }
  - id: 2-nudge
    purpose: nudge
    follows: silence
    wait: 7
    words: { least: 30, most: 50 }
    automatic: true
  - id: 3-ask
    purpose: ask
    follows: answer
    asks: [introduction]
    words: { least: 80, most: 125 }
`;

const problems = (yaml: string) => {
  const read = readSequence('reconnect', yaml, 'reconnect/sequence.yaml');
  return read.at === 'wrong' ? read.problems.map(problemLine) : [];
};

describe('a sequence file', () => {
  it('is read with its folder as its name and what is left out as nothing', () => {
    const read = readSequence('reconnect', SOUND, 'f');
    expect(read).toMatchObject({ at: 'read', sequence: { name: 'reconnect', weakTie: false } });
    if (read.at !== 'read') return;
    const [first, nudge] = read.sequence.steps;
    expect(first).toMatchObject({ wait: 0, asks: [], automatic: false });
    expect(factsFor(first!, 'professor')).toEqual(['course']);
    expect(factsFor(first!, 'project')).toEqual(['sharedWork']);
    expect(isFirstContact(read.sequence, first!)).toBe(true);
    expect(isFirstContact(read.sequence, nudge!)).toBe(false);
  });

  it.each([
    [
      'a first mail that goes by itself',
      SOUND.replace('facts: [sharedWork]', 'automatic: true'),
      11,
      'steps.0.automatic',
      'never goes by itself',
    ],
    [
      'an ask that goes by itself',
      `${SOUND}    automatic: true\n`,
      26,
      'steps.2.automatic',
      'an ask never goes by itself',
    ],
    [
      'a note that comes again the next week',
      `${SOUND}  - id: 4-result\n    purpose: update\n    follows: answer\n    wait: 5\n    repeats: true\n    onlyIf: undecided\n    words: { least: 40, most: 80 }\n`,
      30,
      'steps.3.repeats',
      'leave people at least 10',
    ],
    [
      'a note that comes again for ever',
      `${SOUND}  - id: 4-result\n    purpose: update\n    follows: answer\n    wait: 20\n    repeats: true\n    words: { least: 40, most: 80 }\n`,
      30,
      'steps.3.repeats',
      'it has no end',
    ],
    [
      'an ask that comes again and again',
      `${SOUND}    wait: 20\n    repeats: true\n    onlyIf: undecided\n`,
      27,
      'steps.2.repeats',
      'again and again',
    ],
    [
      'an ask before an answer',
      SOUND.replace('follows: answer', 'follows: silence\n    wait: 7'),
      25,
      'steps.2.asks',
      'before the person has answered',
    ],
    [
      'a follow-up the next day',
      SOUND.replace('wait: 7', 'wait: 1'),
      18,
      'steps.1.wait',
      'after 1 business days',
    ],
    [
      'a first step that follows nothing',
      SOUND.replace('follows: start', 'follows: silence'),
      10,
      'steps.0.follows',
      'the first step follows silence',
    ],
    [
      'a second start',
      SOUND.replace('follows: silence', 'follows: start'),
      17,
      'steps.1.follows',
      'only the first step',
    ],
    [
      'a step with the wrong number',
      SOUND.replace('2-nudge', '4-nudge'),
      15,
      'steps.1.id',
      'not the name of step 2',
    ],
    ['a step that is there twice', SOUND.replace('3-ask', '2-nudge'), 21, 'steps.2.id', 'is there twice'],
    [
      'lengths the wrong way round',
      SOUND.replace('least: 60, most: 100', 'least: 100, most: 60'),
      14,
      'steps.0.words',
      'no range',
    ],
    ['a wait of a year', SOUND.replace('wait: 7', 'wait: 300'), 18, 'steps.1.wait', 'from 0 to 60'],
    [
      'three questions before the first mail',
      SOUND.replace('[sharedWork]', '[sharedWork, memory, news]'),
      11,
      'steps.0.facts',
      '3 questions',
    ],
    ['a misspelt field', SOUND.replace('closesAfter', 'closeAfter'), 1, '', 'there is no field closeAfter'],
    [
      'an unknown kind',
      SOUND.replace('professor]', 'teacher]'),
      3,
      'kinds.1',
      'write one of previous_coworker',
    ],
    [
      'an unknown fact',
      SOUND.replace('[course]', '[school]'),
      13,
      'steps.0.factsByKind.professor.0',
      'this is no fact',
    ],
    ['a wait in words', SOUND.replace('wait: 7', 'wait: a week'), 18, 'steps.1.wait', 'of type number'],
    ['broken YAML', SOUND.replace('[project, professor]', '[project'), 4, '', 'mend the YAML'],
    [
      'a YAML alias',
      SOUND.replace('gate: two-stage', 'gate: &g two-stage').replace('title: Reconnect', 'title: *g'),
      1,
      '',
      'no aliases',
    ],
  ])('with %s names the line, the field and the remedy', (_, yaml, line, field, words) => {
    const found = problems(yaml).find((problem) =>
      problem.startsWith(`reconnect/sequence.yaml:${line}: ${field}`),
    );
    expect(problems(yaml).join('\n')).toContain(words);
    expect(found).toBeDefined();
  });

  it('never writes a fourth mail into silence', () => {
    const nudge = (n: number) =>
      `  - id: ${n}-again\n    purpose: nudge\n    follows: silence\n    wait: 7\n    words: { least: 30, most: 50 }\n`;
    const two = SOUND.slice(0, SOUND.indexOf('  - id: 3-ask'));
    expect(problems(two + nudge(3))).toEqual([]);
    expect(problems(two + nudge(3) + nudge(4)).join()).toContain('mail number 4 without an answer');
  });

  it('with a lowest-rung gate may begin with asking advice and nothing more', () => {
    const lowest = SOUND.replace('two-stage', 'lowest-rung');
    expect(problems(lowest.replace('facts: [sharedWork]', 'asks: [advice]'))).toEqual([]);
    expect(problems(lowest.replace('facts: [sharedWork]', 'asks: [advice, referral]')).join()).toContain(
      'more than advice',
    );
  });

  it('that is far too long is not even parsed', () => {
    expect(problems(`about: ${'x'.repeat(70_000)}`).join()).toContain('64 KiB');
  });
});
