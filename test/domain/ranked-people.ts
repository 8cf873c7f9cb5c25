import type { Contact } from '../../core/domain/people/contact.ts';
import { DAY, plus } from '../../core/domain/instant.ts';
import { person } from '../cast.ts';

export const NOW = '2026-11-22T15:00:00.000Z';
export const daysAgo = (days: number) => plus(NOW, -days * DAY);

/** The ten people of the career change as contacts, so that the guesses are tested and not only the sum. */
export const people: Contact[] = [
  person({
    id: 'maria001',
    name: 'Maria Chen',
    company: 'Nordwind',
    role: 'Director of Data',
    knowledge: 'managed-you',
    trust: 5,
    opening: 'data engineer',
    lastContact: daysAgo(245),
  }),
  person({
    id: 'david001',
    name: 'David Okafor',
    kind: 'project',
    company: 'Helio',
    role: 'Data team lead',
    trust: 4,
    facts: { sharedWork: 'the Atlas project' },
    lastContact: daysAgo(425),
  }),
  person({
    id: 'priya001',
    name: 'Priya Nair',
    company: 'Kestrel GmbH',
    role: 'Senior Data Engineer',
    trust: 4,
    facts: { sharedWork: 'the warehouse' },
    lastContact: daysAgo(215),
  }),
  person({
    id: 'tom00001',
    name: 'Tom Baker',
    kind: 'classmate',
    company: 'Fernwood',
    role: 'Data Engineer',
    facts: { course: 'CS 411' },
    lastContact: daysAgo(1100),
  }),
  person({
    id: 'lind0001',
    name: 'Annika Lind',
    kind: 'professor',
    role: 'Professor of Databases',
    remembersYou: 'yes',
    trust: 4,
    facts: { course: 'CS 411' },
    lastContact: daysAgo(730),
  }),
  person({
    id: 'elena001',
    name: 'Elena Rossi',
    kind: 'recruiter',
    company: 'Kestrel',
    role: 'Technical Recruiter',
    knowledge: 'met',
    lastContact: daysAgo(20),
  }),
  person({ id: 'victor01', name: 'Victor Stahl', kind: 'other', company: 'Nordwind', role: 'VP of Data' }),
  person({
    id: 'sam00001',
    name: 'Sam Ito',
    kind: 'current_coworker',
    company: 'Borealis',
    role: 'Software Engineer',
    trust: 4,
    facts: { sharedWork: 'reporting' },
    lastContact: daysAgo(5),
  }),
  person({
    id: 'ruth0001',
    name: 'Ruth Reyes',
    kind: 'family',
    company: 'Brightsmile Dental',
    role: 'Chief Financial Officer',
    trust: 5,
    lastContact: daysAgo(60),
  }),
  person({ id: 'jonas001', name: 'Jonas Weber', kind: 'neighbour', role: 'Nurse', lastContact: daysAgo(30) }),
];
