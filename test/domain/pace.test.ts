import { fc } from '../examples.ts';
import { describe, expect, it } from 'vitest';
import { addBusinessDays } from '../../core/domain/sending/business-days.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import type { Enrollment, EnrollmentState } from '../../core/domain/enrollment/enrollment.ts';
import { begin } from '../../core/domain/enrollment/enrollment.ts';
import type { Instant } from '../../core/domain/instant.ts';
import { dayOf } from '../../core/domain/instant.ts';
import { AMOUNTS, newPeopleOn, planSlot } from '../../core/domain/sending/pace.ts';
import { maySendNow } from '../../core/domain/sending/send-check.ts';
import { isInWindow } from '../../core/domain/sending/sending-hours.ts';
import { ben, nora, person } from '../cast.ts';

const TUESDAY_EIGHT = '2026-11-24T13:00:00.000Z';

function enrolled(contact: Contact, over: Partial<Enrollment> = {}): Enrollment {
  const key = { ownerId: nora.id, contactId: contact.id, n: 1 };
  const fresh = begin({
    key,
    sequence: 'reconnect',
    firstStep: '1-inquire',
    address: 'x@y.example',
    now: TUESDAY_EIGHT,
    because: 'test',
  });
  return { ...fresh, ...over };
}

const scheduled = (due: Instant): EnrollmentState => ({
  at: 'scheduled',
  step: '1-inquire',
  fingerprint: 'f',
  due,
  planned: due,
  jitter: 0,
});

/** People planned one after another, each with the slots of those before him taken. */
function planAll(
  wishes: { contact: Contact; firstContact: boolean; notBefore: Instant; jitter: number }[],
  owner = nora,
) {
  const enrollments: Enrollment[] = [];
  const contacts = new Map(wishes.map(({ contact }) => [contact.id, contact]));
  return wishes.map(({ contact, firstContact, notBefore, jitter }) => {
    const plan = planSlot({
      owner,
      contact,
      n: 1,
      enrollments,
      contacts,
      firstContact,
      notBefore,
      jitter,
      now: TUESDAY_EIGHT,
    });
    const earlier = firstContact ? [] : [{ step: '1-inquire', at: '2026-10-01T14:00:00.000Z' }];
    enrollments.push(enrolled(contact, { state: scheduled(plan.at), sent: earlier }));
    return { ...plan, contact, firstContact };
  });
}

const crowd = (many: number, over: Partial<Contact> = {}) =>
  Array.from({ length: many }, (_, i) => ({
    contact: person({ id: `person${String(i).padStart(2, '0')}`, name: `Person ${i}`, ...over }),
    firstContact: true,
    notBefore: TUESDAY_EIGHT,
    jitter: i / many,
  }));

