import type { DeliveryEvent, FailedRecipient } from './delivery-event.ts';
import type { BouncedRecipient } from '../reply/reply.ts';

const ABOUT_THE_MESSAGE = new Set(['MessageTooLarge', 'ContentRejected', 'AttachmentRejected']);

/**
 * What a bounce that SES reports says: the address is dead (hard), another failure (soft), the message's fault, or ours.
 * 4.4.7 means days of trying in vain, so it is as dead as 5.1.1; 5.7.x is a verdict on our standing and says nothing
 * about the person (SES bounce types: "Contents of bounce object"; RFC 3463 section 3).
 */
export function severityOf(event: DeliveryEvent, failed: FailedRecipient): BouncedRecipient['severity'] {
  const status = failed.status ?? /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(failed.diagnostic ?? '')?.[0] ?? '';
  if (ABOUT_THE_MESSAGE.has(event.bounceSubType ?? '') || /^5\.(3\.4|6\.)/.test(status)) return 'message';
  if (status.startsWith('5.7.')) return 'ours';
  if (status === '4.4.7') return 'hard';
  return event.bounceType === 'Permanent' ? 'hard' : 'soft';
}
