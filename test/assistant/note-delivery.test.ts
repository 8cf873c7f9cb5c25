import { describe, expect, test } from 'vitest';
import { approve, editDraft, skip } from '../../core/assistant/approve.ts';
import { noteDelivery } from '../../core/assistant/note-delivery.ts';
import { retry } from '../../core/assistant/retry.ts';
import { sendStep } from '../../core/assistant/send-step.ts';
import { stopContact } from '../../core/assistant/stop-contact.ts';
import type { DeliveryEvent } from '../../core/domain/sending/delivery-event.ts';
import { dueAt } from '../../core/domain/enrollment/enrollment.ts';
import type { Letter } from '../../core/domain/mail/mail.ts';
import { ben, nora } from '../cast.ts';
import type { Desk } from './desk.ts';
import { eventOf, firstMailOut, kindOf, only, openDesk } from './desk.ts';

const key = { ownerId: nora.id, contactId: ben.id, n: 1 };

/** The line broke while the first mail was handed over; SES has it all the same. */
async function lineBroke(): Promise<{ desk: Desk; mail: Letter }> {
  const desk = await openDesk();
  await approve(desk.house, await desk.start());
  desk.look();
  desk.house.clock.set(dueAt((await desk.enrollment()).state) ?? '');
  desk.house.postman.next({ at: 'unknown', because: 'the line broke' });
  await sendStep(desk.house, key);
  return { desk, mail: only(desk.look(), 'step') };
}

const afterAnHour = async (desk: Desk) => desk.pass(0.1);
const stop = (desk: Desk) =>
  stopContact(desk.house, { ownerId: nora.id, contactId: ben.id, by: 'contact', evidence: 'STOP' });

