import type { ToldPerson } from '../domain/command/command.ts';
import { nameKey } from '../domain/command/name-book.ts';
import { digestCode, freeDigestName } from '../domain/owner-mail/digest-name.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import { dayOf } from '../domain/instant.ts';
import { firstPeopleMail } from '../domain/owner-mail/first-people.ts';
import type { Owner } from '../domain/owner.ts';
import type { Contact } from '../domain/people/contact.ts';
import { sameCompany } from '../domain/people/company.ts';
import { rank, type Ranked } from '../domain/ranking/ranking.ts';
import { GOAL_QUESTIONS } from '../domain/goal-questions.ts';
import { markAsked, nextGoalQuestion } from './ask-about-goal.ts';
import { boundToDigest } from './bind-token.ts';
import { all } from './change.ts';
import { composeStep } from './compose-step.ts';
import { enroll } from './enroll.ts';
import type { House } from './ports.ts';
import { tellOwner } from './tell-owner.ts';

/** Three finished drafts on the first day: the easiest people, not the most important ones. */
const FIRST = 3;
const AFTER_WELCOME = GOAL_QUESTIONS.filter((key) => key !== 'employer');
const BECAUSE = 'you named them when I asked who knows you';

/**
 * After the owner said who knows him: begins with the three people who trust him most and whose mail can be written, then
 * writes him everybody he named, ranked. Said again, or delivered twice, it never has more than three such drafts open.
 */
export async function tellFirstPeople(
  house: House,
  { id }: Pick<Owner, 'id'>,
  about: { people: readonly ToldPerson[]; cause: string },
): Promise<void> {
  // As he is now: in the same mail he may have said where he works.
  const owner = await house.owners.get(id);
  if (!owner) return;
  const contacts = await all(house.contacts.ofOwner(owner.id));
  const named = new Set(about.people.flatMap((person) => idOf(person, contacts) ?? []));
  if (named.size === 0) return;
  const before = await all(house.enrollments.ofOwner(owner.id));
  const ranked = rank(owner, contacts, before, house.world.now()).filter(({ contact }) =>
    named.has(contact.id),
  );
  const open = before.filter(isOpenFirst);
  for (const { contact, sequence } of easiest(house, owner, ranked, FIRST - open.length))
    await enroll(house, { ownerId: owner.id, contactId: contact.id, sequence, because: BECAUSE });
  const begun = (await all(house.enrollments.ofOwner(owner.id))).filter(isOpenFirst);
  // The employer was asked for in the mail he has just answered.
  const question = nextGoalQuestion(house, owner, AFTER_WELCOME);
  const told = await tellOwner(house, owner, {
    cause: `first-people#${about.cause}`,
    write: async () => {
      const now = house.world.now();
      const today = dayOf(now, owner.zone);
      const mail = firstPeopleMail(ranked, new Map(begun.map((e) => [e.contactId, e])), question?.words);
      const day = await freeDigestName(today, async (name) =>
        Boolean(await house.digests.get(owner.id, name)),
      );
      const digest = { ownerId: owner.id, day, sentAt: now, items: mail.items };
      await house.digests.put(digest);
      return {
        template: 'first-people',
        data: mail.data,
        about: { scope: 'd', contactId: boundToDigest(digest), tail: digestCode(day) },
      };
    },
  });
  if (question && told === 'told') await markAsked(house, owner, question.key);
}

/** Whom a line meant, now that all lines are done: by id, by address, by name. */
function idOf({ contactId, address, name }: ToldPerson, contacts: readonly Contact[]): string | undefined {
  if (contactId !== undefined) return contactId;
  const reached = contacts.find((c) => c.addresses.some((known) => known.address === address));
  return (reached ?? contacts.find((c) => nameKey(c.name) === nameKey(name)))?.id;
}

const isOpenFirst = ({ state, decisions, sent }: Enrollment): boolean =>
  sent.length === 0 &&
  (state.at === 'preparing' || state.at === 'asking' || state.at === 'drafted') &&
  decisions[0]?.because === BECAUSE;

/** Most trust first, one of a company, those whose mail can be written; at most one whose mail needs a question first. */
function easiest(
  house: House,
  owner: Owner,
  ranked: readonly Ranked[],
  room: number,
): { contact: Contact; sequence: string }[] {
  const chosen: { contact: Contact; sequence: string; asks: boolean }[] = [];
  const order = ranked
    .filter(({ standing }) => standing === 'ready')
    .flatMap(({ contact, sequence, features, score }) =>
      sequence === undefined
        ? []
        : [
            {
              contact,
              sequence,
              asks: needsAnswer(house, owner, contact, sequence),
              trust: features.trust,
              score,
            },
          ],
    )
    .sort((a, b) => Number(a.asks) - Number(b.asks) || b.trust - a.trust || b.score - a.score);
  for (const one of order) {
    if (chosen.length >= room) break;
    if (chosen.some(({ contact }) => sameCompany(contact.company, one.contact.company))) continue;
    if (one.asks && chosen.some(({ asks }) => asks)) continue;
    chosen.push(one);
  }
  return chosen;
}

function needsAnswer(house: House, owner: Owner, contact: Contact, name: string): boolean {
  const sequence = house.stationery.sequence(name);
  const step = sequence?.steps[0];
  if (!sequence || !step) return true;
  const enrollment = { sent: [], answers: [], facts: {} };
  return (
    composeStep(house, { owner, contact, sequence, step, enrollment, now: house.world.now() }).at !==
    'composed'
  );
}
