import { GetSendQuotaCommand, SendRawEmailCommand, type SendRawEmailCommandInput } from '@aws-sdk/client-ses';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readDeliveryEvent } from '../../core/mail/ses-events.ts';
import { sesPostman } from '../../core/mail/send.ts';
import type { Letter, SendOutcome } from '../../core/domain/mail/mail.ts';
import { pollQueues } from '../../local/pollers.ts';
import type { Fault } from '../../local/ses-faults.ts';
import type { Emulators } from '../../local/stack.ts';
import { freshFolder, INBOUND, sesClient, SENDING, startIn } from './stack.ts';

const letter: Letter = {
  from: { name: 'Nora Reyes', address: `nora@${SENDING}` },
  to: { name: 'Ben Osei', address: 'ben@helio.example' },
  replyTo: { name: 'Nora Reyes', address: `nora+t0ken@${INBOUND}` },
  subject: 'The streaming platform at Helio',
  text: 'Hi Ben,\n\nhow is it?',
  html: '<p>Hi Ben,</p><p>how is it?</p>',
  references: ['own-1@goodword.example'],
  headers: {},
  tags: { enrollment: 'nora0001-benosei1-1', step: '1' },
};

let folder: Awaited<ReturnType<typeof freshFolder>>;
let stack: Emulators;
const bodies: string[] = [];

const post = (to: Partial<Letter> = {}, timeout?: number): Promise<SendOutcome> =>
  sesPostman(sesClient(stack, timeout), stack).send({ ...letter, ...to });

async function eventsOf(sesId: string) {
  await pollers().drain();
  return bodies
    .map((body) => readDeliveryEvent(body, stack.messageIdDomain))
    .filter((event) => event?.sesId === sesId);
}

const pollers = () =>
  pollQueues({
    ...stack,
    settled: stack.ses.settled,
    functions: {
      due: async () => {},
      'mail-in': async () => {},
      'mail-events': async ({ Records }) => void bodies.push(...Records.map(({ body }) => body)),
    },
  });

beforeAll(async () => {
  folder = await freshFolder();
  stack = await startIn(folder.dataDir);
});
afterEach(() => stack.ses.faults.clear());
afterAll(async () => {
  await stack.stop();
  await folder.remove();
});

describe('a mail handed to SES', () => {
  test('is sent with our id in References, SES’s Message-ID on the wire, and its tags', async () => {
    const outcome = await post();
    if (outcome.at !== 'sent') throw new Error(outcome.because);
    expect(outcome.messageId).toBe(`${outcome.sesId}@email.amazonses.com`);
    const mail = stack.ses.mails().find(({ sesId }) => sesId === outcome.sesId);
    expect(mail?.tags).toEqual(letter.tags);
    expect(mail?.destinations).toEqual(['ben@helio.example']);
    expect(mail?.configurationSet).toBe(stack.configurationSet);
    const wire = mail?.wire.toString() ?? '';
    expect(wire).toContain(`Message-ID: <${outcome.messageId}>`);
    expect(wire.match(/^Message-ID:/gim)).toHaveLength(1);
    expect(wire).toContain('References: <own-1@goodword.example>');
    expect(mail?.raw.toString()).not.toContain(outcome.sesId);
  });
});

const error = (code: string, more: Partial<Fault & { at: 'error' }> = {}): Fault => ({
  at: 'error',
  code,
  ...more,
});

