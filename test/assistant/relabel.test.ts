import { describe, expect, test } from 'vitest';
import { all } from '../../core/assistant/change.ts';
import { explain } from '../../core/assistant/explain.ts';
import { liftStop } from '../../core/assistant/lift-stop.ts';
import { newestReply, relabel } from '../../core/assistant/relabel.ts';
import { command } from '../../core/assistant/steer.ts';
import type { ReplyKind } from '../../core/domain/reply/reply.ts';
import { ben, nora } from '../cast.ts';
import { Crash, crashing } from '../fakes/crash.ts';
import { type Desk, type Wire, firstMailOut, kindOf, only, openDesk } from './desk.ts';

const UNCLEAR = 'Hm.';

async function heard(text = UNCLEAR, how: Partial<Wire> = {}) {
  const desk = await openDesk();
  const { replyTo } = await firstMailOut(desk);
  const wire: Wire = {
    from: 'Ben Osei <ben@helio.example>',
    to: replyTo,
    text,
    messageId: 'ben-1@helio.example',
    key: 'first',
    ...how,
  };
  await desk.receive(wire);
  return { desk, wire };
}

async function correct(desk: Desk, kind: ReplyKind, house = desk.house) {
  const message = await newestReply(desk.house, nora.id, ben.id);
  if (!message) throw new Error('nothing came in');
  return relabel(house, nora, { message, kind, words: `relabel ${kind}` });
}

const stored = async (desk: Desk, id = 'first') =>
  (await desk.house.messages.ofContact(nora.id, ben.id)).find((m) => m.id === id);

describe('the owner says what an answer was', () => {
  test.each<[ReplyKind, object]>([
    ['no', { at: 'ended', why: 'no' }],
    ['later', { at: 'snoozed' }],
    ['meeting', { at: 'answered', kind: 'meeting' }],
    ['positive', { at: 'asking', step: '3-ask' }],
    ['left', { at: 'ended', why: 'left' }],
    ['wrong-person', { at: 'ended', why: 'wrong-person' }],
    ['stop', { at: 'ended' }],
  ])('%s leads where it would have led at once', async (kind, state) => {
    const { desk } = await heard();
    expect((await desk.enrollment()).state).toMatchObject({ at: 'answered', kind: 'unclear' });
    expect(await correct(desk, kind)).toMatchObject({ at: 'relabelled' });
    const enrollment = await desk.enrollment();
    expect(enrollment.state).toMatchObject(state);
    expect(enrollment.decisions.some((d) => d.because.includes('you said'))).toBe(true);
    const message = await stored(desk);
    expect(message).toMatchObject({ kind, labels: [kind] });
    expect(message?.evidence?.[0]).toMatchObject({ kind, from: 'owner' });
  });

  test('what the rules had found stays visible below his word', async () => {
    const { desk } = await heard("I'm afraid I can't help with this one, best of luck though.");
    const before = (await stored(desk))?.evidence ?? [];
    await correct(desk, 'later');
    expect((await stored(desk))?.evidence?.slice(1)).toEqual(before);
    const story = (await explain(desk.house, nora.id, ben.id))?.story.find((s) =>
      s.what.startsWith('received'),
    );
    expect(story).toMatchObject({
      what: 'received: later',
      because: expect.stringContaining('owner "relabel later"'),
    });
  });

  test('a no that was none: the rest of a year goes, and the gate opens', async () => {
    const { desk } = await heard("I'm afraid I can't help with this one, best of luck though.");
    expect((await desk.contact()).holds).toHaveLength(1);
    await correct(desk, 'positive');
    expect((await desk.contact()).holds).toEqual([]);
    expect((await desk.enrollment(ben, 1)).state).toMatchObject({ step: '3-ask' });
  });

  test('a person who has not left gets his address back', async () => {
    const { desk } = await heard('I left Helio last month.');
    expect((await desk.contact()).addresses[0]?.stale).toBe('they left');
    await correct(desk, 'positive');
    expect((await desk.contact()).addresses[0]?.stale).toBeUndefined();
  });

  test('a machine’s note that was a person’s answer ends the follow-ups', async () => {
    const { desk } = await heard('I am out of the office until December 21, 2026.', {
      headers: { 'Auto-Submitted': 'auto-replied' },
    });
    expect((await desk.enrollment()).state.at).toBe('waiting');
    await correct(desk, 'question');
    expect((await desk.enrollment()).state).toMatchObject({ at: 'answered', kind: 'question' });
    expect((await desk.contact()).holds).toEqual([]);
  });

  test('a stop stays a stop whatever he says, until he lifts it by name', async () => {
    const { desk } = await heard('Please stop writing to me.');
    const done = await correct(desk, 'positive');
    expect(done).toMatchObject({ did: expect.stringContaining(`goodword stop ${ben.id} --lift`) });
    expect(await desk.house.suppressions.find('ben@helio.example')).toMatchObject({ reason: 'stop' });
    expect((await desk.enrollment()).state).toMatchObject({ at: 'ended', why: 'stop' });
    const about = { contactId: ben.id, because: 'she meant another list' };
    expect(await liftStop(desk.house, nora, about)).toMatchObject({ at: 'lifted' });
    expect((await desk.contact()).notes.at(-1)?.text).toBe('stop lifted: she meant another list');
    expect(await desk.house.suppressions.find('ben@helio.example')).toBeUndefined();
    expect((await desk.contact()).doNotContact).toBeUndefined();
    expect((await desk.contact()).addresses[0]?.stale).toBeUndefined();
  });

  test('said twice it changes nothing the second time', async () => {
    const { desk } = await heard();
    await correct(desk, 'no');
    const [enrollment, contact] = [await desk.enrollment(), await desk.contact()];
    await correct(desk, 'no');
    expect([await desk.enrollment(), await desk.contact()]).toEqual([enrollment, contact]);
  });

  test('after the next answer only the record changes', async () => {
    const { desk, wire } = await heard();
    desk.house.clock.advance(60_000);
    await desk.receive({
      ...wire,
      text: 'Can you call me?',
      messageId: 'ben-2@helio.example',
      key: 'second',
    });
    const message = await stored(desk);
    if (!message) throw new Error('gone');
    const before = (await desk.enrollment()).state;
    await relabel(desk.house, nora, { message, kind: 'no', words: 'relabel no' });
    const after = await desk.enrollment();
    expect(after.state).toEqual(before);
    expect(after.answers[0]).toMatchObject({ kind: 'no' });
  });
});

