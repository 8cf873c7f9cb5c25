/**
 * Takes back what a command changed and leaves everything that happened since. `before` and `after` show what the command
 * did; a field that somebody has changed after it stays as it is now, and of a list only what the command added goes.
 */
export function takenBack<Noun extends object>(now: Noun, before: Noun, after: Noun): Noun {
  const next: Noun = { ...now };
  for (const field of fieldsOf(before, after)) {
    const [is, was, became] = [now[field], before[field], after[field]];
    if (same(was, became)) continue;
    if (Array.isArray(is) && Array.isArray(was) && Array.isArray(became)) {
      const added = became.filter((one) => !has(was, one));
      const lost = was.filter((one) => !has(became, one) && !has(is, one));
      Object.assign(next, { [field]: [...lost, ...is.filter((one) => !has(added, one))] });
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
