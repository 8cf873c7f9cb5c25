import { type Field, synonymsOf } from './columns.ts';
import { OUTLOOK_LANGUAGES } from './outlook-languages.ts';

/**
 * Columns of Outlook on the desktop, on the web, and of Google's "Outlook CSV". Headers are in the language of the program.
 * `Title` is Mr or Dr; the job is `Job Title`.
 */
const HEADERS = synonymsOf([
  ['prefix', 'Title|Anrede|Tratamiento|Titolo|Titel'],
  ['first', 'First Name|Vorname|Prénom|Nombre|Nome|Voornaam|Förnamn'],
  [
    'middle',
    'Middle Name|Weitere Vornamen|Zweiter Vorname|Deuxième prénom|Segundo nombre|Secondo nome|Middelste naam|Mellannamn',
  ],
  ['last', 'Last Name|Nachname|Nom|Apellidos|Apellido|Cognome|Sobrenome|Achternaam|Efternamn'],
  ['name', 'Nickname|Display Name|Spitzname|Surnom|Apodo'],
  ['company', 'Company|Firma|Société|Organización|Empresa|Compañía|Società|Bedrijf|Företag'],
  [
    'role',
    'Job Title|Position|Titre professionnel|Fonction|Puesto|Cargo|Posizione|Qualifica|Functie|Befattning',
  ],
  [
    'city',
    'Business City|Home City|Ort geschäftlich|Ort privat|Ville (bureau)|Ciudad de trabajo|Ciudad del trabajo',
  ],
  ['notes', 'Notes|Notizen|Remarques|Notas|Note|Notities|Anteckningar'],
  ['tags', 'Categories|Kategorien|Catégories|Categorías|Categorie|Categorieën|Categorias|Kategorier'],
  ['website', 'Web Page|Webseite|Page Web|Página web|Página del web|Pagina Web|Webpagina|Webbsida'],
]);

const MAIL =
  '(?:email|emailaddress|emailadresse|adressedemessagerie|adresseemail|direcciondecorreoelectronico|correoelectronico|' +
  'indirizzopostaelettronica|indirizzoemail|enderecodeemail|enderecodecorreioeletronico|emailadres|epostadress)';

/** The three addresses, of which each language numbers another word. */
const ADDRESSES: [RegExp, Field][] = [
  [
    /^email(?:[23])?(?:type|typ)$|^type(?:de)?messagerie[23]?$|^tipo(?:de)?correoelectronico[23]?$|^tipopostaelettronica[23]?$/,
    'emailType',
  ],
  [
    /^email(?:[23])?(?:displayname|angezeigtername)$|^nom(?:complet|affiche)[a-z]{0,40}messagerie[23]?$|^nombredepantalla[a-z]{0,40}[23]?$|^nomevisualizzato[a-z]{0,40}[23]?$|^weergavenaam[a-z]{0,40}[23]?$/,
    'emailName',
  ],
  [new RegExp(`^${MAIL}[23]?$|^email[23](?:address|adresse|adres)$`), 'email'],
  [
    /^(?:(?:business|home|company ?main|other|primary|car|radio)phone2?|mobilephone2?|telefon(?:geschaftlich|privat)2?|mobiltelefon2?|haupttelefon|weiterestelefon|telephone(?:bureau|domicile|mobile)2?|tel?mobile|telmobile|telephoneprincipal|telefono(?:deltrabajo|particular|movil|principal)2?|movil|telefono(?:ufficio|abitazione)2?|cellulare|telefoonopwerk2?|telefoonthuis2?|mobieletelefoon)$/,
    'phone',
  ],
];

export const outlookField = (key: string): Field | undefined =>
  ADDRESSES.find(([pattern]) => pattern.test(key))?.[1] ?? HEADERS.get(key) ?? OUTLOOK_LANGUAGES.get(key);

/** Columns that no other program writes, in any language: a second address, or the type of one. */
export function isOutlookHeader(keys: string[]): boolean {
  const fields = keys.map(outlookField);
  const has = (field: Field) => fields.includes(field);
  const isNumbered = keys.some((key, i) => fields[i] === 'email' && /[23]/.test(key));
  return (
    (has('first') || has('last')) && has('middle') && (isNumbered || has('emailType') || has('emailName'))
  );
}
