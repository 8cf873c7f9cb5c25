import type { Instant } from '../instant.ts';
import type { Fact } from '../people/facts.ts';
import type { EnrollmentKey } from '../mail/message.ts';
import type { ReplyKind } from '../reply/reply.ts';
import type { Rung } from '../sequence/sequence.ts';
import type { Talk } from './talk.ts';

export const ENDINGS = [
  'answered',
  'finished',
  'silent',
  'stop',
  'no',
  'left',
  'wrong-person',
  'bounced',
  'complained',
  'skipped',
  'owner-stopped',
  'forgotten',
  'refused',
] as const;
export type Ending = (typeof ENDINGS)[number];

/** Where one contact's way through a sequence stands. */
export type EnrollmentState =
  /** The text of `step` is to be written: due at `due`. */
  | { at: 'preparing'; step: string; due: Instant; notBefore: Instant }
  /** The owner was asked for one fact; where he said "later", he is asked again at `due`. */
  | { at: 'asking'; step: string; fact: Fact; notBefore: Instant; due?: Instant }
  /** A draft waits for the owner's word; where he said "later", it is shown again at `due`. */
  | { at: 'drafted'; step: string; fingerprint: string; notBefore: Instant; due?: Instant }
  /** Approved; goes out at `due`. `jitter` is the rolled spread in 0..1, kept so that the shown time never moves. */
  | { at: 'scheduled'; step: string; fingerprint: string; due: Instant; planned: Instant; jitter: number }
  /**
   * Claimed; between the claim and the mark. `overtaken` is what came in meanwhile and wins. `since` is when it was due
   * before the claim: there it stays among what is due, because moving it for a second would cost two writes.
   */
  | {
      at: 'sending';
      step: string;
      fingerprint: string;
      claim: string;
      claimedAt: Instant;
      due: Instant;
      since?: Instant;
      overtaken?: Ending | 'answered';
    }
  /** Sent; `step` is written at `due` if the person stays silent. */
  | { at: 'waiting'; step: string; due: Instant; notBefore: Instant }
  /** Sent the last step; silence ends it at `due`. */
  | { at: 'closing'; due: Instant }
  /** A person answered and it is the owner's turn; he is reminded at `due`. */
  | { at: 'answered'; kind: ReplyKind; step?: string; due?: Instant; reminders: number }
  /** The contact said "later": back on the owner's desk at `due`. */
  | { at: 'snoozed'; due: Instant; step?: string }
  /** A claim is an hour old and no word came from SES: never sent again by itself. */
  | { at: 'unknown'; step: string; fingerprint: string; claim: string; claimedAt: Instant }
  | { at: 'ended'; why: Ending; when: Instant };

/** A decision that was taken about an enrollment, with what decided. */
export interface Decision {
  at: Instant;
  did: string;
  because: string;
}

/** One contact's way through one sequence. */
export interface Enrollment extends EnrollmentKey {
  sequence: string;
  startedAt: Instant;
  state: EnrollmentState;
  /** The address written to. */
  address: string;
  /** Subject of the thread, once the first mail is out. */
  subject?: string;
  /** Wire ids of the thread in order, without angle brackets: what References carries. */
  references: string[];
  /** The newest id on the wire: what In-Reply-To carries. */
  lastMessageId?: string;
  sent: { step: string; at: Instant; ask?: Rung }[];
  answers: { kind: ReplyKind; at: Instant; invited: boolean }[];
  /** Facts of this exchange: the owner's answers to questions. */
  facts: Partial<Record<Fact, string>>;
  /** A talk that was named or agreed in it. */
  talkOn?: Talk;
  /** The owner said that a short deadline must do. */
  late?: true;
  /** The newest thirty decisions. */
  decisions: Decision[];
  /** Where it stood when the owner said how it was decided about his promotion: `undo` brings it back there. */
  beforeDecision?: EnrollmentState;
  /** The moment of the backup it was put back from: nothing of it goes by itself any more. */
  restoredAt?: Instant;
  version: number;
}

/** What a transition answers: the enrollment as it is next, or why it may not be so. */
export type Next = { at: 'next'; enrollment: Enrollment } | { at: 'refused'; because: string };

const DECISIONS_KEPT = 30;

/** Where a conversation stands on the wire. */
export type Thread = Pick<Enrollment, 'references'> & Partial<Pick<Enrollment, 'subject' | 'lastMessageId'>>;

/** A new enrollment: its first step is to be written at once. */
export function begin(about: {
  key: EnrollmentKey;
  sequence: string;
  firstStep: string;
  address: string;
  now: Instant;
  because: string;
  facts?: Enrollment['facts'];
  late?: boolean;
  /** The conversation it goes on with: its first mail answers there. */
  thread?: Thread;
}): Enrollment {
  return {
    ...about.key,
    sequence: about.sequence,
    startedAt: about.now,
    state: { at: 'preparing', step: about.firstStep, due: about.now, notBefore: about.now },
    address: about.address,
    references: [],
    ...about.thread,
    sent: [],
    answers: [],
    facts: about.facts ?? {},
    ...(about.late && { late: true }),
    decisions: [{ at: about.now, did: `enrolled in ${about.sequence}`, because: about.because }],
    version: 0,
  };
}

/** The enrollment in another state, with the decision that led there. */
export function moveTo(
  enrollment: Enrollment,
  state: EnrollmentState,
  now: Instant,
  did: string,
  because: string,
): Enrollment {
  const decisions = [...enrollment.decisions, { at: now, did, because }].slice(-DECISIONS_KEPT);
  return { ...enrollment, state, decisions };
}

/** Is it over, so that nothing of it will ever go out again? */
export const isOver = (enrollment: Enrollment): boolean => enrollment.state.at === 'ended';

/** The moment it is due, if it waits for one. */
export function dueAt(state: EnrollmentState): Instant | undefined {
  return 'due' in state ? state.due : undefined;
}

/** Where it stands among what is due: no later than it is due, or than the owner is told of a talk. */
export function placeAmongDue({ state, talkOn }: Pick<Enrollment, 'state' | 'talkOn'>): Instant | undefined {
  const due = state.at === 'sending' ? (state.since ?? state.due) : dueAt(state);
  const talk = talkOn?.next?.due;
  return due === undefined || (talk !== undefined && talk < due) ? talk : due;
}

/** The step it stands at: to be written, waiting for the owner, on its way, or next after silence. */
export function stepOf(state: EnrollmentState): string | undefined {
  return 'step' in state ? state.step : undefined;
}

/** Ends it for good; a mail between claim and mark still gets its mark, but nothing after it. */
export function end(enrollment: Enrollment, why: Ending, now: Instant, because: string): Enrollment {
  const { state } = enrollment;
  if (state.at === 'ended') return enrollment;
  if (state.at === 'sending')
    return moveTo(enrollment, { ...state, overtaken: why }, now, 'overtaken while on its way', because);
  return moveTo(enrollment, { at: 'ended', why, when: now }, now, `ended: ${why}`, because);
}
