import * as z from 'zod/mini';
import type { DeliveryEvent, FailedRecipient } from '../domain/sending/delivery-event.ts';
import { instant } from '../domain/instant.ts';
import { once } from '../domain/once.ts';
import { insideSns } from './sns.ts';

const parts = once(() => {
  const text = z.nullish(z.string());
  const time = z.iso.datetime({ offset: true });
  return {
    text,
    time,
    failed: z.object({ emailAddress: z.string(), status: text, diagnosticCode: text }),
    mail: z.object({
      timestamp: time,
      messageId: z.string(),
      tags: z._default(z.record(z.string(), z.array(z.string())), {}),
    }),
  };
});

/**
 * Event publishing, as SES writes it ("Examples of event data that Amazon SES publishes to Amazon SNS"). Each is made with
 * the first of its kind: a start that learns of a delivery need not know what a bounce looks like.
 */
const PUBLISHED = {
  Send: once(() => z.object({ eventType: z.literal('Send'), mail: parts().mail })),
  Delivery: once(() => {
    const { mail, time, text } = parts();
    const delivery = z.object({ timestamp: time, smtpResponse: text });
    return z.object({ eventType: z.literal('Delivery'), mail, delivery });
  }),
  Bounce: once(() => {
    const { mail, time, failed } = parts();
    const bounce = z.object({
      bounceType: z.enum(['Permanent', 'Transient', 'Undetermined']),
      bounceSubType: z.string(),
      bouncedRecipients: z.array(failed),
      timestamp: time,
    });
    return z.object({ eventType: z.literal('Bounce'), mail, bounce });
  }),
  Complaint: once(() => {
    const { mail, time, text, failed } = parts();
    const complaint = z.object({
      complainedRecipients: z.array(failed),
      timestamp: time,
      complaintFeedbackType: text,
      complaintSubType: text,
    });
    return z.object({ eventType: z.literal('Complaint'), mail, complaint });
  }),
  Reject: once(() => {
    const { mail, text } = parts();
    return z.object({ eventType: z.literal('Reject'), mail, reject: z.object({ reason: text }) });
  }),
  DeliveryDelay: once(() => {
    const { mail, time, text, failed } = parts();
    const deliveryDelay = z.object({ delayType: text, delayedRecipients: z.array(failed), timestamp: time });
    return z.object({ eventType: z.literal('DeliveryDelay'), mail, deliveryDelay });
  }),
};
const anyEvent = once(() => z.object({ eventType: z.string() }));

const isOurs = (type: string): type is keyof typeof PUBLISHED => Object.hasOwn(PUBLISHED, type);

/**
 * Reads one record of the mail-events queue, with or without the SNS envelope. Undefined for what is no news of a mail:
 * an event type we did not ask for, and the sentence SES publishes when an event destination is made.
 * Throws (ZodError) on a broken event, so that it ends in the dead letter queue where the operator sees it.
 */
export function readDeliveryEvent(body: string, messageIdDomain: string): DeliveryEvent | undefined {
  const message = insideSns(body);
  if (!message.trimStart().startsWith('{')) return undefined;
  const json: unknown = JSON.parse(message);
  const { eventType } = z.parse(anyEvent(), json);
  if (!isOurs(eventType)) return undefined;
  const event = z.parse(PUBLISHED[eventType](), json);
  const common = {
    sesId: event.mail.messageId,
    messageId: `${event.mail.messageId}@${messageIdDomain}`,
    tags: ownTags(event.mail.tags),
  };
  switch (event.eventType) {
    case 'Send':
      return { ...common, what: 'send', at: instant(event.mail.timestamp), recipients: [] };
    case 'Delivery':
      return {
        ...common,
        what: 'delivery',
        at: instant(event.delivery.timestamp),
        recipients: [],
        ...diagnostic(event.delivery.smtpResponse),
      };
    case 'Bounce':
      return {
        ...common,
        what: 'bounce',
        at: instant(event.bounce.timestamp),
        recipients: event.bounce.bouncedRecipients.map(recipient),
        bounceType: event.bounce.bounceType,
        bounceSubType: event.bounce.bounceSubType,
        ...diagnostic(event.bounce.bouncedRecipients[0]?.diagnosticCode),
      };
    case 'Complaint':
      return {
        ...common,
        what: 'complaint',
        at: instant(event.complaint.timestamp),
        recipients: event.complaint.complainedRecipients.map(recipient),
        ...diagnostic(event.complaint.complaintFeedbackType ?? event.complaint.complaintSubType),
      };
    case 'Reject':
      return {
        ...common,
        what: 'reject',
        at: instant(event.mail.timestamp),
        recipients: [],
        ...diagnostic(event.reject.reason),
      };
    case 'DeliveryDelay':
      return {
        ...common,
        what: 'delay',
        at: instant(event.deliveryDelay.timestamp),
        recipients: event.deliveryDelay.delayedRecipients.map(recipient),
        ...diagnostic(event.deliveryDelay.delayType),
      };
  }
}

function ownTags(tags: Record<string, string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tags).flatMap(([name, [value]]) =>
      name.startsWith('ses:') || value === undefined ? [] : [[name, value]],
    ),
  );
}

/** SES writes some addresses as `Name <address>`. */
function recipient(of: z.infer<ReturnType<typeof parts>['failed']>): FailedRecipient {
  const bare = /<([^<>]*)>\s*$/.exec(of.emailAddress)?.[1] ?? of.emailAddress;
  return {
    address: bare.trim().toLowerCase(),
    ...(of.status ? { status: of.status } : {}),
    ...diagnostic(of.diagnosticCode),
  };
}

const diagnostic = (words: string | null | undefined): { diagnostic?: string } =>
  words ? { diagnostic: words.slice(0, 500) } : {};
