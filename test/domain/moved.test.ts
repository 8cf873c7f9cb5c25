import { describe, expect, test } from 'vitest';
import { takenBack } from '../../core/domain/enrollment/take-back.ts';
import { DAY, plus } from '../../core/domain/instant.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { joined, merged } from '../../core/domain/people/merge-contacts.ts';
import { isLeftCompany, leftCompany, neverLeft } from '../../core/domain/people/moved.ts';
import { ben, person } from '../cast.ts';
import { fc } from '../examples.ts';

const MONDAY = '2026-11-30T15:00:00.000Z';
const COMPANIES = ['Helio', 'Kestrel', 'Orion', 'Nordwind'] as const;
const known: Contact = { ...ben, source: 'linkedin' };

/** A word on where he works: his mail, or a file of the same source as before. Moments come in order, some twice. */
type Word = { by: 'mail' | 'file'; company: string | undefined; later: boolean };
const word: fc.Arbitrary<Word> = fc.oneof(
  fc.record({
    by: fc.constant('mail' as const),
    company: fc.option(fc.constantFrom(...COMPANIES), { nil: undefined }),
    later: fc.boolean(),
  }),
  fc.record({
    by: fc.constant('file' as const),
    company: fc.constantFrom(...COMPANIES),
    later: fc.boolean(),
  }),
);
const history = fc.array(word, { maxLength: 8 });

interface Told {
  contact: Contact;
  now: string;
  count: number;
}
const begun = (contact = known): Told => ({ contact, now: MONDAY, count: 0 });

function fileOf(company: string, at: string, id: string): Contact {
  const { address = '' } = known.addresses[0] ?? {};
  return person({
    ...{ id, name: known.name, kind: 'other', source: 'linkedin', createdAt: at },
    ...{ company, role: `engineer at ${company}`, addresses: [{ address, source: 'linkedin' }] },
  });
}

/** The contact after a word, as it is when the word comes a second time. */
function tell({ contact, now, count }: Told, { by, company, later }: Word): Told {
  const at = later ? plus(now, DAY) : now;
  const id = `word${String(count).padStart(4, '0')}`;
  const say = (one: Contact): Contact =>
    by === 'mail'
      ? leftCompany(one, { at, id }, company)
      : merged(one, fileOf(company ?? '', at, id), { refresh: true, taken: new Set() });
  const next = say(contact);
  expect(say(next), 'the same word once more changes nothing').toBe(next);
  return { contact: next, now: at, count: count + 1 };
}

const after = (words: Word[], from = begun()): Told => words.reduce(tell, from);

describe('somebody who moves again and again', () => {
  test('is at the place of the last word, and no file brings him back to one he left', () => {
    fc.assert(
      fc.property(history, (words) => {
        const left = new Set<string>();
        let present: string | undefined = known.company;
        let told = begun();
        for (const one of words) {
          told = tell(told, one);
          const isNews = one.by === 'mail' || one.company === undefined || !left.has(one.company);
          if (isNews && one.company !== present) {
            if (present !== undefined) left.add(present);
            present = one.company;
          } else if (one.by === 'mail' && one.company === undefined) present = undefined;
          if (present !== undefined && one.by === 'mail') left.delete(present);
          expect(told.contact.company).toBe(present);
          for (const company of left) {
            expect(isLeftCompany(told.contact, company)).toBe(true);
            const file = { by: 'file', company, later: true } as const;
            expect(tell(told, file).contact.company).toBe(present);
          }
        }
      }),
    );
  });

  test('is as before a mail when the owner says that it told of no move, and elsewhere if more was said since', () => {
    fc.assert(
      fc.property(history, history, word, (before, since, mail) => {
        const stood = after(before);
        const moved = tell(stood, { ...mail, by: 'mail' });
        const telling = { at: moved.now, id: `word${String(stood.count).padStart(4, '0')}` };
        expect(neverLeft(moved.contact, telling)).toEqual(stood.contact);
        const { contact } = after(since, moved);
        const back = neverLeft(contact, telling);
        expect(neverLeft(back, telling)).toBe(back);
        if (contact.left && contact.left.length > (moved.contact.left?.length ?? 0))
          expect(back.company).toBe(contact.company);
      }),
    );
  });

  test('is one person with another telling of him, and two again, as they were', () => {
    fc.assert(
      fc.property(history, history, history, (one, other, since) => {
        const kept = after(one);
        const gone = after(other, { ...begun({ ...known, id: 'benosei2' }), now: kept.now, count: 100 });
        const both = joined(kept.contact, gone.contact);
        for (const { company } of [...(kept.contact.left ?? []), ...(gone.contact.left ?? [])])
          expect(isLeftCompany(both, company) || company === undefined || both.company === company).toBe(
            true,
          );
        expect(joined(both, gone.contact)).toEqual(both);
        expect(takenBack(both, kept.contact, both)).toEqual(kept.contact);
        const { contact } = after(since, { contact: both, now: gone.now, count: 200 });
        const { company, left = [] } = takenBack(contact, kept.contact, both);
        if (contact.company !== both.company) expect(company).toBe(contact.company);
        const own = new Set([...(kept.contact.left ?? []), ...(contact.left ?? [])].map(({ by }) => by));
        for (const { by = '' } of left) expect(own.has(by) && !/word01\d\d/.test(by)).toBe(true);
      }),
    );
  });
});

describe('a telling of one person who moved', () => {
  const kestrel = leftCompany(ben, { at: MONDAY, id: 'mail0001' }, 'Kestrel');

  test('gives its place to another that still has him where he was', () => {
    expect(joined({ ...ben, id: 'benosei2' }, kestrel)).toMatchObject({
      company: 'Kestrel',
      left: [{ company: 'Helio', role: 'Data team lead' }],
    });
    expect(joined(kestrel, { ...ben, id: 'benosei2' })).toMatchObject({ company: 'Kestrel' });
  });

  test('and of a later move is the one that counts', () => {
    const orion = leftCompany(
      { ...ben, id: 'benosei2', company: 'Kestrel' },
      { at: plus(MONDAY, DAY), id: 'mail0002' },
      'Orion',
    );
    for (const both of [joined(kestrel, orion), joined(orion, kestrel)])
      expect([...(both.left ?? []).map(({ company }) => company), both.company]).toEqual([
        'Helio',
        'Kestrel',
        'Orion',
      ]);
  });

  test('is not put back to a place by a mail that is older than his move away from it', () => {
    const orion = leftCompany(kestrel, { at: plus(MONDAY, DAY), id: 'mail0002' }, 'Orion');
    expect(leftCompany(orion, { at: plus(MONDAY, -DAY), id: 'mail0000' }, 'Helio')).toBe(orion);
  });
});

test('a co-worker who left is a former one, and a present one again when it was not so', () => {
  const colleague: Contact = { ...ben, kind: 'current_coworker', saidByOwner: ['company'] };
  const left = leftCompany(colleague, { at: MONDAY, id: 'mail0001' }, 'Kestrel');
  expect(left).toMatchObject({ kind: 'previous_coworker', company: 'Kestrel' });
  expect(left.saidByOwner).toBeUndefined();
  expect(neverLeft(left, { at: MONDAY, id: 'mail0001' })).toEqual(colleague);
});
