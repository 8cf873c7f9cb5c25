import * as z from 'zod/mini';
import {
  type Decision,
  ENDINGS,
  type Enrollment,
  type EnrollmentState,
} from '../domain/enrollment/enrollment.ts';
import type { Talk } from '../domain/enrollment/talk.ts';
import { type Fact, isFact } from '../domain/people/facts.ts';
import { REPLY_KINDS } from '../domain/reply/reply.ts';
import { RUNGS } from '../domain/sequence/sequence.ts';
import { factsSchema } from './contact-schema.ts';
import { lazily, type Shape } from './item.ts';

type At<A extends EnrollmentState['at']> = Shape<Extract<EnrollmentState, { at: A }>>;

const stateSchema = lazily((): z.ZodMiniType<EnrollmentState> =>
  z.discriminatedUnion('at', [
    z.object({
      at: z.literal('preparing'),
      step: z.string(),
      due: z.string(),
      notBefore: z.string(),
    } satisfies At<'preparing'>),
    z.object({
      at: z.literal('asking'),
      step: z.string(),
      fact: z.custom<Fact>((name) => typeof name === 'string' && isFact(name)),
      notBefore: z.string(),
      due: z.exactOptional(z.string()),
    } satisfies At<'asking'>),
    z.object({
      at: z.literal('drafted'),
      step: z.string(),
      fingerprint: z.string(),
      notBefore: z.string(),
      due: z.exactOptional(z.string()),
    } satisfies At<'drafted'>),
    z.object({
      at: z.literal('scheduled'),
      step: z.string(),
      fingerprint: z.string(),
      due: z.string(),
      planned: z.string(),
      jitter: z.number(),
    } satisfies At<'scheduled'>),
    z.object({
      at: z.literal('sending'),
      step: z.string(),
      fingerprint: z.string(),
      claim: z.string(),
      claimedAt: z.string(),
      due: z.string(),
      since: z.exactOptional(z.string()),
      overtaken: z.exactOptional(z.enum(ENDINGS)),
    } satisfies At<'sending'>),
    z.object({
      at: z.literal('waiting'),
      step: z.string(),
      due: z.string(),
      notBefore: z.string(),
    } satisfies At<'waiting'>),
    z.object({ at: z.literal('closing'), due: z.string() } satisfies At<'closing'>),
    z.object({
      at: z.literal('answered'),
      kind: z.enum(REPLY_KINDS),
      step: z.exactOptional(z.string()),
      due: z.exactOptional(z.string()),
      reminders: z.number(),
    } satisfies At<'answered'>),
    z.object({
      at: z.literal('snoozed'),
      due: z.string(),
      step: z.exactOptional(z.string()),
    } satisfies At<'snoozed'>),
    z.object({
      at: z.literal('unknown'),
      step: z.string(),
      fingerprint: z.string(),
      claim: z.string(),
      claimedAt: z.string(),
    } satisfies At<'unknown'>),
    z.object({ at: z.literal('ended'), why: z.enum(ENDINGS), when: z.string() } satisfies At<'ended'>),
  ]),
);

const talkSchema = lazily((): z.ZodMiniType<Talk> =>
  z.object({
    day: z.string(),
    time: z.exactOptional(z.string()),
    zone: z.string(),
    said: z.string(),
    next: z.exactOptional(z.object({ about: z.enum(['before', 'after']), due: z.string() })),
  } satisfies Shape<Talk>),
);

const decisionSchema = lazily((): z.ZodMiniType<Decision> =>
  z.object({
    at: z.string(),
    did: z.string(),
    because: z.string(),
  } satisfies Shape<Decision>),
);

/** An enrollment as stored. */
export const enrollmentSchema = lazily((): z.ZodMiniType<Enrollment> =>
  z.object({
    ownerId: z.string(),
    contactId: z.string(),
    n: z.number(),
    sequence: z.string(),
    startedAt: z.string(),
    state: stateSchema(),
    address: z.string(),
    subject: z.exactOptional(z.string()),
    references: z.array(z.string()),
    lastMessageId: z.exactOptional(z.string()),
    sent: z.array(z.object({ step: z.string(), at: z.string(), ask: z.exactOptional(z.enum(RUNGS)) })),
    answers: z.array(z.object({ kind: z.enum(REPLY_KINDS), at: z.string(), invited: z.boolean() })),
    facts: factsSchema(),
    talkOn: z.exactOptional(talkSchema()),
    late: z.exactOptional(z.literal(true)),
    decisions: z.array(decisionSchema()),
    beforeDecision: z.exactOptional(stateSchema()),
    restoredAt: z.exactOptional(z.string()),
    version: z.number(),
  } satisfies Shape<Enrollment>),
);
