import type { Day } from '../instant.ts';
import { weekdayOf } from './calendar-words.ts';
import { dayOfWeek, firstOfMonth, nextMonday, plusDays } from './days.ts';
import { anyWord, type WordLists } from './word-lists.ts';
import type { WrittenDate } from './written-dates.ts';
import { late } from './pattern.ts';

/** "tomorrow", "next week", "today and tomorrow": days counted from the day the text was received, with their places. */
export function relativeDays(text: string, received: Day): WrittenDate[] {
  return [...text.matchAll(RELATIVE())].slice(0, 10).map((match) => ({
    at: match.index,
    end: match.index + match[0].length,
    ...relativeDay(match.groups ?? {}, received),
  }));
}

function relativeDay(
  said: Record<string, string | undefined>,
  today: Day,
): Pick<WrittenDate, 'day' | 'exact' | 'rangeFrom'> {
  const {
    both,
    tomorrow,
    overmorrow,
    week,
    friday,
    month,
    nextday,
    weekday: named,
    many = '',
    unit = '',
  } = said;
  const exactly = (day: Day): Pick<WrittenDate, 'day' | 'exact'> => ({ day, exact: 'day' });
  if (both !== undefined) return { ...exactly(plusDays(today, 1)), rangeFrom: today };
  if (tomorrow !== undefined) return exactly(plusDays(today, 1));
  if (overmorrow !== undefined) return exactly(plusDays(today, 2));
  if (friday !== undefined) return exactly(plusDays(today, (12 - dayOfWeek(today)) % 7));
  if (month !== undefined) return { day: plusDays(firstOfMonth(today, 1), -1), exact: 'month-end' };
  if (nextday !== undefined) return exactly(inNextWeek(today, weekdayOf(nextday) ?? 1));
  if (week !== undefined) return exactly(nextMonday(today));
  if (named !== undefined)
    return {
      day: plusDays(today, ((weekdayOf(named) ?? 1) - dayOfWeek(today) + 7) % 7 || 7),
      exact: 'weekday',
    };
  return exactly(plusDays(today, (COUNTS[many] ?? Number(many)) * (/^(?:d|t|j)/.test(unit) ? 1 : 7)));
}

/** Said on a Monday, "next Friday" is the one of next week; said on a Wednesday, "next Tuesday" is that anyway. */
const inNextWeek = (today: Day, weekday: number): Day => plusDays(today, 7 - dayOfWeek(today) + weekday);

const TODAY: WordLists = {
  en: ['today'],
  de: ['heute'],
  fr: ["aujourd'hui"],
  es: ['hoy'],
  it: ['oggi'],
  pt: ['hoje'],
  nl: ['vandaag'],
  sv: ['idag', 'i dag'],
  fi: ['tanaan'],
  pl: ['dzisiaj', 'dzis'],
  cs: ['dnes'],
  ru: ['сегодня'],
  ja: ['本日', '今日'],
  zh: ['今天', '今日'],
};

/** "Morgen" is also the morning: it needs a word beside it that tells. */
const TOMORROW: WordLists = {
  en: ['tomorrow'],
  de: ['(?<=(?:bis|ab|mich|erst|ihnen) )morgen', 'morgen(?= (?:wieder|zuruck|bin ich|bei ihnen))'],
  fr: ['demain'],
  es: ['(?<!(?:la|por la|de la) )manana'],
  it: ['domani'],
  pt: ['amanha'],
  nl: ['(?<=(?:tot|vanaf) )morgen', 'morgen(?= (?:weer|terug|ben ik))'],
  sv: ['imorgon', 'i morgon'],
  da: ['i morgen'],
  fi: ['huomenna'],
  pl: ['jutro'],
  cs: ['zitra'],
  ru: ['завтра'],
  ja: ['明日'],
  zh: ['明天', '明日'],
};

const NEXT_WEEK: WordLists = {
  en: ['next week'],
  de: ['nachste woche', 'kommende woche'],
  fr: ['la semaine prochaine'],
  es: ['la proxima semana', 'la semana que viene'],
  it: ['la prossima settimana', 'la settimana prossima'],
  pt: ['na proxima semana', 'para a semana'],
  nl: ['volgende week'],
  sv: ['nasta vecka'],
  da: ['næste uge'],
  no: ['neste uke'],
  pl: ['w przyszlym tygodniu'],
  cs: ['pristi tyden'],
  ru: ['на следующей неделе'],
};

