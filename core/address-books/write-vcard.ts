import type { WrittenRow } from './write-csv.ts';

/** Octets of a line before it is folded (RFC 2425, 5.8.1). */
const WIDTH = 75;

/** A person as a vCard 3.0 (RFC 2426), the version that Apple, Google and Outlook all read. */
export function vcard(row: WrittenRow, uid: string): string {
  const words = row.name.split(' ');
  const family = words.length > 1 ? (words.pop() ?? '') : '';
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `UID:${escaped(uid)}`,
    `FN:${escaped(row.name)}`,
    `N:${escaped(family)};${escaped(words.join(' '))};;;`,
    ...row.addresses.map((address) => `EMAIL;TYPE=INTERNET:${escaped(address)}`),
    ...row.phones.map((number) => `TEL:${escaped(number)}`),
    ...of('ORG', row.company),
    ...of('TITLE', row.role),
    ...of('URL', row.linkedin),
    ...of('NOTE', row.notes),
    ...(row.tags.length > 0 ? [`CATEGORIES:${row.tags.map(escaped).join(',')}`] : []),
    'END:VCARD',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const of = (property: string, value: string | undefined): string[] =>
  value ? [`${property}:${escaped(value)}`] : [];

/** A line end inside a value would begin a property of the writer's choice: it is escaped, other control signs are dropped. */
function escaped(value: string): string {
  return value
    .replaceAll(/[\\,;]/g, (sign) => `\\${sign}`)
    .replaceAll(/\r\n?|\n|\u2028|\u2029/g, '\\n')
    .replaceAll(/\p{Cc}/gu, '');
}

/** Folds between characters, counting octets: a character cut in two is lost in every reader. */
function folded(line: string): string {
  let out = '';
  let width = 0;
  for (const character of line) {
    const octets = new TextEncoder().encode(character).length;
    if (width + octets > WIDTH) {
      out += '\r\n ';
      width = 1;
    }
    out += character;
    width += octets;
  }
  return out;
}
