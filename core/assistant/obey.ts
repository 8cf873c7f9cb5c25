import type { Command, Target, ToldPerson } from '../domain/command.ts';
import type { DigestItem } from '../domain/digest.ts';
import { end, isOver } from '../domain/enrollment.ts';
import type { Enrollment } from '../domain/enrollment.ts';
import type { Day, Instant } from '../domain/instant.ts';
import { DAY, plus } from '../domain/instant.ts';
import type { EnrollmentKey } from '../domain/message.ts';
import { OPEN_END } from '../domain/hold.ts';
import type { Owner } from '../domain/owner.ts';
import { startOfDay } from '../domain/sending-hours.ts';
import { addContact } from './add-contact.ts';
import { answerQuestion, approve, editDraft, putOff, skip } from './approve.ts';
import { changeContact, changeEnrollment, changeOwner } from './change.ts';
import { enroll } from './enroll.ts';
import { holdContact } from './hold-contact.ts';
import type { CommandRecord, House } from './ports.ts';
import { replan } from './replan.ts';
import { retry } from './retry.ts';
import { setDigest } from './set-owner.ts';
import { stopContact } from './stop-contact.ts';
import { undoLatest } from './undo.ts';

export type Obeyed = { at: 'done'; did: string } | { at: 'refused'; because: string };

/** Every command but `undo`, which is about the one before. */
type Order = Exclude<Command, { do: 'undo' }>;

/**
 * Does one command of the owner, target by target, and records for each what it did and what was before, so that it
 * can be undone. `about.id` names the line: the records of its targets are `<id>.0`, `<id>.1` and so on.
 */
export async function obey(
  house: House,
  owner: Owner,
  command: Command,
  about: { id: string; line: string },
): Promise<Obeyed> {
  if (command.do === 'undo') return undoLatest(house, owner);
  const did: string[] = [];
  const refusals: string[] = [];
  for (const [i, single] of singles(command).entries()) {
    const before = await snapshot(house, owner, single);
    const done = await carryOut(house, owner, single);
    if (done.at === 'refused') {
      refusals.push(done.because);
      continue;
    }
    did.push(done.did);
    const record = { ownerId: owner.id, id: `${about.id}.${i}`, at: house.world.now(), line: about.line };
    await house.commands.record({ ...record, did: done.did, before });
  }
  if (did.length === 0) return { at: 'refused', because: refusals.join('; ') };
  return { at: 'done', did: [...did, ...refusals.map((r) => `but ${r}`)].join('; ') };
}

/** A command about several, as several about one. */
function singles(command: Order): Order[] {
  if ('items' in command) return command.items.map((item) => ({ ...command, items: [item] }));
  if ('targets' in command) return command.targets.map((target) => ({ ...command, targets: [target] }));
  return [command];
}

async function carryOut(house: House, owner: Owner, command: Order): Promise<Obeyed> {
  switch (command.do) {
    case 'approve':
      return each(command.items, (item) => approveItem(house, owner, item));
    case 'skip':
      return each(command.targets, (t) => onOpen(house, owner, t, (key) => skip(house, key)));
    case 'later':
      return each(command.targets, (t) => later(house, owner, t, command.until));
    case 'hold':
      return each(command.targets, (t) => hold(house, owner, t, command.until));
    case 'edit':
      return onItem(owner, command.item, (key) => editDraft(house, key, { text: command.text }));
    case 'edit subject':
      return onItem(owner, command.item, (key) => editDraft(house, key, { subject: command.subject }));
    case 'answer':
      return onItem(owner, command.item, (key) => answerQuestion(house, key, command.text));
    case 'note':
      return note(house, owner, command.target.contactId, command.text);
    case 'met':
      return met(house, owner, command.person);
    case 'add':
      return add(house, owner, command.person);
    case 'done':
      return each(command.items, (item) => finish(house, owner, item));
    case 'trust':
      return trust(house, owner, command.target.contactId, command.trust);
    case 'stop':
      return each(command.targets, async (t) => {
        const because = 'you said stop';
        const stopped = await stopContact(house, { ownerId: owner.id, contactId: t.contactId, by: 'owner', evidence: because });
        if (stopped.at === 'refused') return stopped;
        return { at: 'done', did: `${await nameOf(house, owner, t.contactId)} is never written to again` };
      });
    case 'pause':
      return pause(house, owner, command.until === undefined ? OPEN_END : startOfDay(command.until, owner.zone));
    case 'resume':
      return pause(house, owner, undefined);
    case 'digest':
      return moveDigest(house, owner, command.weekday, command.time);
    case 'retry':
      return each(command.items, (item) => onItem(owner, item, (key) => retry(house, key)));
    case 'help':
      return { at: 'done', did: 'the list of commands comes by mail' };
    case 'list':
      return list(house, owner);
  }
}

