import { describe, expect, test } from 'vitest';
import { editDraft } from '../../core/assistant/approve.ts';
import { followDraftLink } from '../../core/assistant/follow-draft-link.ts';
import { holdRestored } from '../../core/assistant/hold-restored.ts';
import type { Letter } from '../../core/domain/mail/mail.ts';
import { ben } from '../cast.ts';
import { type Desk, kindOf, only, openDesk } from './desk.ts';

/**
 * Nora's table as it was when a backup was written, put back: a draft waited for her word. The mail that showed it to her is
 * in her mailbox as before, and whether she said yes to it since nobody knows.
 */
async function putBack(): Promise<{ desk: Desk; old: Letter; again: Letter; shown: string }> {
  const desk = await openDesk();
  const { state } = await desk.start(ben);
  const old = only(desk.look(), 'preview');
  const shown = 'fingerprint' in state ? state.fingerprint : await fingerprintOf(desk);
  await holdRestored(desk.house, desk.house.clock.now());
  return { desk, old, again: only(desk.look(), 'preview'), shown };
}

async function fingerprintOf(desk: Desk): Promise<string> {
  const { state } = await desk.enrollment(ben);
  return 'fingerprint' in state ? state.fingerprint : '';
}

async function sentOf(desk: Desk): Promise<number> {
  await desk.pass(6);
  return desk.look().filter((letter) => kindOf(letter) === 'step').length;
}

describe('a draft that waited when the table was put back', () => {
  test('does not go by a yes to the mail that showed it before, and the owner is told why', async () => {
    const { desk, old } = await putBack();
    await desk.say(old, 'yes');
    expect(desk.look().map(({ text }) => text)).toEqual([
      expect.stringMatching(/a backup was put back since you saw this draft/),
    ]);
    expect(await sentOf(desk)).toBe(0);
    expect((await desk.enrollment(ben)).state.at).toBe('drafted');
  });

  test('nor by the link in it', async () => {
    const { desk, shown } = await putBack();
    const key = await desk.enrollment(ben);
    expect(await followDraftLink(desk.house, 'approve', key, shown)).toMatchObject({
      at: 'refused',
      because: expect.stringContaining('a backup was put back'),
    });
    expect((await followDraftLink(desk.house, 'skip', key, shown)).at).toBe('refused');
    expect(await sentOf(desk)).toBe(0);
  });

  test('is shown once more with the reason, and goes once by a yes to that, whatever was said to the other', async () => {
    const { desk, old, again } = await putBack();
    expect(again.text).toContain('a backup was put back, and this may have gone out since');
    await desk.say(again, 'yes');
    await desk.say(old, 'yes');
    await desk.say(again, 'yes');
    desk.look();
    expect(await sentOf(desk)).toBe(1);
  });

  test('is shown once however often the restore is run', async () => {
    const { desk } = await putBack();
    await holdRestored(desk.house, desk.house.clock.now());
    expect(desk.look()).toEqual([]);
  });

  test('with another text keeps to the newest mail about it', async () => {
    const { desk, old, again } = await putBack();
    const before = await desk.house.drafts.get(await desk.enrollment(ben), '1-inquire');
    await editDraft(desk.house, await desk.enrollment(ben), { text: `${before?.text ?? ''}Yours` });
    await editDraft(desk.house, await desk.enrollment(ben), { text: before?.text ?? '' });
    await desk.say(old, 'yes');
    desk.look();
    expect((await desk.enrollment(ben)).state.at).toBe('drafted');
    await desk.say(again, 'yes');
    desk.look();
    expect(await sentOf(desk)).toBe(1);
  });
});

test('a draft that is written after a restore does not go by a yes to the same words shown before it', async () => {
  const { desk, old } = await putBack();
  const enrollment = await desk.enrollment(ben);
  const now = desk.house.clock.now();
  const preparing = { at: 'preparing', step: '1-inquire', due: now, notBefore: now } as const;
  await desk.house.enrollments.save({ ...enrollment, state: preparing });
  await desk.pass(0);
  expect((await desk.enrollment(ben)).state.at).toBe('drafted');
  await desk.say(old, 'yes');
  desk.look();
  expect(await sentOf(desk)).toBe(0);
});
