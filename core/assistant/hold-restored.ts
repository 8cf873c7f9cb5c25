import { restored } from '../domain/enrollment/enrollment-restored.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import type { Instant } from '../domain/instant.ts';
import { noticeData } from '../domain/owner-mail/owner-mail.ts';
import type { Owner } from '../domain/owner.ts';
import { all, changeEnrollment } from './change.ts';
import type { House } from './ports.ts';
import { tellOwner } from './tell-owner.ts';

/** What a restored table holds back until an owner says so. */
export interface HeldBack {
  owners: number;
  /** Mails that were on their way at the backup: in doubt. */
  inDoubt: number;
}

/**
 * Makes a table that was put back to `backupAt` safe to go on with: what may have gone out since is in doubt, nothing
 * goes by itself, and each owner is told what is held. It can run twice, and must before mail goes again.
 */
export async function holdRestored(house: House, backupAt: Instant, ownerId?: string): Promise<HeldBack> {
  let [owners, inDoubt] = [0, 0];
  for (const owner of await all(house.owners.all())) {
    if (ownerId !== undefined && owner.id !== ownerId) continue;
    const held = await holdOf(house, owner, backupAt);
    owners += 1;
    inDoubt += held.length;
    if (held.length > 0) await tell(house, owner, held, backupAt);
  }
  house.log.warn('restored', { owners, inDoubt });
  return { owners, inDoubt };
}

async function holdOf(house: House, { id }: Owner, backupAt: Instant): Promise<Enrollment[]> {
  const held: Enrollment[] = [];
  for (const enrollment of await all(house.enrollments.ofOwner(id))) {
    const changed = await changeEnrollment(house, enrollment, (e) =>
      restored(e, backupAt, house.world.now()),
    );
    if (changed.at === 'saved' && changed.value.state.at === 'unknown') held.push(changed.value);
  }
  return held;
}

const MOST_NAMED = 10;

async function tell(house: House, owner: Owner, held: Enrollment[], backupAt: Instant): Promise<void> {
  const names: string[] = [];
  for (const { contactId } of held.slice(0, MOST_NAMED))
    names.push((await house.contacts.get(owner.id, contactId))?.name ?? contactId);
  const more = held.length > MOST_NAMED ? ` and ${held.length - MOST_NAMED} more` : '';
  await tellOwner(house, owner, {
    cause: `restored#${owner.id}#${backupAt}`,
    template: 'notice',
    data: noticeData({ owner, about: 'restored', detail: `${names.join(', ')}${more}` }),
    about: { scope: 'o' },
  });
}
