import { isTakenBackBy } from '../domain/sending/suppression.ts';
import { end, isOver, moveTo } from '../domain/enrollment/enrollment.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import { YOU_SAID_UNDO } from '../domain/enrollment/enrollment-next.ts';
import { nextDigest } from '../domain/owner-mail/digest.ts';
import { DAY, plus } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import type { Owner } from '../domain/owner.ts';
import { withTalkBack } from '../domain/enrollment/talk-kept.ts';
import { same, takenBack } from '../domain/enrollment/take-back.ts';
import { changeContact, changeEnrollment, changeOwner } from './change.ts';
import { takeDecisionBack } from './decide.ts';
import type { Obeyed, Spoken } from './obey.ts';
import type { CommandRecord, House } from './ports.ts';
import { replan } from './replan.ts';
import { openEnrollment } from './snapshot.ts';

/** A command older than this stands. */
const UNDO_DAYS = 7;
const LOOKED_AT = 50;

/**
 * Takes back the owner's latest command, all its targets, unless its mail has gone out since. Which one is written down
 * first: the same "undo" delivered twice takes back one command, not two.
 */
export async function undoLine(
  house: House,
  owner: Owner,
  { id, line, earlier = [] }: Spoken,
): Promise<Obeyed> {
  const known = earlier.find((record) => record.id === `${id}.0`);
  if (known && known.state !== 'begun')
    return known.state === 'refused' ? { at: 'refused', because: known.did } : { at: 'done', did: known.did };
  const since = plus(house.world.now(), -UNDO_DAYS * DAY);
  const latest = (await house.commands.latest(owner.id, LOOKED_AT)).filter(
    (c) => c.state === undefined && c.at >= since,
  );
  const newest = latest.find((c) => !c.undone);
  const undoes = known ? known.undoes : newest && lineOf(newest);
  const { state: _begun, ...record }: CommandRecord = known ?? {
    ownerId: owner.id,
    id: `${id}.0`,
    at: house.world.now(),
    line,
    did: '',
    before: {},
    ...(undoes === undefined ? {} : { undoes }),
    undone: true,
  };
  if (!known) await house.commands.record({ ...record, state: 'begun' });
  const meant = latest.filter((c) => lineOf(c) === undoes);
  const back = await takeBack(house, owner, meant, undoes);
  await house.commands.record(
    back.at === 'done' ? { ...record, did: back.did } : { ...record, did: back.because, state: 'refused' },
  );
  return back;
}

/** The line a record belongs to: its id without the number of the target. */
const lineOf = ({ id }: CommandRecord): string => id.replace(/\.\d+$/, '');

async function takeBack(
  house: House,
  owner: Owner,
  records: CommandRecord[],
  undoes: string | undefined,
): Promise<Obeyed> {
  if (undoes === undefined) return { at: 'refused', because: 'there is nothing to undo' };
  const undone: string[] = [];
  const stays: string[] = [];
  for (const record of records) {
    const refusal = await putBack(house, owner, record);
    if (refusal !== undefined) stays.push(`"${record.line}" stays: ${refusal}`);
    else {
      await house.commands.record({ ...record, undone: true });
      undone.push(record.did);
    }
  }
  if (undone.length === 0) return { at: 'refused', because: stays.join('; ') || 'it was undone before' };
  return { at: 'done', did: [`undone: ${undone.join('; ')}`, ...stays].join('; but ') };
}

/** Undefined when it is as it was, else why it is not. Everything is checked before anything is changed. */
async function putBack(house: House, owner: Owner, record: CommandRecord): Promise<string | undefined> {
  if (record.final) return 'who is deleted cannot be brought back';
  return (await unmake(house, owner, record)) ?? (await restore(house, owner, record));
}

