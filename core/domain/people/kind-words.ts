import { CONTACT_KINDS, type ContactKind } from './contact.ts';
import { folded } from '../folded.ts';

/** Words people write in a "how we know each other" column; the first that fits decides. */
const WORDS: [RegExp, ContactKind][] = [
  [/\b(?:recruiter|headhunter|talent acquisition|sourcer)\b/, 'recruiter'],
  [/\b(?:referred|referral|introduced|introduction|intro) ?(?:by|through|from)?\b/, 'referred'],
  [
    /\b(?:ex|former|previous|old|past|ehemalige[rn]?|ancien(?:ne)?)[ -]+(?:\w+ )?(?:colleague|co ?worker|work ?mate|team ?mate|boss|manager|report|kolleg(?:e|in)|collegue)\b/,
    'previous_coworker',
  ],
  [
    /\b(?:worked (?:with|together|for)|used to work|managed me|my (?:first )?(?:boss|manager) at)\b/,
    'previous_coworker',
  ],
  [/\b(?:project|hackathon|open source)\b/, 'project'],
  [
    /\b(?:prof|professor|professorin|professeure?|lecturer|teacher|advisor|adviser|supervisor|dozent(?:in)?|taught me)\b/,
    'professor',
  ],
  [
    /\b(?:class ?mate|study group|course ?mate|fellow student|studied (?:with|together)|kommilitone|kommilitonin|camarade)\b/,
    'classmate',
  ],
  [/\b(?:alum(?:nus|na|ni|nae|s)?|same (?:school|university|college))\b/, 'alumni'],
  [
    /\b(?:colleague|co ?worker|work ?mate|team ?mate|kollege|kollegin|collegue|boss|manager)\b/,
    'current_coworker',
  ],
  [/\b(?:neighbou?r|nachbar(?:in)?|voisine?|next door)\b/, 'neighbour'],
  [
    /\b(?:family|aunt|uncle|cousin|brother|sister|mother|father|mum|mom|dad|in law|niece|nephew|wife|husband|familie)\b/,
    'family',
  ],
  [/\b(?:friend|buddy|mate|freund(?:in)?|amie?|amigo|amiga)\b/, 'friend'],
  [/\b(?:met (?:at|in|on)|conference|meetup|event|fair|talk)\b/, 'event'],
];

/** The kind of contact somebody's own words mean ("ex-colleague" is a previous co-worker); undefined when they mean none. */
export function kindFromWords(words: string): ContactKind | undefined {
  const plain = folded(words.slice(0, 200)).replaceAll(/[_-]+/g, ' ').replaceAll(/ +/g, ' ');
  const exact = CONTACT_KINDS.find((kind) => kind.replaceAll('_', ' ') === plain);
  return exact ?? WORDS.find(([pattern]) => pattern.test(plain))?.[1];
}
