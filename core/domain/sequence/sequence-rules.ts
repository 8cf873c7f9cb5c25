import { confirmed } from './agreed-rule.ts';
import { askedFirst } from './ask-first-rule.ts';
import { repeated } from './repeated-rule.ts';
import type { Sequence, Step } from './sequence.ts';

/** A rule a sequence breaks: where in the file, what, and what to do. */
export interface SequenceFault {
  path: (string | number)[];
  words: string;
  remedy: string;
}

/** A third follow-up costs more answers than it brings, and a first one before three business days lowers them (domain studies of follow-ups). */
const MOST_WITHOUT_ANSWER = 3;
const LEAST_WAIT_AFTER_SILENCE = 3;
/** More questions to the owner than this, and he will not answer them. */
const MOST_FACTS_OF_FIRST_MAIL = 2;
const RANGES = { wait: [0, 60], words: [20, 150], maximumLateness: [1, 20], closesAfter: [1, 60] } as const;

/** The rules every sequence keeps, whoever wrote it. */
export function lintSequence(sequence: Sequence): SequenceFault[] {
  return [
    ...ranges(sequence),
    ...sequence.steps.flatMap((step, index) => [
      ...numbered(sequence, step, index),
      ...ordered(step, index),
      ...automatic(step, index),
      ...repeated(step, index),
      ...askedFirst(sequence, step, index),
      ...confirmed(sequence, step, index),
      ...gated(sequence, step, index),
      ...lengths(step, index),
      ...questions(step, index),
      ...dated(sequence, step, index),
    ]),
    ...patience(sequence),
  ];
}

function ranges(sequence: Sequence): SequenceFault[] {
  return (['maximumLateness', 'closesAfter'] as const).flatMap((field) =>
    between(sequence[field], field, [field]),
  );
}

function numbered({ steps }: Sequence, { id }: Step, index: number): SequenceFault[] {
  const path = ['steps', index, 'id'];
  if (steps.findIndex((step) => step.id === id) !== index)
    return [{ path, words: `"${id}" is there twice`, remedy: 'give every step its own id' }];
  if (!new RegExp(`^${index + 1}-[a-z][a-z-]{1,40}$`).test(id))
    return [
      {
        path,
        words: `"${id}" is not the name of step ${index + 1}`,
        remedy: `call it "${index + 1}-" and a word in small letters, like its .hbs file`,
      },
    ];
  return [];
}

function ordered(step: Step, index: number): SequenceFault[] {
  const { follows, beforeDeadline, waitIfClosing = step.wait, waitIfClose = step.wait } = step;
  const wait = Math.min(step.wait, waitIfClosing, waitIfClose);
  const path = ['steps', index, 'follows'];
  if (index === 0 && follows !== 'start')
    return [{ path, words: `the first step follows ${follows}`, remedy: 'write "follows: start"' }];
  if (index > 0 && follows === 'start')
    return [
      {
        path,
        words: 'only the first step follows the start',
        remedy: 'write "silence", "answer", "agreed", "owner" or "talk"',
      },
    ];
  if (follows === 'silence' && beforeDeadline === undefined && wait < LEAST_WAIT_AFTER_SILENCE)
    return [
      {
        path: ['steps', index, 'wait'],
        words: `it follows after ${wait} business days of silence`,
        remedy: `leave people at least ${LEAST_WAIT_AFTER_SILENCE}`,
      },
    ];
  return [];
}

function automatic({ automatic, asks }: Step, index: number): SequenceFault[] {
  const path = ['steps', index, 'automatic'];
  const remedy = 'write "automatic: false"';
  if (automatic && index === 0) return [{ path, words: 'a first mail never goes by itself', remedy }];
  if (automatic && asks.length > 0) return [{ path, words: 'an ask never goes by itself', remedy }];
  return [];
}

function gated({ gate, steps }: Sequence, step: Step, index: number): SequenceFault[] {
  const { asks, early, follows } = step;
  // Who may be asked without a first question is decided for each person, too.
  if (asks.length === 0 || follows === 'talk') return [];
  const path = ['steps', index, 'asks'];
  const answered = steps.slice(0, index + 1).some((step) => step.follows === 'answer');
  // Who may be asked early is decided for each person, and a nudge only repeats an ask that was made.
  if (early !== undefined || (steps[0]?.early !== undefined && isReminder(step))) return [];
  switch (gate) {
    case 'two-stage':
      if (answered) return [];
      return [
        {
          path,
          words: 'it asks before the person has answered',
          remedy: 'ask in a step that follows an answer, or after one',
        },
      ];
    case 'lowest-rung':
      if (answered || asks.every((rung) => rung === 'advice')) return [];
      return [
        { path, words: 'before an answer it asks for more than advice', remedy: 'write "asks: [advice]"' },
      ];
    case 'none':
      if (index > 0) return [];
      return [{ path, words: 'its first mail asks for something', remedy: 'write "asks: []"' }];
  }
}

const isReminder = ({ purpose }: Step): boolean => purpose === 'nudge' || purpose === 'remind';

function dated(
  { deadline }: Sequence,
  { beforeDeadline, early, onlyIf }: Step,
  index: number,
): SequenceFault[] {
  const needs = beforeDeadline !== undefined || early === 'deadline' || onlyIf === 'time-left';
  if (!needs || deadline !== undefined) return [];
  return [
    {
      path: ['steps', index],
      words: 'it counts from a deadline, and the sequence has none',
      remedy: 'write "deadline:" and how many business days it has to be away at least',
    },
  ];
}

function lengths({ wait, words }: Step, index: number): SequenceFault[] {
  const path = ['steps', index, 'words'];
  const order =
    words.least > words.most
      ? [
          {
            path,
            words: `${words.least} to ${words.most} words is no range`,
            remedy: 'least first, then most',
          },
        ]
      : [];
  return [
    ...between(wait, 'wait', ['steps', index, 'wait']),
    ...between(words.least, 'words', [...path, 'least']),
    ...between(words.most, 'words', [...path, 'most']),
    ...order,
  ];
}

function questions({ facts, factsByKind = {} }: Step, index: number): SequenceFault[] {
  const lists = [
    { path: ['steps', index, 'facts'], facts },
    ...Object.entries(factsByKind).map(([kind, list]) => ({
      path: ['steps', index, 'factsByKind', kind],
      facts: list,
    })),
  ];
  return lists
    .filter((list) => index === 0 && list.facts.length > MOST_FACTS_OF_FIRST_MAIL)
    .map(({ path, facts }) => ({
      path,
      words: `a first mail would put ${facts.length} questions to you`,
      remedy: `need at most ${MOST_FACTS_OF_FIRST_MAIL} facts`,
    }));
}

function patience({ steps }: Sequence): SequenceFault[] {
  let silent = 0;
  return steps.flatMap(({ follows }, index) => {
    // The owner says when, so he knows of the silence.
    silent = ['answer', 'agreed', 'owner', 'talk'].includes(follows) ? 1 : silent + 1;
    if (silent <= MOST_WITHOUT_ANSWER) return [];
    return [
      {
        path: ['steps', index],
        words: `it would be mail number ${silent} without an answer`,
        remedy: `stop after ${MOST_WITHOUT_ANSWER}`,
      },
    ];
  });
}

function between(value: number, range: keyof typeof RANGES, path: (string | number)[]): SequenceFault[] {
  const [least, most] = RANGES[range];
  if (value >= least && value <= most) return [];
  return [{ path, words: `${value} is out of range`, remedy: `write a number from ${least} to ${most}` }];
}
