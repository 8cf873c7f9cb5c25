import type { Day } from '../instant.ts';
import { monthOf } from './calendar-words.ts';
import { dayFrom, dayOfWeek, firstOfMonth, monthNumber, nextMonday, plusDays, yearOf } from './days.ts';

/** A time named without a date ("after the holidays"), and the day it means. */
export interface RelativeDay {
  pattern: RegExp;
  day: (today: Day, match: RegExpExecArray) => Day;
}

const nextQuarter = (today: Day): Day => firstOfMonth(today, 3 - ((monthNumber(today) - 1) % 3));
const newYear = (today: Day): Day => `${yearOf(today) + 1}-01-01`;

/** The next first day of a month, by its number. */
const nextFirst = (today: Day, month: number): Day => {
  const first = dayFrom(yearOf(today), month, 1) ?? today;
  return first > today ? first : `${yearOf(today) + 1}${first.slice(4)}`;
};

/** The fourth Thursday of November (5 U.S.C. 6103). */
function thanksgiving(year: number): Day {
  const first = `${year}-11-01`;
  return plusDays(first, ((4 - dayOfWeek(first) + 7) % 7) + 21);
}

const NUMBERS: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  ein: 1,
  einem: 1,
  einer: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  sechs: 6,
  une: 1,
  un: 1,
  deux: 2,
  trois: 3,
  dos: 2,
  tres: 3,
  due: 2,
  tre: 3,
  dois: 2,
  duas: 2,
  twee: 2,
  drie: 3,
  tva: 2,
  to: 2,
  'a couple of': 2,
  'couple of': 2,
  'a few': 3,
  few: 3,
  'ein paar': 3,
  quelques: 3,
  unas: 3,
  algunas: 3,
  qualche: 3,
  algumas: 3,
  'een paar': 3,
};

