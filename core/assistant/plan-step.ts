import type { Contact } from '../domain/contact.ts';
import { isOver } from '../domain/enrollment.ts';
import type { Enrollment } from '../domain/enrollment.ts';
import { jitterOf } from '../domain/jitter.ts';
import type { Instant } from '../domain/instant.ts';
import type { Owner } from '../domain/owner.ts';
import { planSlot } from '../domain/pace.ts';
import { all } from './change.ts';
import type { House } from './ports.ts';

/** When a step goes: the same function for the preview, the schedule and the queue, so the shown time never moves. */
export async function planStep(
  house: Pick<House, 'enrollments' | 'contacts' | 'world'>,
  owner: Owner,
  contact: Contact,
  enrollment: Enrollment,
  fingerprint: string,
): Promise<{ at: Instant; because: string[]; jitter: number }> {
  const { enrollments, contacts, world } = house;
  const now = world.now();
  const { state } = enrollment;
  const notBefore = 'notBefore' in state && state.notBefore > now ? state.notBefore : now;
  const others = (await all(enrollments.ofOwner(owner.id))).filter(
    (e) => e.contactId !== contact.id && (!isOver(e) || e.sent.length > 0),
  );
  const colleagues = new Map<string, Contact>();
  for (const other of others) {
    if (other.state.at !== 'scheduled' && other.state.at !== 'sending' && other.sent.length === 0) continue;
    const colleague = await contacts.get(owner.id, other.contactId);
    if (colleague) colleagues.set(colleague.id, colleague);
  }
  const jitter = jitterOf(fingerprint);
  const slot = planSlot({
    owner,
    contact,
    n: enrollment.n,
    enrollments: others,
    contacts: colleagues,
    notBefore,
    firstContact: enrollment.sent.length === 0,
    jitter,
    now,
  });
  return { ...slot, jitter };
}
