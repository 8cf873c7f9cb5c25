import { dayOf } from '../domain/instant.ts';
import type { IncomingMail } from '../domain/mail/mail.ts';
import type { Owner } from '../domain/owner.ts';
import { understand } from '../domain/reply/understand.ts';
import type { DeliveryEvent } from '../domain/sending/delivery-event.ts';
import { severityOf } from '../domain/sending/ses-bounce.ts';
import { mailboxBehind, type SuppressionReason } from '../domain/sending/suppression.ts';
import type { House } from './ports.ts';
import type { Arrival } from './take-mail.ts';

type Guarded = Pick<House, 'suppressions'>;

/**
 * Somebody who was deleted answers a mail he got before and says stop: he is not there any more to be marked, but whoever
 * adds or imports him again must not write to him. Answers whether he did.
 */
export async function heedStopOfForgotten(
  house: Guarded,
  { arrival, mail, owner }: { arrival: Arrival; mail: IncomingMail; owner: Owner },
): Promise<boolean> {
  const at = arrival.receivedAt;
  const { author, evidence } = understand(mail, { received: dayOf(at, owner.zone), country: owner.country });
  const stop = evidence.find(({ kind }) => kind === 'stop');
  if (author !== 'human' || !stop) return false;
  await suppressAll(house, mail.from.address, {
    reason: 'stop',
    at,
    evidence: stop.words,
    ownerId: owner.id,
  });
  return true;
}

/** A mail to somebody who was deleted since came back, or was marked as spam. */
export async function heedFailureOfForgotten(house: Guarded, event: DeliveryEvent): Promise<void> {
  const { what, at, recipients } = event;
  for (const recipient of recipients)
    if (what === 'complaint')
      await suppressAll(house, recipient.address, {
        ...{ reason: 'complaint', at, evidence: 'marked your mail as spam' },
      });
    else if (what === 'bounce' && severityOf(event, recipient) === 'hard')
      await house.suppressions.add(recipient.address, {
        ...{ reason: 'hard-bounce', at, evidence: recipient.status ?? 'bounced' },
      });
}

async function suppressAll(
  { suppressions }: Guarded,
  address: string,
  why: { reason: SuppressionReason; at: string; evidence: string; ownerId?: string },
): Promise<void> {
  for (const one of [mailboxBehind(address), address])
    if (one !== undefined) await suppressions.add(one, why);
}
