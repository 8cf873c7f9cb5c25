import { fc } from '../examples.ts';
import { describe, expect, it } from 'vitest';
import {
  addBusinessDays,
  businessDaysBetween,
  isBusinessDay,
} from '../../core/domain/sending/business-days.ts';
import { dayOf } from '../../core/domain/instant.ts';
import { wallClock } from '../wall-clock.ts';
import { isInWindow, sendingZone, slotAtOrAfter, waitFrom } from '../../core/domain/sending/sending-hours.ts';
import { ben, nora } from '../cast.ts';

const US = ['2026-11-26', '2026-12-25'];
const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
/** Around every change of clocks of 2026 in Europe and the US, and anywhere else in two years. */
const moments = fc
  .oneof(
    fc
      .constantFrom('2026-03-08', '2026-11-01', '2026-03-29', '2026-10-25')
      .map((day) => Date.parse(`${day}T00:00:00Z`)),
    fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2028-01-01') }),
  )
  .chain((about) => fc.integer({ min: about - 3 * 86_400_000, max: about + 3 * 86_400_000 }))
  .map((ms) => new Date(ms).toISOString());

describe('business days', () => {
  it.each([
    { from: '2026-11-23', days: 3, holidays: [], day: '2026-11-26' },
    { from: '2026-11-23', days: 3, holidays: US, day: '2026-11-27' },
    { from: '2026-11-23', days: 7, holidays: [], day: '2026-12-02' },
    { from: '2026-11-23', days: 7, holidays: US, day: '2026-12-03' },
    { from: '2026-11-28', days: 0, holidays: [], day: '2026-11-30' },
    { from: '2026-11-28', days: 1, holidays: [], day: '2026-11-30' },
    { from: '2026-12-30', days: 2, holidays: ['2027-01-01'], day: '2027-01-04' },
  ])('$days business days after $from with holidays $holidays is $day', ({ from, days, holidays, day }) => {
    expect(addBusinessDays(from, days, holidays)).toBe(day);
  });

  it('counted forward and counted between agree', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 60 }), (at, n) => {
        const day = dayOf(at, 'UTC');
        expect(businessDaysBetween(day, addBusinessDays(day, n, US), US)).toBe(n);
      }),
    );
  });

  it('refuses to count half days', () => {
    expect(() => addBusinessDays('2026-11-23', 1.5, [])).toThrow('1.5');
  });
});

