import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { MAILS_EACH, openGoodword } from '../../bench/enrolled.ts';
import { recordMail } from '../../bench/floor.ts';
import { readyToSend } from '../../bench/pipeline.ts';
import { figure, median } from '../../bench/figure.ts';
import { ASSUMED, unitsOfMails } from '../../bench/mail-units.ts';
import { costsPage, readMeasured } from '../../bench/write-docs.ts';
import { itemBytes, type StoredItem, writeUnits } from '../../bench/write-units.ts';
import { MEMORY } from '../../infra/function-memory.ts';
import { costOf, PRICED_ON } from '../../infra/prices.ts';

const item = (more: StoredItem = {}): StoredItem => ({ pk: { S: 'OWNER#1' }, sk: { S: 'OWNER' }, ...more });
const dueAt = (at: string): StoredItem => ({ dueShard: { S: '0' }, dueAt: { S: at } });

describe('costs are prices times units', () => {
  test('a million write units cost 62.5 cents, and ten alarms a dollar', () => {
    expect(costOf({ writeUnit: 1_000_000 })).toBeCloseTo(0.625, 9);
    expect(costOf({ alarmMonth: 10 })).toBeCloseTo(1, 9);
    expect(costOf({ writeUnit: 1_000_000, alarmMonth: 10 })).toBeCloseTo(1.625, 9);
  });

  test('what ten mails used counts a hundredfold for a thousand', () => {
    const sending = { readUnit: 20, writeUnit: 80, calls: {}, items: {} };
    const noting = { readUnit: 0, writeUnit: 10, calls: {}, items: {} };
    const units = unitsOfMails({ mails: 10, events: 20, logBytes: 0, sending, noting }, 0);
    expect(units).toMatchObject({ readUnit: 2000, writeUnit: 9000, snsPublish: 2000, lambdaCall: 3000 });
  });

  test('mails that leave in the same minute share requests and calls, and events are still put one by one', () => {
    const counted = { readUnit: 0, writeUnit: 0, calls: { GetItem: 10 }, items: {} };
    const used = { mails: 10, events: 20, logBytes: 0, sending: counted, noting: counted };
    const alone = unitsOfMails(used, 0);
    const together = unitsOfMails(used, 10);
    // Put, received and deleted each: one due thing and two events.
    expect(alone.sqsRequest).toBe(9000);
    // Ten due things: one put, two batches of five. Twenty events, put one by one: two batches of ten.
    expect(together.sqsRequest).toBeCloseTo(100 + 400 + 2000 + 400);
    expect(together.lambdaCall).toBeCloseTo(200 + 200);
    const { tableSeconds, sesSeconds, mailsASecond } = ASSUMED;
    const noting = (1000 * tableSeconds * MEMORY['mail-events']) / 1024;
    const sends = (seconds: number) => (seconds * MEMORY.due) / 1024 + noting;
    expect(alone.lambdaGbSecond).toBeCloseTo(sends(1000 * (tableSeconds + sesSeconds)));
    // Five wait for the table and for SES at once, and four of them for their turn.
    expect(together.lambdaGbSecond).toBeCloseTo(
      sends(200 * (tableSeconds + sesSeconds) + 800 / mailsASecond),
    );
  });
});

describe('write units follow the rules of DynamoDB', () => {
  test('names and values are bytes, a number half its digits and one', () => {
    expect(itemBytes({ pk: { S: 'abc' }, n: { N: '1234' }, ok: { BOOL: true } })).toBe(5 + 4 + 3);
  });

  test('a begun kilobyte is a unit, and the larger of before and after is paid', () => {
    const large = item({ text: { S: 'x'.repeat(2000) } });
    expect(writeUnits(undefined, item())).toBe(1);
    expect(writeUnits(item(), large)).toBe(2);
    expect(writeUnits(large, undefined)).toBe(2);
  });

  test('entering or leaving the due index is one unit more, moving in it two, staying none', () => {
    const early = item(dueAt('2026-11-30T15:00:00.000Z'));
    const late = item(dueAt('2026-12-01T15:00:00.000Z'));
    expect(writeUnits(item(), early)).toBe(2);
    expect(writeUnits(early, item())).toBe(2);
    expect(writeUnits(early, late)).toBe(3);
    expect(writeUnits(early, { ...early, note: { S: 'a word' } })).toBe(1);
  });
});

test('a figure holds at its bar and not beyond it', () => {
  const about = { name: 'load', unit: 'x', against: 'itself' };
  expect(figure(about, 1.3, { at: 'most', is: 1.3 }).holds).toBe(true);
  expect(figure(about, 1.301, { at: 'most', is: 1.3 }).holds).toBe(false);
  expect(figure(about, 0.69, { at: 'least', is: 0.7 }).holds).toBe(false);
  expect(median([9, 1, 5])).toBe(5);
});

test('the README quotes what was measured', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const { figures } = readMeasured();
  const valueOf = (name: RegExp) => String(figures.find((one) => name.test(one.name))?.value);
  const said = (pattern: RegExp) => pattern.exec(readme)?.[1];
  expect(said(/([\d.]+) USD a month idle/)).toBe(valueOf(/idle deployment/));
  expect(said(/beyond SES's own fee another ([\d.]+) % of it/)).toBe(valueOf(/fee of SES, a thousand/));
  expect(said(/\(([\d.]+) % where each goes alone/)).toBe(valueOf(/fee of SES, each mail/));
});

test('the page of costs is what was measured, with the day of its prices', () => {
  const page = readFileSync(new URL('../../docs/costs.md', import.meta.url), 'utf8');
  expect(page).toBe(costsPage(readMeasured()));
  expect(page).toContain(PRICED_ON);
});

test('the floor of the pipeline has recorded what sending a mail and hearing of its delivery ask of the table', async () => {
  const goodword = await openGoodword();
  try {
    const [first] = await readyToSend(goodword, MAILS_EACH);
    if (first?.kind !== 'enrollment') throw new Error('nothing is due');
    const { ownerId, contactId, n } = first;
    const { due, events } = await recordMail(goodword, { ownerId, contactId, n });
    expect(due.length).toBeGreaterThan(5);
    expect([...events.keys()]).toEqual(['Delivery']);
    expect(events.get('Delivery')).toHaveLength(1);
  } finally {
    await goodword.close();
  }
});
