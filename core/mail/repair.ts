import { isAscii, isUtf8 } from 'node:buffer';

/** A mail longer than this is read only so far: text stands first, large attachments last. */
const MAX_BYTES = 10 * 1024 * 1024;
/** Every part costs the parser memory; a mail of a million empty parts fits into 10 MB. */
const MAX_DELIMITERS = 5000;
/** The parser works by the line, and a mail of ten million empty lines fits into 10 MB as well. */
const MAX_LINES = 200_000;

/** The parser gives up on a mail whose headers are long, and takes the square of a field's length for its encoded words. */
const MAX_HEADERS = 256 * 1024;
const MAX_FIELD = 32 * 1024;

const CR = 0x0d;
const LF = 0x0a;

/** The bytes of a mail with what mail programs break put right: line ends, leading junk, undeclared 8-bit headers. */
export function repaired(bytes: Uint8Array, problems: string[]): Buffer {
  let raw = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, MAX_BYTES));
  if (bytes.length > MAX_BYTES) problems.push('it is larger than 10 MB: only the first 10 MB were read');
  raw = withoutLeadingJunk(withLineFeeds(raw));
  raw = withFewParts(withFewLines(raw, problems), problems);
  return withReadableHeaders(withShortHeaders(withHeaders(withoutFlow(raw)), problems), problems);
}

/** What follows the first empty line. */
export function afterHeaders(raw: Buffer): Buffer {
  return raw.subarray(headerEnd(raw));
}

/** The headers alone, with the empty line that ends them. */
export function headersOnly(raw: Buffer): Buffer {
  return raw.subarray(0, headerEnd(raw));
}

/** Mail stored by old Macs ends its lines with CR alone, and no parser sees a line then. */
function withLineFeeds(raw: Buffer): Buffer {
  if (raw.includes(LF) || !raw.includes(CR)) return raw;
  return Buffer.from(raw.map((byte) => (byte === CR ? LF : byte)));
}

/** A byte order mark, empty lines, or the `From ` line of an mbox before the headers. */
function withoutLeadingJunk(raw: Buffer): Buffer {
  let start = raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf ? 3 : 0;
  for (let lines = 0; lines < 50 && start < raw.length; lines++) {
    const end = raw.indexOf(LF, start);
    if (end < 0) break;
    const line = raw.toString('latin1', start, Math.min(end, start + 200)).trimEnd();
    if (line !== '' && !/^>?From [^:]/.test(line)) break;
    start = end + 1;
  }
  return raw.subarray(start);
}

function withFewLines(raw: Buffer, problems: string[]): Buffer {
  if (raw.length < MAX_LINES) return raw;
  let lines = 0;
  for (let at = raw.indexOf(LF); at >= 0; at = raw.indexOf(LF, at + 1)) {
    if (++lines < MAX_LINES) continue;
    problems.push('it has too many lines: only the first were read');
    return raw.subarray(0, at);
  }
  return raw;
}

function withFewParts(raw: Buffer, problems: string[]): Buffer {
  if (raw.length < MAX_DELIMITERS * 3) return raw;
  let delimiters = 0;
  for (let at = raw.indexOf('\n--'); at >= 0; at = raw.indexOf('\n--', at + 3)) {
    if (++delimiters < MAX_DELIMITERS) continue;
    problems.push('it has too many parts: only the first were read');
    return raw.subarray(0, at);
  }
  return raw;
}

/**
 * The parser joins flowed lines (RFC 3676) across a change of quote depth, which glues an answer to the line it
 * quotes; without the parameter the lines stay as they are.
 */
function withoutFlow(raw: Buffer): Buffer {
  if (!raw.includes('lowed')) return raw;
  let copy: Buffer | undefined;
  for (const form of ['format=flowed', 'format="flowed"', 'format=Flowed', 'Format=Flowed']) {
    for (let at = raw.indexOf(form), n = 0; at >= 0 && n < 20; at = raw.indexOf(form, at + 1), n++) {
      const before =
        raw
          .toString('latin1', Math.max(0, at - 300), at)
          .split(/\n\r?\n/)
          .at(-1) ?? '';
      if (!/content-type\s?:/i.test(before)) continue;
      copy ??= Buffer.from(raw);
      copy[at] = 'x'.charCodeAt(0);
    }
  }
  return copy ?? raw;
}

/** A body that came without any header is read as plain text, not taken for headers. */
function withHeaders(raw: Buffer): Buffer {
  const first = raw.toString('latin1', 0, 200).split('\n', 1)[0] ?? '';
  if (/^[!-9;-~]{1,80}[ \t]*:/.test(first) || raw.length === 0) return raw;
  const block = raw.toString('latin1', 0, Math.min(headerEnd(raw), 64 * 1024));
  if (/^(from|to|subject|date|received|content-type|mime-version|message-id):/im.test(block)) return raw;
  return Buffer.concat([Buffer.of(LF), raw]);
}

function withShortHeaders(raw: Buffer, problems: string[]): Buffer {
  const end = headerEnd(raw);
  if (end <= MAX_FIELD) return raw;
  const kept: string[] = [];
  let [all, field, cut] = [0, 0, false];
  for (const line of raw.toString('latin1', 0, end).split('\n')) {
    if (line.trim() === '') continue;
    if (!/^[ \t]/.test(line)) field = 0;
    const part = line.slice(0, Math.max(0, Math.min(MAX_FIELD - field, MAX_HEADERS - all)));
    cut ||= part.length < line.length;
    field += line.length;
    all += part.length;
    if (part !== '') kept.push(part);
  }
  if (!cut) return raw;
  problems.push('its headers are too long: only the beginning of each was read');
  return Buffer.concat([Buffer.from(`${kept.join('\n')}\n\n`, 'latin1'), raw.subarray(end)]);
}

/** RFC 6532 allows UTF-8 in headers; older programs write their own character set undeclared. */
function withReadableHeaders(raw: Buffer, problems: string[]): Buffer {
  const end = headerEnd(raw);
  const head = raw.subarray(0, end);
  if (isAscii(head) || isUtf8(head)) return raw;
  const declared = /charset="?([\w-]{2,30})/i.exec(head.toString('latin1'))?.[1] ?? 'windows-1252';
  const set = /^(us-ascii|utf-?8)$/i.test(declared) ? 'windows-1252' : declared;
  problems.push(`its headers are in ${set} without saying so`);
  return Buffer.concat([Buffer.from(decodedAs(set, head)), raw.subarray(end)]);
}

function headerEnd(raw: Buffer): number {
  const dos = raw.indexOf('\n\r\n');
  const unix = (dos < 0 ? raw : raw.subarray(0, dos)).indexOf('\n\n');
  if (unix >= 0) return unix + 2;
  return dos < 0 ? raw.length : dos + 3;
}

function decodedAs(set: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(set).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
