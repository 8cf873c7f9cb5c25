/** Letters that Unicode does not take apart into a base letter and a mark. */
const WHOLE: Record<string, string> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i' };

const ASCII = /^[\x20-\x7E]*$/;

/** Text for comparing: lower case, without accents, one space between words. "Müller  GmbH" and "muller gmbh" are one. */
export function folded(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase().replaceAll(/\s+/g, ' ').trim();
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[ßøłđæœı]/g, (letter) => WHOLE[letter] ?? letter)
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The words of a text, folded. */
export function wordsOf(text: string): string[] {
  return folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Text on one line without invisible signs: a line end in a name would begin a mail header of somebody's choice. */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();

/**
 * Where a word begins and ends in a folded text of Latin or Cyrillic letters, for an expression without flags: to \b "директор" has no
 * beginning, and \p{L} costs milliseconds in each expression.
 */
export const WORD_START = '(?<![a-z0-9\\u0400-\\u04ff])';
export const WORD_END = '(?![a-z0-9\\u0400-\\u04ff])';
