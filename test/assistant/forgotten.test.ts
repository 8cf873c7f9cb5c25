import { describe, expect, test } from 'vitest';
import { addContact } from '../../core/assistant/add-contact.ts';
import { noteDelivery } from '../../core/assistant/note-delivery.ts';
import { command } from '../../core/assistant/steer.ts';
import { stopContact } from '../../core/assistant/stop-contact.ts';
import { meetingTimes } from '../../core/domain/reply/meeting-times.ts';
import { isSaidToBeHis } from '../../core/domain/reply/people-named.ts';
import { ben, nora } from '../cast.ts';
import { firstMailOut, openDesk } from './desk.ts';

/** Ben got the first mail, and then Nora had everything about him deleted. */
async function forgotten() {
  const desk = await openDesk();
  const { mail, replyTo, wireId } = await firstMailOut(desk);
  await command(desk.house, nora, 'forget Ben Osei');
  expect(await desk.house.contacts.get(nora.id, ben.id)).toBeUndefined();
  return { desk, mail, replyTo, wireId };
}

describe('somebody who was deleted', () => {
  test('and says stop to the mail he got before is written to by nobody again', async () => {
    const { desk, replyTo } = await forgotten();
    const from = 'Ben Osei <ben@helio.example>';
    await desk.receive({ from, to: replyTo, text: "Please don't email me again." });
    expect(await desk.house.suppressions.find('ben@helio.example')).toMatchObject({ reason: 'stop' });
  });

  test('and writes something else leaves no mark', async () => {
    const { desk, replyTo } = await forgotten();
    await desk.receive({ from: 'Ben Osei <ben@helio.example>', to: replyTo, text: 'Good to hear from you!' });
    expect(await desk.house.suppressions.find('ben@helio.example')).toBeUndefined();
  });

  test('and marks the mail as spam is written to by nobody again', async () => {
    const { desk, mail, wireId } = await forgotten();
    await noteDelivery(desk.house, {
      ...{
        what: 'complaint',
        at: desk.house.clock.now(),
        sesId: 'ses-1',
        messageId: wireId,
        tags: mail.tags,
      },
      recipients: [{ address: 'ben@helio.example' }],
    });
    expect(await desk.house.suppressions.find('ben@helio.example')).toMatchObject({ reason: 'complaint' });
  });

  test('has no name in what is kept of the owner’s words', async () => {
    const { desk } = await forgotten();
    const records = await desk.house.commands.latest(nora.id, 9);
    expect(JSON.stringify(records)).not.toMatch(/Ben|Osei/);
  });
});

test('who says stop at an address with a mark in it is not written to at the mailbox behind it either', async () => {
  const marked = { ...ben, addresses: [{ address: 'ben+jobs@helio.example', source: 'you' as const }] };
  const desk = await openDesk({ contacts: [marked] });
  await stopContact(desk.house, { ownerId: nora.id, contactId: ben.id, by: 'contact', evidence: 'stop' });
  for (const address of ['ben+jobs@helio.example', 'ben@helio.example', 'ben+other@helio.example'])
    expect(await desk.house.suppressions.find(address)).toMatchObject({ reason: 'stop' });
  const again = await addContact(desk.house, {
    ...{ ownerId: nora.id, name: 'B. Osei', source: 'you', kind: ben.kind, addresses: ['ben@helio.example'] },
  });
  expect(again).toMatchObject({ at: 'added', contact: { doNotContact: { because: 'stop: stop' } } });
});

test.each([
  ['my new email is jo77@mail.example', true],
  ['You can reach me at jo77@mail.example', true],
  ['Meine neue Adresse: jo77@mail.example', true],
  ['My successor Karl reads jo77@mail.example', false],
  ['write to jo77@mail.example for this', false],
])('"%s" calls the address his own: %s', (text, his) => {
  expect(isSaidToBeHis('jo77@mail.example', text)).toBe(his);
});

test('a day with its year is one proposal', () => {
  expect(meetingTimes("Gladly. Let's talk on Wednesday, December 9, 2026 at 3pm.")).toEqual([
    'Wednesday, December 9, 2026 at 3pm',
  ]);
});
