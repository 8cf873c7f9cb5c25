import type { Entry, Section } from './digest-sections.ts';
import type { DigestLine, DigestWords } from './digest.ts';
import { clipWords, countWords } from './short-words.ts';

/** How much is told of each entry: words of its text, of its reasons, of its draft; the first of these that fits is taken. */
const ROOM = [
  { text: 26, why: 26, quote: 14, say: true },
  { text: 16, why: 16, quote: 8, say: true },
  { text: 12, why: 10, quote: 0, say: true },
  { text: 9, why: 6, quote: 0, say: true },
  { text: 8, why: 0, quote: 0, say: false },
] as const;
type Room = (typeof ROOM)[number];

/** Words the template adds: its own headings. */
const WORDS_OF_TEMPLATE = 10;

/** The sections in as many words as there is room for beside the rest. */
export function laidOut(
  sections: Section[],
  rest: Omit<DigestWords, 'sections'>,
  mostWords: number,
): DigestWords {
  let words: DigestWords = { ...rest, sections: [] };
  for (const room of ROOM) {
    words = { ...rest, sections: sections.map((section) => inRoom(section, room)) };
    if (wordsOf(words) + WORDS_OF_TEMPLATE <= mostWords) break;
  }
  return words;
}

function inRoom(section: Section, room: Room): DigestWords['sections'][number] {
  const { heading, hint, entries, left, needsAnswer } = section;
  const line = ({ item, text, short, why, quote, say }: Entry): DigestLine => {
    const details = [
      wholeReasons(why, room.why),
      room.quote > 0 && quote !== '' ? `"${clipWords(quote, room.quote)}"` : '',
      room.say || needsAnswer ? say : '',
    ];
    return {
      number: item.number,
      text: clipWords(countWords(text) > room.text ? short : text, room.text),
      details: details.filter((detail) => detail !== ''),
    };
  };
  return { heading, hint, lines: entries.map(line), more: left > 0 ? `and ${left} more: list` : '' };
}

/** As many reasons as there is room for, the strongest one in part if need be. */
function wholeReasons(reasons: string[], most: number): string {
  const fitting = reasons.filter((_, i) => countWords(reasons.slice(0, i + 1).join(' ')) <= most);
  return clipWords(fitting.length > 0 ? fitting.join('; ') : (reasons[0] ?? ''), most);
}

function wordsOf({ opening, sections, happened, bars, oneThing, footer }: DigestWords): number {
  const texts = sections.flatMap(({ heading, hint, more, lines }) => [
    heading,
    hint,
    more,
    ...lines.flatMap(({ number, text, details }) => [`${number}.`, text, ...details]),
  ]);
  return [opening, ...texts, ...happened, ...bars, oneThing, ...footer].reduce(
    (sum, t) => sum + countWords(t),
    0,
  );
}
