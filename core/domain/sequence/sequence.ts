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
  /** What it comes after: the start of the enrollment, silence after the previous step, or a human answer (the gate). */
  follows: 'start' | 'silence' | 'answer';
  /** Business days after what it follows. */
  wait: number;
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
  /** A step later than this many business days asks the owner instead of going out. */
  maximumLateness: number;
  /** Business days after which silence ends it. */
  closesAfter: number;
  steps: Step[];
}

/** The position of a step, or -1. */
export const stepIndex = (sequence: Sequence, id: string): number =>
  sequence.steps.findIndex((s) => s.id === id);

/** The step that goes out by itself if the person stays silent after `id`. */
export function stepAfterSilence(sequence: Sequence, id: string): Step | undefined {
  const next = sequence.steps[stepIndex(sequence, id) + 1];
  return next?.follows === 'silence' ? next : undefined;
}

/** The step that a human answer to `id` unlocks. */
export function stepAfterAnswer(sequence: Sequence, id: string): Step | undefined {
  return sequence.steps.slice(stepIndex(sequence, id) + 1).find((s) => s.follows === 'answer');
}

/** The facts a step cannot do without for a kind of contact. */
export const factsFor = (step: Step, kind: ContactKind): Fact[] => step.factsByKind?.[kind] ?? step.facts;

/** Is it the first mail of a way to somebody new, which goes midweek and counts as a new person? A thank-you is not. */
export const isFirstContact = (sequence: Sequence, step: Step): boolean =>
  step.follows === 'start' && sequence.gate !== 'none';
