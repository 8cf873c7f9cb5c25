import type { WordLists } from './word-lists.ts';

/** "Back on": the date that follows is the first day back. */
export const BACK_WORDS: WordLists = {
  en: [
    String.raw`back(?! (?:from|to you as))`,
    'return(?:ing|s|ed)?',
    'resum(?:e|ing)',
    're-?opens?',
    '(?:in|online|here|available|reachable|working) again',
    'available (?:from|on|as of)',
    'reachable',
  ],
  de: ['wieder', 'zuruck', 'ruckkehr', 'kehre'],
  fr: [
    'de retour',
    'retour(?:ne)?',
    'reviens?',
    'revient',
    'reviendrai',
    'rentre(?:rai)?',
    'reprends?',
    'reprendrai',
    'a nouveau',
    'de nouveau',
    'rouvr(?:e|ira|ons|irons)',
  ],
  es: [
    'vuelv[oe]',
    'vuelta',
    'volvere',
    'regres[oe]',
    'regresare',
    String.raw`(?:re)?incorpor\p{L}{0,6}`,
    'de nuevo',
    'reabri\\p{L}{0,5}',
  ],
  it: ['rientr[oe]', 'rientrero', 'torn[oe]', 'tornero', 'di nuovo', 'disponibile', 'riapr\\p{L}{1,4}'],
  pt: [
    'volt[oe]',
    'voltarei',
    'regress[oe]',
    'regressarei',
    'retorn[oe]',
    'retornarei',
    'de volta',
    'novamente',
  ],
  nl: ['weer', 'terug', 'terugkomst', 'opnieuw'],
  sv: ['ater', 'tillbaka', 'igen'],
  da: ['tilbage', 'retur', 'igen'],
  no: ['tilbake', 'igjen'],
  fi: ['palaan', 'takaisin', 'toissa', 'jalleen', 'tavoitettavissa'],
  pl: ['wracam', 'wroce', String.raw`powrot\p{L}{0,3}`, 'ponownie', 'znowu', String.raw`dostepn\p{L}{0,2}`],
  cs: ['zpet', 'vrat[ií]m se', 'se vrat[ií]m', 'vracim se', 'opet', 'znovu', 'k dispozici'],
  ru: ['вернусь', 'вернемся', 'возвращаюсь', 'выйду', 'буду на месте', 'снова', 'буду доступ\\p{L}{1,3}'],
  zh: ['返回', '回来', '回到', '恢复', '复工'],
};

/** "I will answer on": as good as a return, when nothing in the sentence denies it. */
export const ANSWER_WORDS: WordLists = {
  en: ['get back to you', 'be in touch', 'repl(?:y|ies)(?: to)?', 'respond', 'answer', 'talk to you'],
  de: ['melde', 'antworte', 'beantworte'],
  fr: ['repond(?:rai|s)', 'reviendrai vers vous'],
  es: ['respond(?:o|ere)', 'contest(?:o|are)'],
  it: ['rispond(?:o|ero)'],
  pt: ['respond(?:o|erei)'],
  nl: ['reageer', 'antwoord'],
  sv: ['svarar', 'aterkommer'],
  da: ['svarer', 'vender'],
  fi: ['vastaan'],
  pl: ['odpowiem', 'odpisze'],
  cs: ['odpovim', 'ozvu se'],
  ru: ['отвечу', 'свяжусь'],
};

/** What denies a return or an answer before the date. */
export const DENYING: WordLists = {
  en: ['not', 'cannot', 'unable', "\\p{L}{2,6}n't"],
  de: ['nicht', 'kein(?:e|en)?'],
  fr: ['pas'],
  es: ['no'],
  it: ['non'],
  pt: ['nao'],
  nl: ['niet'],
  sv: ['inte', 'ej'],
  da: ['ikke'],
  fi: ['en (?:ole|voi|palaa)', 'ei'],
  pl: ['nie'],
  cs: ['nebudu', 'nejsem', 'nemohu', 'nevratim'],
  ru: ['не'],
};

/** After the date: languages with the verb at the end, and an English afterthought. */
export const BACK_AFTER_WORDS: WordLists = {
  en: ['back (?:in|at)'],
  de: ['wieder', 'zuruck'],
  nl: ['weer', 'terug'],
  sv: ['ater', 'tillbaka', 'igen'],
  da: ['tilbage', 'igen'],
  no: ['tilbake', 'igjen'],
  fi: ['takaisin', 'palaan', 'toissa', 'jalleen', 'tavoitettavissa'],
  cs: ['zpet', 'opet'],
};

/** "Until": the date that follows is the last day away. A few words may stand between. */
export const UNTIL_WORDS: WordLists = {
  en: ['until', 'till', 'through', 'thru', 'up to', 'to and including', 'ends?(?: on)?'],
  de: ['bis', 'endet'],
  fr: ["jusqu'?(?:au|a|en)?", 'se terminent?'],
  es: ['hasta', 'terminan?'],
  it: ["fino (?:a|al|alla|all'|ad)", "sino (?:a|al|all')"],
  pt: ['ate'],
  nl: ['tot', String.raw`t\/m`, 'tot en met', 'eindigt'],
  sv: ['till och med', String.raw`t\.?o\.?m\.?`, 'fram till', 'tills'],
  da: ['til og med', 'indtil', 'frem til', String.raw`t\.?o\.?m\.?`],
  no: ['fram til', 'inntil'],
  pl: ['az do'],
  ru: ['до', 'по'],
  zh: ['至', '到', '直到'],
};

/** Words that also mean "to": until only when the date follows at once, or a weekday. */
export const TO_WORDS: WordLists = {
  fr: ['au'],
  it: ['al', "all'"],
  pt: ['a'],
  sv: ['till'],
  da: ['til'],
  pl: ['do', 'do dnia'],
};

/** What follows the last day away, where the language says it after the date. */
export const UNTIL_AFTER_WORDS: WordLists = {
  fi: ['asti', 'saakka'],
  ja: ['まで', 'まて'],
  zh: ['为止', '之前'],
};

/** The last day is named as such: even a Monday is a day away then. */
export const INCLUSIVE_WORDS: WordLists = {
  en: ['inclu(?:ded|ding|sive)', 'incl?', 'through', 'thru'],
  de: ['einschlie(?:ß|ss)lich', 'inkl', 'inklusive'],
  fr: ['inclus(?:e)?'],
  es: ['inclusive', 'inclusos', 'incluid[oa]s?'],
  it: ['compreso', 'incluso'],
  nl: [String.raw`t\/m`, 'tot en met'],
  sv: ['till och med', String.raw`t\.?o\.?m`],
  da: ['til og med'],
  pl: ['wlacznie'],
  cs: ['vcetne'],
  ru: ['включительно'],
};
