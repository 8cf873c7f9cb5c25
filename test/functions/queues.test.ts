import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { approve } from '../../core/assistant/approve.ts';
import { enroll } from '../../core/assistant/enroll.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { handle as due } from '../../functions/due.ts';
import { handle as mailEvents } from '../../functions/mail-events.ts';
import { handle as mailIn } from '../../functions/mail-in.ts';
import { handle as tick } from '../../functions/tick.ts';
import { sqsEvent } from '../../local/events.ts';
import type { Laptop } from '../e2e/laptop.ts';
import { openLaptop, PASS } from '../e2e/laptop.ts';
import { waitingIn } from './records.ts';

let laptop: Laptop;
let people = 0;
const warnings = vi.spyOn(console, 'warn').mockImplementation(() => undefined);

beforeAll(async () => {
  laptop = await openLaptop();
});
afterAll(async () => laptop.close());
beforeEach(() => warnings.mockClear());

const house = () => laptop.goodword.assistant.house;
const somebody = (): Promise<Contact> => {
  people += 1;
  const name = `Ben ${String.fromCharCode(64 + people)}osei`;
  const facts = { sharedWork: 'the Atlas migration', memory: 'the missing partition' };
  return laptop.add(name, {
    kind: 'previous_coworker',
    company: `Firm ${people}`,
    addresses: [`ben${people}@firm${people}.example`],
    facts,
  });
};
const approved = async (): Promise<{ contact: Contact; at: string }> => {
  const contact = await somebody();
  const enrolled = await enroll(house(), {
    ownerId: contact.ownerId,
    contactId: contact.id,
    sequence: 'reconnect',
    because: 'a test',
  });
  if (enrolled.at === 'refused') throw new Error(enrolled.because);
  const done = await approve(house(), enrolled.enrollment);
  if (done.at === 'refused' || done.enrollment.state.at !== 'scheduled') throw new Error('not scheduled');
  return { contact, at: done.enrollment.state.due };
};
const stateOf = async (contact: Contact) =>
  (await house().enrollments.ofContact(contact.ownerId, contact.id)).at(-1)?.state.at;

describe('a batch with one bad record among good ones', () => {
  test('of due things: only the bad one comes back', async () => {
    const { contact, at } = await approved();
    await laptop.clock.moveTo(at);
    const thing = { kind: 'enrollment', ownerId: contact.ownerId, contactId: contact.id, n: 1, due: at };
    const event = sqsEvent('due', [
      'not json',
      { kind: 'nobody knows' },
      thing,
      { ...thing, contactId: 'nobody00' },
    ]);
    const answer = await due(laptop.goodword.assistant)(event);
    expect(answer.batchItemFailures).toEqual(
      event.Records.slice(0, 2).map((r) => ({ itemIdentifier: r.messageId })),
    );
    expect(await stateOf(contact)).toBe('waiting');
    expect(warnings).toHaveBeenCalledTimes(2);
  });

  test('of due things: all of them are done at once', async () => {
    let begun = 0;
    let letAllGo: () => void = () => undefined;
    const allBegun = new Promise<void>((resolve) => (letAllGo = resolve));
    const things = [1, 2, 3, 4, 5].map((n) => ({
      kind: 'enrollment',
      ...{ ownerId: 'nora0001', contactId: 'benosei1', n, due: '2026-11-30T15:00:00.000Z' },
    }));
    const doDue = async () => {
      begun += 1;
      if (begun === things.length) letAllGo();
      await allBegun;
    };
    expect(await due({ doDue })(sqsEvent('due', things))).toEqual({ batchItemFailures: [] });
  });

  test('of incoming mail: only the broken notification and the mail without bytes come back', async () => {
    const contact = await somebody();
    const { receive } = laptop.goodword.emulators;
    await receive(
      `From: ${contact.addresses[0]?.address ?? ''}\r\nSubject: hello\r\n\r\nFree for coffee?\r\n`,
      { recipients: ['x@reply.goodword.example'], verdicts: PASS },
    );
    const [body = ''] = await waitingIn(laptop, 'mail-in');
    const withoutBytes = body.replaceAll(/[0-9a-f]{40}/g, 'f'.repeat(40));
    const withoutVerdicts = body.replaceAll('dmarcVerdict', 'somethingElse');
    const event = sqsEvent('mail-in', [
      withoutVerdicts,
      body,
      withoutBytes,
      'Successfully validated SNS topic for Amazon SES event publishing.',
      '{"notificationType":"AmazonSnsSubscriptionSucceeded"}',
    ]);
    const answer = await mailIn(laptop.goodword.assistant)(event);
    expect(answer.batchItemFailures.map((f) => f.itemIdentifier)).toEqual([
      event.Records[0]?.messageId,
      event.Records[2]?.messageId,
    ]);
    const heard = await house().messages.ofContact(contact.ownerId, contact.id);
    expect(heard).toMatchObject([{ direction: 'in', matchedBy: 'sender' }]);
  });

  test('of delivery events: only the broken one comes back', async () => {
    const { contact, at } = await approved();
    await laptop.clock.moveTo(at);
    await due(laptop.goodword.assistant)(
      sqsEvent('due', [
        { kind: 'enrollment', ownerId: contact.ownerId, contactId: contact.id, n: 1, due: at },
      ]),
    );
    const bodies = await waitingIn(laptop, 'mail-events');
    const own = bodies.filter((body) => body.includes(contact.id));
    expect(own.length).toBeGreaterThanOrEqual(2);
    const event = sqsEvent('mail-events', [
      '{"eventType":"Bounce"}',
      ...own,
      ...own,
      '{"eventType":"Open","mail":{}}',
    ]);
    const answer = await mailEvents(laptop.goodword.assistant)(event);
    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: event.Records[0]?.messageId }]);
    expect(await house().messages.ofContact(contact.ownerId, contact.id)).toMatchObject([
      { delivery: 'delivered' },
    ]);
  });

  test('says in the log what failed, and no word or address of any mail', async () => {
    const event = sqsEvent('mail-in', ['{"notificationType":"Received","secret":"ben@helio.example"}']);
    await mailIn(laptop.goodword.assistant)(event);
    const [line] = warnings.mock.calls.flat() as unknown[];
    expect(line).toMatchObject({ event: 'record failed', record: event.Records[0]?.messageId });
    expect(JSON.stringify(line)).not.toMatch(/helio|@[a-z]/);
  });

  test('that is empty fails nothing', async () => {
    expect(await due(laptop.goodword.assistant)(sqsEvent('due', []))).toEqual({ batchItemFailures: [] });
  });
});

describe('a tick', () => {
  test('puts everything due on the queue in the form that the next function reads', async () => {
    await waitingIn(laptop, 'due');
    const first = await approved();
    const second = await approved();
    await laptop.clock.moveTo(first.at > second.at ? first.at : second.at);
    const { due: count } = await tick(laptop.goodword.assistant)();
    const bodies = await waitingIn(laptop, 'due');
    expect(bodies.length).toBe(count);
    for (const { contact } of [first, second])
      expect(bodies.some((body) => body.includes(contact.id))).toBe(true);
    const answer = await due(laptop.goodword.assistant)(sqsEvent('due', bodies));
    expect(answer.batchItemFailures).toEqual([]);
  });
});
