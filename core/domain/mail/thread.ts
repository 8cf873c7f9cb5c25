import type { Contact } from '../people/contact.ts';
import type { Draft } from '../sequence/draft.ts';
import type { Enrollment } from '../enrollment/enrollment.ts';
import type { Letter } from './mail.ts';
import { enrollmentId, parseEnrollmentId } from './message.ts';
import type { EnrollmentKey } from './message.ts';
import type { Owner } from '../owner.ts';
import { mintToken, replyAddress } from './token.ts';

/** Where a contact's answer comes in: the token in it finds the enrollment whatever the mail program dropped. */
export function contactReplyAddress(
  owner: Owner,
  key: { contactId: string; n: number },
  where: { inboundDomain: string; tokenKeys: string[] },
): string {
  const token = mintToken(
    { scope: 'c', ownerId: owner.id, contactId: key.contactId, n: key.n, tail: '00000000' },
    where.tokenKeys,
  );
  return replyAddress(owner.name, token, where.inboundDomain);
}

/**
 * Our own id of a step. SES replaces Message-ID, so it stands in References, which SES leaves alone and mail programs
 * copy back (RFC 5322 section 3.6.4).
 */
export const ownMessageId = (enrollment: Enrollment, step: string, inboundDomain: string): string =>
  `${enrollmentId(enrollment)}.${step}@${inboundDomain}`;

/** The step that an id of ours speaks of; undefined for anybody else's. Whoever wrote it, only a lookup tells whether it is ours. */
export function readOwnMessageId(messageId: string): { key: EnrollmentKey; step: string } | undefined {
  const [, id = '', step = ''] = /^([a-z0-9-]{1,30})\.([^@\s]{1,100})@/.exec(messageId) ?? [];
  const key = parseEnrollmentId(id);
  return key && { key, step };
}

/**
 * A step's draft as a letter in its thread: same subject, In-Reply-To the newest id on the wire, References every id
 * of the thread in order. Gmail, Outlook and Apple Mail each need another one of the three.
 */
export function letterOf(
  owner: Owner,
  contact: Contact,
  enrollment: Enrollment,
  draft: Draft,
  claim: string,
  where: { inboundDomain: string; tokenKeys: string[] },
): Letter {
  const own = ownMessageId(enrollment, draft.step, where.inboundDomain);
  // A mail that had no Message-ID is known here by the key of its bytes, which means nothing to others.
  const known = enrollment.references.filter((id) => id.includes('@'));
  return {
    from: { name: owner.name, address: owner.sendingAddress },
    to: { name: contact.name, address: draft.to },
    replyTo: { name: owner.name, address: contactReplyAddress(owner, enrollment, where) },
    subject: draft.subject,
    text: draft.text,
    html: draft.html,
    ...(enrollment.lastMessageId === undefined ? {} : { inReplyTo: enrollment.lastMessageId }),
    // Our own id goes before the newest one, so that the mail answered stays last, where threading looks for it.
    references: withBeforeLast(known, own),
    headers: {},
    tags: { kind: 'step', enrollment: enrollmentId(enrollment), step: draft.step, claim },
  };
}

function withBeforeLast(ids: string[], own: string): string[] {
  const others = ids.filter((id) => id !== own);
  const last = others.at(-1);
  return last === undefined ? [own] : [...others.slice(0, -1), own, last];
}
