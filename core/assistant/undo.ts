import type { Enrollment } from '../domain/enrollment.ts';
import { moveTo } from '../domain/enrollment.ts';
import type { Owner } from '../domain/owner.ts';
import { DAY, plus } from '../domain/instant.ts';
import { changeContact, changeEnrollment, changeOwner } from './change.ts';
import type { CommandRecord, House } from './ports.ts';

/** A command older than this stands. */
const UNDO_DAYS = 7;

/** Takes back the owner's latest command, all its targets, unless its mail has gone out since. */
export async function undoLatest(
  house: House,
  owner: Owner,
): Promise<{ at: 'done'; did: string } | { at: 'refused'; because: string }> {
  const since = plus(house.world.now(), -UNDO_DAYS * DAY);
  const latest = (await house.commands.latest(owner.id, 50)).filter((c) => !c.undone && c.at >= since);
  const newest = latest[0];
  if (!newest) return { at: 'refused', because: 'there is nothing to undo' };
  const line = newest.id.replace(/\.\d+$/, '');
  const words: string[] = [];
  for (const record of latest.filter((c) => c.id.replace(/\.\d+$/, '') === line)) {
    const refusal = await putBack(house, owner, record);
    if (refusal !== undefined) return { at: 'refused', because: `"${record.line}" stays: ${refusal}` };
    await house.commands.record({ ...record, undone: true });
    words.push(record.did);
  }
  return { at: 'done', did: `undone: ${words.join('; ')}` };
}

async function putBack(house: House, owner: Owner, { before }: CommandRecord): Promise<string | undefined> {
  const { contact, enrollment } = before;
  if (enrollment) {
    const saved = await changeEnrollment(house, enrollment, (e) => asBefore(e, enrollment, house.world.now()));
    if (saved.at === 'refused') return saved.because;
  }
  if (contact) {
    const now = house.world.now();
    // Only the owner's own stop can be taken back; what the contact said stands.
    const stopped = await house.contacts.get(owner.id, contact.id);
    if (stopped?.doNotContact && !contact.doNotContact)
      for (const { address } of stopped.addresses)
        if ((await house.suppressions.find(address))?.reason === 'owner') await house.suppressions.lift(address);
    await changeContact(house, owner.id, contact.id, (c) => ({
      ...contact,
      version: c.version,
      // What happened meanwhile is not the command's and stays.
      ...(c.lastContact === undefined ? {} : { lastContact: c.lastContact }),
      unanswered: c.unanswered,
      holds: [...contact.holds, ...c.holds.filter((h) => h.source !== 'owner' && h.from > contact.createdAt && h.until > now && !contact.holds.some((b) => b.from === h.from))],
    }));
  }
  if (before.owner) {
    const { pausedUntil, digest, due } = before.owner;
    await changeOwner(house, owner.id, ({ pausedUntil: _is, ...rest }) => ({
      ...rest,
      digest,
      due,
      ...(pausedUntil === undefined ? {} : { pausedUntil }),
    }));
  }
  return undefined;
}

function asBefore(now: Enrollment, before: Enrollment, at: string): Enrollment | { at: 'refused'; because: string } {
  if (now.sent.length > before.sent.length || now.state.at === 'sending') return { at: 'refused', because: 'the mail has gone out' };
  if (now.answers.length > before.answers.length) return { at: 'refused', because: 'they have answered since' };
  return moveTo(now, before.state, at, `back to ${before.state.at}`, 'you said undo');
}
