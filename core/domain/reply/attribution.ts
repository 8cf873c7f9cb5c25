import { late } from './pattern.ts';

/** "wrote", in the languages of mail programs. */
const WROTE_WORDS = [
  'wrote|writes|sent|wrote on|schrieb|geschrieben|schreibt|a\\s+[ée]crit',
  'escribi[oó]|ha escrit|va escriure|ha scritto|scrive|escreveu|a scris',
  'schreef|geschreven|skrev|skreiv|skrifaði|kirjoitti|kirjutas',
  'napisa[lł]\\(?a?\\)?|pisze|napsala?|napsal\\(a\\)|napísala?|je napisa[lo]|rašė|rakstīja',
  'написав|написала|написал\\(?а?\\)?|пишет|писал\\(?а?\\)?|пише|написа',
  'írta|yazdı|đã viết|menulis|έγραψε',
];
/** Scripts without spaces, where no word ends. */
const WROTE_ANYWHERE =
  'のメッセージ|は書きました|さんは|写道|寫道|作成|님이 작성|쓴 글|작성:|เขียน|wrote:$|napisał|skrev:';
const WROTE = late(
  () =>
    new RegExp(`(?:^|[\\s>*)"”\\]-])(?:${WROTE_WORDS.join('|')})(?=$|[\\s:：*<,"-])|${WROTE_ANYWHERE}`, 'iu'),
);

/** "Quoting Ben Osei <ben@helio.example>:" */
const QUOTING =
  /^(?:quoting|quoted from|zitat von|citando|cita de|citation de|citat (?:från|fra|av|af)|citeren)\s\S[^\n]{1,200}[:：]$/iu;

