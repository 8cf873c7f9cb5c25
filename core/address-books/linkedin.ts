import { cell, several } from './cell.ts';
import { type Columns, columnsOf, synonymsOf, valuesOf } from './columns.ts';
import type { CsvRecord } from './csv.ts';
import { dayFrom } from './day.ts';
import { personName } from './person-name.ts';
import { type AddressBookRow, SKIPPED, type SkippedRow } from './row.ts';

type Column = 'first' | 'last' | 'url' | 'email' | 'company' | 'position' | 'connected';

/** Headers of `Connections.csv` in the languages LinkedIn speaks; older files have no URL. */
const HEADERS = synonymsOf<Column>([
  ['first', 'First Name|Vorname|Prénom|Nombre|Nome|Voornaam|Förnamn|Fornavn|Imię'],
  [
    'last',
    'Last Name|Nachname|Nom|Nom de famille|Apellidos|Apellido|Cognome|Sobrenome|Achternaam|Efternamn|Etternavn|Nazwisko',
  ],
  ['url', 'URL|Profil-URL|URL du profil|URL del perfil'],
  [
    'email',
    'Email Address|E-Mail-Adresse|E-Mail|Adresse e-mail|Dirección de correo electrónico|Correo electrónico|Indirizzo email|' +
      'Indirizzo e-mail|Endereço de e-mail|E-mailadres|E-postadress|E-postadresse|Adres e-mail',
  ],
  ['company', 'Company|Unternehmen|Firma|Entreprise|Société|Empresa|Azienda|Bedrijf|Företag|Bedrift'],
  ['position', 'Position|Poste|Cargo|Puesto|Posizione|Função|Functie|Befattning|Stilling|Stanowisko'],
  [
    'connected',
    'Connected On|Verbunden am|Connecté le|Relation établie le|Conectado el|Data di collegamento|Conectado em|Verbonden op',
  ],
]);

/** Records searched for the header: above it stands a note whose words and length have changed over the years. */
const PREAMBLE = 30;

/** Where the header of a LinkedIn export stands, found by its columns and never by counting lines. */
export function findLinkedinHeader(
  records: CsvRecord[],
): { at: number; columns: Columns<Column> } | undefined {
  for (const [at, record] of records.slice(0, PREAMBLE).entries()) {
    const columns = columnsOf(record, HEADERS);
    if (columns.first && (columns.last ?? columns.url) && (columns.url ?? columns.connected))
      return { at, columns };
  }
  return undefined;
}

/** The people of a LinkedIn `Connections.csv`. Most have no address: they are kept, and no address is ever guessed. */
export function readLinkedin(
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

function rowOf(record: CsvRecord, columns: Columns<Column>): AddressBookRow | string {
  const of = (column: Column) => valuesOf(record, columns, column).map(cell).find(Boolean) ?? '';
  const { name, title } = personName(of('first'), of('last'));
  const [linkedin, company, role] = [of('url'), of('company'), of('position')];
  const addresses = several(of('email'), /[;,\s]+/);
  if (name === '')
    return linkedin || company || role || addresses.length > 0 ? SKIPPED.nameless : SKIPPED.left;
  const connectedOn = dayFrom(of('connected'));
  return {
    line: record.line,
    name,
    ...(title && { title }),
    addresses,
    phones: [],
    ...(linkedin && { linkedin }),
    ...(company && { company }),
    ...(role && { role }),
    tags: [],
    ...(connectedOn && { connectedOn }),
  };
}
