import type { Contact, ContactKind } from '../domain/people/contact.ts';
import { CONTACT_KINDS } from '../domain/people/contact.ts';
import type { Fact } from '../domain/people/facts.ts';
import type { Owner } from '../domain/owner.ts';

const SINCE = '2026-11-23T09:00:00.000Z';

/** The owner every sequence is tried on. */
export const LINT_OWNER: Owner = {
  id: 'lintowne',
  name: 'Nora Reyes',
  address: 'nora@home.example',
  sendingAddress: 'nora@mail.example',
  zone: 'America/New_York',
  country: 'US',
  holidays: [],
  automatic: [],
  goal: {
    kind: 'career-change',
    field: 'data engineering',
    adjacentFields: ['analytics'],
    path: 'I am moving from reporting into data engineering',
    titles: ['data engineer'],
    companies: ['Helio'],
  },
  digest: { weekday: 1, time: '07:30' },
  startedAt: SINCE,
  due: SINCE,
  version: 1,
};

/** Facts as owners answer them: some bare, some as whole sentences. */
const SHORT: Record<Exclude<Fact, 'askedYou'>, string> = {
  sharedWork: 'the Atlas migration',
  memory: 'the night we found the missing partition',
  connection: 'We both studied at Lund.',
  whyThem: 'your talk on stream joins',
  course: 'CS 411, spring 2024',
  event: 'DataConf',
  topic: 'Kafka',
  promise: 'the recording',
  theirWork: 'the streaming platform',
  news: 'I finished the course you named.',
  answer: 'Your move to streaming sounds like the right one.',
  learned: 'to test the schema before the pipeline',
  willDo: 'try that on our own tables this week',
  did: 'tried the schema checks on our own tables',
  when: 'Thursday 26 November, 3 pm in New York',
  saw: 'run the migration without losing a row',
  purpose: 'the data science programme at Lund',
  deadline: '2027-01-08',
  points: 'The grade was an A, and the query planner is in use today.',
  employer: 'Helio, about the data engineer role',
  result: 'The nightly load now takes one hour instead of four.',
  outcome: 'I start at Helio in March.',
  referred: 'Raj Patel',
  closing: '2027-01-20',
};

const LONG: Record<Fact, string> = {
  ...SHORT,
  askedYou: 'about my plans',
  sharedWork: 'The move of the reporting warehouse to the new cluster',
  memory: 'how calm you stayed when the whole load failed the night before the launch',
  whyThem: 'her move from reporting to building the platform itself',
  course: 'the databases class with the query planner assignment, spring 2024',
  topic: 'why most teams need less streaming than they think',
  theirWork: 'She runs the new ingestion platform for the Nordic stores',
  news: 'I passed the exam in October and built a small pipeline for our team, which now runs every night',
  answer:
    'I did not know that you had left batch behind. The part about small teams rings true; we are only three.',
  learned: 'that the first month should go into tests of the data and not into dashboards',
  willDo: 'I will write the three checks you named for our own tables and show them to the team',
  did: 'I wrote the three checks you named and showed them to the team, and two are running now',
  saw: 'You saw me move the warehouse over a weekend without one wrong number in the Monday report',
  purpose: 'the part-time programme in data engineering at Lund, which begins in autumn',
  points: 'I built the planner assignment with Tom. It won the class prize.',
  employer: 'Jonas Weber of Kestrel, about the data engineer role in the streaming team',
  result: 'The nightly load takes one hour instead of four. The finance team has had no late Monday since.',
  referred: 'Dr. Maria-Luisa van der Berg and Raj Patel',
  outcome: 'Kestrel made me an offer on Friday, and I said yes.',
};

/** A person of each kind: with the fewest facts that will do, and with all of them in many words. */
export function lintCast(kinds: readonly ContactKind[] = CONTACT_KINDS): Contact[] {
  return kinds.flatMap((kind) => [
    {
      ...plain(kind),
      facts: { ...SHORT, ...(kind === 'referred' && { connection: 'Raj Patel suggested I write to you' }) },
    },
    {
      ...plain(kind),
      facts: LONG,
      company: 'Nordwind',
      role: 'Data team lead',
      remembersYou: 'unsure' as const,
      lastContact: '2025-06-01T09:00:00.000Z',
    },
  ]);
}

function plain(kind: ContactKind): Contact {
  return {
    ownerId: LINT_OWNER.id,
    id: 'lintcast',
    name: 'Ana Ruiz',
    kind,
    addresses: [{ address: 'ana@example.com', source: 'you' }],
    phones: [],
    facts: {},
    trust: 3,
    notes: [],
    tags: [],
    unanswered: 0,
    helped: 0,
    holds: [],
    source: 'you',
    createdAt: SINCE,
    version: 1,
  };
}
