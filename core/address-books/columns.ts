import type { CsvRecord } from './csv.ts';

/** Columns by what they hold: for each name the positions that hold it, in the order of the file. */
export type Columns<Name extends string> = Partial<Record<Name, number[]>>;

/** A header as it is compared: lower case, without accents, spaces, `_`, `-` and other signs. */
export function headerKey(header: string): string {
  return header
    .slice(0, 100)
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Finds the columns a record names, if it is a header at all; `synonyms` are written as people write them, `|` between. */
export function columnsOf<Name extends string>(
  record: CsvRecord,
  synonyms: ReadonlyMap<string, Name>,
): Columns<Name> {
  const columns: Columns<Name> = {};
  record.cells.forEach((header, position) => {
    const name = synonyms.get(headerKey(header));
    if (name === undefined) return;
    const positions: number[] | undefined = columns[name];
    if (positions) positions.push(position);
    else columns[name] = [position];
  });
  return columns;
}

/** A table of synonyms, by the form in which headers are compared. */
export function synonymsOf<Name extends string>(
  table: readonly (readonly [Name, string])[],
): Map<string, Name> {
  return new Map(
    table.flatMap(([name, words]) => words.split('|').map((word) => [headerKey(word), name] as const)),
  );
}

/** The values of a record in the columns of one name. */
export function valuesOf<Name extends string>(
  record: CsvRecord,
  columns: Columns<Name>,
  name: Name,
): string[] {
  return (columns[name] ?? []).map((position) => record.cells[position] ?? '');
}
