/** Letters that Unicode does not take apart into a base letter and a mark. */
const WHOLE: Record<string, string> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i' };

/** Text for comparing: lower case, without accents, one space between words. "Müller  GmbH" and "muller gmbh" are one. */
export function folded(text: string): string {
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
