import { personNow } from '../../core/assistant/of-person.ts';
import type { DueThing, WholeHouse } from '../../core/assistant/ports.ts';
import type { EnrollmentState } from '../../core/domain/enrollment/enrollment.ts';
import { stepOf } from '../../core/domain/enrollment/enrollment.ts';
import type { Owner } from '../../core/domain/owner.ts';
import { clip, stepWords, timeWords } from '../../core/domain/owner-mail/short-words.ts';

/** What comes up next and when, in words; undefined when nothing is due, ever. */
export async function nextDue(
  house: Pick<WholeHouse, 'dueIndex' | 'enrollments' | 'contacts' | 'world'>,
  owner: Owner,
): Promise<{ when: string; what: string } | undefined> {
  const at = await house.dueIndex.next();
  if (at === undefined) return undefined;
  const now = house.world.now();
  const things: DueThing[] = [];
  for await (const thing of house.dueIndex.upTo(at)) if (things.push(thing) > MANY) break;
  const first = things[0];
  const what = first === undefined ? 'something' : await wordsOf(house, first);
  const more = things.length > MANY ? ' and more' : things.length > 1 ? ` and ${things.length - 1} more` : '';
  return { when: at <= now ? 'what is due now' : timeWords(at, owner.zone, now), what: `${what}${more}` };
}

const MANY = 20;

async function wordsOf(
  house: Pick<WholeHouse, 'enrollments' | 'contacts'>,
  thing: DueThing,
): Promise<string> {
  if (thing.kind === 'owner') return 'the weekly mail';
  const enrollment = await house.enrollments.get(thing);
  const contact = await personNow(house, thing.ownerId, thing.contactId);
  if (!enrollment || !contact) return 'something';
  const name = clip(contact.name, 40);
  const { state } = enrollment;
  const step = stepOf(state);
  return DUE[state.at](name, step === undefined ? 'mail' : stepWords(step));
}

const DUE: Record<EnrollmentState['at'], (name: string, step: string) => string> = {
  preparing: (name, step) => `the ${step} to ${name} is written`,
  scheduled: (name, step) => `the ${step} to ${name} goes out`,
  sending: (name) => `the mail to ${name} is looked after`,
  waiting: (name, step) => `the ${step} to ${name} is written, if nobody answers`,
  closing: (name) => `silence of ${name} ends it`,
  answered: (name) => `a reminder about ${name}`,
  snoozed: (name) => `${name} comes back to you`,
  asking: (name) => name,
  drafted: (name) => name,
  unknown: (name) => name,
  ended: (name) => name,
};
