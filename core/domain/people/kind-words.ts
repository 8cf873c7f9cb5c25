import { CONTACT_KINDS, type ContactKind } from './contact.ts';
import { late } from '../reply/pattern.ts';
import { folded, WORD_END, WORD_START } from '../folded.ts';

/** Words people write in a "how we know each other" column, folded, in the languages of the address books; the first that fits decides. */
const WORDS: [string, ContactKind][] = [
  [
    'recruiter|headhunter|talent acquisition|sourcer|personal(?:vermittler|berater)(?:in)?|recruteu(?:r|se)|chasseu(?:r|se) de tetes|' +
      'reclutadora?|recrutadora?|selezionat(?:ore|rice)|рекрутер',
    'recruiter',
  ],
  [
    '(?:referred|referral|introduced|introduction|intro) ?(?:by|through|from)?|(?:empfohlen|vorgestellt) (?:von|durch)|' +
      'recommandee? par|recomendad[oa] por|presentad[oa] por|consigliat[oa] da|presentat[oa] da|indicad[oa] por|aanbevolen door',
    'referred',
  ],
  [
    '(?:ex|former|previous|old|past|ehemalige[rn]?|fruhere[rn]?|alte[rn]?|ancien(?:ne)?|antigu[oa]|vecchi[oa]|oud|voormalige?|tidigare|tidligere|byl[ya]|бывш(?:ий|ая)) ?' +
      '(?:\\w+ )?(?:colleague|co ?worker|work ?mate|team ?mate|boss|manager|report|kolleg(?:e|in|a)?|arbeitskolleg(?:e|in)|chef(?:in|fe)?|' +
      'vorgesetzter?|collegue|companer[oa](?: de trabajo)?|jef[ea]|collega|capo|colega|chefe|koleżanka|коллега|начальник)',
    'previous_coworker',
  ],
  [
    'worked (?:with|together|for)|used to work|managed me|my (?:first )?(?:boss|manager) at',
    'previous_coworker',
  ],
  ['zusammen gearbeitet|a travaille avec moi|trabajamos juntos|trabalhamos juntos', 'previous_coworker'],
  ['(?:projekt|projet|proyecto|progetto|projeto|project)\\w*|hackathon|open source', 'project'],
  [
    '(?:prof|professor|professorin|professeure?|lecturer|teacher|advisor|adviser|supervisor|taught me)|(?:hochschul)?dozent(?:in)?|lehrer(?:in)?|' +
      'doktorvater|doktormutter|betreuer(?:in)?|enseignante?|maitre de conferences|profesora?|professoressa|professore|docente|professora|' +
      'docent|hoogleraar|преподаватель|профессор',
    'professor',
  ],
  [
    'class ?mate|study group|course ?mate|fellow student|studied (?:with|together)|kommiliton(?:e|in|innen)?|studien(?:freund|kolleg)(?:e|in)?|' +
      'mitstudent(?:in)?|studium|camarade|companer[oa] de (?:clase|estudios|curso|universidad)|compagn[oa] di (?:classe|corso|studi|universita)|' +
      'colega de (?:faculdade|curso|turma|universidade)|studie(?:genoot|kamerat|kompis)|medstudent|однокурсни(?:к|ца)',
    'classmate',
  ],
  [
    'alum(?:nus|na|ni|nae|s)?|same (?:school|university|college)|absolvent(?:in)?|ancien(?:ne)? eleve|(?:antigu[oa]|ex) alumn[oa]|' +
      'ex alun[oa]|ex studente(?:ssa)?|выпускни(?:к|ца)',
    'alumni',
  ],
  [
    'colleague|co ?worker|work ?mate|team ?mate|(?:arbeits)?kolleg(?:e|in)|collegue|companer[oa] de trabajo|collega|colega(?: de trabalho)?|' +
      'kollega|arbetskamrat|коллега|boss|manager|chef(?:in|fe)?|vorgesetzter?|jef[ea]|capo',
    'current_coworker',
  ],
  [
    'neighbou?r|next door|nachbar(?:in)?|voisine?|vecin[oa]|vicin[oa](?: di casa)?|vizinh[oa]|buur(?:man|vrouw)|granne|nabo|сосед(?:ка)?',
    'neighbour',
  ],
  [
    'family|aunt|uncle|cousin|brother|sister|mother|father|mum|mom|dad|in law|niece|nephew|wife|husband|relative|familie|tante|onkel|bruder|' +
      'schwester|mutter|vater|schwager|schwagerin|nichte|neffe|cousine|vetter|famille|tante|oncle|frere|soeur|mere|pere|familia|ti[oa]|prim[oa]|' +
      'herman[oa]|padre|madre|famiglia|zi[oa]|cugin[oa]|fratello|sorella|irma|irmao|pai|mae|oom|neef|broer|zus|семья',
    'family',
  ],
  [
    'friend|buddy|mate|freund(?:in)?|amie?|amig[oa]|amic[oa]|vriend(?:in)?|venn?|vaninna|друг|подруга',
    'friend',
  ],
  [
    'met (?:at|in|on)|conference|meetup|event|fair|talk|kennengelernt|messe|konferenz|tagung|rencontree?|congreso|conferencia|feria|evento|' +
      'conosciut[oa]|convegno|fiera|congresso|conhecid[oa] em|beurs|конференция',
    'event',
  ],
];

const PATTERNS = WORDS.map(
  ([words, kind]) => [late(() => new RegExp(`${WORD_START}(?:${folded(words)})${WORD_END}`)), kind] as const,
);

/** The kind of contact somebody's own words mean ("ex-colleague" is a previous co-worker); undefined when they mean none. */
export function kindFromWords(words: string): ContactKind | undefined {
  const plain = folded(words.slice(0, 200))
    .replaceAll(/[_‐-]+/g, ' ')
    .replaceAll(/ +/g, ' ');
  const exact = CONTACT_KINDS.find((kind) => kind.replaceAll('_', ' ') === plain);
  return exact ?? PATTERNS.find(([pattern]) => pattern().test(plain))?.[1];
}
