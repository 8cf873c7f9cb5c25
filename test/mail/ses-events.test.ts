import { describe, expect, test } from 'vitest';
import { readInboundNotification } from '../../core/mail/inbound-notification.ts';
import { readDeliveryEvent } from '../../core/mail/ses-events.ts';

const enveloped = (message: string) =>
  JSON.stringify({
    Type: 'Notification',
    MessageId: 'e1b2',
    TopicArn: 'arn:aws:sns:us-east-1:123456789012:mail-events',
    Message: message,
    Timestamp: '2026-11-22T23:38:00.000Z',
    SignatureVersion: '1',
    Signature: 'x',
    SigningCertURL: 'https://sns.us-east-1.amazonaws.com/x.pem',
    UnsubscribeURL: 'https://sns.us-east-1.amazonaws.com/',
  });
const mail = {
  timestamp: '2026-11-22T23:38:00.123+00:00',
  messageId: '0100018f-1',
  destination: ['ben@helio.example'],
  tags: { 'ses:configuration-set': ['goodword'], enrollment: ['nora0001-benosei1-1'], step: ['1'] },
};
const event = (eventType: string, more: object = {}) => JSON.stringify({ eventType, mail, ...more });
const read = (body: string) => readDeliveryEvent(body, 'email.amazonses.com');

// As in "Examples of event data that Amazon SES publishes to Amazon SNS".
const bounce = {
  bounceType: 'Permanent',
  bounceSubType: 'General',
  bouncedRecipients: [
    {
      emailAddress: 'Ben <BEN@helio.example>',
      action: 'failed',
      status: '5.1.1',
      diagnosticCode: 'smtp; 550 5.1.1 user unknown',
    },
  ],
  timestamp: '2026-11-22T23:39:00.000Z',
  feedbackId: 'f',
  reportingMTA: 'dsn; mta.helio.example',
};

describe('what SES reports', () => {
  test('a send, in or out of the SNS envelope, with our tags and without those of SES', () => {
    const known = {
      what: 'send',
      at: '2026-11-22T23:38:00.123Z',
      sesId: '0100018f-1',
      messageId: '0100018f-1@email.amazonses.com',
      tags: { enrollment: 'nora0001-benosei1-1', step: '1' },
      recipients: [],
    };
    expect(read(event('Send', { send: {} }))).toEqual(known);
    expect(read(enveloped(event('Send', { send: {} })))).toEqual(known);
  });

  test('a bounce, with only the failed recipient as a bare address', () => {
    expect(read(event('Bounce', { bounce }))).toMatchObject({
      what: 'bounce',
      at: '2026-11-22T23:39:00.000Z',
      bounceType: 'Permanent',
      bounceSubType: 'General',
      recipients: [
        { address: 'ben@helio.example', status: '5.1.1', diagnostic: 'smtp; 550 5.1.1 user unknown' },
      ],
      diagnostic: 'smtp; 550 5.1.1 user unknown',
    });
  });

  test('a bounce without status or diagnostic, as SES writes one for a suppressed address', () => {
    const short = {
      ...bounce,
      bounceSubType: 'OnAccountSuppressionList',
      bouncedRecipients: [{ emailAddress: 'a@b.example' }],
    };
    expect(read(event('Bounce', { bounce: short }))?.recipients).toEqual([{ address: 'a@b.example' }]);
  });

  test('a complaint with no kind (complaintSubType is null)', () => {
    const complaint = {
      complainedRecipients: [{ emailAddress: 'ben@helio.example' }],
      timestamp: '2026-11-23T00:00:00.000Z',
      complaintSubType: null,
    };
    expect(read(event('Complaint', { complaint }))).toMatchObject({
      what: 'complaint',
      recipients: [{ address: 'ben@helio.example' }],
    });
  });

  test('a reject and a delay', () => {
    expect(read(event('Reject', { reject: { reason: 'Bad content' } }))).toMatchObject({
      what: 'reject',
      diagnostic: 'Bad content',
    });
    const deliveryDelay = {
      delayType: 'MailboxFull',
      delayedRecipients: [{ emailAddress: 'ben@helio.example', status: '4.2.2' }],
      timestamp: '2026-11-23T00:00:00.000Z',
    };
    expect(read(event('DeliveryDelay', { deliveryDelay }))).toMatchObject({
      what: 'delay',
      recipients: [{ status: '4.2.2' }],
    });
  });

  test.each([
    [
      'the sentence of a new event destination',
      'Successfully validated SNS topic for Amazon SES event publishing.',
    ],
    [
      'the same in the envelope',
      enveloped('Successfully validated SNS topic for Amazon SES event publishing.'),
    ],
    ['an open', event('Open', { open: {} })],
  ])('%s is no news', (_, body) => {
    expect(read(body)).toBeUndefined();
  });

  test.each([
    ['no mail', JSON.stringify({ eventType: 'Send' })],
    ['a bounce without recipients', event('Bounce', { bounce: { ...bounce, bouncedRecipients: undefined } })],
    ['broken JSON', '{"eventType":'],
  ])('a broken event (%s) is thrown, for the dead letter queue', (_, body) => {
    expect(() => read(body)).toThrow();
  });
});

describe('a mail that came in', () => {
  const receipt = {
    timestamp: '2026-11-22T23:38:00.000Z',
    recipients: ['Nora+T0KEN@in.goodword.example'],
    spfVerdict: { status: 'PASS' },
    dkimVerdict: { status: 'FAIL' },
    dmarcVerdict: { status: 'GRAY' },
    spamVerdict: { status: 'DISABLED' },
    virusVerdict: { status: 'SOMETHING_NEW' },
    action: { type: 'S3', bucketName: 'mail', objectKeyPrefix: '', objectKey: 'abc' },
  };
  const notification = (more: object = {}) =>
    JSON.stringify({
      notificationType: 'Received',
      mail: { source: 'Ben@Helio.example' },
      receipt: { ...receipt, ...more },
    });

  test('names its bytes, where it went and the verdicts; an unknown verdict is never a pass', () => {
    expect(readInboundNotification(enveloped(notification()))).toEqual({
      bucket: 'mail',
      key: 'abc',
      recipients: ['nora+t0ken@in.goodword.example'],
      verdicts: {
        spf: 'PASS',
        dkim: 'FAIL',
        dmarc: 'GRAY',
        spam: 'PROCESSING_FAILED',
        virus: 'PROCESSING_FAILED',
      },
      receivedAt: '2026-11-22T23:38:00.000Z',
      source: 'ben@helio.example',
    });
  });

  test('the sentence of a new receipt rule is no mail, and a missing verdict is thrown', () => {
    expect(readInboundNotification('Successfully validated SNS topic')).toBeUndefined();
    expect(() => readInboundNotification(notification({ dmarcVerdict: undefined }))).toThrow();
  });
});
