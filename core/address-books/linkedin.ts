import { synonymsOf } from './columns.ts';

/** Headers of `Connections.csv` in the languages LinkedIn speaks; older files have no URL. */
const HEADERS = synonymsOf([
  [
    'first',
    'First Name|Vorname|Prénom|Nombre|Nome|Voornaam|Förnamn|Fornavn|Imię|Jméno|Prenume|Ad|Имя|名|名字|이름',
  ],
  [
    'last',
    'Last Name|Nachname|Nom|Nom de famille|Apellidos|Apellido|Cognome|Sobrenome|Achternaam|Efternamn|Etternavn|Efternavn|' +
      'Nazwisko|Příjmení|Soyadı|Фамилия|姓|姓氏|성',
  ],
  ['linkedin', 'URL|Profil-URL|URL du profil|URL del perfil|URL do perfil|URL del profilo'],
  [
    'email',
    'Email Address|E-Mail-Adresse|E-Mail|Adresse e-mail|Dirección de correo electrónico|Correo electrónico|Indirizzo email|' +
      'Indirizzo e-mail|Endereço de e-mail|E-mailadres|E-postadress|E-postadresse|E-mailadresse|Adres e-mail|' +
      'E-mailová adresa|E-posta Adresi|Адрес электронной почты|メールアドレス|电子邮件地址|이메일 주소',
  ],
  [
    'company',
    'Company|Unternehmen|Firma|Entreprise|Société|Empresa|Azienda|Bedrijf|Företag|Bedrift|Virksomhed|Společnost|Şirket|' +
      'Компания|会社|公司|회사',
  ],
  [
    'role',
    'Position|Poste|Cargo|Puesto|Posizione|Função|Functie|Befattning|Stilling|Stanowisko|Pozice|Pozisyon|Должность|役職|职位|직책',
  ],
  [
    'connected',
    'Connected On|Verbunden am|Connecté le|Relation établie le|En relation depuis le|Conectado el|Data di collegamento|' +
      'Collegato il|Conectado em|Conexão feita em|Verbonden op|Kontakt sedan|Ansluten den|Połączono|Data połączenia|' +
      'Tilkoblet|Forbundet den|Spojeno dne|Conectat pe|Bağlantı Kurulma Tarihi|Дата установления контакта|つながった日|建立联系的日期|1촌 맺은 날짜',
  ],
]);

export const linkedinField = (key: string) => HEADERS.get(key);

/** Whether a record is the header of a LinkedIn export: told by its columns, because the note above it has changed over the years. */
export function isLinkedinHeader(keys: string[]): boolean {
  const fields = new Set(keys.map(linkedinField));
  return (
    fields.has('first') &&
    (fields.has('last') || fields.has('linkedin')) &&
    (fields.has('linkedin') || fields.has('connected'))
  );
}
