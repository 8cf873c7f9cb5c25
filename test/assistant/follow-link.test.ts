import { describe, expect, test } from 'vitest';
import { editDraft } from '../../core/assistant/approve.ts';
import { followLink, openLink } from '../../core/assistant/follow-link.ts';
import { editOwner } from '../../core/assistant/set-owner.ts';
import { DAY, plus } from '../../core/domain/instant.ts';
import { mintLink } from '../../core/domain/mail/link.ts';
import { enrollmentId } from '../../core/domain/mail/message.ts';
import { ben, nora } from '../cast.ts';
import type { Desk } from './desk.ts';
import { openDesk } from './desk.ts';

const key = { ownerId: nora.id, contactId: ben.id, n: 1 };
const NEVER = '9999-01-01T00:00:00.000Z';

async function linked(scope: string): Promise<{ desk: Desk; token: string }> {
  const desk = await openDesk();
  await desk.start();
  const { state } = await desk.enrollment();
  const fingerprint = state.at === 'drafted' ? state.fingerprint : '';
  const data = scope === 'unsubscribe' ? { owner: nora.id } : { enrollment: enrollmentId(key), fingerprint };
  const expires = plus(desk.house.clock.now(), 30 * DAY);
  return { desk, token: mintLink({ scope, expires, data }, desk.house.settings.tokenKeys) };
}

describe.each([
  ['approve', /Send this mail to Ben Osei/, 'scheduled'],
  ['skip', /Skip this mail to Ben Osei/, 'ended'],
] as const)('a link to %s', (scope, question, state) => {
  test('asks when opened, however often, and changes nothing', async () => {
    const { desk, token } = await linked(scope);
    const before = await desk.enrollment();
    for (let i = 0; i < 3; i++)
      expect(await openLink(desk.house, scope, token)).toMatchObject({
        at: 'open',
        question: expect.stringMatching(question) as string,
      });
    expect(await desk.enrollment()).toEqual(before);
  });

  test('acts when clicked, and clicked again changes nothing', async () => {
    const { desk, token } = await linked(scope);
    expect(await followLink(desk.house, scope, token)).toMatchObject({ at: 'done' });
    const once = await desk.enrollment();
    expect(once.state.at).toBe(state);
    expect(await followLink(desk.house, scope, token)).toMatchObject({ at: 'done' });
    expect(await desk.enrollment()).toEqual(once);
  });

  test.each([
    ['expired', (token: string, desk: Desk) => (desk.house.clock.advance(31 * DAY), token)],
    ['cut short', (token: string) => token.slice(0, -3)],
    ['changed', (token: string) => `a${token.slice(1)}`],
    ['made up', () => 'abc.def'],
    ['empty', () => ''],
    ['very long', () => 'a'.repeat(1_000_000)],
  ])('that is %s does nothing', async (_what, spoil) => {
    const { desk, token } = await linked(scope);
    const before = await desk.enrollment();
    const spoilt = spoil(token, desk);
    expect((await openLink(desk.house, scope, spoilt)).at).toBe('closed');
    expect((await followLink(desk.house, scope, spoilt)).at).toBe('refused');
    expect(await desk.enrollment()).toEqual(before);
  });

  test('is none for anything else', async () => {
    const { desk, token } = await linked(scope);
    for (const other of ['approve', 'skip', 'unsubscribe', 'constructor', ''].filter((s) => s !== scope))
      expect((await followLink(desk.house, other, token)).at).toBe('refused');
    expect((await desk.enrollment()).state.at).toBe('drafted');
  });

  test('about a text that has changed since does nothing: not to the new text, not to a later step', async () => {
    const { desk, token } = await linked(scope);
    await editDraft(desk.house, key, { text: 'Another text' });
    expect((await openLink(desk.house, scope, token)).at).toBe('closed');
    expect((await followLink(desk.house, scope, token)).at).toBe('refused');
    expect((await desk.enrollment()).state.at).toBe('drafted');
  });
});

describe('a link to unsubscribe', () => {
  test('asks when opened and stops the digest when posted, a year later too: a mailbox may press it then', async () => {
    const { desk, token } = await linked('unsubscribe');
    expect(await openLink(desk.house, 'unsubscribe', token)).toMatchObject({ at: 'open' });
    expect((await desk.house.owners.get(nora.id))?.due).not.toBe(NEVER);
    desk.house.clock.advance(400 * DAY);
    expect(await openLink(desk.house, 'unsubscribe', token)).toMatchObject({ at: 'open' });
    for (let i = 0; i < 2; i++)
      expect(await followLink(desk.house, 'unsubscribe', token)).toMatchObject({ at: 'done' });
    expect((await desk.house.owners.get(nora.id))?.due).toBe(NEVER);
  });

  test('stays obeyed when the owner moves to another zone, until the digest is asked for again', async () => {
    const { desk, token } = await linked('unsubscribe');
    await followLink(desk.house, 'unsubscribe', token);
    await editOwner(desk.house, nora.id, { zone: 'Europe/Berlin', phone: '+14155550132' });
    expect((await desk.house.owners.get(nora.id))?.due).toBe(NEVER);
    await editOwner(desk.house, nora.id, { digest: { weekday: 1, time: '07:30' } });
    expect((await desk.house.owners.get(nora.id))?.due).toBe('2026-11-30T06:30:00.000Z');
  });
});
