import { describe, expect, test } from 'vitest';
import type { AfterAnswer, Answer } from '../../core/domain/enrollment/enrollment-answer.ts';
import { answered } from '../../core/domain/enrollment/enrollment-answer.ts';
import { corrected } from '../../core/domain/enrollment/enrollment-correction.ts';
import type { Enrollment, EnrollmentState } from '../../core/domain/enrollment/enrollment.ts';
import { ben, nora } from '../cast.ts';

const AT = '2026-11-25T10:00:00.000Z';
const LATER = '2026-11-28T10:00:00.000Z';

const waiting: Enrollment = {
  ...{ ownerId: nora.id, contactId: ben.id, n: 1, sequence: 'reconnect', version: 3 },
  startedAt: '2026-11-22T10:00:00.000Z',
  state: { at: 'waiting', step: '2-nudge', due: LATER, notBefore: LATER },
  address: 'ben@helio.example',
  references: ['ses-1@x.example'],
  lastMessageId: 'ses-1@x.example',
  sent: [{ step: '1-inquire', at: '2026-11-23T10:00:00.000Z' }],
  answers: [],
  facts: {},
  decisions: [],
};
const said = (kind: Answer['kind']): Answer => ({
  kind,
  invited: false,
  at: AT,
  messageId: 'ben-1@helio.example',
});
const OWNER: AfterAnswer = { at: 'owner' };
const NO: AfterAnswer = { at: 'end', why: 'no' };
const unclear = answered(waiting, said('unclear'), OWNER);
const within = (state: EnrollmentState, over: Partial<Enrollment> = {}): Enrollment => ({
  ...unclear,
  state,
  ...over,
});

describe('a correction', () => {
  test('leads to the state and the answers of a first reading, and to the same thread on the wire', () => {
    const first = answered(waiting, said('no'), NO);
    const now = corrected(unclear, said('no'), NO);
    expect({ ...now, decisions: [] }).toEqual({ ...first, decisions: [] });
    expect(now.decisions.at(-1)).toMatchObject({ did: 'ended: no', because: 'you said: no' });
  });

  test('said twice is said once', () => {
    const once = corrected(unclear, said('no'), NO);
    expect(corrected(once, said('no'), NO)).toBe(once);
  });

  test('keeps what the owner wrote into the thread meanwhile as the newest id', () => {
    const answeredByOwner = within(unclear.state, {
      references: [...unclear.references, 'ses-2@x.example'],
      lastMessageId: 'ses-2@x.example',
    });
    expect(corrected(answeredByOwner, said('no'), NO)).toMatchObject({
      references: ['ses-1@x.example', 'ben-1@helio.example', 'ses-2@x.example'],
      lastMessageId: 'ses-2@x.example',
    });
  });

  test.each<[string, Enrollment, boolean]>([
    ['silence', within({ at: 'ended', why: 'silent', when: LATER }), true],
    ['a no', within({ at: 'ended', why: 'no', when: AT }), true],
    ['a stop', within({ at: 'ended', why: 'stop', when: AT }), false],
    ['the owner’s word', within({ at: 'ended', why: 'skipped', when: LATER }), false],
    ['a dead address', within({ at: 'ended', why: 'bounced', when: LATER }), false],
  ])('opens again what had ended by %s only where the answer was the reason', (_what, ended, opens) => {
    const now = corrected(ended, said('question'), OWNER);
    expect(now.state.at === 'answered').toBe(opens);
    expect(now.answers).toMatchObject([{ kind: 'question' }]);
  });

  test('changes only the record once another mail has gone out', () => {
    const gone = within(waiting.state, { sent: [...waiting.sent, { step: '3-ask', at: LATER }] });
    const now = corrected(gone, said('no'), NO);
    expect(now.state).toEqual(gone.state);
    expect(now.answers).toMatchObject([{ kind: 'no' }]);
  });

  test('overtakes a mail that is on its way', () => {
    const sending = within({
      ...{ at: 'sending', step: '3-ask', fingerprint: 'f', claim: 'c', claimedAt: LATER, due: LATER },
    });
    expect(corrected(sending, said('no'), NO).state).toMatchObject({ at: 'sending', overtaken: 'no' });
  });
});
