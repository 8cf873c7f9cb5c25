import { parseEnrollmentId } from '../domain/mail/message.ts';
import { readLink } from '../domain/mail/link.ts';
import type { Link } from '../domain/mail/link.ts';
import { draftMeant } from './bind-token.ts';
import { changeOwner } from './change.ts';
import type { House } from './ports.ts';
import { NO_DIGEST } from './set-owner.ts';

/** What the links in mails to the owner are for. */
const LINK_SCOPES = ['unsubscribe', 'approve', 'skip'];

/** A link that was opened: what a click on its page would do, or why nothing. */
export type Opened = { at: 'open'; question: string; button: string } | { at: 'closed'; because: string };
export type Followed = { at: 'done'; did: string } | { at: 'refused'; because: string };

/** What the page behind a link asks. It changes nothing: mail scanners open every link. */
export async function openLink(house: House, scope: string, token: string): Promise<Opened> {
  if (!LINK_SCOPES.includes(scope)) return { at: 'closed', because: 'There is nothing here.' };
  const read = readLink(token, scope, house.settings.tokenKeys, house.world.now());
  if (read.at === 'invalid')
    return { at: 'closed', because: 'This link is not complete. Open it from the mail again.' };
  if (read.at === 'expired' && scope !== 'unsubscribe')
    return { at: 'closed', because: 'This link has expired. Answer the mail instead.' };
  if (scope === 'unsubscribe') return { at: 'open', question: 'Stop the weekly digest?', button: 'Stop it' };
  const draft = await draftOf(house, read.link);
  if (!draft) return { at: 'closed', because: 'This draft is gone: it was sent, skipped or changed since.' };
  return scope === 'approve'
    ? { at: 'open', question: `Send this mail to ${draft.name}?`, button: 'Yes, send it' }
    : { at: 'open', question: `Skip this mail to ${draft.name}?`, button: 'Skip it' };
}

/** Does what the link is for, once clicked. Clicking twice changes nothing. */
export async function followLink(house: House, scope: string, token: string): Promise<Followed> {
  if (!LINK_SCOPES.includes(scope)) return { at: 'refused', because: 'There is nothing here.' };
  const read = readLink(token, scope, house.settings.tokenKeys, house.world.now());
  if (read.at === 'invalid') return { at: 'refused', because: 'This link is not complete.' };
  // A mailbox may press unsubscribe years later (RFC 8058); everything else expires.
  if (read.at === 'expired' && scope !== 'unsubscribe')
    return { at: 'refused', because: 'This link has expired.' };
  if (scope === 'unsubscribe') {
    await changeOwner(house, String(read.link.data['owner']), (o) => ({ ...o, due: NO_DIGEST }));
    return {
      at: 'done',
      did: 'The weekly digest has stopped. Answer any mail of mine with "digest monday" to have it back.',
    };
  }
  const key = parseEnrollmentId(String(read.link.data['enrollment']));
  if (!key) return { at: 'refused', because: 'This link is not complete.' };
  const { followDraftLink } = await import('./follow-draft-link.ts');
  return followDraftLink(house, scope, key, String(read.link.data['fingerprint']));
}

async function draftOf(house: House, link: Link): Promise<{ name: string } | undefined> {
  const key = parseEnrollmentId(String(link.data['enrollment']));
  const enrollment = key && (await house.enrollments.get(key));
  if (!enrollment || enrollment.state.at !== 'drafted') return undefined;
  if (!enrollment.state.fingerprint.startsWith(draftMeant(enrollment, String(link.data['fingerprint']))))
    return undefined;
  const contact = await house.contacts.get(enrollment.ownerId, enrollment.contactId);
  return contact && { name: contact.name };
}
