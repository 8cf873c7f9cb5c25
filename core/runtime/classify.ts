import type { Day } from '../domain/instant.ts';
import type { IncomingMail } from '../domain/mail/mail.ts';
import type { Understanding } from '../domain/reply/reply.ts';
import { phonesIn } from '../domain/reply/phones.ts';
import { understand } from '../domain/reply/understand.ts';
import { readMail } from '../mail/parse.ts';

/** What a raw mail means, with no stack around it: the same reading and the same rules as for mail that comes in. */
export async function classify(
  bytes: Uint8Array,
  about: { received: Day | ((mail: IncomingMail) => Day); country?: string },
): Promise<{ mail: IncomingMail; received: Day; understanding: Understanding }> {
  const mail = await readMail(bytes);
  const received = typeof about.received === 'string' ? about.received : about.received(mail);
  const { country } = about;
  const understanding = understand(mail, {
    received,
    phonesIn,
    ...(country === undefined ? {} : { country }),
  });
  return { mail, received, understanding };
}
