import type { Stationery } from '../../core/assistant/ports.ts';
import type { Sequence, Step } from '../../core/domain/sequence/sequence.ts';

const step = (about: Pick<Step, 'id' | 'purpose' | 'follows'> & Partial<Step>): Step => ({
  wait: 3,
  asks: [],
  facts: [],
  words: { least: 0, most: 1000 },
  automatic: false,
  ...about,
});

/** Two mails to ask about their work, then the ask and its reminder behind the gate. */
export const fakeSequence: Sequence = {
  name: 'reconnect',
  title: 'Reconnect with somebody you worked with',
  about: 'First ask about their work, then for one thing.',
  kinds: ['previous_coworker'],
  weakTie: false,
  gate: 'two-stage',
  firstMail: 'midweek',
  maximumLateness: 5,
  closesAfter: 10,
  steps: [
    step({ id: '1-inquire', purpose: 'inquire', follows: 'start', wait: 0, facts: ['sharedWork'] }),
    step({ id: '2-nudge', purpose: 'nudge', follows: 'silence', wait: 5, automatic: true }),
    step({ id: '3-ask', purpose: 'ask', follows: 'answer', wait: 1, asks: ['referral', 'advice'] }),
    step({ id: '4-remind', purpose: 'remind', follows: 'silence', wait: 7, automatic: true }),
  ],
};

/** Words that name what they were made of, so that a test can see it. */
export function fakeStationery(sequences: Sequence[] = [fakeSequence]): Stationery {
  const words = (name: string, data: Record<string, unknown>) => {
    const text = `${name}\n${JSON.stringify(data, undefined, 1)}`;
    return {
      subject: name,
      text,
      html: `<pre>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`,
    };
  };
  return {
    sequences: () => structuredClone(sequences),
    sequence: (name) => structuredClone(sequences.find((sequence) => sequence.name === name)),
    step: (sequence, id, data) => words(`${sequence}/${id}`, data),
    owner: (name, data) => words(`owner/${name}`, data),
  };
}
