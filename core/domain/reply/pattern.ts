/** A pattern that is made when it is first looked for: made while a function starts, all of them take a third of a second. */
export type Pattern = () => RegExp;

/** Every pattern that is made late, in the order of the files: what tries them all need not know who uses them. */
export const LATE_PATTERNS: Pattern[] = [];

/** Keeps what is made, once it is asked for. */
export function late(make: Pattern): Pattern {
  let made: RegExp | undefined;
  const pattern = (): RegExp => (made ??= make());
  LATE_PATTERNS.push(pattern);
  return pattern;
}
