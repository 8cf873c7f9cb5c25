import { folded } from '../folded.ts';

/** What a job title says about whom its holder may hire. */
export type TitleRank = 'head' | 'lead' | 'recruiter' | 'member' | 'academic' | 'unknown';

/** Managers of a thing, not of people, and other words that only sound like rank. */
const OF_THINGS =
  /\b(?:(?:product|account|project|program|programme|brand|community|case|office|customer success|success|social media|content|category|portfolio|relationship|risk|release|delivery|facilities|property|event|events|partner|channel|territory|campaign|contract|partnerships?) managers?|(?:product|process|service|data) owners?|business partners?|lead generation|(?:sales )?leads? (?:qualification|research))\b/g;

/** "Assistant to the Director" works for rank and has none. */
const IN_SERVICE_OF =
  /\b(?:assistant|secretary|aide|adviser|advisor|coach|support|office|student|reporting)(?: (?:to|of|for)) .*$/g;

/** "Former VP", "ex-CEO", "aspiring Director": not now. */
const NOT_NOW = /\b(?:former|formerly|ex|retired|past|aspiring|future|emeritus)\b[ -][^,|;/@]*/g;
const POSSESSIVE = /\b[a-z]+['’]s?(?= )/g;

const HEAD =
  /\b(?:owner|(?:co)?founder|chief|c[defimoprst]o|president|partner|head of|head,|director|[sea]?vp|vice president|geschaftsfuhrer(?:in)?|leiter(?:in)?|directeur|directrice|directora?|direttore|direttrice)\b/;
const LEAD =
  /\b(?:managers?|lead|leader|supervisor|principal investigator|teamleiter(?:in)?|team leiter(?:in)?|gerente|responsable|responsabile)\b/;
const RECRUITER = /\b(?:recruit(?:er|ers|ing|ment)?|talent|hr|human resources|people|sourcer)\b/;
const ACADEMIC =
  /\b(?:prof|professor|professorin|professeure?|lecturer|docent|dozent(?:in)?|teacher|postdoc|postdoctoral)\b/;

/** Reads a job title; words match whole, so "Director's Assistant" and "leadership coach" hire nobody. */
export function titleRank(title: string | undefined): TitleRank {
  if (!title?.trim()) return 'unknown';
  const words = folded(title.slice(0, 200))
    .replaceAll(POSSESSIVE, ' ')
    .replaceAll(IN_SERVICE_OF, ' ')
    .replaceAll(NOT_NOW, ' ')
    .replaceAll(OF_THINGS, ' ');
  if (/\bteam ?leiter/.test(words)) return 'lead';
  if (HEAD.test(words)) return 'head';
  if (LEAD.test(words)) return 'lead';
  if (RECRUITER.test(words)) return 'recruiter';
  return ACADEMIC.test(words) ? 'academic' : 'member';
}