describe('what SES’s answer says about the mail', () => {
  test.each<[string, Fault, Partial<SendOutcome>, 'kept' | 'not kept']>([
    [
      'the rate',
      error('Throttling', { message: 'Maximum sending rate exceeded.' }),
      { at: 'try-later' },
      'not kept',
    ],
    [
      'the day',
      error('Throttling', { message: 'Daily message quota exceeded.' }),
      { at: 'try-later' },
      'not kept',
    ],
    ['a paused account', error('AccountSendingPausedException'), { at: 'paused' }, 'not kept'],
    ['a paused set', error('ConfigurationSetSendingPausedException'), { at: 'paused' }, 'not kept'],
    [
      'an unverified sender',
      error('MailFromDomainNotVerifiedException'),
      { at: 'refused', about: 'account' },
      'not kept',
    ],
    ['a missing set', error('ConfigurationSetDoesNotExist'), { at: 'refused', about: 'account' }, 'not kept'],
    ['a limit', error('LimitExceededException'), { at: 'refused', about: 'account' }, 'not kept'],
    [
      'missing rights',
      error('AccessDenied', { status: 403 }),
      { at: 'refused', about: 'account' },
      'not kept',
    ],
    [
      'a bad address',
      error('InvalidParameterValue', { message: 'Illegal address' }),
      { at: 'refused', about: 'address' },
      'not kept',
    ],
    [
      'a bad header',
      error('InvalidParameterValue', { message: "Duplicate header 'To'." }),
      { at: 'refused', about: 'message' },
      'not kept',
    ],
    [
      'bad content',
      error('MessageRejected', { message: 'Bad content' }),
      { at: 'refused', about: 'message' },
      'not kept',
    ],
    [
      'a blacklist',
      error('MessageRejected', { message: 'Address blacklisted.' }),
      { at: 'refused', about: 'address' },
      'not kept',
    ],
    ['an internal failure', error('InternalFailure', { status: 500 }), { at: 'unknown' }, 'not kept'],
    [
      'an internal failure after it was taken',
      error('InternalFailure', { status: 500, accepted: true }),
      { at: 'unknown' },
      'kept',
    ],
    ['no service', error('ServiceUnavailable', { status: 503 }), { at: 'unknown' }, 'not kept'],
    ['a dropped connection', { at: 'drop' }, { at: 'unknown' }, 'not kept'],
    ['a connection dropped after it was taken', { at: 'drop', accepted: true }, { at: 'unknown' }, 'kept'],
    ['no answer', { at: 'hang' }, { at: 'unknown' }, 'not kept'],
    ['no answer though it was taken', { at: 'hang', accepted: true }, { at: 'unknown' }, 'kept'],
  ])('%s', async (_, fault, expected, kept) => {
    const before = stack.ses.mails().length;
    stack.ses.faults.add(fault);
    expect(await post({}, 150)).toMatchObject(expected);
    expect(stack.ses.mails().length - before).toBe(kept === 'kept' ? 1 : 0);
  });
});

