import type { Draft } from '../domain/sequence/draft.ts';
import { fingerprint } from '../domain/sequence/draft.ts';
import { approved, edited, postponed } from '../domain/enrollment/enrollment-draft.ts';
import { end } from '../domain/enrollment/enrollment.ts';
import { dayOf } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import type { EnrollmentKey } from '../domain/mail/message.ts';
import { helpWords } from '../domain/ranking/company-help.ts';
import { morningOf } from '../domain/sending/sending-hours.ts';
import { htmlOf } from '../domain/mail/plain-html.ts';
import { againstDiscretion } from '../domain/ranking/discretion.ts';
import { leftOut } from './leave-out.ts';
import { changeEnrollment } from './change.ts';
import { type Done, gone, ofEnrollment } from './of-enrollment.ts';
import { planStep } from './plan-step.ts';
import type { House } from './ports.ts';
import { saidBefore } from './said-before.ts';
import { showDraft } from './show-draft.ts';

/**
 * The owner's yes to a draft. `shown` is the beginning of the fingerprint he saw: a yes to an older text is refused.
 * Without it (the CLI, which shows the newest) the draft at hand is meant.
 */
export async function approve(house: House, key: EnrollmentKey, shown?: string): Promise<Done> {
  const found = await ofEnrollment(house, key);
  if (!found) return gone;
  const { owner, contact, enrollment } = found;
  const { state } = enrollment;
  const current = 'fingerprint' in state ? state.fingerprint : undefined;
  if (current === undefined)
    return { at: 'refused', because: `no draft for ${contact.name} waits for a word` };
  const meant = shown === undefined || current.startsWith(shown) ? current : shown;
  if (state.at === 'scheduled' && meant === current)
    return { at: 'done', did: `mail to ${contact.name} goes out`, enrollment };
  const discreet = againstDiscretion(contact, owner);
  if (discreet !== undefined) return { at: 'refused', because: discreet };
  if (meant !== current && state.at === 'drafted' && enrollment.restoredAt !== undefined)
    return { at: 'refused', because: `${contact.name}: ${SHOWN_AGAIN}` };
  const draft = 'step' in state && state.step !== undefined && (await house.drafts.get(key, state.step));
  const before = draft ? await saidBefore(house, contact, draft) : undefined;
  if (before !== undefined)
    return {
      at: 'refused',
      because: `${contact.name} got these very words on ${dayOf(before, owner.zone)}; say it anew with "edit"`,
    };
  if (enrollment.sent.length === 0) {
    const { closedFor } = await import('./company-closed.ts');
    const helper = await closedFor(house, owner, contact, enrollment.sequence);
    if (helper) return { at: 'refused', because: `${contact.name}: ${helpWords(helper)}` };
  }
  const plan = await planStep(house, owner, contact, enrollment, current);
  const because = plan.because.length > 0 ? plan.because.join('; ') : 'you said yes';
  const saved = await changeEnrollment(house, key, (e) =>
    approved(e, { fingerprint: meant, due: plan.at, jitter: plan.jitter, because }, house.world.now()),
  );
  if (saved.at === 'refused') return { at: 'refused', because: `${contact.name}: ${saved.because}` };
  return { at: 'done', did: `mail to ${contact.name} goes out`, enrollment: saved.value };
}

const SHOWN_AGAIN =
  'a backup was put back since you saw this draft, and it may have gone out; answer the newest mail about it: "yes" if it did not go, "done" if it did';

/** A new text for the draft at hand; it is shown again and waits for a word of its own. */
export async function editDraft(
  house: House,
  key: EnrollmentKey,
  change: { text?: string; subject?: string },
): Promise<Done> {
  const found = await ofEnrollment(house, key);
  if (!found) return gone;
  const { owner, contact, enrollment } = found;
  const { state } = enrollment;
  if (state.at !== 'drafted' && state.at !== 'scheduled')
    return { at: 'refused', because: `there is no draft for ${contact.name} to change` };
  const old = await house.drafts.get(key, state.step);
  if (!old)
    return { at: 'refused', because: `the draft for ${contact.name} is gone; skip it and enroll again` };
  const text = change.text === undefined ? old.text : `${change.text.trim()}\n`;
  if (/\{\{|\}\}/.test(text))
    return { at: 'refused', because: 'the new text has {{ }} in it; write the words themselves' };
  const subject = (change.subject ?? old.subject).replace(/[\r\n]+/g, ' ').trim();
  const html = change.text === undefined ? old.html : htmlOf(text);
  const words = { to: old.to, subject, text, html };
  const draft: Draft = { ...old, ...words, fingerprint: fingerprint({ ...old, ...words }) };
  await house.drafts.put(draft);
  const saved = await changeEnrollment(house, key, (e) => edited(e, draft.fingerprint, house.world.now()));
  if (saved.at === 'refused') return saved;
  const plan = await planStep(house, owner, contact, saved.value, draft.fingerprint);
  await showDraft(house, { owner, contact, enrollment: saved.value, draft, plan });
  return {
    at: 'done',
    did: `draft for ${contact.name} changed; it waits for your yes`,
    enrollment: saved.value,
  };
}

/** The owner does not want this mail: the enrollment ends, and nothing of it goes out. */
export async function skip(house: House, key: EnrollmentKey, because = 'you said no'): Promise<Done> {
  const owner = await house.owners.get(key.ownerId);
  const saved = await changeEnrollment(
    house,
    key,
    (e) => leftOut(house, owner, e) ?? end(e, 'skipped', house.world.now(), because),
  );
  if (saved.at === 'refused') return saved;
  const { state } = saved.value;
  if (state.at === 'waiting')
    return { at: 'done', did: 'left out this time; I ask again next month', enrollment: saved.value };
  const did =
    state.at === 'sending'
      ? 'it is on its way at this moment; nothing follows it'
      : 'skipped; nothing goes out';
  return { at: 'done', did, enrollment: saved.value };
}

/** Nothing of this enrollment before `until`. */
export async function putOff(
  house: House,
  key: EnrollmentKey,
  until: Instant,
  because = 'you said later',
): Promise<Done> {
  const found = await ofEnrollment(house, key);
  if (!found) return gone;
  const { owner, contact, enrollment } = found;
  const { state } = enrollment;
  const morning = morningOf(until, owner.zone);
  let due = morning < until ? until : morning;
  if (state.at === 'scheduled') {
    const waiting = { ...enrollment, state: { ...state, at: 'drafted', notBefore: until } } as const;
    due = (await planStep(house, owner, contact, waiting, state.fingerprint)).at;
  }
  const saved = await changeEnrollment(house, key, (e) =>
    postponed(e, until, due, house.world.now(), because),
  );
  if (saved.at === 'refused') return { at: 'refused', because: `${contact.name}: ${saved.because}` };
  return {
    at: 'done',
    did: `nothing to ${contact.name} before ${until.slice(0, 10)}`,
    enrollment: saved.value,
  };
}
