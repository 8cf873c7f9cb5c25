import { type Field, headerKey } from './columns.ts';

/*
 * Headers of the desktop Outlook's CSV export in more than thirty languages, as the contact import of Exchange reads them: it holds
 * what Outlook writes, language by language (Microsoft.Exchange.Transport.Sync.Common.ImportContacts, seen in public
 * repositories). The French ones stand in Open-Xchange's importer and its bug reports too, the Italian ones in several
 * converters from Thunderbird. `#` stands for nothing, 2 and 3.
 */
const WORDS: [Field, string][] = [
  [
    'first',
    'الاسم الأول|Собствено име|Jméno|Fornavn|Vorname|Nombre|Eesnimi|Etunimi|Prénom|שם פרטי|Ime|Utónév|Nome|名|이름|Vardas|Vārds|' +
      'Voornaam|Imię|Primeiro nome|Prenume|Имя|Krstné meno|Förnamn|ชื่อ|İlk Adı|Ім’я|名字',
  ],
  [
    'middle',
    'الاسم الأوسط|Бащино име|2. křestní jméno|Mellemnavn|Weitere Vornamen|Segundo nombre|Teine nimi|Toinen nimi|Deuxième prénom|' +
      'שם פרטי שני|Srednje ime|Középső|Secondo nome|ミドル ネーム|중간 이름|Antras vardas|Otrais vārds|Mellomnavn|Middelste naam|' +
      'Drugie imię|Segundo nome|Outros nomes/apelidos|Al doilea nume|Отчество|Ďalšie meno|Drugo ime|Mellannamn|ชื่อกลาง|İkinci Adı|' +
      'По батькові|中间名|中間名',
  ],
  [
    'last',
    'اسم العائلة|Фамилно име|Příjmení|Efternavn|Nachname|Apellidos|Perekonnanimi|Sukunimi|Nom|שם משפחה|Prezime|Vezetéknév|Cognome|' +
      '姓|성|Pavardė|Uzvārds|Etternavn|Achternaam|Nazwisko|Sobrenome|Apelido|Nume de familie|Фамилия|Priezvisko|Priimek|Efternamn|' +
      'นามสกุล|Soyadı|Прізвище|姓氏',
  ],
  [
    'prefix',
    'اللقب|Обръщение|Titul|Titel|Anrede|Tiitel|תואר|Titula|Cím|Titolo|肩書き|호칭(영문)|Titulas|Tittel|Tytuł|Tratamento|Título|Titlu|' +
      'Обращение|Naziv|Zvanje|คำนำหน้า|Unvan|Звернення|英文称谓|頭銜',
  ],
  [
    'company',
    'الشركة|Фирма|Společnost|Firma|Organización|Ettevõte|Yritys|Société|חברה|Tvrtka|Cég|Società|会社名|회사|Įmonė|Uzņēmums|Bedrijf|' +
      'Empresa|Firmă|Организация|Spoločnosť|Podjetje|Kompanija|Företag|บริษัท|Şirket|Організація|单位|公司',
  ],
  [
    'role',
    'اللقب المهني|Длъжност|Funkce|Stilling|Position|Puesto|Ametinimetus|Tehtävänimike|Titre|תפקיד|Poslovna titula|Beosztás|Posizione|' +
      '役職|직함|Pareigos|Amats|Functie|Stanowisko|Cargo|Ocupaţie|Должность|Funkcia|Naziv1|Radno mesto|Befattning|ตำแหน่งงาน|İş Unvanı|' +
      'Посада|职务|職稱',
  ],
  [
    'city',
    'مدينة العمل|Град (сл. адрес)|Město (zam.)|By (arbejde)|Ort geschäftlich|Ciudad de trabajo|Töökoha linn|Postitoimipaikka (työ)|' +
      'Ville (bureau)|עיר כתובת העבודה|Službena adresa - grad|Város (hivatal)|Città (uff.)|市町村 (会社)|근무지 구/군/시|Miestas (darbo)|' +
      'Darbavietas pilsēta|Adresse, arb.: Poststed|Werkadres, plaats|Adres służbowy - miejscowość|Localidade da empresa|Город (раб. адрес)|' +
      'Mesto (práca)|Službeni naslov - kraj|Grad (posao)|Ort, arbete|เมือง (ธุรกิจ)|İş-Şehir|Місто (роб. адреса)|商务地址 市/县|商務 - 市/鎮',
  ],
  [
    'email',
    'عنوان البريد الإلكتروني #|Имейл адрес #|E-mailová adresa #|E-mail-adresse|E-mail #-adresse|E-Mail #: Adresse|Meiliaadress #|' +
      'Dirección de correo electrónico #|Dirección del correo electrónico #|Sähköpostiosoite #|Adresse de messagerie #|' +
      'כתובת דואר אלקטרוני #|Adresa e-pošte #|#. e-mail cím|Indirizzo posta elettronica #|電子メール # アドレス|전자 메일 # 주소|' +
      'El. pašto adresas|2-as el. pašto adresas|3-ias el. pašto adresas|#. e-pasta adrese|E-postadresse #|E-mailadres #|Adres e-mail #|' +
      'Endereço de email #|Endereço de correio electrónico #|Endereço do correio electrónico #|Адрес # эл. почты|E-poštni naslov #|' +
      'E-adresa #|E-postadress #|ที่อยู่อีเมล #|Elektronik Posta Adresi|Elektronik Posta # Adres|Адреса # ел. пошти|电子邮件 # 地址|電子郵件 # 地址',
  ],
  [
    'emailType',
    'نوع البريد الإلكتروني #|Тип имейл #|Typ e-mailu #|E-mail-type|E-mail #-type|E-Mail-Typ|E-Mail #: Typ|Meilitüüp #|' +
      'Tipo de correo electrónico #|Sähköpostin laji|Sähköposti #:n laji|Type de messagerie #|סוג דואר אלקטרוני #|Vrsta e-pošte #|' +
      'E-mail típusa|#. e-mail típusa|Tipo posta elettronica #|電子メールの種類|電子メール # の種類|전자 메일 # 유형|El. pašto tipas|' +
      '2-o el. pašto tipas|3-io el. pašto tipas|#. e-pasta tips|E-posttype #|E-mailtype #|Typ poczty e-mail|Rodzaj e-mail #|' +
      'Tipo de email #|Tipo de correio electrónico #|Тип # эл. почты|Tip e-poruke|Tip e-pošte #|E-posttyp #|ชนิดอีเมล|ชนิดของอีเมล #|' +
      'Elektronik Posta # Türü|Тип # ел. пошти|电子邮件类型|电子邮件 # 类型|電子郵件類型|電子郵件 # 類型',
  ],
  [
    'emailName',
    'اسم العرض للبريد الإلكتروني #|Показвано име в имейл #|Zobrazované jméno e-mailu #|E-mail-vist navn|E-mail #-vist navn|' +
      'E-Mail #: Angezeigter Name|E-posti # kuvatav nimi|Nombre de pantalla de correo electrónico #|Näytettävä sähköpostinimi #|' +
      'Nom complet de l’adresse de messagerie #|שם תצוגה של דואר אלקטרוני #|שם התצוגה של הדואר האלקטרוני|Prikazano ime e-pošte #|' +
      'E-mailhez megjelenítendő név|#. e-mailhez megjelenítendő név|Nome visualizzato posta elettronica #|電子メール表示名|' +
      '電子メール # 表示名|전자 메일 # 표시 이름|Rodomas el. pašto vardas|Rodomas 2-o el. pašto vardas|Rodomas 3-io el. pašto vardas|' +
      '#. e-pasta parādāmais vārds|Visningsnavn for e-post #|Weergavenaam voor e-mail|E-mail, weergegeven naam #|Wyświetlana nazwa e-mail #|' +
      'Nome para exibição do email #|Nome a apresentar para o correio electrónico #|Краткое # имя эл. почты|' +
      'Zobrazované meno príjemcu e-mailu #|E-poštno ime za prikaz #|Ime za prikaz za e-poštu #|E-postnamn #|ชื่อที่ใช้แสดงของอีเมล #|' +
      'Elektronik Posta # Görünen Adı|Коротке ім’я ел. пошти #|电子邮件显示名称|电子邮件 # 显示名|電子郵件 # 顯示名稱',
  ],
  [
    'phone',
    'الهاتف الجوال|هاتف العمل #|هاتف المنزل #|Мобилен телефон|Служебен телефон #|Домашен телефон #|Mobilní telefon|Telefon # (zam.)|' +
      'Telefon # domů|Mobiltelefon|Telefon # (arbejde)|Telefon # (privat)|Telefon geschäftlich #|Telefon privat #|Teléfono del trabajo|' +
      'Particular|Mobiiltelefon|Töötelefon #|Kodutelefon #|Matkapuhelin|Työpuhelin #|Kotipuhelin #|Tél. mobile|Téléphone # (bureau)|' +
      'Téléphone # (domicile)|טלפון נייד|טלפון בעבודה #|טלפון בבית #|Mobitel|Službeni telefon #|Kućni telefon #|Hivatali telefon|' +
      'Otthoni telefon|Cellulare|Ufficio #|Abitazione #|携帯電話|会社電話 #|自宅電話 #|휴대폰|근무처 전화 #|집 전화 번호|집 전화 2|' +
      'Mobilusis telefonas|Darbo telefonas|Namų telefonas|Mobilais tālrunis|#. tālrunis darbā|#. tālrunis mājās|Telefon #, arb.|' +
      'Telefon #, priv.|Mobiele telefoon|Telefoon op werk #|Telefoon thuis #|Telefon komórkowy|Telefon służbowy #|Telefon domowy #|' +
      'Telefone celular|Telefone comercial #|Telefone residencial #|Telemóvel|Telefone da empresa|Telefone da residência|Telefon mobil|' +
      'Telefon # firmă|Telefon # domiciliu|Телефон переносной|Рабочий телефон|Домашний телефон|Mobilný telefón|Telefón do práce #|' +
      'Telefón domov #|Prenosni telefon|Domači telefon #|Mobilni telefon|Telefon na poslu #|Telefon kod kuće #|Arbete|Hem|' +
      'โทรศัพท์มือถือ|โทรศัพท์ # (ธุรกิจ)|โทรศัพท์ # (บ้าน)|Cep Telefonu|İş Telefon No|İş Telefonu 2|Ev Telefonu #|Телефон мобільний|' +
      'Робочий телефон|Домашній телефон|移动电话|商务电话 #|住宅电话 #|行動電話|商務電話 #|住家電話 #',
  ],
  [
    'notes',
    'ملاحظات|Бележки|Poznámky|Notater|Notizen|Märkmed|Muistilaput|הערות|Bilješke|Feljegyzések|メモ|메모|Pastabos|Piezīmes|Notities|' +
      'Notatki|Anotações|Notas|Заметки|Opombe|Beleške|Anteckningar|บันทึกย่อ|Notlar|Нотатки|附注|記事',
  ],
  [
    'tags',
    'الفئات|Категории|Kategorie|Kategorier|Kategorien|Categorías|Kategooriad|Luokat|Catégories|קטגוריות|Kategorije|Kategóriák|Categorie|' +
      '分類|범주 항목|Kategorijos|Kategorijas|Categorieën|Categorias|Categorii|Kategórie|Zvrsti|ประเภท|Kategoriler|Категорії|类别|類別',
  ],
  [
    'website',
    'صفحة ويب|Уеб страница|Webová stránka|Webside|Webseite|Página web|Veebileht|Web-sivu|Page Web|דף אינטרנט|Web-stranica|Weblap|' +
      'Pagina Web|Web ページ|웹 페이지|Tinklalapis|Tīmekļa lapa|Webpagina|Strona sieci Web|Página da Web|Página na Web|Pagină Web|' +
      'Веб-страница|Spletna stran|Veb stranica|Webbsida|เว็บเพจ|Web Sayfası|Веб-сторінка|网页|網頁',
  ],
];

/** What a localised header stands for, by its key. */
export const OUTLOOK_LANGUAGES: ReadonlyMap<string, Field> = new Map(
  WORDS.flatMap(([field, words]) =>
    words
      .split('|')
      .flatMap((word) => ['', '2', '3'].map((n) => headerKey(word.replace('#', n))))
      .map((key) => [key, field] as const),
  ),
);