describe('planning a slot', () => {
  it('lets three new people a day through in the first week, and the rest go on the next days', () => {
    const days = planAll(crowd(7)).map(({ at }) => dayOf(at, nora.zone));
    expect(days).toEqual([
      ...Array.from({ length: 3 }, () => '2026-11-24'),
      ...Array.from({ length: 3 }, () => '2026-11-25'),
      '2026-12-01',
    ]);
  });

  it('lets five new people a day through after the first week', () => {
    const old = { ...nora, startedAt: '2026-10-01T00:00:00.000Z' };
    const days = planAll(crowd(6), old).map(({ at }) => dayOf(at, nora.zone));
    expect(days.filter((day) => day === '2026-11-24')).toHaveLength(5);
  });

  it('says why it is later', () => {
    expect(planAll(crowd(4)).at(-1)?.because).toEqual(['2026-11-24 has its 3 new people']);
  });

  it('keeps three business days between first mails to one company, however its name is written', () => {
    const notBefore = '2026-12-01T13:00:00.000Z';
    const [first, second] = planAll([
      { ...crowd(1, { company: 'Helio, Inc.' })[0]!, notBefore },
      {
        ...crowd(1)[0]!,
        notBefore,
        contact: person({ id: 'colleagu', name: 'Colleague', company: 'HELIO' }),
      },
    ]);
    expect(dayOf(first!.at, nora.zone)).toBe('2026-12-01');
    // Three business days lead to Friday, and first mails go Tuesday to Thursday.
    expect(dayOf(second!.at, nora.zone)).toBe('2026-12-08');
    expect(second!.because).toEqual(['Person 0 at HELIO gets three business days first']);
  });

  it('keeps them before a first mail to the company that has its slot already, too', () => {
    const planned = planAll([
      { ...crowd(1, { company: 'Helio' })[0]!, notBefore: '2026-12-03T13:00:00.000Z' },
      {
        ...crowd(1)[0]!,
        notBefore: '2026-12-01T13:00:00.000Z',
        contact: person({ id: 'colleagu', name: 'Colleague', company: 'Helio' }),
      },
      // Long enough before both, so nothing stands in his way.
      { ...crowd(1)[0]!, contact: person({ id: 'earliest', name: 'Earliest', company: 'Helio' }) },
    ]);
    expect(planned.map(({ at }) => dayOf(at, nora.zone))).toEqual(['2026-12-03', '2026-12-08', '2026-11-24']);
  });

  it('moves the twenty-first mail of a day to the next', () => {
    const followUps = crowd(21).map((wish) => ({ ...wish, firstContact: false }));
    const days = planAll(followUps).map(({ at }) => dayOf(at, nora.zone));
    expect(days.filter((day) => day === '2026-11-24')).toHaveLength(20);
    expect(days.at(-1)).toBe('2026-11-25');
  });

  it('counts the first week from the very moment the owner began', () => {
    expect(newPeopleOn('2026-11-29T14:59:59.999Z', nora)).toBe(3);
    expect(newPeopleOn('2026-11-29T15:00:00.000Z', nora)).toBe(5);
  });

  it('frees the company when the first person turned out to be away', () => {
    const away = person({
      id: 'awayaway',
      name: 'Away',
      company: 'Helio',
      holds: [
        { from: TUESDAY_EIGHT, until: '2026-12-20T00:00:00.000Z', source: 'out-of-office', because: 'away' },
      ],
    });
    const sent = enrolled(away, {
      sent: [{ step: '1-inquire', at: '2026-11-23T14:00:00.000Z' }],
      state: { at: 'closing', due: '2026-12-20T00:00:00.000Z' },
    });
    const plan = planSlot({
      owner: nora,
      contact: ben,
      enrollments: [sent],
      contacts: new Map([[away.id, away]]),
      notBefore: TUESDAY_EIGHT,
      firstContact: true,
      jitter: 0,
      now: TUESDAY_EIGHT,
    });
    expect(plan).toEqual({ at: '2026-11-24T13:30:00.000Z', because: [] });
  });

  it('waits for the end of a hold and of a pause', () => {
    const held = {
      ...ben,
      holds: [
        {
          from: TUESDAY_EIGHT,
          until: '2026-12-01T18:00:00.000Z',
          source: 'owner' as const,
          because: 'you said hold',
        },
      ],
    };
    const paused = { ...nora, pausedUntil: '2026-12-03T00:00:00.000Z' };
    const wish = {
      enrollments: [],
      contacts: new Map<string, Contact>(),
      notBefore: TUESDAY_EIGHT,
      firstContact: false,
      jitter: 0,
      now: TUESDAY_EIGHT,
    };
    expect(planSlot({ owner: nora, contact: held, ...wish })).toEqual({
      at: '2026-12-02T13:30:00.000Z',
      because: ['Ben Osei: you said hold'],
    });
    expect(planSlot({ owner: paused, contact: held, ...wish }).at).toBe('2026-12-03T13:30:00.000Z');
  });

  it('is not in the way of itself', () => {
    const own = enrolled(ben, { state: scheduled('2026-11-24T13:30:00.000Z') });
    const plan = planSlot({
      owner: nora,
      contact: ben,
      n: 1,
      enrollments: [own],
      contacts: new Map([[ben.id, ben]]),
      notBefore: TUESDAY_EIGHT,
      firstContact: true,
      jitter: 0,
      now: TUESDAY_EIGHT,
    });
    expect(plan.at).toBe('2026-11-24T13:30:00.000Z');
  });

  it('never exceeds the amounts, never leaves the window, and drops nobody', () => {
    const wish = fc.record({
      company: fc.constantFrom(undefined, 'Helio', 'Nordwind Ltd', 'Kestrel'),
      zone: fc.constantFrom(
        undefined,
        'Europe/Berlin',
        'Asia/Tokyo',
        'America/Los_Angeles',
        'Pacific/Auckland',
      ),
      firstContact: fc.boolean(),
      daysFromNow: fc.integer({ min: 0, max: 9 }),
      jitter: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 45 }), (people) => {
        const plans = planAll(
          people.map(({ company, zone, firstContact, daysFromNow, jitter }, i) => ({
            contact: person({
              id: `person${String(i).padStart(2, '0')}`,
              name: `P${i}`,
              ...(company && { company }),
              ...(zone && { zone }),
            }),
            firstContact,
            notBefore: new Date(Date.parse(TUESDAY_EIGHT) + daysFromNow * 86_400_000).toISOString(),
            jitter,
          })),
        );
        expect(plans).toHaveLength(people.length);
        for (const plan of plans) {
          expect(isInWindow(plan.at, { owner: nora, contact: plan.contact })).toBe(true);
          const sameDay = plans.filter(({ at }) => dayOf(at, nora.zone) === dayOf(plan.at, nora.zone));
          expect(sameDay.length).toBeLessThanOrEqual(AMOUNTS.mailsADay);
          const first = sameDay.filter(({ firstContact }) => firstContact);
          const most = Math.max(...first.map(({ at }) => newPeopleOn(at, nora)), 0);
          expect(first.length).toBeLessThanOrEqual(most);
        }
        for (const one of plans)
          for (const other of plans) {
            const sameCompany =
              one !== other &&
              one.contact.company !== undefined &&
              one.contact.company === other.contact.company;
            if (!sameCompany || !one.firstContact || !other.firstContact || one.at > other.at) continue;
            if (one.contact.zone !== other.contact.zone) continue;
            const zone = one.contact.zone ?? nora.zone;
            expect(
              dayOf(other.at, zone) >=
                addBusinessDays(dayOf(one.at, zone), AMOUNTS.companyLock, nora.holidays),
            ).toBe(true);
          }
      }),
      { numRuns: 30 },
    );
  });
});

