import { describe, expect, test } from 'vitest';
import { calendarOf, countryOf, digestTime } from '../../cli/owner-defaults.ts';

const NOW = '2026-11-22T15:00:00.000Z';

describe('holidays of an owner', () => {
  test.each<[string, string | undefined, string, string]>([
    ['US', undefined, '2026-11-26', 'Thanksgiving'],
    ['US', 'ca', '2026-11-27', 'the day after it, in California'],
    ['DE', 'BY', '2027-01-06', 'Epiphany in Bavaria'],
    ['GB', 'ENG', '2026-12-28', 'the Monday after a Boxing Day on Saturday'],
    ['SE', undefined, '2026-12-24', 'Christmas Eve, when Swedish banks are shut'],
    ['JP', undefined, '2026-11-23', 'a day whose midnight is yesterday in America'],
  ])('in %s %s include %s: %s', async (country, region, day) => {
    expect(await calendarOf(country, region, NOW)).toContain(day);
  });

  test('are those of two years from today on, in order, each once', async () => {
    const days = await calendarOf('US', undefined, NOW);
    expect(days).toEqual([...new Set(days)].sort());
    expect(days[0]).toBe('2026-11-26');
    expect(days.at(-1)).toBe('2028-11-11');
  });

  test.each([
    ['DE', 'CA', /DE has BB, BE, .*BY/],
    ['XX', undefined, /--country XX/],
    ['SE', 'ZZ', /SE has no regions/],
  ])('of %s %s are refused with what there is', async (country, region, words) => {
    await expect(calendarOf(country, region, NOW)).rejects.toThrow(words);
  });
});

test.each([
  ['America/New_York', 'US'],
  ['Europe/Berlin', 'DE'],
  ['Asia/Kolkata', 'IN'],
  ['Australia/Sydney', 'AU'],
  ['UTC', undefined],
  ['Mars/Olympus', undefined],
])('the zone %s lies in %s', (zone, country) => {
  expect(countryOf(zone)).toBe(country);
});

describe('the time of the digest', () => {
  test.each([
    ['mon 07:30', { weekday: 1, time: '07:30' }],
    ['Sunday 18:00', { weekday: 7, time: '18:00' }],
    ['thurs 7:05', { weekday: 4, time: '07:05' }],
  ])('%s', (said, meant) => {
    expect(digestTime(said)).toEqual(meant);
  });

  test.each(['', 'monday', '07:30', 'mun 07:30', 'mon 7'])('"%s" is refused with how to write it', (said) => {
    expect(() => digestTime(said)).toThrow(/such as "mon 07:30"/);
  });
});
