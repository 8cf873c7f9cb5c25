import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

const MAX_LINES = 200;
const MAX_NUMBERS = 5;

/**
 * Telephone numbers a person gave in his words or signature, E.164. `country` is where a number without +code is from.
 * Fax numbers, dates, amounts and numbers in links are none.
 */
export function phonesIn(text: string, country = 'US'): string[] {
  const home = isSupportedCountry(country) ? country : 'US';
  const found: string[] = [];
  for (const line of text.split('\n', MAX_LINES)) {
    if (line.length > 500 || !/\d\D{0,3}\d\D{0,3}\d\D{0,3}\d/.test(line)) continue;
    const shown = line.replace(NOT_A_PHONE, ' ');
    for (const match of shown.matchAll(NUMBER)) {
      const number = e164(match[0], home, isGiven(shown, match.index, match[0]));
      if (number !== undefined && !found.includes(number)) found.push(number);
    }
  }
  return found.slice(0, MAX_NUMBERS);
}

const NUMBER =
  /(?<![\d\p{L}@#/=.,$€£-])(?:\+|00|\()?\(?\d(?:[().\u2010-\u2013\/ -]{0,3}\d){6,14}(?![\d\p{L}@%/]|-\d|\.\d)/gu;

/** What looks like a telephone number and is none: a fax, a link, a date, a clock time, an amount. */
const NOT_A_PHONE =
  /\b(?:tele)?fax\b[^\d+(]{0,12}[\d\s().+/-]{5,24}|\bf[:.]\s?[\d\s().+/-]{7,24}|https?:\/\/\S{1,300}|\b(?:19|20)\d{2}-\d{2}-\d{2}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{1,2}:\d{2}(?::\d{2})?\b|[$€£]\s?[\d.,]{1,20}/gi;

/** A number on a line of its own, in a signature line or after "call me at" is meant as one, whatever its prefix. */
function isGiven(line: string, at: number, number: string): boolean {
  if (line.length - number.length <= 42) return true;
  return /(?:call|phone|tel|mobile|mob|cell|text|reach|ring|whatsapp|signal|number|handy|telefon|t[eé]l)\b[^\d+]{0,24}$/i.test(
    line.slice(Math.max(0, at - 32), at),
  );
}

function e164(
  written: string,
  home: Parameters<typeof parsePhoneNumberFromString>[1],
  given: boolean,
): string | undefined {
  const digits = written.replace(/\D/g, '');
  if (digits.length < 7 || digits.length > 15) return undefined;
  if (given && INTERNATIONAL.test(written) && digits.length > 9) return `+${digits}`;
  const number = parsePhoneNumberFromString(written, home);
  if (number && (given ? number.isPossible() : number.isValid())) return number.number;
  // Written with its country code: whatever our metadata thinks of it, the person meant it so.
  return given && written.trim().startsWith('+') ? `+${digits}` : undefined;
}

/** Written in full, of countries where no prefix or carrier code may hide behind the country code: nothing to look up. */
const INTERNATIONAL = /^\+(?:1[\s.-]{0,2}[2-9]|(?:3[1234]|4[1345679])[\s.-]{0,2}[1-9])[\d\s.-]{6,18}$/;
