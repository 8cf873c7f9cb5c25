import { fc } from '../examples.ts';
import { describe, expect, test } from 'vitest';
import { afterAnswer, answered, answeredByOwner } from '../../core/domain/enrollment/enrollment-answer.ts';
import {
  approved,
  asked,
  drafted,
  edited,
  factArrived,
  postponed,
} from '../../core/domain/enrollment/enrollment-draft.ts';
import { CLAIM_LEASE, claimed, deferred, givenBack } from '../../core/domain/enrollment/enrollment-claim.ts';
import { lost, marked, retried } from '../../core/domain/enrollment/enrollment-send.ts';
import { held } from '../../core/domain/enrollment/enrollment-hold.ts';
import { begin, dueAt, end } from '../../core/domain/enrollment/enrollment.ts';
import type { Enrollment, Next } from '../../core/domain/enrollment/enrollment.ts';
import { DAY, HOUR, plus } from '../../core/domain/instant.ts';
import type { ReplyKind } from '../../core/domain/reply/reply.ts';
import { REPLY_KINDS, isHumanAnswer } from '../../core/domain/reply/reply.ts';
import { stepAfterSilence } from '../../core/domain/sequence/sequence.ts';
import { ben, nora } from '../cast.ts';
import { fakeSequence as reconnect } from '../fakes/stationery.ts';

const monday = '2026-11-23T14:00:00.000Z';
const fresh = (): Enrollment =>
  begin({
    key: { ownerId: nora.id, contactId: ben.id, n: 1 },
    sequence: 'reconnect',
    firstStep: '1-inquire',
    address: 'ben@helio.example',
    now: monday,
    because: 'a test',
  });

const must = (next: Next): Enrollment => {
  if (next.at === 'refused') throw new Error(next.because);
  return next.enrollment;
};
const scheduledFor = (e: Enrollment, due: string): Enrollment =>
  must(
    approved(must(drafted(e, 'fp', monday)), { fingerprint: 'fp', due, jitter: 0.5, because: 'yes' }, monday),
  );
const sentAt = (e: Enrollment, at: string): Enrollment => {
  const sending = must(claimed(scheduledFor(e, at), 'claim1', at));
  const next = stepAfterSilence(reconnect, sending.state.at === 'sending' ? sending.state.step : '');
  const after = next
    ? ({ at: 'waiting', step: next.id, due: plus(at, 7 * DAY), notBefore: plus(at, 8 * DAY) } as const)
    : ({ at: 'closing', due: plus(at, 9 * DAY) } as const);
  const step = sending.state.at === 'sending' ? sending.state.step : '';
  return must(
    marked(
      sending,
      { step, at, subject: 'Atlas', messageIds: [`own-${step}`, `wire-${step}`], wireId: `wire-${step}` },
      after,
      at,
    ),
  );
};
const answer = (e: Enrollment, kind: ReplyKind, at: string, invited = false): Enrollment => {
  const times = {
    now: at,
    after: (days: number) => plus(at, days * DAY),
    nextBusinessDay: plus(at, DAY),
    later: plus(at, 60 * DAY),
  };
  const about = { kind, invited, at, messageId: `reply-${at}` };
  return answered(e, about, afterAnswer(reconnect, e.sent.at(-1)?.step, about, times));
};

