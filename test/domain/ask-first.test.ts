import { describe, expect, test } from 'vitest';
import type { Enrollment } from '../../core/domain/enrollment/enrollment.ts';
import { DAY, plus } from '../../core/domain/instant.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import type { ReplyKind } from '../../core/domain/reply/reply.ts';
import { mayAskFirst } from '../../core/domain/sequence/ask-first.ts';
import { lintSequence } from '../../core/domain/sequence/sequence-rules.ts';
import { stepAfterAnswer, stepAfterSilence } from '../../core/domain/sequence/sequence.ts';
import { openStationery } from '../../core/mail/stationery.ts';
import { ben, nora } from '../cast.ts';

const NOW = '2026-11-24T14:00:00.000Z';
const ago = (days: number) => plus(NOW, -days * DAY);
const heard = (
  kind: ReplyKind,
  days: number,
  sequence = 'reconnect',
): Pick<Enrollment, 'sequence' | 'answers'> => ({
  ...{ sequence, answers: [{ kind, at: ago(days), invited: false }] },
});

describe('a first question may be left out', () => {
  test.each<[string, Partial<Contact>, ReturnType<typeof heard>[], string]>([
    ['for who knows the work and was in touch a day ago', { lastContact: ago(1) }, [], 'lately'],
    ['for the same twenty-nine days later', { lastContact: ago(29) }, [], 'lately'],
    ['not after thirty days', { lastContact: ago(30) }, [], 'last in touch 30 days ago'],
    ['not for who was never in touch', {}, [], 'never in touch'],
    [
      'not where our newest mail is all the touch there was',
      { lastContact: ago(3), unanswered: 1 },
      [],
      'your newest mail is not answered',
    ],
    [
      'not for who knows the work from another team',
      { lastContact: ago(1), knowledge: 'other-team' },
      [],
      'knowledge of your work 0.5, last in touch 1 days ago',
    ],
    [
      'not for who knows the work and may not remember',
      { lastContact: ago(1), remembersYou: 'unsure' },
      [],
      'knowledge of your work 0.5',
    ],
    ['for who offered help', { knowledge: 'met' }, [heard('positive', 100)], 'offered'],
    ['for who named somebody', { knowledge: 'met' }, [heard('referral', 20)], 'offered'],
    ['not when the offer is older than half a year', {}, [heard('positive', 183)], 'no offer'],
    ['not when a no came after the offer', {}, [heard('positive', 90), heard('no', 20)], 'no offer'],
    ['for bare thanks no more than for silence', {}, [heard('thanks', 5)], 'no offer'],
    [
      'not for a kind word about a note without a favour',
      {},
      [heard('positive', 5, 'keep-in-touch')],
      'no offer',
    ],
  ])('%s', (_who, about, earlier, why) => {
    const { lastContact: _then, ...rest } = ben;
    const may = mayAskFirst({ owner: nora, contact: { ...rest, ...about }, earlier, now: NOW });
    if (may.at === 'open') expect(may.by).toBe(why);
    else expect(may.because).toContain(why);
  });
});

describe('an ask without a first question', () => {
  const sequences = openStationery('templates').sequences();
  const able = sequences.filter(({ steps }) => steps.some(({ follows }) => follows === 'talk'));

  test('is there where an ask waits for an answer to the first question', () => {
    expect(able.map(({ name }) => name)).toEqual([
      'classmate',
      'hiring-manager',
      'met-in-person',
      'reconnect',
    ]);
  });

  test.each(able.map((sequence) => [sequence.name, sequence] as const))(
    'stands in the place of the ask of %s: the same reminder, and no second ask',
    (_name, sequence) => {
      const ask = sequence.steps.find(({ purpose, follows }) => purpose === 'ask' && follows === 'answer');
      const first = sequence.steps.find(({ follows }) => follows === 'talk');
      if (!ask || !first) throw new Error('no asks');
      expect(stepAfterSilence(sequence, first.id)).toEqual(stepAfterSilence(sequence, ask.id));
      expect(stepAfterAnswer(sequence, first.id)).toEqual(stepAfterAnswer(sequence, ask.id));
      expect(stepAfterAnswer(sequence, first.id)?.purpose).not.toBe('ask');
      for (const { id } of sequence.steps) {
        expect(stepAfterSilence(sequence, id)?.id).not.toBe(first.id);
        expect(stepAfterAnswer(sequence, id)?.id).not.toBe(first.id);
      }
    },
  );

  test.each([
    ['speaks of an answer', { facts: ['answer' as const] }, 'facts: it speaks of an answer'],
    ['asks for nothing', { asks: [] }, 'purpose: after a talk it asks for nothing'],
    ['goes by itself', { automatic: true }, 'automatic: an ask never goes by itself'],
  ])('is refused where it %s', (_what, wrong, words) => {
    const [sequence] = able;
    if (!sequence) throw new Error('no sequence');
    const steps = sequence.steps.map((step) => (step.follows === 'talk' ? { ...step, ...wrong } : step));
    const faults = lintSequence({ ...sequence, steps });
    expect(faults.map(({ path, words }) => `${String(path.at(-1))}: ${words}`).join()).toContain(words);
  });

  test('is refused twice, and where nothing comes before an ask', () => {
    const reconnect = able.find(({ name }) => name === 'reconnect');
    const last = reconnect?.steps.at(-1);
    const asking = sequences.find(({ gate }) => gate === 'lowest-rung');
    if (!reconnect || !last || !asking) throw new Error('no sequence');
    const first = reconnect.steps.find(({ follows }) => follows === 'talk') ?? last;
    const again = { ...first, id: `${reconnect.steps.length + 1}-again` };
    const words = (all: typeof asking) =>
      lintSequence(all)
        .map((fault) => fault.words)
        .join();
    expect(words({ ...reconnect, steps: [...reconnect.steps, again] })).toContain(
      'a second step follows a talk',
    );
    const added = { ...first, id: `${asking.steps.length + 1}-ask-first` };
    expect(words({ ...asking, steps: [...asking.steps, added] })).toContain('nothing comes before its ask');
  });
});
