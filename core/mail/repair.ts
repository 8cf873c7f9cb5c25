/** A mail longer than this is read only so far: text stands first, large attachments last. */
const MAX_BYTES = 10 * 1024 * 1024;
/** Every part costs the parser memory; a mail of a million empty parts fits into 10 MB. */
const MAX_DELIMITERS = 5000;

const CR = 0x0d;
const LF = 0x0a;
const DASH = 0x2d;

/** The bytes of a mail with what mail programs break put right: line ends, leading junk, undeclared 8-bit headers. */
export function repaired(bytes: Uint8Array, problems: string[]): Uint8Array {
  let raw = bytes;
  if (raw.length > MAX_BYTES) {
    raw = raw.subarray(0, MAX_BYTES);
    problems.push('it is larger than 10 MB: only the first 10 MB were read');
  }
  raw = withoutLeadingJunk(withLineFeeds(raw));
  raw = withFewParts(raw, problems);
  return withReadableHeaders(withHeaders(withoutFlow(raw)), problems);
}

/** What follows the first empty line. */
export function afterHeaders(raw: Uint8Array): Uint8Array {
  return raw.subarray(headerEnd(raw));
}

/** Mail stored by old Macs ends its lines with CR alone, and no parser sees a line then. */
function withLineFeeds(raw: Uint8Array): Uint8Array {
  if (raw.includes(LF) || !raw.includes(CR)) return raw;
  return raw.map((byte) => (byte === CR ? LF : byte));
}

/** A byte order mark, empty lines, or the `From ` line of an mbox before the headers. */
function withoutLeadingJunk(raw: Uint8Array): Uint8Array {
  let start = raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf ? 3 : 0;
  for (let lines = 0; lines < 50 && start < raw.length; lines++) {
    const end = raw.indexOf(LF, start);
    if (end < 0) break;
    const line = latin1(raw.subarray(start, Math.min(end, start + 200))).trimEnd();
    if (line !== '' && !/^>?From [^:]/.test(line)) break;
    start = end + 1;
  }
  return raw.subarray(start);
}

function withFewParts(raw: Uint8Array, problems: string[]): Uint8Array {
  let delimiters = 0;
  for (let at = raw.indexOf(LF); at >= 0; at = raw.indexOf(LF, at + 1)) {
    if (raw[at + 1] !== DASH || raw[at + 2] !== DASH) continue;
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
function withoutFlow(raw: Uint8Array): Uint8Array {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  let copy: Uint8Array | undefined;
  for (const form of ['format=flowed', 'format="flowed"', 'format=Flowed', 'Format=Flowed']) {
    for (let at = bytes.indexOf(form), n = 0; at >= 0 && n < 20; at = bytes.indexOf(form, at + 1), n++) {
      const before =
        bytes
          .toString('latin1', Math.max(0, at - 300), at)
          .split(/\n\r?\n/)
          .at(-1) ?? '';
      if (!/content-type\s?:/i.test(before)) continue;
      copy ??= raw.slice();
      copy[at] = 'x'.charCodeAt(0);
    }
  }
  return copy ?? raw;
}

/** A body that came without any header is read as plain text, not taken for headers. */
function withHeaders(raw: Uint8Array): Uint8Array {
  const first = latin1(raw.subarray(0, 200)).split('\n', 1)[0] ?? '';
  if (/^[!-9;-~]{1,80}[ \t]*:/.test(first) || raw.length === 0) return raw;
  const block = latin1(raw.subarray(0, Math.min(headerEnd(raw), 64 * 1024)));
  if (/^(from|to|subject|date|received|content-type|mime-version|message-id):/im.test(block)) return raw;
  return joined(new Uint8Array([LF]), raw);
}

/** RFC 6532 allows UTF-8 in headers; older programs write their own character set undeclared. */
function withReadableHeaders(raw: Uint8Array, problems: string[]): Uint8Array {
  const end = headerEnd(raw);
  const head = raw.subarray(0, end);
  if (!head.some((byte) => byte > 0x7f) || isUtf8(head)) return raw;
  const declared = /charset="?([\w-]{2,30})/i.exec(latin1(head))?.[1] ?? 'windows-1252';
  const set = /^(us-ascii|utf-?8)$/i.test(declared) ? 'windows-1252' : declared;
  problems.push(`its headers are in ${set} without saying so`);
  return joined(new TextEncoder().encode(decodedAs(set, head)), raw.subarray(end));
}

function headerEnd(raw: Uint8Array): number {
  for (let at = raw.indexOf(LF); at >= 0; at = raw.indexOf(LF, at + 1)) {
    if (raw[at + 1] === LF) return at + 2;
    if (raw[at + 1] === CR && raw[at + 2] === LF) return at + 3;
  }
  return raw.length;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function decodedAs(set: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(set).decode(bytes);
  } catch {
    return latin1(bytes);
  }
}

const latin1 = (bytes: Uint8Array): string => new TextDecoder('windows-1252').decode(bytes);

function joined(head: Uint8Array, tail: Uint8Array): Uint8Array {
  const all = new Uint8Array(head.length + tail.length);
  all.set(head);
  all.set(tail, head.length);
  return all;
}
