import type { ContactKind } from '../people/contact.ts';
import type { Fact } from '../people/facts.ts';

export const PURPOSES = [
  'inquire',
  'nudge',
  'ask',
  'remind',
  'confirm',
  'thank',
  'suggest',
  'update',
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** The ask ladder, lowest rung first (domain rule: which rung is open depends on trust and knowledge). */
export const RUNGS = [
  'advice',
  'qualifications',
  'openings',
  'introduction',
  'referral',
  'good_word',
  'reference',
] as const;
export type Rung = (typeof RUNGS)[number];

/** One mail of a sequence. */
export interface Step {
  /** Its file without ending: "1-inquire". */
  id: string;
  purpose: Purpose;
  /**
   * What it comes after: the start of the enrollment, silence after the previous step, a human answer (the gate), a yes to
   * a talk that was asked for, the owner's word, or a talk that stands for the first question where he says so: then it is
   * the first mail.
   */
  follows: 'start' | 'silence' | 'answer' | 'agreed' | 'owner' | 'talk';
  /** Business days after what it follows. */
  wait: number;
  /** Business days instead, where the role at the contact's place closes in less than ten. */
  waitIfClosing?: number;
  /** Business days instead, for close ties: trust of at least 4. */
  waitIfClose?: number;
  /** Business days before the deadline, where it waits for that instead of a number of days after the previous step. */
  beforeDeadline?: number;
  /** Who may be asked in a mail before any answer; everybody else only behind the gate. */
  early?: EarlyAsk;
  /** It comes again after as many business days, whatever was answered, until the decision: "5-result", then "5-result-2". */
  repeats?: boolean;
  /** It is written only where this holds; else the owner is told why it is not. */
  onlyIf?: Condition;
  /** Rungs it may ask for, best first; the ladder picks the first one open. Empty: it asks for nothing. */
  asks: Rung[];
  /** Facts it cannot do without. */
  facts: Fact[];
  /** Facts it cannot do without for these kinds of contact, instead of `facts`. */
  factsByKind?: Partial<Record<ContactKind, Fact[]>>;
  /** Length of the body in words. */
  words: { least: number; most: number };
  /** May go without the owner's word where he said so for this sequence. Never for a first mail or an ask. */
  automatic: boolean;
}

/**
 * Who may be asked before he answered: `deadline`, who knows the owner's work and has less than thirty business days left
 * for a reference; `in-touch`, who knows it and was in touch within half a year; `manager`, the owner's own.
 */
export const EARLY_ASKS = ['deadline', 'in-touch', 'manager'] as const;
export type EarlyAsk = (typeof EARLY_ASKS)[number];

/** `time-left`: more than eight business days before the deadline; `close`: trust of at least 4; `undecided`: nothing is decided about the promotion. */
export const CONDITIONS = ['time-left', 'close', 'undecided'] as const;
export type Condition = (typeof CONDITIONS)[number];

/** The definition: steps, waits, and the gate before an ask. */
export interface Sequence {
  /** Its folder: "reconnect". */
  name: string;
  /** For people: "Reconnect with somebody you worked with". */
  title: string;
  about: string;
  kinds: ContactKind[];
  /** A first mail to a weak tie is held to 75 words. */
  weakTie: boolean;
  /** `two-stage`: no ask without an answer; `lowest-rung`: may ask for advice in the first mail; `none`: never asks first. */
  gate: 'two-stage' | 'lowest-rung' | 'none';
  /** `midweek`: its first mail goes Tuesday to Thursday; `next-morning`: what it is about is fresh, so the next business day. */
  firstMail: 'midweek' | 'next-morning';
  /** Business days its deadline has to be away at least when it begins. Without it there is no deadline. */
  deadline?: number;
  /** A step later than this many business days asks the owner instead of going out. */
  maximumLateness: number;
  /** Business days after which silence ends it. */
  closesAfter: number;
  steps: Step[];
}

/** The file of a step: a note that is repeated counts on behind its name, "5-result-2". */
export const fileOf = (id: string): string => id.replace(/-\d+$/, '');

/** The word of a step, which it keeps when steps before it come and go: "thank" of "6-thank". */
const wordOf = (id: string): string => fileOf(id).replace(/^\d+-/, '');

/** Do both mean one mail of a sequence, whatever number it had when the conversation began? */
export const isSameStep = (one: string, other: string): boolean => wordOf(one) === wordOf(other);

/** The position of a step, or -1; one that has another number since goes by its word. */
export function stepIndex({ steps }: Sequence, id: string): number {
  const file = fileOf(id);
  const exact = steps.findIndex((step) => step.id === file);
  return exact >= 0 ? exact : steps.findIndex((step) => isSameStep(step.id, id));
}

/** The step's file in the sequence, for its template. */
export const templateOf = (sequence: Sequence, id: string): string =>
  sequence.steps[stepIndex(sequence, id)]?.id ?? id;

/** The step an enrollment calls by this id. */
export function stepCalled(sequence: Sequence, id: string): Step | undefined {
  const step = sequence.steps[stepIndex(sequence, id)];
  return step && { ...step, id };
}

/** The same note once more, where the step is one that is repeated. */
export function nextTime(sequence: Sequence, id: string): Step | undefined {
  const step = stepCalled(sequence, id);
  if (!step?.repeats) return undefined;
  const times = Number(/-(\d+)$/.exec(id)?.[1] ?? 1);
  return { ...step, id: `${fileOf(id)}-${times + 1}` };
}

/** Where in its sequence a step stands: an ask without a first question in the place of the one behind the gate. */
function placeOf(sequence: Sequence, id: string): number {
  const index = stepIndex(sequence, id);
  if (sequence.steps[index]?.follows !== 'talk') return index;
  return sequence.steps.findIndex(({ purpose, follows }) => purpose === 'ask' && follows === 'answer');
}

/** The step that goes out by itself if the person stays silent after `id`. */
export function stepAfterSilence(sequence: Sequence, id: string): Step | undefined {
  const again = nextTime(sequence, id);
  if (again) return again;
  const next = sequence.steps[placeOf(sequence, id) + 1];
  return next?.follows === 'silence' ? next : undefined;
}

/** The step that a human answer to `id` unlocks: the next one behind the gate, but never an ask that was made already. */
export function stepAfterAnswer(
  sequence: Sequence,
  id: string,
  sent: readonly { ask?: Rung }[] = [],
): Step | undefined {
  const again = nextTime(sequence, id);
  if (again) return again;
  const made = (step: Step) =>
    step.purpose === 'ask' && sent.some(({ ask }) => ask !== undefined && step.asks.includes(ask));
  return sequence.steps
    .slice(placeOf(sequence, id) + 1)
    .find((step) => step.follows === 'answer' && !made(step));
}

/** The steps that go out only when the owner says so, and have not gone out yet. */
export const stepsForOwner = (sequence: Sequence, sent: readonly { step: string }[]): Step[] =>
  sequence.steps.filter(
    ({ id, follows }) => follows === 'owner' && !sent.some(({ step }) => isSameStep(step, id)),
  );

/** The facts a step cannot do without for a kind of contact. */
export const factsFor = (step: Step, kind: ContactKind): Fact[] => step.factsByKind?.[kind] ?? step.facts;

/** Is it the first mail of a way to somebody new, which goes midweek and counts as a new person? A thank-you is not. */
export const isFirstContact = (sequence: Sequence, step: Step): boolean =>
  isOpening(step) && sequence.gate !== 'none';

/** Does it begin a conversation of ours? */
export const isOpening = ({ follows }: Pick<Step, 'follows'>): boolean =>
  follows === 'start' || follows === 'talk';
