/** How absence notes name a day, `@` standing for it: written by hand, apart from the words the rules know. */
export interface Phrasings {
  locale: string;
  /** `@` is the first day back. */
  back: string[];
  /** `@` is the last day away, unless it is a Monday. */
  until: string[];
  /** `@` is the last day away. */
  inclusive: string[];
}

export const PHRASINGS: Phrasings[] = [
  {
    locale: 'en-GB',
    back: [
      'I am out of the office and will be back on @.',
      "I'm on leave, returning @.",
      'I will return to work on @.',
    ],
    until: ['I am away until @ with limited access to email.', 'On vacation till @.'],
    inclusive: ['I am out of office until @ inclusive.', 'I am travelling through @.'],
  },
  {
    locale: 'en-US',
    back: ['Thank you for your note. I will be back in the office on @.', 'Out of office. Back @!'],
    until: ['I am on parental leave until @.'],
    inclusive: ['I am OOO through @.'],
  },
  {
    locale: 'de-DE',
    back: ['Ich bin ab dem @ wieder erreichbar.', 'Am @ bin ich wieder im Büro.', 'Ich kehre am @ zurück.'],
    until: ['Ich bin bis zum @ nicht im Büro.', 'Ich bin bis @ im Urlaub.'],
    inclusive: ['Ich bin bis einschließlich @ abwesend.'],
  },
  {
    locale: 'fr-FR',
    back: ['Je serai de retour le @.', 'Absente du bureau, je reprends le @.'],
    until: ["Je suis en congés jusqu'au @."],
    inclusive: ["Je suis absent jusqu'au @ inclus."],
  },
  {
    locale: 'es-ES',
    back: ['Estaré de vuelta el @.', 'Estoy de vacaciones y regreso el @.', 'Vuelvo el @.'],
    until: ['Estoy fuera de la oficina hasta el @.'],
    inclusive: ['Estaré ausente hasta el @ inclusive.'],
  },
  {
    locale: 'it-IT',
    back: ['Tornerò in ufficio il @.', 'Sono in ferie, rientro il @.'],
    until: ['Sono fuori ufficio fino al @.'],
    inclusive: ['Sono assente fino al @ compreso.'],
  },
  {
    locale: 'pt-PT',
    back: ['Regresso no dia @.', 'Estou de férias e volto em @.'],
    until: ['Estou ausente do escritório até @.'],
    inclusive: ['Estou de férias até @ inclusive.'],
  },
  {
    locale: 'nl-NL',
    back: ['Ik ben vanaf @ weer bereikbaar.', 'Op @ ben ik terug op kantoor.'],
    until: ['Ik ben afwezig tot @.'],
    inclusive: ['Ik ben met vakantie tot en met @.', 'Ik ben afwezig t/m @.'],
  },
  {
    locale: 'sv-SE',
    back: ['Jag är tillbaka på kontoret @.', 'Åter i tjänst den @.'],
    until: ['Jag är bortrest fram till @.'],
    inclusive: ['Jag har semester till och med @.', 'Ledig t.o.m. @.'],
  },
  {
    locale: 'da-DK',
    back: ['Jeg er tilbage på kontoret @.'],
    until: ['Jeg er på ferie indtil @.'],
    inclusive: ['Jeg er fraværende til og med @.'],
  },
  {
    locale: 'nb-NO',
    back: ['Jeg er tilbake på kontoret @.', 'Tilbake igjen @.'],
    until: ['Jeg er bortreist fram til @.'],
    inclusive: ['Jeg har ferie til og med @.'],
  },
  {
    locale: 'fi-FI',
    back: ['Palaan töihin @.', 'Olen jälleen tavoitettavissa @.'],
    until: ['Olen lomalla @ asti.', 'Olen poissa @ saakka.'],
    inclusive: [],
  },
  {
    locale: 'pl-PL',
    back: ['Wracam do biura @.', 'Będę ponownie dostępny od @.'],
    until: ['Jestem na urlopie do @.', 'Przebywam na urlopie do dnia @.'],
    inclusive: ['Jestem nieobecna do @ włącznie.'],
  },
  {
    locale: 'cs-CZ',
    back: ['Budu zpět @.', 'Nejsem v kanceláři, vrátím se @.'],
    until: ['Jsem na dovolené do @.'],
    inclusive: ['Jsem mimo kancelář do @ včetně.'],
  },
  {
    locale: 'ru-RU',
    back: ['Вернусь @.', 'Я в командировке и выйду на работу @.'],
    until: ['Я в отпуске до @.'],
    inclusive: ['Я в отпуске по @ включительно.'],
  },
  {
    locale: 'ja-JP',
    back: ['@より出社いたします。', '休暇中のため、@以降にご返信いたします。'],
    until: ['@まで休暇をいただいております。'],
    inclusive: [],
  },
  {
    locale: 'zh-CN',
    back: ['我正在休假,@返回办公室。', '将于@恢复上班。'],
    until: ['我休假至@。'],
    inclusive: [],
  },
];
