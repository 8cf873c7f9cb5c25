import { type Alias, aliasesOf } from '../domain/people/alias.ts';
import type { Contact } from '../domain/people/contact.ts';
import { contactPrint } from '../domain/people/contact-print.ts';
import { folded } from '../domain/folded.ts';
import { merged, withoutAliases } from '../domain/people/merge-contacts.ts';
import { changeContact } from './change.ts';
import type { ToldContact } from './contact-from-row.ts';
import { namesakeKey, type Run } from './import-report.ts';
import { namesToAsk } from './names-to-ask.ts';
import type { House } from './ports.ts';
import { heeding, suppressionsOf } from './suppressed-contact.ts';

export type Importing = Pick<House, 'contacts' | 'suppressions' | 'world' | 'imports' | 'copies'>;

export interface ToldRow extends ToldContact {
  line: number;
  onlyKnown: boolean;
}

/** Who is known among the people of a chunk: stored ones, what the chunk adds to them, and those it has made so far. */
interface Known {
  holders: Map<Alias, string>;
  stored: Map<string, Contact>;
  additions: Map<string, Addition>;
  fresh: Map<string, Contact>;
}

/** Somebody stored, as he was and as he will be. */
interface Addition {
  before: Contact;
  after: Contact;
  together: ((contact: Contact) => Contact)[];
}

/** Takes some hundred rows: one look at the aliases of all, one write of all who are new. */
export async function importChunk(house: Importing, run: Run, rows: ToldRow[]): Promise<void> {
  const known = await lookUp(house, run, rows);
  run.taken += rows.length;
  for (const row of rows) take(run, known, row);
  const fresh = [...known.fresh.values()];
  const { additions } = known;
  if (fresh.length === 0 && additions.size === 0) return;
  const addresses = fresh.flatMap((contact) => contact.addresses.map(({ address }) => address));
  const [suppressions] = await Promise.all([
    suppressionsOf(house, addresses),
    writeDown(house, run, fresh, additions),
  ]);
  for (const [id, { after, together }] of additions) await write(house, run, id, after, together);
  const heeded = fresh.map((contact) => heeding(contact, suppressions, house.world.now()));
  if (heeded.length > 0) await house.contacts.saveNew(heeded, run.batch.id);
  run.report.doNotContact += heeded.filter(({ doNotContact }) => doNotContact).length;
  run.report.needAddress += heeded.filter((contact) => contact.addresses.length === 0).length;
}

/** Before anything is done: an import that breaks off can be taken back as far as it came. */
async function writeDown(
  house: Importing,
  run: Run,
  fresh: Contact[],
  additions: Map<string, Addition>,
): Promise<void> {
  const { batch, report } = run;
  if (run.parts === 0) {
    await house.imports.put({ ...batch, state: 'begun' });
    if (!report.dryRun) report.batch = batch.id;
  }
  run.parts += 1;
  const { ownerId, id: batchId, at } = batch;
  const added = [...additions.values()].map(({ after }) => after).filter((after) => run.made.has(after.id));
  const part = {
    ownerId,
    batchId,
    n: run.parts,
    made: fresh.map(({ id }) => id),
    changed: [...additions.keys()],
    prints: Object.fromEntries([...fresh, ...added].map((contact) => [contact.id, contactPrint(contact)])),
  };
  await house.imports.putPart(part);
  for (const [contactId, { before, after }] of additions)
    if (!run.made.has(contactId))
      await house.copies.put({ ownerId, contactId, id: `${batchId}.${run.parts}`, at, before, after });
}

async function lookUp(house: Importing, run: Run, rows: ToldRow[]): Promise<Known> {
  const { ownerId } = run;
  const aliases = new Set(rows.flatMap(({ contact }) => aliasesOf(contact)));
  const asked = await namesToAsk(house, run, [...aliases]);
  const holders =
    asked.length > 0 ? await house.contacts.byAliases(ownerId, asked) : new Map<Alias, string>();
  for (const { contact } of rows) {
    const waiting = run.waiting.get(folded(contact.name));
    const isNew = aliasesOf(contact).every((alias) => !holders.has(alias));
    const [first] = contact.addresses;
    if (waiting !== undefined && isNew && first) holders.set(`address:${first.address}`, waiting);
  }
  const ids = [...new Set(holders.values())];
  const contacts = await Promise.all(ids.map((id) => house.contacts.get(ownerId, id)));
  const stored = new Map(contacts.flatMap((contact) => (contact ? [[contact.id, contact]] : [])));
  return { holders, stored, additions: new Map(), fresh: new Map() };
}

