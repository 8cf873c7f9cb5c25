import { attributionAt } from './attribution.ts';
import { headerBlockAt, isSeparator } from './header-block.ts';

/** The lines the writer wrote himself: above, between and below what he quoted. */
export function withoutHistory(lines: string[]): string[] {
  const kept: string[] = [];
  let wrote = false;
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? '';
    const quoted = isQuoted(line) || isWrappedQuote(lines, at);
    if (!quoted && (isSeparator(line) || headerBlockAt(lines, at))) break;
    if (wrote && quoted && line.endsWith('>>>') && GROUPWISE.test(line)) break;
    const attribution = quoted && isQuoted(lines[at + 1] ?? '') ? 0 : attributionAt(lines, at);
    if (attribution > 0) {
      // Unquoted text below an attribution is history, unless nothing stands above it: then it is the answer.
      if (wrote && !isQuoted(nextWritten(lines, at + attribution))) break;
      at += attribution;
      continue;
    }
    if (quoted) {
      // A gap where the quotation stood keeps the paragraphs around it apart.
      if (kept.at(-1) !== '') kept.push('');
      at++;
      continue;
    }
    kept.push(line);
    if (line.trim() !== '') wrote = true;
    at++;
  }
  return withoutRuleAtTheEnd(kept);
}

/** GroupWise writes who wrote between quotation marks, and quotes nothing below. */
const GROUPWISE = /^\s{0,3}>{3} [^\n>]{2,100}(?:<[^\s>]{3,200}>)? ?[^\n>]{0,40}\d[^\n>]{0,20} ?>{3}$/;

/** RFC 3676 4.5; Lotus and old Discourse quote with a bar. */
const isQuoted = (line: string): boolean => /^\s{0,3}(?:>|\|(?:\s|$))/.test(line);

function nextWritten(lines: string[], from: number): string {
  for (let at = from; at < Math.min(lines.length, from + 6); at++) {
    const line = lines[at] ?? '';
    if (line.trim() !== '') return line;
  }
  return '';
}

/** The tail of a long quoted line that a mail program wrapped without repeating the mark. */
function isWrappedQuote(lines: string[], at: number): boolean {
  const before = lines[at - 1] ?? '';
  const after = lines[at + 1] ?? '';
  const line = (lines[at] ?? '').trim();
  if (line === '' || !isQuoted(before) || !isQuoted(after)) return false;
  return before.length > 66 || /^\(?<?https?:\S{1,300}$|^\(?<?https?:\S{1,300}\s?>$/.test(line);
}

/** The line some programs draw above the header block they quote. */
function withoutRuleAtTheEnd(lines: string[]): string[] {
  let end = lines.length;
  while (end > 0 && /^[\s_*=-]*$/.test(lines[end - 1] ?? '')) end--;
  return lines.slice(0, end);
}
