import type { CsvRecord } from './csv.ts';

/** What a column of a table may hold. */
export const FIELDS = [
  'name',
  'first',
  'middle',
  'last',
  'prefix',
  'email',
  'phone',
  'linkedin',
  'company',
  'role',
  'kind',
  'field',
  'city',
  'met',
  'lastContact',
  'connected',
  'notes',
  'tags',
] as const;
/** A field, or what only some programs write: an address's type, the name shown with it, any web page. */
export type Field = (typeof FIELDS)[number] | 'emailType' | 'emailName' | 'website';

/** What the owner says a column holds, by the header's key; `nothing` leaves it out. */
export type ColumnMap = ReadonlyMap<string, Field | 'nothing'>;

/** A column of a file and what it was taken for. */
export interface ColumnUse {
  column: string;
  field?: Field;
}

/** Columns by what they hold: for each field the positions that hold it, in the order of the file. */
export type Columns = Partial<Record<Field, number[]>>;

/** Finds what a header, given by its key, stands for. */
export type FieldOf = (key: string) => Field | undefined;

/** A header as it is compared: lower case, without accents, spaces, `_`, `-` and other signs. */
export function headerKey(header: string): string {
  return header
    .slice(0, 100)
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** What each column of a header record holds; the owner's word comes first. */
export function columnUses(header: CsvRecord, fieldOf: FieldOf, map: ColumnMap): ColumnUse[] {
  return header.cells.map((text) => {
    const key = headerKey(text);
    const said = map.get(key);
    const field = said === 'nothing' ? undefined : (said ?? fieldOf(key));
    const column = text.slice(0, 60).replaceAll(/[\p{Cc}\s]+/gu, ' ');
    return field ? { column, field } : { column };
  });
}

/** The positions of each field. */
export function columnsOf(uses: ColumnUse[]): Columns {
  const columns: Columns = {};
  uses.forEach(({ field }, position) => {
    if (field) (columns[field] ??= []).push(position);
  });
  return columns;
}

/** A table of synonyms as people write them, `|` between, by the form in which headers are compared. */
export function synonymsOf(table: readonly (readonly [Field, string])[]): ReadonlyMap<string, Field> {
  return new Map(
    table.flatMap(([name, words]) => words.split('|').map((word) => [headerKey(word), name] as const)),
  );
}

/** The values of a record in the columns of one field. */
export const valuesOf = (record: CsvRecord, columns: Columns, field: Field): string[] =>
  (columns[field] ?? []).map((position) => record.cells[position] ?? '');
