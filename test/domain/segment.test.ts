import { describe, expect, test } from 'vitest';
import type { Enrollment } from '../../core/domain/enrollment/enrollment.ts';
import { segmentOf, segmentWords } from '../../core/domain/people/segment.ts';
import type { ReplyKind } from '../../core/domain/reply/reply.ts';
import { nora } from '../cast.ts';

type Told = Pick<Enrollment, 'sent' | 'answers' | 'state'>;
/** Written to on Tuesday 24 November 2026; Thanksgiving is the 26th. */
const SENT = [{ step: '1-inquire', at: '2026-11-24T14:00:00.000Z' }];
const ended: Told['state'] = { at: 'ended', why: 'silent', when: '2026-12-20T14:00:00.000Z' };
const open: Told['state'] = { at: 'closing', due: '2026-12-20T14:00:00.000Z' };
const answer = (at: string, kind: ReplyKind = 'positive'): Told => ({
  sent: SENT,
  answers: [{ kind, at, invited: false }],
  state: open,
});

describe('how somebody answers', () => {
  test.each([
    ['the same day is a booster', answer('2026-11-24T20:00:00.000Z'), 'booster'],
    [
      'within three business days is a booster, over a holiday too',
      answer('2026-11-30T15:00:00.000Z'),
      'booster',
    ],
    ['on the fourth business day is an obligate', answer('2026-12-01T15:00:00.000Z'), 'obligate'],
    ['soon, but with a no, is an obligate', answer('2026-11-25T15:00:00.000Z', 'no'), 'obligate'],
    ['soon, but with a later, is an obligate', answer('2026-11-25T15:00:00.000Z', 'later'), 'obligate'],
    [
      'never, when all mails are out, is a curmudgeon',
      { sent: SENT, answers: [], state: ended },
      'curmudgeon',
    ],
    ['not yet is not known', { sent: SENT, answers: [], state: open }, undefined],
    ['by an out-of-office note is no answer', answer('2026-11-24T15:00:00.000Z', 'out-of-office'), undefined],
    [
      'that he is the wrong person says nothing',
      answer('2026-11-24T15:00:00.000Z', 'wrong-person'),
      undefined,
    ],
    ['to nothing is not known', { sent: [], answers: [], state: ended }, undefined],
  ] as [string, Told, string | undefined][])('%s', (_how, told, segment) => {
    expect(segmentOf([told], nora)?.segment).toBe(segment);
  });

  test('is read off the newest conversation', () => {
    const later: Told = {
      ...answer('2027-03-02T15:00:00.000Z'),
      sent: [{ step: '1-note', at: '2027-03-02T14:00:00.000Z' }],
    };
    expect(segmentOf([later, { sent: SENT, answers: [], state: ended }], nora)?.segment).toBe('booster');
  });

  test('is told without a grade, and silence as what is usual', () => {
    expect(segmentWords({ segment: 'booster', days: 0 })).toBe('answered the same day');
    expect(segmentWords({ segment: 'obligate', days: 8 })).toContain('which is fine');
    const silent = segmentWords({ segment: 'curmudgeon' });
    expect(silent).toContain('6 to 8 of 10');
    for (const word of ['booster', 'obligate', 'curmudgeon']) expect(silent).not.toContain(word);
  });
});
