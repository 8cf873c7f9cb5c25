import type { Contact } from '../people/contact.ts';
import { isInside } from '../people/employer.ts';
import { isDecider } from './deciders.ts';
import type { Owner } from '../owner.ts';
import { titleRank } from './titles.ts';

/**
 * Why nothing is written to this person as yet, with the line that allows it; undefined where nothing stands against it.
 * Who looks for another job must not have it known at home, and who wants to rise goes to nobody above his manager first.
 */
export function againstDiscretion(contact: Contact, owner: Owner): string | undefined {
  if (isProtected(contact, owner))
    return `${contact.name} works at your present employer; if that is all right: goodword contacts edit ${contact.id} --consent yes (by mail: "consent ${contact.name}")`;
  if (isAboveManager(contact, owner) && owner.goal.managerKnows !== true)
    return `${contact.name} is above your manager, who has to know first; once that is so: goodword goal set promotion --manager-knows yes (by mail: "manager knows: yes")`;
  return undefined;
}

/**
 * Why a person of the present employer is not asked for a reference, nor told that one is wanted: it says that the owner is
 * leaving, and that he may be written to says nothing of that.
 */
export function againstReference(contact: Contact, owner: Owner): string | undefined {
  if (owner.goal.kind === 'promotion' || contact.knowsOfSearch || !isColleague(contact, owner))
    return undefined;
  return `${contact.name} works where you work, and a reference says that you are leaving; if this person knows of your search: goodword contacts edit ${contact.id} --knows-search yes (by mail: "${contact.name} knows of the search")`;
}

/** People of the present employer are left alone without the owner's consent for each, unless he wants to rise there. */
export function isProtected(contact: Contact, owner: Owner): boolean {
  if (owner.goal.kind === 'promotion' || contact.consent || contact.knowsOfSearch) return false;
  return isColleague(contact, owner) || contact.reportingLine === true;
}

/** Somebody of the present employer, by company, address or what the owner said of him. */
const isColleague = (contact: Contact, owner: Owner): boolean =>
  isInside(contact, owner) || contact.kind === 'current_coworker';

/**
 * Is he above the owner's manager, where the owner wants to rise? Whom the owner put into his reporting line, and a head of
 * something who decides, but for the manager himself.
 */
export function isAboveManager(contact: Contact, owner: Owner): boolean {
  if (owner.goal.kind !== 'promotion' || !isColleague(contact, owner)) return false;
  if (contact.knowledge === 'managed-you' && contact.kind === 'current_coworker') return false;
  return contact.reportingLine === true || (isDecider(contact, owner) && titleRank(contact.role) === 'head');
}
