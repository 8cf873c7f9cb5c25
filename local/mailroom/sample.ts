import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { all } from '../../core/assistant/change.ts';
import { editContact } from '../../core/assistant/edit-contact.ts';
import { importContacts } from '../../core/assistant/import-contacts.ts';
import type { House } from '../../core/assistant/ports.ts';
import type { NewOwner } from '../../core/assistant/set-owner.ts';
import { addOwner } from '../../core/assistant/set-owner.ts';
import { CONTACT_KINDS, KNOWLEDGE } from '../../core/domain/people/contact.ts';
import type { Owner } from '../../core/domain/owner.ts';
import { count } from '../../core/domain/owner-mail/short-words.ts';
import { publicHolidays } from '../../core/runtime/holidays.ts';
import type { Goodword } from '../goodword.ts';

const FOLDER = new URL('../sample/', import.meta.url);

/** What the owner knows of each person, by LinkedIn profile. */
const facts = z.record(
  z.string(),
  z.strictObject({
    kind: z.enum(CONTACT_KINDS),
    knowledge: z.exactOptional(z.enum(KNOWLEDGE)),
    trust: z.exactOptional(z.number()),
    remembersYou: z.exactOptional(z.enum(['yes', 'unsure', 'no'])),
    lastContact: z.exactOptional(z.string()),
    opening: z.exactOptional(z.string()),
    facts: z.exactOptional(z.record(z.string(), z.string())),
  }),
);

/** By this address the invented owner is known. */
export const SAMPLE_OWNER = 'nora@home.example';

const OWNER: Omit<NewOwner, 'sendingAddress' | 'holidays'> = {
  name: 'Nora Reyes',
  address: SAMPLE_OWNER,
  zone: 'America/New_York',
  country: 'US',
  employer: 'Borealis',
  automatic: ['reconnect'],
  goal: {
    kind: 'career-change',
    field: 'data engineering',
    adjacentFields: ['analytics'],
    path: 'I am moving from reporting into data engineering',
    titles: ['data engineer'],
    companies: ['Nordwind', 'Helio', 'Kestrel'],
  },
  digest: { weekday: 1, time: '07:30' },
};

/** Loads the invented owner and her network, and says so. What is there already stays as it is, also what was changed since. */
export async function loadSample({ assistant, config }: Goodword): Promise<string> {
  const { house } = assistant;
  const others = (await all(house.owners.all())).filter(({ address }) => address !== OWNER.address);
  if (others.length > 0)
    return 'Your own people lie here. For the sample, start Goodword with an empty folder.';
  const known = await house.owners.byAddress(OWNER.address);
  const owner = known ?? (await newOwner(house, `nora.reyes@${config.sendingDomain}`));
  const bytes = await readFile(new URL('Connections.csv', FOLDER));
  const imported = await importContacts(house, {
    ownerId: owner.id,
    file: () => [bytes],
    fileName: 'Connections.csv',
  });
  if (imported.at === 'refused') throw new Error(`local/sample/Connections.csv: ${imported.because}`);
  await tellFacts(house, owner);
  const { rows, skipped } = imported;
  return imported.new > 0
    ? `You are ${owner.name} now, and know ${imported.new} people (of ${count(rows, 'row')}, ${skipped.length} told of nobody). All of them are invented.`
    : `You are ${owner.name} already; nothing has changed.`;
}

async function newOwner(house: House, sendingAddress: string): Promise<Owner> {
  const today = house.world.now().slice(0, 10);
  const holidays = publicHolidays({ country: OWNER.country, today }) ?? [];
  const set = await addOwner(house, { ...OWNER, sendingAddress, holidays });
  if (set.at === 'refused') throw new Error(set.because);
  return set.owner;
}

async function tellFacts(house: House, owner: Owner): Promise<void> {
  const today = house.world.now().slice(0, 10);
  const told = z.parse(facts, JSON.parse(await readFile(new URL('facts.json', FOLDER), 'utf8')));
  for await (const { id: contactId, linkedin = '', version } of house.contacts.ofOwner(owner.id)) {
    const known = told[linkedin];
    // Whom somebody has changed since the import is let be.
    if (known === undefined || version > 1) continue;
    const { lastContact, ...details } = known;
    const past = lastContact === undefined || lastContact > today ? {} : { lastContact };
    const about = { ownerId: owner.id, contactId, details: { ...details, ...past } };
    const edited = await editContact(house, about);
    if (edited.at === 'refused') throw new Error(`local/sample/facts.json: ${linkedin}: ${edited.because}`);
  }
}
