/**
 * What a mail may need to know. A fact is what the owner (or an import) said, in words that can stand in a sentence;
 * a step names the facts it needs, and a missing one becomes one question to the owner, never a hollow mail.
 */
export const FACTS = {
  sharedWork: {
    of: 'contact',
    question: 'What did you and {name} work on together? (a few words: "the Atlas migration")',
  },
  memory: { of: 'contact', question: 'What is one thing you remember about working with {name}?' },
  connection: {
    of: 'contact',
    question: 'How are you and {name} connected? (a few words: "we both studied at Lund")',
  },
  whyThem: { of: 'contact', question: 'Why {name} of all people? (their talk, their move, their team)' },
  course: { of: 'contact', question: 'Which class or assignment did you share with {name}, and when?' },
  event: { of: 'contact', question: 'Where did you meet {name}?' },
  topic: { of: 'contact', question: 'What did you and {name} talk about?' },
  promise: { of: 'contact', question: 'What did you promise {name}?' },
  askedYou: { of: 'contact', question: 'What did {name} ask about you?' },
  theirWork: { of: 'contact', question: 'What does {name} work on now?' },
  closing: { of: 'contact', question: 'Until which day may one apply for the role at the place of {name}?' },
  news: {
    of: 'exchange',
    question: 'One small piece of news to tell {name}, or something useful to pass on?',
  },
  answer: {
    of: 'exchange',
    question: 'What do you want to say to what {name} wrote? (one or two sentences)',
  },
  learned: { of: 'exchange', question: 'What is one thing you learned from {name}?' },
  willDo: { of: 'exchange', question: 'What will you do about it?' },
  did: { of: 'exchange', question: 'What did you do with the advice of {name}?' },
  saw: {
    of: 'contact',
    question:
      'What did {name} see you do that speaks for you? (as in "you saw me": "run the migration without losing a row")',
  },
  purpose: {
    of: 'exchange',
    question: 'What is the reference for? (a few words: "the data science programme at Lund")',
  },
  deadline: { of: 'exchange', question: 'By which day does it have to be there? (a date: 15 January 2027)' },
  points: {
    of: 'exchange',
    question: 'Which facts should {name} have at hand to draw on? (one or two sentences)',
  },
  employer: {
    of: 'exchange',
    question:
      'Who may call {name}, and about which role? (a few words: "Helio, about the data engineer role")',
  },
  result: {
    of: 'exchange',
    question: 'Which result of yours is worth telling {name}? (one or two sentences)',
  },
  referred: { of: 'exchange', question: 'Whom did {name} send you to?' },
  outcome: { of: 'exchange', question: 'What came of it? (one or two sentences)' },
  when: { of: 'exchange', question: 'When do you and {name} talk? (day, time, zone, number)' },
} as const satisfies Record<string, { of: 'contact' | 'exchange'; question: string }>;

/** A fact's name. Facts `of: contact` are kept with the person, those `of: exchange` with the enrollment. */
export type Fact = keyof typeof FACTS;

/** A fact's name as the eight characters a reply token has room for: "sharedwo", "news0000". */
export const factCode = (fact: Fact): string => fact.toLowerCase().slice(0, 8).padEnd(8, '0');

/** The fact whose code this is. */
export const factOfCode = (code: string): Fact | undefined =>
  Object.keys(FACTS)
    .filter(isFact)
    .find((fact) => factCode(fact) === code);

export const isFact = (name: string): name is Fact => Object.hasOwn(FACTS, name);
