import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { handle as mailIn } from '../../functions/mail-in.ts';
import { composeMailIn } from '../../core/runtime/compose-mail-in.ts';
import { jsonLog } from '../../core/runtime/lambda.ts';
import { openStationery } from '../../core/mail/stationery.ts';
import { openLaptop } from '../e2e/laptop.ts';

const printed = { info: vi.spyOn(console, 'log'), warn: vi.spyOn(console, 'warn') };
beforeEach(() =>
  Object.values(printed).forEach((spy) => spy.mockReset().mockImplementation(() => undefined)),
);
afterEach(() => Object.values(printed).forEach((spy) => spy.mockReset()));

const lines = () => Object.values(printed).flatMap((spy) => spy.mock.calls.flat());

describe('a line of the log', () => {
  test('is one value with its event and its facts, so that each can be asked for', () => {
    jsonLog.info('tick', { due: 3, oldest: 60 });
    expect(lines()).toEqual([{ event: 'tick', due: 3, oldest: 60 }]);
  });

  test.each([
    'ben@helio.example',
    'Ben Osei <ben@helio.example>',
    'rcpt to:<BEN+work@helio.example>: 550 user unknown',
    'mailto:ben@helio.example?subject=x',
    'ben@münchen.example',
    '@@ben@helio.example',
    `${'x'.repeat(400)}@helio.example`,
  ])('never has an address, though a fact is %j', (because) => {
    jsonLog.warn('mail refused', { because });
    expect(JSON.stringify(lines())).not.toMatch(/@|helio|münchen/i);
  });

  test('never has a mail: a fact that is longer than a name is cut', () => {
    jsonLog.warn('mail refused', { because: 'Dear Ben, '.repeat(100) });
    expect(JSON.stringify(lines()).length).toBeLessThan(300);
  });
});

test('a mail of a stranger that is taken in leaves its kind in the log, and not a word of it', async () => {
  const laptop = await openLaptop(undefined, undefined, async (parts) => {
    const all = { ...parts, log: jsonLog, stationery: openStationery(parts.config.templates) };
    const ignored = async () => ({ batchItemFailures: [] });
    return {
      tick: async () => undefined,
      queues: { due: ignored, 'mail-events': ignored, 'mail-in': mailIn(composeMailIn(all)) },
    };
  });
  await laptop.receive('From: Zed <zed@nowhere.example>\r\nSubject: secret\r\n\r\nDo you know me?\r\n', [
    'somebody@reply.goodword.example',
  ]);
  await laptop.close();
  expect(lines()).toContainEqual(expect.objectContaining({ event: 'mail taken', as: 'kept' }));
  expect(JSON.stringify(lines())).not.toMatch(/zed|nowhere|secret|know me|nora|@/i);
});
