import { describe, expect, test } from 'vitest';
import { readCommands } from '../../core/domain/command/command.ts';
import type { Line, Subject } from '../../core/domain/command/command.ts';
import { GOAL_QUESTIONS, questionCode, questionOfCode } from '../../core/domain/goal-questions.ts';
import type { GoalQuestionKey } from '../../core/domain/goal-questions.ts';
import { fc } from '../examples.ts';

const contacts = [
  { id: 'lottberg', name: 'Lotte Berg' },
  { id: 'karlvoss', name: 'Karl Voss' },
];
const read = (text: string, subject: Subject = { at: 'nothing' }): Line[] =>
  readCommands(text, { today: '2026-11-30', subject, contacts, owner: 'Nora Reyes' });
const told = (line: Line | undefined): unknown => (line && 'command' in line ? line.command : line);
const said = (text: string, subject?: Subject): unknown[] => read(text, subject).map(told);
const goal = (about: object) => ({ do: 'goal', said: about });

describe('a line in which the owner speaks of himself', () => {
  test.each<[string, unknown]>([
    ['I work at Globex', { do: 'employer', employer: 'Globex' }],
    ['i work for Globex as a data analyst.', { do: 'employer', employer: 'Globex' }],
    ['employer: Globex, globex-group.com', { do: 'employer', employer: 'Globex, globex-group.com' }],
    ['Employer none', { do: 'employer', employer: '' }],
    ['my employer is Acme, Inc.', { do: 'employer', employer: 'Acme, Inc' }],
    ["I'm employed by Globex now", { do: 'employer', employer: 'Globex' }],
    ['I have no employer', { do: 'employer', employer: '' }],
    ['goal career change: data engineering', goal({ kind: 'career-change', field: 'data engineering' })],
    ['Goal: first job in statistics', goal({ kind: 'first-job', field: 'statistics' })],
    ['goal promotion', goal({ kind: 'promotion' })],
    ['path: I am moving into data', goal({ path: 'I am moving into data' })],
    ['titles: data engineer, analytics engineer', goal({ titles: ['data engineer', 'analytics engineer'] })],
    ['companies: Nordwind; Helio', goal({ companies: ['Nordwind', 'Helio'] })],
    [
      'company: Helio, motivation 3, posting 2',
      goal({ company: { name: 'Helio', motivation: 3, posting: 2 } }),
    ],
    ['company: Orion, remove', goal({ company: { name: 'Orion', gone: true } })],
    ['places: Lisbon, Berlin', goal({ places: ['Lisbon', 'Berlin'] })],
    ['companies: none', goal({ companies: [] })],
    ['degree: BSc in statistics', goal({ degree: 'BSc in statistics' })],
    ['graduation: June 2027', goal({ date: '2027-06-01' })],
    ['decision date: 15 March', goal({ date: '2027-03-15' })],
    ['decided by: Lotte, Mara Holt', goal({ deciders: ['Lotte Berg', 'Mara Holt'] })],
    ['criteria: has led two teams', goal({ criteria: 'has led two teams' })],
    ['results: four days instead of nine', goal({ results: 'four days instead of nine' })],
    ['manager knows: yes', goal({ managerKnows: true })],
    ['my manager knows', goal({ managerKnows: true })],
    ['manager knows: not yet', goal({ managerKnows: false })],
    ['my manager does not know yet', goal({ managerKnows: false })],
    ['employer knows: no', goal({ employerKnows: false })],
    ['decision: yes', { do: 'decision', won: true }],
    ['decision: no, another time', { do: 'decision', won: false, words: 'another time' }],
    ['consent Lotte', colleague('lottberg', { consent: true })],
    ['consent Lotte: no', colleague('lottberg', { consent: false })],
    ['Lotte knows of the search', colleague('lottberg', { knowsOfSearch: true })],
    ['Lotte does not know of my search', colleague('lottberg', { knowsOfSearch: false })],
    ['Karl is above my manager', colleague('karlvoss', { reportingLine: true })],
  ])('"%s" is understood in an answer to any mail', (line, command) => {
    expect(said(line)).toEqual([command]);
    expect(said(line, { at: 'circles' })).toEqual([command]);
  });

  test.each([
    'path:',
    'path: data',
    'employer:',
    'I work at home on Fridays',
    'goal: world peace',
    'company: Helio, motivation 9',
    'decision: perhaps',
    'manager knows: what',
    'graduation: 2020-01-01',
    'Zoe knows of the search',
    'consent',
  ])('"%s" does nothing and comes back', (line) => {
    expect(read(line)[0]).toHaveProperty('problem');
  });

  test('that a mail program broke is one sentence, and the line below is another', () => {
    const text = [
      'path: I am moving from monthly reporting at a manufacturer into data',
      'engineering, ideally with streams.',
      'titles: data engineer',
      '',
      'Thanks,',
      'Nora',
    ].join('\n');
    expect(said(text)).toEqual([
      goal({
        path: 'I am moving from monthly reporting at a manufacturer into data engineering, ideally with streams',
      }),
      goal({ titles: ['data engineer'] }),
    ]);
  });

  test('is part of a new text of a draft where it is a sentence, so that the text is not cut there', () => {
    const item = { number: 1, section: 'waiting', contactId: 'lottberg', n: 1, fingerprint: 'f' } as const;
    const text = 'edit: Hi Lotte,\n\nI work at Globex\n\nand would like to hear how you are.';
    expect(said(text, { at: 'preview', item })).toMatchObject([
      { do: 'edit', text: expect.stringContaining('I work at Globex') as string },
    ]);
  });

  test('never makes the reader slow or throw, whatever stands behind the label', () => {
    const label = fc.constantFrom('path: ', 'company: ', 'employer ', 'goal ', 'decided by ', 'consent ', '');
    fc.assert(
      fc.property(label, fc.string({ maxLength: 400, unit: 'grapheme' }), (head, tail) => {
        expect(read(`${head}${tail} knows of the search`).length).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('free words in an answer to a question about the goal', () => {
  const asked = (key: GoalQuestionKey): Subject => ({ at: 'goal', key });
  test.each<[GoalQuestionKey, string, unknown]>([
    [
      'path',
      'I am moving from reporting into data engineering.',
      goal({ path: 'I am moving from reporting into data engineering' }),
    ],
    ['path', 'path: I am moving into data', goal({ path: 'I am moving into data' })],
    ['managerKnows', 'yes', goal({ managerKnows: true })],
    ['managerKnows', 'not yet', goal({ managerKnows: false })],
    ['knownAtWork', 'No', goal({ employerKnows: false })],
    ['decision', 'yes', { do: 'decision', won: true }],
    ['date', 'March 15', goal({ date: '2027-03-15' })],
    ['deciders', 'Lotte and Karl', goal({ deciders: ['Lotte Berg', 'Karl Voss'] })],
    ['employer', 'Globex', { do: 'employer', employer: 'Globex' }],
    ['titles', 'data engineer', goal({ titles: ['data engineer'] })],
    ['field', 'career change: data engineering', goal({ kind: 'career-change', field: 'data engineering' })],
  ])('about %s: "%s" is its answer', (key, words, command) => {
    expect(said(words, asked(key))).toEqual([command]);
  });

  test.each(['stop', 'pause', 'undo', 'help'])('"%s" is still a command, or nothing', (word) => {
    expect(JSON.stringify(said(word, asked('path')))).not.toContain('goal');
  });

  test('know which question it was by a code of eight characters', () => {
    expect(GOAL_QUESTIONS.map(questionCode).map(questionOfCode)).toEqual([...GOAL_QUESTIONS]);
    expect(questionOfCode('whoknows')).toBeUndefined();
    expect(questionOfCode('00000000')).toBeUndefined();
  });
});

function colleague(contactId: string, about: object) {
  return { do: 'colleague', targets: [{ contactId }], said: about };
}
