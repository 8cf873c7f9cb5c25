import { describe, expect, test } from 'vitest';
import { approve } from '../../core/assistant/approve.ts';
import { enroll } from '../../core/assistant/enroll.ts';
import { rankContacts } from '../../core/assistant/rank-contacts.ts';
import { composeNow } from '../../core/assistant/write-digest.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { ben, lind, nora, person, tom } from '../cast.ts';
import { type Desk, openDesk } from './desk.ts';

const stranger = (id: string, name: string, company = 'Helio'): Contact =>
  person({
    ...{ id, name, company, kind: 'alumni', role: 'data engineer' },
    addresses: [{ address: `${id}@helio.example`, source: 'you' }],
    facts: { connection: 'we both studied at Lund', whyThem: 'your talk on streaming' },
  });
const raj = stranger('rajpatel', 'Raj Patel');
const priya = stranger('priyana1', 'Priya Nair');
const kim = stranger('kimpark1', 'Kim Park', 'Kestrel');

/** Nora asks Raj for fifteen minutes; her mail goes on Tuesday 1 December. */
async function askedRaj(contacts: Contact[] = [raj, priya, kim]): Promise<Desk> {
  const desk = await openDesk({ contacts });
  const { ownerId, contactId, n } = await desk.start(raj, 'informational-interview');
  await approve(desk.house, { ownerId, contactId, n });
  await desk.pass(2);
  return desk;
}

const secondOf = async (desk: Desk) => {
  const answer = await rankContacts(desk.house, nora.id);
  return answer.at === 'ranked' ? answer.ranked.filter(({ second }) => second) : [];
};

describe('no answer of a stranger within three business days', () => {
  test('proposes the next person at that company, not a nudge to the first', async () => {
    const desk = await askedRaj();
    expect((await desk.enrollment(raj)).sent).toHaveLength(1);
    expect(await secondOf(desk)).toEqual([]);
    await desk.pass(3);
    const [second, ...more] = await secondOf(desk);
    expect(more).toEqual([]);
    expect(second).toMatchObject({
      contact: { id: priya.id },
      standing: 'ready',
      reasons: expect.arrayContaining(['Raj Patel there has not answered yet, as is usual']) as string[],
    });
    expect((await desk.enrollment(raj)).sent).toHaveLength(1);
    const owner = await desk.house.owners.get(nora.id);
    const { words } = await composeNow(desk.house, owner ?? nora);
    const people = words.sections.find(({ heading }) => heading === "This week's people");
    expect(people?.lines[0]?.text).toContain('Priya Nair');
    expect(JSON.stringify(people?.lines[0])).toContain('has not answered yet, as is usual');
  });

  test('proposes nobody once Raj has answered, or once the second was written to', async () => {
    const answered = await askedRaj();
    const to = answered.house.postman.letters.at(-1);
    await answered.receive({
      from: `Raj Patel <rajpatel@helio.example>`,
      to: to?.replyTo?.address ?? '',
      text: 'Remind me, how did you find me?',
    });
    await answered.pass(3);
    expect(await secondOf(answered)).toEqual([]);

    const third = stranger('thirdone', 'Theo Third');
    const begun = await askedRaj([raj, priya, third]);
    await begun.pass(3);
    const next = (await secondOf(begun))[0]?.contact ?? priya;
    const { ownerId, contactId, n } = await begun.start(next, 'informational-interview');
    await approve(begun.house, { ownerId, contactId, n });
    await begun.pass(5);
    expect((await begun.enrollment(next)).sent).toHaveLength(1);
    expect(await secondOf(begun)).toEqual([]);
  });

  test('is followed by one mail after seven, and then the door stays closed for six months', async () => {
    const desk = await askedRaj();
    await desk.pass(8);
    const { ownerId, contactId, n, state } = await desk.enrollment(raj);
    expect(state).toMatchObject({ at: 'drafted', step: '2-follow-up' });
    await approve(desk.house, { ownerId, contactId, n });
    await desk.pass(30);
    expect((await desk.enrollment(raj)).state).toMatchObject({ at: 'ended', why: 'silent' });
    await desk.pass(100);
    const again = { ownerId, contactId, sequence: 'informational-interview', because: 'a test' };
    const refused = await enroll(desk.house, again);
    expect(refused).toMatchObject({
      at: 'refused',
      because: expect.stringMatching(/as is usual.*in peace until 2027-0[67].*--anyway/) as string,
    });
    expect((await enroll(desk.house, { ...again, anyway: true })).at).toBe('enrolled');
    const open = await desk.enrollment(raj);
    expect(open.n).toBe(2);
  });

  test('is no longer held against anybody after those six months', async () => {
    const desk = await askedRaj();
    await desk.pass(8);
    const { ownerId, contactId, n } = await desk.enrollment(raj);
    await approve(desk.house, { ownerId, contactId, n });
    await desk.pass(220);
    const again = { ownerId, contactId, sequence: 'informational-interview', because: 'a test' };
    expect((await enroll(desk.house, again)).at).toBe('enrolled');
  });
});

describe('a sequence for other kinds of contact', () => {
  const begin = (desk: Desk, contact: Contact, sequence: string, anyway?: true) =>
    enroll(desk.house, {
      ...{ ownerId: nora.id, contactId: contact.id, sequence, because: 'a test' },
      ...(anyway && { anyway }),
    });

  test.each([
    [ben, 'informational-interview', /previous coworker, whom hiring-manager fits/],
    [lind, 'classmate', /professor, whom reconnect fits/],
    [tom, 'professor-reference', /classmate, whom classmate fits/],
    [raj, 'reconnect', /alumni, whom informational-interview fits/],
    [{ ...ben, kind: 'current_coworker' as const, consent: true }, 'reconnect', /best spoken to in person/],
  ])('is refused with the one that fits, unless she means it: %#', async (contact, sequence, because) => {
    const desk = await openDesk({ contacts: [contact] });
    expect(await begin(desk, contact, sequence)).toMatchObject({
      at: 'refused',
      because: expect.stringMatching(because) as string,
    });
    expect((await begin(desk, contact, sequence, true)).at).toBe('enrolled');
  });

  test('is no way around what protects: a stop, the present employer, somebody who is written to already', async () => {
    const stopped = { ...ben, doNotContact: { at: '2026-11-22T15:00:00.000Z', because: 'asked to stop' } };
    const inside = { ...ben, id: 'insideco', company: 'Borealis' };
    const desk = await openDesk({ contacts: [stopped, inside, tom] });
    await begin(desk, tom, 'classmate');
    for (const one of [stopped, inside, tom])
      expect(await begin(desk, one, 'informational-interview', true)).toMatchObject({ at: 'refused' });
  });
});
