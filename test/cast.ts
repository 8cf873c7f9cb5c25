import type { Contact } from '../core/domain/people/contact.ts';
import type { Owner } from '../core/domain/owner.ts';

/** The owner of most tests: Nora Reyes moves from reporting into data engineering. */
export const nora: Owner = {
  id: 'nora0001',
  name: 'Nora Reyes',
  address: 'nora@home.example',
  sendingAddress: 'nora@mail.goodword.example',
  zone: 'America/New_York',
  country: 'US',
  employer: 'Borealis',
  holidays: ['2026-11-26', '2026-12-25', '2027-01-01'],
  automatic: [],
  goal: {
    kind: 'career-change',
    field: 'data engineering',
    adjacentFields: ['analytics'],
    path: 'I am moving from reporting into data engineering',
    titles: ['data engineer'],
    companies: ['Nordwind', 'Helio', 'Kestrel'],
  },
  digest: { weekday: 1, time: '07:30' },
  startedAt: '2026-11-22T15:00:00.000Z',
  due: '2026-11-23T12:30:00.000Z',
  version: 1,
};

/** A contact of Nora's with everything left out that a test does not name. */
export function person(about: Partial<Contact> & Pick<Contact, 'id' | 'name'>): Contact {
  return {
    ownerId: nora.id,
    kind: 'previous_coworker',
    addresses: [],
    phones: [],
    facts: {},
    notes: [],
    tags: [],
    unanswered: 0,
    helped: 0,
    holds: [],
    source: 'you',
    createdAt: '2026-11-22T15:00:00.000Z',
    version: 1,
    ...about,
  };
}

/** Another owner of the same deployment. */
export const omar: Owner = {
  ...nora,
  id: 'omar0001',
  name: 'Omar Haddad',
  address: 'omar@home.example',
  sendingAddress: 'omar@mail.goodword.example',
};

export const ben = person({
  id: 'benosei1',
  name: 'Ben Osei',
  company: 'Helio',
  role: 'Data team lead',
  addresses: [{ address: 'ben@helio.example', source: 'you' }],
  facts: {
    sharedWork: 'the Atlas migration',
    memory: 'the night we found the missing partition',
    theirWork: 'the streaming platform at Helio',
  },
  knowledge: 'same-team',
  trust: 4,
  lastContact: '2025-09-20T10:00:00.000Z',
});

export const lind = person({
  id: 'proflind',
  name: 'Eva Lind',
  kind: 'professor',
  addresses: [{ address: 'lind@uni.example', source: 'you' }],
  facts: { course: 'CS 411, databases, spring 2024', memory: 'how you drew query plans as trees of boxes' },
  remembersYou: 'unsure',
});

export const tom = person({
  id: 'tombaker',
  name: 'Tom Baker',
  kind: 'classmate',
  company: 'Kestrel',
  addresses: [{ address: 'tom@kestrel.example', source: 'you' }],
  facts: {
    course: 'the query planner assignment',
    connection: 'we both studied at Lund',
    when: 'Thursday 3 December, 3 pm in New York',
  },
});

export const ana = person({
  id: 'anaruiz1',
  name: 'Ana Ruiz',
  kind: 'event',
  addresses: [{ address: 'ana@nordwind.example', source: 'you' }],
  facts: { event: 'DataConf', topic: 'Kafka', promise: 'the recording of the talk' },
  knowledge: 'met',
});

export const ruth = person({
  id: 'auntruth',
  name: 'Aunt Ruth',
  kind: 'family',
  company: 'Alder Dental',
  addresses: [{ address: 'ruth@home.example', source: 'you' }],
});

/** A head at Nora's employer, who may decide about her promotion. */
export const karl = person({
  id: 'karlvoss',
  name: 'Karl Voss',
  kind: 'current_coworker',
  company: 'Borealis',
  role: 'Director of Finance',
  addresses: [{ address: 'karl@borealis.example', source: 'you' }],
});

export const lotte = person({
  id: 'lottberg',
  name: 'Lotte Berg',
  kind: 'current_coworker',
  company: 'Borealis',
  role: 'Head of reporting',
  addresses: [{ address: 'lotte@borealis.example', source: 'you' }],
  facts: { sharedWork: 'the quarterly close' },
  knowledge: 'other-team',
  trust: 4,
  lastContact: '2026-11-16T10:00:00.000Z',
});
