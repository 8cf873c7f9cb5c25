import { describe, expect, test } from 'vitest';
import { bounceReason, SEVERITY } from '../../core/domain/reply/bounce-reasons.ts';
import { fixture, understoodFixture } from './incoming.ts';
import { deliveryReport } from '../../core/domain/reply/bounce.ts';

describe('delivery reports', () => {
  test('only the recipients that failed have bounced, each with its own reason', async () => {
    const { author, bounced, bouncedMessageIds } = await understoodFixture('bounce-user-unknown-postfix');
    expect(author).toBe('bounce');
    expect(bounced.map(({ address, severity, status }) => [address, severity, status])).toEqual([
      ['gone@helio.example', 'hard', '5.1.1'],
      ['full@helio.example', 'soft', '5.2.2'],
    ]);
    expect(bouncedMessageIds).toEqual(['0100abc@email.amazonses.com']);
  });

  test('a notice without a report names the failed address, not who else got the mail', async () => {
    const { bounced, bouncedMessageIds } = await understoodFixture('bounce-free-form-without-report');
    expect(bounced.map(({ address, severity }) => [address, severity])).toEqual([
      ['tom@kestrel.example', 'hard'],
    ]);
    expect(bouncedMessageIds).toEqual(['0100abf@email.amazonses.com']);
  });

  test('a verdict on our standing is no word about the person', async () => {
    const { bounced } = await understoodFixture('bounce-policy-verdict-on-us');
    expect(bounced).toMatchObject([{ address: 'tom@kestrel.example', severity: 'ours' }]);
  });

  test.each([
    ['delay-notice', 'delay'],
    ['read-receipt', 'read'],
    ['spam-complaint', 'complaint'],
  ])('%s is %s and no bounce', async (name, at) => {
    expect(deliveryReport(await fixture(name))?.at).toBe(at);
    expect(await understoodFixture(name)).toMatchObject({
      author: 'other',
      primary: 'automatic',
      bounced: [],
    });
  });

  test('a person who forwards a bounce reports nothing', async () => {
    expect(deliveryReport(await fixture('person-forwarding-a-bounce'))).toBeUndefined();
  });
});

describe('why a mail failed', () => {
  test.each([
    ['5.1.1', 'smtp; 550 5.1.1 User unknown', 'hard'],
    ['5.1.1', 'smtp; 552 5.1.1 mailbox is over quota', 'soft'],
    ['5.1.0', 'smtp; 550 5.1.0 rejected, see https://www.spamhaus.example', 'ours'],
    ['5.7.1', 'smtp; 550 5.7.1 Message rejected due to policy', 'ours'],
    ['5.3.4', 'smtp; 552 5.3.4 Message size exceeds fixed limit', 'message'],
    ['5.0.0', 'smtp; 554 Virus found in message', 'message'],
    ['5.1.2', 'Host or domain name not found', 'hard'],
    ['4.4.7', 'smtp; 550 4.4.7 Message expired', 'hard'],
    ['4.2.2', '', 'soft'],
    ['5.4.1', 'smtp; 550 5.4.1 Recipient address rejected: Access denied', 'hard'],
    ['5.2.1', 'smtp; 550 5.2.1 The account is disabled', 'soft'],
    ['', 'something odd', 'soft'],
  ])('%s "%s" is %s', (status, words, severity) => {
    expect(SEVERITY[bounceReason(status, words)]).toBe(severity);
  });
});
