import * as z from 'zod/mini';
import { CONTACT_KINDS, type Contact, KNOWLEDGE } from '../domain/people/contact.ts';
import { type Fact, isFact } from '../domain/people/facts.ts';
import type { Left } from '../domain/people/moved.ts';
import { REFERENCE_WORDS } from '../domain/people/reference-words.ts';
import { HOLD_SOURCES, type Hold } from '../domain/sending/hold.ts';
import { lazily, type Shape } from './item.ts';

/** Facts by name, as they are kept with a person or an exchange. */
export const factsSchema = lazily((): z.ZodMiniType<Partial<Record<Fact, string>>> =>
  z.partialRecord(
    z.custom<Fact>((name) => typeof name === 'string' && isFact(name)),
    z.string(),
  ),
);

const holdSchema = lazily((): z.ZodMiniType<Hold> =>
  z.object({
    from: z.string(),
    until: z.string(),
    source: z.enum(HOLD_SOURCES),
    because: z.string(),
  } satisfies Shape<Hold>),
);

/** The places he left. An older Goodword kept the last one alone. */
const leftSchema = lazily((): z.ZodMiniType<Left[]> => {
  const word = z.enum(['company', 'role']);
  const place = z.object({
    at: z.string(),
    by: z.exactOptional(z.string()),
    company: z.exactOptional(z.string()),
    role: z.exactOptional(z.string()),
    to: z.exactOptional(z.string()),
    said: z.exactOptional(z.array(word)),
    colleague: z.exactOptional(z.literal(true)),
  } satisfies Shape<Left>);
  return z.union([
    z.array(place),
    z.pipe(
      place,
      z.transform((last) => [last]),
    ),
  ]);
});

/** A contact as stored. */
export const contactSchema = lazily((): z.ZodMiniType<Contact> =>
  z.object({
    ownerId: z.string(),
    id: z.string(),
    name: z.string(),
    greeting: z.exactOptional(z.string()),
    kind: z.enum(CONTACT_KINDS),
    addresses: z.array(
      z.object({ address: z.string(), source: z.string(), stale: z.exactOptional(z.string()) }),
    ),
    phones: z.array(z.object({ number: z.string(), source: z.string() })),
    linkedin: z.exactOptional(z.string()),
    company: z.exactOptional(z.string()),
    role: z.exactOptional(z.string()),
    field: z.exactOptional(z.string()),
    city: z.exactOptional(z.string()),
    zone: z.exactOptional(z.string()),
    country: z.exactOptional(z.string()),
    facts: factsSchema(),
    remembersYou: z.exactOptional(z.enum(['yes', 'unsure', 'no'])),
    knowledge: z.exactOptional(z.enum(KNOWLEDGE)),
    trust: z.exactOptional(z.number()),
    features: z.exactOptional(
      z.object({
        field: z.exactOptional(z.number()),
        hiringPower: z.exactOptional(z.number()),
        opening: z.exactOptional(z.number()),
      }),
    ),
    opening: z.exactOptional(z.string()),
    reportingLine: z.exactOptional(z.boolean()),
    consent: z.exactOptional(z.boolean()),
    knowsOfSearch: z.exactOptional(z.boolean()),
    referredBy: z.exactOptional(z.string()),
    cadence: z.exactOptional(
      z.union([z.literal('none'), z.object({ ideal: z.number(), longest: z.number() })]),
    ),
    left: z.exactOptional(leftSchema()),
    notes: z.array(z.object({ at: z.string(), text: z.string() })),
    tags: z.array(z.string()),
    lastContact: z.exactOptional(z.string()),
    unanswered: z.number(),
    helped: z.number(),
    helpedWhenTrusted: z.exactOptional(z.number()),
    heard: z.exactOptional(z.array(z.string())),
    holds: z.array(holdSchema()),
    reference: z.exactOptional(z.object({ state: z.enum(REFERENCE_WORDS), at: z.string() })),
    asked: z.exactOptional(z.array(z.string())),
    doNotContact: z.exactOptional(z.object({ at: z.string(), because: z.string() })),
    connectedOn: z.exactOptional(z.string()),
    source: z.string(),
    saidByOwner: z.exactOptional(z.array(z.enum(['company', 'role']))),
    mergedFrom: z.exactOptional(z.array(z.string())),
    createdAt: z.string(),
    version: z.number(),
  } satisfies Shape<Contact>),
);
