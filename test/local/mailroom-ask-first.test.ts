import { afterEach, beforeEach, expect, test } from 'vitest';
import { all } from '../../core/assistant/change.ts';
import { DAY, plus } from '../../core/domain/instant.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import type { Mailroom } from './mailroom-client.ts';
import { openMailroom } from './mailroom-client.ts';

let room: Mailroom;
beforeEach(async () => {
  room = await openMailroom();
  await room.post('/sample');
});
afterEach(() => room.close());

/** Maria of the sample, who saw the owner's work and was last in touch so many days ago. */
async function maria(days: number): Promise<Contact> {
  const { contacts, world } = room.goodword.assistant.house;
  const found = (await all(contacts.ofOwner((await room.owner()).id))).find((c) => c.name === 'Maria Chen');
  if (!found) throw new Error('there is no Maria Chen');
  const knows = { knowledge: 'managed-you', remembersYou: 'yes', trust: 4 } as const;
  await contacts.save({ ...found, ...knows, unanswered: 0, lastContact: plus(world.now(), -days * DAY) });
  return found;
}
const begun = async ({ ownerId, id }: Contact) =>
  (await room.goodword.assistant.house.enrollments.ofContact(ownerId, id)).map(({ state }) => state);
const BOX = '<input type="checkbox" name="askFirst" value="yes" />';

test('the box beside the beginning writes the ask as the first mail, and is empty at first', async () => {
  const { id, ...contact } = await maria(5);
  expect(await room.get(`/people/${id}`)).toContain(BOX);
  await room.post('/start', { contact: id, sequence: 'reconnect', askFirst: 'yes' });
  expect(await begun({ id, ...contact })).toMatchObject([{ at: 'drafted', step: '5-ask-first' }]);
});

test('left empty, the first question comes first for the same person', async () => {
  const contact = await maria(5);
  await room.post('/start', { contact: contact.id, sequence: 'reconnect' });
  expect(await begun(contact)).toMatchObject([{ step: '1-inquire' }]);
});

test('ticked for somebody silent for long, it is told why not and nothing is begun', async () => {
  const contact = await maria(200);
  const { page } = await room.post('/start', { contact: contact.id, sequence: 'reconnect', askFirst: 'yes' });
  expect(page).toContain('Not begun:');
  expect(page).toContain('last in touch 200 days ago');
  expect(await begun(contact)).toEqual([]);
});

test('another word in the box is no tick', async () => {
  const contact = await maria(5);
  await room.post('/start', { contact: contact.id, sequence: 'reconnect', askFirst: 'on' });
  expect(await begun(contact)).toEqual([]);
});
