import { describe, expect, test } from 'vitest';
import type { ReplyKind } from '../../core/domain/reply/reply.ts';
import { stepAfterAgreed } from '../../core/domain/sequence/agreed.ts';
import { lintSequence } from '../../core/domain/sequence/sequence-rules.ts';
import { stepAfterAnswer, stepAfterSilence } from '../../core/domain/sequence/sequence.ts';
import type { Rung } from '../../core/domain/sequence/sequence.ts';
import { openStationery } from '../../core/mail/stationery.ts';

const sequences = openStationery('templates').sequences();
const able = sequences.filter(({ steps }) => steps.some(({ follows }) => follows === 'agreed'));
const reconnect = sequences.find(({ name }) => name === 'reconnect');
if (!reconnect) throw new Error('no reconnect');

const inquired = { step: '1-inquire' };
const asked = (ask?: Rung, step = '3-ask') => ({ step, ...(ask && { ask }) });

describe('a talk is agreed to', () => {
  test.each<[string, { step: string; ask?: Rung }[], ReplyKind, boolean]>([
    ['by a time, whatever was asked for', [inquired, asked('introduction')], 'meeting', true],
    [
      'by a time after the reminder',
      [inquired, asked('openings'), asked('openings', '4-remind')],
      'meeting',
      true,
    ],
    ['by a yes to a talk', [inquired, asked('advice')], 'positive', true],
    ['by a yes to a talk that was asked for first', [asked('advice', '5-ask-first')], 'positive', true],
    [
      'by a time in an older conversation, which does not say what was asked',
      [inquired, asked()],
      'meeting',
      true,
    ],
    ['not by a yes in an older conversation', [inquired, asked()], 'positive', false],
    ['not by a yes to another ask', [inquired, asked('introduction')], 'positive', false],
    [
      'not by a yes to a line by mail',
      [inquired, asked('advice'), asked('advice', '4-remind')],
      'positive',
      false,
    ],
    ['not by a time before anything was asked for', [inquired], 'meeting', false],
    ['not by a yes to the first question', [inquired], 'positive', false],
    ['not by a question back', [inquired, asked('advice')], 'question', false],
    ['not by thanks', [inquired, asked('advice')], 'thanks', false],
    ['not a second time', [inquired, asked('advice'), { step: '6-confirm' }], 'meeting', false],
  ])('%s', (_how, sent, answer, agreed) => {
    expect(stepAfterAgreed(reconnect, sent, answer)?.id).toBe(agreed ? '6-confirm' : undefined);
  });
});

describe('the confirmation of a talk', () => {
  test('is there where people who know the owner are asked behind the gate', () => {
    expect(able.map(({ name }) => name)).toEqual([
      ...['classmate', 'hiring-manager', 'met-in-person', 'reconnect'],
    ]);
  });

  test.each(able.map((sequence) => [sequence.name, sequence] as const))(
    'of %s comes after no silence and no other answer',
    (_name, sequence) => {
      for (const { id } of sequence.steps) {
        expect(stepAfterSilence(sequence, id)?.follows).not.toBe('agreed');
        expect(stepAfterAnswer(sequence, id)?.follows).not.toBe('agreed');
      }
    },
  );

  test.each([
    ['asks again', { asks: ['advice' as const] }, 'purpose: who has agreed is asked again'],
    ['thanks', { purpose: 'thank' as const }, 'purpose: who has agreed is asked again'],
    ['does not say when', { facts: [] }, 'facts: it confirms a talk and does not say when'],
    [
      'does not say when to some',
      { factsByKind: { professor: ['course' as const] } },
      'facts: it confirms a talk and does not say when',
    ],
  ])('is refused where it %s', (_what, wrong, words) => {
    const steps = reconnect.steps.map((step) => (step.follows === 'agreed' ? { ...step, ...wrong } : step));
    expect(faults(steps)).toContain(words);
  });

  test('is refused twice, and where nothing was asked for', () => {
    const confirm = reconnect.steps.find(({ follows }) => follows === 'agreed');
    const [first] = reconnect.steps;
    if (!confirm || !first) throw new Error('no steps');
    expect(faults([...reconnect.steps, { ...confirm, id: '7-again' }])).toContain(
      'follows: a second step confirms a talk',
    );
    expect(faults([first, { ...confirm, id: '2-confirm' }])).toContain(
      'follows: nothing before it asks for a talk',
    );
  });

  function faults(steps: NonNullable<typeof reconnect>['steps']): string[] {
    if (!reconnect) return [];
    return lintSequence({ ...reconnect, steps }).map(({ path, words }) => `${path.at(-1)}: ${words}`);
  }
});
