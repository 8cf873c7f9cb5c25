import { describe, expect, test } from 'vitest';
import { approve } from '../../core/assistant/approve.ts';
import { explain } from '../../core/assistant/explain.ts';
import { listQueue } from '../../core/assistant/list-queue.ts';
import { simulate } from '../../core/assistant/simulate.ts';
import { tick } from '../../core/assistant/tick.ts';
import { wallClock } from '../wall-clock.ts';
import { ana, ben, nora, tom } from '../cast.ts';
import { firstMailOut, kindOf, openDesk } from './desk.ts';

describe('what comes', () => {
  test('is foreseen by the same rules that plan it: the mails that go out are those, at those moments', async () => {
    const desk = await openDesk({ owner: { automatic: ['reconnect'] }, contacts: [ben, tom] });
    await approve(desk.house, await desk.start(ben));
    await approve(desk.house, await desk.start(tom));
    const foreseen = await simulate(desk.house, { ownerId: nora.id, weeks: 6 });
    const letters = desk.house.postman.letters.length;
    expect(foreseen.map((f) => [f.contact.name, f.step]).sort()).toEqual([
      ['Ben Osei', '1-inquire'],
      ['Ben Osei', '2-nudge'],
      ['Tom Baker', '1-inquire'],
      ['Tom Baker', '2-nudge'],
    ]);
    expect(desk.house.postman.letters).toHaveLength(letters);
    await desk.pass(42);
    for (const contact of [ben, tom]) {
      const { sent } = await desk.enrollment(contact);
      for (const { step, at } of sent) {
        const planned = foreseen.find((f) => f.contact.id === contact.id && f.step === step)?.at ?? '';
        // The moment within the window is rolled anew for the text of a follow-up; the day is not.
        expect(wallClock(planned, nora.zone).toPlainDate().toString()).toBe(
          wallClock(at, nora.zone).toPlainDate().toString(),
        );
      }
      expect(sent).toHaveLength(2);
    }
  });

  test('is listed with its moment, its reason and its text, earliest first', async () => {
    const desk = await openDesk({ contacts: [ben, tom, { ...ana, facts: {} }] });
    await approve(desk.house, await desk.start(ben));
    await desk.start(tom);
    await desk.start(ana);
    const queue = await listQueue(desk.house, nora.id);
    const when = queue.map((q) => q.when ?? '9');
    expect(when).toEqual([...when].sort());
    const of = (name: string) => queue.find((q) => q.contact.name === name);
    expect(of('Ben Osei')).toMatchObject({
      state: 'scheduled',
      draft: { text: expect.stringContaining('Hi Ben') as string },
    });
    expect(of('Tom Baker')).toMatchObject({
      state: 'drafted',
      when: expect.stringMatching(/^2026-12-/) as string,
    });
    expect(of('Ana Ruiz')).toMatchObject({
      state: 'asking',
      because: expect.stringContaining('asked you about event') as string,
    });
    const again = await listQueue(desk.house, nora.id);
    expect(again.map((q) => q.when)).toEqual(queue.map((q) => q.when));
    expect(await listQueue(desk.house, 'nobody00')).toEqual([]);
  });

  test('that is due goes on the queue, each thing once a tick, in batches', async () => {
    const desk = await openDesk();
    await approve(desk.house, await desk.start());
    desk.house.clock.set('2026-12-03T15:00:00.000Z');
    expect(await tick(desk.house)).toEqual({ due: 1 });
    expect(await tick(desk.house)).toEqual({ due: 1 });
  });
});

describe('why', () => {
  test('is told for everything that happened with a person, in order, with the words that decided', async () => {
    const desk = await openDesk();
    const { replyTo } = await firstMailOut(desk);
    await desk.receive({ from: 'ben@helio.example', to: replyTo, text: 'Please stop writing to me.' });
    const told = await explain(desk.house, nora.id, ben.id);
    const story = (told?.story ?? []).map((s) => `${s.what} | ${s.because}`).join('\n');
    expect(story).toMatch(/enrolled in reconnect/);
    expect(story).toMatch(/1-inquire approved/);
    expect(story).toMatch(/received: stop \| matched by token; .*stop writing/);
    expect(story).toMatch(/never write to ben@helio.example again: stop/);
    const times = (told?.story ?? []).map((s) => s.at);
    expect(times).toEqual([...times].sort());
    expect(desk.look().map(kindOf)).toEqual(['reply']);
    expect(await explain(desk.house, nora.id, 'nobody00')).toBeUndefined();
  });
});