describe('a slot', () => {
  const slot = (notBefore: string, jitter = 0, firstContact = false, zone?: string) =>
    slotAtOrAfter({ owner: nora, contact: { ...(zone && { zone }) }, notBefore, firstContact, jitter });

  it('is in the morning of the next working day of the owner when no zone is known', () => {
    expect(slot('2026-11-25T20:00:00.000Z')).toBe('2026-11-27T13:30:00.000Z');
  });

  it("is in the contact's morning when his zone is known", () => {
    expect(slot('2026-11-23T00:00:00.000Z', 0, false, 'Asia/Tokyo')).toBe('2026-11-23T00:00:00.000Z');
    expect(slot('2026-11-23T02:00:00.000Z', 0, false, 'Asia/Tokyo')).toBe('2026-11-23T23:30:00.000Z');
  });

  it('is later inside the window of the same day when it begins inside it', () => {
    expect(slot('2026-11-23T14:00:00.000Z', 0.5)).toBe('2026-11-23T14:42:30.000Z');
  });

  it('of a first mail waits for Tuesday to Thursday', () => {
    expect(slot('2026-11-20T12:00:00.000Z', 0, true)).toBe('2026-11-24T13:30:00.000Z');
    expect(slot('2026-11-25T20:00:00.000Z', 0, true)).toBe('2026-12-01T13:30:00.000Z');
  });

  it('is inside the window on a working day, not early, whatever the zone and the clocks do', () => {
    fc.assert(
      fc.property(
        zones,
        moments,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.boolean(),
        (zone, notBefore, jitter, first) => {
          const at = slot(notBefore, jitter, first, zone);
          const clock = wallClock(at, zone);
          const minutes = clock.hour * 60 + clock.minute;
          expect(at >= notBefore).toBe(true);
          expect(minutes).toBeGreaterThanOrEqual(8 * 60 + 30);
          expect(minutes).toBeLessThan(10 * 60 + 30);
          expect(isBusinessDay(clock.toPlainDate().toString(), nora.holidays)).toBe(true);
          expect(isInWindow(at, { owner: nora, contact: { zone } })).toBe(true);
          if (first) expect([2, 3, 4]).toContain(clock.dayOfWeek);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('never comes earlier for a later wish, and is the same each time it is asked', () => {
    fc.assert(
      fc.property(
        zones,
        moments,
        moments,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (zone, one, other, jitter) => {
          const [early, late] = one < other ? [one, other] : [other, one];
          expect(slot(early, jitter, false, zone) <= slot(late, jitter, false, zone)).toBe(true);
          expect(slot(early, jitter, false, zone)).toBe(slot(early, jitter, false, zone));
        },
      ),
    );
  });

  it('never passes over a window that is still open', () => {
    fc.assert(
      fc.property(zones, moments, (zone, notBefore) => {
        const at = slot(notBefore, 0, false, zone);
        for (let skipped = dayOf(notBefore, zone); skipped < dayOf(at, zone);) {
          const opens = wallClock(`${skipped}T12:00:00Z`, 'UTC').toPlainDate();
          const last = opens.toZonedDateTime({ timeZone: zone, plainTime: '10:25' }).toInstant();
          const lost =
            isBusinessDay(skipped, nora.holidays) && Date.parse(notBefore) < last.epochMilliseconds;
          expect(lost).toBe(false);
          skipped = opens.add({ days: 1 }).toString();
        }
      }),
    );
  });
});

describe('the window', () => {
  it.each([
    ['opens at half past eight', '2026-11-23T13:30:00.000Z', true],
    ['is open a second before half past ten', '2026-11-23T15:29:59.999Z', true],
    ['is shut at half past ten', '2026-11-23T15:30:00.000Z', false],
    ['is shut on Thanksgiving', '2026-11-26T14:00:00.000Z', false],
    ['is shut on Saturday', '2026-11-28T14:00:00.000Z', false],
  ])('%s', (_, at, open) => {
    expect(isInWindow(at, { owner: nora, contact: ben })).toBe(open);
  });
});

describe('the zone', () => {
  it("is the owner's where the contact's is no zone", () => {
    expect(sendingZone(nora, { zone: 'Mars/Olympus' })).toBe('America/New_York');
    expect(sendingZone(nora, { zone: 'Europe/Kiev' })).toBe('Europe/Kiev');
  });
});

describe('a wait', () => {
  it('ends with the beginning of its last day, on the wall clock, across the change of clocks', () => {
    expect(waitFrom('2026-10-23T14:00:00.000Z', 1, 'Europe/Berlin', [])).toBe('2026-10-25T23:00:00.000Z');
    expect(waitFrom('2026-11-23T14:00:00.000Z', 7, 'America/New_York', US)).toBe('2026-12-03T05:00:00.000Z');
  });

  it('is not eaten by a hold', () => {
    const hold = {
      from: '2026-12-02T00:00:00.000Z',
      until: '2026-12-07T00:00:00.000Z',
      source: 'owner' as const,
      because: 'holiday',
    };
    expect(waitFrom('2026-11-30T10:00:00.000Z', 5, 'UTC', [], [])).toBe('2026-12-07T00:00:00.000Z');
    // One day before the hold; Wednesday to Friday held; four days after it.
    expect(waitFrom('2026-11-30T10:00:00.000Z', 5, 'UTC', [], [hold])).toBe('2026-12-10T00:00:00.000Z');
  });

  it('behind a hold until the end of time is found at once', () => {
    const hold = {
      from: '2026-12-01T00:00:00.000Z',
      until: '9999-12-30T00:00:00.000Z',
      source: 'owner' as const,
      because: '',
    };
    expect(waitFrom('2026-11-30T10:00:00.000Z', 1, 'UTC', [], [hold])).toBe('9999-12-30T00:00:00.000Z');
  });
});
