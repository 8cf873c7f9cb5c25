import { nameKey } from '../command/name-book.ts';
import type { Goal } from '../goal.ts';
import { type Contact, idsOf } from './contact.ts';

/** People who are deleted, as others' records may still name them. */
export interface Gone {
  ids: ReadonlySet<string>;
  /** Finds full names, addresses and phones of theirs. */
  named: RegExp;
  /** The same with names of one word: only where it is known that one of them is meant. */
  meant: RegExp;
}

/** What stands in the place of a name. */
const SOMEBODY = 'somebody';

/** Who is deleted, and by what he is found in others' records. A name that somebody else bears too says nothing of him. */
export function goneOf(people: Contact[], staying: Iterable<{ name: string }>): Gone {
  const kept = new Set([...staying].map(({ name }) => nameKey(name)));
  const names = people.map(({ name }) => name.trim()).filter((name) => !kept.has(nameKey(name)));
  const reach = people.flatMap(({ addresses, phones }) => [
    ...addresses.map(({ address }) => address),
    ...phones.map(({ number }) => number),
  ]);
  return {
    ids: new Set(people.flatMap(idsOf)),
    named: anyOf([...names.filter((name) => /\s/.test(name)), ...reach]),
    meant: anyOf([...names, ...reach]),
  };
}

/** Whole words only: "Ben Osei" is not in "Ben Oseitutu". */
function anyOf(texts: string[]): RegExp {
  const escaped = texts
    .filter((text) => text !== '')
    .map((text) =>
      text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/\s+/g, String.raw`\s{1,8}`),
    );
  const one = escaped.length === 0 ? '(?!)' : `(?:${escaped.join('|')})`;
  return new RegExp(`(?<![\\p{L}\\p{N}])${one}(?![\\p{L}\\p{N}])`, 'giu');
}

/** Is one of them named in it? */
export const isNamed = (text: string | undefined, { named }: Pick<Gone, 'named'>): boolean =>
  text !== undefined && text.search(named) >= 0;

/** The text without them. */
export const unnamed = (text: string, { named }: Pick<Gone, 'named'>): string =>
  text.replaceAll(named, SOMEBODY);

/** Facts stand in mails: one that names somebody deleted goes, and is asked for anew where a mail needs it. */
export const factsWithout = <F extends object>(facts: F, gone: Pick<Gone, 'named'>): F => {
  const next = { ...facts };
  for (const fact in next) if (isNamed(String(next[fact]), gone)) delete next[fact];
  return next;
};

/** A contact who stays, without what names them; the very same where nothing does. */
export function contactWithout(contact: Contact, gone: Gone): Contact {
  const { referredBy, ...rest } = contact;
  const wasReferred = referredBy !== undefined && (gone.ids.has(referredBy) || isNamed(referredBy, gone));
  const his = { named: wasReferred ? gone.meant : gone.named };
  const { opening, doNotContact } = rest;
  const next: Contact = {
    ...(wasReferred ? rest : contact),
    facts: factsWithout(rest.facts, his),
    source: unnamed(rest.source, his),
    notes: rest.notes.map((note) => ({ ...note, text: unnamed(note.text, his) })),
    tags: rest.tags.map((tag) => unnamed(tag, his)),
    holds: rest.holds.map((hold) => ({ ...hold, because: unnamed(hold.because, his) })),
    ...(opening !== undefined && { opening: unnamed(opening, his) }),
    ...(doNotContact && { doNotContact: { ...doNotContact, because: unnamed(doNotContact.because, his) } }),
  };
  return JSON.stringify(next) === JSON.stringify(contact) ? contact : next;
}

/** A goal without them: who decides, by what, and what speaks for the owner. */
export function goalWithout(goal: Goal, gone: Gone): Goal {
  const { deciders, criteria, results } = goal;
  const next: Goal = {
    ...goal,
    ...(deciders && { deciders: deciders.filter((name) => !isNamed(name, { named: gone.meant })) }),
    ...(criteria !== undefined && { criteria: unnamed(criteria, gone) }),
    ...(results !== undefined && { results: unnamed(results, gone) }),
  };
  return JSON.stringify(next) === JSON.stringify(goal) ? goal : next;
}
