import * as z from 'zod/mini';
import { instant, type Instant } from '../domain/instant.ts';
import type { Verdict, Verdicts } from '../domain/mail/mail.ts';
import { insideSns } from './sns.ts';

/** A mail SES received for us and put into S3. */
export interface InboundNotification {
  bucket: string;
  key: string;
  /** Envelope recipients at our domain, lower case: where the mail really went, whatever its To says. */
  recipients: string[];
  verdicts: Verdicts;
  receivedAt: Instant;
  /** Envelope sender, lower case; empty for a mail that wants no answer (bounces). */
  source: string;
}

/**
 * Anything but a clear word counts as "could not be judged", never as PASS: SES also answers DISABLED
 * where scanning is switched off, and may learn new words.
 */
const verdict = z.pipe(
  z.object({ status: z.string() }),
  z.transform(({ status }): Verdict => {
    switch (status) {
      case 'PASS':
      case 'FAIL':
      case 'GRAY':
        return status;
      default:
        return 'PROCESSING_FAILED';
    }
  }),
);

/** https://docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html, S3 action. */
const received = z.object({
  notificationType: z.literal('Received'),
  receipt: z.object({
    timestamp: z.iso.datetime({ offset: true }),
    recipients: z.array(z.string()),
    spfVerdict: verdict,
    dkimVerdict: verdict,
    dmarcVerdict: verdict,
    spamVerdict: verdict,
    virusVerdict: verdict,
    action: z.object({ type: z.literal('S3'), bucketName: z.string(), objectKey: z.string() }),
  }),
  mail: z.object({ source: z._default(z.string(), '') }),
});
const anyNotification = z.object({ notificationType: z.string() });

/**
 * Reads one record of the mail-in queue, with or without the SNS envelope. Undefined for what is no mail:
 * the sentence SES publishes when a receipt rule is made.
 * Throws (ZodError) on a broken notification, so that it ends in the dead letter queue where the operator sees it.
 */
export function readInboundNotification(body: string): InboundNotification | undefined {
  const message = insideSns(body);
  if (!message.trimStart().startsWith('{')) return undefined;
  const json: unknown = JSON.parse(message);
  if (z.parse(anyNotification, json).notificationType !== 'Received') return undefined;
  const { receipt, mail } = z.parse(received, json);
  return {
    bucket: receipt.action.bucketName,
    key: receipt.action.objectKey,
    recipients: receipt.recipients.map((address) => address.toLowerCase()),
    verdicts: {
      spf: receipt.spfVerdict,
      dkim: receipt.dkimVerdict,
      dmarc: receipt.dmarcVerdict,
      spam: receipt.spamVerdict,
      virus: receipt.virusVerdict,
    },
    receivedAt: instant(receipt.timestamp),
    source: mail.source.toLowerCase(),
  };
}
