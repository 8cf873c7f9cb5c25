import type { Draft } from '../../core/domain/sequence/draft.ts';
import type { Enrollment } from '../../core/domain/enrollment/enrollment.ts';
import type { Message } from '../../core/domain/mail/message.ts';
import { ben, nora } from '../cast.ts';

/** Ben's first enrollment, waiting for his answer, with everything said that an enrollment can say. */
export const anEnrollment = (over: Partial<Enrollment> = {}): Enrollment => ({
  ownerId: nora.id,
  contactId: ben.id,
  n: 1,
  sequence: 'reconnect',
  startedAt: '2026-11-22T15:00:00.000Z',
  state: {
    at: 'waiting',
    step: '2-nudge',
    due: '2026-12-01T14:10:00.000Z',
    notBefore: '2026-12-01T05:00:00.000Z',
  },
  address: 'ben@helio.example',
  subject: 'The Atlas migration',
  references: ['own-1@in.goodword.example', 'ses-1@email.amazonses.example'],
  lastMessageId: 'ses-1@email.amazonses.example',
  sent: [{ step: '1-inquire', at: '2026-11-23T14:05:00.000Z' }],
  answers: [{ kind: 'question', at: '2026-11-23T18:00:00.000Z', invited: true }],
  facts: { news: 'I passed the exam' },
  decisions: [{ at: '2026-11-23T14:05:00.000Z', did: 'sent 1-inquire', because: 'approved by the owner' }],
  version: 4,
  ...over,
});

export const aDraft = (over: Partial<Draft> = {}): Draft => ({
  ownerId: nora.id,
  contactId: ben.id,
  n: 1,
  step: '1-inquire',
  to: 'ben@helio.example',
  subject: 'The Atlas migration',
  text: 'Hi Ben,\n\nhow is the streaming platform?\n',
  html: '<p>Hi Ben,</p>',
  ask: 'advice',
  fingerprint: 'abcdefghijklmnopqrstuvwxyz',
  ...over,
});

export const aMessage = (over: Partial<Message> = {}): Message => ({
  ownerId: nora.id,
  contactId: ben.id,
  n: 1,
  id: '1-1-inquire',
  direction: 'out',
  at: '2026-11-23T14:05:00.000Z',
  from: nora.sendingAddress,
  to: 'ben@helio.example',
  subject: 'The Atlas migration',
  text: 'Hi Ben',
  messageIds: [],
  step: '1-inquire',
  delivery: 'sent',
  ...over,
});