describe('what SES refuses by itself', () => {
  test.each<[string, Partial<Letter>, Partial<SendOutcome>]>([
    [
      'a sender of another domain',
      { from: { name: 'Nora', address: 'nora@gmail.com' } },
      { at: 'refused', about: 'account' },
    ],
    ['a tag it could not report', { tags: { step: 'STEP#1' } }, { at: 'refused', about: 'message' }],
    [
      'two recipients in one address',
      { to: { name: '', address: 'a@b.example,c@d.example' } },
      { at: 'refused', about: 'address' },
    ],
    [
      'an address SES cannot write',
      { to: { name: '', address: 'jörg@b.example' } },
      { at: 'refused', about: 'address' },
    ],
  ])('%s', async (_, change, expected) => {
    const before = stack.ses.mails().length;
    expect(await post(change)).toMatchObject(expected);
    expect(stack.ses.mails()).toHaveLength(before);
  });

  test.each<[string, Partial<SendRawEmailCommandInput>, string]>([
    ['a tag outside its alphabet', { Tags: [{ Name: 'step', Value: 'STEP#1' }] }, 'InvalidParameterValue'],
    [
      'a header that stands twice',
      { RawMessage: { Data: Buffer.from(`From: a@${SENDING}\r\nFrom: b@${SENDING}\r\n\r\nx`) } },
      'InvalidParameterValue',
    ],
    ['a set it does not know', { ConfigurationSetName: 'other' }, 'ConfigurationSetDoesNotExistException'],
    [
      'fifty-one recipients',
      { Destinations: Array.from({ length: 51 }, (_, i) => `p${i}@b.example`) },
      'InvalidParameterValue',
    ],
  ])('%s', async (_, change, name) => {
    const call = new SendRawEmailCommand({
      RawMessage: { Data: Buffer.from(`From: nora@${SENDING}\r\nTo: ben@helio.example\r\n\r\nx`) },
      Destinations: ['ben@helio.example'],
      ...change,
    });
    await expect(sesClient(stack).send(call)).rejects.toMatchObject({ name });
  });

  test('a rate and a day over the quota, and a service that cannot be reached is tried later', async () => {
    const { dataDir, remove } = await freshFolder();
    const small = await startIn(dataDir, { quota: { perSecond: 1, perDay: 3 } });
    const call = () =>
      new SendRawEmailCommand({
        RawMessage: { Data: Buffer.from(`From: nora@${SENDING}\r\n\r\nx`) },
        Destinations: ['ben@helio.example'],
      });
    const client = sesClient(small);
    const answers = await Promise.allSettled(
      [call(), call(), call(), call()].map((each) => client.send(each)),
    );
    expect(answers.filter(({ status }) => status === 'rejected')).toHaveLength(2);
    expect(await client.send(new GetSendQuotaCommand({}))).toMatchObject({
      MaxSendRate: 1,
      Max24HourSend: 3,
      SentLast24Hours: 2,
    });
    const postman = sesPostman(client, small);
    expect(await postman.send({ ...letter, to: { name: '', address: 'x@b.example' } })).toMatchObject({
      at: 'try-later',
    });
    await small.stop();
    expect(await sesPostman(client, small).send(letter)).toMatchObject({
      at: 'try-later',
      because: expect.stringContaining('ECONNREFUSED'),
    });
    await remove();
  });
});

describe('what SES reports afterwards', () => {
  const simulator = (name: string) => ({ name: '', address: `${name}@simulator.amazonses.com` });
  test.each<[string, string[], object]>([
    ['success', ['delivery'], { diagnostic: '250 2.6.0 Message received' }],
    [
      'bounce',
      ['bounce'],
      { bounceType: 'Permanent', bounceSubType: 'General', recipients: [{ status: '5.1.1' }] },
    ],
    ['suppressionlist', ['bounce'], { bounceType: 'Permanent', bounceSubType: 'Suppressed' }],
    ['complaint', ['delivery', 'complaint'], { diagnostic: 'abuse' }],
    ['bounce+label', ['bounce'], { recipients: [{ address: 'bounce+label@simulator.amazonses.com' }] }],
  ])('of %s@simulator', async (name, expected, last) => {
    const outcome = await post({ to: simulator(name) });
    if (outcome.at !== 'sent') throw new Error(outcome.because);
    const events = await eventsOf(outcome.sesId);
    expect(events.map((event) => event?.what)).toEqual(expected);
    for (const event of events) {
      expect(event?.tags).toEqual(letter.tags);
      expect(event?.messageId).toBe(outcome.messageId);
    }
    expect(events.at(-1)).toMatchObject(last);
  });

  test('of a test virus: rejected, and never delivered', async () => {
    const virus = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$' + 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';
    const outcome = await post({ text: virus });
    if (outcome.at !== 'sent') throw new Error(outcome.because);
    expect((await eventsOf(outcome.sesId)).map((event) => event?.what)).toEqual(['reject']);
  });

  test('also when the answer was lost, so that a crashed send can be completed', async () => {
    stack.ses.faults.add({ at: 'drop', accepted: true });
    expect(await post()).toMatchObject({ at: 'unknown' });
    const { sesId = '' } = stack.ses.mails().at(-1) ?? {};
    expect((await eventsOf(sesId)).map((event) => event?.tags)).toContainEqual(letter.tags);
  });
});
