import type { Command } from '../domain/command/command.ts';
import type { Owner } from '../domain/owner.ts';
import { answerItem, approveItem, editItem, finish, later, retryItem, skipTarget } from './obey-drafts.ts';
import { decide } from './decide.ts';
import { sayEmployer, sayGoal, sayOfColleague } from './obey-goal.ts';
import { forget, forgetImport, recordForgotten, retain, retainImport } from './obey-keeping.ts';
import { listAll, moveDigest, pause, resume } from './obey-owner.ts';
import { add, hold, keep, met, note, stop, trust } from './obey-people.ts';
import type { CommandRecord, House } from './ports.ts';
import { openCompany } from './open-company.ts';
import { announceCall, askForReference, beginNext, listReferences, sayReference } from './obey-references.ts';
import { relabelNewest } from './obey-relabel.ts';
import { sayClosing } from './say-closing.ts';
import { snapshot } from './snapshot.ts';
import { undoLine } from './undo.ts';

/** What a command did, in words for its owner, or why it did nothing. */
export type Obeyed = { at: 'done'; did: string; made?: Made } | { at: 'refused'; because: string };

/** What a command made that was not there before. */
export type Made = NonNullable<CommandRecord['made']>;

/** Every command but `undo`, which is about the one before. */
export type Order = Exclude<Command, { do: 'undo' }>;

/** The line a command stood in. `earlier`: what was recorded of it when its mail came before. */
export interface Spoken {
  id: string;
  line: string;
  earlier?: CommandRecord[];
}

/**
 * Does one command of the owner, target by target. Each is recorded with what was before, then done, then recorded with
 * what was after: a mail that comes twice does nothing twice, and a process that dies in between does it again from what
 * was before. The records of line `id` are `<id>.0`, `<id>.1` and so on.
 */
export async function obey(
  house: House,
  owner: Owner,
  command: Command,
  { id, line, earlier = [] }: Spoken,
): Promise<Obeyed> {
  if (command.do === 'undo') return undoLine(house, owner, { id, line, earlier });
  const did: string[] = [];
  const refusals: string[] = [];
  for (const [i, order] of singles(command).entries()) {
    const known = earlier.find((record) => record.id === `${id}.${i}`);
    const record = known ?? {
      ownerId: owner.id,
      id: `${id}.${i}`,
      at: house.world.now(),
      line,
      did: '',
      state: 'begun',
      before: await snapshot(house, owner, order),
    };
    const done = known && known.state !== 'begun' ? known : await doOnce(house, owner, order, record);
    if (done.state === 'refused') refusals.push(done.did);
    else did.push(done.did);
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

async function doOnce(
  house: House,
  owner: Owner,
  order: Order,
  begun: CommandRecord,
): Promise<CommandRecord> {
  // These only tell: there is nothing to do twice and nothing to take back.
  const tells = order.do === 'help' || order.do === 'list' || order.do === 'references';
  if (!tells) await house.commands.record(begun);
  const obeyed = await carryOut(house, owner, order, begun);
  const { state: _begun, ...rest } = begun;
  if (order.do === 'forget' && obeyed.at === 'done') return recordForgotten(house, rest, obeyed.did);
  const record: CommandRecord =
    obeyed.at === 'refused'
      ? { ...rest, state: 'refused', did: obeyed.because }
      : {
          ...rest,
          did: obeyed.did,
          after: await snapshot(house, owner, order),
          ...(obeyed.made ? { made: obeyed.made } : {}),
          ...(order.do === 'forget import' ? { final: true } : {}),
        };
  if (!tells) await house.commands.record(record);
  return record;
}

async function carryOut(
  house: House,
  owner: Owner,
  order: Order,
  { at, line }: Pick<CommandRecord, 'at' | 'line'>,
): Promise<Obeyed> {
  switch (order.do) {
    case 'approve':
      return one(order.items, (item) => approveItem(house, owner, item));
    case 'done':
      return one(order.items, (item) => finish(house, owner, item));
    case 'retry':
      return one(order.items, (item) => retryItem(house, owner, item));
    case 'skip':
      return one(order.targets, (target) => skipTarget(house, owner, target, at));
    case 'later':
      return one(order.targets, (target) => later(house, owner, target, order.until, at));
    case 'hold':
      return one(order.targets, (target) => hold(house, owner, target.contactId, order.until, at));
    case 'stop':
      return one(order.targets, (target) => stop(house, owner, target.contactId));
    case 'restart':
      return one(order.targets, async ({ contactId }) =>
        (await import('./restart.ts')).restart(house, owner, contactId),
      );
    case 'edit':
      return editItem(house, owner, order.item, { text: order.text });
    case 'edit subject':
      return editItem(house, owner, order.item, { subject: order.subject });
    case 'answer':
      return answerItem(house, owner, order.item, order.text, order.fact);
    case 'note':
      return note(house, owner, order.target.contactId, order.text, at);
    case 'memory':
      return (await import('./say-memory.ts')).sayMemory(house, owner, order.target, order.text);
    case 'met':
      return met(house, owner, order.person, at);
    case 'add':
      return add(house, owner, order.person, at);
    case 'relabel':
      return one(order.targets, (target) => relabelNewest(house, owner, target, order.kind, { line, at }));
    case 'keep':
      return one(order.targets, (target) => keep(house, owner, target.contactId, order.cadence));
    case 'retain':
      return one(order.targets, (target) => retain(house, owner, target.contactId));
    case 'forget':
      return one(order.targets, (target) => forget(house, owner, target.contactId));
    case 'retain import':
      return retainImport(house, owner, order.day);
    case 'forget import':
      return forgetImport(house, owner, order.day);
    case 'trust':
      return trust(house, owner, order.target.contactId, order.trust);
    case 'reference':
      return sayReference(house, owner, order.target, order.word);
    case 'ask':
      return askForReference(house, owner, order.target, order.purpose);
    case 'ask first':
      return (await import('./ask-at-once.ts')).askAtOnce(house, owner, order.target);
    case 'call':
      return announceCall(house, owner, order.target, order.employer);
    case 'next':
      return beginNext(house, owner, order.target);
    case 'employer':
      return sayEmployer(house, owner, order.employer);
    case 'goal':
      return sayGoal(house, owner, order.said);
    case 'decision':
      return decide(house, owner, order.won, order.words);
    case 'colleague':
      return one(order.targets, (target) => sayOfColleague(house, owner, target.contactId, order.said));
    case 'open':
    case 'close':
      return openCompany(house, owner, order.company, order.do === 'open');
    case 'closes':
      return sayClosing(house, owner, order.target.contactId, order.day);
    case 'pause':
      return pause(house, owner, order.until);
    case 'resume':
      return resume(house, owner);
    case 'digest':
      return moveDigest(house, owner, order.weekday, order.time);
    case 'list':
      return listAll(house, owner);
    case 'references':
      return listReferences(house, owner);
    case 'help':
      return { at: 'done', did: 'the list of commands comes by mail' };
  }
}

async function one<T>([item]: T[], act: (item: T) => Promise<Obeyed>): Promise<Obeyed> {
  return item === undefined ? { at: 'refused', because: 'nobody is meant' } : act(item);
}