describe('an enrollment', () => {
  test('refuses a yes to a text that has changed since it was shown', () => {
    const shown = must(drafted(fresh(), 'first', monday));
    const changed = must(edited(shown, 'second', monday));
    expect(
      approved(changed, { fingerprint: 'first', due: monday, jitter: 0, because: 'yes' }, monday),
    ).toMatchObject({
      at: 'refused',
      because: expect.stringContaining('changed since you saw it') as string,
    });
  });

  test('asks the owner for a fact and is written once he answers', () => {
    const open = must(asked(fresh(), 'sharedWork', monday));
    expect(open.state).toMatchObject({ at: 'asking', fact: 'sharedWork' });
    expect(must(factArrived(open, monday, 'told')).state).toMatchObject({
      at: 'preparing',
      step: '1-inquire',
    });
  });

  test('stays silent after a person answered, whatever timer was running', () => {
    const waiting = sentAt(fresh(), monday);
    for (const kind of REPLY_KINDS.filter(isHumanAnswer)) {
      const state = answer(waiting, kind, plus(monday, DAY)).state;
      expect(['preparing', 'answered', 'snoozed', 'ended']).toContain(state.at);
      if (state.at === 'preparing') expect(state.step).toBe('3-ask');
    }
  });

  test('opens the gate the same day only when the person asked about the owner', () => {
    const waiting = sentAt(fresh(), monday);
    const at = plus(monday, DAY);
    expect(answer(waiting, 'positive', at, true).state).toMatchObject({ step: '3-ask', notBefore: at });
    expect(answer(waiting, 'positive', at, false).state).toMatchObject({
      step: '3-ask',
      notBefore: plus(at, DAY),
    });
  });

  test('takes the same answer once', () => {
    const once = answer(sentAt(fresh(), monday), 'positive', plus(monday, DAY));
    expect(answer(once, 'positive', plus(monday, DAY))).toBe(once);
  });

  test('lets an answer that crossed the mail win over its timer', () => {
    const sending = must(claimed(scheduledFor(fresh(), monday), 'claim1', monday));
    const crossed = answer(sending, 'positive', plus(monday, 1000));
    const mail = { step: '1-inquire', at: monday, subject: 'Atlas', messageIds: ['w'], wireId: 'w' };
    const done = must(marked(crossed, mail, { at: 'closing', due: monday }, monday));
    expect(done.state).toMatchObject({ at: 'answered' });
    expect(done.sent).toHaveLength(1);
  });

  test('with a throttled claim that was overtaken by a stop does not go back to scheduled', () => {
    const sending = must(claimed(scheduledFor(fresh(), monday), 'claim1', monday));
    const stopped = end(sending, 'stop', monday, 'STOP');
    const back = must(
      givenBack(
        stopped,
        { claim: 'claim1', due: monday, planned: monday, jitter: 0, because: 'throttled' },
        monday,
      ),
    );
    expect(back.state).toMatchObject({ at: 'ended', why: 'stop' });
  });

  test('in doubt is completed by a late word from SES, even when the owner has said retry', () => {
    const sending = must(claimed(scheduledFor(fresh(), monday), 'claim1', monday));
    const unknown = must(lost(sending, plus(monday, CLAIM_LEASE)));
    const again = must(retried(unknown, plus(monday, DAY), 0.5, plus(monday, 2 * HOUR)));
    const mail = { step: '1-inquire', at: monday, subject: 'Atlas', messageIds: ['w'], wireId: 'w' };
    expect(must(marked(again, mail, { at: 'closing', due: monday }, monday)).state.at).toBe('closing');
  });

  test('an out-of-office hold moves the nudge to its end; any other hold does not eat the wait', () => {
    const waiting = sentAt(fresh(), monday);
    const from = plus(monday, 2 * DAY);
    const hold = { from, until: plus(from, 14 * DAY), because: 'away' };
    expect(dueAt(held(waiting, { ...hold, source: 'out-of-office' }).state)).toBe(hold.until);
    expect(dueAt(held(waiting, { ...hold, source: 'owner' }).state)).toBe(plus(monday, (7 + 14) * DAY));
  });

  test('after a question of theirs writes the ask only once the owner has answered', () => {
    const questioned = answer(sentAt(fresh(), monday), 'question', plus(monday, DAY));
    expect(questioned.state).toMatchObject({ at: 'answered', kind: 'question' });
    const told = answeredByOwner(questioned, reconnect, 'relay-1', plus(monday, 2 * DAY), (days) =>
      plus(monday, (2 + days) * DAY),
    );
    expect(told.state).toMatchObject({ at: 'preparing', step: '3-ask', notBefore: plus(monday, 3 * DAY) });
  });

  type Doing = (e: Enrollment, now: string, claimedOnce: string[]) => Next | Enrollment;
  const doings: fc.Arbitrary<Doing> = fc.oneof(
    fc.constant((e: Enrollment, now: string) => drafted(e, 'fp', now)),
    fc.constant((e: Enrollment, now: string) => asked(e, 'sharedWork', now)),
    fc.constant((e: Enrollment, now: string) => factArrived(e, now, 'told')),
    fc.constant((e: Enrollment, now: string) =>
      approved(e, { fingerprint: 'fp', due: now, jitter: 0, because: 'yes' }, now),
    ),
    fc.constant((e: Enrollment, now: string) => postponed(e, plus(now, DAY), plus(now, DAY), now, 'later')),
    fc.constant((e: Enrollment, now: string) => deferred(e, plus(now, HOUR), now, 'window')),
    fc.constant((e: Enrollment, now: string) => claimed(e, 'c', now)),
    fc.constant((e: Enrollment, now: string) => lost(e, now)),
    fc.constant((e: Enrollment, now: string) => retried(e, now, 0, now)),
    fc.constant((e: Enrollment, now: string) =>
      givenBack(e, { claim: 'c', due: now, planned: now, jitter: 0, because: 'throttled' }, now),
    ),
    // A word from SES: at once, late, or again, but only of what was handed over.
    fc.nat({ max: 3 }).map((which) => (e: Enrollment, now: string, claimedOnce: string[]) => {
      const step = claimedOnce[which % claimedOnce.length];
      if (step === undefined) return e;
      const next = stepAfterSilence(reconnect, step);
      const after = next
        ? ({ at: 'waiting', step: next.id, due: now, notBefore: now } as const)
        : ({ at: 'closing', due: now } as const);
      return marked(e, { step, at: now, subject: 's', messageIds: [now], wireId: now }, after, now);
    }),
    fc
      .constantFrom(...REPLY_KINDS.filter(isHumanAnswer))
      .map((kind) => (e: Enrollment, now: string) => answer(e, kind, now)),
    fc
      .constantFrom('owner' as const, 'out-of-office' as const)
      .map(
        (source) => (e: Enrollment, now: string) =>
          held(e, { from: now, until: plus(now, 3 * DAY), source, because: 'away' }),
      ),
    fc.constant((e: Enrollment, now: string) => end(e, 'stop', now, 'STOP')),
  );

  test('keeps its promises under any order of events', () => {
    fc.assert(
      fc.property(fc.array(doings, { maxLength: 40 }), (events) => {
        let e = fresh();
        let now = monday;
        const claimedOnce: string[] = [];
        for (const event of events) {
          now = plus(now, HOUR);
          const was = e;
          const next = event(e, now, claimedOnce);
          if ('enrollment' in next) e = next.enrollment;
          else if ('version' in next) e = next;
          // Over is over: nothing leaves the end.
          if (was.state.at === 'ended') expect(e.state).toEqual(was.state);
          // The gate: the ask and what follows it exist only after a human answer.
          const step = 'step' in e.state ? e.state.step : undefined;
          if (step === '3-ask' || step === '4-remind') expect(e.answers.length).toBeGreaterThan(0);
          // A mail is on its way only from scheduled, and is recorded as sent only from there.
          if (e.state.at === 'sending' && was.state.at !== 'sending') expect(was.state.at).toBe('scheduled');
          if (e.state.at === 'sending') claimedOnce.push(e.state.step);
          // What was handed over and confirmed is recorded once, and never stands before its sending again.
          const sent = e.sent.map((one) => one.step);
          expect(new Set(sent).size).toBe(sent.length);
          if (['scheduled', 'sending', 'unknown', 'drafted'].includes(e.state.at))
            expect(sent).not.toContain(step);
          expect(e.decisions.length).toBeLessThanOrEqual(30);
        }
      }),
      { numRuns: 500 },
    );
  });
});
