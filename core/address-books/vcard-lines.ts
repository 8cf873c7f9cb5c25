/** A card as lines of content, unfolded, and the line of the file it begins on. */
export interface CardLines {
  line: number;
  lines: string[];
  /** The file ended before the card did. */
  isCut: boolean;
}

/** Lines of one card; an address book has tens, a card of thousands is an attack. */
const MOST_LINES = 500;
/** Characters of one unfolded line: notes are kept up to less. */
const LONGEST = 20_000;

/**
 * The cards of a vCard file of any version (2.1, RFC 2426, RFC 6350), line by line: folded lines are put together, soft line
 * ends of quoted-printable too, and pictures are passed over without being held.
 */
export async function* cardsOf(pieces: AsyncIterable<string>): AsyncGenerator<CardLines> {
  let card: CardLines | undefined;
  let depth = 0;
  let isSoft = false;
  for await (const { text, line } of linesOf(pieces)) {
    const last = card?.lines.at(-1) ?? '';
    if (card && (isSoft || /^[ \t]/.test(text))) {
      const more: string = isSoft ? last.slice(0, -1) + text : last + text.slice(1);
      if (last.length < LONGEST && last !== '') card.lines[card.lines.length - 1] = more;
      // Asked of its own end first: a note of a million folds would be put together anew for each.
      isSoft = text.endsWith('=') && (isSoft || SOFT.test(more));
      continue;
    }
    if (/^BEGIN:VCARD\s*$/i.test(text)) {
      // A card within a card is somebody's agent (2.1): the outer one is meant.
      depth += 1;
      if (depth > 1) continue;
      card = { line, lines: [], isCut: false };
    } else if (/^END:VCARD\s*$/i.test(text)) {
      depth = Math.max(0, depth - 1);
      if (depth > 0 || !card) continue;
      yield card;
      card = undefined;
    } else if (card && depth === 1 && card.lines.length < MOST_LINES) {
      card.lines.push(PASSED_OVER.test(text) ? '' : text);
      isSoft = SOFT.test(text);
    }
  }
  if (card) yield { ...card, isCut: true };
}

const PASSED_OVER = /^(?:[\w-]{1,40}\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:]/i;
const SOFT = /^[^:]{0,200};(?:ENCODING=)?QUOTED-PRINTABLE[;:][^]*=$/i;

async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<{ text: string; line: number }> {
  let held = '';
  let line = 0;
  for await (const piece of pieces) {
    const lines = (held + piece).split('\n');
    held = (lines.pop() ?? '').slice(0, 4 * LONGEST);
    for (const text of lines) yield { text, line: ++line };
  }
  if (held) yield { text: held, line: ++line };
}

/** A line as the RFCs have it: quoted-printable decoded, and types that 2.1 writes bare (`TEL;CELL:`) named. */
export function modernLine(text: string): string {
  const [, head = '', value = ''] =
    /^([^:"]{1,200}(?:"[^"]{0,200}"[^:"]{0,200}){0,5}):([^]*)$/.exec(text) ?? [];
  const [name = '', ...parameters] = head.split(';');
  const isQuoted = parameters.some((one) => /^(?:ENCODING=)?QUOTED-PRINTABLE$/i.test(one));
  const charset = parameters.find((one) => /^CHARSET=/i.test(one))?.slice(8);
  const kept = parameters
    .filter(
      (one) =>
        one !== '' && !/^(?:ENCODING|CHARSET|VALUE)=|^(?:QUOTED-PRINTABLE|BASE64|8BIT|7BIT)$/i.test(one),
    )
    .map((one) => (one.includes('=') ? one : `TYPE=${one}`));
  const plain = isQuoted ? unquoted(value, charset) : value;
  return `${[name, ...kept].join(';')}:${plain.replaceAll('\n', '\\n')}`;
}

function unquoted(value: string, charset = 'utf-8'): string {
  const bytes = Uint8Array.from(
    [
      ...value.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    ].flatMap((sign) =>
      sign.charCodeAt(0) < 256 ? [sign.charCodeAt(0)] : [...new TextEncoder().encode(sign)],
    ),
  );
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
