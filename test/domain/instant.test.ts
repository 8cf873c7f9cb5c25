import { expect, test } from 'vitest';
import { instant } from '../../core/domain/instant.ts';

test.each([
  ['2026-11-23T09:00:00Z', '2026-11-23T09:00:00.000Z'],
  ['2026-11-23T09:00Z', '2026-11-23T09:00:00.000Z'],
  ['2026-11-23T09:00:00.1239Z', '2026-11-23T09:00:00.123Z'],
  ['2026-11-23T09:00:00.5+02:00', '2026-11-23T07:00:00.500Z'],
  ['2028-02-29T23:30:00-01:00', '2028-03-01T00:30:00.000Z'],
])('the moment %s is written %s', (text, written) => {
  expect(instant(text)).toBe(written);
});

test.each([
  '2026-11-23',
  '2026-11-23T09:00:00',
  'Mon, 23 Nov 2026 09:00:00 +0000',
  '2026-02-30T09:00:00Z',
  '2026-13-01T09:00:00Z',
  '2026-11-23T25:00:00Z',
  '',
])('%j is no moment', (text) => {
  expect(() => instant(text)).toThrow(RangeError);
});
