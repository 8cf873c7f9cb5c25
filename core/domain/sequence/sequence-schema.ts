import * as z from 'zod/mini';
import { once } from '../once.ts';
import { CONTACT_KINDS } from '../people/contact.ts';
import { isFact } from '../people/facts.ts';
import type { Fact } from '../people/facts.ts';
import { CONDITIONS, EARLY_ASKS, PURPOSES, RUNGS } from './sequence.ts';

/** What a sequence's file holds; its name is its folder. Made when the first is read: most starts read none. */
export const sequenceSchema = once(make);

function make() {
  const fact = z.custom<Fact>((name) => typeof name === 'string' && isFact(name));
  const count = z.int().check(z.minimum(0));
  const words = z.string().check(z.minLength(1), z.maxLength(400));

  const step = z.strictObject({
    id: words,
    purpose: z.enum(PURPOSES),
    follows: z.enum(['start', 'silence', 'answer', 'agreed', 'owner', 'talk']),
    wait: z._default(count, 0),
    waitIfClose: z.exactOptional(count),
    waitIfClosing: z.exactOptional(count),
    beforeDeadline: z.exactOptional(count),
    repeats: z.exactOptional(z.boolean()),
    early: z.exactOptional(z.enum(EARLY_ASKS)),
    onlyIf: z.exactOptional(z.enum(CONDITIONS)),
    asks: z._default(z.array(z.enum(RUNGS)), []),
    facts: z._default(z.array(fact), []),
    factsByKind: z.exactOptional(z.partialRecord(z.enum(CONTACT_KINDS), z.array(fact))),
    words: z.strictObject({ least: count, most: count }),
    automatic: z._default(z.boolean(), false),
  });

  return z.strictObject({
    title: words,
    about: words,
    kinds: z.array(z.enum(CONTACT_KINDS)).check(z.minLength(1)),
    weakTie: z._default(z.boolean(), false),
    gate: z.enum(['two-stage', 'lowest-rung', 'none']),
    firstMail: z._default(z.enum(['midweek', 'next-morning']), 'midweek'),
    deadline: z.exactOptional(count),
    maximumLateness: count,
    closesAfter: count,
    steps: z.array(step).check(z.minLength(1), z.maxLength(9)),
  });
}
