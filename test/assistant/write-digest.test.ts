import { describe, expect, test } from 'vitest';
import { doDue } from '../../core/assistant/do-due.ts';
import { writeDigest } from '../../core/assistant/write-digest.ts';
import type { WholeHouse } from '../../core/assistant/ports.ts';
import { DAY, MINUTE } from '../../core/domain/instant.ts';
import { wallClock } from '../wall-clock.ts';
import { nora, person } from '../cast.ts';
import { Crash, crashing } from '../fakes/crash.ts';
import type { Desk } from './desk.ts';
import { kindOf, only, openDesk } from './desk.ts';

const MONDAY = '2026-11-30T12:30:00.000Z';
const weekly = () => openDesk({ owner: { due: MONDAY } });
const due = (desk: Desk, house: WholeHouse = desk.house) =>
  doDue(house, { kind: 'owner', ownerId: nora.id, due: MONDAY });

describe('the weekly digest', () => {
  test('comes every week on its day and hour of the owner’s zone, also when there is nothing to say', async () => {
    const desk = await openDesk({ owner: { due: MONDAY }, contacts: [] });
    await desk.pass(35);
    const letters = desk.look();
    expect(letters.map(kindOf)).toEqual(['digest', 'digest', 'digest', 'digest', 'digest']);
    const digests = await desk.house.digests.latest(nora.id, 9);
    const times = digests.map(({ sentAt }) => wallClock(sentAt, nora.zone).toPlainTime().toString());
    expect(new Set(times)).toEqual(new Set(['07:30:00']));
  });

  test('carries what a mailbox needs to stop it with one click, and no pictures', async () => {
    const desk = await weekly();
    await desk.pass(2);
    const { headers, html, to } = only(desk.look(), 'digest');
    expect(to.address).toBe(nora.address);
    expect(headers).toMatchObject({
      'Auto-Submitted': 'auto-generated',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'List-Unsubscribe': expect.stringMatching(
        /^<https:\/\/goodword\.example\/unsubscribe\/[\w.-]+>$/,
      ) as string,
    });
    expect(html).not.toMatch(/<img/i);
  });

  test('missed for weeks is written once, not in arrears', async () => {
    const desk = await weekly();
    desk.house.clock.advance(25 * DAY);
    await due(desk);
    await due(desk);
    expect(desk.look().map(kindOf)).toEqual(['digest']);
    const next = (await desk.house.owners.get(nora.id))?.due ?? '';
    expect(Date.parse(next) - Date.parse(desk.house.clock.now())).toBeLessThanOrEqual(7 * DAY);
    expect(wallClock(next, nora.zone).dayOfWeek).toBe(1);
  });

  test('is written once, however many workers are at it', async () => {
    const desk = await weekly();
    desk.house.clock.set(MONDAY);
    await Promise.allSettled([due(desk), due(desk), due(desk)]);
    expect(desk.look().map(kindOf)).toEqual(['digest']);
  });

  test('comes once a week wherever the process dies, and its numbers are stored', async () => {
    for (let at = 0; ; at++) {
      for (const when of ['before', 'after'] as const) {
        const desk = await weekly();
        desk.house.clock.set(MONDAY);
        const { house } = crashing(desk.house, at, when);
        const died = await due(desk, house).then(
          () => false,
          (error: unknown) => error instanceof Crash,
        );
        // The queue brings it back after its pause, and every minute's tick finds what is still due.
        for (let i = 0; i < 3; i++) {
          desk.house.clock.advance(7 * MINUTE);
          await due(desk);
        }
        const digests = desk.look().filter((l) => kindOf(l) === 'digest');
        // Died between the mail service's answer and its mark: the one place where a second copy is the lesser evil.
        const doubled = digests.length === 2 && (await desk.house.digests.latest(nora.id, 9)).length === 2;
        expect(digests.length === 1 || doubled, `${when} call ${at}: ${digests.length}`).toBe(true);
        expect((await desk.house.owners.get(nora.id))?.due).toBe('2026-12-07T12:30:00.000Z');
        for (const digest of digests) {
          desk.look();
          await desk.say(digest, '1 yes');
          expect(only(desk.look(), 'echo').text, `${when} call ${at}`).toMatch(
            /Ben Osei: the draft is on its way/,
          );
        }
        if (!died) return;
      }
    }
  });

  test('waits for its turn when the owner’s hour is full, and is not lost', async () => {
    const desk = await weekly();
    desk.house.clock.set(MONDAY);
    for (let i = 0; i < 40; i++)
      await desk.house.claims.take(`tell#${nora.id}#${MONDAY.slice(0, 13)}`, 40, 1);
    await due(desk);
    expect(desk.look()).toEqual([]);
    desk.house.clock.advance(61 * MINUTE);
    await due(desk);
    expect(desk.look().map(kindOf)).toEqual(['digest']);
  });

  test('asked for by hand does not take the place of Monday’s', async () => {
    const desk = await weekly();
    expect(await writeDigest(desk.house, nora.id, true)).toEqual({ at: 'sent' });
    expect((await desk.house.owners.get(nora.id))?.due).toBe(MONDAY);
    await desk.pass(1);
    expect(desk.look().map(kindOf)).toEqual(['digest', 'digest']);
    expect(await writeDigest(desk.house, 'nobody00')).toEqual({ at: 'not due' });
  });
});

describe('a question of its own accord', () => {
  const lea = person({
    id: 'leasand1',
    name: 'Lea Sand',
    kind: 'friend',
    addresses: [{ address: 'lea@sand.example', source: 'you' }],
  });
  const withoutCompanies = { goal: { ...nora.goal, companies: [] } };

  test('stands in the weekly mail, one at a time and never twice, until its answer moves the person', async () => {
    const desk = await openDesk({ owner: withoutCompanies, contacts: [lea] });
    const asked: string[] = [];
    for (let week = 0; week < 4; week++) {
      await writeDigest(desk.house, nora.id, true);
      const { text } = only(desk.look(), 'digest');
      asked.push(...(text.match(/^(?:Where does|Would|Do you|How do|What did|Which) .*$/gm) ?? []));
      await desk.pass(7);
    }
    expect(asked).toEqual([
      expect.stringContaining('Where does Lea Sand work'),
      expect.stringContaining('Would Lea Sand vouch for you?'),
    ]);
    expect((await desk.contact(lea)).asked).toEqual(['work', 'trust']);
  });
});
