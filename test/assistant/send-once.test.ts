import { fc } from '../examples.ts';
import { describe, expect, test } from 'vitest';
import { approve } from '../../core/assistant/approve.ts';
import { doDue } from '../../core/assistant/do-due.ts';
import { enroll } from '../../core/assistant/enroll.ts';
import { noteDelivery } from '../../core/assistant/note-delivery.ts';
import { stopContact } from '../../core/assistant/stop-contact.ts';
import type { Enrollment } from '../../core/domain/enrollment/enrollment.ts';
import { dueAt } from '../../core/domain/enrollment/enrollment.ts';
import type { Message } from '../../core/domain/mail/message.ts';
import type { DeliveryEvent, DeliveryNews } from '../../core/domain/sending/delivery-event.ts';
import type { Letter } from '../../core/domain/mail/mail.ts';
import { HOUR } from '../../core/domain/instant.ts';
import { ben, nora } from '../cast.ts';
import { Crash, crashing } from '../fakes/crash.ts';
import type { FakeHouse } from '../fakes/house.ts';
import { fakeHouse } from '../fakes/house.ts';

const key = { ownerId: nora.id, contactId: ben.id, n: 1 };

/** Nora approved a first mail to Ben, and it is due now. */
async function dueNow(): Promise<{ house: FakeHouse; due: string }> {
  const house = fakeHouse();
  await house.owners.create(nora);
  await house.contacts.save({ ...ben, version: 0 });
  const enrolled = await enroll(house, {
    ownerId: nora.id,
    contactId: ben.id,
    sequence: 'reconnect',
    because: 'a test',
  });
  expect(enrolled).toMatchObject({ at: 'enrolled', prepared: { at: 'drafted' } });
  const approved = await approve(house, key);
  expect(approved.at).toBe('done');
  const due = dueAt((await stored(house)).state) ?? '';
  house.clock.set(due);
  house.postman.letters.length = 0;
  return { house, due };
}

async function stored(house: FakeHouse): Promise<Enrollment> {
  const enrollment = await house.enrollments.get(key);
  if (!enrollment) throw new Error('the enrollment is gone');
  return enrollment;
}

/** The process dies after SES took the mail, before one of the writes that record it. */
function dying(house: FakeHouse, died: 'before the contact' | 'before the mark' | 'before the record') {
  const { contacts, enrollments, messages } = house;
  const isOut = () => house.postman.letters.some(toBen);
  const die = async () => {
    throw new Crash(died);
  };
  return {
    ...house,
    ...(died === 'before the contact' && { contacts: { ...contacts, save: die } }),
    ...(died === 'before the mark' && {
      enrollments: {
        ...enrollments,
        save: (enrollment: Enrollment) => (isOut() ? die() : enrollments.save(enrollment)),
      },
    }),
    ...(died === 'before the record' && { messages: { ...messages, recordSent: die } }),
  };
}

const toBen = (letter: Letter): boolean => letter.tags['kind'] === 'step';

const outgoing = async (house: FakeHouse): Promise<Message[]> =>
  (await house.messages.ofContact(nora.id, ben.id)).filter((m) => m.direction === 'out');

/** What SES tells of the mail to Ben, if it left. */
function newsOf(house: FakeHouse, what: DeliveryNews): DeliveryEvent | undefined {
  const i = house.postman.letters.findIndex(toBen);
  const letter = house.postman.letters[i];
  if (!letter) return undefined;
  return {
    what,
    at: house.clock.now(),
    sesId: `ses-${i + 1}`,
    messageId: `ses-${i + 1}@email.amazonses.example`,
    tags: letter.tags,
    recipients: [],
  };
}