describe('what SES tells of a mail whose mark was lost', () => {
  test.each<[string, (desk: Desk) => Promise<unknown>, string]>([
    ['still claimed', async () => undefined, 'waiting'],
    ['in doubt', afterAnHour, 'waiting'],
    [
      'said to go again',
      async (desk) => {
        await afterAnHour(desk);
        await retry(desk.house, key);
      },
      'waiting',
    ],
    [
      'said to go again, and edited',
      async (desk) => {
        await afterAnHour(desk);
        await retry(desk.house, key);
        await editDraft(desk.house, key, { text: 'Another text' });
      },
      'waiting',
    ],
    ['stopped while on its way', stop, 'ended'],
    [
      'in doubt, then stopped',
      async (desk) => {
        await afterAnHour(desk);
        await stop(desk);
      },
      'ended',
    ],
    [
      'in doubt, then skipped',
      async (desk) => {
        await afterAnHour(desk);
        await skip(desk.house, key);
      },
      'ended',
    ],
    [
      'answered while on its way',
      async (desk) =>
        desk.receive({ from: 'ben@helio.example', to: await replyTo(desk), text: 'Are you open to Lisbon?' }),
      'answered',
    ],
  ])('%s: the mail is recorded, once, and never sent again', async (_what, between, state) => {
    const { desk, mail } = await lineBroke();
    await between(desk);
    const event = eventOf(desk, mail, 'delivery');
    await noteDelivery(desk.house, event);
    await noteDelivery(desk.house, event);
    await noteDelivery(desk.house, { ...event, what: 'send' });
    const enrollment = await desk.enrollment();
    expect(enrollment.sent.map((s) => s.step)).toEqual(['1-inquire']);
    expect(enrollment.state.at).toBe(state);
    const out = (await desk.house.messages.ofContact(nora.id, ben.id)).filter((m) => m.direction === 'out');
    expect(out.map((m) => [m.step, m.delivery])).toEqual([['1-inquire', 'delivered']]);
    expect(out[0]?.messageIds).toContain(event.messageId);
    desk.look();
    await desk.pass(3);
    expect(desk.look().filter((l) => kindOf(l) === 'step')).toEqual([]);
  });

  const toBen = { recipients: [{ address: 'ben@helio.example', status: '5.1.1' }] };
  test.each<[DeliveryEvent['what'], Partial<DeliveryEvent>, string, string]>([
    ['send', {}, 'sent', 'waiting'],
    ['delay', toBen, 'sent', 'waiting'],
    ['delivery', {}, 'delivered', 'waiting'],
    ['bounce', { bounceType: 'Permanent', ...toBen }, 'bounced', 'ended'],
    ['complaint', toBen, 'complained', 'ended'],
  ])(
    'whichever it is, a %s among them, the send is completed first',
    async (what, about, delivery, state) => {
      for (const between of [async () => undefined, afterAnHour]) {
        const { desk, mail } = await lineBroke();
        await between(desk);
        await noteDelivery(desk.house, eventOf(desk, mail, what, about));
        const enrollment = await desk.enrollment();
        expect(enrollment.sent.map((s) => s.step)).toEqual(['1-inquire']);
        expect(enrollment.state.at).toBe(state);
        const recorded = await desk.house.messages.ofContact(nora.id, ben.id);
        expect(recorded.map((m) => [m.step, m.delivery])).toEqual([['1-inquire', delivery]]);
      }
    },
  );

  test('an answer to the id that only SES knew finds the thread', async () => {
    const { desk, mail } = await lineBroke();
    const event = eventOf(desk, mail, 'delivery');
    await noteDelivery(desk.house, event);
    expect(
      await desk.receive({
        from: 'ben@private.example',
        to: 'nora@in.goodword.example',
        references: [event.messageId],
        text: 'Hi Nora!',
      }),
    ).toEqual({ at: 'reply', because: 'message-id' });
  });

  test('taken as arrived before SES had named it learns its name', async () => {
    const { desk, mail } = await lineBroke();
    await afterAnHour(desk);
    await desk.say(only(desk.look(), 'notice'), 'done');
    const event = eventOf(desk, mail, 'delivery');
    await noteDelivery(desk.house, event);
    expect((await desk.enrollment()).references).toContain(event.messageId);
    expect(await desk.house.messages.byMessageId(event.messageId)).toMatchObject({ contactId: ben.id });
  });

  test('of a contact who was forgotten, of somebody else, or with tags nobody wrote changes nothing', async () => {
    const { desk, mail } = await lineBroke();
    const event = eventOf(desk, mail, 'delivery');
    for (const enrollment of [
      'nobody00-benosei1-1',
      'nora0001-nobody00-1',
      'nora0001-benosei1-9',
      '../../x',
      '',
    ]) {
      await noteDelivery(desk.house, { ...event, tags: { ...event.tags, enrollment } });
    }
    await noteDelivery(desk.house, { ...event, tags: { ...event.tags, step: '9-none' } });
    expect((await desk.enrollment()).state.at).toBe('sending');
  });
});