async function each<T>(items: T[], act: (item: T) => Promise<Obeyed>): Promise<Obeyed> {
  const [item] = items;
  return item === undefined ? { at: 'refused', because: 'nobody is meant' } : act(item);
}

async function onItem(
  owner: Owner,
  item: DigestItem,
  act: (key: EnrollmentKey) => Promise<Obeyed>,
): Promise<Obeyed> {
  if (item.n === undefined) return { at: 'refused', because: `number ${item.number} has no draft` };
  return act({ ownerId: owner.id, contactId: item.contactId, n: item.n });
}

async function nameOf(house: House, owner: Owner, contactId: string): Promise<string> {
  return (await house.contacts.get(owner.id, contactId))?.name ?? 'a contact that is gone';
}

async function openEnrollment(house: House, owner: Owner, target: Target): Promise<Enrollment | undefined> {
  return (await house.enrollments.ofContact(owner.id, target.contactId)).filter((e) => !isOver(e)).at(-1);
}

async function onOpen(
  house: House,
  owner: Owner,
  target: Target,
  act: (key: EnrollmentKey) => Promise<Obeyed>,
): Promise<Obeyed> {
  const open = await openEnrollment(house, owner, target);
  if (open) return act(open);
  // A suggestion of the digest that was never begun: it rests for two months.
  const until = plus(house.world.now(), 60 * DAY);
  return holdFor(house, owner, target.contactId, until, 'you said no');
}

/** `yes`: the draft that was shown, or the sequence that was proposed. */
async function approveItem(house: House, owner: Owner, item: DigestItem): Promise<Obeyed> {
  const name = await nameOf(house, owner, item.contactId);
  if (item.n !== undefined) return onItem(owner, item, (key) => approve(house, key, item.fingerprint));
  if (item.sequence === undefined) return { at: 'refused', because: `there is nothing to say yes to for ${name}` };
  const enrolled = await enroll(house, { ownerId: owner.id, contactId: item.contactId, sequence: item.sequence, because: 'you said yes in the digest' });
  if (enrolled.at === 'refused') return enrolled;
  const { prepared } = enrolled;
  if (prepared.at === 'refused') return prepared;
  return { at: 'done', did: prepared.at === 'asking' ? `${name}: a question to you is on its way` : `${name}: the draft is on its way to you` };
}

async function later(house: House, owner: Owner, target: Target, until: Day): Promise<Obeyed> {
  const open = await openEnrollment(house, owner, target);
  const moment = startOfDay(until, owner.zone);
  if (open) return putOff(house, open, moment);
  return holdFor(house, owner, target.contactId, moment, 'you said later');
}

async function hold(house: House, owner: Owner, target: Target, until: Day | undefined): Promise<Obeyed> {
  const moment = until === undefined ? OPEN_END : startOfDay(until, owner.zone);
  return holdFor(house, owner, target.contactId, moment, 'you said hold');
}

async function holdFor(house: House, owner: Owner, contactId: string, until: Instant, because: string): Promise<Obeyed> {
  const held = await holdContact(house, owner.id, contactId, { from: house.world.now(), until, source: 'owner', because });
  if (held.at === 'refused') return held;
  const name = await nameOf(house, owner, contactId);
  return { at: 'done', did: until === OPEN_END ? `nothing to ${name} until you say so` : `nothing to ${name} before ${until.slice(0, 10)}` };
}

async function note(house: House, owner: Owner, contactId: string, text: string): Promise<Obeyed> {
  const at = house.world.now();
  const saved = await changeContact(house, owner.id, contactId, (c) =>
    c.notes.some((n) => n.text === text) ? undefined : { ...c, notes: [...c.notes, { at, text }].slice(-100) },
  );
  if (saved.at === 'refused') return saved;
  return { at: 'done', did: `noted about ${saved.value.name}` };
}

