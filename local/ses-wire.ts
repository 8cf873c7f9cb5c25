/** A header of a mail: its name, its unfolded value, and its very lines. */
export interface HeaderLine {
  name: string;
  value: string;
  lines: string;
}

/** Headers in order, and the body behind the empty line. Bytes are kept as they are (latin1). */
export function splitMail(raw: Buffer): { headers: HeaderLine[]; body: Buffer } {
  const text = raw.toString('latin1');
  const end = /\r?\n\r?\n/.exec(text);
  const head = end ? text.slice(0, end.index) : text;
  const body = end ? raw.subarray(end.index + end[0].length) : Buffer.alloc(0);
  const headers = head
    .split(/\r?\n(?![ \t])/)
    .filter(Boolean)
    .map((lines) => {
      const colon = lines.indexOf(':');
      return {
        name: lines.slice(0, colon).trim(),
        value: lines
          .slice(colon + 1)
          .replace(/\r?\n(?=[ \t])/g, '')
          .trim(),
        lines,
      };
    });
  return { headers, body };
}

/** The value of the first header of that name. */
export const headerOf = (headers: HeaderLine[], name: string): string | undefined =>
  headers.find((header) => header.name.toLowerCase() === name.toLowerCase())?.value;

/** The bare address of a From or Reply-To. */
export const bareAddress = (value: string): string =>
  (/<([^<>]*)>\s*$/.exec(value)?.[1] ?? value).trim().toLowerCase();

/**
 * What SES makes of a mail: Message-ID and Date are its own, its instructions to itself are gone, its marks are added.
 * References and In-Reply-To pass.
 * https://docs.aws.amazon.com/ses/latest/dg/header-fields.html
 */
export function onTheWire(raw: Buffer, mail: { messageId: string; date: Date }): Buffer {
  const { headers, body } = splitMail(raw);
  const kept = headers.filter(({ name }) => !/^(message-id|date|bcc|return-path|x-ses-.*)$/i.test(name));
  const lines = [
    ...kept.map((header) => header.lines),
    `Message-ID: <${mail.messageId}>`,
    `Date: ${mail.date.toUTCString().replace('GMT', '+0000')}`,
    `Feedback-ID: ::1.us-east-1.local:AmazonSES`,
    `X-SES-Outgoing: ${mail.date.toISOString().slice(0, 10).replaceAll('-', '.')}-127.0.0.1`,
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}
