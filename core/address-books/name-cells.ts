import { whyNoName } from '../domain/people/no-name.ts';

/** The first of some cells that can be a name. */
export const readable = (cells: string[]): string =>
  cells.find((text) => text !== '' && whyNoName(text) === undefined) ?? '';

/** What was left out though it stood where a name belongs, in words. An address there is what programs write who know no name. */
export const doubtsOf = (cells: string[]): string[] =>
  cells.flatMap((text) => {
    const why = /[\p{L}\p{N}]/u.test(text) ? whyNoName(text) : undefined;
    return why === undefined || why === 'is an address'
      ? []
      : [`"${text.slice(0, 60)}" ${why} and was not taken for a name`];
  });

/** Why cells of which something is written hold no name; undefined when nothing is. */
export function nameless(cells: string[]): string | undefined {
  const text = cells.find((one) => /[\p{L}\p{N}]/u.test(one) && whyNoName(one) !== undefined);
  return text === undefined
    ? undefined
    : `there is no name in the row: "${text.slice(0, 60)}" ${whyNoName(text)}`;
}
