/**
 * A line as it is read: without bullets, quotation marks, bold marks and politeness at its ends, with plain quotes, dashes
 * and spaces. A question mark stays: "1 yes?" is not a yes.
 */
export function wordsOf(raw: string): string {
  let words = tidy(raw.normalize('NFKC').replace(INVISIBLE, ' '))
    .replace(/[‘’‛′]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-');
  words = words.replace(/^(?:[-*•·‣▪◦●]+\s+|[•·‣▪◦●]+)/, '');
  words = tidy(words.replace(/^["'`*_]+/, '').replace(/["'`*_.,;!\s]{1,200}$/, ''));
  words = words.replace(/^(?:goodword[,:]?|please,?|pls,?|could you|can you)\s+(?=\S)/i, '');
  // "relabel Ben thanks" says what an answer was.
  const polite = /^relabel\b/i.test(words)
    ? /^(\S.{0,500}?)[\s,]{1,20}(?:please|pls)$/i.exec(words)
    : /^(\S.{0,500}?)[\s,]{1,20}(?:please|pls|thanks|thank you|thx)$/i.exec(words);
  return (polite?.[1] ?? words).replace(/[.,;!\s]{1,200}$/, '');
}

/** Control, zero-width and bidirectional characters: they hide words from the reader, never add any. */
const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A line shown back: one line, no hidden characters, at most 200 characters. */
export function shown(raw: string): string {
  const line = tidy(raw.replace(INVISIBLE, ' '));
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}

/** A line of a longer text, as it was written but for hidden characters. */
export const kept = (raw: string): string => raw.replace(INVISIBLE, ' ').trimEnd();

/** A line of quoted history (">"; "|" in our own mails): the words of somebody else are never a command. */
export const isQuoted = (raw: string): boolean => /^\s*[>|]/.test(raw);

/** Where the owner's own words end: the signature mark of RFC 3676 4.3, or the head of quoted history. */
export const endsMessage = (raw: string): boolean =>
  /^-- ?$/.test(raw) ||
  /^\s*-{2,}\s*(?:original|forwarded) message\b/i.test(raw) ||
  /^\s*(?:on|am|le|el)\s.{5,300}(?:wrote|schrieb|écrit|escribió)\s?:\s*$/i.test(raw.slice(0, 400));

/** "Sent from my iPhone". */
export const isDeviceLine = (words: string): boolean =>
  /^(?:sent (?:from|via) |get outlook for |envoyé de(?:puis)? |von meine[mr] |enviado desde )/i.test(words);

const GREETING =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))(?: (?:goodword|there|all|assistant))?$/i;
const CLOSING =
  /^(?:many thanks|thanks|thank you|thx|cheers|(?:best|kind|kindest|warm) regards|regards|best wishes|all the best|best|yours|sincerely|take care)(?: (?:again|a lot|so much|very much|in advance))?(?:[ ,-]{1,20}(?<name>.+))?$/iu;
const NAME = /^\p{Lu}[\p{L}'.-]*(?: \p{Lu}[\p{L}'.-]*){0,2}$/u;

/** Could a line be nothing but somebody's name? */
export const looksLikeName = (words: string): boolean => NAME.test(words);

export const isGreeting = (words: string): boolean =>
  GREETING.test(words) || /^[^\p{L}\p{N}?]*$/u.test(words);

/** What follows the "Thanks" of "Thanks, Nora": a name, nothing, or undefined where there is no such word. */
export function closingOf(words: string): string | undefined {
  const match = CLOSING.exec(words);
  return match ? (match.groups?.['name'] ?? '') : undefined;
}
