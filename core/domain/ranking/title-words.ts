import { folded } from '../folded.ts';

/**
 * The words of job titles in the languages whose address books are read, folded (lower case, no accents, "ß" is "ss"), as pieces of
 * expressions that match whole words. German and Nordic ranks are ends of longer words, so their beginnings are listed too: the
 * "Halbleiter" is a chip and the "Flugbegleiter" leads nobody.
 */
const HEAD = {
  en: '(?:co ?)?owner|(?:co ?)?founder|chief|c[defimoprst]o|president|partner|head of|head(?=,)|director|[sea]?vp|vice president',
  de:
    '(?:(?:abteilungs|bereichs|hauptabteilungs|geschafts|fachbereichs|personal|vertriebs|verkaufs|werks|werk|betriebs|produktions|entwicklungs|' +
    'it |marketing|finanz|einkaufs|instituts|klinik|schul|standort|niederlassungs|regional|ressort|amts)(?:leiter(?:in)?|leitung))|' +
    'leiter(?:in)?|leitung|(?:co )?geschaftsfuhr(?:er(?:in)?|ung|ende[rs]?)|vorstand(?:in|smitglied|svorsitzende[rs]?)?|' +
    'inhaber(?:in)?|(?:mit)?grunder(?:in)?|gesellschafter(?:in)?|prokurist(?:in)?|direktor(?:in)?|prasident(?:in)?|chefarzt|chefarztin',
  fr: 'directeur|directrice|presidente|pdg|dsi|drh|daf|gerante?|(?:co ?)?fondat(?:eur|rice)|dirigeante?|associe gerant',
  es: 'directora|presidenta|gerente general|duen[oa]|propietari[oa]|(?:co)?fundador(?:a)?|soci[oa]|consejer[oa] delegad[oa]|vicepresidente',
  it: 'direttore|direttrice|titolare|amministrat(?:ore|rice) (?:delegat[oa]|unic[oa])|dirigente|(?:co)?fondat(?:ore|rice)|capo dipartimento',
  pt: 'diretora?|gerente geral|proprietari[oa]|vice presidente',
  nl: 'hoofd|eigenaar|eigenaresse|bestuurder|bestuursvoorzitter|(?:mede ?)?oprichter|vennoot|afdelingshoofd',
  nordic: 'direktor|daglig leder|agare|grundare|grunnlegger|grundlaegger|toimitusjohtaja',
  pl: 'dyrektor(?:ka)?|prezes|wlasciciel(?:ka)?|wspolnik',
  ru: 'директор|руководитель|начальник|основатель|владелец|президент',
};

const LEAD = {
  en: 'managers?|lead|leader|supervisor|principal investigator',
  de: '(?:team|gruppen|schicht|filial|labor|stations|sachgebiets|referats) ?(?:leiter(?:in)?|leitung)|teamlead|oberarzt|oberarztin|vorgesetzte[rs]?',
  fr: "responsable|chef(?:fe)? d(?:e |['’] ?)(?:service|equipe|departement|pole|division|bureau|secteur|atelier|agence)",
  es: 'gerente|jef[ea]|encargad[oa]|supervisora',
  it: 'responsabile|capo|capo ?(?:reparto|ufficio|area|squadra|servizio)|supervisore',
  pt: 'chefe|gestora?|lider',
  nl: 'team ?leider|afdelingsleider|leidinggevende',
  nordic:
    '(?:avdelnings|enhets|grupp|utvecklings|forsaljnings|afdelings|salgs|it )chef|(?:avdelings|afdelings|team|seksjons)leder|teamledare',
  pl: 'kierownik|kierowniczka',
  ru: 'менеджер|тимлид|заведующ(?:ий|ая)',
};

const RECRUITER = {
  en: 'recruit(?:er|ers|ing|ment)?|talent|hr|human resources|people|sourcer',
  de: 'personal(?:referent(?:in)?|wesen|abteilung|vermittler(?:in)?|berater(?:in)?|entwicklung)',
  fr: 'recrut(?:eur|euse|ement)|ressources humaines|rh',
  es: 'reclutadora?|recursos humanos|rr ?hh|seleccion de personal',
  it: 'selezionat(?:ore|rice)|risorse umane|selezione del personale',
  pt: 'recrutadora?|recrutamento',
  nl: 'personeels(?:zaken|adviseur)',
  pl: 'rekruter(?:ka)?|rekrutacja|kadry',
  ru: 'рекрутер|персонал[ау]?',
};

const ACADEMIC = {
  en: 'prof|professor|lecturer|teacher|postdoc|postdoctoral',
  de: 'professorin|dozent(?:in)?|hochschullehrer(?:in)?|privatdozent(?:in)?',
  fr: 'professeure?|enseignante?(?: chercheur| chercheuse)?|maitre(?:sse)? de conferences',
  es: 'profesora?|catedratic[oa]',
  it: 'professoressa|professore|docente|ricercat(?:ore|rice)',
  pt: 'professora',
  nl: 'docent|hoogleraar',
  pl: 'profesor|adiunkt|wykladow(?:ca|czyni)',
  ru: 'профессор|доцент|преподаватель',
};

