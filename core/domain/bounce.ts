import type { IncomingMail } from './mail.ts';
import type { BouncedRecipient } from './reply.ts';
import { bounceReason, SEVERITY } from './reply/bounce-reasons.ts';
import { addressOf, deliveryStatus, type RecipientFields } from './reply/delivery-status.ts';
import { failedAddresses, notification } from './reply/bounce-notice.ts';

/** What a mail system reports about a mail of ours. Only `bounce` means that it was not delivered. */
export interface DeliveryReport {
  at: 'bounce' | 'delay' | 'delivered' | 'read' | 'complaint';
  recipients: BouncedRecipient[];
  /** Message-IDs of the mail it is about. */
  messageIds: string[];
  /** The header or report that told. */
  words: string;
}

/** Reads a delivery report in any dress; undefined when a person, a list or a responder wrote the mail. */
export function deliveryReport(mail: IncomingMail): DeliveryReport | undefined {
  const words = sentByMailSystem(mail);
  if (words === undefined) return undefined;
  const messageIds = returnedIds(mail);
  const about = (at: DeliveryReport['at'], recipients: BouncedRecipient[] = []): DeliveryReport => ({
    at,
    recipients,
    messageIds,
    words,
  });
  if (isComplaint(mail)) return about('complaint');
  if (
    has(mail, 'message/disposition-notification') ||
    /report-type="?disposition-notification/i.test(typeOf(mail))
  )
    return about('read');
  const notice = notification(mail.text);
  const fields = statusFields(mail);
  if (fields.length > 0) return fromFields(fields, notice, mail, about);
  const failed = failedAddresses(mail, notice);
  if (isDelay(mail.subject, notice))
    return about(
      'delay',
      failed.map((address) => judged(address, '', notice)),
    );
  if (/success|has been delivered|was delivered/i.test(mail.subject)) return about('delivered');
  return about(
    'bounce',
    failed.map((address) => judged(address, '', near(notice, address, failed), notice)),
  );
}

/** Some servers refuse mail by a read receipt that says "deleted" (RFC 8098 3.2.6) and a text that says why. */
function refusedByReceipt(mail: IncomingMail): string {
  const receipt = mail.reports.find(({ type }) => type === 'message/disposition-notification')?.content ?? '';
  if (
    !/^disposition:[^\n]{0,100}(?:deleted|failed)/im.test(receipt) ||
    !/reject|refus|quota/i.test(mail.text)
  )
    return '';
  return addressOf(/^final-recipient:([^\n]{0,300})/im.exec(receipt)?.[1] ?? '');
}

function fromFields(
  fields: RecipientFields[],
  notice: string,
  mail: IncomingMail,
  about: (at: DeliveryReport['at'], recipients?: BouncedRecipient[]) => DeliveryReport,
): DeliveryReport {
  const failed = fields.filter((one) => outcome(one, notice) === 'failed');
  const delayed = fields.filter((one) => outcome(one, notice) === 'delayed');
  const chosen = failed.length > 0 ? failed : delayed;
  if (chosen.length === 0) return about('delivered');
  const recipients = chosen.map((one) =>
    judged(one.address, one.status, one.diagnostic, near(notice, one.address)),
  );
  const known = recipients.filter(({ address }) => address !== '');
  const named =
    known.length > 0
      ? known
      : failedAddresses(mail, notice).map((address) =>
          judged(address, chosen[0]?.status ?? '', chosen[0]?.diagnostic ?? '', notice),
        );
  return about(failed.length > 0 ? 'bounce' : 'delay', unique(named));
}

/** `Action` where it is given; else the class of the status (RFC 3463: 2 success, 4 persistent transient, 5 permanent). */
function outcome(fields: RecipientFields, notice: string): 'failed' | 'delayed' | 'other' {
  if (fields.action === 'failed' || fields.action === 'failure') return 'failed';
  if (fields.action === 'delayed') return 'delayed';
  if (/^(?:delivered|relayed|expanded|deliverable)$/.test(fields.action)) return 'other';
  if (fields.status.startsWith('2')) return 'other';
  return fields.status.startsWith('4') && isDelay('', notice) ? 'delayed' : 'failed';
}

