import { approved, asked, drafted } from '../domain/enrollment/enrollment-draft.ts';
import { end, moveTo } from '../domain/enrollment/enrollment.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import { fingerprint } from '../domain/sequence/draft.ts';
import type { Draft } from '../domain/sequence/draft.ts';
import { FACTS, factCode } from '../domain/people/facts.ts';
import type { Fact } from '../domain/people/facts.ts';
import { enrollmentId } from '../domain/mail/message.ts';
import type { EnrollmentKey } from '../domain/mail/message.ts';
import { noticeData, questionData } from '../domain/owner-mail/owner-mail.ts';
import { clip } from '../domain/owner-mail/short-words.ts';
import type { Owner } from '../domain/owner.ts';
import type { Contact } from '../domain/people/contact.ts';
import { isFirstContact, stepCalled } from '../domain/sequence/sequence.ts';
import type { Sequence, Step } from '../domain/sequence/sequence.ts';
import type { Finding } from '../domain/sequence/tone.ts';
import { dayOf } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import { INSTEAD, isUndecided } from '../domain/sequence/deadline.ts';
import { askAboutGoal } from './ask-about-goal.ts';
import { changeEnrollment } from './change.ts';
import { composeStep } from './compose-step.ts';
import { followMove } from './follow-move.ts';
import { lacksMemory } from './lacks-memory.ts';
import { planStep } from './plan-step.ts';
import { enrollmentsOfPerson } from './of-person.ts';
import type { House } from './ports.ts';
import { saidBefore } from './said-before.ts';
import { showDraft } from './show-draft.ts';
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
  const found = await enrollments.get(key);
  if (found?.state.at !== 'preparing' || found.state.due > world.now())
    return { at: 'nothing', because: 'there is nothing to write' };
  const owner = await owners.get(key.ownerId);
  const contact = await contacts.get(key.ownerId, key.contactId);
  const sequence = stationery.sequence(found.sequence);
  const step = sequence && stepCalled(sequence, found.state.step);
  if (!owner || !contact) {
    const because = 'the contact is gone';
    await changeEnrollment(house, key, (e) => end(e, 'refused', world.now(), because));
    return { at: 'refused', because };
  }
  if (!sequence || !step) {
    const { state, sequence: name } = found;
    const because = sequence ? `${name} has no step ${state.step} any more` : `the sequence ${name} is gone`;
    return refuse(house, { owner, contact, enrollment: found, step: { id: state.step } }, because);
  }
  const enrollment = await followMove(house, contact, found);
  if (!enrollment) return refuse(house, { owner, contact, enrollment: found, step }, NO_ADDRESS);
  const writing = { owner, contact, enrollment, sequence, step };
  if (step.onlyIf === 'undecided' && !isUndecided(owner, dayOf(world.now(), owner.zone)))
    return finish(house, writing);
  const earlier = (await enrollmentsOfPerson(house, contact)).filter(
    (e) => e.n !== enrollment.n || e.contactId !== contact.id,
  );
  const written = composeStep(house, { ...writing, earlier, now: world.now() });
  switch (written.at) {
    case 'missing':
      return ask(house, writing, written.fact);
    case 'refused':
      return refuse(house, writing, written.because);
    case 'composed': {
      const rung = written.ask === undefined ? {} : { ask: written.ask };
      const { restoredAt } = enrollment;
      const shown = restoredAt === undefined ? {} : { restoredAt };
      const text = { to: enrollment.address, ...written.words, ...shown };
      const draft: Draft = { ...pick(key), step: step.id, ...text, ...rung, fingerprint: fingerprint(text) };
      await house.drafts.put(draft);
      const goesByItself =
        mayGoByItself(writing, draft, written.findings) && !(await saidBefore(house, contact, draft));
      return show(house, writing, draft, goesByItself);
    }
  }
}

const NO_ADDRESS =
  'nobody reads the address it would go to any more; say "add" with the name and the new address';

/** A step at hand, with everything it is written from. */
export interface Writing {
  owner: Owner;
  contact: Contact;
  enrollment: Enrollment;
  sequence: Sequence;
  step: Step;
}

const pick = ({ ownerId, contactId, n }: EnrollmentKey): EnrollmentKey => ({ ownerId, contactId, n });

/** He is asked before the state says so: a process that dies in between leaves the step to be written again. */
async function ask(house: House, writing: Writing, fact: Fact): Promise<Prepared> {
  const question = await askFact(house, writing, fact);
  const saved = await changeEnrollment(house, writing.enrollment, (e) => asked(e, fact, house.world.now()));
  return saved.at === 'refused'
    ? { at: 'nothing', because: saved.because }
    : { at: 'asking', fact, question };
}

