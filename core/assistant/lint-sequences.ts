import type { Contact } from '../domain/people/contact.ts';
import type { ToWrite } from '../domain/sequence/draft.ts';
import { factsFor, isOpening, nextTime, stepIndex } from '../domain/sequence/sequence.ts';
import type { Rung, Sequence, Step } from '../domain/sequence/sequence.ts';
import { lintSequence } from '../domain/sequence/sequence-rules.ts';
import type { Finding } from '../domain/sequence/tone.ts';
import { composeStep } from './compose-step.ts';
import { LINT_OWNER, lintCast } from './lint-cast.ts';
import type { House } from './ports.ts';

/** Something wrong with a sequence: in its rules, or in a mail it would write to somebody of the built-in cast. */
export interface SequenceFinding extends Finding {
  sequence: string;
  step?: string;
  /** Whom the mail was written to: "professor, many facts". */
  written?: string;
}

/** Writes every step of every sequence to people of every kind it is for, and checks rules and tone. */
export function lintSequences(house: Pick<House, 'stationery' | 'world'>): SequenceFinding[] {
  return house.stationery.sequences().flatMap((sequence) => [
    ...lintSequence(sequence).map(({ path, words, remedy }): SequenceFinding => ({
      sequence: sequence.name,
      rule: path.join('.'),
      severity: 'error',
      words,
      remedy,
    })),
    ...sequence.steps
      .flatMap((one) => [one, nextTime(sequence, one.id) ?? []].flat())
      .flatMap((step) =>
        lintCast(sequence.kinds).flatMap((contact) =>
          trials(sequence, step, contact).flatMap((trial) => lintStep(house, trial)),
        ),
      ),
  ]);
}

function lintStep(house: Pick<House, 'stationery' | 'world'>, trial: ToWrite): SequenceFinding[] {
  const { sequence, step, contact } = trial;
  const where = {
    sequence: sequence.name,
    step: step.id,
    written: `${contact.kind}, ${contact.company ? 'many words' : 'few words'}`,
  };
  try {
    const composed = composeStep(house, trial);
    switch (composed.at) {
      case 'composed':
        return composed.findings.map((finding) => ({ ...where, ...finding }));
      case 'missing':
      case 'refused':
        return [];
    }
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    const remedy = 'name the fact in sequence.yaml, or put it between {{#if}} and {{/if}}';
    return [{ ...where, rule: 'template', severity: 'error', words, remedy }];
  }
}

/** The step once for each rung it may ask for, with only the facts it said it needs and with all of them. */
function trials(sequence: Sequence, step: Step, contact: Contact): ToWrite[] {
  const needed = factsFor(step, contact.kind);
  const few = Object.fromEntries(
    Object.entries(contact.facts).filter(([name]) => needed.some((fact) => fact === name)),
  );
  const rungs: (Rung | undefined)[] = step.asks.length > 0 ? [...step.asks] : [undefined];
  // What asks some people early says other words to the rest.
  if (step.purpose === 'inquire' || step.purpose === 'nudge') rungs.push(undefined);
  const facts = contact.company ? contact.facts : few;
  const { deadline } = contact.facts;
  const helped = [{ sent: [], sequence: sequence.name, answers: [HELPED] }];
  const befores = step.follows === 'talk' ? [[], helped] : [[]];
  const cases = rungs.flatMap((rung) => befores.map((earlier) => ({ rung, earlier })));
  return cases.map(({ rung, earlier }) => ({
    owner: LINT_OWNER,
    contact: { ...contact, ...known(step, rung, earlier.length > 0), trust: 5, facts },
    earlier,
    sequence,
    step: { ...step, asks: rung ? [rung] : [] },
    enrollment: {
      ...enrollmentAt(sequence, step, rung),
      facts: sequence.deadline === undefined || deadline === undefined ? {} : { deadline },
    },
    now: NOW,
  }));
}

const NOW = '2026-12-01T14:00:00.000Z';
const HELPED = { kind: 'positive', at: '2026-11-02T14:00:00.000Z', invited: false } as const;

/** Somebody whom this step may ask before an answer. */
function known({ early, follows }: Step, rung: Rung | undefined, offered: boolean): Partial<Contact> {
  if (follows === 'talk' && !offered)
    return { knowledge: 'managed-you', remembersYou: 'yes', lastContact: '2026-11-24T09:00:00.000Z' };
  if (early === undefined || rung === undefined) return {};
  return { knowledge: 'managed-you', remembersYou: 'yes', lastContact: '2026-10-01T09:00:00.000Z' };
}

/** An enrollment that stands right before a step: what comes earlier is sent, and answered where the step needs it. */
export function enrollmentAt(sequence: Sequence, step: Step, asked?: Rung): ToWrite['enrollment'] {
  if (isOpening(step)) return { sent: [], answers: [], facts: {} };
  const index = stepIndex(sequence, step.id);
  const before = sequence.steps.slice(0, index).filter(({ follows }) => follows !== 'talk');
  const sent = before.map(({ id, asks }) => ({
    step: id,
    at: '2026-11-24T14:00:00.000Z',
    // Only what reminds of an ask needs it to have been made.
    ...(asked && step.follows === 'silence' && asks.includes(asked) && { ask: asked }),
  }));
  const answered = sequence.steps.slice(0, index + 1).some(({ follows }) => follows === 'answer');
  return {
    sent,
    answers: answered ? [{ kind: 'positive', at: '2026-11-25T14:00:00.000Z', invited: false }] : [],
    facts: {},
    subject: 'The first mail',
  };
}
