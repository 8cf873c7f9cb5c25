import type { Instant } from '../domain/instant.ts';
import type { Verdicts } from '../domain/mail/mail.ts';
import { TryLater } from '../domain/try-later.ts';
import type { Archive, House } from './ports.ts';

/** A mail that lies in the mail bucket, with what the receiving service said of it. */
export interface Arrival {
  /** Key of the raw bytes: the identity of this mail however often it is delivered. */
  key: string;
  /** Envelope recipients. */
  recipients: string[];
  verdicts: Verdicts;
  receivedAt: Instant;
}

export type Taken = { at: 'reply' | 'steered' | 'relayed' | 'own copy' | 'kept'; because: string };

/**
 * Takes one incoming mail. What reads and sorts it is loaded while its bytes are fetched, so that a start waits for the
 * longer of both and not for their sum. The same mail twice changes nothing.
 * @throws TryLater when its bytes are not there yet
 */
export async function takeMail(house: House & Archive, arrival: Arrival): Promise<Taken> {
  const [bytes, { sortMail }] = await Promise.all([house.rawMail.get(arrival.key), import('./sort-mail.ts')]);
  if (!bytes) throw new TryLater(`the bytes of mail ${arrival.key} are not there yet`);
  const taken = await sortMail(house, arrival, bytes);
  house.log.info('mail taken', { mail: arrival.key, as: taken.at });
  return taken;
}
