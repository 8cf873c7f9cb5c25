import type { SendOutcome } from '../domain/mail/mail.ts';
import { enrollmentId } from '../domain/mail/message.ts';
import { noticeData } from '../domain/owner-mail/owner-mail.ts';
import type { House } from './ports.ts';
import type { Party } from './send-step.ts';
import { suppress } from './stop-contact.ts';
import { tellOwner } from './tell-owner.ts';

/** The address or the words are at fault: the owner is told, and a bad address is never written to again. */
export async function noteRefusal(
  house: House,
  { owner, contact, enrollment, draft }: Party,
  claim: string,
  outcome: Extract<SendOutcome, { at: 'refused' }>,
): Promise<void> {
  const evidence = outcome.because;
  if (outcome.about === 'address')
    await suppress(house, { owner, contact, address: draft.to, reason: 'refused', evidence });
  await tellOwner(house, owner, {
    cause: `refused#${enrollmentId(enrollment)}#${claim}`,
    template: 'notice',
    data: noticeData({ owner, about: 'refused', contact, step: draft.step, detail: evidence }),
    about: { scope: 'o', contactId: contact.id, n: enrollment.n },
  });
}
