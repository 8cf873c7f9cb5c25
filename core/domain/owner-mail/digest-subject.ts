import type { Section } from './digest-sections.ts';
import { firstName } from '../owner.ts';
import { clip, count } from './short-words.ts';

const MOST = 60;

/** The most important fact first, at most 60 characters: "Ben answered; 5 people for this week". */
export function digestSubject(sections: Section[]): string {
  const of = (name: Section['section']): Section | undefined => sections.find((s) => s.section === name);
  const names = [...new Set((of('waiting')?.entries ?? []).flatMap(({ answered }) => answered ?? []))];
  const waits = total(of('waiting'));
  const people = of('people')?.entries.length ?? 0;
  const facts = [
    names.length > 0
      ? `${answerers(names)} answered`
      : waits > 0
        ? `${count(waits, 'thing')} waiting for you`
        : '',
    people > 0 ? `${count(people, 'person', 'people')} for this week` : '',
    total(of('going-out')) > 0 ? `${count(total(of('going-out')), 'mail')} going out` : '',
    total(of('keep-in-touch')) > 0
      ? `${count(total(of('keep-in-touch')), 'person', 'people')} to keep in touch with`
      : '',
  ].filter((fact) => fact !== '');
  const [first = 'A quiet week: nothing needs you', second] = facts;
  const both = second === undefined ? first : `${first}; ${second}`;
  return both.length <= MOST ? both : clip(first, MOST);
}

const total = (section: Section | undefined): number => (section ? section.entries.length + section.left : 0);

function answerers(names: string[]): string {
  const [one = '', two = ''] = names.map((name) => clip(firstName(name), 16));
  if (names.length === 1) return one;
  return names.length === 2 ? `${one} and ${two}` : `${one} and ${names.length - 1} others`;
}
