import { describe, expect, test } from 'vitest';
import { skip } from '../../core/assistant/approve.ts';
import { editContact } from '../../core/assistant/edit-contact.ts';
import { enroll } from '../../core/assistant/enroll.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { DAY } from '../../core/domain/instant.ts';
import { ana, ben, lind, nora, person, tom } from '../cast.ts';
import { firstMailOut, kindOf, only, openDesk } from './desk.ts';

const wish = (contact: Contact, sequence = 'reconnect') => ({
  ownerId: nora.id,
  contactId: contact.id,
  sequence,
  because: 'a test',
});
const colleague = person({
  id: 'colleagu',
  name: 'Cara Lim',
  company: 'BOREALIS Inc.',
  addresses: [{ address: 'cara@borealis.example', source: 'you' }],
});
const boss = person({
  id: 'bossboss',
  name: 'Bo Hart',
  reportingLine: true,
  addresses: [{ address: 'bo@borealis.example', source: 'you' }],
});
const unreachable = person({ id: 'noaddres', name: 'Nils Roe' });
const moved = person({
  id: 'movedaw1',
  name: 'Mo Vedo',
  addresses: [{ address: 'mo@old.example', source: 'you', stale: 'they left' }],
});

describe('enrolling somebody', () => {
  test('shows the owner the exact draft, and sends nothing', async () => {
    const desk = await openDesk();
    const enrolled = await enroll(desk.house, wish(ben));
    expect(enrolled).toMatchObject({
      at: 'enrolled',
      prepared: { at: 'drafted' },
      enrollment: { n: 1, state: { at: 'drafted' } },
    });
    const letters = desk.look();
    expect(letters.map(kindOf)).toEqual(['preview']);
    expect(letters[0]).toMatchObject({
      to: { address: nora.address },
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    expect(letters[0]?.text).toContain('Atlas');
  });

  test.each([
    ['without an address', unreachable, /has no address/],
    ['whose only address is stale', moved, /has no address/],
    ['of the present employer, whatever its name ends in', colleague, /present employer/],
    ['in the reporting line', boss, /present employer/],
    [
      'who said stop',
      { ...ben, doNotContact: { at: '2026-11-22T15:00:00.000Z', because: 'asked to stop: STOP' } },
      /must not be written to: asked to stop/,
    ],
  ])('refuses somebody %s', async (_who, contact, because) => {
    const desk = await openDesk({ contacts: [contact] });
    expect(await enroll(desk.house, wish(contact))).toMatchObject({
      at: 'refused',
      because: expect.stringMatching(because) as string,
    });
    expect(desk.look()).toEqual([]);
    expect(await desk.house.enrollments.ofContact(nora.id, contact.id)).toEqual([]);
  });

  test('takes a colleague of the present employer with the owner’s consent, or when the goal is a promotion', async () => {
    const consenting = await openDesk({ contacts: [colleague] });
    await editContact(consenting.house, {
      ownerId: nora.id,
      contactId: colleague.id,
      details: { consent: true },
    });
    expect((await enroll(consenting.house, wish(colleague))).at).toBe('enrolled');
    const promotion = await openDesk({
      contacts: [colleague],
      owner: { goal: { ...nora.goal, kind: 'promotion' } },
    });
    expect((await enroll(promotion.house, wish(colleague))).at).toBe('enrolled');
  });

  test('refuses an address that said stop to anybody, and says what decided', async () => {
    const desk = await openDesk();
    await desk.house.suppressions.add('ben@helio.example', {
      reason: 'stop',
      at: desk.house.clock.now(),
      evidence: 'STOP',
    });
    expect(await enroll(desk.house, wish(ben))).toMatchObject({
      at: 'refused',
      because: expect.stringContaining('stop (STOP)') as string,
    });
  });

  test('refuses a second way while one is open, also when two come at once', async () => {
    const desk = await openDesk();
    const both = await Promise.all([enroll(desk.house, wish(ben)), enroll(desk.house, wish(ben))]);
    expect(both.map((e) => e.at).sort()).toEqual(['enrolled', 'refused']);
    expect(await enroll(desk.house, wish(ben))).toMatchObject({
      at: 'refused',
      because: expect.stringContaining('is in reconnect already') as string,
    });
    expect(desk.look().map(kindOf)).toEqual(['preview']);
  });

  test('refuses the same first mail for 60 days, counted from when it went out, and any other that leads to an ask', async () => {
    const desk = await openDesk();
    await firstMailOut(desk);
    await skip(desk.house, await desk.enrollment());
    for (const sequence of ['reconnect', 'informational-interview'])
      expect(await enroll(desk.house, wish(ben, sequence))).toMatchObject({
        at: 'refused',
        because: expect.stringContaining('once in 60 days') as string,
      });
    desk.house.clock.advance(55 * DAY);
    expect((await enroll(desk.house, wish(ben))).at).toBe('refused');
    desk.house.clock.advance(5 * DAY);
    expect((await enroll(desk.house, wish(ben))).at).toBe('enrolled');
  });

  test('lets a thank-you follow at once: it asks for nothing', async () => {
    const desk = await openDesk();
    await firstMailOut(desk);
    await skip(desk.house, await desk.enrollment());
    expect((await enroll(desk.house, wish(ben, 'thank-you'))).at).toBe('enrolled');
  });

  test('lets the next sequence begin after an answer, and ends the answered one', async () => {
    const desk = await openDesk();
    const { replyTo } = await firstMailOut(desk);
    await desk.receive({
      from: 'ben@helio.example',
      to: replyTo,
      text: 'Let us talk. Free Thursday at 3pm?',
    });
    expect((await desk.enrollment()).state).toMatchObject({ at: 'answered', kind: 'meeting' });
    desk.house.clock.advance(5 * DAY);
    const enrolled = await enroll(desk.house, wish(ben, 'thank-you'));
    expect(enrolled).toMatchObject({ at: 'enrolled', prepared: { at: 'asking', fact: 'learned' } });
    expect((await desk.enrollment(ben, 1)).state).toMatchObject({ at: 'ended', why: 'answered' });
    expect((await desk.enrollment(ben, 2)).state.at).toBe('asking');
  });

  test('names the sequences there are when it knows none of that name', async () => {
    const desk = await openDesk();
    expect(await enroll(desk.house, wish(ben, 'spam-everybody'))).toMatchObject({
      because: expect.stringContaining('reconnect') as string,
    });
    expect(await enroll(desk.house, { ...wish(ben), contactId: 'nobody01' })).toMatchObject({
      at: 'refused',
    });
  });

  test.each([ben, lind, tom, ana])(
    'never writes a hollow mail: $name gets a draft or the owner gets one question',
    async (contact) => {
      const bare = { ...contact, facts: {} };
      const desk = await openDesk({ contacts: [bare] });
      const { enrollment } = (await enroll(desk.house, wish(bare))) as {
        enrollment: { state: { at: string } };
      };
      expect(enrollment.state.at).toBe('asking');
      const question = only(desk.look(), 'question');
      expect(question.text).toContain(contact.name);
      expect(question.text).not.toMatch(/\{name\}|undefined|\{\{/);
    },
  );
});
