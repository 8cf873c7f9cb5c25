import { fc } from '../examples.ts';
import { describe, expect, it } from 'vitest';
import { asksOf, chooseAsk, hasOffered, mayAsk } from '../../core/domain/sequence/ask-ladder.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { KNOWLEDGE } from '../../core/domain/people/contact.ts';
import { RUNGS } from '../../core/domain/sequence/sequence.ts';
import type { Rung } from '../../core/domain/sequence/sequence.ts';
import { ben, nora, person } from '../cast.ts';

const NOW = '2026-11-23T14:00:00.000Z';
const standing = (contact: Contact, over = {}) => ({
  owner: nora,
  contact,
  offered: false,
  asked: [],
  now: NOW,
  ...over,
});
const someone = (about: Partial<Contact>) => person({ id: 'someone1', name: 'Elena Rossi', ...about });

describe('the ask ladder', () => {
  it.each<[string, Partial<Contact>, Rung[]]>([
    ['a stranger', { kind: 'other', knowledge: 'never-met', trust: 1 }, ['advice']],
    [
      'somebody met who trusts a little',
      { kind: 'event', knowledge: 'met', trust: 2 },
      ['advice', 'qualifications', 'openings'],
    ],
    [
      'a friend who never saw the work',
      { kind: 'friend', knowledge: 'privately', trust: 4 },
      ['advice', 'qualifications', 'openings', 'introduction', 'referral'],
    ],
    [
      'a co-worker of another team who vouches',
      { knowledge: 'other-team', trust: 4 },
      ['advice', 'qualifications', 'openings', 'introduction', 'referral', 'good_word'],
    ],
    [
      'a team mate',
      { knowledge: 'same-team', trust: 3 },
      ['advice', 'qualifications', 'openings', 'introduction', 'referral', 'reference'],
    ],
    ['a former manager', { knowledge: 'managed-you', trust: 5 }, [...RUNGS]],
    [
      'a professor who may not remember',
      { kind: 'professor', knowledge: 'taught-you', remembersYou: 'unsure', trust: 2 },
      ['advice', 'qualifications', 'openings'],
    ],
  ])('is open to %s as far as trust and knowledge reach', (_, about, open) => {
    expect(RUNGS.filter((rung) => mayAsk(rung, standing(someone(about))).at === 'open')).toEqual(
      RUNGS.filter((rung) => open.includes(rung) || (rung === 'introduction' && open.includes('referral'))),
    );
  });

  it('opens introductions to a stranger who offered help', () => {
    const stranger = someone({ kind: 'other', knowledge: 'never-met', trust: 1 });
    expect(chooseAsk(['introduction'], standing(stranger)).at).toBe('refused');
    expect(chooseAsk(['introduction'], standing(stranger, { offered: true }))).toEqual({
      at: 'open',
      rung: 'introduction',
    });
    expect(hasOffered({ answers: [{ kind: 'positive', at: NOW, invited: false }] })).toBe(true);
    expect(hasOffered({ answers: [{ kind: 'thanks', at: NOW, invited: false }] })).toBe(false);
  });

  it('takes the first rung that is open', () => {
    const met = someone({ kind: 'event', knowledge: 'met', trust: 2 });
    expect(chooseAsk(['referral', 'openings', 'advice'], standing(met))).toEqual({
      at: 'open',
      rung: 'openings',
    });
  });

  it('does not repeat an ask within twelve months, and says when it was made', () => {
    const asked = asksOf([
      {
        sent: [
          { step: '1', at: NOW },
          { step: '3-ask', at: '2026-01-10T10:00:00.000Z', ask: 'referral' },
        ],
      },
    ]);
    const refused = mayAsk('referral', standing(ben, { asked }));
    expect(refused).toMatchObject({ at: 'refused', because: expect.stringContaining('on 2026-01-10') });
    expect(mayAsk('referral', standing(ben, { asked, now: '2027-01-10T09:59:59.999Z' })).at).toBe('refused');
    expect(mayAsk('referral', standing(ben, { asked, now: '2027-01-10T10:00:00.000Z' })).at).toBe('open');
    expect(chooseAsk(['referral', 'introduction'], standing(ben, { asked }))).toEqual({
      at: 'open',
      rung: 'introduction',
    });
  });

  it('refuses in words with the figures that decided', () => {
    const elena = someone({ kind: 'recruiter', knowledge: 'met', trust: 2 });
    expect(mayAsk('reference', standing(elena))).toEqual({
      at: 'refused',
      because:
        'a reference is for people with knowledge 0.7 and trust 3; Elena Rossi has trust 2 of 5 and knowledge of your work 0.3',
    });
  });

  it('never shuts a rung when trust or knowledge rises', () => {
    const knowledge = fc.nat({ max: KNOWLEDGE.length - 1 });
    fc.assert(
      fc.property(
        fc.constantFrom(...RUNGS),
        knowledge,
        knowledge,
        fc.nat({ max: 5 }),
        fc.nat({ max: 5 }),
        (rung, a, b, s, t) => {
          // KNOWLEDGE runs from those who know the work best to those who don't.
          const less = someone({ knowledge: KNOWLEDGE[Math.max(a, b)]!, trust: Math.min(s, t) });
          const more = someone({ knowledge: KNOWLEDGE[Math.min(a, b)]!, trust: Math.max(s, t) });
          if (mayAsk(rung, standing(less)).at === 'open')
            expect(mayAsk(rung, standing(more)).at).toBe('open');
        },
      ),
    );
  });
});
