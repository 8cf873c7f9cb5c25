import type { Command, Problem, ToldPerson } from './command.ts';
import type { ContactKind, Knowledge } from '../people/contact.ts';
import type { Fact } from '../people/facts.ts';
import type { NameBook } from './name-book.ts';

type PersonReading = { command: Command } | Problem;

const MOST_PARTS = 12;
/** A mail address alone, perhaps in angle brackets. */
export const ADDRESS = /^<?([^\s@<>"(),:;]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,200}[a-z0-9])?\.[a-z]{2,24})>?$/i;

/** Reads what follows `met`: "Raj Patel at DataConf, raj@x.example, talked about Flink, promised the slides". */
export function readMet(words: string, names: NameBook): PersonReading {
  const [head = '', ...parts] = partsOf(words);
  const place = /^(.{0,300}?)\s{1,20}(?:at|in)\s{1,20}(\S.*)$/i.exec(head);
  const person = named(place?.[1] ?? head, names);
  if ('problem' in person) return person;
  if (place?.[2] !== undefined) person.event = place[2];
  /** What a part without a word of its own goes on: "talked about Flink, Kafka". */
  let open: 'topic' | 'promise' | 'askedYou' | undefined;
  for (const part of parts) {
    const told = META.find(({ says }) => says.test(part));
    const address = ADDRESS.exec(part)?.[1];
    if (address !== undefined) person.address = address.toLowerCase();
    else if (told) {
      person[told.as] = part.replace(told.says, '');
      open = told.as === 'event' ? undefined : told.as;
    } else if (open) person[open] = `${person[open] ?? ''}, ${part}`;
    else return { problem: 'not understood', because: `I can't place "${part.slice(0, 60)}"`, closest: MET };
  }
  return { command: { do: 'met', person } };
}

const MET = 'met Name at place, address, talked about topic, promised thing, asked about my plans';

const META = [
  { as: 'event', says: /^(?:(?:we )?met )?(?:at|in)\s+(?=\S)/i },
  {
    as: 'topic',
    says: /^(?:and )?(?:we )?(?:talked|spoke|chatted|discussed)(?: about)?\s+(?=\S)/i,
  },
  { as: 'askedYou', says: /^(?:and )?(?:(?:he|she|they) )?asked (?:me )?(?=(?:about|what|where|how) )/i },
  { as: 'promise', says: /^(?:and )?(?:i )?promised(?: (?:him|her|them))?(?: to)?\s+(?=\S)/i },
] as const;

/** Reads what follows `add`: "Ana Ruiz, ana@x.example, former coworker at Borealis". What fits nowhere is kept as a note. */
export function readAdd(words: string, names: NameBook): PersonReading {
  const [head = '', ...parts] = partsOf(words);
  const person = named(head, names);
  if ('problem' in person) return person;
  const rest = placed(person, parts);
  if (rest.length > 0) person.note = rest.join(', ');
  return { command: { do: 'add', person } };
}

/** Tells a person what the parts say, and answers those that say nothing of their own. */
export function placed(person: ToldPerson, parts: string[]): string[] {
  const rest: string[] = [];
  for (const part of parts) {
    const shared = SHARED.find(({ says }) => says.test(part));
    if (shared) person.facts = { ...person.facts, [shared.fact]: part.replace(shared.says, '') };
    const address = ADDRESS.exec(part)?.[1];
    const relation = RELATIONS.find(({ says }) => says.test(part));
    const place = /^(.{1,300}?)\s{1,20}(?:at|of|from)\s{1,20}(\S.*)$/i.exec(part);
    const remembers = REMEMBERS.find(({ says }) => says.test(part));
    if (address !== undefined) person.address = address.toLowerCase();
    else if (remembers) person.remembersYou = remembers.as;
    else if (relation) {
      person.kind = relation.kind;
      if (relation.knowledge) person.knowledge = relation.knowledge;
      rest.push(part);
    } else if (place?.[1] !== undefined && place[2] !== undefined) {
      person.role = place[1];
      person.company = place[2];
    } else rest.push(part);
  }
  return rest;
}

const REMEMBERS = [
  { says: /^(?:(?:he|she|they) )?(?:(?:will|would|does|should) )?remembers? me$/i, as: 'yes' },
  { says: /^(?:(?:he|she|they) )?(?:may|might|probably)(?: not|n't)? remember me$/i, as: 'unsure' },
  {
    says: /^(?:(?:he|she|they) )?(?:won't|will not|wouldn't|would not|doesn't|does not) remember me$/i,
    as: 'no',
  },
] as const;

/** What two people share, in words that can stand in a mail. */
const SHARED: { says: RegExp; fact: Fact }[] = [
  { says: /^(?:we )?worked (?:together |with (?:me|him|her|them) )?on\s+(?=\S)/i, fact: 'sharedWork' },
  { says: /^(?:who )?taught (?:me )?(?=\S)/i, fact: 'course' },
  {
    says: /^(?:my |a )?(?:former |old )?(?:classmate|professor|teacher) (?:in|of|for)\s+(?=\S)/i,
    fact: 'course',
  },
];

/** In this order: "former coworker" before "coworker", "professor of my classmate" is rare enough. */
const RELATIONS: { says: RegExp; kind: ContactKind; knowledge?: Knowledge }[] = [
  {
    says: /^(?:my )?(?:former|previous|ex|old|past)[ -]?(?:manager|boss|supervisor)\b/i,
    kind: 'previous_coworker',
    knowledge: 'managed-you',
  },
  {
    says: /^(?:my )?(?:former|previous|ex|old|past)[ -]?(?:co-?worker|colleague|team ?mate)\b/i,
    kind: 'previous_coworker',
  },
  {
    says: /^(?:my )?(?:current |present )?(?:manager|boss)$/i,
    kind: 'current_coworker',
    knowledge: 'managed-you',
  },
  {
    says: /^(?:my )?(?:(?:current|present) )?(?:co-?worker|colleague|team ?mate)\b/i,
    kind: 'current_coworker',
  },
  { says: /^(?:we )?worked (?:together |with (?:me|him|her|them) )?on\b/i, kind: 'project' },
  { says: /^worked (?:together|with (?:me|him|her|them))\b/i, kind: 'previous_coworker' },
  {
    says: /^(?:my |a )?(?:former |old )?(?:professor|teacher|lecturer|thesis adviser|thesis advisor)\b/i,
    kind: 'professor',
  },
  { says: /^(?:who )?taught me\b/i, kind: 'professor' },
  { says: /^(?:my |a )?(?:former |old )?classmate\b/i, kind: 'classmate' },
  { says: /^(?:my |a )?(?:fellow )?alum(?:nus|na|ni)?\b/i, kind: 'alumni' },
  { says: /^(?:my |a |an )?(?:old )?friend\b/i, kind: 'friend' },
  { says: /^(?:my |a |an )?(?:former |old )?neighbou?r\b/i, kind: 'neighbour' },
  {
    says: /^(?:my )?(?:family|aunt|uncle|cousin|brother|sister|father|mother|niece|nephew|in-law)\b/i,
    kind: 'family',
  },
  { says: /^(?:a )?recruiter\b/i, kind: 'recruiter' },
  { says: /^(?:we )?met (?:at|in)\b/i, kind: 'event', knowledge: 'met' },
];

/** The parts of a line. Commas part the sentence; more of them than anybody writes stay in the last part. */
export function partsOf(words: string): string[] {
  const parts = words.split(/\s{0,20}[,;]\s{0,20}/).filter((part) => part !== '');
  return parts.length <= MOST_PARTS
    ? parts
    : [...parts.slice(0, MOST_PARTS - 1), parts.slice(MOST_PARTS - 1).join(', ')];
}

/** The person a line begins with: somebody known, or a new name. */
export function named(words: string, names: NameBook): ToldPerson | Problem {
  const name = words.replace(/^["']+|["']+$/g, '').trim();
  if (!/\p{L}/u.test(name) || /[@<>\d:/\\]/.test(name) || name.length > 80 || name.split(' ').length > 6)
    return { problem: 'not understood', because: 'a name comes first, then a comma' };
  const found = names.find(name);
  switch (found.at) {
    case 'many':
      return { problem: 'ambiguous', candidates: found.candidates };
    case 'none':
      return { name };
    case 'one':
      return { name: names.nameOf(found.id) ?? name, contactId: found.id };
  }
}
