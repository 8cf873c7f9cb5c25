import { approved, asked, drafted } from '../domain/enrollment-draft.ts';
import { end, moveTo } from '../domain/enrollment.ts';
import type { Enrollment } from '../domain/enrollment.ts';
import { fingerprint } from '../domain/draft.ts';
import type { Draft } from '../domain/draft.ts';
import { FACTS } from '../domain/facts.ts';
import type { Fact } from '../domain/facts.ts';
import { enrollmentId } from '../domain/message.ts';
import type { EnrollmentKey } from '../domain/message.ts';
import { previewData, questionData } from '../domain/owner-mail.ts';
import type { Owner } from '../domain/owner.ts';
import type { Contact } from '../domain/contact.ts';
import type { Sequence, Step } from '../domain/sequence.ts';
import type { Instant } from '../domain/instant.ts';
import { changeEnrollment } from './change.ts';
import { composeStep } from './compose-step.ts';
import { planStep } from './plan-step.ts';
import type { House } from './ports.ts';
import { tellOwner } from './tell-owner.ts';

/** What became of a step that was to be written. */
export type Prepared =
  | { at: 'drafted'; draft: Draft; wouldGo: Instant }
  | { at: 'scheduled'; draft: Draft; due: Instant }
  | { at: 'asking'; fact: Fact; question: string }
  | { at: 'refused'; because: string }
  | { at: 'nothing'; because: string };

/**
 * Writes the draft of the step at hand and shows it to the owner; where a fact is missing it asks him one question
 * instead. Follow-ups and thank-yous go on by themselves where he said so for the sequence. Can be run twice.
 */
export async function prepareStep(house: House, key: EnrollmentKey): Promise<Prepared> {
  const { owners, contacts, enrollments, stationery, world } = house;
  const enrollment = await enrollments.get(key);
  if (enrollment?.state.at !== 'preparing') return { at: 'nothing', because: 'there is nothing to write' };
  const owner = await owners.get(key.ownerId);
  const contact = await contacts.get(key.ownerId, key.contactId);
  const sequence = stationery.sequence(enrollment.sequence);
  const step = sequence?.steps.find(
    (s) => s.id === (enrollment.state.at === 'preparing' ? enrollment.state.step : ''),
  );
  if (!owner || !contact || !sequence || !step) {
    const because = sequence
      ? 'the contact or the step is gone'
      : `the sequence ${enrollment.sequence} is gone`;
    await changeEnrollment(house, key, (e) => end(e, 'refused', world.now(), because));
    return { at: 'refused', because };
  }
  const earlier = (await enrollments.ofContact(owner.id, contact.id)).filter((e) => e.n !== enrollment.n);
  const written = composeStep(house, { owner, contact, enrollment, sequence, step, earlier, now: world.now() });
  switch (written.at) {
    case 'missing':
      return ask(house, owner, contact, enrollment, sequence, step, written.fact);
    case 'refused':
      return refuse(house, enrollment, step, written.because);
    case 'composed': {
      const ask = written.ask === undefined ? {} : { ask: written.ask };
      const text = { to: enrollment.address, ...written.words };
      const draft: Draft = { ...pick(key), step: step.id, ...text, ...ask, fingerprint: fingerprint(text) };
      await house.drafts.put(draft);
      return show(house, owner, contact, enrollment, sequence, step, draft);
    }
  }
}

const pick = ({ ownerId, contactId, n }: EnrollmentKey): EnrollmentKey => ({ ownerId, contactId, n });

async function ask(
  house: House,
  owner: Owner,
  contact: Contact,
  enrollment: Enrollment,
  sequence: Sequence,
  step: Step,
  fact: Fact,
): Promise<Prepared> {
  const saved = await changeEnrollment(house, enrollment, (e) => asked(e, fact, house.world.now()));
  if (saved.at === 'refused') return { at: 'nothing', because: saved.because };
  const question = FACTS[fact].question.replace('{name}', contact.name);
  await tellOwner(house, owner, {
    cause: `question#${enrollmentId(enrollment)}#${step.id}#${fact}#${saved.value.version}`,
    template: 'question',
    data: questionData({ owner, contact, sequence, step, fact, question, enrollment }),
    about: { scope: 'q', contactId: contact.id, n: enrollment.n },
  });
  return { at: 'asking', fact, question };
}

/** A refused first step ends the enrollment; a refused ask gives the turn to the owner, who may write by hand. */
async function refuse(house: House, enrollment: Enrollment, step: Step, because: string): Promise<Prepared> {
  const now = house.world.now();
  await changeEnrollment(house, enrollment, (e) => {
    if (e.state.at !== 'preparing') return { at: 'refused', because: `it is ${e.state.at}` };
    const kind = e.answers.at(-1)?.kind;
    const last = e.sent.at(-1)?.step;
    if (kind === undefined || last === undefined) return end(e, 'refused', now, because);
    return moveTo(
      e,
      { at: 'answered', kind, step: last, reminders: 0 },
      now,
      `${step.id} not written`,
      because,
    );
  });
  return { at: 'refused', because };
}

async function show(
  house: House,
  owner: Owner,
  contact: Contact,
  enrollment: Enrollment,
  sequence: Sequence,
  step: Step,
  draft: Draft,
): Promise<Prepared> {
  const now = house.world.now();
  const plan = await planStep(house, owner, contact, enrollment, draft.fingerprint);
  const byItself =
    step.automatic && owner.automatic.includes(sequence.name) && contact.lastContact !== undefined;
  const saved = await changeEnrollment(house, enrollment, (e) => {
    const waiting = drafted(e, draft.fingerprint, now);
    if (waiting.at === 'refused' || !byItself) return waiting;
    const { at: due, jitter } = plan;
    return approved(
      waiting.enrollment,
      { fingerprint: draft.fingerprint, due, jitter, because: `you let ${sequence.name} go by itself` },
      now,
    );
  });
  if (saved.at === 'refused') return { at: 'nothing', because: saved.because };
  if (byItself) return { at: 'scheduled', draft, due: plan.at };
  await showDraft(house, owner, contact, saved.value, draft, plan);
  return { at: 'drafted', draft, wouldGo: plan.at };
}

/** Mails the owner the exact text that waits for his word. */
export async function showDraft(
  house: House,
  owner: Owner,
  contact: Contact,
  enrollment: Enrollment,
  draft: Draft,
  plan: { at: Instant; because: string[] },
  again = '',
): Promise<void> {
  const sequence = house.stationery.sequence(enrollment.sequence);
  const step = sequence?.steps.find((s) => s.id === draft.step);
  if (!sequence || !step) return;
  await tellOwner(house, owner, {
    cause: `preview#${enrollmentId(enrollment)}#${draft.step}#${draft.fingerprint}#${enrollment.answers.length}#${again}`,
    template: 'preview',
    data: previewData({
      owner,
      contact,
      sequence,
      step,
      draft,
      enrollment,
      wouldGo: plan.at,
      because: plan.because,
    }),
    about: { scope: 'p', contactId: contact.id, n: enrollment.n, tail: draft.fingerprint.slice(0, 8) },
  });
}
