/** The words of a text; numbers and names with apostrophes or hyphens count as one. */
export function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:['’.@-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** The sentences of a text; a line of its own (greeting, list item) is one too. */
export function sentencesIn(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsIn(sentence).length > 0);
}

/** How many school years a text asks of its reader (Flesch-Kincaid grade level, Kincaid et al. 1975). English only. */
export function readingGrade(text: string): number {
  const words = wordsIn(text);
  const sentences = sentencesIn(text);
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}

function syllablesIn(word: string): number {
  const vowels = word
    .toLowerCase()
    .replace(/(?:[^laeiouy]es|[^aeioutd]ed|[^l]e)$/, '')
    .match(/[aeiouyà-ü]{1,2}/g);
  return Math.max(1, vowels?.length ?? 1);
}
