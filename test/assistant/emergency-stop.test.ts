import { describe, expect, test } from 'vitest';
import { approve } from '../../core/assistant/approve.ts';
import { resumeEverything, stopEverything } from '../../core/assistant/emergency-stop.ts';
import { sendStep } from '../../core/assistant/send-step.ts';
import { statusOf } from '../../core/assistant/status.ts';
import { composeNow } from '../../core/assistant/write-digest.ts';
import { ben, nora } from '../cast.ts';
import { kindOf, openDesk } from './desk.ts';

const STEP = { ownerId: nora.id, contactId: ben.id, n: 1 };

describe('the emergency stop', () => {
  test('holds a mail that waits on the queue already, loses nothing, and lets it go after the word', async () => {
    const desk = await openDesk({ contacts: [ben] });
    await approve(desk.house, await desk.start(ben));
    const { state } = await desk.enrollment(ben);
    if (state.at !== 'scheduled') throw new Error(state.at);
    desk.look();
    desk.house.clock.set(state.due);
    await stopEverything(desk.house, 'a wrong import');
    expect(await sendStep(desk.house, STEP)).toEqual({
      at: 'not sent',
      because: 'the operator stopped everything: a wrong import',
    });
    await desk.pass(2);
    const steps = () => desk.look().filter((letter) => kindOf(letter) === 'step');
    expect(steps()).toHaveLength(0);
    expect((await resumeEverything(desk.house)).moved).toBe(1);
    await desk.pass(3);
    expect(steps()).toHaveLength(1);
  });

  test('is told in the status and in the digest, with the first reason', async () => {
    const { house } = await openDesk({ contacts: [ben] });
    await stopEverything(house, 'a wrong import');
    expect(await stopEverything(house, 'again')).toMatchObject({ because: 'a wrong import' });
    expect((await statusOf(house, nora)).standstill).toMatchObject({ because: 'a wrong import' });
    expect(JSON.stringify((await composeNow(house, nora)).words)).toContain('a wrong import');
  });
});
