import { isOver, stepOf } from '../domain/enrollment/enrollment.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import { cameToNothing } from '../domain/enrollment/enrollment-next.ts';
import type { EnrollmentKey } from '../domain/mail/message.ts';
import type { Owner } from '../domain/owner.ts';
import type { Target } from '../domain/command/command.ts';
import type { Order } from './obey.ts';
import type { CommandRecord, House } from './ports.ts';
import { newestReply } from './relabel.ts';
import { stepNamed, waitingStep } from './write-next.ts';

/** Everything a command may change, as it is at this moment. */
export async function snapshot(house: House, owner: Owner, order: Order): Promise<CommandRecord['before']> {
  switch (order.do) {
    case 'employer':
    case 'goal':
    case 'decision':
    case 'open':
    case 'close':
    case 'pause':
    case 'resume':
    case 'digest':
    case 'retain import': {
      const now = await house.owners.get(owner.id);
      return now ? { owner: now } : {};
    }
    case 'approve':
    case 'done':
    case 'retry':
      return ofItem(house, owner, order.items[0]);
    case 'skip':
    case 'later':
    case 'hold':
    case 'stop':
    case 'colleague':
    case 'keep':
    case 'retain':
      return ofItem(house, owner, order.targets[0]);
    case 'edit':
    case 'edit subject':
    case 'answer':
      return ofItem(house, owner, order.item);
    case 'restart':
      return ofEnded(house, owner, order.targets[0]);
    case 'relabel':
      return ofReply(house, owner, order.targets[0]);
    case 'note':
    case 'memory':
    case 'trust':
    case 'closes':
    case 'ask':
    case 'ask first':
    case 'call':
      return ofItem(house, owner, order.target);
    case 'next':
    case 'reference':
      return ofNext(house, owner, order.target);
    case 'met':
    case 'add':
      return order.person.contactId === undefined
        ? {}
        : ofItem(house, owner, { contactId: order.person.contactId });
    // Of whom is deleted no copy is kept.
    case 'forget':
    case 'forget import':
    case 'help':
    case 'list':
    case 'references':
      return {};
  }
}

async function ofItem(
  house: House,
  owner: Owner,
  about: { contactId: string; n?: number } | undefined,
): Promise<CommandRecord['before']> {
  if (!about) return {};
  const { contactId, n } = about;
  const contact = await house.contacts.get(owner.id, contactId);
  const enrollment =
    n === undefined
      ? await openEnrollment(house, owner, contactId)
      : await house.enrollments.get({ ownerId: owner.id, contactId, n });
  const draft = enrollment && (await draftAt(house, enrollment));
  return {
    ...(contact ? { contact } : {}),
    ...(enrollment ? { enrollment } : {}),
    ...(draft ? { draft } : {}),
  };
}

/** The conversation that goes on by the owner's word, which may have ended. */
async function ofNext(house: House, owner: Owner, target: Target): Promise<CommandRecord['before']> {
  const { contactId, item } = target;
  const waiting = await waitingStep(house, { ownerId: owner.id, contactId, step: stepNamed(item) });
  return ofItem(house, owner, { contactId, ...(waiting && { n: waiting.enrollment.n }) });
}

/** The conversation that ended because of an address. */
async function ofEnded(
  house: House,
  owner: Owner,
  target: Target | undefined,
): Promise<CommandRecord['before']> {
  if (!target) return {};
  const { contactId } = target;
  const all = await house.enrollments.ofContact(owner.id, contactId);
  const newest = all.findLast((e) => !cameToNothing(e));
  return ofItem(house, owner, { contactId, ...(newest && { n: newest.n }) });
}

/** The answer a correction is about, and the thread it stands in, which may have ended. */
async function ofReply(
  house: House,
  owner: Owner,
  target: Target | undefined,
): Promise<CommandRecord['before']> {
  if (!target) return {};
  const { contactId, item } = target;
  const message = await newestReply(house, owner.id, contactId, { n: item?.n });
  const n = message?.n;
  const found = await ofItem(house, owner, { contactId, ...(n === undefined ? {} : { n }) });
  return { ...found, ...(message ? { message } : {}) };
}

async function draftAt(house: House, enrollment: Enrollment) {
  const step = stepOf(enrollment.state);
  return step === undefined || !('fingerprint' in enrollment.state)
    ? undefined
    : house.drafts.get(enrollment, step);
}

/** The one enrollment of a contact that is under way, if there is one. */
export async function openEnrollment(
  house: Pick<House, 'enrollments'>,
  owner: Owner,
  contactId: EnrollmentKey['contactId'],
): Promise<Enrollment | undefined> {
  return (await house.enrollments.ofContact(owner.id, contactId)).filter((e) => !isOver(e)).at(-1);
}
