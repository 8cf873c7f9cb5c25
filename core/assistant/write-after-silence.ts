import { end, moveTo } from '../domain/enrollment/enrollment.ts';
import type { Instant } from '../domain/instant.ts';
import type { EnrollmentKey } from '../domain/mail/message.ts';
import { MOST_UNANSWERED } from '../domain/sending/silence.ts';
import { changeEnrollment } from './change.ts';
import { passedOver } from './pass-over.ts';
import type { House } from './ports.ts';
import { prepareStep } from './prepare-step.ts';

/** The person stayed silent for the wait: the next step is written now. */
export async function writeAfterSilence(house: House, key: EnrollmentKey, now: Instant): Promise<void> {
  const contact = await house.contacts.get(key.ownerId, key.contactId);
  const unanswered = contact?.unanswered ?? 0;
  const later = await passedOver(house, key, contact);
  await changeEnrollment(house, key, (e) => {
    if (e.state.at !== 'waiting' || e.state.due > now) return e;
    if (unanswered >= MOST_UNANSWERED)
      return end(e, 'silent', now, `${unanswered} mails in a row without an answer`);
    if (later && unanswered < MOST_UNANSWERED)
      return moveTo(e, later, now, `${e.state.step} left out`, 'they named somebody already');
    const { step, notBefore } = e.state;
    const preparing = { at: 'preparing', step, due: now, notBefore } as const;
    return moveTo(e, preparing, now, `${step} is to be written`, 'no answer so far');
  });
  await prepareStep(house, key);
}
