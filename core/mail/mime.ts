import { domainToASCII } from 'node:url';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Letter } from '../domain/mail/mail.ts';

/** A letter that must not go out as it is. `about` tells whether the recipient's address or the words are at fault. */
export class UnsendableLetter extends Error {
  readonly about: 'address' | 'message';
  constructor(about: 'address' | 'message', because: string) {
    super(because);
    this.about = about;
  }
}

/** The whole address of the one recipient in ASCII, as it stands in the To header and in the SES destination. */
export const recipientOf = (letter: Letter): string => asciiAddress(letter.to.address, 'address');

/**
 * The bytes of a letter: one recipient, plain text and HTML of the same words.
 * A fresh Message-ID each time, because SES puts its own in place of it; our own id travels in References, which SES leaves alone.
 * Throws UnsendableLetter for an address that is none or not ASCII before the @ (SES has no SMTPUTF8), a header that is
 * not ours to set, and anything that would leave a line over 998 bytes (RFC 5322, 2.1.1).
 */
export async function compose(letter: Letter): Promise<Uint8Array> {
  const composer = new MailComposer({
    from: person(letter.from, 'message'),
    to: person(letter.to, 'address'),
    ...(letter.replyTo ? { replyTo: person(letter.replyTo, 'message') } : {}),
    subject: oneLine(letter.subject),
    references: bracketed(bounded(letter.references)),
    headers: [...answered(letter.inReplyTo), ...extraHeaders(letter.headers)],
    text: letter.text,
    html: letter.html,
    // Forced, because a long word (a link) would otherwise make a line of any length.
    encoding: 'quoted-printable',
    newline: 'win',
    // A text is never a file name or a link to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const bytes = await composer.compile().build();
  const longest = longestLine(bytes);
  if (longest > 998)
    throw new UnsendableLetter(
      'message',
      `A line of the mail would be ${longest} bytes long; 998 is the most.`,
    );
  return bytes;
}

function person(of: { name: string; address: string }, about: 'address' | 'message') {
  return { name: oneLine(of.name), address: asciiAddress(of.address, about) };
}

const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const LOCAL = new RegExp(`^${ATOM}(?:\\.${ATOM})*$`);

/** One bare address. Commas, brackets, spaces and quotes are how one recipient becomes two. */
function asciiAddress(address: string, about: 'address' | 'message'): string {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const domain = domainToASCII(address.slice(at + 1));
  if (
    address.length > 320 ||
    local.length > 64 ||
    !LOCAL.test(local) ||
    !/^[a-z0-9.-]+\.[a-z0-9-]+$/.test(domain)
  )
    throw new UnsendableLetter(about, 'The address cannot be written to: it is no plain ASCII mail address.');
  return `${local}@${domain}`;
}

/** Line breaks and other control characters in a name or subject are how one header becomes two. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/** Written by hand, because MailComposer would start it with an empty folded line. */
const answered = (id: string | undefined) =>
  bracketed(id === undefined ? [] : [id]).map((bare) => prepared('In-Reply-To', bare));

const prepared = (key: string, value: string) => ({ key, value: { prepared: true, value } });

/** As many ids as a thread needs: the first (ours, the root) and the newest; RFC 5322 lets the middle go. */
const bounded = (ids: string[]): string[] =>
  ids.length <= 30 ? ids : [...ids.slice(0, 1), ...ids.slice(-29)];

/** Ids come from other people's mails: what could not stand in a header is left out. */
const bracketed = (ids: string[]): string[] =>
  ids
    .map((id) => id.replace(/^<|>$/g, ''))
    .filter((id) => /^[\x21-\x3b\x3d\x3f-\x7e]{1,250}$/.test(id))
    .map((id) => `<${id}>`);

const SET_BY_US =
  /^(from|to|cc|bcc|sender|reply-to|subject|date|message-id|in-reply-to|references|return-path|mime-version|dkim-signature|content-.*|x-ses-.*|resent-.*)$/i;

function extraHeaders(headers: Record<string, string>) {
  return Object.entries(headers).map(([key, value]) => {
    if (!/^[A-Za-z][A-Za-z0-9-]{0,75}$/.test(key) || SET_BY_US.test(key))
      throw new UnsendableLetter('message', `The header ${JSON.stringify(key)} cannot be set by a letter.`);
    const line = oneLine(value);
    // Prepared: left as it is. Otherwise a long List-Unsubscribe starts with an empty folded line, which upsets some
    // DKIM verifiers (nodemailer#1654).
    return /^[\x20-\x7e]*$/.test(line) ? prepared(key, line) : { key, value: line };
  });
}

function longestLine(bytes: Uint8Array): number {
  let longest = 0;
  for (let start = 0; start <= bytes.length;) {
    const end = bytes.indexOf(10, start);
    const stop = end < 0 ? bytes.length : end;
    const length = bytes[stop - 1] === 13 ? stop - 1 - start : stop - start;
    longest = Math.max(longest, length);
    start = stop + 1;
  }
  return longest;
}