describe('a due step', () => {
  test('goes out byte for byte as it was approved, and is marked', async () => {
    const { house, due } = await dueNow();
    const draft = await house.drafts.get(key, '1-inquire');
    await doDue(house, { kind: 'enrollment', ...key, due });
    const [letter] = house.postman.letters.filter(toBen);
    expect(letter).toMatchObject({
      to: { address: 'ben@helio.example' },
      subject: draft?.subject,
      text: draft?.text,
      html: draft?.html,
    });
    expect((await stored(house)).state).toMatchObject({ at: 'waiting', step: '2-nudge' });
    expect((await house.contacts.get(nora.id, ben.id))?.lastContact).toBe(due);
  });

  test('goes out once when the queue delivers it twice at the same moment', async () => {
    const { house, due } = await dueNow();
    const thing = { kind: 'enrollment' as const, ...key, due };
    await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(() => doDue(house, thing)));
    expect(house.postman.letters.filter(toBen)).toHaveLength(1);
  });

  test('is never sent twice and never lost, wherever the process dies', async () => {
    const probe = await dueNow();
    const counted = crashing(probe.house, -1, 'before');
    await doDue(counted.house, { kind: 'enrollment', ...key, due: probe.due });
    const calls = counted.calls();
    expect(calls).toBeGreaterThan(10);

    for (const when of ['before', 'after'] as const)
      for (let at = 0; at < calls; at++)
        for (const news of ['delivery', 'delay', 'send', 'none'] as const) {
          const { house, due } = await dueNow();
          const thing = { kind: 'enrollment' as const, ...key, due };
          await expect(doDue(crashing(house, at, when).house, thing)).rejects.toThrow(Crash);
          const event = news === 'none' ? undefined : newsOf(house, news);
          if (event) await noteDelivery(house, event);
          await doDue(house, thing);
          house.clock.advance(HOUR);
          await doDue(house, { ...thing, due: house.clock.now() });
          if (event) await noteDelivery(house, event);

          const letters = house.postman.letters.filter(toBen);
          const { state, sent } = await stored(house);
          const where = `died ${when} call ${at}, news: ${news}: ${JSON.stringify(state)}`;
          expect(letters.length, where).toBeLessThanOrEqual(1);
          if (event) {
            expect(state, where).toMatchObject({ at: 'waiting', step: '2-nudge' });
            expect(sent, where).toHaveLength(1);
            const delivery = news === 'delivery' ? 'delivered' : 'sent';
            expect(await outgoing(house), where).toMatchObject([{ step: '1-inquire', delivery }]);
            expect((await house.contacts.get(nora.id, ben.id))?.unanswered, where).toBe(1);
          }
          // Without an event it is marked, or in doubt and the owner knows; it is never scheduled again by itself.
          if (letters.length === 1) expect(['waiting', 'unknown'], where).toContain(state.at);
          if (letters.length === 0) expect(['unknown', 'scheduled', 'waiting'], where).toContain(state.at);
          if (state.at === 'unknown')
            expect(
              house.postman.letters.some((l) => l.tags['kind'] === 'notice'),
              where,
            ).toBe(true);
        }
  });

  test('is completed by what SES tells of it, wherever that breaks off, before and after it is in doubt', async () => {
    const inDoubt = async (house: FakeHouse, due: string) => {
      house.clock.advance(HOUR);
      await doDue(house, { kind: 'enrollment', ...key, due });
    };
    for (const died of ['before the contact', 'before the mark', 'before the record'] as const)
      for (const late of [false, true])
        for (const when of ['before', 'after'] as const)
          for (let at = 0; ; at++) {
            const { house, due } = await dueNow();
            await expect(doDue(dying(house, died), { kind: 'enrollment', ...key, due })).rejects.toThrow(
              Crash,
            );
            if (late) await inDoubt(house, due);
            const event = newsOf(house, 'delivery');
            if (!event) throw new Error('the mail did not leave');
            const wobbly = crashing(house, at, when);
            const whole = await noteDelivery(wobbly.house, event).then(
              () => true,
              () => false,
            );
            await noteDelivery(house, event);
            const where = `died ${died}, then ${when} call ${at} of the event`;
            const { state, sent } = await stored(house);
            expect(state, where).toMatchObject({ at: 'waiting', step: '2-nudge' });
            expect(sent, where).toHaveLength(1);
            expect(await outgoing(house), where).toMatchObject([{ delivery: 'delivered' }]);
            expect((await house.contacts.get(nora.id, ben.id))?.unanswered, where).toBe(1);
            if (whole) break;
          }
  });

  test('that two workers race for with crashes in between goes out at most once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            at: fc.integer({ min: 0, max: 30 }),
            when: fc.constantFrom('before' as const, 'after' as const),
          }),
          { minLength: 1, maxLength: 5 },
        ),
        async (crashes) => {
          const { house, due } = await dueNow();
          const thing = { kind: 'enrollment' as const, ...key, due };
          await Promise.allSettled(
            crashes.map(({ at, when }) => doDue(crashing(house, at, when).house, thing)),
          );
          house.clock.advance(2 * HOUR);
          await doDue(house, { ...thing, due: house.clock.now() });
          expect(house.postman.letters.filter(toBen).length).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('is not sent when the contact said stop a moment before', async () => {
    const { house, due } = await dueNow();
    await stopContact(house, { ownerId: nora.id, contactId: ben.id, by: 'contact', evidence: 'STOP' });
    await doDue(house, { kind: 'enrollment', ...key, due });
    expect(house.postman.letters.filter(toBen)).toHaveLength(0);
    expect((await stored(house)).state).toMatchObject({ at: 'ended', why: 'stop' });
  });

  test('is not sent when the address was suppressed without touching the enrollment', async () => {
    const { house, due } = await dueNow();
    await house.suppressions.add('BEN@helio.example', {
      reason: 'stop',
      at: due,
      evidence: 'said to another owner',
    });
    await doDue(house, { kind: 'enrollment', ...key, due });
    expect(house.postman.letters.filter(toBen)).toHaveLength(0);
    expect((await stored(house)).state.at).toBe('ended');
  });

  test('that was stopped while it was on its way ends there', async () => {
    const { house, due } = await dueNow();
    const slow = {
      ...house,
      postman: {
        send: async (letter: Letter) => {
          await stopContact(house, { ownerId: nora.id, contactId: ben.id, by: 'contact', evidence: 'stop' });
          return house.postman.send(letter);
        },
      },
    };
    await doDue(slow, { kind: 'enrollment', ...key, due });
    const { state, sent } = await stored(house);
    expect(state).toMatchObject({ at: 'ended', why: 'stop' });
    expect(sent).toHaveLength(1);
  });

  test('that SES throttles is given back and goes out later, once', async () => {
    const { house, due } = await dueNow();
    house.postman.next({ at: 'try-later', because: 'Maximum sending rate exceeded' });
    await doDue(house, { kind: 'enrollment', ...key, due });
    expect((await stored(house)).state).toMatchObject({ at: 'scheduled' });
    house.clock.set(dueAt((await stored(house)).state) ?? '');
    await doDue(house, { kind: 'enrollment', ...key, due: house.clock.now() });
    expect((await stored(house)).sent).toHaveLength(1);
  });

  test('with no clear answer from SES is in doubt, and is never sent again by itself', async () => {
    const { house, due } = await dueNow();
    house.postman.next({ at: 'unknown', because: 'the connection dropped' });
    await doDue(house, { kind: 'enrollment', ...key, due });
    house.clock.advance(HOUR);
    await doDue(house, { kind: 'enrollment', ...key, due: house.clock.now() });
    expect((await stored(house)).state).toMatchObject({ at: 'unknown', step: '1-inquire' });
    house.clock.advance(30 * 24 * HOUR);
    await doDue(house, { kind: 'enrollment', ...key, due: house.clock.now() });
    expect(house.postman.letters.filter(toBen)).toHaveLength(1);
  });

  test('whose draft was changed under the approval asks again instead of going out', async () => {
    const { house, due } = await dueNow();
    const draft = await house.drafts.get(key, '1-inquire');
    if (draft) await house.drafts.put({ ...draft, text: 'Give me a job.' });
    await doDue(house, { kind: 'enrollment', ...key, due });
    expect(house.postman.letters.filter(toBen)).toHaveLength(0);
  });

  test('a week late asks the owner instead of going out', async () => {
    const { house } = await dueNow();
    house.clock.advance(14 * 24 * HOUR);
    await doDue(house, { kind: 'enrollment', ...key, due: house.clock.now() });
    expect(house.postman.letters.filter(toBen)).toHaveLength(0);
    expect((await stored(house)).state).toMatchObject({ at: 'drafted' });
    expect(house.postman.letters.filter((l) => l.tags['kind'] === 'preview')).toHaveLength(1);
  });
});
