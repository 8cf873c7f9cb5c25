import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** Longest text that can be a number with its country, spaces and extension. */
const MOST = 60;

/**
 * A phone number as E.164; numbers without a country code are read as those of `country` (ISO 3166 alpha-2).
 * Undefined when it has too few or too many digits for where it claims to be. Extensions are left out.
 */
export function normalPhone(text: string, country: string): string | undefined {
  const plain = text.trim().replace(/^(?:tel:|')/i, '');
  if (plain === '' || plain.length > MOST) return undefined;
  const code = country.toUpperCase();
  const number = isSupportedCountry(code)
    ? parsePhoneNumberFromString(plain, code)
    : parsePhoneNumberFromString(plain);
  return number?.isPossible() ? number.number : undefined;
}