function judged(address: string, status: string, diagnostic: string, notice = ''): BouncedRecipient {
  const own = bounceReason(status, diagnostic);
  const noticed = own === 'undefined' ? bounceReason(status, notice) : own;
  const reason = noticed === 'undefined' ? own : noticed;
  return {
    address,
    severity: SEVERITY[reason],
    reason,
    ...(status === '' ? {} : { status }),
    ...(diagnostic === '' ? {} : { diagnostic: diagnostic.replace(/\s+/g, ' ').trim().slice(0, 300) }),
  };
}

/** The reason stands at the address, or right below it; boilerplate above it says everything and nothing. */
function near(notice: string, address: string, others: string[] = []): string {
  const text = notice.toLowerCase();
  const at = text.indexOf(address);
  if (address === '' || at < 0) return notice;
  const from = at + address.length;
  const ends = others.filter((other) => other !== address).map((other) => text.indexOf(other, from));
  return notice
    .slice(from, Math.min(from + 600, ...ends.filter((end) => end > from)))
    .replace(/^[>"':\s]{1,6}/, '');
}

function unique(recipients: BouncedRecipient[]): BouncedRecipient[] {
  return recipients.filter(
    (one, at) => recipients.findIndex((other) => other.address === one.address) === at,
  );
}

/** The header that shows a mail system wrote this, or undefined. A person who forwards a bounce writes from his own address. */
function sentByMailSystem(mail: IncomingMail): string | undefined {
  const type = typeOf(mail);
  if (/^multipart\/report/i.test(type) || /report-type=/i.test(type))
    return `Content-Type: ${type}`.slice(0, 120);
  const failed = mail.headers['x-failed-recipients']?.[0];
  if (failed !== undefined) return `X-Failed-Recipients: ${failed}`.slice(0, 120);
  const answers = /^\s*(?:re|aw|sv|antw|fwd?|wg|tr|rv)\s?:/i.test(mail.subject);
  const daemon = DAEMON.test(`${mail.from.name} <${mail.from.address}>`);
  const from = `From: ${mail.from.name} <${mail.from.address}>`.slice(0, 120);
  const nullPath =
    mail.headers['return-path']?.some(
      (value) => /^<?\s*>?$/.test(value) || /<(?:mailer-daemon|postmaster)@/i.test(value),
    ) ?? false;
  if (nullPath && mail.from.address === '') return 'Return-Path: <>';
  const subject = SUBJECT.test(mail.subject);
  if (
    daemon &&
    !answers &&
    (nullPath || subject || statusInText(mail) || NOTICE.test(mail.text.slice(0, 4000)))
  )
    return from;
  if (
    nullPath &&
    !answers &&
    (subject ||
      statusInText(mail) ||
      has(mail, 'message/delivery-status') ||
      NOTICE.test(mail.text.slice(0, 3000)))
  )
    return 'Return-Path: <>';
  if (
    subject &&
    !answers &&
    (statusInText(mail) || has(mail, 'message/delivery-status') || NOTICE.test(mail.text.slice(0, 4000)))
  )
    return `Subject: ${mail.subject}`.slice(0, 120);
  if (isComplaint(mail)) return `Subject: ${mail.subject}`.slice(0, 120);
  return undefined;
}

const DAEMON =
  /mailer[-_ ]?daemon|postmaster|mail[- ]?(?:delivery|system|administrator|robot|subsystem)|mdaemon|mail ?er|maildelivery|delivery (?:sub)?system|bounce|majordomo|system administrator|internet mail|mail server|listserv|e-?mail ?scan|antivirus/i;

const SUBJECT =
  /^\W{0,6}(?:\*+\w+\*+ )?(?:undeliver|returned (?:e-?)?mail|return(?:ed)? to sender|failure (?:notice|notification|delivery)|fail(?:ed|ure) (?:to deliver|mail|delivery)|delivery (?:status|failure|problem|report|notif|error|delay|has failed)|(?:un)?deliverable|mail (?:delivery|system|failed|status|could|failure|error|not)|message (?:delivery|could|not|undeliver|status)|non[- ]?(?:delivery|remis|deliver)|could not (?:be )?(?:deliver|send)|warning: (?:could|message|mail)|notification of|automatically rejected|error (?:in|sending|deliver)|rejected|nondeliverable|returning message|unzustellbar|unable to deliver|zustell|mailzustell|échec|echec|avis de non|non remis|correo|no se (?:puede|pudo)|mensaje no|messaggio non|mancata|nao entregue|não|falha|onbestelbaar|olevererat|kunde inte|undelivered|недостав|не доставлено|配信|エラー|退信|系统退信|投递|your message .{0,80}could not be delivered|.{0,60}(?:not|n't) (?:be )?deliver|mail error|メール.{0,4}エラー)/i;

const NOTICE =
  /(?:could|can|was|were|been|has|have|is|will)(?:n't| not|not)? ?(?:not )?(?:be )?(?:delivered|deliver|sent|reached|relayed)|undeliver|delivery (?:to|of|has|failed|failure|attempt|status)|permanent(?:ly)? (?:error|fail|fatal)|no valid recipients|unknown host|fatal error|user unknown|unknown user|returned (?:mail|to)|(?:failed|unable|not able) to (?:deliver|send|reach)|rejected (?:by|your|the)|did not reach|not delivered|bounced|couldn't be delivered|(?:mailbox|quota|storage).{0,30}(?:full|exceed)|problem deliver|does not exist|non remis|n'a pas|zustell|entreg|配送|配信|送信|エラー|投递|退信|доставл/i;

const statusInText = (mail: IncomingMail): boolean =>
  /^(?:final|original)-recipient\s{0,2}:/im.test(mail.text.slice(0, 20_000)) ||
  /\b[45]\d\d[ -][45]\.\d{1,2}\.\d{1,2}\b/.test(mail.text.slice(0, 8000));

function isDelay(subject: string, notice: string): boolean {
  if (
    /^\W{0,4}(?:warning|delay)|delay|still being|not yet|temporar/i.test(subject) &&
    !/fail|undeliver/i.test(subject)
  )
    return true;
  return /warning message only|do not need to resend|(?:will|is) (?:continue|keep|still|be) (?:to )?(?:try|retr|attempt)|still (?:trying|being retried|in (?:the )?queue)|has not yet been delivered|delivery attempts will continue|will be retried|not been delivered yet|temporarily delayed/i.test(
    notice.slice(0, 3000),
  );
}

function isComplaint(mail: IncomingMail): boolean {
  return (
    has(mail, 'message/feedback-report') ||
    /report-type="?feedback-report/i.test(typeOf(mail)) ||
    /^\s*(?:complaint about message from|email feedback report|abuse report|\[?fbl\]?|feedback report)/i.test(
      mail.subject,
    )
  );
}

function statusFields(mail: IncomingMail): RecipientFields[] {
  const reported = mail.reports
    .filter(({ type }) => /delivery-status/.test(type))
    .flatMap(({ content }) => deliveryStatus(content));
  return reported.length > 0 ? reported : deliveryStatus(mail.text);
}

/** Message-IDs in what the report returned, and in its own fields. */
function returnedIds(mail: IncomingMail): string[] {
  const returned = mail.reports.map(({ content }) => content).join('\n');
  const ids = [
    ...`${returned}\n${mail.text}`
      .slice(0, 200_000)
      .matchAll(/^[>\s]{0,4}(?:x-)?(?:original-)?message-id:\s{0,4}(?:\n\s{1,4})?<([^<>\s]{3,250})>/gim),
  ];
  return [...new Set(ids.map((match) => match[1] ?? ''))].filter((id) => id !== mail.messageId).slice(0, 10);
}

const has = (mail: IncomingMail, type: string): boolean =>
  mail.reports.some((report) => report.type === type);
const typeOf = (mail: IncomingMail): string => mail.headers['content-type']?.[0] ?? '';
