import { describe, expect, test } from 'vitest';
import { approve } from '../../core/assistant/approve.ts';
import { doDue } from '../../core/assistant/do-due.ts';
import { replan } from '../../core/assistant/replan.ts';
import { retry } from '../../core/assistant/retry.ts';
import { sendStep } from '../../core/assistant/send-step.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { dueAt } from '../../core/domain/enrollment/enrollment.ts';
import { DAY, HOUR, dayOf, plus } from '../../core/domain/instant.ts';
import type { SendOutcome } from '../../core/domain/mail/mail.ts';
import { ben, nora } from '../cast.ts';
import type { Desk } from './desk.ts';
import { kindOf, only, openDesk } from './desk.ts';

const somebody = (i: number, company = `Firm ${i}`): Contact => ({
  ...ben,
  id: `person${String(i).padStart(2, '0')}`,
  name: `Ben ${String.fromCharCode(65 + i)}osei`,
  company,
  addresses: [{ address: `p${i}@firm${i}.example`, source: 'you' }],
});

/** All approved, and all due at the same moment, whatever the plan was: as after a clock that stood still. */
async function allDueAt(people: Contact[], at = '2026-12-01T14:00:00.000Z'): Promise<Desk> {
  const desk = await openDesk({ contacts: people, owner: { startedAt: '2026-01-01T00:00:00.000Z' } });
  for (const contact of people) {
    await approve(desk.house, await desk.start(contact));
    const e = await desk.enrollment(contact);
    if (e.state.at !== 'scheduled') throw new Error(e.state.at);
    await desk.house.enrollments.save({ ...e, state: { ...e.state, due: at, planned: at } });
  }
  desk.look();
  desk.house.clock.set(at);
  return desk;
}

const send = (desk: Desk, contact: Contact) =>
  sendStep(desk.house, { ownerId: nora.id, contactId: contact.id, n: 1 });

describe('the humane amounts, at the moment of sending', () => {
  test('at most five new people a day, even when more are due at once; the rest go later and none is dropped', async () => {
    const people = [1, 2, 3, 4, 5, 6, 7].map((i) => somebody(i));
    const desk = await allDueAt(people);
    const sent = await Promise.all(people.map((p) => send(desk, p)));
    expect(sent.filter((s) => s.at === 'sent')).toHaveLength(5);
    await desk.pass(6);
    expect(desk.look().filter((l) => kindOf(l) === 'step')).toHaveLength(7);
  });

  test('one person of a company within three business days, by whatever name the company goes', async () => {
    const people = [somebody(1, 'Helio'), somebody(2, 'HELIO GmbH'), somebody(3, 'Kestrel')];
    const desk = await allDueAt(people);
    expect((await send(desk, people[0] ?? ben)).at).toBe('sent');
    expect(await send(desk, people[1] ?? ben)).toMatchObject({
      at: 'not sent',
      because: expect.stringMatching(/nobody else there before/) as string,
    });
    expect((await send(desk, people[2] ?? ben)).at).toBe('sent');
    const due = dueAt((await desk.enrollment(people[1])).state) ?? '';
    expect(dayOf(due, nora.zone) >= '2026-12-04').toBe(true);
  });

  test('an absence note frees the company for a colleague', async () => {
    const people = [somebody(1, 'Helio'), somebody(2, 'Helio')];
    const [first = ben, second = ben] = people;
    const desk = await allDueAt(people);
    await send(desk, first);
    const { replyTo } = only(desk.look(), 'step');
    await desk.receive({
      from: 'p1@firm1.example',
      to: replyTo?.address ?? '',
      subject: 'Automatic reply: Atlas',
      text: 'I am out of the office until December 14, 2026.',
      headers: { 'Auto-Submitted': 'auto-replied' },
    });
    expect((await send(desk, second)).at).toBe('sent');
  });

  test.each<[string, SendOutcome]>([
    ['throttled', { at: 'try-later', because: 'Maximum sending rate exceeded' }],
    ['paused', { at: 'paused', because: 'account paused' }],
    [
      'refused for the address',
      { at: 'refused', about: 'address', because: 'local address contains control' },
    ],
    ['refused for the message', { at: 'refused', about: 'message', because: 'too long' }],
    ['refused for the account', { at: 'refused', about: 'account', because: 'not verified' }],
  ])('a mail that was %s takes nobody’s place: counts and company are given back', async (_what, outcome) => {
    const people = [somebody(1, 'Helio'), somebody(2, 'Helio')];
    const [first = ben, second = ben] = people;
    const desk = await allDueAt(people);
    desk.house.postman.next(outcome);
    expect((await send(desk, first)).at).toBe('not sent');
    expect(await desk.house.places.since(nora.id, nora.startedAt)).toEqual([]);
    expect((await send(desk, second)).at).toBe('sent');
  });

  test('a mail in doubt keeps its place: it may have gone out', async () => {
    const people = [somebody(1, 'Helio'), somebody(2, 'Helio')];
    const [first = ben, second = ben] = people;
    const desk = await allDueAt(people);
    desk.house.postman.next({ at: 'unknown', because: 'the line broke' });
    await send(desk, first);
    expect((await send(desk, second)).at).toBe('not sent');
  });

  test('a mail that went out after all by the word of its owner takes one place, not two', async () => {
    const people = [somebody(1, 'Helio')];
    const [one = ben] = people;
    const desk = await allDueAt(people);
    desk.house.postman.next({ at: 'unknown', because: 'the line broke' });
    await send(desk, one);
    expect(await desk.house.places.since(nora.id, nora.startedAt)).toHaveLength(1);
    await desk.pass(0.1);
    await retry(desk.house, { ownerId: nora.id, contactId: one.id, n: 1 });
    expect(await desk.house.places.since(nora.id, nora.startedAt)).toEqual([]);
    await desk.pass(3);
    expect(await desk.house.places.since(nora.id, nora.startedAt)).toHaveLength(1);
  });

  test('where one amount is full, what was taken of the others is given back', async () => {
    const people = [somebody(1, 'Helio'), somebody(2, 'Helio')];
    const [first = ben, second = ben] = people;
    const desk = await allDueAt(people);
    const at = desk.house.clock.now();
    const others = Array.from({ length: 20 }, (_, i) => ({
      ...{ ownerId: nora.id, contactId: `other${i}`, id: '1-2-nudge', at, first: false },
    }));
    for (const other of others) await desk.house.places.take(other);
    expect(await send(desk, first)).toMatchObject({ because: 'enough mails for today' });
    for (const other of others.slice(1)) await desk.house.places.giveBack(other);
    expect((await send(desk, second)).at).toBe('sent');
  });
});

