import { findPhoneNumbersInText, isSupportedCountry } from 'libphonenumber-js/min';

const MAX_TEXT = 3000;

/** Telephone numbers in the words and signature of a mail, E.164. `country` is where a number without +code is from. */
export function phonesIn(text: string, country = 'US'): string[] {
  const lines = text.slice(0, MAX_TEXT).split('\n').filter(mayHoldNumber);
  if (lines.length === 0) return [];
  const home = isSupportedCountry(country) ? country : 'US';
  const found = findPhoneNumbersInText(lines.join('\n'), { defaultCountry: home });
  return [...new Set(found.map(({ number }) => number.number))].slice(0, 5);
}

/** A line with at least seven digits that is neither a fax number, a link nor a date: the finder is slow. */
function mayHoldNumber(line: string): boolean {
  if (line.length > 300 || (line.match(/\d/g) ?? []).length < 7) return false;
  return !/^\W{0,3}(?:fax|f)\b\s?[.:]/i.test(line) && !/^\W{0,3}https?:/i.test(line);
}
