import { command } from '../../core/assistant/steer.ts';
import { addContact } from '../../core/assistant/add-contact.ts';
import { describe, expect, test } from 'vitest';
import { approve } from '../../core/assistant/approve.ts';
import { enroll } from '../../core/assistant/enroll.ts';
import { liftStop } from '../../core/assistant/lift-stop.ts';
import { ownerCounts } from '../../core/assistant/owner-counts.ts';
import { removeOwner } from '../../core/assistant/remove-owner.ts';
import { stopContact } from '../../core/assistant/stop-contact.ts';
import { ben, nora, omar } from '../cast.ts';
import { type Desk, firstMailOut, kindOf, openDesk } from './desk.ts';

const his = { ...ben, ownerId: omar.id, id: 'bensomar' };

/** Nora's first mail to Ben is out; Omar knows him too and has said yes to his own. */
async function both(): Promise<Desk> {
  const desk = await openDesk();
  await firstMailOut(desk);
  const { startedAt, due } = (await desk.house.owners.get(nora.id)) ?? nora;
  await desk.house.owners.create({ ...omar, startedAt, due });
  await desk.house.contacts.save({ ...his, version: 0 });
  const enrolled = await enroll(desk.house, {
    ...{ ownerId: omar.id, contactId: his.id, sequence: 'thank-you', because: 'a test' },
    facts: { learned: 'to test the schema', willDo: 'try that' },
  });
  if (enrolled.at === 'enrolled') await approve(desk.house, enrolled.enrollment);
  desk.look();
  return desk;
}
const key = { ownerId: omar.id, contactId: his.id, n: 1 };
const fromOmar = (desk: Desk) =>
  desk.look().filter((l) => kindOf(l) === 'step' && l.from.address === omar.sendingAddress);

describe('several owners in one deployment', () => {
  test('the second who writes to one person in a week is told first, and his second yes counts', async () => {
    const desk = await both();
    await desk.pass(4);
    const letters = desk.look();
    expect(letters.filter((l) => kindOf(l) === 'step')).toEqual([]);
    const told = letters.filter((l) => l.to.address === omar.address).at(-1)?.text ?? '';
    expect(told).toContain('somebody else who uses this Goodword wrote to the same person this week');
    expect(told).not.toContain('Nora');
    await approve(desk.house, key);
    await desk.pass(6);
    expect(fromOmar(desk)).toHaveLength(1);
  });

  test('a stop said to one holds for all', async () => {
    const desk = await both();
    const about = { ownerId: nora.id, contactId: ben.id, by: 'contact', evidence: 'stop' } as const;
    await stopContact(desk.house, about);
    await approve(desk.house, key);
    await desk.pass(20);
    expect(fromOmar(desk)).toEqual([]);
    // Nor does the other lift what was said to the first, be it that he adds the person anew.
    const anew = {
      ownerId: omar.id,
      name: 'Ben Osei',
      addresses: ['ben@helio.example'],
      city: 'Kiel',
      source: 'you',
    };
    expect(await addContact(desk.house, anew)).toMatchObject({ contact: { doNotContact: {} } });
    const lift = { contactId: his.id, because: 'it was a slip' };
    expect(await liftStop(desk.house, omar, lift)).toMatchObject({ at: 'refused' });
    expect(await desk.house.suppressions.find('ben@helio.example')).toMatchObject({ reason: 'stop' });
    const again = { ownerId: omar.id, contactId: his.id, sequence: 'thank-you', because: 'a test' };
    expect(await enroll(desk.house, again)).toMatchObject({ at: 'refused' });
  });

  test('an undo takes back the owner’s own stop, and not that of another who said it first', async () => {
    const desk = await both();
    const stop = { ownerId: nora.id, contactId: ben.id, by: 'owner', evidence: 'on the phone' } as const;
    await stopContact(desk.house, stop);
    await command(desk.house, omar, 'stop Ben');
    expect((await command(desk.house, omar, 'undo'))[0]?.outcome).toBe('done');
    expect(await desk.house.suppressions.find('ben@helio.example')).toMatchObject({ ownerId: nora.id });
  });

  test('a stop of which nobody kept to whom it was said is lifted by the operator alone, and by no mail', async () => {
    const desk = await both();
    const at = desk.house.clock.now();
    const old = { reason: 'owner', at, evidence: 'written before the owner was kept' } as const;
    await desk.house.suppressions.add('ben@helio.example', old);
    await command(desk.house, omar, 'stop Ben');
    await command(desk.house, omar, 'undo');
    for (const line of ['lift Ben', 'stop Ben --lift --reason "a slip"', 'unstop Ben'])
      expect((await command(desk.house, omar, line))[0]?.outcome).not.toBe('done');
    expect(await desk.house.suppressions.find('ben@helio.example')).toMatchObject(old);
    const lift = { contactId: his.id, because: 'he asked to be written to' };
    expect(await liftStop(desk.house, omar, lift)).toMatchObject({
      at: 'refused',
      because: expect.stringContaining('only whoever runs this Goodword'),
    });
    expect(await liftStop(desk.house, omar, { ...lift, by: 'operator' })).toMatchObject({ at: 'lifted' });
    expect(await desk.house.suppressions.find('ben@helio.example')).toBeUndefined();
  });

  test('the operator sees numbers and who is stuck, and nothing of what they write or to whom', async () => {
    const desk = await both();
    const counts = await ownerCounts(desk.house, omar);
    expect(counts).toMatchObject({ contacts: 1, sentThisWeek: 0, stuck: '' });
    expect(JSON.stringify(await ownerCounts(desk.house, nora))).not.toMatch(/Ben|Atlas|helio/);
    await desk.pass(2);
    desk.house.clock.advance(40 * 86_400_000);
    await desk.pass(1);
    expect((await ownerCounts(desk.house, omar)).stuck).toMatch(/wait, silent for \d+ days/);
    const bare = { ...omar, id: 'bare0001', goal: { ...omar.goal, path: '' } };
    expect((await ownerCounts(desk.house, bare)).stuck).toContain('has no contacts; has no goal');
  });

  test('one who is removed goes with everybody he knows; the others and every stop stay', async () => {
    const desk = await both();
    await stopContact(desk.house, { ownerId: omar.id, contactId: his.id, by: 'contact', evidence: 'stop' });
    expect(await removeOwner(desk.house, omar.id)).toMatchObject({ at: 'removed', contacts: 1 });
    expect(await desk.house.owners.get(omar.id)).toBeUndefined();
    expect(await desk.house.enrollments.get(key)).toBeUndefined();
    expect(await desk.house.suppressions.find('ben@helio.example')).toMatchObject({ reason: 'stop' });
    expect(await desk.contact()).toMatchObject({ name: 'Ben Osei' });
    expect(await removeOwner(desk.house, omar.id)).toMatchObject({ at: 'refused' });
  });
});
