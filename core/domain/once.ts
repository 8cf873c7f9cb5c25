/** A value that is made when it is first asked for: a start that does not ask for it does not pay for it. */
export function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
