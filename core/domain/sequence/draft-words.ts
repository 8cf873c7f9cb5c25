import type { Contact } from '../people/contact.ts';
import type { Fact } from '../people/facts.ts';
import { daysBetween } from '../instant.ts';
import type { Instant } from '../instant.ts';
import { firstName } from '../owner.ts';
import { wordsIn } from './reading.ts';

const LONGEST = 400;

/**
 * Words from outside made fit to stand in a mail: one line, no control or direction marks (they fake subjects and
 * turn text around), no braces (they would look like an unfilled place).
 */
export function oneLine(words: string): string {
  return words
    .slice(0, LONGEST)
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/[\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF{}]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** A person's or company's name, without the signs that mean something to HTML. */
export const nameWords = (name: string): string => oneLine(name.replaceAll(/[<>]/g, ' ')).slice(0, 80);

/** A fact in the form its place in a sentence needs. */
export function factWords(fact: Fact, said: string): string {
  const words = oneLine(said);
  switch (fact) {
    case 'news':
    case 'answer':
    case 'points':
    case 'result':
    case 'outcome':
      return sentence(words);
    case 'deadline':
      return words;
    case 'saw':
      return phrase(words.replace(/^(?:you|he|she|they)?\s*saw\s+me\s+/i, '').replace(/^me\s+/i, ''));
    case 'willDo':
      return phrase(
        words.replace(/^(?:I(?:['’]ll| will| am going to|['’]m going to| want to)|to|will)\s+/i, ''),
      );
    case 'did':
      return phrase(words.replace(/^I(?:['’]ve| have)?\s+/i, ''));
    case 'theirWork':
      return phrase(
        words.replace(
          /^(?:she|he|they)(?:['’]s|['’]re)?\s+(?:now\s+)?(?:(?:is|are)\s+)?(?:work(?:s|ing)? (?:on|in|for)|runs?|running|leads?|leading|heads?|builds?|building|manages?|managing)\s+/i,
          '',
        ),
      );
    case 'sharedWork':
    case 'memory':
    case 'connection':
    case 'whyThem':
    case 'course':
    case 'event':
    case 'topic':
    case 'promise':
    case 'askedYou':
    case 'learned':
    case 'when':
    case 'purpose':
    case 'referred':
    case 'employer':
    case 'closing':
      return phrase(words);
  }
}

/** "a data engineer", "an analyst", "an SRE": letters read one by one go by how their names sound. */
export function withArticle(words: string): string {
  const spelled = /^[A-Z]{2,}\b/.test(words);
  const vowel = spelled ? /^[AEFHILMNORSX]/.test(words) : /^(?:[aeio]|u(?!ni|se|ti))/i.test(words);
  return `${vowel ? 'an' : 'a'} ${words}`;
}

/** How a mail greets somebody: never a bare title, never a family role alone. */
export function greetingOf({ name, greeting, kind }: Pick<Contact, 'name' | 'greeting' | 'kind'>): string {
  if (greeting !== undefined && greeting.trim() !== '') return nameWords(greeting);
  const words = nameWords(name);
  const surname = words.split(' ').at(-1) ?? '';
  if (kind === 'professor') return `Prof. ${surname}`;
  const first = firstName(words);
  if (/^(?:dr|prof|professor|mr|mrs|ms|mx|sir|dame|rev)\.?$/i.test(first)) return `${first} ${surname}`;
  // "Aunt Ruth" is greeted whole.
  if (/^(?:aunt|auntie|uncle|cousin|grandma|grandpa|opa|oma)$/i.test(first)) return words;
  return first;
}

/** How long ago the last contact was, as it stands in "It has been ..."; undefined while it is not worth a word. */
export function silenceWords(lastContact: Instant | undefined, now: Instant): string | undefined {
  if (lastContact === undefined) return undefined;
  const days = daysBetween(lastContact, now);
  if (days < 60) return undefined;
  if (days < 180) return 'a few months';
  if (days < 330) return 'more than half a year';
  if (days < 400) return 'about a year';
  return days < 3 * 365 ? 'more than a year' : 'some years';
}

/** The heart of a fact in at most three words, for a subject: "the Atlas migration" is "Atlas migration"; undefined where it has none. */
export function subjectWords(said: string): string | undefined {
  const heart = (phrase(said).split(/[,;:(]| (?:in|at|of|with|for|and|where|when) /)[0] ?? '')
    .replace(/^(?:the|a|an|our|my|your)\s+/i, '')
    .trim();
  const count = wordsIn(heart).length;
  const telling = count > 1 || /[\p{Lu}\p{N}]/u.test(heart);
  return telling && count >= 1 && count <= 3 ? heart : undefined;
}

/** The place two people share: "we both studied at Lund" is "Lund". */
export function sharedPlace(connection: string): string | undefined {
  return /\b(?:at|in|from|of) (?:the )?((?:\p{Lu}[\p{L}\p{N}.'’-]{1,30} ?){1,3})$/u
    .exec(connection)?.[1]
    ?.trim();
}

/** Who sent the owner: "Raj Patel suggested I write" is "Raj Patel". */
export function referrerIn(connection: string): string | undefined {
  const named =
    /^((?:\p{Lu}[\p{L}.'’-]{1,30} ){1,3})(?:suggested|introduced|recommended|told|said|thought|named)\b/u;
  return named.exec(connection)?.[1]?.trim();
}

/** First words that are small inside a sentence, and people the mail addresses. */
const SMALL =
  /^(?:The|A|An|Our|We|You|Your|How|When|That|This|It|Her|His|Their|They|She|He|My|On|In|At|Through|From|What|To)\b/;

function phrase(words: string): string {
  return words
    .replace(/[\s.!;,]{1,200}$/, '')
    .replace(SMALL, (word) => word.toLowerCase())
    .replace(/^(?:her|his|their)\b/, 'your');
}

function sentence(words: string): string {
  const capital = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?…]$/.test(capital) || capital === '' ? capital : `${capital}.`;
}