/** Mails the owner one question about one fact; answers its words. */
export async function askFact(house: House, writing: Writing, fact: Fact): Promise<string> {
  const { owner, contact, enrollment, sequence, step } = writing;
  const question = `${FACTS[fact].question.replaceAll('{name}', contact.name)}${resultsTold(owner, fact)}`;
  await tellOwner(house, owner, {
    cause: `question#${enrollmentId(enrollment)}#${step.id}#${fact}#${enrollment.version}`,
    template: 'question',
    data: questionData({ owner, contact, sequence, step, fact, question, enrollment }),
    about: { scope: 'q', contactId: contact.id, n: enrollment.n, tail: factCode(fact) },
  });
  return question;
}

/** The day of the decision is over: nothing more is told of results, and the owner is asked how it went. */
async function finish(house: House, { owner, enrollment }: Writing): Promise<Prepared> {
  const because = INSTEAD.undecided;
  await askAboutGoal(house, owner.id, ['decision']);
  await changeEnrollment(house, enrollment, (e) => end(e, 'finished', house.world.now(), because));
  return { at: 'refused', because };
}

/** Results the owner named before are at hand when one is to be told. */
const resultsTold = ({ goal }: Owner, fact: Fact): string =>
  fact === 'result' && goal.results !== undefined ? ` You named: ${clip(goal.results, 160)}.` : '';

/** A refused first step ends the enrollment; a refused ask gives the turn to the owner, who may write by hand. */
async function refuse(
  house: House,
  writing: Pick<Writing, 'owner' | 'contact' | 'enrollment'> & { step: Pick<Step, 'id'> },
  because: string,
): Promise<Prepared> {
  const { owner, contact, enrollment, step } = writing;
  const now = house.world.now();
  const kind = enrollment.answers.at(-1)?.kind;
  const last = enrollment.sent.at(-1)?.step;
  const turn =
    kind === undefined || last === undefined
      ? undefined
      : ({ at: 'answered', kind, step: last, reminders: 0 } as const);
  if (turn)
    await tellOwner(house, owner, {
      cause: `not-written#${enrollmentId(enrollment)}#${step.id}#${enrollment.version}`,
      template: 'notice',
      data: noticeData({ owner, about: 'not-written', contact, step: step.id, detail: because }),
      about: { scope: 'f', contactId: contact.id, n: enrollment.n },
    });
  await changeEnrollment(house, enrollment, (e) => {
    if (e.state.at !== 'preparing') return { at: 'refused', because: `it is ${e.state.at}` };
    return turn ? moveTo(e, turn, now, `${step.id} not written`, because) : end(e, 'refused', now, because);
  });
  return { at: 'refused', because };
}

/** Shows the draft, then lets it wait for a word; one that goes by itself is scheduled at once. */
async function show(house: House, writing: Writing, draft: Draft, goesByItself: boolean): Promise<Prepared> {
  const { owner, contact, enrollment, sequence } = writing;
  const now = house.world.now();
  const plan = await planStep(house, owner, contact, enrollment, draft.fingerprint);
  if (!goesByItself)
    await showDraft(house, {
      ...{ owner, contact, enrollment, draft, plan },
      again: `v${enrollment.version}`,
      lacksMemory: lacksMemory(house, writing),
    });
  const saved = await changeEnrollment(house, enrollment, (e) => {
    const waiting = drafted(e, draft.fingerprint, now);
    if (waiting.at === 'refused' || !goesByItself) return waiting;
    const { at: due, jitter } = plan;
    const because = `you let ${sequence.name} go by itself`;
    return approved(waiting.enrollment, { fingerprint: draft.fingerprint, due, jitter, because }, now);
  });
  if (saved.at === 'refused') return { at: 'nothing', because: saved.because };
  return goesByItself ? { at: 'scheduled', draft, due: plan.at } : { at: 'drafted', draft, wouldGo: plan.at };
}

/** Only where the owner said so for the sequence, only in a conversation that has begun, never an ask, never a fault. */
function mayGoByItself(
  { owner, contact, enrollment, step, sequence }: Writing,
  draft: Draft,
  findings: Finding[],
): boolean {
  const said =
    step.automatic && owner.automatic.includes(sequence.name) && enrollment.restoredAt === undefined;
  const known = contact.lastContact !== undefined && !isFirstContact(sequence, step);
  return said && known && draft.ask === undefined && findings.every(({ severity }) => severity !== 'error');
}
