import { wordsOf } from '../folded.ts';
import { firstName } from '../owner.ts';

/** What a name leads to. */
export type Found = { at: 'one'; id: string } | { at: 'many'; candidates: string[] } | { at: 'none' };

/** People by the names a person would type. */
export interface NameBook {
  /** By full name, else by a first name that only one person has, else by "name (id)" or id. Never by guess. */
  find(words: string): Found;
  nameOf(id: string): string | undefined;
  /** Every way of naming somebody, folded; for corrections. */
  known(): IterableIterator<string>;
}

const MOST_CANDIDATES = 8;

export function nameBook(people: Iterable<{ id: string; name: string }>): NameBook {
  const names = new Map<string, string>();
  const full = new Map<string, Set<string>>();
  const first = new Map<string, Set<string>>();
  const exact = new Map<string, string>();
  for (const { id, name } of people) {
    names.set(id, name);
    file(full, nameKey(name), id);
    file(first, nameKey(givenName(name)), id);
    exact.set(nameKey(id), id);
    exact.set(nameKey(`${name} ${id}`), id);
  }
  const told = (ids: Set<string>): Found => {
    const [id = ''] = ids;
    if (ids.size === 1) return { at: 'one', id };
    const of = [...ids]
      .slice(0, MOST_CANDIDATES)
      .map((each) => ({ id: each, name: names.get(each) ?? each }));
    const twice = (name: string): boolean => (full.get(nameKey(name))?.size ?? 0) > 1;
    return { at: 'many', candidates: of.map((c) => (twice(c.name) ? `${c.name} (${c.id})` : c.name)) };
  };
  return {
    find(words) {
      const key = nameKey(words);
      if (key === '') return { at: 'none' };
      const ids = full.get(key) ?? first.get(key);
      if (ids) return told(ids);
      const id = exact.get(key);
      return id === undefined ? { at: 'none' } : { at: 'one', id };
    },
    nameOf: (id) => names.get(id),
    *known() {
      yield* full.keys();
      yield* first.keys();
    },
  };
}

function file(index: Map<string, Set<string>>, key: string, id: string): void {
  if (key === '') return;
  const ids = index.get(key);
  if (ids) ids.add(id);
  else index.set(key, new Set([id]));
}

const TITLE = /^(?:prof|professor|dr|mr|mrs|ms|mx|sir)\.?\s+(?=\S)/i;

const givenName = (name: string): string => name.trim().replace(TITLE, '').split(/\s+/)[0] ?? '';

/** A name as it is compared: lower case, without accents and punctuation. */
export const nameKey = (name: string): string => wordsOf(name).join(' ');

/** The owner's own name, whole or the first of it: alone on a line it is a signature. */
export const isOwnName = (words: string, owner: string): boolean =>
  [nameKey(owner), nameKey(firstName(owner))].includes(nameKey(words));
