import PostalMime, { decodeWords, type Address, type Attachment, type Email } from 'postal-mime';
import type { IncomingMail } from '../domain/mail/mail.ts';
import { afterHeaders, headersOnly, repaired } from './repair.ts';

/** Reads raw mail with postal-mime. */
/** Bounds on hostile mail; what lies beyond is left out and said in `problems`. */
const MAX_TEXT = 256 * 1024;
const MAX_HTML = 512 * 1024;
const MAX_REPORT = 64 * 1024;
const MAX_REPORTS = 20;
const MAX_ATTACHMENTS = 100;
const MAX_HEADERS = 1000;
const MAX_HEADER = 8 * 1024;
const MAX_IDS = 100;

/** What a mail says, bounded and cleaned. Never throws: what cannot be read is said in `problems`. */
export async function readMail(bytes: Uint8Array): Promise<IncomingMail> {
  const problems: string[] = [];
  const raw = repaired(bytes, problems);
  const email = await parsed(raw, problems);
  const attachments = email.attachments.slice(0, MAX_ATTACHMENTS).map((part) => withOwnType(part, email));
  const html = (email.html ?? '').slice(0, MAX_HTML);
  let text = clean((email.text ?? '').slice(0, MAX_TEXT));
  if (!text.trim() && html.trim()) text = clean(await renderedHtml(html, problems));
  if (!text.trim() && !html.trim() && attachments.length === 0) {
    text = clean(decoded(afterHeaders(raw).subarray(0, MAX_TEXT)));
    if (text.trim())
      problems.push('its parts could not be told apart, so the whole body is shown as it came');
  }
  const from = mailboxes([email.from, email.sender])[0] ?? { name: '', address: email.returnPath ?? '' };
  if (!from.address) problems.push('no sender address could be read');
  const sentAt = email.date !== undefined ? Date.parse(email.date) : NaN;
  const messageId = ids(email.messageId)[0];
  return {
    from: { name: from.name, address: from.address.toLowerCase() },
    to: mailboxes(email.to).map((mailbox) => mailbox.address.toLowerCase()),
    cc: mailboxes(email.cc),
    subject: oneLine(email.subject ?? '').slice(0, 1000),
    ...(Number.isNaN(sentAt) ? {} : { sentAt: new Date(sentAt).toISOString() }),
    ...(messageId === undefined ? {} : { messageId }),
    references: [...new Set([...ids(email.inReplyTo), ...ids(email.references)])],
    headers: headersOf(email),
    text,
    html,
    reports: attachments
      .filter((part) => REPORTS.test(part.mimeType))
      .slice(0, MAX_REPORTS)
      .map((part) => ({ type: part.mimeType, content: contentOf(part) })),
    attachments: attachments
      .filter((part) => !REPORTS.test(part.mimeType))
      .map((part) => ({
        name: oneLine(part.filename ?? '').slice(0, 200),
        type: part.mimeType.slice(0, 100),
        bytes: typeof part.content === 'string' ? part.content.length : part.content.byteLength,
      })),
    addressBooks: attachments
      .filter(isAddressBook)
      .slice(0, MAX_REPORTS)
      .map((part) => ({ name: oneLine(part.filename ?? '').slice(0, 200), content: contentOf(part) })),
    calendars: attachments.filter((part) => part.mimeType === 'text/calendar').map(contentOf),
    problems,
  };
}

/** Machine-readable parts of RFC 3462, 3464, 5965, 8098 and returned mails. */
const REPORTS =
  /^(message\/(delivery-status|global-delivery-status|feedback-report|disposition-notification|rfc822|global|global-headers|partial|news)|text\/rfc822-headers)$/;

const isAddressBook = ({ mimeType, filename }: Attachment): boolean =>
  /^text\/(?:(?:x-)?vcard|directory|csv)$/.test(mimeType) || /\.(?:vcf|csv)$/i.test(filename ?? '');

