import { folded } from './calendar-words.ts';
import { late } from './pattern.ts';

const MAX_TEXT = 4000;

const WORD = [
  String.raw`(?:this |next |coming |any |every |either )?(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sun)(?:day)?s?`,
  String.raw`(?:montag|dienstag|mittwoch|donnerstag|freitag|lundi|mardi|mercredi|jeudi|vendredi|lunes|martes|miercoles|jueves|viernes|lunedi|martedi|mercoledi|giovedi|venerdi|segunda|terca|quarta|quinta|sexta|maandag|dinsdag|woensdag|donderdag|vrijdag|mandag|tisdag|tirsdag|onsdag|torsdag|fredag)`,
  String.raw`next week|this week|tomorrow|today|tonight|any day|any ?time|weekdays?|nachste woche|semaine prochaine|volgende week|morgen|demain|manana|domani|amanha`,
  String.raw`(?:early |late )?(?:mornings?|afternoons?|evenings?)|noon|midday|lunch(?:time)?|end of day|first thing|nachmittags?|vormittags?|abends?|matin|apres-midi|middag|ochtend`,
  String.raw`\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm|a\.m\.|p\.m\.|uhr|h\d{0,2}|o'clock)|\d{1,2}:\d{2}|\d{1,2}(?=\s?(?:-|–|to)\s?\d{1,2}\s?(?:am|pm))`,
  String.raw`(?:at|after|before|around|from|by|until|um|gegen|ab|a las|alle|as|om)\s(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})`,
  String.raw`(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\p{L}{0,6}\.?\s\d{1,2}(?:st|nd|rd|th)?(?:,?\s20\d{2})?|\d{1,2}(?:st|nd|rd|th)?\.?\s(?:of\s)?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\p{L}{0,6}(?:,?\s20\d{2})?|\d{1,2}\/\d{1,2}`,
].join('|');

const JOINT = String.raw`(?:[\s,/-]|–|&|\b(?:at|on|or|and|in|the|between|from|to|until|after|before|around|um|oder|et|ou|y|o|e|of|your time|my time)\b){1,6}`;

const TIMES = late(
  () => new RegExp(String.raw`(?<![\p{L}\d])(?:${WORD})(?:${JOINT}(?:${WORD})){0,6}(?![\p{L}\d])`, 'gu'),
);

/** Times to meet, in the writer's own words: "Thursday at 3pm", "next week, Tue or Wed afternoon". */
export function meetingTimes(text: string): string[] {
  const written = text.slice(0, MAX_TEXT);
  const found = [...folded(written).matchAll(TIMES())].map((match) =>
    written
      .slice(match.index, match.index + match[0].length)
      .replace(/\s+/g, ' ')
      .trim(),
  );
  return [...new Set(found)].slice(0, 8);
}

/** Start times of calendar invitations (RFC 5545), as they stand in them. */
export function invitedTimes(calendars: string[]): string[] {
  return calendars
    .flatMap((calendar) => [
      ...calendar.slice(0, 16_384).matchAll(/^DTSTART([^:\r\n]{0,80}):(\d{8}(?:T\d{6}Z?)?)/gm),
    ])
    .map(([, parameters = '', at = '']) => {
      const zone = /TZID=([^;:"]{1,60})/.exec(parameters)?.[1];
      return zone === undefined ? at : `${at} ${zone}`;
    })
    .slice(0, 4);
}
