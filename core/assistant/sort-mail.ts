import type { IncomingMail, Verdicts } from '../domain/mail/mail.ts';
import { noticeData } from '../domain/owner-mail/owner-mail.ts';
import type { Owner } from '../domain/owner.ts';
import { readToken, tokenOf } from '../domain/mail/token.ts';
import type { ReplyToken } from '../domain/mail/token.ts';
import { understand } from '../domain/reply/understand.ts';
import { findThread, recipientOwner } from './find-thread.ts';
import { keepMail } from './keep-mail.ts';
import type { Archive, House } from './ports.ts';
import type { Arrival, Taken } from './take-mail.ts';
import { takeReply } from './take-reply.ts';
import { tellOwner } from './tell-owner.ts';

/**
 * Finds out whose a mail is and what it is about, and acts on it. Whatever cannot be read or matched is kept and shown,
 * never lost.
 */
export async function sortMail(house: House & Archive, arrival: Arrival, bytes: Uint8Array): Promise<Taken> {
  const mail = await house.mailReader.read(bytes);
  const { inboundDomain, tokenKeys } = house.settings;
  if (mail.from.address === `assistant@${inboundDomain}`)
    return { at: 'kept', because: 'it is our own mail' };

  const token = arrival.recipients
    .map((r) => readToken(tokenOf(r) ?? '', tokenKeys))
    .find((t) => t !== undefined);
  if (token && token.scope !== 'c') return takeOwnerMail(house, arrival, mail, token);
  if (!token && isAboutAll(house, arrival, mail) && !isAutomatic(mail)) {
    const obeyed = await (await import('./obey-operator.ts')).obeyOperator(house, { arrival, mail });
    if (obeyed) return obeyed;
  }
  const handed = token ? undefined : await handedOver(house, arrival, mail);
  if (handed) return handed;
  const match = await findThread(house, arrival, mail, token);
  if (!match) return keep(house, arrival, mail, await whyUnknown(house, arrival, mail, token));
  const { owner, contact } = match;
  if (mail.from.address === owner.address || mail.from.address === owner.sendingAddress) {
    await keepMail(house, { arrival, mail, ...match, own: true });
    return { at: 'own copy', because: 'the owner wrote it' };
  }
  await takeReply(house, { arrival, mail, ...match, owner, contact });
  return { at: 'reply', because: match.matchedBy };
}

/** Nobody has this thread; who was deleted and says stop to the mail he got before is heard all the same. */
async function whyUnknown(
  house: House,
  arrival: Arrival,
  mail: IncomingMail,
  token: ReplyToken | undefined,
): Promise<string> {
  const owner = token && (await house.owners.get(token.ownerId));
  if (owner) {
    const { heedStopOfForgotten } = await import('./of-the-forgotten.ts');
    if (await heedStopOfForgotten(house, { arrival, mail, owner }))
      return 'somebody you had deleted says stop, and nobody writes to that address again';
  }
  return 'nobody you know, and no thread of yours';
}

/** Mail to the assistant from the operator, or with a word that only he may say. */
const isAboutAll = ({ settings }: House, { recipients }: Arrival, { from, text }: IncomingMail): boolean =>
  recipients.some((one) => one.toLowerCase() === `assistant@${settings.inboundDomain}`) &&
  (from.address === settings.operatorAddress || /^\s{0,20}(?:pause|resume) all\b/i.test(text));

/** Mail of the owner's own that no mail of ours asked for: a copy, something forwarded, an address book. */
async function handedOver(
  house: House & Archive,
  arrival: Arrival,
  mail: IncomingMail,
): Promise<Taken | undefined> {
  const owner = await house.owners.byAddress(mail.from.address);
  const proved = arrival.verdicts.dmarc === 'PASS' && arrival.verdicts.virus !== 'FAIL';
  if (!owner || !proved || isAutomatic(mail)) return undefined;
  return (await import('./log-mail.ts')).logMail(house, { arrival, mail, owner });
}

/** Mail to one of the owner's tokens: only he may steer, and only when the mail proves to be his. */
async function takeOwnerMail(
  house: House,
  arrival: Arrival,
  mail: IncomingMail,
  token: ReplyToken,
): Promise<Taken> {
  const owner = await house.owners.get(token.ownerId);
  if (!owner) return keep(house, arrival, mail, 'the owner it was for is gone');
  // Whoever's machine it is, it must not be read as his word, and never be answered: that is how loops begin.
  if (isAutomatic(mail)) {
    const problem = 'an automatic answer to a mail of mine';
    await keepMail(house, { arrival, mail, owner, matchedBy: 'none', problem });
    return { at: 'kept', because: problem };
  }
  if (!isAuthentic(owner, mail, arrival.verdicts)) return refuseStranger(house, arrival, mail, owner);
  // Loaded when needed: what reads commands and passes answers on is a good part of the bundle, and most mail is a contact's.
  if (token.scope === 'f') return (await import('./relay.ts')).relay(house, { arrival, mail, owner, token });
  const { steer } = await import('./steer.ts');
  return steer(house, { arrival, mail, owner, token });
}

/**
 * From is the owner's mailbox and DMARC passed: the only verdict that ties From to who sent it. SPF or DKIM alone may
 * pass for anybody's own domain.
 */
function isAuthentic(owner: Owner, mail: IncomingMail, verdicts: Verdicts): boolean {
  return mail.from.address === owner.address && verdicts.dmarc === 'PASS' && verdicts.virus !== 'FAIL';
}

/** A machine wrote it, by its headers or its form: words alone ("I am out of office") may stand in an owner's new text. */
function isAutomatic(mail: IncomingMail): boolean {
  const { author, evidence } = understand(mail, { received: UNDATED });
  return author !== 'human' && author !== 'list' && evidence.some(({ from }) => from !== 'text');
}

/** Nothing is asked here that depends on the day. */
const UNDATED = '2000-01-03';

async function refuseStranger(
  house: House,
  arrival: Arrival,
  mail: IncomingMail,
  owner: Owner,
): Promise<Taken> {
  const because =
    mail.from.address === owner.address
      ? 'it carries your address, but its sender could not be proved (DMARC did not pass)'
      : 'only mail from your own address may steer';
  await keepMail(house, { arrival, mail, owner, matchedBy: 'none', problem: because });
  await tellOwner(house, owner, {
    cause: `stranger#${mail.from.address}#${arrival.receivedAt.slice(0, 10)}`,
    template: 'notice',
    data: noticeData({ owner, about: 'stranger', sender: mail.from.address, detail: because }),
    about: { scope: 'o' },
  });
  return { at: 'kept', because };
}

async function keep(house: House, arrival: Arrival, mail: IncomingMail, because: string): Promise<Taken> {
  const owner = await recipientOwner(house, arrival);
  await keepMail(house, { arrival, mail, ...(owner ? { owner } : {}), matchedBy: 'none', problem: because });
  // Spam is kept like everything else, but nobody's hour is spent on it.
  if (!owner || isAutomatic(mail) || arrival.verdicts.spam === 'FAIL') return { at: 'kept', because };
  await tellOwner(house, owner, {
    cause: `unmatched#${arrival.key}`,
    template: 'notice',
    data: noticeData({
      owner,
      about: 'unmatched',
      sender: mail.from.address,
      subject: mail.subject,
      detail: because,
    }),
    about: { scope: 'o' },
  });
  return { at: 'kept', because };
}
