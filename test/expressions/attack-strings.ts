// Texts that make a regular expression go back as often as it can, made from its own parts.
import { RegExpParser, type AST } from '@eslint-community/regexpp';

const parser = new RegExpParser();
const MOST_PIECES = 60;

/** Pieces that, written over and over, keep an expression trying: what its repeats take, alone and with their neighbours. */
export function piecesOf(expression: RegExp): string[] {
  const pattern = parser.parsePattern(expression.source, 0, undefined, {
    unicode: expression.unicode,
    unicodeSets: expression.flags.includes('v'),
  });
  const pieces = new Set<string>();
  for (const alternative of pattern.alternatives) gather(alternative, pieces);
  return [...pieces].filter((piece) => piece !== '').slice(0, MOST_PIECES);
}

function gather(alternative: AST.Alternative, pieces: Set<string>): void {
  const samples = alternative.elements.map(sampleOf);
  alternative.elements.forEach((element, at) => {
    if (element.type === 'Quantifier' && element.max > 1) {
      const [before = '', own = '', after = '', last = ''] = [
        samples[at - 1],
        sampleOf(element.element),
        samples[at + 1],
        samples[at + 2],
      ];
      for (const piece of [own, own + after, before + own, before + own + after, own + after + last])
        pieces.add(piece);
    }
    for (const inner of innerAlternatives(element)) gather(inner, pieces);
  });
  // All of it but its end: the expression gets as far as it can, and fails.
  pieces.add(samples.slice(0, -1).join(''));
}

function innerAlternatives(element: AST.Element): AST.Alternative[] {
  if (element.type === 'Quantifier') return innerAlternatives(element.element);
  if (element.type === 'Group' || element.type === 'CapturingGroup') return element.alternatives;
  if (element.type === 'Assertion' && 'alternatives' in element) return element.alternatives;
  return [];
}

/** The shortest text the element takes, or something like it. */
function sampleOf(element: AST.Element): string {
  switch (element.type) {
    case 'Character':
      return String.fromCodePoint(element.value);
    case 'CharacterSet':
    case 'CharacterClass':
    case 'ExpressionCharacterClass':
      return ofSet(element.raw);
    case 'Quantifier':
      return element.max === 0
        ? ''
        : sampleOf(element.element).repeat(Math.max(1, Math.min(element.min, 30)));
    case 'Group':
    case 'CapturingGroup':
      return element.alternatives[0]?.elements.map(sampleOf).join('') ?? '';
    case 'Assertion':
    case 'Backreference':
      return '';
  }
}

const LIKELY = ['a', ' ', '1', 'A', '.', '-', ',', '\n', '>', '@', ':', '/', 'é', '日'];
const known = new Map<string, string>();

/** A likely member of a class; every class is asked once. */
function ofSet(raw: string): string {
  const before = known.get(raw);
  if (before !== undefined) return before;
  const member = membersOf(raw);
  known.set(raw, member);
  return member;
}

function membersOf(raw: string): string {
  const one = new RegExp(`^${raw}$`, /\\[pPu]\{/.test(raw) ? 'u' : '');
  const likely = LIKELY.find((each) => one.test(each));
  if (likely !== undefined) return likely;
  for (let code = 33; code < 0x3100; code++)
    if (one.test(String.fromCharCode(code))) return String.fromCharCode(code);
  return '';
}