/** Who manages a thing and not people: the "Projektleiter" is a project manager, the "chef de projet" too. */
const OF_THINGS = {
  en:
    '(?:product|account|project|program|programme|brand|community|case|office|customer success|success|social media|content|category|' +
    'portfolio|relationship|risk|release|delivery|facilities|property|event|events|partner|channel|territory|campaign|contract|' +
    'partnerships?) managers?|(?:product|process|service|data) owners?|business partners?|lead generation|' +
    '(?:sales )?leads? (?:qualification|research)',
  de: '(?:projekt|produkt|programm|bau|reise|kurs|ubungs|seminar|spiel|chor)(?:leiter(?:in)?|leitung)|(?:projekt|produkt|programm|key account) ?manager(?:in)?',
  fr: "(?:chef(?:fe)?|responsable|directeur|directrice) d(?:e |['’] ?)(?:projets?|produits?|marque|publicite|comptes?|programme)|responsable (?:grands )?comptes?",
  es: '(?:jef[ea]|gerente|directora?|responsable) de (?:proyectos?|productos?|marca|obra|cuentas?|prensa)',
  it: '(?:responsabile|capo) (?:di |del )?(?:progetto|prodotto|cantiere)|capo ?progetto',
  pt: '(?:gerente|gestora?|chefe|lider) de (?:projetos?|produtos?|contas?|conteudo)',
  nordic: '(?:projekt|produkt|prosjekt)(?:chef|leder|ledare)',
  pl: 'kierownik (?:projektu|produktu)',
  ru: '(?:руководитель|менеджер)(?: по)? (?:проектами?|проектов|проекта|продуктами?|продуктов|продукта)|продакт менеджер',
};

/** "Assistant to the Director" works for rank and has none. */
const IN_SERVICE_OF = {
  en: '(?:assistant|secretary|aide|adviser|advisor|coach|support|office|student|reporting)(?: (?:to|of|for)) ',
  de: '(?:assisten(?:z|t|tin)|sekretar(?:in|iat)?|referent(?:in)?|mitarbeiter(?:in)?|trainee)(?: (?:der|des|von|fur|beim|bei|zur)) ',
  fr: 'assistante? (?:de|du|des|a|au) |secretaire (?:de|du|general) ',
  es: '(?:asistente|secretari[oa]|ayudante|auxiliar) (?:de|del|a) ',
  it: "(?:assistente|segretari[oa]) (?:di|del|della|dell['’]) ?",
  pt: '(?:assistente|secretari[oa]) (?:de|do|da) ',
  nl: '(?:assistente?|secretaresse|medewerker) (?:van|bij|voor) ',
  ru: '(?:помощник|ассистент|секретарь) ',
};

/** "Former VP", "ex-CEO", "aspiring Director": not now. */
const NOT_NOW = {
  en: 'former|formerly|ex|retired|past|aspiring|future|emeritus',
  de: 'ehemalige[rsn]?|fruhere[rsn]?|angehende[rsn]?',
  fr: 'ancien(?:ne)?|retraitee?',
  es: 'antigu[oa]|jubilad[oa]',
  it: 'pensionat[oa]',
  nl: 'voormalig|oud',
  ru: 'бывш(?:ий|ая)',
};

/** Chinese and Japanese run words together: what stands in the title counts, assistants ("总经理助理") first. */
const JOINED = {
  none: '助理|秘书|秘書|アシスタント|产品经理|產品經理|项目经理|項目經理|客户经理|客戶經理|(?:プロダクト|プロジェクト|アカウント)マネージャー|(?:元|前)(?:社長|部長)',
  head: '总监|總監|总经理|總經理|首席|董事|总裁|總裁|创始人|創辦人|社長|取締役|部長|代表|執行役員',
  lead: '经理|經理|主管|主任|課長|係長|組長|组长|マネージャー|リーダー',
  recruiter: '人事|招聘|人力资源|人力資源|採用|猎头|獵頭',
  academic: '教授|讲师|講師|老师|老師',
};

/** Folded like the titles they are met with: folding takes "й" and "ジ" apart, too. */
const anyOf = (words: Record<string, string>): string => folded(`(?:${Object.values(words).join('|')})`);

export const IN_SERVICE = () => anyOf(IN_SERVICE_OF);
export const PAST = () => anyOf(NOT_NOW);
export const THINGS = () => anyOf(OF_THINGS);
export const NO_RANK = () => folded(JOINED.none);

const WORDS = { head: HEAD, lead: LEAD, recruiter: RECRUITER, academic: ACADEMIC };

/** What stands for a rank: whole words, and pieces of words that run together. */
export const rankWords = (rank: keyof typeof WORDS): { whole: string; joined: string } => ({
  whole: anyOf(WORDS[rank]),
  joined: folded(JOINED[rank]),
});