/** The last working day of this week. */
const WEEK_END: WordLists = {
  en: [
    'end of (?:the|this) week',
    '(?:rest|remainder) of (?:the|this) week',
    '(?:all|the whole|the entire) week',
  ],
  de: ['ende (?:der|dieser) woche', 'die ganze woche', 'rest der woche'],
  fr: ['(?:la )?fin de (?:la|cette) semaine', 'toute la semaine'],
  es: ['(?:el )?fin(?:al)? de (?:la|esta) semana', 'toda la semana'],
  it: ['fine (?:della )?settimana', 'tutta la settimana'],
  pt: ['(?:o )?fi(?:m|nal) d(?:a|esta) semana'],
  nl: ['(?:het )?einde? van de(?:ze)? week', 'de hele week', 'de rest van de week'],
};

const MONTH_END: WordLists = {
  en: ['(?:the )?end of (?:the|this) month'],
  de: ['(?:zum )?ende des monats', 'monatsende'],
  fr: ['(?:la )?fin du mois'],
  es: ['(?:el )?fin(?:al)?(?:es)? (?:de|del) mes'],
  it: ['(?:la )?fine (?:del )?mese'],
  pt: ['(?:o )?fi(?:m|nal) do mes'],
  nl: ['(?:het )?einde? van de maand'],
};

const AND = '(?:and|und|et|y|e|en|och|og|ja|i|a|и|および|と|和)';

const RELATIVE = late(
  () =>
    new RegExp(
      [
        `(?<both>${anyWord(TODAY)}\\s?${AND}\\s?(?:tomorrow|morgen|demain|manana|domani|amanha|i ?morgon|i morgen|huomenna|jutro|zitra|завтра|明日|明天))(?!\\p{L})`,
        `(?<tomorrow>${anyWord(TOMORROW)})`,
        String.raw`(?<!\p{L})(?<overmorrow>(?:the )?day after tomorrow|ubermorgen|apres-demain|pasado manana|dopodomani|overmorgen)(?!\p{L})`,
        String.raw`(?<!\p{L})(?<nextday>(?<=next )(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?!\p{L})`,
        `(?<friday>${anyWord(WEEK_END)})`,
        `(?<month>${anyWord(MONTH_END)})`,
        `(?<week>${anyWord(NEXT_WEEK)})`,
        '(?<weekday>星期[一二三四五六日天]|周[一二三四五六日])',
        String.raw`(?<!\p{L})in (?<many>\d{1,2}|one|two|three|four|a|einer|zwei|drei|een|twee|drie) (?<unit>days?|weeks?|tagen?|wochen?|weken|week)(?!\p{L})`,
      ].join('|'),
      'gu',
    ),
);

const COUNTS: Record<string, number> = {
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  einer: 1,
  zwei: 2,
  drei: 3,
  een: 1,
  twee: 2,
  drie: 3,
};

const AWAY_TODAY = late(() => new RegExp(anyWord(TODAY), 'u'));
const AWAY_THIS_WEEK = late(
  () =>
    new RegExp(
      anyWord({
        en: ['this week'],
        de: ['diese(?:r)? woche'],
        fr: ['cette semaine'],
        es: ['esta semana'],
        it: ['questa settimana'],
        pt: ['esta semana'],
        nl: ['deze week'],
        sv: ['denna vecka', 'den har veckan'],
        da: ['denne uge'],
        no: ['denne uken'],
        pl: ['w tym tygodniu'],
        cs: ['tento tyden'],
        ru: ['на этой неделе'],
        ja: ['今週'],
        zh: ['本周', '这周'],
      }),
      'u',
    ),
);

/** Away "this week" or "today": the last working day of the week, or the day itself. */
export function lastDayAway(sentence: string, received: Day): Day | undefined {
  if (AWAY_THIS_WEEK().test(sentence)) return plusDays(received, Math.max(0, 5 - dayOfWeek(received)));
  return AWAY_TODAY().test(sentence) ? received : undefined;
}
