import { DAY, instant, plus } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import { isOver, stepOf } from '../domain/enrollment/enrollment.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import { slotAtOrAfter } from '../domain/sending/sending-hours.ts';
import { FACTS } from '../domain/people/facts.ts';
import { stepAfterSilence, stepCalled } from '../domain/sequence/sequence.ts';
import { helpWords } from '../domain/ranking/company-help.ts';
import { jitterOf } from '../domain/sending/jitter.ts';
import { enrollmentId } from '../domain/mail/message.ts';
import { afterSending } from './after-sending.ts';
import { all } from './change.ts';
import { closedFor } from './company-closed.ts';
import { isSoon, planStep } from './plan-step.ts';
import type { House } from './ports.ts';

/** A mail that would go out if nobody answered and the owner said yes to every draft. */
export interface Foreseen {
  at: Instant;
  contact: { id: string; name: string };
  step: string;
  because: string;
}

/** What the coming weeks bring, from the same functions that plan the real mails. Nothing is written or sent. */
export async function simulate(house: House, about: { ownerId: string; weeks: number }): Promise<Foreseen[]> {
  const { owners, contacts, enrollments, stationery, world } = house;
  const owner = await owners.get(about.ownerId);
  if (!owner) return [];
  const until = plus(world.now(), about.weeks * 7 * DAY);
  const foreseen: Foreseen[] = [];
  for (const enrollment of await all(enrollments.ofOwner(owner.id))) {
    const contact = await contacts.get(owner.id, enrollment.contactId);
    const sequence = stationery.sequence(enrollment.sequence);
    if (!contact || !sequence || isOver(enrollment)) continue;
    let next = await firstOf(house, owner.id, enrollment);
    while (next && next.at <= until) {
      foreseen.push({ ...next, contact: { id: contact.id, name: contact.name } });
      const after = stepAfterSilence(sequence, next.step);
      if (!after) break;
      const { facts } = enrollment;
      const plan = afterSending({ owner, contact, sequence, step: next.step, at: next.at, facts });
      if (plan.at !== 'waiting') break;
      const { notBefore } = plan;
      const jitter = jitterOf(`${enrollmentId(enrollment)}${after.id}`);
      const at = slotAtOrAfter({ owner, contact, notBefore, firstContact: false, jitter });
      const because =
        after.beforeDeadline === undefined
          ? `${after.wait} business days of silence`
          : `${after.beforeDeadline} business days before the deadline`;
      next = { at, step: after.id, because };
    }
  }
  return foreseen.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

  async function firstOf(
    { drafts }: House,
    ownerId: string,
    enrollment: Enrollment,
  ): Promise<Omit<Foreseen, 'contact'> | undefined> {
    const { state } = enrollment;
    if (state.at === 'scheduled')
      return { at: state.due, step: state.step, because: enrollment.decisions.at(-1)?.because ?? 'approved' };
    const contact = await contacts.get(ownerId, enrollment.contactId);
    if (!owner || !contact) return undefined;
    if (state.at === 'drafted') {
      const draft = await drafts.get(enrollment, state.step);
      const plan = await planStep(house, owner, contact, enrollment, draft?.fingerprint ?? state.fingerprint);
      const helper =
        enrollment.sent.length === 0 && (await closedFor(house, owner, contact, enrollment.sequence));
      const because = [helper ? helpWords(helper) : 'after your yes', ...plan.because].join('; ');
      return { at: plan.at, step: state.step, because };
    }
    if (state.at !== 'waiting' && state.at !== 'preparing' && state.at !== 'asking') return undefined;
    const notBefore = instant(state.notBefore);
    const at = slotAtOrAfter({
      owner,
      contact,
      notBefore,
      firstContact: enrollment.sent.length === 0,
      soon: isSoon(house, enrollment),
      jitter: jitterOf(enrollmentId(enrollment)),
    });
    return { at, step: state.step, because: reasonFor(house, enrollment) };
  }
}

/** What has to happen before a step goes that is not written yet. */
function reasonFor({ stationery }: Pick<House, 'stationery'>, { sequence: name, state }: Enrollment): string {
  if (state.at === 'asking')
    return `after you answer what I asked about ${FACTS[state.fact].of === 'contact' ? 'them' : 'this mail'}`;
  const sequence = stationery.sequence(name);
  const step = sequence && stepCalled(sequence, stepOf(state) ?? '');
  switch (step?.follows) {
    case 'answer':
    case 'agreed':
      return 'they answered; after your yes';
    case 'start':
    case 'owner':
    case 'talk':
      return 'after your yes';
    case 'silence':
    case undefined:
      return 'if nobody answers';
  }
}
