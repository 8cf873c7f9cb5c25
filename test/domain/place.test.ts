import { fc } from '../examples.ts';
import { describe, expect, test } from 'vitest';
import { plus } from '../../core/domain/instant.ts';
import { countsSince, noRoom, type Place, placeOf, placesAhead } from '../../core/domain/sending/place.ts';
import { ben, nora } from '../cast.ts';

const NOW = '2026-12-02T15:00:00.000Z';
const mine = placeOf(ben, { ownerId: nora.id, id: '1-1-inquire', at: NOW, first: true });
const other = (i: number, over: Partial<Place> = {}): Place => ({
  ...{ ownerId: nora.id, contactId: `other${i}`, id: '1-1-inquire', at: NOW, first: false },
  ...over,
});
const who = { owner: { ...nora, startedAt: '2026-01-01T00:00:00.000Z' }, contact: ben };
const many = (n: number, over: Partial<Place> = {}) => Array.from({ length: n }, (_, i) => other(i, over));

describe('a mail that took its place', () => {
  test.each<[string, Place[], RegExp | undefined]>([
    ['alone', [], undefined],
    ['its own place counts for nothing', [mine], undefined],
    ['with 19 others', many(19), undefined],
    ['with 20 others', many(20), /enough mails for today/],
    ['with 20 of yesterday', many(20, { at: '2026-12-01T15:00:00.000Z' }), undefined],
    ['with four new people', many(4, { first: true }), undefined],
    ['with five new people', many(5, { first: true }), /enough new people/],
    [
      'with a colleague of the day before',
      [other(1, { first: true, company: 'helio', at: '2026-12-01T15:00:00.000Z' })],
      /somebody else at/,
    ],
    [
      'with a colleague four business days ago',
      [other(1, { first: true, company: 'helio', at: '2026-11-25T15:00:00.000Z' })],
      undefined,
    ],
    ['with a mail to the same person before', [other(1, { contactId: ben.id, company: 'helio' })], undefined],
  ])('%s', (_what, places, because) => {
    if (because) expect(noRoom(mine, places, who)).toMatch(because);
    else expect(noRoom(mine, places, who)).toBeUndefined();
  });

  test('and is no first one asks neither after new people nor after the company', () => {
    const next = placeOf(ben, { ownerId: nora.id, id: '1-2-nudge', at: NOW, first: false });
    expect(next.company).toBeUndefined();
    expect(noRoom(next, many(10, { first: true, company: 'helio' }), who)).toBeUndefined();
  });

  test('looks back as far as any company may be kept, and no further than a month', () => {
    const at = fc
      .integer({ min: 0, max: 365 * 24 })
      .map((h) => plus('2026-01-01T00:00:00.000Z', h * 3_600_000));
    fc.assert(
      fc.property(at, fc.integer({ min: 1, max: 30 * 24 }), (now, hours) => {
        const place = { ...mine, at: now };
        const colleague = other(1, { first: true, company: 'helio', at: plus(now, -hours * 3_600_000) });
        const since = countsSince(place, who.owner);
        if (noRoom(place, [colleague], who) !== undefined) expect(colleague.at >= since).toBe(true);
        expect(since > plus(now, -30 * 86_400_000)).toBe(true);
      }),
    );
  });

  test('of several that met, those ahead are the earlier ones', () => {
    const places = [other(2), mine, other(1, { at: plus(NOW, 1) }), other(3, { at: plus(NOW, -1) })];
    expect(placesAhead(mine, places)).toEqual([other(3, { at: plus(NOW, -1) })]);
  });
});
