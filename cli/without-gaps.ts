/** What was said, without what was not: a key that holds nothing would mean something else. */
export function withoutGaps<T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const told: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  for (const key in given) {
    const value = given[key];
    if (isSaid(value)) told[key] = value;
  }
  return told;
}

const isSaid = <V>(value: V): value is Exclude<V, undefined> => value !== undefined;
