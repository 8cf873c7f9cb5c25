import { late } from './pattern.ts';

const MAX_TEXT = 4000;

/** A name as companies have them: words with a capital or a number, "&" and "of" between them. */
const NAME = String.raw`(?<name>\p{Lu}[\p{L}\p{N}'’.-]{0,30}(?:\s(?:&\s|of\s|de\s){0,1}[\p{Lu}\p{N}][\p{L}\p{N}'’.-]{0,30}){0,3})`;

const WHO = String.raw`(?:[Ii]['’]?(?:m|ve| am| have| was)?|(?:[Hh]e|[Ss]he|[Tt]hey)(?:['’]s|['’]re|['’]ve| is| are| has| have)?)`;

const SAYS = [
  String.raw`\b${WHO}\s(?:\p{L}{2,10}\s){0,2}(?:moved (?:on|over) to|joined|joining|switched to|changed to|started (?:at|with|a new job at)|work(?:ing)? (?:now )?(?:at|for)|gone (?:on )?to|went to)\s(?:the\s)?`,
  String.raw`\b${WHO}\s(?:now|currently)\s(?:at|with)\s(?:the\s)?`,
  String.raw`\b(?:[Nn]ow|[Cc]urrently)\s(?:working\s)?(?:at|with)\s(?:the\s)?`,
  String.raw`\b(?:[Bb]in|[Aa]rbeite)\s(?:ich\s)?(?:jetzt|nun|inzwischen)\s(?:bei|für)\s(?:der\s)?`,
  String.raw`\b(?:zu(?:r|m)?)\s(?=\p{Lu}[\p{L}\p{N}&. -]{1,60}\sgewechselt)`,
  String.raw`\b(?:[Jj]['’]ai rejoint|[Jj]e travaille (?:désormais|maintenant) (?:chez|pour))\s`,
  String.raw`\b(?:[Mm]e he incorporado a|[Aa]hora (?:estoy|trabajo) en)\s`,
  String.raw`\b(?:[Oo]ra lavoro (?:in|per|da)|[Ss]ono passat[oa] a)\s`,
  String.raw`\b(?:[Ii]k werk nu (?:bij|voor))\s`,
];
const NEW_PLACE = late(() => new RegExp(`(?:${SAYS.join('|')})${NAME}`, 'u'));
/** "I'm at Helio now": the word that makes it news comes last. */
const NOW_AT = late(
  () => new RegExp(String.raw`\b${WHO}\s(?:at|with)\s(?:the\s)?${NAME}(?=\s(?:now|these days)\b)`, 'u'),
);

/** Words with a capital that are no company. */
const NOT_COMPANIES =
  /^(?:I|You|We|A|An|The|My|Our|This|That|Another|New|January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b/;
/** Legal forms keep their dot; the end of a sentence loses it. */
const FORM = /\b(?:Inc|Ltd|Co|Corp|S\.A)\.$/;

/**
 * The company that a mail about a move names as the new one; undefined where it names none, or only a place one may live in
 * ("I moved to Berlin").
 */
export function newCompany(text: string): string | undefined {
  const words = text.slice(0, MAX_TEXT).replace(/\s+/g, ' ');
  const named = (NOW_AT().exec(words) ?? NEW_PLACE().exec(words))?.groups?.['name'];
  if (named === undefined) return undefined;
  const [whole = ''] = named.split(/(?<=\p{L}{3})\.\s/u);
  const name = FORM.test(whole) ? whole : whole.replace(/[.,'’]{1,3}$/, '');
  return name.length < 2 || NOT_COMPANIES.test(name) || name.includes('@') ? undefined : name;
}