async function met(house: House, owner: Owner, person: ToldPerson): Promise<Obeyed> {
  const added = await add(house, owner, { kind: 'event', ...person });
  if (added.at === 'refused' || added.contactId === undefined) return added;
  const at = house.world.now();
  const facts = Object.fromEntries(
    Object.entries({ event: person.event, topic: person.topic, promise: person.promise }).filter(([, v]) => v !== undefined),
  );
  await changeContact(house, owner.id, added.contactId, (c) => ({ ...c, facts: { ...c.facts, ...facts }, lastContact: at }));
  return { at: 'done', did: `you met ${person.name}` };
}

async function add(house: House, owner: Owner, person: ToldPerson): Promise<Obeyed & { contactId?: string }> {
  const { name, address, kind, knowledge, company, role, note: words } = person;
  const added = await addContact(house, {
    ownerId: owner.id,
    name,
    ...(address === undefined ? {} : { addresses: [address] }),
    ...(kind === undefined ? {} : { kind }),
    ...(knowledge === undefined ? {} : { knowledge }),
    ...(company === undefined ? {} : { company }),
    ...(role === undefined ? {} : { role }),
    source: 'you',
  });
  if (added.at === 'refused') return added;
  if (words !== undefined) await note(house, owner, added.contact.id, words);
  return { at: 'done', did: `${name} is among your contacts`, contactId: added.contact.id };
}

async function finish(house: House, owner: Owner, item: DigestItem): Promise<Obeyed> {
  const open = await openEnrollment(house, owner, { contactId: item.contactId });
  const name = await nameOf(house, owner, item.contactId);
  if (!open) return { at: 'done', did: `${name}: done` };
  const saved = await changeEnrollment(house, open, (e) => end(e, 'answered', house.world.now(), 'you said done'));
  return saved.at === 'refused' ? saved : { at: 'done', did: `${name}: done` };
}

async function trust(house: House, owner: Owner, contactId: string, level: number): Promise<Obeyed> {
  const saved = await changeContact(house, owner.id, contactId, (c) => ({ ...c, trust: level }));
  if (saved.at === 'refused') return saved;
  return { at: 'done', did: `${saved.value.name} trusts you ${level} of 5` };
}

async function pause(house: House, owner: Owner, until: Instant | undefined): Promise<Obeyed> {
  await changeOwner(house, owner.id, ({ pausedUntil: _was, ...rest }) => (until === undefined ? rest : { ...rest, pausedUntil: until }));
  if (until === undefined) {
    const moved = await replan(house, owner.id);
    return { at: 'done', did: `mail goes out again${moved > 0 ? `, ${moved} spaced out anew` : ''}` };
  }
  return { at: 'done', did: until === OPEN_END ? 'nothing goes out until you say resume' : `nothing goes out before ${until.slice(0, 10)}` };
}

async function moveDigest(house: House, owner: Owner, weekday: number, time: string | undefined): Promise<Obeyed> {
  return setDigest(house, owner.id, weekday, time);
}

async function list(house: House, owner: Owner): Promise<Obeyed> {
  const lines: string[] = [];
  for await (const e of house.enrollments.ofOwner(owner.id)) {
    if (isOver(e) || lines.length === 40) continue;
    lines.push(`${await nameOf(house, owner, e.contactId)}: ${e.sequence}, ${e.state.at}`);
  }
  return { at: 'done', did: lines.length === 0 ? 'nothing is under way' : lines.join('; ') };
}

async function snapshot(house: House, owner: Owner, command: Order): Promise<CommandRecord['before']> {
  switch (command.do) {
    case 'pause':
    case 'resume':
    case 'digest':
      return { owner };
    case 'approve':
    case 'done':
    case 'retry':
      return ofOne(house, owner, command.items[0]);
    case 'skip':
    case 'later':
    case 'hold':
    case 'stop':
      return ofOne(house, owner, command.targets[0]);
    case 'edit':
    case 'edit subject':
    case 'answer':
      return ofOne(house, owner, command.item);
    case 'note':
    case 'trust':
      return ofOne(house, owner, command.target);
    case 'met':
    case 'add':
    case 'help':
    case 'list':
      return {};
  }
}

async function ofOne(house: House, owner: Owner, target: { contactId: string } | undefined): Promise<CommandRecord['before']> {
  if (!target) return {};
  const contact = await house.contacts.get(owner.id, target.contactId);
  const enrollment = await openEnrollment(house, owner, target);
  return { ...(contact ? { contact } : {}), ...(enrollment ? { enrollment } : {}) };
}
