import { cadenceWords } from '../core/domain/people/cadence.ts';
import type { Contact } from '../core/domain/people/contact.ts';
import type { Enrollment } from '../core/domain/enrollment/enrollment.ts';
import { enrollmentId } from '../core/domain/mail/message.ts';
import type { Owner } from '../core/domain/owner.ts';
import { clockTime } from './moment.ts';
import { sheet } from './output.ts';

/** What is known of a person, one thing a line. */
export function contactSheet(
  contact: Contact,
  { zone }: Owner,
  also: { enrollments?: Enrollment[]; replyAddress?: string | undefined; pace?: string | undefined } = {},
): string {
  const { addresses, phones, facts, holds, notes, doNotContact } = contact;
  const work = [contact.role, contact.company].filter(Boolean).join(', ');
  return sheet([
    ['contact', `${contact.name} (${contact.id})`],
    ['never write', doNotContact && `${doNotContact.because} (${clockTime(doNotContact.at, zone)})`],
    ['kind', contact.kind.replaceAll('_', ' ')],
    ['work', work],
    ['field', contact.field],
    ...addresses.map(({ address, source, stale }): [string, string] => [
      'address',
      `${address}  from ${source}${stale === undefined ? '' : `, not used: ${stale}`}`,
    ]),
    ...phones.map(({ number, source }): [string, string] => ['phone', `${number}  from ${source}`]),
    ['linkedin', contact.linkedin && `linkedin.com/in/${contact.linkedin}`],
    ['city', contact.city],
    ['zone', contact.zone ?? `not known, so yours: ${zone}`],
    ['knows your work', contact.knowledge],
    ['remembers you', contact.remembersYou],
    ['trusts you', contact.trust === undefined ? undefined : `${contact.trust} of 5`],
    ['opening', contact.opening],
    ['present employer', contact.reportingLine ? 'in your reporting line' : undefined],
    ['consent', contact.consent ? 'you said yes to writing' : undefined],
    ['your search', contact.knowsOfSearch ? 'this person knows of it' : undefined],
    ['referred by', contact.referredBy],
    ...(contact.left ?? []).map(({ role, company }): [string, string] => [
      'left',
      [role, company].filter(Boolean).join(', '),
    ]),
    ...Object.entries(facts).map(([fact, words]): [string, string] => [fact, words]),
    ['tags', contact.tags.join(', ')],
    ['keep in touch', contact.cadence && cadenceWords(contact.cadence)],
    ['last contact', clockTime(contact.lastContact, zone)],
    ['how they answer', also.pace],
    ['unanswered', contact.unanswered === 0 ? undefined : contact.unanswered],
    ...holds.map((hold): [string, string] => [
      'hold',
      `until ${clockTime(hold.until, zone)}: ${hold.because}`,
    ]),
    ...notes.map(({ at, text }): [string, string] => ['note', `${at.slice(0, 10)} ${text}`]),
    ['from', contact.source],
    ...(also.enrollments ?? []).map((e): [string, string] => [
      'enrollment',
      `${enrollmentId(e)}  ${e.sequence}, ${e.state.at}`,
    ]),
    ['answers come to', also.replyAddress],
  ]);
}
