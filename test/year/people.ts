import { fc } from '../examples.ts';
import type { ContactKind, Knowledge } from '../../core/domain/people/contact.ts';
import { CONTACT_KINDS, KNOWLEDGE } from '../../core/domain/people/contact.ts';

/** What a person does with a mail, so many hours after it came. */
export interface Behaviour {
  does: Doing;
  hours: number;
}

/** Everything a person may do with a mail, the usual thing most often. */
export const DOINGS = [
  ...Array<'nothing'>(9).fill('nothing'),
  ...([
    'is glad',
    'is glad',
    'tells',
    'asks',
    'thanks',
    'proposes',
    'refers',
    'refuses',
    'says later',
    'agrees on a talk',
    'has moved',
    'not this address',
  ] as const),
  ...(['is away', 'is away until', 'has left', 'says stop', 'bounces', 'is full', 'complains'] as const),
] as const;
export type Doing = (typeof DOINGS)[number];

/** A person of a year, before he has a name. */
export interface Actor {
  kind: ContactKind;
  company: number | undefined;
  zone: string | undefined;
  knowledge: Knowledge | undefined;
  trust: number | undefined;
  /** Days before the year since the two last spoke. */
  silent: number | undefined;
  /** Are the facts known that his mails need? */
  known: boolean;
  /** May he be written to where he works where the owner works? */
  consents: boolean;
  /** Is he above the owner's manager? */
  above: boolean;
  /** What he does with one mail after the other, over and over. */
  script: Behaviour[];
}

/** What the owner does with a mail that wants her word, so many hours later. */
export interface Mood {
  says: 'yes' | 'no' | 'later' | 'hold' | 'edit' | 'nothing' | 'stop' | 'pause' | 'writes';
  hours: number;
}

/** What an owner says of her own accord; `whom` picks the person or the company. */
export interface Word {
  says: (typeof WORDS)[number];
  whom: number;
}

/** An owner of a year. */
export interface Ownership {
  zone: string;
  goal: 'career-change' | 'promotion' | 'first-job';
  automatic: boolean;
  moods: Mood[];
  /** People she begins with by herself on each of these weekdays, over and over. */
  begins: number[];
  /** Her own words, one after the other, over and over; one every `wordEvery` days. */
  words: Word[];
  wordEvery: number;
}

const ZONES = [
  'America/New_York',
  'America/Los_Angeles',
  'Europe/Berlin',
  'Europe/Lisbon',
  'Asia/Kolkata',
  'Asia/Tokyo',
];
const COMPANIES = 12;

/** Anybody who may be in an address book. */
export const actors = (people: { minLength: number; maxLength: number }): fc.Arbitrary<Actor[]> =>
  fc.array(
    fc.record({
      kind: fc.constantFrom(...CONTACT_KINDS),
      company: fc.option(fc.nat(COMPANIES - 1), { nil: undefined }),
      zone: fc.option(fc.constantFrom(...ZONES), { nil: undefined }),
      knowledge: fc.option(fc.constantFrom(...KNOWLEDGE), { nil: undefined }),
      trust: fc.option(fc.nat(5), { nil: undefined }),
      silent: fc.option(fc.integer({ min: 1, max: 900 }), { nil: undefined }),
      known: fc.boolean(),
      consents: fc.boolean(),
      above: fc.constantFrom(false, false, true),
      script: fc.array(fc.record({ does: fc.constantFrom(...DOINGS), hours: fc.nat(260) }), {
        minLength: 1,
        maxLength: 6,
      }),
    }),
    { ...people, size: 'max' },
  );

const MOODS = [
  ...Array<'yes'>(14).fill('yes'),
  ...(['no', 'later', 'hold', 'edit', 'edit', 'nothing', 'stop', 'pause', 'writes', 'writes'] as const),
] as const;

/** What she may say, the usual thing most often. */
export const WORDS = [
  ...(['undo', 'undo', 'undo', 'undo', 'open', 'open', 'close', 'forgets', 'imports'] as const),
  ...(['consents', 'consents', 'does not consent', 'it is decided'] as const),
  ...(['manager knows', 'manager knows', 'manager does not know'] as const),
] as const;

/** Any owner, from the one who answers at once to the one who forgets. */
export const owners: fc.Arbitrary<Ownership> = fc.record({
  zone: fc.constantFrom(...ZONES),
  goal: fc.constantFrom('career-change', 'promotion', 'first-job'),
  automatic: fc.boolean(),
  moods: fc.array(fc.record({ says: fc.constantFrom(...MOODS), hours: fc.nat(80) }), {
    minLength: 5,
    maxLength: 40,
    size: 'max',
  }),
  begins: fc.array(fc.nat(12), { minLength: 1, maxLength: 7 }),
  words: fc.array(fc.record({ says: fc.constantFrom(...WORDS), whom: fc.nat(400) }), {
    minLength: 4,
    maxLength: 30,
    size: 'max',
  }),
  wordEvery: fc.integer({ min: 2, max: 9 }),
});
