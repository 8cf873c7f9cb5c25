import { DASHED_NAME, isCapitalised, isFullName, isLoneName, isNameLike, isSendersName } from './names.ts';
import { isSignOff, signOffWithName } from './sign-offs.ts';
import { isContact, isShort } from './contact-lines.ts';
import { isMobileFooter } from './footers.ts';

/** The lines above a signature and the signature itself. What remains is never nothing. */
export interface Signed {
  body: string[];
  signature: string[];
}

/** A name block is this long at most; anything longer below a rule is text. */
const MAX_SIGNATURE = 30;

/** Cuts a name block off: below a delimiter, a closing phrase, or a name with how to reach it. */
export function splitSignature(lines: string[], sender: string): Signed {
  const postscript = postscriptAt(lines);
  if (postscript < lines.length) {
    const above = splitSignature(lines.slice(0, postscript), sender);
    return { body: [...above.body, '', ...lines.slice(postscript)], signature: above.signature };
  }
  const delimited = cutAt(lines, delimiterAt(lines));
  const signed = cutAt(delimited.body, closingAt(delimited.body, sender));
  const named = cutAt(signed.body, nameBlockAt(signed.body, sender));
  return { body: named.body, signature: [...named.signature, ...signed.signature, ...delimited.signature] };
}

/** A paragraph "PS: ..." among the last lines: its writer signed above it. */
function postscriptAt(lines: string[]): number {
  for (let at = lines.length - 1; at > 0 && lines.length - at < 10; at--)
    if (POSTSCRIPT.test(lines[at] ?? '') && (lines[at - 1] ?? '').trim() === '') return at;
  return lines.length;
}

const POSTSCRIPT = /^\s{0,3}(?:P\.\s?){1,2}S\.|^\s{0,3}P{1,2}S(?:[:.,\s–-]|$)/;

function cutAt(lines: string[], at: number): Signed {
  const body = lines.slice(0, at);
  if (!body.some((line) => line.trim() !== '')) return { body: lines, signature: [] };
  return { body: withoutBlankEnd(body), signature: lines.slice(at) };
}

