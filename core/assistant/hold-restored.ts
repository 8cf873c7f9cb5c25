import { fingerprint } from '../domain/sequence/draft.ts';
import { restored } from '../domain/enrollment/enrollment-restored.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import type { Instant } from '../domain/instant.ts';
import { noticeData } from '../domain/owner-mail/owner-mail.ts';
import type { Owner } from '../domain/owner.ts';
import { all, changeEnrollment } from './change.ts';
import type { House } from './ports.ts';
import { planStep } from './plan-step.ts';
import { showDraft } from './show-draft.ts';
import { tellOwner } from './tell-owner.ts';

/** What a restored table holds back until an owner says so. */
export interface HeldBack {
  owners: number;
  /** Mails that were on their way at the backup: in doubt. */
  inDoubt: number;
  /** Drafts that wait for a word which may have been said since. */
  again: number;
}

/**
 * Makes a table that was put back to `backupAt` safe to go on with: what may have gone out since is in doubt, nothing
 * goes by itself, and each owner is told what is held. It can run twice, and must before mail goes again.
 */
export async function holdRestored(house: House, backupAt: Instant, ownerId?: string): Promise<HeldBack> {
  let [owners, inDoubt, again] = [0, 0, 0];
  for (const owner of await all(house.owners.all())) {
    if (ownerId !== undefined && owner.id !== ownerId) continue;
    const left = await leftOf(house, owner, backupAt);
    owners += 1;
    inDoubt += left.held.length;
    again += left.waiting.length;
    if (left.held.length + left.waiting.length > 0) await tell(house, owner, left, backupAt);
    await showAgain(house, owner, left.waiting, backupAt);
  }
  house.log.warn('restored', { owners, inDoubt, again });
  return { owners, inDoubt, again };
}

/** What the owner has to look at: mails in doubt, and drafts that wait for his word a second time. */
interface Left {
  held: Enrollment[];
  waiting: Enrollment[];
}

async function leftOf(house: House, { id }: Owner, backupAt: Instant): Promise<Left> {
  const left: Left = { held: [], waiting: [] };
  for (const enrollment of await all(house.enrollments.ofOwner(id))) {
    const shown = enrollment.restoredAt === backupAt ? undefined : await renamed(house, enrollment, backupAt);
    const changed = await changeEnrollment(house, enrollment, (e) =>
      restored(e, backupAt, house.world.now(), shown),
    );
    // Of a restore that broke off, those it came to are as it left them, and perhaps not yet told of.
    const now = changed.at === 'saved' ? changed.value : enrollment;
    if (now.restoredAt !== backupAt) continue;
    if (now.state.at === 'unknown') left.held.push(now);
    if (now.state.at === 'drafted') left.waiting.push(now);
  }
  return left;
}

/** The draft under another fingerprint: what was shown before the restore leads to nothing any more. */
async function renamed(house: House, enrollment: Enrollment, restoredAt: Instant) {
  const { state } = enrollment;
  const draft = state.at === 'drafted' ? await house.drafts.get(enrollment, state.step) : undefined;
  if (state.at !== 'drafted' || !draft) return undefined;
  const again = { ...draft, restoredAt };
  await house.drafts.put({ ...again, fingerprint: fingerprint(again) });
  return { before: state.fingerprint, again: fingerprint(again) };
}

const MOST_NAMED = 10;
/** More than these the owner sees in the next weekly mail: he gets so many mails an hour at most. */
const MOST_SHOWN = 20;

async function showAgain(
  house: House,
  owner: Owner,
  waiting: Enrollment[],
  backupAt: Instant,
): Promise<void> {
  for (const enrollment of waiting.slice(0, MOST_SHOWN)) {
    const { state } = enrollment;
    const contact = await house.contacts.get(owner.id, enrollment.contactId);
    const draft = state.at === 'drafted' ? await house.drafts.get(enrollment, state.step) : undefined;
    if (!contact || !draft) continue;
    const plan = await planStep(house, owner, contact, enrollment, draft.fingerprint);
    const because = ['a backup was put back, and this may have gone out since', ...plan.because];
    const shown = { owner, contact, enrollment, draft, plan: { at: plan.at, because } };
    await showDraft(house, { ...shown, again: backupAt });
  }
}

async function tell(house: House, owner: Owner, left: Left, backupAt: Instant): Promise<void> {
  const [detail, again] = [await named(house, owner, left.held), await named(house, owner, left.waiting)];
  await tellOwner(house, owner, {
    cause: `restored#${owner.id}#${backupAt}`,
    template: 'notice',
    data: noticeData({ owner, about: 'restored', detail, again }),
    about: { scope: 'o' },
  });
}

/** Whom they are about; '' where there is none. */
async function named(house: House, owner: Owner, about: Enrollment[]): Promise<string> {
  const names: string[] = [];
  for (const { contactId } of about.slice(0, MOST_NAMED))
    names.push((await house.contacts.get(owner.id, contactId))?.name ?? contactId);
  const more = about.length > MOST_NAMED ? ` and ${about.length - MOST_NAMED} more` : '';
  return `${names.join(', ')}${more}`;
}
