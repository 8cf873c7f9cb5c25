import { anyWord, type WordLists } from './word-lists.ts';
import { late } from './pattern.ts';

/** How responders begin a subject. Folded text. */
const AUTOMATIC: WordLists = {
  en: [
    'auto(?:matic|mated)?[ -]?(?:reply|response|responder)',
    'autoreply',
    String.raw`\[auto[- ]?reply\]`,
    'vacation (?:reply|response)',
    String.raw`vacation auto\p{L}{0,10}`,
  ],
  de: ['auto(?:matische)? ?(?:antwort|ruckantwort)', 'abwesenheitsassistent'],
  fr: ['reponse automatique'],
  es: ['respuesta automatica'],
  it: ['risposta automatica'],
  pt: ['resposta automatica', 'auto ?resposta'],
  nl: ['automatisch antwoord', 'automatisch beantwoord', 'automatische reactie'],
  sv: ['auto ?svar', 'automatiskt? svar'],
  fi: ['automaattinen (?:poissaolo)?vastaus'],
  pl: [String.raw`odpowiedz automatyczna`, 'auto(?:matyczna )?odpowiedz'],
  cs: ['automaticka odpoved'],
  ru: ['автоматический ответ', 'автоответ'],
  ja: ['自動応答', '自動返信', '自動回答'],
  zh: ['自动回复', '自動回覆', '自动答复'],
};

/** An absence named at the start of a subject. */
const ABSENT: WordLists = {
  en: [
    String.raw`(?:auto(?:matic)? ?(?:reply|response)?: ?)?(?:out of (?:the )?office|out-of-office|ooo|oof|away(?=$|:| from)|on (?:vacation|leave|holiday|annual leave|parental leave|maternity leave)|vacation(?: (?:notice|message|reply|response))?(?=$|:)|absence(?=$|:)|absent(?=$|:)|i am (?:away|out))`,
  ],
  de: [
    String.raw`abwesen(?:d|heit)\p{L}{0,12}`,
    'nicht im (?:buro|hause?)',
    'im urlaub',
    String.raw`urlaubs\p{L}{3,12}`,
  ],
  fr: [
    "(?:message|avis) d'absence",
    'absence du bureau',
    'absente?(?: du bureau)?(?=$|:| jusqu)',
    'en (?:conges?|vacances)',
  ],
  es: ['fuera de (?:la )?oficina', 'ausencia', 'ausente', 'de vacaciones'],
  it: ['fuori (?:sede|ufficio)', 'assenza', 'assente', 'in ferie'],
  pt: ['fora do escritorio', 'aviso de ausencia', 'ausente', 'de ferias'],
  nl: [String.raw`afwezig\p{L}{0,16}`, 'niet aanwezig', '(?:met|op) vakantie'],
  sv: ['franvarande', 'franvaro', '(?:ej|inte) pa kontoret', 'semester(?=$|:)'],
  da: ['ikke til stede', 'ikke pa kontoret', String.raw`fravær\p{L}{0,8}`, 'pa ferie', 'ferie(?=$|:)'],
  fi: ['poissa', 'lomalla', String.raw`poissaolo\p{L}{0,8}`],
  pl: ['nieobecnosc', 'nieobecn[ya]', 'poza biurem', 'urlop'],
  cs: ['nepritomnost', 'mimo kancelar', 'dovolena'],
  ru: ['(?:я )?в отпуске', 'нет на месте', String.raw`отсутств\p{L}{2,8}`],
  ja: ['不在', '休暇', '外出中'],
  zh: ['休假', '不在办公室', '外出'],
};

/** Only programs write these; "Re: Automatic reply: ..." is a person answering one. */
export const AUTOMATIC_SUBJECT = late(
  () => new RegExp(String.raw`^\W{0,3}(?:auto:|${anyWord(AUTOMATIC)})`, 'u'),
);

/** An absence named in the subject; people use these words too, so they need a second sign. */
export const ABSENT_SUBJECT = late(() => new RegExp(String.raw`^\W{0,3}${anyWord(ABSENT)}`, 'u'));

/** A responder that says in its subject what it is about. */
export const OOO_AUTOMATIC = /^\W{0,3}auto:.{0,80}(?:out of|away|abwesend|absent)|vacation/;
