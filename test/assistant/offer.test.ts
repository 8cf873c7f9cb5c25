import { describe, expect, test } from 'vitest';
import type { Letter } from '../../core/domain/mail/mail.ts';
import { DAY, plus } from '../../core/domain/instant.ts';
import { ben, nora, person } from '../cast.ts';
import { Crash, crashing } from '../fakes/crash.ts';
import { type Desk, kindOf, only, openDesk } from './desk.ts';

const anna = person({
  id: 'annalin1',
  name: 'Anna Lindqvist',
  addresses: [{ address: 'anna@x.example', source: 'you' }],
});
const STOP_ANNA = "please don't write to Anna any more";

/** A mail of Goodword's that Nora may answer with a free sentence. */
async function openDeskWithMail(): Promise<{ desk: Desk; preview: Letter }> {
  const desk = await openDesk({ contacts: [ben, anna] });
  await desk.start();
  return { desk, preview: only(desk.look(), 'preview') };
}
const echoOf = (desk: Desk): Letter => only(desk.look(), 'echo');
const didNot = async (desk: Desk) => (await desk.contact(anna)).doNotContact === undefined;

describe('a sentence that is no command', () => {
  test('is asked back, does nothing by itself, and is done with a yes', async () => {
    const { desk, preview } = await openDeskWithMail();
    await desk.say(preview, STOP_ANNA);
    const echo = echoOf(desk);
    expect(echo.text).toContain('did you mean "stop Anna Lindqvist"? Answer yes and I do it.');
    expect(await didNot(desk)).toBe(true);

    await desk.say(echo, 'Yes, please!\n\nNora');
    expect(await didNot(desk)).toBe(false);
    expect(echoOf(desk).text).toContain('> stop Anna Lindqvist');
  });

  test('is done once, however often the yes comes', async () => {
    const { desk, preview } = await openDeskWithMail();
    await desk.say(preview, STOP_ANNA);
    const echo = echoOf(desk);
    for (const key of ['yes00001', 'yes00001', 'yes00002']) await desk.say(echo, 'yes', { key });
    expect((await desk.house.commands.latest(nora.id, 9)).map(({ line }) => line)).toEqual([
      'stop Anna Lindqvist',
    ]);
    expect(
      desk
        .look()
        .map(({ text }) => text)
        .join(),
    ).toContain('that was done when you first said yes');
  });

  test('is done once, wherever the process dies', async () => {
    for (const when of ['before', 'after'] as const) {
      for (let at = 0; ; at++) {
        const { desk, preview } = await openDeskWithMail();
        await desk.say(preview, STOP_ANNA);
        const yes = { from: nora.address, to: echoOf(desk).replyTo?.address ?? '', text: 'yes', key: 'yes1' };
        const dying = crashing(desk.house, at, when);
        const died = await desk.receive(yes, dying.house).then(
          () => false,
          (error: unknown) => error instanceof Crash,
        );
        if (!died) break;
        desk.house.clock.set(plus(desk.house.clock.now(), DAY / 24));
        await desk.receive(yes);
        expect(await didNot(desk), `${when} call ${at}`).toBe(false);
        expect(await desk.house.commands.latest(nora.id, 9), `${when} call ${at}`).toHaveLength(1);
      }
    }
  }, 30_000);

  test('is undone as any other line', async () => {
    const { desk, preview } = await openDeskWithMail();
    await desk.say(preview, STOP_ANNA);
    await desk.say(echoOf(desk), 'yes');
    await desk.say(echoOf(desk), 'undo');
    expect(await didNot(desk)).toBe(true);
  });

  test('is not done with a no, and what else the answer says is read as ever', async () => {
    const { desk, preview } = await openDeskWithMail();
    await desk.say(preview, STOP_ANNA);
    await desk.say(echoOf(desk), 'no\nhold Anna');
    expect(await didNot(desk)).toBe(true);
    expect((await desk.contact(anna)).holds).toHaveLength(1);
    expect(echoOf(desk).text).toContain('then nothing is done');
  });

  test('of several each is done by its number, and a bare yes asks which', async () => {
    const { desk, preview } = await openDeskWithMail();
    await desk.say(preview, `${STOP_ANNA}\nI had lunch with Ben yesterday`);
    const echo = echoOf(desk);
    expect(echo.text).toContain('did you mean "met Ben Osei"? Answer "2 yes" and I do it.');
    await desk.say(echo, 'yes');
    expect(echoOf(desk).text).toContain('say which number, 1 to 2');
    await desk.say(echo, '1 yes');
    expect(await didNot(desk)).toBe(false);
    expect((await desk.house.commands.latest(nora.id, 9)).map(({ line }) => line)).toEqual([
      'stop Anna Lindqvist',
    ]);
  });

  test('means the day it meant when it was written', async () => {
    const { desk, preview } = await openDeskWithMail();
    await desk.say(preview, 'pauze 2 weeks');
    const echo = echoOf(desk);
    await desk.pass(3);
    desk.look();
    await desk.say(echo, 'yes');
    expect((await desk.house.owners.get(nora.id))?.pausedUntil?.slice(0, 10)).toBe('2026-12-13');
  });

  test('about a draft approves the text that was shown, and no other', async () => {
    const { desk, preview } = await openDeskWithMail();
    await desk.say(preview, 'looks good to me');
    const echo = echoOf(desk);
    await desk.say(preview, 'edit subject: Another one');
    desk.look();
    await desk.say(echo, 'yes');
    expect((await desk.enrollment()).state.at).toBe('drafted');
  });
});

describe('an offer', () => {
  test('to delete somebody takes the line itself', async () => {
    const { desk, preview } = await openDeskWithMail();
    await desk.say(preview, 'please delete everything you have about Anna');
    const echo = echoOf(desk);
    expect(echo.text).toContain('did you mean "forget Anna Lindqvist"?');
    expect(echo.text).not.toContain('Answer yes');
    await desk.say(echo, 'yes');
    expect((await desk.contact(anna)).name).toBe('Anna Lindqvist');
  });

  test('is taken by nobody but its owner, and not by a mail that cannot prove it is hers', async () => {
    const { desk, preview } = await openDeskWithMail();
    await desk.say(preview, STOP_ANNA);
    const echo = echoOf(desk);
    await desk.say(echo, 'yes', { from: 'eve@evil.example' });
    await desk.say(echo, 'yes', { verdicts: { dmarc: 'FAIL' } });
    await desk.say(echo, 'yes', { headers: { 'Auto-Submitted': 'auto-replied' } });
    expect(await didNot(desk)).toBe(true);
  });

  test('that is no longer known says so', async () => {
    const { desk, preview } = await openDeskWithMail();
    await desk.say(preview, STOP_ANNA);
    const echo = echoOf(desk);
    // Who is deleted may stand in one.
    await desk.say(preview, 'forget Anna');
    desk.look();
    await desk.say(echo, 'yes');
    expect(echoOf(desk).text).toContain('I no longer know what I offered there');
  });

  test('is no yes for words of a quoted mail', async () => {
    const { desk, preview } = await openDeskWithMail();
    await desk.say(preview, STOP_ANNA);
    const echo = echoOf(desk);
    await desk.say(echo, `> yes\n\n${echo.text.replaceAll(/^/gm, '> ')}`);
    expect(await didNot(desk)).toBe(true);
    expect(desk.look().map(kindOf)).toEqual(['echo']);
  });
});
