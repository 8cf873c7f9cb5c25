import type { ContactDetails } from '../../core/domain/people/contact-details.ts';
import type { Fate } from '../ses-events.ts';

/** What somebody answers, how long after a mail reached him. */
export interface Answer {
  hours: number;
  text: string;
  /** A machine's answer: sent at once, with the headers a machine sets. */
  automatic?: boolean;
  subject?: string;
}

/** One of the people the demo plays: what the owner knows of him, and how he takes mail. */
export interface Player {
  name: string;
  address: string;
  company: string;
  role: string;
  details: ContactDetails;
  /** The answer to his first mail, to the second and so on; after the last one he is silent. */
  answers: (Answer | 'silent')[];
  fate?: Fate;
  /** In one line, for the story. */
  about: string;
}

const worked = (sharedWork: string, memory: string, more: ContactDetails = {}): ContactDetails => ({
  kind: 'previous_coworker',
  knowledge: 'same-team',
  trust: 4,
  lastContact: '2025-09-20',
  ...more,
  facts: { sharedWork, memory, ...more.facts },
});

/** A dozen people and two more: everything that happens to mail happens to one of them. */
export const PLAYERS: Player[] = [
  {
    name: 'Maria Chen',
    address: 'maria.chen@nordwind.example',
    company: 'Nordwind',
    role: 'Director of Data',
    details: worked('the reporting platform at Borealis', 'how you calmed the room in the audit week', {
      knowledge: 'managed-you',
      trust: 5,
    }),
    answers: [
      {
        hours: 5,
        text: 'Nora! Great to hear from you. The lakehouse migration keeps me busy and I love it. And you, what are you up to these days?',
      },
      { hours: 26, text: "Happy to help however I can. I'd be glad to introduce you to the team." },
    ],
    about: 'answers warmly and asks back',
  },
  {
    name: 'David Okafor',
    address: 'david@helio.example',
    company: 'Helio',
    role: 'Data team lead',
    details: worked('the Atlas migration', 'the night we found the missing partition', { kind: 'project' }),
    answers: [
      { hours: 3, text: 'Good to hear from you. Are you open to moving to Lisbon?' },
      { hours: 20, text: 'Sure, happy to.' },
    ],
    about: 'asks a question back',
  },
  {
    name: 'Priya Nair',
    address: 'priya.nair@kestrel.example',
    company: 'Kestrel',
    role: 'Data engineer',
    details: worked('the Atlas dashboards', 'your drawings of the data flow on every window'),
    answers: [
      {
        hours: 0,
        automatic: true,
        subject: 'Automatic reply: away',
        text: 'I am out of the office until Wednesday, January 20, 2027 with limited access to email.',
      },
      {
        hours: 6,
        text: 'Sorry, I was away. The streaming work is going well, the best moment was the day the lag went to zero.',
      },
    ],
    about: 'is away until a date',
  },
  {
    name: 'Tom Baker',
    address: 'tom.baker@orion.example',
    company: 'Orion',
    role: 'Data engineer',
    details: {
      kind: 'classmate',
      knowledge: 'worked-on-assignments',
      trust: 3,
      facts: { course: 'the CS 411 assignments in 2019' },
    },
    answers: [],
    about: 'stays silent',
  },
  {
    name: 'Elena Rossi',
    address: 'elena@vela.example',
    company: 'Vela',
    role: 'Recruiter',
    details: {
      kind: 'recruiter',
      facts: {
        connection: 'We both spoke at DataConf in May',
        whyThem: 'the way you described hiring for data teams there',
      },
    },
    answers: ['silent', { hours: 7, text: 'Noted.' }],
    about: 'answers with one word, to the follow-up',
  },
  {
    name: 'Ingrid Lind',
    address: 'lind@university.example',
    company: 'Lund University',
    role: 'Professor',
    details: {
      kind: 'professor',
      greeting: 'Prof. Lind',
      knowledge: 'taught-you',
      remembersYou: 'yes',
      trust: 4,
      facts: {
        course: 'Databases, autumn 2018',
        memory: 'the lecture on query plans you gave with a deck of cards',
      },
    },
    answers: [{ hours: 22, text: 'Thank you for letting me know how it went, congratulations!' }],
    about: 'says thank you',
  },
  {
    name: 'Sam Ito',
    address: 'sam.ito@quanta.example',
    company: 'Quanta',
    role: 'Analyst',
    details: worked('the pricing model', 'the cake for the first correct forecast'),
    answers: [],
    fate: {
      at: 'bounced',
      type: 'Permanent',
      subType: 'General',
      status: '5.1.1',
      diagnostic: 'smtp; 550 5.1.1 user unknown',
    },
    about: 'his address is dead',
  },
  {
    name: 'Omar Haddad',
    address: 'omar@zephyr.example',
    company: 'Zephyr',
    role: 'Engineering manager',
    details: worked('the billing exports', 'your rule of no meetings before ten'),
    answers: [{ hours: 2, text: "Please don't email me again." }],
    about: 'says stop',
  },
  {
    name: 'Lucia Gomez',
    address: 'lucia@meridian.example',
    company: 'Meridian',
    role: 'Data engineer',
    details: worked('the customer tables', 'how you found the double rows in an hour'),
    answers: [
      {
        hours: 8,
        text: "I'm not the right one, but write to Raj Patel (raj.patel@tessel.example), he runs that team.",
      },
    ],
    about: 'names somebody else',
  },
  {
    name: 'Jonas Weber',
    address: 'jonas@altona.example',
    company: 'Altona',
    role: 'Head of Analytics',
    details: worked('the quarterly numbers', 'the train to Hamburg', {
      country: 'DE',
      zone: 'Europe/Berlin',
    }),
    answers: [{ hours: 4, text: 'Swamped until the end of the month, ping me in February?' }],
    about: 'says later',
  },
  {
    name: 'Aisha Khan',
    address: 'aisha@lumen.example',
    company: 'Lumen',
    role: 'Data platform lead',
    details: worked('the first data warehouse', 'our list of names for broken pipelines'),
    answers: [{ hours: 6, text: 'Lovely to hear from you! Free Thursday at 3pm for a call?' }],
    about: 'proposes a talk',
  },
  {
    name: 'Ben Osei',
    address: 'ben@corvid.example',
    company: 'Corvid',
    role: 'Data engineer',
    details: worked('the churn study', 'the whiteboard nobody was allowed to clean'),
    answers: [{ hours: 9, text: "Thanks for thinking of me, but I'll have to pass." }],
    about: 'says no, politely',
  },
  {
    name: 'Grace Liu',
    address: 'grace@pelican.example',
    company: 'Pelican',
    role: 'Analytics engineer',
    details: worked('the metrics review', 'your three questions before every query'),
    answers: [],
    about: 'stays silent',
  },
  {
    name: 'Henrik Dahl',
    address: 'henrik@fjordlight.example',
    company: 'Fjordlight',
    role: 'Data engineer',
    details: worked('the import jobs', 'the lunch walks round the harbour', {
      zone: 'Europe/Oslo',
      country: 'NO',
    }),
    answers: [
      'silent',
      {
        hours: 3,
        text: 'Good to hear from you! We rebuilt the whole import last month, that was the best moment.',
      },
    ],
    about: 'answers the nudge',
  },
];

/** The owner's address book as LinkedIn exports it: notes first, then the people. */
export function connectionsCsv(): string {
  const cell = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const rows = PLAYERS.map(({ name, address, company, role }) => {
    const [first = '', ...rest] = name.split(' ');
    const url = `https://www.linkedin.com/in/${name.toLowerCase().replaceAll(' ', '-')}`;
    return [first, rest.join(' '), url, address, company, role, '05 Mar 2021'].map(cell).join(',');
  });
  return [
    'Notes:',
    '"When exporting your connection data, you may notice that some of the email addresses are missing."',
    '',
    'First Name,Last Name,URL,Email Address,Company,Position,Connected On',
    ...rows,
    '',
  ].join('\r\n');
}

/** What the owner answers when she is asked for a fact. */
export const FACT_ANSWERS: Record<string, string> = {
  answer: 'The work you describe is what I like best: quiet systems that many people stand on',
  news: 'I finished my first streaming course and built a small pipeline for the bus times of my town.',
  when: 'Thursday at 3 pm New York time, by phone',
  learned: 'that the hard part is agreeing on names',
  willDo: 'write the names down first',
  did: 'wrote the names down first and it worked',
};
