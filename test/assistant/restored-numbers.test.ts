import { expect, test } from 'vitest';
import { holdRestored } from '../../core/assistant/hold-restored.ts';
import { followLink } from '../../core/assistant/follow-link.ts';
import { DAY, HOUR, plus } from '../../core/domain/instant.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { ben, lind, nora } from '../cast.ts';
import { type Desk, kindOf, only, openDesk } from './desk.ts';

const MONDAY = '2026-11-30T12:30:00.000Z';

/** Nora's desk with these people once her weekly mail of Monday is out. */
async function onMonday(contacts: Contact[]): Promise<Desk> {
  const desk = await openDesk({ owner: { due: MONDAY }, contacts });
  await desk.pass(1);
  return desk;
}

const begun = async (desk: Desk, { id }: Contact): Promise<number> =>
  (await desk.house.enrollments.ofContact(nora.id, id)).length;

test('an answer to a weekly mail from before the backup means whom its own numbers meant', async () => {
  const desk = await onMonday([lind]);
  const old = only(desk.look(), 'digest');
  await holdRestored(desk.house, desk.house.clock.now());
  await desk.house.contacts.save({ ...ben, version: 0 });
  await desk.pass(7);
  desk.look();
  await desk.say(old, 'yes 1');
  expect([await begun(desk, lind), await begun(desk, ben)]).toEqual([1, 0]);
});

test('an answer to a weekly mail that was lost since the backup means nobody, though its day has another one', async () => {
  const lost = only((await onMonday([ben])).look(), 'digest');
  const desk = await openDesk({ owner: { due: plus(MONDAY, HOUR) }, contacts: [ben, lind] });
  await holdRestored(desk.house, desk.house.clock.now());
  await desk.pass(1);
  const newer = only(desk.look(), 'digest');
  await desk.say(lost, 'yes 1');
  expect(only(desk.look(), 'echo').text).toMatch(/a backup was put back since I wrote that mail/);
  expect([await begun(desk, ben), await begun(desk, lind)]).toEqual([0, 0]);
  await desk.say(newer, 'yes 1');
  expect((await begun(desk, ben)) + (await begun(desk, lind))).toBe(1);
});

test('an answer to a lost weekly mail is refused with the reason also where its day has no other', async () => {
  const lost = only((await onMonday([ben])).look(), 'digest');
  const desk = await openDesk();
  await desk.say(lost, 'no 1');
  expect(only(desk.look(), 'echo').text).toMatch(/whom its numbers meant is lost/);
  await desk.say(lost, 'note Ben: met at the fair');
  expect(only(desk.look(), 'echo').text).not.toMatch(/lost/);
});

test('a yes to the preview of a conversation that was lost does not count for the same words begun again', async () => {
  const before = await openDesk();
  await before.start(ben);
  const lost = only(before.look(), 'preview');
  const desk = await openDesk({ at: plus(before.house.clock.now(), DAY) });
  await holdRestored(desk.house, before.house.clock.now());
  await desk.start(ben);
  const again = only(desk.look(), 'preview');
  await desk.say(lost, 'yes');
  expect(only(desk.look(), 'echo').text).toMatch(/the newest preview is the one to answer/);
  for (const scope of ['approve', 'skip'])
    expect((await followLink(desk.house, scope, linkIn(lost.text, scope))).at).toBe('refused');
  await desk.pass(6);
  expect(desk.look().map(kindOf)).not.toContain('step');
  await desk.say(again, 'yes');
  await desk.pass(6);
  expect(desk.look().filter((letter) => kindOf(letter) === 'step')).toHaveLength(1);
});

const linkIn = (text: string, scope: string): string =>
  new RegExp(`/${scope}/([\\w.-]{1,2000})`).exec(text)?.[1] ?? '';
