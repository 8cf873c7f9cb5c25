import { cell, notesCell, several } from './cell.ts';
import { type Columns, columnsOf, synonymsOf, valuesOf } from './columns.ts';
import type { CsvRecord } from './csv.ts';
import { dayFrom } from './day.ts';
import { personName, wholeName } from './person-name.ts';
import { type AddressBookRow, SKIPPED, type SkippedRow } from './row.ts';

type Column =
  | 'name'
  | 'first'
  | 'last'
  | 'email'
  | 'phone'
  | 'linkedin'
  | 'company'
  | 'role'
  | 'kind'
  | 'field'
  | 'city'
  | 'met'
  | 'lastContact'
  | 'notes'
  | 'tags';

const HEADERS = synonymsOf<Column>([
  [
    'name',
    'name|full name|contact|contact name|person|display name|nombre completo|nom complet|vollständiger name',
  ],
  ['first', 'first name|given name|first|vorname|prénom|nombre|nome|voornaam'],
  [
    'last',
    'last name|surname|family name|last|nachname|nom|nom de famille|apellido|apellidos|cognome|sobrenome|achternaam',
  ],
  [
    'email',
    'email|email address|mail|email 1|email 2|email 3|primary email|work email|personal email|other email|mailadresse|' +
      'e-mail-adresse|adresse e-mail|courriel|correo|correo electrónico|indirizzo email|endereço de e-mail',
  ],
  [
    'phone',
    'phone|phone number|mobile|mobile phone|cell|cell phone|tel|telephone|work phone|home phone|telefon|handy|téléphone|teléfono|telefono|telefone',
  ],
  ['linkedin', 'linkedin|linkedin url|linkedin profile|profile url|url'],
  [
    'company',
    'company|company name|organization|organisation|employer|firma|unternehmen|entreprise|société|empresa|azienda|bedrijf',
  ],
  ['role', 'title|job title|position|role|job|beruf|stelle|poste|puesto|cargo|posizione|functie'],
  [
    'kind',
    'kind|relationship|relation|how we know each other|how do we know each other|how i know them|connection|beziehung',
  ],
  ['field', 'field|industry|branche|sector'],
  ['city', 'city|location|town|ort|stadt|ville|ciudad'],
  ['met', 'met|met at|where we met|how we met'],
  ['lastContact', 'last contact|last contacted|last talked|last spoke|letzter kontakt|dernier contact'],
  ['notes', 'notes|note|comment|comments|notizen|bemerkung|notas'],
  ['tags', 'tags|tag|labels|label|groups|categories'],
]);

const PREAMBLE = 10;

/** Where the header of somebody's own table stands; it must have a column for names. */
export function findPlainHeader(records: CsvRecord[]): { at: number; columns: Columns<Column> } | undefined {
  for (const [at, record] of records.slice(0, PREAMBLE).entries()) {
    const columns = columnsOf(record, HEADERS);
    const isTable = Object.keys(columns).length > 1 || record.cells.length === 1;
    if (isTable && (columns.name ?? columns.first ?? columns.last)) return { at, columns };
  }
  return undefined;
}

/** The people of a table with any of the usual headers, in any order. */
export function readPlain(
  records: CsvRecord[],
  header: { at: number; columns: Columns<Column> },
): { rows: AddressBookRow[]; skipped: SkippedRow[] } {
  const rows: AddressBookRow[] = [];
  const skipped: SkippedRow[] = [];
  for (const record of records.slice(header.at + 1)) {
    const row = rowOf(record, header.columns);
    if (typeof row === 'string') skipped.push({ line: record.line, reason: row });
    else rows.push(row);
  }
  return { rows, skipped };
}

/** Columns that are copied as they stand. */
const AS_WRITTEN = ['linkedin', 'company', 'role', 'kind', 'field', 'city', 'met'] as const;

function rowOf(record: CsvRecord, columns: Columns<Column>): AddressBookRow | string {
  const all = (column: Column) => valuesOf(record, columns, column).map(cell).filter(Boolean);
  const of = (column: Column) => all(column)[0] ?? '';
  const parted = personName(of('first'), of('last'));
  const { name, title } = parted.name ? parted : wholeName(of('name'));
  if (name === '') return record.cells.some((text) => cell(text) !== '') ? SKIPPED.nameless : SKIPPED.blank;
  const row: AddressBookRow = {
    line: record.line,
    name,
    ...(title && { title }),
    addresses: all('email').flatMap((text) => several(text, /\s{0,20}:::\s{0,20}|[;,\s]+/)),
    phones: all('phone').flatMap((text) => several(text, /\s{0,20}:::\s{0,20}|[;,/]/)),
    tags: all('tags').flatMap((text) => several(text, /\s{0,20}:::\s{0,20}|[;,]/)),
  };
  for (const column of AS_WRITTEN) {
    const text = of(column);
    if (text) row[column] = text;
  }
  const lastContact = dayFrom(of('lastContact'));
  if (lastContact) row.lastContact = lastContact;
  const notes = valuesOf(record, columns, 'notes').map(notesCell).filter(Boolean).join(' ');
  if (notes) row.notes = notes;
  return row;
}
