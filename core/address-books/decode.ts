import { analyse } from 'chardet';
import type { OpenFile } from './row.ts';

/** Bytes looked at to tell UTF-16. */
const HEAD = 4096;
/** Bytes held back for the end of a line; a longer line is handed on in parts. */
const MOST_HELD = 1024 * 1024;

/** The first bytes of a file. */
export async function headOf(file: OpenFile, most = HEAD): Promise<Uint8Array> {
  let head = new Uint8Array();
  for await (const chunk of file()) {
    head = joined(head, chunk);
    if (head.length >= most) break;
  }
  return head.subarray(0, most);
}

/**
 * The text of a file, piece by piece: UTF-8 and UTF-16 with or without byte order mark; a line that is not UTF-8 in the
 * encoding it looks like, else Windows-1252, so that a file put together from two is read whole. Line ends become `\n`.
 */
export async function* textOf(file: OpenFile): AsyncGenerator<string> {
  const utf16 = utf16Of(await headOf(file));
  let isFirst = true;
  for await (const text of utf16 ? inUtf16(file, utf16) : inLines(file)) {
    const plain = (isFirst ? text.replace(/^\uFEFF/, '') : text).replaceAll('\0', '');
    isFirst &&= text === '';
    yield plain.includes('\r') ? plain.replaceAll(/\r\n?/g, '\n') : plain;
  }
}

async function* inUtf16(file: OpenFile, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let held = '';
  for await (const chunk of file()) {
    const text = held + decoder.decode(chunk, { stream: true });
    // A line end may be cut in two.
    held = text.endsWith('\r') ? '\r' : '';
    yield text.slice(0, text.length - held.length);
  }
  yield held + decoder.decode();
}

async function* inLines(file: OpenFile): AsyncGenerator<string> {
  const decode = lineDecoder();
  let held = new Uint8Array();
  for await (const chunk of file()) {
    const bytes = joined(held, chunk);
    const end = bytes.lastIndexOf(0x0a) + 1 || (bytes.length > MOST_HELD ? characterEnd(bytes) : 0);
    if (end > 0) yield decode(bytes.subarray(0, end));
    held = bytes.slice(end);
  }
  yield decode(held);
}

/** Where the last whole character of UTF-8 ends. */
function characterEnd(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > bytes.length - 4 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1;
  return (bytes[end - 1] ?? 0) >= 0xc0 ? end - 1 : end;
}

function lineDecoder(): (bytes: Uint8Array) => string {
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let old: string | undefined;
  const asUtf8 = (bytes: Uint8Array): string | undefined => {
    try {
      return utf8.decode(bytes);
    } catch {
      return undefined;
    }
  };
  return (bytes) => {
    const whole = asUtf8(bytes);
    if (whole !== undefined) return whole;
    const lines = linesOf(bytes);
    old ??= oldEncoding(lines.filter((line) => asUtf8(line) === undefined));
    const decoder = new TextDecoder(old);
    // Two bytes of an Asian encoding may look like UTF-8: there a file is taken as of one piece.
    const isMixed = !ASIAN.has(old);
    return lines.map((line) => (isMixed ? asUtf8(line) : undefined) ?? decoder.decode(line)).join('');
  };
}

function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(0x0a, from) + 1 || bytes.length;
    lines.push(bytes.subarray(from, end));
    from = end;
  }
  return lines;
}

const ASIAN = new Set(['shift_jis', 'gb18030', 'big5', 'euc-kr', 'euc-jp']);
const EUROPEAN = /^(?:windows-125[0-7]|iso-8859-[2-9]|koi8-r)$/;
/** Below this chardet guesses between neighbours, and Windows-1252 is the likeliest. */
const SURE = 50;

/** The encoding from before Unicode that some lines look like. */
function oldEncoding(lines: Uint8Array[]): string {
  const sample = lines.slice(0, 200).reduce(joined, new Uint8Array()).subarray(0, 50_000);
  const guesses = analyse(sample).map(({ name, confidence }) => ({ name: name.toLowerCase(), confidence }));
  const [best] = guesses.filter(
    ({ name }) => ASIAN.has(name) || EUROPEAN.test(name) || name === 'iso-8859-1',
  );
  if (!best || best.confidence < SURE || best.name === 'iso-8859-1') return 'windows-1252';
  return best.name;
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return halfEmpty(bytes.subarray(0, 1000));
}

/** UTF-16 of Western text has a zero in every other byte. */
function halfEmpty(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const zeros = [0, 0];
  bytes.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const many = bytes.length / 4;
  if (odd > many && even < many / 4) return 'utf-16le';
  return even > many && odd < many / 4 ? 'utf-16be' : undefined;
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
