import { isHumanAnswer } from '../reply/reply.ts';
import { mayAskFirst, wasAskedFirst } from './ask-first.ts';
import type { MayAskFirst } from './ask-first.ts';
import { asksOf, chooseAsk, hasOffered } from './ask-ladder.ts';
import type { Ask } from './ask-ladder.ts';
import { businessDaysLeft, conditionHolds, INSTEAD, mayAskEarly } from './deadline.ts';
import { nameWords, oneLine } from './draft-words.ts';
import type { ToWrite } from './draft.ts';
import { PATH_LINE } from '../goal-questions.ts';
import { stepIndex } from './sequence.ts';

/** Why no ask is written, as it stands in a decision. */
export const NO_PATH = 'your goal has no path in one sentence, and an ask says it';

/** Why this mail must not exist, whatever the owner says about it; undefined where nothing stands against it. */
export function reasonAgainst(write: ToWrite): string | undefined {
  const { owner, contact, sequence, step, enrollment, now } = write;
  if (contact.doNotContact) return `${contact.name} must not be written to: ${contact.doNotContact.because}`;
  if (nameWords(contact.name) === '' || contact.name.includes('@'))
    return 'the person has no name, and none is guessed from an address';
  const behindGate = sequence.steps
    .slice(0, stepIndex(sequence, step.id) + 1)
    .some((earlier) => earlier.follows === 'answer');
  const first = askedFirst(write);
  if (first?.at === 'refused') return first.because;
  const open = first !== undefined || wasAskedFirst(sequence, enrollment);
  if (behindGate && !open && !enrollment.answers.some(({ kind }) => isHumanAnswer(kind)))
    return `${step.id} waits for an answer of ${contact.name}, however long that takes`;
  const left = businessDaysLeft({ owner, enrollment, now });
  if (step.follows === 'start' && left !== undefined && left < (sequence.deadline ?? 0) && !enrollment.late)
    return `the deadline is ${left} business days away, and ${contact.name} should have ${sequence.deadline}; if it must be: --late`;
  if (step.onlyIf && !conditionHolds(step.onlyIf, { owner, contact, enrollment, now }))
    return INSTEAD[step.onlyIf];
  if (step.purpose === 'ask' && oneLine(owner.goal.path) === '')
    return `${NO_PATH}; answer "${PATH_LINE[owner.goal.kind]}", in words of your own`;
  return undefined;
}

/** May this ask go out without a first question? Undefined for every other step. */
export const askedFirst = ({ step, earlier = [], ...about }: ToWrite): MayAskFirst | undefined =>
  step.follows === 'talk' ? mayAskFirst({ ...about, earlier }) : undefined;

/** What this step asks this person for: a rung, nothing, or a refusal with its reason. */
export function askOf(write: ToWrite): Ask | undefined {
  const { owner, contact, step, enrollment, earlier = [], now } = write;
  if (step.asks.length === 0) return undefined;
  // A reminder is about the ask that was made, whatever changed since.
  const made = asksOf([enrollment]).findLast(({ rung }) => step.asks.includes(rung));
  const reminds = step.purpose === 'remind' || step.purpose === 'nudge';
  if (reminds && made) return { at: 'open', rung: made.rung };
  // What was not asked is not asked by a nudge.
  if (step.purpose === 'nudge') return undefined;
  if (step.early !== undefined && !mayAskEarly(step.early, { owner, contact, enrollment, now })) {
    if (step.purpose === 'inquire') return undefined;
    return {
      at: 'refused',
      because: `${contact.name} is not asked out of the blue; begin with reconnect, and ask after the answer`,
    };
  }
  const asked = asksOf([enrollment, ...earlier]);
  const first = askedFirst(write);
  const offered = hasOffered(enrollment) || (first?.at === 'open' && first.by === 'offered');
  return chooseAsk(step.asks, { owner, contact, offered, asked, now });
}