export const RELATIVE: RelativeDay[] = [
  {
    pattern:
      /\b(?:in|until|till|by|early|around) (jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b(?!\.? ?\d)/,
    day: (today, match) => nextFirst(today, monthOf(match[1] ?? '') ?? 1),
  },
  {
    pattern: /\bafter thanksgiving\b|\bpost-?thanksgiving\b/,
    day: (today) => {
      const thisYear = thanksgiving(yearOf(today));
      return nextMonday(thisYear < today ? thanksgiving(yearOf(today) + 1) : thisYear);
    },
  },
  {
    pattern:
      /\b(?:after (?:the )?(?:holidays?|holiday season|christmas|xmas|new year(?:'?s)?|winter break)|(?:in|early in) the new year|(?:early )?next year|new year|nach (?:den feiertagen|weihnachten|neujahr)|im neuen jahr|nachstes jahr|apres les fetes|l'annee prochaine|despues de (?:las fiestas|navidad(?:es)?|reyes)|el (?:ano que viene|proximo ano)|dopo le feste|(?:l'anno|il) prossim[oa](?: anno)?|depois (?:das festas|do natal)|(?:no )?(?:ano que vem|proximo ano)|na de feestdagen|volgend jaar|efter (?:jul|nyar|helgerna)|nasta ar|efter nytar|naeste ar|neste ar|ensi vuonna|po swietach|w przyszlym roku|po svatcich|pristi rok|после праздников|в следующем году|来年|明年)/,
    day: (today) => newYear(today),
  },
  {
    pattern:
      /\b(?:(?:after|end of) (?:the|this) quarter|next quarter|nachstes quartal|naechstes quartal|le trimestre prochain|(?:el )?proximo trimestre|prossimo trimestre|volgend kwartaal|nasta kvartal|naeste kvartal|(?:until|till|through) the end of the quarter)\b/,
    day: (today) => nextQuarter(today),
  },
  {
    pattern: /\bq([1-4])\b/,
    day: (today, match) => nextFirst(today, (Number(match[1]) - 1) * 3 + 1),
  },
  {
    pattern: /\bmid(?:dle of)?[ -]next month\b/,
    day: (today) => plusDays(firstOfMonth(today, 1), 14),
  },
  {
    pattern:
      /\b(?:(?:early |beginning of |start of )?next month|(?:anfang )?nachsten? monats?|le mois prochain|(?:el )?(?:mes que viene|proximo mes)|(?:il )?(?:mese prossimo|prossimo mese)|(?:no )?(?:mes que vem|proximo mes)|volgende maand|nasta manad|naeste maned|neste maned|ensi kuussa|w przyszlym miesiacu|pristi mesic|в следующем месяце|来月|下个月|下個月)/,
    day: (today) => firstOfMonth(today, 1),
  },
  {
    pattern:
      /\b(?:end of (?:the|this) month|ende des monats|fin du mois|final de mes|fine mese|fim do mes|eind van de maand)\b/,
    day: (today) => lastWorkday(today),
  },
  {
    pattern:
      /\b(?:in|after|give me|dans|en|dentro de|tra|fra|daqui a|over|om) (a couple of|couple of|a few|few|ein paar|een paar|\d{1,2}|\p{L}{1,8}) (days?|weeks?|months?|tagen?|wochen?|monaten?|jours?|semaines?|mois|dias?|semanas?|mes(?:es)?|giorni|settimane?|mesi|dagen|weken|maanden|dagar|veckor|manader|dage|uger|maneder|uker)\b/u,
    day: (today, match) => {
      const many = NUMBERS[match[1] ?? ''] ?? Number(match[1]);
      const unit = match[2] ?? '';
      if (Number.isNaN(many)) return plusDays(today, 60);
      if (/^m/.test(unit)) return plusMonths(today, many);
      return plusDays(today, /^(?:w|s|v|u)/.test(unit) ? many * 7 : many);
    },
  },
  {
    pattern:
      /\b(?:out|away|off|busy|swamped|travell?ing|on (?:vacation|leave|holiday|pto)|slammed|gone|not|can't do) (?:all )?next week\b|\b(?:after|week after) next week\b|\bthe week after next\b/,
    day: (today) => nextMonday(nextMonday(today)),
  },
  {
    pattern:
      /\b(?:next week|nachste woche|la semaine prochaine|la (?:semana que viene|proxima semana)|la (?:settimana prossima|prossima settimana)|(?:na )?(?:semana que vem|proxima semana)|volgende week|nasta vecka|naeste uge|neste uke|ensi viikolla|w przyszlym tygodniu|pristi tyden|на следующей неделе|来週|下周|下週)/,
    day: (today) => nextMonday(today),
  },
  {
    pattern:
      /\b(?:in|after|until|till|by|this|next|im|au|en|in der) (?:the |el |la |de )?(spring|summer|autumn|fall|winter|fruhjahr|fruhling|sommer|herbst|printemps|primavera|verano|estate|verao|voorjaar|zomer)\b/,
    day: (today, match) => nextFirst(today, SEASONS[match[1] ?? ''] ?? 3),
  },
];

const SEASONS: Record<string, number> = {
  spring: 3,
  fruhjahr: 3,
  fruhling: 3,
  printemps: 3,
  primavera: 3,
  voorjaar: 3,
  summer: 6,
  sommer: 6,
  verano: 6,
  estate: 6,
  verao: 6,
  zomer: 6,
  autumn: 9,
  fall: 9,
  herbst: 9,
  winter: 12,
};

/** The same day of a later month, or its last. */
function plusMonths(today: Day, months: number): Day {
  const first = firstOfMonth(today, months);
  return (
    dayFrom(yearOf(first), monthNumber(first), Number(today.slice(8))) ?? plusDays(firstOfMonth(first, 1), -1)
  );
}

function lastWorkday(today: Day): Day {
  const last = plusDays(firstOfMonth(today, 1), -1);
  return plusDays(last, -Math.max(0, dayOfWeek(last) - 5));
}
