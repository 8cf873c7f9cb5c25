import { fc } from '../examples.ts';
import { describe, expect, test } from 'vitest';
import { tellOwner } from '../../core/assistant/tell-owner.ts';
import { HOUR, MINUTE } from '../../core/domain/instant.ts';
import { noticeData } from '../../core/domain/owner-mail/owner-mail.ts';
import { TryLater } from '../../core/domain/try-later.ts';
import { nora } from '../cast.ts';
import { Crash, crashing } from '../fakes/crash.ts';
import type { Desk } from './desk.ts';
import { openDesk } from './desk.ts';

const notice = (cause: string) => ({
  cause,
  template: 'notice',
  data: noticeData({ owner: nora, about: 'unmatched', sender: 'zed@nowhere.example' }),
  about: { scope: 'o' as const },
});
const tell = (desk: Desk, cause: string, house = desk.house) => tellOwner(house, nora, notice(cause));

describe('a mail to the owner', () => {
  test('goes once for each cause, however often it is asked for', async () => {
    const desk = await openDesk();
    expect(await tell(desk, 'a')).toBe('told');
    desk.house.clock.advance(20 * 24 * HOUR);
    expect(await tell(desk, 'a')).toBe('told before');
    expect(await tell(desk, 'b')).toBe('told');
    expect(desk.look()).toHaveLength(2);
  });

  test('is written by one of two workers; the other comes back later', async () => {
    const desk = await openDesk();
    const both = await Promise.allSettled([tell(desk, 'a'), tell(desk, 'a')]);
    expect(both.filter((one) => one.status === 'rejected' && one.reason instanceof TryLater)).toHaveLength(1);
    expect(desk.look()).toHaveLength(1);
    desk.house.clock.advance(5 * MINUTE);
    expect(await tell(desk, 'a')).toBe('told before');
  });

  test('is never lost, wherever the process dies, and doubled only between its sending and its mark', async () => {
    for (let at = 0; ; at++) {
      for (const when of ['before', 'after'] as const) {
        const desk = await openDesk();
        const dying = crashing(desk.house, at, when).house;
        const died = await tell(desk, 'a', dying).then(
          () => false,
          (error: unknown) => error instanceof Crash,
        );
        desk.house.clock.advance(5 * MINUTE);
        await tell(desk, 'a');
        const count = desk.look().length;
        expect(count, `${when} call ${at}`).toBeGreaterThanOrEqual(1);
        expect(count, `${when} call ${at}`).toBeLessThanOrEqual(2);
        if (!died) {
          expect(count).toBe(1);
          return;
        }
      }
    }
  });

  test('is one of at most forty in an hour, whatever causes them; the next hour has its own', async () => {
    const desk = await openDesk();
    const told = [];
    for (let i = 0; i < 60; i++) told.push(await tell(desk, `loop ${i}`));
    expect(desk.look()).toHaveLength(40);
    expect(told.filter((t) => t === 'too many')).toHaveLength(20);
    desk.house.clock.advance(HOUR);
    expect(await tell(desk, 'loop 59')).toBe('told');
  });

  test('that the mail service throttles is given back whole: the cause and its place in the hour', async () => {
    const desk = await openDesk();
    for (let i = 0; i < 50; i++) {
      desk.house.postman.next({ at: i % 2 ? 'try-later' : 'paused', because: 'Throttling' });
      await expect(tell(desk, 'a')).rejects.toThrow(TryLater);
    }
    expect(await tell(desk, 'a')).toBe('told');
  });

  test('in doubt is not repeated: a second copy is worse than a gap', async () => {
    const desk = await openDesk();
    desk.house.postman.next({ at: 'unknown', because: 'the line broke' });
    expect(await tell(desk, 'a')).toBe('told');
    desk.house.clock.advance(HOUR);
    expect(await tell(desk, 'a')).toBe('told before');
  });

  test('is marked as a machine’s, says so to those who answer machines, and is no contact’s mail', async () => {
    const desk = await openDesk();
    await tell(desk, 'a');
    const [letter] = desk.look();
    expect(letter).toMatchObject({
      from: { address: 'assistant@in.goodword.example' },
      to: { address: nora.address },
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      tags: { kind: 'notice', owner: nora.id },
    });
    expect(letter?.tags).not.toHaveProperty('enrollment');
  });

  test('holds back nothing but the hour under any order of causes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 120 }), async (causes) => {
        const desk = await openDesk();
        for (const cause of causes) await tell(desk, String(cause));
        expect(desk.look().length).toBe(Math.min(40, new Set(causes).size));
      }),
      { numRuns: 20 },
    );
  });
});
