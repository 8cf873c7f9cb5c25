import type { Enrollment } from '../enrollment/enrollment.ts';
import { isOver } from '../enrollment/enrollment.ts';
import type { Instant } from '../instant.ts';
import { sameCompany } from '../people/company.ts';
import type { Contact } from '../people/contact.ts';
import type { Owner } from '../owner.ts';
import type { Ranked } from './ranking.ts';
import { freeAgain } from './readiness.ts';

/** The sequence that is followed by a second person at the company, and not by a nudge to the first (the 3B7 rule: Dalton). */
const ASKS_A_STRANGER = 'informational-interview';

/**
 * Who is next where somebody was asked for his time and has not answered within three business days: the best of those
 * there who may be written to now, one a company, and nobody where two were begun with. The words are a reason for him.
 */
export function secondPeople(
  ranked: readonly Ranked[],
  enrollments: ReadonlyMap<string, readonly Enrollment[]>,
  owner: Owner,
  now: Instant,
): Map<string, string> {
  const begun = ranked.filter(({ contact }) => (enrollments.get(contact.id) ?? []).some(isUnderWay));
  const next = new Map<string, string>();
  for (const { contact } of begun) {
    const at = (one: Ranked) => sameCompany(one.contact.company, contact.company);
    if (!isSilent(contact, enrollments.get(contact.id) ?? [], owner, now)) continue;
    if (begun.filter(at).length > 1) continue;
    const second = ranked.find(
      (one) => at(one) && one.standing === 'ready' && one.sequence !== undefined && !written(one),
    );
    if (second) next.set(second.contact.id, `${contact.name} there has not answered yet, as is usual`);
  }
  return next;

  function written({ contact }: Ranked): boolean {
    return (enrollments.get(contact.id) ?? []).some(({ sent }) => sent.length > 0);
  }
}

const isUnderWay = (one: Enrollment): boolean => one.sent.length > 0 && !isOver(one);

/** Three business days have gone by since the first mail, and nobody has answered it. */
function isSilent(contact: Contact, his: readonly Enrollment[], owner: Owner, now: Instant): boolean {
  return his.some((one) => {
    const first = one.sent[0]?.at;
    if (!contact.company || one.sequence !== ASKS_A_STRANGER || first === undefined) return false;
    return isUnderWay(one) && one.answers.length === 0 && freeAgain(first, owner) <= now;
  });
}