describe('what the mail service answers', () => {
  test('throttled: the same step goes two minutes later, once', async () => {
    const desk = await allDueAt([ben]);
    desk.house.postman.next({ at: 'try-later', because: 'Throttling' });
    await send(desk, ben);
    expect(dueAt((await desk.enrollment()).state)).toBe(plus(desk.house.clock.now(), 120_000));
    await desk.pass(1);
    expect(desk.look().filter((l) => kindOf(l) === 'step')).toHaveLength(2);
    expect((await desk.enrollment()).sent).toHaveLength(1);
  });

  test('paused: everything waits, the operator is told, and it goes in the next decent hour', async () => {
    const desk = await allDueAt([ben]);
    desk.house.postman.next({ at: 'paused', because: 'AccountSendingPaused' });
    await send(desk, ben);
    expect(desk.house.log.lines.some((l) => l.level === 'warn' && l.event === 'sending is paused')).toBe(
      true,
    );
    await desk.pass(2);
    expect((await desk.enrollment()).sent).toHaveLength(1);
  });

  test('a refused address is suppressed with the reason, the enrollment ends, and the owner hears it', async () => {
    const desk = await allDueAt([ben]);
    desk.house.postman.next({
      at: 'refused',
      about: 'address',
      because: 'Local address contains control or whitespace',
    });
    await send(desk, ben);
    expect((await desk.enrollment()).state).toMatchObject({ at: 'ended', why: 'refused' });
    expect(await desk.house.suppressions.find('ben@helio.example')).toMatchObject({ reason: 'refused' });
    expect((await desk.contact()).addresses[0]).toMatchObject({ stale: 'refused' });
    expect(only(desk.look(), 'notice').text).toContain('Local address contains control');
  });

  test('an address that must not be written to gets nothing, though nothing at the contact himself tells', async () => {
    const desk = await allDueAt([ben]);
    const said = { reason: 'stop', at: '2026-11-30T14:00:00.000Z', evidence: 'please stop' } as const;
    await desk.house.suppressions.add(ben.addresses[0]?.address ?? '', said);
    expect(await send(desk, ben)).toMatchObject({
      at: 'not sent',
      because: expect.stringContaining('must not be written to'),
    });
    await desk.pass(6);
    expect(desk.look().filter((l) => kindOf(l) === 'step')).toEqual([]);
  });

  test('a refused message says nothing against the person', async () => {
    const desk = await allDueAt([ben]);
    desk.house.postman.next({
      at: 'refused',
      about: 'message',
      because: 'Message length is more than allowed',
    });
    await send(desk, ben);
    expect((await desk.enrollment()).state).toMatchObject({ at: 'ended', why: 'refused' });
    expect(await desk.house.suppressions.find('ben@helio.example')).toBeUndefined();
    expect((await desk.contact()).addresses[0]?.stale).toBeUndefined();
  });

  test('in doubt: after an hour the owner is asked, "retry" sends it again, "done" takes it as arrived', async () => {
    const desk = await allDueAt([ben]);
    desk.house.postman.next({ at: 'unknown', because: 'the line broke' });
    await send(desk, ben);
    expect(desk.look().map(kindOf)).toEqual(['step']);
    await desk.pass(1);
    const notice = only(desk.look(), 'notice');
    expect(notice.text).toMatch(/may or may not have gone out/);
    expect(await retry(desk.house, { ownerId: nora.id, contactId: ben.id, n: 1 })).toMatchObject({
      at: 'done',
    });
    expect(await retry(desk.house, { ownerId: nora.id, contactId: ben.id, n: 1 })).toMatchObject({
      at: 'done',
    });
    await desk.pass(3);
    expect(desk.look().filter((l) => kindOf(l) === 'step')).toHaveLength(1);
  });

  test('in doubt and left: "done" goes on as if it had arrived', async () => {
    const desk = await allDueAt([ben]);
    desk.house.postman.next({ at: 'unknown', because: 'the line broke' });
    await send(desk, ben);
    desk.look();
    await desk.pass(1);
    await desk.say(only(desk.look(), 'notice'), 'done');
    expect(only(desk.look(), 'echo').text).toMatch(/arrived/);
    const { state, sent } = await desk.enrollment();
    expect(state).toMatchObject({ at: 'waiting', step: '2-nudge' });
    expect(sent.map((s) => s.step)).toEqual(['1-inquire']);
    expect((await desk.house.messages.ofContact(nora.id, ben.id)).map((m) => m.step)).toEqual(['1-inquire']);
  });

  test('an answer to a mail in doubt proves that it arrived, and opens the gate', async () => {
    const desk = await allDueAt([ben]);
    desk.house.postman.next({ at: 'unknown', because: 'the line broke' });
    await send(desk, ben);
    const mail = only(desk.look(), 'step');
    await desk.pass(1);
    desk.look();
    await desk.receive({
      from: 'ben@helio.example',
      to: mail.replyTo?.address ?? '',
      text: 'Happy to help! What are you up to?',
    });
    const { state, sent } = await desk.enrollment();
    expect(sent.map((s) => s.step)).toEqual(['1-inquire']);
    expect(state).toMatchObject({ step: '3-ask' });
  });
});