/** The line "-- " (RFC 3676 4.3) or what people draw for it. */
function delimiterAt(lines: string[]): number {
  for (let at = Math.max(1, lines.length - MAX_SIGNATURE); at < lines.length; at++) {
    const line = (lines[at] ?? '').trim();
    if (/^(?:--|—|–|-- ?-|__)$/.test(line)) return at;
    if (!/^(?:[_=*~#-]{3,80}|[-_=]{2,40}\s{0,4}[-_=]{2,40})$/.test(line)) continue;
    const below = lines.slice(at + 1).filter((other) => other.trim() !== '');
    if (
      below.length <= 12 &&
      below.every((other) => isShort(other)) &&
      (below.some((other) => isContact(other)) || isNamePlate(lines[at - 1], below))
    )
      return at;
  }
  return lines.length;
}

/** Below a rule on its own: a name and titles, nothing that says something. */
const isNamePlate = (above: string | undefined, below: string[]): boolean =>
  (above ?? '').trim() === '' &&
  below.length > 1 &&
  isFullName((below[0] ?? '').trim()) &&
  below.every((line) => isCapitalised(line));

/** A closing phrase with nothing but a name block below it. */
function closingAt(lines: string[], sender: string): number {
  const written = writtenFrom(lines, 16);
  for (let n = written.length - 1; n >= 0; n--) {
    const at = written[n] ?? 0;
    const line = lines[at] ?? '';
    const below = written.slice(n + 1).map((index) => lines[index] ?? '');
    if (!below.every((other) => isShort(other) || isContact(other))) break;
    if (signOffWithName(line) !== undefined) return topOfClosing(lines, at);
    if (isSignOff(line) && below.length > 0) {
      if (at === firstWritten(lines)) return at + 1;
      if (below.some((other) => isNameLike(other, sender) || isContact(other)))
        return topOfClosing(lines, at);
    }
  }
  return lines.length;
}

/** "Thanks," above "Best regards," belongs to the closing. */
function topOfClosing(lines: string[], at: number): number {
  let top = at;
  for (let above = at - 1; above > 0 && at - above < 4; above--) {
    const line = (lines[above] ?? '').trim();
    if (line === '') continue;
    if (!isSignOff(line)) break;
    top = above;
  }
  return top;
}

/** A last paragraph that is only the sender's name, or a name with a telephone number, address or title. */
function nameBlockAt(lines: string[], sender: string): number {
  let end = lines.length;
  let cut = lines.length;
  for (let paragraphs = 0; paragraphs < 4; paragraphs++) {
    const start = paragraphStart(lines, end);
    if (start <= firstWritten(lines)) return Math.min(cut, lastLineName(lines, cut, sender));
    const block = lines.slice(start, end).filter((line) => line.trim() !== '');
    if (introduces(lines, start) || isSomebodyElses(block, sender) || !isNameBlock(block, sender))
      return Math.min(cut, lastLineName(lines, cut, sender));
    cut = start;
    end = start;
    while (end > 0 && (lines[end - 1] ?? '').trim() === '') end--;
  }
  return cut;
}

/** "Here is who to ask:" above a name and an address makes them part of the answer. */
function introduces(lines: string[], start: number): boolean {
  let above = start - 1;
  while (above >= 0 && (lines[above] ?? '').trim() === '') above--;
  return /[:：]\s*$/.test(lines[above] ?? '');
}

/** A block with a mail address that is not the sender's names another person. */
function isSomebodyElses(block: string[], sender: string): boolean {
  const addresses = block.join(' ').match(/[^\s<>@()]{1,64}@[^\s<>@()]{1,100}/g) ?? [];
  const words = sender.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  if (addresses.length === 0 || words.length === 0 || isSendersName((block[0] ?? '').trim(), sender))
    return false;
  return !addresses.some((address) => words.some((word) => address.toLowerCase().includes(word)));
}

/** Closing lines right below the text: "-Ben", the sender's very name, or a name above a telephone number. */
function lastLineName(lines: string[], end: number, sender: string): number {
  const top = topOfLastLines(lines, sender);
  if (top === lines.length || introduces(lines, top) || isSomebodyElses(lines.slice(top), sender)) return end;
  return Math.min(top, end);
}

function topOfLastLines(lines: string[], sender: string): number {
  let top = lines.length;
  let contacts = 0;
  for (let at = lines.length - 1; at > firstWritten(lines) && lines.length - at < 6; at--) {
    const line = (lines[at] ?? '').trim();
    if (line === '') break;
    if (DASHED_NAME.test(line) || isSendersName(line, sender) || (contacts > 0 && isFullName(line)))
      return at;
    if (!isContact(line) || !isShort(line)) break;
    contacts++;
    top = at;
  }
  return contacts > 1 ? top : lines.length;
}

function isNameBlock(block: string[], sender: string): boolean {
  if (block.length === 0 || block.length > 10) return false;
  const first = (block[0] ?? '').trim();
  if (!block.every((line) => isShort(line) || isContact(line))) return false;
  if (isMobileFooter(first)) return true;
  if (DASHED_NAME.test(first) || isLoneName(block)) return true;
  if (isSendersName(first, sender)) return true;
  const contacts = block.filter((line) => isContact(line)).length;
  if (contacts === block.length)
    return (
      (block.length === 1 && isCapitalised(first) && /^\p{Lu}[\p{L}.'’-]{1,20}\s\p{Lu}/u.test(first)) ||
      block.length > 1 ||
      /^\W{0,3}(?:tel|phone|mobile|cell|fax|x-?\d)/i.test(first)
    );
  return contacts > 0 && isCapitalised(first) && !/\d/.test(first) && block.length > 1;
}

function writtenFrom(lines: string[], most: number): number[] {
  const indexes: number[] = [];
  for (let at = lines.length - 1; at >= 0 && indexes.length < most; at--)
    if ((lines[at] ?? '').trim() !== '') indexes.unshift(at);
  return indexes;
}

function paragraphStart(lines: string[], end: number): number {
  let start = end;
  while (start > 0 && (lines[start - 1] ?? '').trim() === '') start--;
  while (start > 0 && (lines[start - 1] ?? '').trim() !== '') start--;
  return start;
}

const firstWritten = (lines: string[]): number => lines.findIndex((line) => line.trim() !== '');

function withoutBlankEnd(lines: string[]): string[] {
  let end = lines.length;
  while (end > 0 && (lines[end - 1] ?? '').trim() === '') end--;
  return lines.slice(0, end);
}