describe('news of a mail that went out', () => {
  const bounce = (over: Partial<DeliveryEvent> & { status?: string }): Partial<DeliveryEvent> => ({
    bounceType: 'Permanent',
    bounceSubType: 'General',
    recipients: [
      {
        address: 'ben@helio.example',
        ...(over.status === undefined ? {} : { status: over.status }),
        diagnostic: `smtp; 550 ${over.status ?? ''}`,
      },
    ],
    ...over,
  });

  test.each<[string, Partial<DeliveryEvent>, 'dead' | 'alive']>([
    ['an unknown user', bounce({ status: '5.1.1' }), 'dead'],
    ['days of trying in vain', bounce({ bounceType: 'Transient', status: '4.4.7' }), 'dead'],
    ['our standing', bounce({ status: '5.7.1' }), 'alive'],
    [
      'our standing, although SES calls it permanent',
      bounce({ bounceSubType: 'General', status: '5.7.26' }),
      'alive',
    ],
    [
      'a mail that is too large',
      bounce({ bounceType: 'Transient', bounceSubType: 'MessageTooLarge', status: '5.3.4' }),
      'alive',
    ],
    [
      'its content',
      bounce({ bounceType: 'Transient', bounceSubType: 'ContentRejected', status: '5.6.0' }),
      'alive',
    ],
    [
      'a full mailbox',
      bounce({ bounceType: 'Transient', bounceSubType: 'MailboxFull', status: '4.2.2' }),
      'alive',
    ],
  ])('a bounce for %s', async (_why, about, fate) => {
    const desk = await openDesk();
    const { mail } = await firstMailOut(desk);
    await noteDelivery(desk.house, eventOf(desk, mail, 'bounce', about));
    await noteDelivery(desk.house, eventOf(desk, mail, 'bounce', about));
    const dead = fate === 'dead';
    expect(Boolean(await desk.house.suppressions.find('ben@helio.example'))).toBe(dead);
    expect((await desk.contact()).addresses[0]?.stale).toBe(dead ? 'hard-bounce' : undefined);
    expect((await desk.contact()).doNotContact).toBeUndefined();
    expect((await desk.enrollment()).state).toMatchObject(
      dead ? { at: 'ended', why: 'bounced' } : { at: 'waiting' },
    );
    expect((await desk.house.messages.ofContact(nora.id, ben.id))[0]).toMatchObject({ delivery: 'bounced' });
    const notice = only(desk.look(), 'notice');
    expect(notice.text).toMatch(dead ? /does not exist any more/ : /says nothing against the address/);
  });

  test('five soft bounces in a row count as dead, four and a delivery do not', async () => {
    const desk = await openDesk();
    const { mail } = await firstMailOut(desk);
    const full = bounce({ bounceType: 'Transient', bounceSubType: 'MailboxFull', status: '4.2.2' });
    const soft = (i: number) =>
      noteDelivery(desk.house, { ...eventOf(desk, mail, 'bounce', full), sesId: `soft-${i}` });
    for (const i of [1, 2, 3, 4, 4, 4]) await soft(i);
    expect(await desk.house.suppressions.find('ben@helio.example')).toBeUndefined();
    await noteDelivery(desk.house, eventOf(desk, mail, 'delivery'));
    for (const i of [5, 6, 7, 8]) await soft(i);
    expect(await desk.house.suppressions.find('ben@helio.example')).toBeUndefined();
    await soft(9);
    expect(await desk.house.suppressions.find('ben@helio.example')).toMatchObject({ reason: 'soft-bounces' });
  });

  test('a soft bounce leaves no address where a deletion does not reach', async () => {
    const desk = await openDesk();
    const { mail } = await firstMailOut(desk);
    const full = bounce({ bounceType: 'Transient', bounceSubType: 'MailboxFull', status: '4.2.2' });
    const { claims } = desk.house;
    const asked: string[] = [];
    const house = {
      ...desk.house,
      claims: {
        ...claims,
        once: (key: string, days: number) => (asked.push(key), claims.once(key, days)),
        take: (key: string, most: number, days: number) => (asked.push(key), claims.take(key, most, days)),
      },
    };
    await noteDelivery(house, { ...eventOf(desk, mail, 'bounce', full), sesId: 'soft-1' });
    expect(asked.filter((claim) => claim.startsWith('soft#'))).toHaveLength(2);
    expect(asked.join()).not.toContain('ben@');
  });

  test('a later mail that is delivered ends the row of soft bounces as well', async () => {
    const desk = await openDesk();
    const { mail } = await firstMailOut(desk);
    const full = bounce({ bounceType: 'Transient', bounceSubType: 'MailboxFull', status: '4.2.2' });
    const soft = (i: number) =>
      noteDelivery(desk.house, { ...eventOf(desk, mail, 'bounce', full), sesId: `soft-${i}` });
    const goesOut = async (step: string) => {
      desk.house.clock.advance(60_000);
      await desk.house.messages.record({
        ...{ ...key, id: `1-${step}`, step, direction: 'out', at: desk.house.clock.now() },
        ...{ from: nora.sendingAddress, to: mail.to.address, subject: mail.subject, text: 'Hi again' },
        ...{ messageIds: [`${step}@email.amazonses.example`], delivery: 'sent' },
      });
    };
    for (const i of [1, 2, 3, 4]) await soft(i);
    await goesOut('2-nudge');
    const came = eventOf(desk, mail, 'delivery');
    const about = { ...came, messageId: '2-nudge@email.amazonses.example' };
    await noteDelivery(desk.house, { ...about, tags: { ...came.tags, step: '2-nudge' } });
    await goesOut('3-last');
    for (const i of [5, 6, 7, 8]) await soft(i);
    expect(await desk.house.suppressions.find('ben@helio.example')).toBeUndefined();
    await soft(9);
    expect(await desk.house.suppressions.find('ben@helio.example')).toMatchObject({ reason: 'soft-bounces' });
  });

  test('touches only the recipient that failed, and only if he is the contact written to', async () => {
    const two = { ...ben, addresses: [...ben.addresses, { address: 'ben@private.example', source: 'you' }] };
    const desk = await openDesk({ contacts: [two] });
    const { mail } = await firstMailOut(desk);
    const recipients = [
      { address: 'ben@helio.example', status: '5.1.1' },
      { address: 'nora@home.example', status: '5.1.1' },
    ];
    await noteDelivery(desk.house, eventOf(desk, mail, 'bounce', bounce({ recipients })));
    expect(await desk.house.suppressions.find('nora@home.example')).toBeUndefined();
    expect(await desk.house.suppressions.find('ben@private.example')).toBeUndefined();
    expect((await desk.contact()).addresses.map((a) => a.stale)).toEqual(['hard-bounce', undefined]);
  });

  test('a complaint is a stop: for ever, for every address, and no mail to the contact', async () => {
    const two = { ...ben, addresses: [...ben.addresses, { address: 'ben@private.example', source: 'you' }] };
    const desk = await openDesk({ contacts: [two] });
    const { mail } = await firstMailOut(desk);
    await noteDelivery(
      desk.house,
      eventOf(desk, mail, 'complaint', { recipients: [{ address: 'ben@helio.example' }] }),
    );
    expect(await desk.house.suppressions.find('ben@helio.example')).toMatchObject({ reason: 'complaint' });
    expect(await desk.house.suppressions.find('ben@private.example')).toMatchObject({ reason: 'stop' });
    expect((await desk.contact()).doNotContact?.because).toMatch(/spam/);
    expect((await desk.enrollment()).state).toMatchObject({ at: 'ended', why: 'stop' });
    await desk.pass(60);
    const letters = desk.look();
    expect(letters.map(kindOf)).toEqual(['notice']);
    expect(letters[0]?.to.address).toBe(nora.address);
    expect((await desk.house.messages.ofContact(nora.id, ben.id))[0]).toMatchObject({
      delivery: 'complained',
    });
  });

  test('that SES rejected it is told to the owner; a delay to nobody', async () => {
    const desk = await openDesk();
    const { mail } = await firstMailOut(desk);
    await noteDelivery(
      desk.house,
      eventOf(desk, mail, 'delay', { recipients: [{ address: 'ben@helio.example' }] }),
    );
    expect(desk.look()).toEqual([]);
    await noteDelivery(desk.house, eventOf(desk, mail, 'reject', { diagnostic: 'Bad content' }));
    expect(only(desk.look(), 'notice').text).toContain('Bad content');
  });

  test('that the owner’s own mailbox bounces is said to the operator, and starts no loop', async () => {
    const desk = await openDesk();
    await desk.start();
    const preview = only(desk.look(), 'preview');
    await noteDelivery(
      desk.house,
      eventOf(desk, preview, 'bounce', {
        bounceType: 'Permanent',
        recipients: [{ address: nora.address, status: '5.1.1' }],
      }),
    );
    expect(desk.look()).toEqual([]);
    expect(desk.house.log.lines).toContainEqual(
      expect.objectContaining({ event: 'owner mail not delivered' }),
    );
    expect(JSON.stringify(desk.house.log.lines)).not.toContain('@');
  });
});

const replyTo = async (desk: Desk): Promise<string> => {
  const letter = desk.house.postman.letters.find((l) => kindOf(l) === 'step');
  return letter?.replyTo?.address ?? '';
};
