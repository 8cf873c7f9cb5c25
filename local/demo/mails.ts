import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';
import type { SentMail } from '../ses-mails.ts';

/** A mail that somebody writes in answer to another, as his mail program would: quoted below, threaded. */
export async function answerTo(
  mail: Email,
  from: { name: string; address: string },
  answer: { text: string; subject?: string; automatic?: boolean; now: string; quote?: boolean },
): Promise<Buffer> {
  const { text, subject, automatic, now, quote = true } = answer;
  const quoted = (mail.text ?? '')
    .trim()
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
  const sender = mail.from && 'address' in mail.from ? `${mail.from.name} <${mail.from.address ?? ''}>` : '';
  const composer = new MailComposer({
    from,
    to: replyAddressOf(mail),
    subject: subject ?? `Re: ${(mail.subject ?? '').replace(/^Re: /i, '')}`,
    date: new Date(now),
    text:
      automatic || !quote ? `${text}\n` : `${text}\n\nOn ${writtenOn(mail)}, ${sender} wrote:\n${quoted}\n`,
    ...(mail.messageId === undefined
      ? {}
      : { inReplyTo: mail.messageId, references: `${mail.references ?? ''} ${mail.messageId}`.trim() }),
    headers: automatic ? { 'Auto-Submitted': 'auto-replied', Precedence: 'auto_reply' } : {},
  });
  return composer.compile().build();
}

/** The date as most mail programs write it above what they quote. */
function writtenOn({ date }: Email): string {
  const [, weekday, day, month, year, time] =
    /^(\w+), (\d+) (\w+) (\d+) ([\d:]{5})/.exec(new Date(date ?? 0).toUTCString()) ?? [];
  return `${weekday}, ${month} ${Number(day)}, ${year} at ${time}`;
}

/** Reads a mail as it went over the wire. */
export const read = (mail: SentMail): Promise<Email> => PostalMime.parse(mail.wire);

/** Where an answer to it goes. */
export function replyAddressOf(mail: Email): string {
  const first = mail.replyTo?.[0] ?? mail.from;
  return first && 'address' in first ? (first.address ?? '') : '';
}