async function parsed(raw: Buffer, problems: string[]): Promise<Email> {
  try {
    return await parts(raw);
  } catch (error) {
    problems.push(`it breaks the rules of mail: ${error instanceof Error ? error.message : String(error)}`);
  }
  // Parts without end must not hide whom it is from and what it is about.
  return parts(headersOnly(raw)).then(
    (head) => ({ ...head, text: undefined, html: undefined, attachments: [] }),
    () => ({ headers: [], headerLines: [], attachments: [] }),
  );
}

const parts = (raw: Buffer): Promise<Email> =>
  PostalMime.parse(raw, {
    forceRfc822Attachments: true,
    maxNestingDepth: 50,
    maxHeadersSize: 512 * 1024,
  });

/** Most people's mail has text: the reader of HTML, 180 KB of a bundle, is loaded with the first mail that has none. */
async function renderedHtml(html: string, problems: string[]): Promise<string> {
  try {
    htmlReader ??= (await import('./html-text.ts')).htmlText;
    return htmlReader(html).slice(0, MAX_TEXT);
  } catch {
    problems.push('its HTML could not be turned into text');
    return '';
  }
}
let htmlReader: ((html: string) => string) | undefined;

function mailboxes(addresses: (Address | undefined)[] | undefined): { name: string; address: string }[] {
  return (addresses ?? [])
    .flatMap((entry) => (entry === undefined ? [] : (entry.group ?? [entry])))
    .slice(0, 200)
    .map((entry) => ({
      name: oneLine(entry.name).slice(0, 200),
      address: oneLine(entry.address ?? '').slice(0, 320),
    }));
}

/** Bounded: a References header of a long thread holds some dozens of ids, a hostile one megabytes. */
function ids(header: string | undefined): string[] {
  return [...(header ?? '').slice(0, 32 * 1024).matchAll(/<([^<>\s]{1,250})>/g)]
    .map((match) => match[1] ?? '')
    .slice(0, MAX_IDS);
}

function headersOf(email: Email): Record<string, string[]> {
  const headers = new Map<string, string[]>();
  for (const { key, value } of email.headers.slice(0, MAX_HEADERS)) {
    const decodedValue = value.includes('=?') ? decodeWords(value.slice(0, MAX_HEADER)) : value;
    const values = headers.get(key) ?? [];
    values.push(oneLine(decodedValue.slice(0, MAX_HEADER)));
    headers.set(key, values);
  }
  return Object.fromEntries(headers);
}

/** A delivery report that its sender calls a mere file (RFC 3464 2.1 wants message/delivery-status). */
function withOwnType(part: Attachment, email: Email): Attachment {
  if (part.mimeType !== 'application/octet-stream') return part;
  const type = email.headers.find(({ key }) => key === 'content-type')?.value ?? '';
  if (!/^multipart\/report/i.test(type) || !/^(?:final|original)-recipient:/im.test(contentOf(part)))
    return part;
  return { ...part, mimeType: 'message/delivery-status' };
}

function contentOf(part: Attachment): string {
  if (typeof part.content === 'string') return part.content.slice(0, MAX_REPORT);
  const bytes = part.content instanceof Uint8Array ? part.content : new Uint8Array(part.content);
  return decoded(bytes.subarray(0, MAX_REPORT));
}

/** UTF-8 where it is, else the commonest single-byte set, so that nothing is lost. */
function decoded(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes);
  return text.includes('\ufffd') ? new TextDecoder('windows-1252').decode(bytes) : text;
}

/** No line breaks or control characters: a value that is written into another header or a terminal must stay one. */
const oneLine = (text: string): string =>
  CONTROL.test(text) ? text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim() : text.trim();
const CONTROL = /[\u0000-\u001f\u007f]/;

const clean = (text: string): string => {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return UNPRINTABLE.test(lines) ? lines.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '') : lines;
};
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f]/;
