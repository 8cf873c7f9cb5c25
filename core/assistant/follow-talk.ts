import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import { talkTold } from '../domain/enrollment/talk.ts';
import { changeEnrollment } from './change.ts';
import type { House } from './ports.ts';

/**
 * What the owner is told of a talk falls due: what to ask, the day before; whether they talked, the day after. He is told
 * before that is written down, so that a process that dies in between leaves it due.
 */
export async function followTalk(house: House, enrollment: Enrollment): Promise<void> {
  const { owners, contacts, world } = house;
  const { talkOn } = enrollment;
  if (!talkOn?.next || talkOn.next.due > world.now()) return;
  const owner = await owners.get(enrollment.ownerId);
  const contact = await contacts.get(enrollment.ownerId, enrollment.contactId);
  if (owner && contact && !contact.doNotContact)
    switch (talkOn.next.about) {
      case 'before': {
        const { remindOfTalk } = await import('./remind-of-talk.ts');
        await remindOfTalk(house, { owner, contact, enrollment, talk: talkOn });
        break;
      }
      case 'after':
        break;
    }
  await changeEnrollment(house, enrollment, (e) =>
    e.talkOn?.next && e.talkOn.said === talkOn.said && e.talkOn.next.about === talkOn.next?.about
      ? { ...e, talkOn: talkTold(e.talkOn, owner?.zone ?? e.talkOn.zone) }
      : e,
  );
}
