import { DAY, MINUTE, plus } from '../domain/instant.ts';
import type { Owner } from '../domain/owner.ts';
import { mintToken, replyAddress } from '../domain/mail/token.ts';
import type { Scope } from '../domain/mail/token.ts';
import type { House } from './ports.ts';
import { TryLater } from '../domain/try-later.ts';

/** The most mails one owner gets in an hour: no loop can start, whatever goes wrong. */
const MAILS_AN_HOUR = 40;
const CLAIM_DAYS = 40;
/** Longer than handing one mail over can take, shorter than a queue waits before it brings a thing back. */
const LEASE = MINUTE / 2;

/** A mail to the owner, and what his answer to it will be about. */
export interface OwnerMail {
  template: string;
  data: Record<string, unknown>;
  about: { scope: Scope; contactId?: string; n?: number; tail?: string };
  /** Further headers, such as those of a list. */
  headers?: Record<string, string>;
}

/** What caused a mail: the same cause never mails twice. */
interface Cause {
  cause: string;
}

/** `write` is asked once it is clear that the mail goes out. */
interface Unwritten {
  write: () => Promise<OwnerMail>;
}

export type Told = 'told' | 'told before' | 'too many' | 'refused';

/**
 * Writes to the owner's private mailbox, once for each cause: a short lease before, a lasting claim after. A process that
 * dies in between leaves the lease to expire, and the queue brings the cause back: an answer forwarded twice is better
 * than one that is lost. Marked as auto-generated (RFC 3834), so that his own vacation notes do not answer it.
 * Throws TryLater when the mail service takes nothing or somebody else is at it, so that the queue comes back.
 */
export const tellOwner = (
  house: Teller,
  owner: Owner,
  about: Cause & (OwnerMail | Unwritten),
): Promise<Told> =>
  tellOnce(house, owner, {
    cause: about.cause,
    write: async () => {
      const mail = 'write' in about ? await about.write() : about;
      const { scope, contactId = NOBODY, n = 0, tail = NOTHING } = mail.about;
      const { tokenKeys, inboundDomain } = house.settings;
      const token = mintToken({ scope, ownerId: owner.id, contactId, n, tail }, tokenKeys);
      return { ...mail, replyTo: replyAddress('goodword', token, inboundDomain) };
    },
  });

type Teller = Pick<House, 'claims' | 'postman' | 'stationery' | 'settings' | 'world' | 'log'>;

/** A mail as it is handed over: a template, what fills it, and where an answer goes. */
type Addressed = Pick<OwnerMail, 'template' | 'data' | 'headers'> & { replyTo: string };

/** The same for anybody who is told things by Goodword itself: an owner, or whoever runs it. */
export async function tellOnce(
  house: Teller,
  to: { id: string; name: string; address: string },
  about: Cause & { write: () => Promise<Addressed> },
): Promise<Told> {
  const { claims, postman, stationery, settings, world, log } = house;
  const claim = `tell#${to.id}#${about.cause}`;
  const now = world.now();
  const worker = world.id();
  const lease = await claims.lock(claim, worker, now, plus(now, LEASE));
  if (lease.at === 'held') {
    if (lease.until > plus(now, LEASE)) return 'told before';
    throw new TryLater('this mail is being written at the moment');
  }
  const hour = `tell#${to.id}#${now.slice(0, 13)}`;
  if (!(await claims.take(hour, MAILS_AN_HOUR, 1))) {
    log.warn('owner mail held back', { owner: to.id, cause: about.cause.split('#')[0] });
    await claims.giveBack(claim);
    return 'too many';
  }
  const mail = await about.write();
  const words = stationery.owner(mail.template, mail.data);
  const outcome = await postman.send({
    from: { name: 'Goodword', address: `assistant@${settings.inboundDomain}` },
    to: { name: to.name, address: to.address },
    replyTo: { name: 'Goodword', address: mail.replyTo },
    ...words,
    references: [],
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...mail.headers,
    },
    tags: { kind: mail.template, owner: to.id },
  });
  // What was wrong with the account is mended one day: then the same cause may mail.
  const isFree = outcome.at === 'refused' && outcome.about === 'account';
  if (outcome.at === 'try-later' || outcome.at === 'paused' || isFree) {
    await claims.giveBack(claim);
    await claims.giveBack(hour);
  } else await claims.lock(claim, worker, now, plus(now, CLAIM_DAYS * DAY));
  switch (outcome.at) {
    case 'sent':
      return 'told';
    case 'try-later':
    case 'paused':
      throw new TryLater(`the mail service takes nothing now: ${outcome.because}`);
    case 'refused':
      log.warn('owner mail refused', { owner: to.id, template: mail.template, about: outcome.about });
      return 'refused';
    case 'unknown':
      // It may have gone out: a second copy is worse than a gap that the digest and the CLI fill.
      log.warn('owner mail in doubt', { owner: to.id, template: mail.template });
      return 'told';
  }
}

/** Fills the place of a contact in a token that is about none. */
export const NOBODY = '00000000';
/** Fills the tail of a token that needs none. */
export const NOTHING = '00000000';

/** The number in the token of a mail that offers something: its tail is the code of the offer. */
export const OFFERED = 1;

/** The tail of the token of the first mail, which asks who knows the owner. */
export const WHO_KNOWS_YOU = 'whoknows';

/** The tail of the token of the question for an address. */
export const WHICH_ADDRESS = 'address0';

/** The tail of the token of the question whether they talked. */
export const DID_YOU_TALK = 'talked00';