function take(run: Run, known: Known, row: ToldRow): void {
  const { report } = run;
  const { person, doubtful, taken } = matchOf(row.contact, known);
  const same = run.namesakes.get(namesakeKey(row.contact));
  if (!person && same !== undefined && isNameOnly(row.contact)) {
    const because = `${row.contact.name} is among your contacts, and nothing in the row tells whether this is another person`;
    report.skipped.push({ line: row.line, reason: because });
    return;
  }
  if (!person && row.onlyKnown) {
    const because = `${row.contact.name} is not among your contacts: only a message tells of them`;
    report.skipped.push({ line: row.line, reason: because });
    return;
  }
  report.noted.push(...row.notUnderstood.map((note) => ({ line: row.line, note })));
  const { id, name } = person ?? row.contact;
  const propose = (otherId: string, because: string) =>
    report.proposals.push({ contactId: id, name, otherId, because });
  for (const other of doubtful) propose(other, 'they share an address, a profile or a phone');
  if (person) {
    merge(run, known, row.contact, person, taken);
    return;
  }

  const contact = withoutAliases(row.contact, taken);
  if (same !== undefined && !doubtful.has(same)) propose(same, 'they have the same name and company');
  known.fresh.set(id, contact);
  remember(run, known, contact);
  run.made.add(id);
  report.new += 1;
}

/** Who a row is about: the first of its address, profile and phone that is known. What belongs to others is not taken. */
function matchOf(
  contact: Contact,
  known: Known,
): { person?: Contact; doubtful: Set<string>; taken: Set<Alias> } {
  let person: Contact | undefined;
  const doubtful = new Set<string>();
  const taken = new Set<Alias>();
  for (const alias of aliasesOf(contact)) {
    const id = known.holders.get(alias) ?? '';
    const holder = known.fresh.get(id) ?? known.stored.get(id);
    if (!holder || holder.id === person?.id) continue;
    // A switchboard or a family's phone is shared: the number alone makes nobody the same person.
    const isHis = !alias.startsWith('phone:') || folded(holder.name) === folded(contact.name);
    if (!person && isHis) person = holder;
    else {
      doubtful.add(holder.id);
      taken.add(alias);
    }
  }
  return person ? { person, doubtful, taken } : { doubtful, taken };
}

const isNameOnly = (contact: Contact): boolean =>
  aliasesOf(contact).every((alias) => alias.startsWith('nameonly:'));

function merge(run: Run, known: Known, told: Contact, person: Contact, taken: Set<Alias>): void {
  const refresh = !run.met.has(person.id);
  const together = (contact: Contact) => merged(contact, told, { refresh, taken });
  const after = together(person);
  if (known.fresh.has(person.id)) known.fresh.set(person.id, after);
  else if (after !== person) {
    const addition = known.additions.get(person.id) ?? { before: person, after, together: [] };
    known.additions.set(person.id, { ...addition, after, together: [...addition.together, together] });
    known.stored.set(person.id, after);
  }
  if (after !== person || run.made.has(person.id)) run.report.merged += 1;
  else run.report.unchanged += 1;
  remember(run, known, after);
}

/** Merges into what is stored now, which may be newer than what was looked up. */
async function write(
  house: Importing,
  { ownerId, batch }: Run,
  id: string,
  after: Contact,
  together: Addition['together'],
): Promise<void> {
  const addresses = after.addresses.map(({ address }) => address);
  const suppressions = await suppressionsOf(house, addresses);
  const save = (contact: Contact) => house.contacts.save(contact, { by: batch.id });
  await changeContact({ contacts: { ...house.contacts, save } }, ownerId, id, (contact) => {
    const next = together.reduce((one, add) => add(one), contact);
    return next === contact ? undefined : heeding(next, suppressions, house.world.now());
  });
}

function remember(run: Run, known: Known, contact: Contact): void {
  for (const alias of aliasesOf(contact)) {
    if (!known.holders.has(alias)) known.holders.set(alias, contact.id);
    run.names?.add(alias);
  }
  run.namesakes.set(namesakeKey(contact), contact.id);
  run.met.add(contact.id);
}