describe('a step that is due', () => {
  const due = '2026-11-24T14:00:00.000Z';
  const check = (over: Partial<Parameters<typeof maySendNow>[0]> = {}) =>
    maySendNow({
      owner: nora,
      contact: ben,
      n: 1,
      enrollments: [enrolled(ben, { state: scheduled(due) })],
      contacts: new Map([[ben.id, ben]]),
      sequence: { name: 'reconnect', maximumLateness: 5 },
      firstContact: true,
      due,
      planned: due,
      jitter: 0,
      now: due,
      ...over,
    });

  it('goes when nothing stands against it', () => {
    expect(check()).toEqual({ at: 'now' });
  });

  it('that comes after the window goes the next morning', () => {
    expect(check({ now: '2026-11-24T19:00:00.000Z' })).toMatchObject({
      at: 'later',
      due: '2026-11-25T13:30:00.000Z',
    });
  });

  it('waits for the end of a pause, and says so', () => {
    const owner = { ...nora, pausedUntil: '2026-12-01T00:00:00.000Z' };
    expect(check({ owner })).toEqual({
      at: 'later',
      due: '2026-12-01T13:30:00.000Z',
      because: 'you paused everything until 2026-11-30',
    });
  });

  it('asks the owner when it is later than its sequence allows, even outside the window', () => {
    expect(check({ now: '2026-12-02T14:00:00.000Z' })).toEqual({ at: 'now' });
    expect(check({ now: '2026-12-03T20:00:00.000Z' })).toEqual({
      at: 'ask-owner',
      because: 'it was meant for 2026-11-24 and is 6 business days late',
    });
  });

  it('waits when the day has its new people already', () => {
    const gone = ['a', 'b', 'c'].map((id) =>
      enrolled(person({ id, name: id }), {
        sent: [{ step: '1-inquire', at: '2026-11-24T13:40:00.000Z' }],
        state: { at: 'closing', due },
      }),
    );
    expect(check({ enrollments: gone })).toMatchObject({
      at: 'later',
      because: '2026-11-24 has its 3 new people',
    });
  });

  it('does not wait for those who are due after it, or a crowd would stand still for ever', () => {
    const crowd = Array.from({ length: 25 }, (_, i) =>
      enrolled(person({ id: `z${i}`, name: `Z${i}` }), { state: scheduled(due) }),
    );
    expect(check({ enrollments: crowd })).toEqual({ at: 'now' });
  });
});
