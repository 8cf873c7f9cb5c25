import type { WordLists } from './word-lists.ts';

/** A deadline, or a way to reach somebody sooner: no return. */
export const BEFORE_WORDS: WordLists = {
  en: ['before', 'prior to', 'by', 'sent on', 'founded', 'dated'],
  de: ['vor dem', 'spatestens'],
  fr: ['avant(?: le)?'],
  es: ['antes del?'],
  it: ['prima del?', "prima dell'"],
  pt: ['antes d[eoa]'],
  nl: ['voor'],
  sv: ['innan', 'fore den'],
  da: ['inden', 'for den'],
  no: ['innen'],
  pl: ['przed'],
  cs: ['pred'],
  ru: ['до конца дня'],
};

/** The first day of something, mostly of the absence. */
export const STARTING_WORDS: WordLists = {
  en: [
    'start(?:ing|s)?(?: on| from)?',
    'beginning(?: on)?',
    'from',
    'as of',
    'since',
    'e-?mail of',
    'message of',
  ],
  de: ['ab(?: dem)?', 'vom', 'von', 'seit(?: dem)?', 'nachricht vom'],
  fr: ['du', 'des(?: le)?', 'a partir d[eu]', 'a compter du', 'depuis(?: le)?'],
  es: ['del?', 'desde(?: el)?', 'a partir del?'],
  it: ['dal', "dall'", 'a partire dal'],
  pt: ['a partir d[eoa]', 'desde(?: o)?', 'de'],
  nl: ['vanaf', 'van', 'sinds'],
  sv: ['fran(?: och med)?', String.raw`fr\.?o\.?m\.?`],
  da: ['fra(?: og med)?', String.raw`f\.?o\.?m\.?`],
  pl: ['od(?: dnia)?'],
  ru: ['с', 'со'],
};

/** Somebody else's absence is told, or a day that is no day of return. */
export const ANOTHER_PERSON: WordLists = {
  en: [
    'my (?:deputy|colleague|assistant|boss|manager|team ?mate|backup|substitute)',
    'colleagues?',
    'deputy',
  ],
  de: ['vertretung', 'vertreter(?:in)?', 'kolleg(?:e|in|en|innen)', 'assistent(?:in)?'],
  fr: ['adjointe?', 'collegues?', 'collaborat(?:eur|rice)s?', 'assistante?', 'remplacante?'],
  es: ['companer[oa]s?', 'colegas?', 'sustitut[oa]', 'asistente'],
  it: ['colleg(?:a|hi|he)', 'sostitut[oa]', 'assistente'],
  pt: ['colegas?', 'substitut[oa]', 'assistente'],
  nl: ["collega's?", 'collega', 'vervanger'],
  sv: ['kollega', 'kollegor', 'ersattare'],
  da: ['kollega', 'kolleger', 'stedfortræder', 'vikar'],
  fi: ['kollegani', 'sijaiseni'],
  pl: ['kole(?:ga|zanka|dzy)', String.raw`zastep\p{L}{1,6}`],
  cs: ['koleg(?:a|yne|ove)', String.raw`zastup\p{L}{1,6}`],
  ru: ['коллега', 'коллеги', 'заместитель'],
};

/** A date of something else than the absence. */
export const ANOTHER_MATTER: WordLists = {
  en: [
    'deadline',
    'valid',
    'submissions?',
    'registrations?',
    'applications?',
    'offers?',
    'sale',
    'invoices?',
    'event',
    'webinar',
    'party',
    'conference is',
  ],
  de: ['frist', 'gultig', 'anmeld\\p{L}{2,6}', 'bewerbungs\\p{L}{4,10}', 'rechnung', 'veranstaltung'],
  fr: ['date limite', 'echeance', 'valable', 'inscriptions?', 'candidatures?'],
  es: ['plazo', 'fecha limite', 'valid[oa]', 'inscripcion(?:es)?'],
  it: ['scadenza', 'valid[oa]', 'iscrizioni'],
  pt: ['prazo', 'valid[oa]', 'inscric(?:ao|oes)'],
  nl: ['deadline', 'geldig', 'inschrijv\\p{L}{2,4}'],
  sv: ['giltig', 'anmalan'],
  da: ['frist', 'gyldig', 'tilmelding'],
  pl: ['termin', 'wazn[ayeo]'],
  cs: ['termin', 'platn[ayei]'],
  ru: ['срок', 'действует'],
};

/** "Will answer when I am back": names no day. */
export const WHEN_WORDS: WordLists = {
  en: ['when', 'once', 'after', 'until', 'as soon as'],
  de: ['wenn', 'sobald', 'nach', 'danach'],
  nl: ['wanneer', 'zodra', 'als', 'na', 'daarna'],
  sv: ['nar', 'sa snart', 'efter', 'darefter'],
  da: ['nar', 'efter', 'derefter'],
  no: ['etter', 'deretter'],
  fi: ['kun', 'jalkeen'],
  cs: ['az', 'jakmile'],
};
