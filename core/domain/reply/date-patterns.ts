import { calendarWords, monthWords } from './calendar-words.ts';
import { late } from './pattern.ts';

/** What stands between the first and the last day of a range in one month. */
const SPAN = String.raw`-|–|—|~|to(?: the)?|bis(?: zum| einschlie(?:ß|ss)lich)?|hasta(?: el)?|al|au|ate(?: a)?|a|ao|t\/m|tot(?: en met)?|och|til(?: og med)?|till(?: och med)?|do|through|thru|until|и|по|до|(?<=(?:between|zwischen|entre|tra|fra|tussen|mellan|mellem|mellom|mezi|miedzy|между) (?:\p{L}{2,3} )?\d{1,2}(?:st|nd|rd|th|er|\.)? )(?:and(?: the)?|und(?: dem)?|et(?: le)?|y(?: el)?|e(?: il)?|en|og)`;

/**
 * One alternative for each way to write a date; every repeat is bounded. Order matters: the longest form first.
 */
export const DATES = late(
  () =>
    new RegExp(
      [
        // 2026-12-01, 2026/12/01
        String.raw`(?<![\d./-])(?<iy>20\d\d)[-/.](?<im>\d{1,2})[-/.](?<id>\d{1,2})(?!\d)`,
        // 2026年12月1日, 12月4日
        String.raw`(?:(?<cy>20\d\d)年\s?)?(?<cm>\d{1,2})月\s?(?<cd>\d{1,2})\s?[日号號](?:\s?[(（]\p{L}[)）])?(?:\s?(?:-|–|—|~|～|〜|から|至|到)\s?(?<ce>\d{1,2})\s?[日号號])?`,
        // 20-23 April 2026, dal 10 al 21 agosto, 1. bis 12. Juni
        String.raw`(?<![\d/.:])(?:(?<rd>\d{1,2})(?:st|nd|rd|th|er|\u00ba|\.)?\s?(?:${SPAN})\s?)?(?<dd>\d{1,2})(?:st|nd|rd|th|er|e|o|\u00ba|\u00aa|\u00b0)?\.?[\s-]{0,2}(?:(?:of|de|do|di|den)\s)?(?<dm>${monthWords()})(?![\p{L}])\.?(?:,?\s?(?:de\s|del\s)?(?<dy>20\d\d|'\d\d))?`,
        // November 30, 2026, July 3 - 7
        String.raw`(?<![\p{L}])(?<mm>${monthWords()})\.?\s(?:the\s)?(?<md>\d{1,2})(?:st|nd|rd|th)?(?!\d|[:/.]\d|\s?[ap]\.?m)(?:\s?(?:-|–|—|to|through|thru)\s?(?<me>\d{1,2})(?:st|nd|rd|th)?(?![\d:/]))?(?:,?\s(?<my>20\d\d))?`,
        // 31.7.2026, 1.6.
        String.raw`(?<![\d./])(?:(?<pr>\d{1,2})\.?\s?(?:-|–|—|bis(?: zum)?|og|til)\s?)?(?<pd>\d{1,2})\.\s?(?<pm>\d{1,2})(?:\.\s?(?<py>20\d\d|\d\d(?!\d))?|(?=[\s,;)]|$))(?![\d:])`,
        // 12/01/2026, 8/6, 28-10-2026
        String.raw`(?<![\d./])(?<s1>\d{1,2})\/(?<s2>\d{1,2})(?:\/(?<sy>20\d\d|\d\d))?(?![\d/])`,
        String.raw`(?<![\d./-])(?<h1>\d{1,2})-(?<h2>\d{1,2})-(?<hy>20\d\d)(?!\d)`,
        // Monday the 21st, lunes 21: a weekday and the day of a month that is not named
        String.raw`(?<![\p{L}])(?<wn>${calendarWords()})[,.]?\s(?:(?:the|den|le|el|il|d\.|dia)\s)?(?<wd>\d{1,2})(?:st|nd|rd|th|er|\u00ba)?(?![\p{L}\d:/]|\.?\s?(?:[-–\d]|[ap]\.?m|uhr|o'clock|hrs|de\s|of\s|${monthWords()}))`,
        // April 2027, in January
        String.raw`(?<![\p{L}])(?<om>${calendarWords()})\.?(?:\s(?:de\s)?(?<oy>20\d\d))?(?![\p{L}])`,
        String.raw`(?<ay>20\d\d)年\s?(?<am>\d{1,2})月|(?<bm>\d{1,2})月(?!\s?\d)`,
        // the 16th
        String.raw`(?<=\bthe\s)(?<ord>\d{1,2})(?:st|nd|rd|th)(?![\p{L}])`,
      ].join('|'),
      'uy',
    ),
);