describe('what came between the plan and the moment', () => {
  test('nothing goes outside the hours of the contact’s own morning', async () => {
    const desk = await allDueAt([{ ...ben, zone: 'Asia/Tokyo' }]);
    expect(await send(desk, ben)).toMatchObject({
      at: 'not sent',
      because: expect.stringContaining('Asia/Tokyo') as string,
    });
    await desk.pass(3);
    const [sent] = (await desk.enrollment()).sent;
    expect(new Date(sent?.at ?? '').getUTCHours()).toBeOneOf([23, 0, 1]);
  });

  test('a draft that somebody changed under the approval is shown as it is now, and its yes works', async () => {
    const desk = await allDueAt([ben]);
    const key = { ownerId: nora.id, contactId: ben.id, n: 1 };
    const draft = await desk.house.drafts.get(key, '1-inquire');
    if (!draft) throw new Error('no draft');
    await desk.house.drafts.put({ ...draft, text: 'Give me a job.' });
    expect((await send(desk, ben)).at).toBe('not sent');
    const preview = only(desk.look(), 'preview');
    expect(preview.text).toContain('Give me a job.');
    await desk.say(preview, 'yes');
    await desk.pass(2);
    expect(only(desk.look(), 'step').text).toBe('Give me a job.');
  });

  test('a draft or contact that is gone ends it instead of failing for ever', async () => {
    const desk = await allDueAt([ben]);
    await desk.house.contacts.erase(await desk.contact());
    await doDue(desk.house, {
      kind: 'enrollment',
      ownerId: nora.id,
      contactId: ben.id,
      n: 1,
      due: desk.house.clock.now(),
    });
    expect(desk.look()).toEqual([]);
  });

  test('planning anew keeps what is scheduled in order and within the amounts', async () => {
    const people = [1, 2, 3, 4, 5, 6, 7].map((i) => somebody(i));
    const desk = await allDueAt(people);
    desk.house.clock.advance(-2 * HOUR);
    expect(await replan(desk.house, nora.id)).toBe(7);
    const days = await Promise.all(
      people.map(async (p) => dayOf(dueAt((await desk.enrollment(p)).state) ?? '', nora.zone)),
    );
    for (const day of days) expect(days.filter((d) => d === day).length).toBeLessThanOrEqual(5);
    desk.house.clock.advance(9 * DAY);
    expect(await replan(desk.house, 'nobody00')).toBe(0);
  });
});
