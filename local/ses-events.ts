import { randomUUID } from 'node:crypto';
import { ASKED_OF_SES } from '../core/domain/sending/delivery-event.ts';
import { ACCOUNT, REGION } from './account.ts';
import type { SentMail } from './ses-mails.ts';
import { bareAddress, splitMail } from './ses-wire.ts';

/** What happens to one recipient of a mail, after SES took it. */
export type Fate =
  | { at: 'delivered' }
  | {
      at: 'bounced';
      type: 'Permanent' | 'Transient' | 'Undetermined';
      subType: string;
      status: string;
      diagnostic: string;
    }
  | { at: 'complained'; feedback: string }
  | { at: 'rejected'; reason: string }
  | { at: 'delayed'; delayType: string; status: string; diagnostic: string };

/** An event as SES publishes it: of what kind it is, and its parts. */
export interface SesEvent {
  eventType: string;
  [part: string]: unknown;
}

/** Does the event destination ask for it? By its name in SES's API: DeliveryDelay is DELIVERY_DELAY there. */
export const isAsked = ({ eventType }: SesEvent): boolean =>
  ASKED_OF_SES.some((asked) => asked.replace('_', '') === eventType.toUpperCase());

/**
 * What happens to a mail, complete and in order, as SES publishes it where it is asked for.
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-examples.html
 */
export function eventsOf(mail: SentMail, recipient: string, fate: Fate): SesEvent[] {
  const send = { eventType: 'Send', mail: mailPart(mail), send: {} };
  switch (fate.at) {
    case 'delivered':
      return [send, delivery(mail, recipient)];
    case 'complained':
      return [send, delivery(mail, recipient), complaint(mail, recipient, fate.feedback)];
    case 'bounced':
      return [send, bounce(mail, recipient, fate)];
    case 'rejected':
      return [send, { eventType: 'Reject', mail: mailPart(mail), reject: { reason: fate.reason } }];
    case 'delayed':
      return [send, delay(mail, recipient, fate)];
  }
}

function mailPart(mail: SentMail): object {
  const headers = splitMail(mail.wire).headers.map(({ name, value }) => ({ name, value }));
  const own = Object.entries(mail.tags).map(([name, value]) => [name, [value]]);
  const first = (name: string) => headers.find((header) => header.name.toLowerCase() === name)?.value;
  return {
    timestamp: mail.at,
    source: mail.source,
    sourceArn: `arn:aws:ses:${REGION}:${ACCOUNT}:identity/${bareAddress(mail.source).split('@')[1]}`,
    sendingAccountId: ACCOUNT,
    messageId: mail.sesId,
    destination: mail.destinations,
    headersTruncated: false,
    headers,
    commonHeaders: {
      from: [first('from') ?? ''],
      to: [first('to') ?? ''],
      messageId: mail.sesId,
      subject: mail.subject,
    },
    tags: {
      'ses:operation': ['SendRawEmail'],
      'ses:configuration-set': [mail.configurationSet ?? ''],
      'ses:source-ip': ['127.0.0.1'],
      'ses:from-domain': [bareAddress(mail.source).split('@')[1] ?? ''],
      'ses:caller-identity': ['local'],
      ...Object.fromEntries(own),
    },
  };
}

const delivery = (mail: SentMail, recipient: string): SesEvent => ({
  eventType: 'Delivery',
  mail: mailPart(mail),
  delivery: {
    timestamp: later(mail.at, 1200),
    processingTimeMillis: 1200,
    recipients: [recipient],
    smtpResponse: '250 2.6.0 Message received',
    remoteMtaIp: '127.0.0.1',
    reportingMTA: 'a8-50.smtp-out.amazonses.com',
  },
});

const bounce = (mail: SentMail, recipient: string, fate: Extract<Fate, { at: 'bounced' }>): SesEvent => ({
  eventType: 'Bounce',
  mail: mailPart(mail),
  bounce: {
    feedbackId: `${mail.sesId}-${randomUUID()}`,
    bounceType: fate.type,
    bounceSubType: fate.subType,
    bouncedRecipients: [
      { emailAddress: recipient, action: 'failed', status: fate.status, diagnosticCode: fate.diagnostic },
    ],
    timestamp: later(mail.at, 1500),
    reportingMTA: 'dsn; a8-50.smtp-out.amazonses.com',
  },
});

const complaint = (mail: SentMail, recipient: string, feedback: string): SesEvent => ({
  eventType: 'Complaint',
  mail: mailPart(mail),
  complaint: {
    feedbackId: `${mail.sesId}-${randomUUID()}`,
    complaintSubType: null,
    complainedRecipients: [{ emailAddress: recipient }],
    timestamp: later(mail.at, 60_000),
    userAgent: 'Amazon SES Mailbox Simulator',
    complaintFeedbackType: feedback,
    arrivalDate: later(mail.at, 60_000),
  },
});

const delay = (mail: SentMail, recipient: string, fate: Extract<Fate, { at: 'delayed' }>): SesEvent => ({
  eventType: 'DeliveryDelay',
  mail: mailPart(mail),
  deliveryDelay: {
    timestamp: later(mail.at, 60_000),
    delayType: fate.delayType,
    expirationTime: later(mail.at, 14 * 60 * 60 * 1000),
    reportingMTA: 'a8-50.smtp-out.amazonses.com',
    delayedRecipients: [{ emailAddress: recipient, status: fate.status, diagnosticCode: fate.diagnostic }],
  },
});

const later = (at: string, milliseconds: number): string =>
  new Date(Date.parse(at) + milliseconds).toISOString();
