import { analyse } from 'chardet';
import { headerEncoding } from './header-encoding.ts';
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
  let old: string | undefined;
  for await (const bytes of linesTogether(file)) {
    const whole = asUtf8(bytes);
    if (whole === undefined) old ??= await oldEncoding(file);
    yield whole ?? decodedLines(bytes, old ?? 'windows-1252');
  }
}

/** The bytes of a file in pieces that end where a line ends. */
async function* linesTogether(file: OpenFile): AsyncGenerator<Uint8Array> {
  let held = new Uint8Array();
  for await (const chunk of file()) {
    const bytes = joined(held, chunk);
    const end = bytes.lastIndexOf(0x0a) + 1 || (bytes.length > MOST_HELD ? characterEnd(bytes) : 0);
    if (end > 0) yield bytes.subarray(0, end);
    held = bytes.slice(end);
  }
  if (held.length > 0) yield held;
}

/** Where the last whole character of UTF-8 ends. */
function characterEnd(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > bytes.length - 4 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1;
  return (bytes[end - 1] ?? 0) >= 0xc0 ? end - 1 : end;
}

function asUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function decodedLines(bytes: Uint8Array, old: string): string {
  const decoder = new TextDecoder(old);
  // Two bytes of an Asian encoding may look like UTF-8: there a file is taken as of one piece.
  const isMixed = !ASIAN.has(old);
  return linesOf(bytes)
    .map((line) => (isMixed ? asUtf8(line) : undefined) ?? decoder.decode(line))
    .join('');
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
const EUROPEAN = /^(?:windows-125[013-7]|iso-8859-[2-9]|koi8-r)$/;
/** An encoding is taken when it is this likely, and by so much likelier than Windows-1252: of short texts nobody knows. */
const LIKELY = 30;
const LEAD = 15;
/** Bytes looked at to tell it. */
const SAMPLE = 50_000;

/** The encoding from before Unicode that the lines of a file look like which are not UTF-8. */
async function oldEncoding(file: OpenFile): Promise<string> {
  let sample = new Uint8Array();
  for await (const bytes of linesTogether(file)) {
    if (asUtf8(bytes) !== undefined) continue;
    for (const line of linesOf(bytes))
      if (asUtf8(line) === undefined) sample = joined(sample, line.subarray(0, 2000));
    if (sample.length > SAMPLE) break;
  }
  const told = headerEncoding(linesOf(sample.subarray(0, 2000))[0] ?? sample);
  if (told !== undefined) return told;
  const guesses = analyse(sample.subarray(0, SAMPLE)).map(({ name, confidence }) => ({
    name: name.toLowerCase(),
    confidence,
  }));
  const western = guesses.find(({ name }) => /^(?:iso-8859-1|windows-1252)$/.test(name))?.confidence ?? 0;
  const best = guesses.find(({ name }) => ASIAN.has(name) || EUROPEAN.test(name));
  return best && best.confidence >= Math.max(LIKELY, western + LEAD) ? best.name : 'windows-1252';
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
