import type { IncomingMail } from '../mail/mail.ts';

/** The header that shows a mail system wrote this, or undefined. A person who forwards a bounce writes from his own address. */
export function sentByMailSystem(mail: IncomingMail): string | undefined {
  const type = contentType(mail);
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
  // Responders write with an empty Return-Path as well (RFC 3834), and say what "can be delivered" to whom.
  const responds = mail.headers['auto-submitted']?.some((value) => /^\s*auto-replied/i.test(value)) ?? false;
  if (
    nullPath &&
    !answers &&
    (subject ||
      statusInText(mail) ||
      has(mail, 'message/delivery-status') ||
      (!responds && NOTICE.test(mail.text.slice(0, 3000))))
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
  /mailer[-_ ]?daemon|postmaster|mail[- ]?(?:delivery|system|administrator|robot|subsystem)|mdaemon|mail ?er|maildelivery|delivery (?:sub)?system|bounce|majordomo|system administrator|internet mail|mail server|listserv|e-?mail ?scan|antivirus|<microsoftexchange[0-9a-f]{20,40}@/i;

const SUBJECT =
  /^\W{0,6}(?:\*+\w+\*+ )?(?:undeliver|returned (?:e-?)?mail|return(?:ed)? to sender|failure (?:notice|notification|delivery)|fail(?:ed|ure) (?:to deliver|mail|delivery)|delivery (?:status|failure|problem|report|notif|error|delay|has failed)|(?:un)?deliverable|mail (?:delivery|system|failed|status|could|failure|error|not)|message (?:delivery|could|not|undeliver|status)|non[- ]?(?:delivery|remis|deliver)|could not (?:be )?(?:deliver|send)|warning: (?:could|message|mail)|notification of|automatically rejected|error (?:in|sending|deliver)|rejected|nondeliverable|returning message|unzustellbar|unable to deliver|zustell|mailzustell|échec|echec|avis de non|non remis|correo|no se (?:puede|pudo)|mensaje no|messaggio non|mancata|nao entregue|não (?:entreg|é possível entregar|foi (?:possível entregar|entregue))|falha|onbestelbaar|olevererat|kunde inte|non recapitabil|går inte att leverera|kan ikke leveres|niedostarcz|teslim edilem|ei voi(?:tu|da) toimittaa|nedoručiteln|kézbesíthetetlen|не удается доставить|未送达|无法送达|無法傳遞|배달되지|undelivered|недостав|не доставлено|配信|エラー|退信|系统退信|投递|your message .{0,80}could not be delivered|.{0,60}(?:not|n't) (?:be )?deliver|mail error|メール.{0,4}エラー)/i;

const NOTICE =
  /(?:could|can|was|were|been|has|have|is|will)(?:n't| not|not)? ?(?:not )?(?:be )?(?:delivered|deliver|sent|reached|relayed)|undeliver|delivery (?:to|of|has|failed|failure|attempt|status)|permanent(?:ly)? (?:error|fail|fatal)|no valid recipients|unknown host|fatal error|user unknown|unknown user|returned (?:mail|to)|(?:failed|unable|not able) to (?:deliver|send|reach)|rejected (?:by|your|the)|did not reach|not delivered|bounced|couldn't be delivered|(?:mailbox|quota|storage).{0,30}(?:full|exceed)|problem deliver|does not exist|non remis|n'a pas|zustell|entreg|配送|配信|送信|エラー|投递|退信|доставл/i;

const statusInText = (mail: IncomingMail): boolean =>
  /^(?:final|original)-recipient\s{0,2}:/im.test(mail.text.slice(0, 20_000)) ||
  /\b[45]\d\d[ -][45]\.\d{1,2}\.\d{1,2}\b/.test(mail.text.slice(0, 8000));

/** Somebody pressed "spam": an abuse report (RFC 5965), or what looks like one. */
export function isComplaint(mail: IncomingMail): boolean {
  return (
    has(mail, 'message/feedback-report') ||
    /report-type="?feedback-report/i.test(contentType(mail)) ||
    /^\s*(?:complaint about message from|email feedback report|abuse report|\[?fbl\]?|feedback report)/i.test(
      mail.subject,
    )
  );
}

/** Does the mail carry a report of this type? */
export const has = (mail: IncomingMail, type: string): boolean =>
  mail.reports.some((report) => report.type === type);
export const contentType = (mail: IncomingMail): string => mail.headers['content-type']?.[0] ?? '';
