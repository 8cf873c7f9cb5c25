/** "wrote", in the languages of mail programs. */
const WROTE =
  /(?:^|[\s>*)"”\]-])(?:wrote|writes|sent|schrieb|geschrieben|schreibt|a\s+[ée]crit|escribi[oó]|ha escrit|ha scritto|scrive|escreveu|schreef|geschreven|skrev|skreiv|kirjoitti|napisa[lł]\(?a?\)?|pisze|napsala?|napsal\(a\)|написав|написала|написал\(?а?\)?|пишет|писал\(?а?\)?|a scris|írta|yazdı|đã viết|έγραψε|wrote on)(?=$|[\s:：*<,"-])|のメッセージ|は書きました|さんは|写道|寫道|作成|wrote:$|님이 작성|เขียน|napisał|skrev:/iu;

/** How a line begins that tells who wrote the following when. */
const BEGINS =
  /^(?:on|in|at|le|la|am|el|il|em|op|den|på|pe|ma|ti|ke|to|pe|la|su|dnia|w dniu|dne|vào|za|a|data|dia|от|в|on:|date|sent|mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim|пн|вт|ср|чт|пт|сб|вс|在|于)(?:[\s,.]|$)|^\d{1,4}[\s./年-]|^[<"“]?[^\s<>@]{1,64}@/iu;

const ADDRESS = /[^\s<>@()[\]]{1,64}@[^\s<>@()[\]]{1,190}/;
const TIME = /(?:^|\D)\d{1,2}[:.h]\d{2}(?:\D|$)|\d\s?[ap]\.?m\b|\d{1,2}時/i;
const DATE =
  /(?:^|\D)(?:19|20)\d{2}(?:\D|$)|(?:^|\D)\d{1,2}[./-]\d{1,2}(?:\D|$)|(?:^|\s)\d{1,2}\.?\s\p{L}{3,10}\.?/u;

const MAX_SPAN = 6;
const MAX_LENGTH = 400;

/** How many lines the line "On ... wrote:" at `at` takes, for mail programs wrap it; 0 when there is none. */
export function attributionAt(lines: string[], at: number): number {
  const first = bare(lines[at] ?? '');
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
    if (!begins && !ADDRESS.test(first)) return 0;
  }
  return 0;
}

function isAttribution(text: string, begins: boolean, next: string, afterNext: string): boolean {
  const closes = /[:：]\**$/.test(text);
  const wrote = WROTE.test(text);
  if (!closes && !wrote) return startsWithDate(text) && ADDRESS.test(text) && quotesFollow(next, afterNext);
  const address = ADDRESS.test(text);
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
    WROTE.test(` ${tail}`) &&
    /(?:wrote|schrieb|crit|escribi[oó]|scritto|escreveu|schreef|geschreven|skrev|kirjoitti|napisa\S{0,5}|пишет|написал\S{0,3})\W*$/iu.test(
      tail,
    )
  );
};

const startsWithDate = (text: string): boolean => /^\d{4}[./-]\d{1,2}[./-]\d{1,2}\s/.test(text);

const quotesFollow = (next: string, afterNext: string): boolean =>
  /^\s{0,3}>/.test(next) || (next.trim() === '' && /^\s{0,3}>/.test(afterNext));

/** Without quotation marks, bold marks and dashes around it. */
const bare = (line: string): string => line.replace(/^[\s>*_-]{1,40}/, '').replace(/[\s*_-]{1,40}$/, '');
