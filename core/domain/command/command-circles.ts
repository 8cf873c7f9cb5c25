import type { Command, Problem } from './command.ts';
import { ADDRESS, named, partsOf, placed } from './command-people.ts';
import { saysGoal } from './command-goal.ts';
import { findVerb } from './command-verbs.ts';
import { closingOf, wordsOf } from './command-words.ts';
import { isOwnName, type NameBook } from './name-book.ts';
import type { ContactKind } from '../people/contact.ts';

/** What a line of "who knows you?" is: passed over, somebody, or undefined where the line is for the commands. */
export type CircleLine = 'passed' | { command: Command } | Problem | undefined;

/** Reads names one a line, under the circle that was named last; what is a command is left to the commands. */
export function circleReader(names: NameBook): (words: string) => CircleLine {
  let circle: ContactKind | undefined;
  return (words) => {
    const heading = headingOf(words);
    if (heading) circle = heading.kind;
    const line = heading ? heading.rest : words;
    if (line === '' || NOBODY.test(line)) return 'passed';
    if (saysGoal(line)) return undefined;
    const spoken = findVerb(line);
    // A mistyped "stop Ana" must never become somebody's name.
    if (spoken && (spoken.before === '' || (spoken.after === '' && !line.includes('@')))) return undefined;
    return readNamed(line, circle, names);
  };
}

const NOBODY = /^(?:none|nobody|no ?one|nothing|n\/a|-+)$/i;

const CIRCLES: [RegExp, ContactKind][] = [
  [/^(?:friends?)$/, 'friend'],
  [/^(?:neighbou?rs?)$/, 'neighbour'],
  [/^(?:family|relatives?|family members?)$/, 'family'],
  [
    /^(?:former|previous|past|old|ex)[ -]?(?:co-?workers?|colleagues?|team ?mates?|managers?|bosses)$/,
    'previous_coworker',
  ],
  [/^(?:(?:present|current) )?(?:co-?workers?|colleagues?|team ?mates?)(?: now)?$/, 'current_coworker'],
  [/^(?:(?:people|anyone) (?:from|of) (?:a|my) )?projects?(?: mates?)?$/, 'project'],
  [/^(?:professors?|teachers?|lecturers?)$/, 'professor'],
  [/^(?:class ?mates?|fellow students?)$/, 'classmate'],
  [/^(?:recruiters?)$/, 'recruiter'],
];

/** "Friends", "My friends:", "Friends: Ana Ruiz". Several circles in one heading are none. */
function headingOf(words: string): { kind: ContactKind; rest: string } | undefined {
  const [, head = words, rest = ''] = /^([\p{L} -]{4,40}):(.*)$/u.exec(words) ?? [];
  const plain = head
    .trim()
    .toLowerCase()
    .replace(/^(?:my|your|the) /, '');
  const kind = CIRCLES.find(([says]) => says.test(plain))?.[1];
  return kind && { kind, rest: rest.trim() };
}

/** "Ana Ruiz, ana@x.example, Helio": a name, then what else is known. All of it must be understood. */
export function readNamed(
  words: string,
  circle: ContactKind | undefined,
  names: NameBook,
): { command: Command } | Problem {
  const [head = '', ...parts] = partsOf(
    words
      .replace(/\s{0,5}[<(\[]([^<>()[\]]{1,254})[>)\]]/g, ', $1')
      .replace(/(?<=[^\s,;])\s{1,5}(?:- )?(?=[^\s@,;]{1,64}@[^\s@,;]{1,254}(?:$|[\s,;]))/g, ', ')
      .replace(/\s{1,5}- /g, ', '),
  );
  const reached = parts.some((part) => ADDRESS.test(part));
  if (!isName(head, reached, circle !== undefined))
    return { problem: 'not understood', because: 'one person a line: a name first, then a comma' };
  const person = named(head, names);
  if ('problem' in person) return person;
  const broken = parts.find((part) => part.includes('@') && !ADDRESS.test(part));
  if (broken !== undefined)
    return { problem: 'not understood', because: `"${broken.slice(0, 60)}" is no mail address` };
  const notes: string[] = [];
  for (const part of placed(person, parts)) {
    const place = /^(?:(?:now|works?|working|still) )?(?:at|for) (\S.*)$/i.exec(part)?.[1];
    if (place === undefined && (person.company !== undefined || !isName(part, false, true))) notes.push(part);
    else if (place === undefined && !reached && part.includes(' '))
      return {
        problem: 'not understood',
        because: `is "${part.slice(0, 60)}" a person or a company? One person a line; "at ..." for a company`,
      };
    else person.company = place ?? part;
  }
  if (notes.length > 0) person.note = notes.join(', ');
  // What was said of the person himself is nearer than the heading; to have worked on something says no circle.
  const worked = person.kind === 'project' && circle !== undefined;
  const kind = worked ? circle : (person.kind ?? circle);
  return { command: { do: 'add', person: { ...person, ...(kind !== undefined && { kind }) } } };
}

const CAPITAL = /^[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}\p{N}'’.&-]{0,40}$/u;
const PARTICLE =
  /^(?:van|von|der|den|de|del|della|da|das|dos|di|du|la|le|ter|ten|bin|ibn|al|el|zu|of|and|y|e)$/i;

/** Words that can be nothing but a name: each begins with a capital letter, unless an address stands beside it. */
function isName(words: string, reached: boolean, underHeading: boolean): boolean {
  const all = words.split(' ');
  if (all.length > 5 || !/\p{L}/u.test(words)) return false;
  if (reached) return all.every((word) => /^[\p{L}\p{M}'’.-]{1,40}$/u.test(word));
  if (all.length < 2 && !underHeading) return false;
  return CAPITAL.test(all[0] ?? '') && all.every((word) => CAPITAL.test(word) || PARTICLE.test(word));
}

/**
 * A list of names and addresses looks like a signature, and was cut off as one: the whole list, up to where the owner
 * signs with his own name, or says goodbye at the end.
 */
export function wholeList(text: string, signature: string, owner: string): string {
  const lines = `${text}\n${signature}`.split('\n');
  const from = text === '' ? 0 : text.split('\n').length;
  const end = lines.findIndex((line, i) => {
    const words = wordsOf(line.slice(0, 200));
    const farewell = closingOf(words);
    const own = isOwnName(words, owner) || (farewell !== undefined && isOwnName(farewell, owner));
    const next = wordsOf(
      lines
        .slice(i + 1)
        .find((one) => one.trim() !== '')
        ?.slice(0, 200) ?? '',
    );
    return i >= from && (own || (farewell === '' && (next === '' || isOwnName(next, owner))));
  });
  return (end < 0 ? lines : lines.slice(0, end)).join('\n');
}