/** What the command began ends, whom it added goes, unless a mail has gone out to him. */
async function unmake(house: House, owner: Owner, { made }: CommandRecord): Promise<string | undefined> {
  const { enrollment, contactId } = made ?? {};
  if (enrollment) {
    const saved = await changeEnrollment(house, enrollment, (e) =>
      e.sent.length > 0 || e.state.at === 'sending'
        ? { at: 'refused', because: 'the mail has gone out' }
        : end(e, 'skipped', house.world.now(), YOU_SAID_UNDO),
    );
    if (saved.at === 'refused') return saved.because;
  }
  const contact = contactId === undefined ? undefined : await house.contacts.get(owner.id, contactId);
  if (!contact) return undefined;
  if ((await house.messages.ofContact(owner.id, contact.id)).length > 0)
    return `there are mails with ${contact.name}; to remove: goodword contacts forget ${contact.id}`;
  await house.contacts.erase(contact);
  return undefined;
}

async function restore(
  house: House,
  owner: Owner,
  { before, after }: CommandRecord,
): Promise<string | undefined> {
  const { contact, enrollment, draft, message } = before;
  const untouched =
    same(after?.enrollment?.state, enrollment?.state) && after?.enrollment?.address === enrollment?.address;
  if (enrollment && !untouched) {
    const open = await openEnrollment(house, owner, enrollment.contactId);
    if (open && open.n !== enrollment.n) return `${open.sequence} has begun since`;
    const stopped = (await house.contacts.get(owner.id, enrollment.contactId))?.doNotContact;
    if (stopped && !same(stopped, after?.contact?.doNotContact)) return stopped.because;
    const now = house.world.now();
    const saved = await changeEnrollment(house, enrollment, (e) =>
      asBefore(e, enrollment, after?.enrollment, now),
    );
    if (saved.at === 'refused') return saved.because;
  } else if (enrollment)
    await changeEnrollment(house, enrollment, (e) => withTalkBack(e, enrollment, after?.enrollment));
  if (message) await house.messages.record(message);
  if (draft) await house.drafts.put(draft);
  if (contact && after?.contact) await restoreContact(house, owner, contact, after.contact);
  if (before.owner && after?.owner) await restoreOwner(house, before.owner, after.owner);
  return undefined;
}

async function restoreContact(
  house: House,
  owner: Owner,
  before: NonNullable<CommandRecord['before']['contact']>,
  after: typeof before,
): Promise<void> {
  // Only the owner's own stop can be taken back; what the person said stands.
  if (after.doNotContact && !before.doNotContact)
    for (const { address } of after.addresses) {
      const found = await house.suppressions.find(address);
      if (found?.reason === 'owner' && isTakenBackBy(owner.id, found)) await house.suppressions.lift(address);
    }
  await changeContact(house, owner.id, before.id, (c) => ({
    ...takenBack(c, before, after),
    version: c.version,
  }));
}

async function restoreOwner(house: House, before: Owner, after: Owner): Promise<void> {
  const now = house.world.now();
  await changeOwner(house, before.id, (o) => {
    const back = { ...takenBack(o, before, after), version: o.version };
    return back.due > now ? back : { ...back, due: nextDigest(back, now) };
  });
  if (after.goal.decision && !before.goal.decision) await takeDecisionBack(house, before);
  // What waited in a pause is spaced out again.
  if (after.pausedUntil !== undefined && before.pausedUntil === undefined) await replan(house, before.id);
}

function asBefore(
  now: Enrollment,
  before: Enrollment,
  after: Enrollment | undefined,
  at: Instant,
): Enrollment | { at: 'refused'; because: string } {
  if (now.sent.length > before.sent.length || now.state.at === 'sending' || before.state.at === 'sending')
    return { at: 'refused', because: 'the mail has gone out' };
  if (now.answers.length > Math.max(before.answers.length, after?.answers.length ?? 0))
    return { at: 'refused', because: 'they have answered since' };
  if (isOver(now) && isOver(before)) return now;
  const { facts, answers, address, talkOn } = before;
  const { talkOn: _now, ...rest } = now;
  const back = { ...rest, facts, answers, address, ...(talkOn && { talkOn }) };
  return moveTo(back, before.state, at, `back to ${before.state.at}`, YOU_SAID_UNDO);
}