/** How a line begins that tells who wrote the following when. Short words count only before a date. */
const BEGINS =
  /^(?:on|le|am|el|il|em|op|den|på|pe|dnia|w dniu|dne|vào|date|sent|mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim|пн|вт|ср|чт|пт|сб|вс|在|于)(?:[\s,.:]|$)|^(?:in|at|la|ma|ti|ke|to|su|za|a|от|в|mo|di|mi|do|fr|sa|so|wt|śr|pt|út|st|čt|pá|lör|tor|ons|tis|mån|fre|sön|tir|man|søn|lør)[\s,.]{1,3}(?:den )?\d|^\d{1,4}[\s./年-]|^[<"“]?[^\s<>@]{1,64}@/iu;

/** Such a beginning with its date on the same line. */
const OPENS = /^(?:on|le|am|el|il|em|op|den|på|dnia|w dniu|dne)\s[^\n]{0,24}\d/iu;

const holdsAddress = (text: string): boolean => text.includes('@') && ADDRESS.test(text);
const ADDRESS = /[^\s<>@()[\]]{1,64}@[^\s<>@()[\]]{1,190}/;
const TIME = /(?:^|\D)\d{1,2}[:.h]\d{2}(?:\D|$)|\d\s?[ap]\.?m\b|\d{1,2}時/i;
const DATE =
  /(?:^|\D)(?:19|20)\d{2}(?:\D|$)|(?:^|\D)\d{1,2}[./-]\d{1,2}(?:\D|$)|(?:^|\s)\d{1,2}\.?\s\p{L}{3,10}\.?/u;

/** `---- John Smith wrote ----`: Android and others. */
const BETWEEN_DASHES = /^[\s>]{0,4}-{2,30}[^\n-][^\n]{2,200}[^\n-]-{2,30}\s{0,20}$/;

const MAX_SPAN = 6;
const MAX_LENGTH = 400;

/** How many lines the line "On ... wrote:" at `at` takes, for mail programs wrap it; 0 when there is none. */
export function attributionAt(lines: string[], at: number): number {
  const span = spanAt(lines, at);
  return span > 1 && endsWithAttribution(lines, at, span) ? 0 : span;
}

function spanAt(lines: string[], at: number): number {
  if (!/[\d@:：]|-{2}/.test(lines[at] ?? '')) return 0;
  const first = bare(lines[at] ?? '');
  if (BETWEEN_DASHES.test(lines[at] ?? '') && WROTE().test(first)) return 1;
  if (first === '' || first.length > MAX_LENGTH) return 0;
  const begins = BEGINS.test(first);
  let joined = '';
  for (let span = 1; span <= MAX_SPAN && at + span <= lines.length; span++) {
    const line = lines[at + span - 1] ?? '';
    const part = bare(line);
    if (part === '') {
      // Only a wrapped attribution with a clock time may hold an empty line.
      if (!begins || !TIME.test(joined)) return 0;
      continue;
    }
    joined = joined === '' ? part : `${joined} ${part}`;
    if (joined.length > MAX_LENGTH) return 0;
    if (isAttribution(joined, begins, lines[at + span] ?? '', lines[at + span + 1] ?? '')) return span;
    if (!begins && !holdsAddress(first)) return 0;
  }
  return 0;
}

/** Is the first line only text above a wrapped attribution? */
function endsWithAttribution(lines: string[], at: number, span: number): boolean {
  for (let first = at + 1; first < at + span; first++)
    if (OPENS.test(bare(lines[first] ?? '')) && first + spanAt(lines, first) === at + span) return true;
  return false;
}

function isAttribution(text: string, begins: boolean, next: string, afterNext: string): boolean {
  const closes = /[:：]\**$/.test(text);
  if (closes && QUOTING.test(text)) return holdsAddress(text) || quotesFollow(next, afterNext);
  const wrote = WROTE().test(text);
  if (!closes && !wrote) {
    if (!startsWithDate(text)) return false;
    return GMAIL_STAMP.test(text) || (holdsAddress(text) && quotesFollow(next, afterNext));
  }
  const address = holdsAddress(text);
  const dated = DATE.test(text) || TIME.test(text);
  if (wrote && closes) {
    if (begins || address) return dated || address || quotesFollow(next, afterNext);
    return text.length < 120 && quotesFollow(next, afterNext);
  }
  if (wrote) return dated && endsWithWrote(text) && (address || (begins && quotesFollow(next, afterNext)));
  return dated && /<[^<>\s]{1,64}@[^<>\s]{1,190}>\s{0,2}[:：]\**$/.test(text) && text.length < 250;
}

const endsWithWrote = (text: string): boolean => {
  const tail = text.slice(-16);
  return (
    WROTE().test(` ${tail}`) &&
    /(?:wrote|schrieb|crit|escribi[oó]|scritto|escreveu|schreef|geschreven|skrev|kirjoitti|napisa\S{0,5}|пишет|написал\S{0,3})\W*$/iu.test(
      tail,
    )
  );
};

/** "2016-03-03 17:21 GMT+01:00 Some One": Gmail's line in languages it has no words for. */
const GMAIL_STAMP = /^\d{4}-\d{2}-\d{2} \d{1,2}:\d{2} GMT[+-]\d{2}:?\d{2} \S/;

const startsWithDate = (text: string): boolean => /^\d{4}[./-]\d{1,2}[./-]\d{1,2}\s/.test(text);

const quotesFollow = (next: string, afterNext: string): boolean =>
  /^\s{0,3}[>|]/.test(next) || (next.trim() === '' && /^\s{0,3}[>|]/.test(afterNext));

/** Without quotation marks, bold marks and dashes around it. */
const bare = (line: string): string => line.replace(/^[\s>*_-]{1,40}/, '').replace(/[\s*_-]{1,40}$/, '');

/**
 * Some programs store a whole body on one line, or put the attribution behind the last words: breaks the line
 * before "On ... wrote:" and behind it.
 */
export function withOwnLine(line: string): string[] {
  const match = SHARED.exec(line);
  if (!match) return [line];
  const start = match.index + (match[1] ?? '').length;
  return [
    line.slice(0, match.index),
    line.slice(start, start + (match[2] ?? '').length),
    line.slice(start + (match[2] ?? '').length),
  ]
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Looked for first, because the whole pattern is slow: a colon and a word for "wrote". */
export const mayShare = (line: string): boolean =>
  line.length >= 30 && line.includes(':') && SHARES.test(line);

const SHARES = /wrote|schr(?:ieb|eef)|crit|escri|escre|skrev/;

const SHARED =
  /([\s-]{1,8})((?:On|Am|Le|El|Il|Em|Op|Den|På) (?:\p{L}{2,10}\.?,? )?(?:\p{L}{3,10}\.? )?\d{1,4}[^:]{0,60}(?::\d{2}[^:]{1,120})?\b(?:wrote|schrieb[^:]{0,60}|a écrit|escribió|ha scritto|escreveu|schreef[^:]{0,60}|skrev[^:]{0,60})\s?:)/u;
