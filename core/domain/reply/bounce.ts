import type { IncomingMail } from '../mail/mail.ts';
import type { BouncedRecipient } from './reply.ts';
import { bounceReason, SEVERITY } from './bounce-reasons.ts';
import { addressOf, deliveryStatus, type RecipientFields } from './delivery-status.ts';
import { contentType, has, isComplaint, sentByMailSystem } from './mail-system.ts';
import { failedAddresses, notification } from './bounce-notice.ts';

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
  const refusal = refusedByReceipt(mail);
  if (refusal !== '') return about('bounce', [judged(refusal, '', mail.text)]);
  if (
    has(mail, 'message/disposition-notification') ||
    /report-type="?disposition-notification/i.test(contentType(mail))
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

function isDelay(subject: string, notice: string): boolean {
  if (
    /^\W{0,4}(?:warning|delay)|delay|still being|not yet|temporar|verzögert|retardée?|remise différée|retrasad|ritardat|vertraagd|fördröjd|försenad|forsinket|opóźnion|atrasad|geciktirildi|延迟|遅延|지연/i.test(
      subject,
    ) &&
    !/fail|undeliver/i.test(subject)
  )
    return true;
  return /warning message only|do not need to resend|(?:will|is) (?:continue|keep|still|be) (?:to )?(?:try|retr|attempt)|still (?:trying|being retried|in (?:the )?queue)|has not yet been delivered|delivery attempts will continue|will be retried|not been delivered yet|temporarily delayed|noch nicht zugestellt|weiterhin versucht|pas encore été remis|aún no se ha entregado|non è stato ancora/i.test(
    notice.slice(0, 3000),
  );
}

function statusFields(mail: IncomingMail): RecipientFields[] {
  const reported = mail.reports
    .filter(({ type }) => /delivery-status/.test(type))
    .flatMap(({ content }) => deliveryStatus(content));
  if (reported.length > 0) return reported;
  const inText = deliveryStatus(mail.text);
  if (inText.length > 0) return inText;
  // A gateway that passes on the report of another one, as a mail in a mail.
  return mail.reports
    .filter(({ type }) => type === 'message/rfc822')
    .flatMap(({ content }) => deliveryStatus(content));
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
