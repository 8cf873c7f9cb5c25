// The functions that corpora of real mail are scored with, over the core as it is bundled (`npm run build`).
import * as core from '../dist/core.mjs';

/** The newest text of a mail given as text, HTML or raw bytes. */
export async function extractReply({ format, text, html, raw, sender }) {
  if (format === 'text') return core.newestText(text, sender).text;
  if (format === 'html') return core.newestText(core.htmlText(html), sender).text;
  const mail = await core.readMail(raw);
  return core.newestText(mail.text, `${mail.from.name} <${mail.from.address}>`).text;
}

/** Who wrote it, and the day of return an absence note states (the note's own day, not the first working day after it). */
export async function classify(raw, { receivedDate } = {}) {
  const mail = await core.readMail(raw);
  const received = receivedDate ?? mail.sentAt?.slice(0, 10) ?? new Date().toISOString().slice(0, 10);
  const report = core.deliveryReport(mail);
  if (report) return { label: report.at === 'bounce' || report.at === 'delay' ? 'bounce' : 'other' };
  const { author, newestText } = core.understand(mail, { received });
  if (author !== 'out-of-office') return { label: author };
  const back = core.returnDate(newestText, received) ?? core.returnDate(mail.subject, received);
  return { label: author, returnDate: back?.stated };
}

/** Failed recipients; here `hard` is only an address or domain that takes no mail, and a delay counts as soft. */
export async function parseBounce(raw) {
  const report = core.deliveryReport(await core.readMail(raw));
  if (!report) return null;
  if (report.at !== 'bounce' && report.at !== 'delay') return { kind: 'other', recipients: [] };
  const recipients = report.recipients.map(({ address, severity, reason, status }) => ({
    address,
    status,
    kind: report.at === 'bounce' && severity === 'hard' && reason !== 'expired' ? 'hard' : 'soft',
  }));
  return { kind: recipients.some(({ kind }) => kind === 'hard') ? 'hard' : 'soft', recipients };
}

export async function parse(raw) {
  const { subject, from, text, html, attachments, reports, calendars } = await core.readMail(raw);
  return { subject, from: from.address, text, html, attachments: [...attachments, ...reports, ...calendars] };
}

/** Telephone numbers in what was written now and in its signature. */
export async function phones({ format, text, html, raw, sender }) {
  const mail = format === 'eml' ? await core.readMail(raw) : undefined;
  const body = mail?.text ?? (format === 'html' ? core.htmlText(html) : text);
  const newest = core.newestText(body, mail?.from.name ?? sender);
  return core.phonesIn(newest.signedByAnother ? newest.text : `${newest.text}\n${newest.signature}`);
}