describe('his word is kept', () => {
  test('for the same mail delivered again', async () => {
    const { desk, wire } = await heard();
    await correct(desk, 'no');
    const before = await stored(desk);
    await desk.receive(wire);
    expect(await stored(desk)).toEqual(before);
  });

  test('for the same words in the same thread, whatever their case and spaces', async () => {
    const { desk, wire } = await heard();
    await correct(desk, 'later');
    desk.house.clock.advance(60_000);
    await desk.receive({ ...wire, text: '  HM. ', messageId: 'ben-2@helio.example', key: 'second' });
    expect(await stored(desk, 'second')).toMatchObject({ kind: 'later' });
    await desk.receive({ ...wire, text: 'Hm?!', messageId: 'ben-3@helio.example', key: 'third' });
    expect((await stored(desk, 'third'))?.evidence?.some((e) => e.from === 'owner')).toBe(false);
  });
});

describe('by mail', () => {
  test('to the address below the forwarded answer, and undo takes it back', async () => {
    const { desk } = await heard();
    const forwarded = only(desk.look(), 'reply');
    const [address = ''] = /goodword\+\S+@in\.goodword\.example/.exec(forwarded.text) ?? [];
    await desk.say({ ...forwarded, replyTo: { name: 'Goodword', address } }, 'relabel no');
    expect((await desk.enrollment()).state).toMatchObject({ at: 'ended', why: 'no' });
    const echo = only(desk.look(), 'echo');
    expect(echo.text).toContain('now counts as a no (no)');
    await desk.say(echo, 'undo');
    expect((await desk.enrollment()).state).toMatchObject({ at: 'answered', kind: 'unclear' });
    expect(await stored(desk)).toMatchObject({ kind: 'unclear' });
    expect((await desk.contact()).holds).toEqual([]);
  });

  test('in an answer to the forwarded mail itself it is asked back with the way to say it', async () => {
    const { desk } = await heard();
    const forwarded = only(desk.look(), 'reply');
    await desk.say(forwarded, 'relabel no');
    const letters = desk.look();
    expect(letters.map(kindOf)).toEqual(['echo']);
    expect(letters[0]?.text).toContain('the address below the forwarded answer');
    expect((await desk.enrollment()).state).toMatchObject({ at: 'answered', kind: 'unclear' });
  });

  test('somebody who has not answered cannot be relabelled', async () => {
    const desk = await openDesk();
    const [echo] = await command(desk.house, nora, 'relabel Ben no');
    expect(echo).toMatchObject({ outcome: 'problem', words: 'Ben Osei has not answered yet' });
  });
});

test.each<ReplyKind>(['no', 'positive', 'stop'])(
  'a correction to %s that dies anywhere is whole when it is said again',
  async (kind) => {
    const whole = await heard();
    const expected = await ended(whole.desk, await correct(whole.desk, kind));
    for (let at = 0; ; at++) {
      let deaths = 0;
      for (const when of ['before', 'after'] as const) {
        const { desk } = await heard();
        const died = await correct(desk, kind, crashing(desk.house, at, when).house).then(
          () => false,
          (error: unknown) => {
            if (!(error instanceof Crash)) throw error;
            return true;
          },
        );
        desk.house.clock.advance(10 * 60_000);
        const end = await ended(desk, await correct(desk, kind));
        expect(end, `${when} call ${at}`).toEqual(expected);
        if (died) deaths++;
      }
      if (deaths === 0) return;
    }
  },
  30_000,
);

async function ended(desk: Desk, done: unknown): Promise<unknown> {
  const { version: _v, decisions: _d, ...enrollment } = await desk.enrollment();
  const { version: _w, ...contact } = await desk.contact();
  const messages = await all(desk.house.messages.ofOwner(nora.id, '2026-01-01T00:00:00.000Z'));
  const start = desk.house.clock.now().slice(0, 14);
  const state = { enrollment, contact, messages, done };
  return JSON.parse(
    JSON.stringify(state).replaceAll(new RegExp(`${start}\\d\\d:\\d\\d\\.\\d{3}Z`, 'g'), 'now'),
  );
}
