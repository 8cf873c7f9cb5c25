import { dueAt, isOver, stepOf } from '../domain/enrollment/enrollment.ts';
import type { EnrollmentState } from '../domain/enrollment/enrollment.ts';
import type { Draft } from '../domain/sequence/draft.ts';
import { enrollmentId } from '../domain/mail/message.ts';
import type { Instant } from '../domain/instant.ts';
import type { House } from './ports.ts';
import { planStep } from './plan-step.ts';
import { contactReplyAddress } from '../domain/mail/thread.ts';

/** One enrollment under way, as a person wants to see it. */
export interface QueueEntry {
  enrollment: string;
  contact: { id: string; name: string; company?: string };
  sequence: string;
  state: EnrollmentState['at'];
  step?: string;
  /** When it goes out or comes up next; for a draft, when it would go after a yes now. */
  when?: Instant;
  because: string;
  replyAddress: string;
  draft?: Draft;
}

/** Everything under way of an owner, the earliest first: what waits for a word, what goes out and when, and why not sooner. */
export async function listQueue(house: House, ownerId: string): Promise<QueueEntry[]> {
  const owner = await house.owners.get(ownerId);
  if (!owner) return [];
  const entries: QueueEntry[] = [];
  for await (const enrollment of house.enrollments.ofOwner(ownerId)) {
    if (isOver(enrollment)) continue;
    const contact = await house.contacts.get(ownerId, enrollment.contactId);
    if (!contact) continue;
    const { state } = enrollment;
    const step = stepOf(state);
    const draft =
      step !== undefined && 'fingerprint' in state ? await house.drafts.get(enrollment, step) : undefined;
    const plan =
      state.at === 'drafted'
        ? await planStep(house, owner, contact, enrollment, state.fingerprint)
        : undefined;
    const when = plan?.at ?? dueAt(state);
    const last = enrollment.decisions.at(-1);
    entries.push({
      enrollment: enrollmentId(enrollment),
      contact: {
        id: contact.id,
        name: contact.name,
        ...(contact.company === undefined ? {} : { company: contact.company }),
      },
      sequence: enrollment.sequence,
      state: state.at,
      ...(step === undefined ? {} : { step }),
      ...(when === undefined ? {} : { when }),
      because:
        plan && plan.because.length > 0
          ? plan.because.join('; ')
          : last
            ? `${last.did}: ${last.because}`
            : '',
      replyAddress: contactReplyAddress(owner, enrollment, house.settings),
      ...(draft ? { draft } : {}),
    });
  }
  return entries.sort((a, b) => ((a.when ?? '9') < (b.when ?? '9') ? -1 : 1));
}
