import { synonymsOf } from './columns.ts';

/** What people call the columns of their own tables. */
const HEADERS = synonymsOf([
  [
    'name',
    'name|full name|contact|contact name|person|display name|nombre completo|nom complet|vollständiger name',
  ],
  ['prefix', 'name prefix|salutation|anrede'],
  ['middle', 'middle name|additional name'],
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

export const plainField = (key: string) => HEADERS.get(key);

/** Whether a record can be the header of somebody's own table: it must have a column for names. */
export function isPlainHeader(keys: string[]): boolean {
  const fields = new Set(keys.map(plainField).filter(Boolean));
  const isTable = fields.size > 1 || keys.length === 1;
  return isTable && (fields.has('name') || fields.has('first') || fields.has('last'));
}
