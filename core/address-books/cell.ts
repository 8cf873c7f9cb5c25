/** Characters that show nothing, steer the direction of text or end a line: none belongs in a name. */
const INVISIBLE = /[\p{Cc}\p{Cs}\u00AD\u200B-\u200F\u2028\u2029\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/** Longest kept text of a cell, and of a cell of notes. */
const MOST = 300;
const MOST_OF_NOTES = 4000;

/** One cell as text on one line; a file's literal "undefined" and "null" are nothing. */
export function cell(text = ''): string {
  return plain(text, MOST);
}

export function notesCell(text = ''): string {
  return plain(text, MOST_OF_NOTES);
}

/** Most cells: nothing to clean. */
const CLEAN = /^[A-Za-z0-9](?:[\x21-\x7E]| (?! ))*$/;

function plain(text: string, most: number): string {
  if (text === '' || (text.length < MOST && text !== 'undefined' && text !== 'null' && CLEAN.test(text)))
    return text.trimEnd();
  // A hostile cell may hold a megabyte: it is cut before anything looks at each character.
  const line = text
    .slice(0, 4 * most)
    .normalize('NFC')
    .replaceAll(INVISIBLE, (sign) => (/\s/.test(sign) ? ' ' : ''))
    .replaceAll(/\s+/g, ' ')
    .trim()
    // Spreadsheets, and our own export, write '= for a text that begins like a formula.
    .replace(/^'(?=[=+\-@])/, '')
    .slice(0, most)
    .trim();
  return line === 'undefined' || line === 'null' ? '' : line;
}

/** Several values in one cell: `a@x.example; b@y.example` or Google's ` ::: `. */
export function several(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter(Boolean)
    .slice(0, 10);
}
