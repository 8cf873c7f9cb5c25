import { onItsWay } from './on-its-way.ts';
import type { Target } from '../domain/command/command.ts';
import type { DigestItem } from '../domain/owner-mail/digest.ts';
import { end, isOver } from '../domain/enrollment/enrollment.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import type { Fact } from '../domain/people/facts.ts';
import { DAY, dayOf, plus } from '../domain/instant.ts';
import type { Day, Instant } from '../domain/instant.ts';
import { toDoDone } from '../domain/owner-mail/move-words.ts';
import type { Owner } from '../domain/owner.ts';
import { startOfDay } from '../domain/sending/sending-hours.ts';
import { answerQuestion } from './answer-question.ts';
import { approve, editDraft, putOff, skip } from './approve.ts';
import { changeContact, changeEnrollment } from './change.ts';
import { enroll } from './enroll.ts';
import { markArrived } from './mark-sent.ts';
import type { Obeyed } from './obey.ts';
import { enrollmentOf } from './of-enrollment.ts';
import { didNotTalk, talked, talkLater } from './obey-talk.ts';
import { holdUntil, nameOf } from './obey-people.ts';
import type { House } from './ports.ts';
import { prepareStep } from './prepare-step.ts';
import { retry } from './retry.ts';
import { openEnrollment } from './snapshot.ts';

/** Somebody the digest proposed and the owner did not want rests this long. */
const REST = 60 * DAY;

/** `yes`: the draft that was shown, or the sequence that was proposed. */
export async function approveItem(house: House, owner: Owner, item: DigestItem): Promise<Obeyed> {
  const key = enrollmentOf(owner, item);
  if (key && item.talk) await talked(house, key);
  else if (key) return approve(house, key, item.fingerprint);
  const name = await nameOf(house, owner, item.contactId);
  if (item.sequence === undefined)
    return { at: 'refused', because: `there is nothing to say yes to for ${name}` };
  const { contactId, sequence } = item;
  const because = 'you said yes in the digest';
  const enrolled = await enroll(house, { ownerId: owner.id, contactId, sequence, because });
  if (enrolled.at === 'refused') {
    // Said twice, or a process that died in between: it has begun, and nothing of it went out yet.
    const open = await openEnrollment(house, owner, contactId);
    if (!open || open.sequence !== sequence || open.sent.length > 0) return enrolled;
    await prepareStep(house, open);
    const begun = (await house.enrollments.get(open)) ?? open;
    return { at: 'done', did: `${name}: ${onItsWay(begun.state.at)}`, made: { enrollment: keyOf(begun) } };
  }
  const { prepared, enrollment } = enrolled;
  if (prepared.at === 'refused') return prepared;
  return {
    at: 'done',
    did: `${name}: ${onItsWay(enrollment.state.at)}`,
    made: { enrollment: keyOf(enrollment) },
  };
}

const keyOf = ({ ownerId, contactId, n }: Enrollment) => ({ ownerId, contactId, n });

/** `no`: an enrollment ends; a suggestion that was never begun rests. */
export async function skipTarget(house: House, owner: Owner, target: Target, at: Instant): Promise<Obeyed> {
  const { contactId, item } = target;
  const key = item && enrollmentOf(owner, item);
  if (key && item.talk) return didNotTalk(house, owner, key);
  const open = key ?? (await openEnrollment(house, owner, contactId));
  if (open) return skip(house, open);
  const until = startOfDay(dayOf(plus(at, REST), owner.zone), owner.zone);
  return holdUntil(house, owner, contactId, until, 'you said no', at);
}

export async function later(
  house: House,
  owner: Owner,
  { contactId, item }: Target,
  until: Day,
  at: Instant,
): Promise<Obeyed> {
  const key = item && enrollmentOf(owner, item);
  if (key && item.talk) return talkLater(house, owner, key, until);
  const open = key ?? (await openEnrollment(house, owner, contactId));
  const moment = startOfDay(until, owner.zone);
  return open
    ? putOff(house, open, moment)
    : holdUntil(house, owner, contactId, moment, 'you said later', at);
}

export async function editItem(
  house: House,
  owner: Owner,
  item: DigestItem,
  change: { text?: string; subject?: string },
): Promise<Obeyed> {
  const key = enrollmentOf(owner, item);
  return key ? editDraft(house, key, change) : noDraft(item);
}

export async function answerItem(
  house: House,
  owner: Owner,
  item: DigestItem,
  words: string,
  fact: Fact | undefined,
): Promise<Obeyed> {
  const key = enrollmentOf(owner, item);
  return key ? answerQuestion(house, key, words, fact) : noDraft(item);
}

export async function retryItem(house: House, owner: Owner, item: DigestItem): Promise<Obeyed> {
  const key = enrollmentOf(owner, item);
  return key ? retry(house, key) : noDraft(item);
}

const noDraft = (item: DigestItem): Obeyed => ({
  at: 'refused',
  because: `number ${item.number} has no draft`,
});

/** `done`: no more of it is needed; a mail in doubt is taken to have arrived, and what follows it goes on. */
export async function finish(house: House, owner: Owner, item: DigestItem): Promise<Obeyed> {
  const key = enrollmentOf(owner, item);
  if (key && item.talk) return didNotTalk(house, owner, key);
  const open = key ? await house.enrollments.get(key) : await openEnrollment(house, owner, item.contactId);
  const did = `${await nameOf(house, owner, item.contactId)}: done`;
  if (open?.state.at === 'unknown') {
    await markArrived(house, open);
    return { at: 'done', did: `${did}; I take it that the mail arrived` };
  }
  if (!open) return { at: 'done', did };
  if (isOver(open)) {
    // A to-do about somebody who moved, or is to be asked in person: it is not shown again.
    const { contactId, n } = open;
    await changeContact(house, owner.id, contactId, (c) =>
      c.asked?.includes(toDoDone(n)) ? undefined : { ...c, asked: [...(c.asked ?? []), toDoDone(n)] },
    );
    return { at: 'done', did };
  }
  const now = house.world.now();
  const saved = await changeEnrollment(house, open, (e) => end(e, 'answered', now, 'you said done'));
  return saved.at === 'refused' ? saved : { at: 'done', did };
}
