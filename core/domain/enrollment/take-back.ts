/**
 * Takes back what a command changed and leaves everything that happened since. `before` and `after` show what the command
 * did; a field that somebody has changed after it stays as it is now, and of a list only what the command added goes.
 */
export function takenBack<Noun extends object>(now: Noun, before: Noun, after: Noun): Noun {
  const next: Noun = { ...now };
  for (const field of fieldsOf(before, after)) {
    const [is, was, became] = [now[field], before[field], after[field]];
    if (same(was, became)) continue;
    if (Array.isArray(is) && isList(was) && isList(became)) {
      const [before, after] = [was ?? [], became ?? []];
      const added = after.filter((one) => !has(before, one));
      const lost = before.filter((one) => !has(after, one) && !has(is, one));
      const left = [...lost, ...is.filter((one) => !has(added, one))];
      if (left.length === 0 && was === undefined) delete next[field];
      else Object.assign(next, { [field]: left });
    } else if (isPlain(is) && isPlain(was) && isPlain(became)) {
      Object.assign(next, { [field]: takenBack(is, was, became) });
    } else if (same(is, became)) {
      if (was === undefined) delete next[field];
      else next[field] = was;
    }
  }
  return next;
}

const fieldsOf = <Noun extends object>(...nouns: Noun[]): Set<keyof Noun> => {
  const fields = new Set<keyof Noun>();
  for (const noun of nouns) for (const field in noun) fields.add(field);
  return fields;
};

/** A list that is not there is an empty one. */
const isList = (value: unknown): value is unknown[] | undefined =>
  value === undefined || Array.isArray(value);

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const has = (list: unknown[], one: unknown): boolean => list.some((other) => same(other, one));

/** By value; the order of fields does not count, because storage may give them in another. */
export function same(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, i) => same(item, other[i]));
  if (!isPlain(one) || !isPlain(other)) return one === other;
  return [...fieldsOf(one, other)].every((field) => same(one[field], other[field]));
}
