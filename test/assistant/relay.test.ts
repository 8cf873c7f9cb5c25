import { describe, expect, test } from 'vitest';
import { noteDelivery } from '../../core/assistant/note-delivery.ts';
import { stopContact } from '../../core/assistant/stop-contact.ts';
import { DAY, MINUTE } from '../../core/domain/instant.ts';
import type { Letter, SendOutcome } from '../../core/domain/mail/mail.ts';
import { ana, ben, nora } from '../cast.ts';
import { Crash, crashing } from '../fakes/crash.ts';
import type { Desk } from './desk.ts';
import { eventOf, firstMailOut, kindOf, only, openDesk } from './desk.ts';

/** Ben asked something, and Nora has his question in front of her. */
async function asked(): Promise<{ desk: Desk; forward: Letter; mail: Letter }> {
  const desk = await openDesk();
  const { replyTo, mail } = await firstMailOut(desk);
  await desk.receive({
    from: 'ben@helio.example',
    to: replyTo,
    text: 'Are you open to moving to Lisbon?',
    messageId: 'ben-1@helio.example',
  });
  return { desk, mail, forward: only(desk.look(), 'reply') };
}

const toBen = (letters: Letter[]): Letter[] => letters.filter((l) => l.to.address === 'ben@helio.example');

describe('an answer to a forwarded reply', () => {
  test('goes into the thread from the owner’s sending address, without her private one, and is recorded', async () => {
    const { desk, forward, mail } = await asked();
    await desk.say(
      forward,
      'Lisbon would be wonderful.\n\nNora\n\nOn Tue, 1 Dec 2026, Goodword wrote:\n> | Are you open to moving to Lisbon?',
    );
    const letters = desk.look();
    const relay = only(letters, 'relay');
    expect(relay).toMatchObject({
      from: { name: 'Nora Reyes', address: nora.sendingAddress },
      to: { address: 'ben@helio.example' },
      subject: `Re: ${mail.subject}`,
      inReplyTo: 'ben-1@helio.example',
    });
    expect(relay.text).toBe('Lisbon would be wonderful.\n\nNora\n');
    expect(JSON.stringify(relay)).not.toMatch(/wrote:|home\.example/);
    expect(relay.references.at(-1)).toBe('ben-1@helio.example');
    const messages = await desk.house.messages.ofContact(nora.id, ben.id);
    expect(messages.map((m) => [m.direction, m.delivery])).toEqual([
      ['out', 'sent'],
      ['in', undefined],
      ['out', 'sent'],
    ]);
    // The question is answered: the step behind the gate is prepared, for her word.
    expect((await desk.enrollment()).state).toMatchObject({ at: 'asking', step: '3-ask' });
    expect((await desk.enrollment()).lastMessageId).toMatch(/^ses-/);
  });

  test('goes once, however often its mail is delivered', async () => {
    const { desk, forward } = await asked();
    for (let i = 0; i < 3; i++) await desk.say(forward, 'Yes, gladly.', { key: 'again' });
    expect(desk.look().filter((l) => kindOf(l) === 'relay')).toHaveLength(1);
    desk.house.clock.advance(70 * DAY);
    await desk.say(forward, 'Yes, gladly.', { key: 'again' });
    expect(desk.look().filter((l) => kindOf(l) === 'relay')).toHaveLength(0);
  });

  test.each([
    'STOP',
    'stop Ben',
    'yes',
    'no',
    'pause',
    'later 2 weeks',
    'undo',
    '1 yes\nnote Ben: met his boss',
  ])('that reads like a command is not passed on, and not obeyed either: %j', async (text) => {
    const { desk, forward } = await asked();
    await desk.say(forward, text);
    const letters = desk.look();
    expect(toBen(letters)).toEqual([]);
    expect(only(letters, 'echo').text).toMatch(/reads like a command/);
    expect(await desk.house.commands.latest(nora.id, 9)).toEqual([]);
  });

  test('that only begins like one is passed on', async () => {
    const { desk, forward } = await asked();
    await desk.say(forward, 'Yes, I am! Could we stop by your office on Friday?');
    expect(toBen(desk.look())).toHaveLength(1);
  });

  test.each(['', '\n\n> | quoted only', '-- \nNora'])(
    'without words of its own is not passed on: %j',
    async (text) => {
      const { desk, forward } = await asked();
      await desk.say(forward, text);
      const letters = desk.look();
      expect(toBen(letters)).toEqual([]);
      expect(only(letters, 'echo').text).toMatch(/no words of its own/);
    },
  );

  test.each([
    [
      'after a stop',
      async (desk: Desk) =>
        stopContact(desk.house, { ownerId: nora.id, contactId: ben.id, by: 'contact', evidence: 'STOP' }),
      /must not be written to \(asked to stop/,
    ],
    [
      'when the address was suppressed',
      async (desk: Desk) =>
        desk.house.suppressions.add('ben@helio.example', {
          reason: 'complaint',
          at: '2026-12-01T00:00:00.000Z',
          evidence: 'spam',
        }),
      /complaint: spam/,
    ],
    [
      'when the contact is gone',
      async (desk: Desk) => desk.house.contacts.erase(await desk.contact()),
      /the contact is gone/,
    ],
    [
      'when no address is left',
      async (desk: Desk) =>
        desk.house.contacts.save({
          ...(await desk.contact()),
          addresses: [{ address: 'ben@helio.example', source: 'you', stale: 'they left' }],
        }),
      /has no address/,
    ],
  ])('is refused %s, and the owner hears why', async (_when, happen, because) => {
    const { desk, forward } = await asked();
    await happen(desk);
    expect(await desk.say(forward, 'Yes, gladly.')).toMatchObject({ at: 'kept' });
    const letters = desk.look();
    expect(toBen(letters)).toEqual([]);
    expect(only(letters, 'echo').text).toMatch(because);
  });

  test('goes to his new address when the old one is dead', async () => {
    const { desk, forward } = await asked();
    const contact = await desk.contact();
    await desk.house.contacts.save({
      ...contact,
      addresses: [
        { address: 'ben@helio.example', source: 'you', stale: 'they left' },
        { address: 'ben@kestrel.example', source: 'you' },
      ],
    });
    await desk.say(forward, 'Yes, gladly.');
    expect(only(desk.look(), 'relay').to.address).toBe('ben@kestrel.example');
  });

  test('to somebody who was never written to works too', async () => {
    const desk = await openDesk({ contacts: [ana] });
    await desk.receive({
      from: 'ana@nordwind.example',
      to: 'x@in.goodword.example',
      subject: 'Coffee?',
      text: 'Free on Friday?',
    });
    await desk.say(only(desk.look(), 'reply'), 'Friday at ten works for me.');
    const relay = only(desk.look(), 'relay');
    expect(relay).toMatchObject({ to: { address: 'ana@nordwind.example' }, subject: 'Re: Coffee?' });
    await desk.receive({
      from: 'ana@nordwind.example',
      to: relay.replyTo?.address ?? '',
      text: 'See you there.',
    });
    expect(only(desk.look(), 'reply').text).toContain('See you there');
  });

  test('carries no attachment, and says so', async () => {
    const { desk, forward } = await asked();
    const parts =
      '--b\r\nContent-Type: text/plain\r\n\r\nHere it is.\r\n--b\r\nContent-Type: application/pdf; name=cv.pdf\r\nContent-Disposition: attachment; filename=cv.pdf\r\n\r\nx\r\n--b--';
    const raw = `From: ${nora.address}\r\nTo: ${forward.replyTo?.address ?? ''}\r\nSubject: Re\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${parts}`;
    await desk.house.rawMail.put('cv', new TextEncoder().encode(raw));
    const { takeMail } = await import('../../core/assistant/take-mail.ts');
    const verdicts = { spf: 'PASS', dkim: 'PASS', dmarc: 'PASS', spam: 'PASS', virus: 'PASS' } as const;
    await takeMail(desk.house, {
      key: 'cv',
      recipients: [forward.replyTo?.address ?? ''],
      verdicts,
      receivedAt: desk.house.clock.now(),
    });
    const letters = desk.look();
    expect(only(letters, 'relay').text.trim()).toBe('Here it is.');
    expect(only(letters, 'echo').text).toMatch(/attachment did not/);
  });
});

describe('an answer whose fate is not clear', () => {
  test('in doubt is said, is not sent again by itself, and is completed by its delivery', async () => {
    const { desk, forward } = await asked();
    desk.house.postman.next({ at: 'unknown', because: 'the line broke' });
    await desk.say(forward, 'Yes, gladly.', { key: 'doubt' });
    const letters = desk.look();
    const relay = only(letters, 'relay');
    expect(only(letters, 'echo').text).toMatch(/may or may not have gone out/);
    desk.house.clock.advance(10 * MINUTE);
    await desk.say(forward, 'Yes, gladly.', { key: 'doubt' });
    expect(desk.look()).toEqual([]);
    await noteDelivery(desk.house, eventOf(desk, relay, 'delivery'));
    const last = (await desk.house.messages.ofContact(nora.id, ben.id)).at(-1);
    expect(last).toMatchObject({ direction: 'out', delivery: 'delivered', text: 'Yes, gladly.\n' });
    expect((await desk.enrollment()).state).toMatchObject({ at: 'asking', step: '3-ask' });
  });

  test.each<[string, SendOutcome]>([
    ['throttled', { at: 'try-later', because: 'Throttling' }],
    ['paused', { at: 'paused', because: 'paused' }],
  ])('%s goes when the queue brings it back', async (_what, outcome) => {
    const { desk, forward } = await asked();
    desk.house.postman.next(outcome);
    await expect(desk.say(forward, 'Yes, gladly.', { key: 'later' })).rejects.toThrow();
    await desk.say(forward, 'Yes, gladly.', { key: 'later' });
    expect(toBen(desk.look())).toHaveLength(2);
    expect((await desk.house.messages.ofContact(nora.id, ben.id)).at(-1)).toMatchObject({ delivery: 'sent' });
  });

  test('refused is said with the reason', async () => {
    const { desk, forward } = await asked();
    desk.house.postman.next({ at: 'refused', about: 'address', because: 'no such domain' });
    await desk.say(forward, 'Yes, gladly.');
    expect(only(desk.look(), 'echo').text).toMatch(/refused your answer to Ben Osei: no such domain/);
  });

  test('never goes twice and is never lost in silence, wherever the process dies', async () => {
    for (let at = 0; ; at++) {
      const { desk, forward } = await asked();
      const { house, calls } = crashing(desk.house, at, at % 2 ? 'before' : 'after');
      const to = forward.replyTo?.address ?? '';
      const wire = { from: nora.address, to, text: 'Yes, gladly.', key: 'crash' };
      const died = await desk.receive(wire, house).then(
        () => false,
        (error: unknown) => error instanceof Crash,
      );
      desk.house.clock.advance(10 * MINUTE);
      await desk.receive(wire);
      const letters = desk.look();
      const went = toBen(letters).length;
      const told = letters.filter((l) => kindOf(l) === 'echo');
      expect(went, `died at ${at}`).toBeLessThanOrEqual(1);
      if (went === 0) expect(told.length, `died at ${at}`).toBeGreaterThan(0);
      if (!died && at > calls()) break;
    }
  });
});
