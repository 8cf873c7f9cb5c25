import type { Contact } from '../people/contact.ts';
import { closesSoon } from '../sequence/closing.ts';
import { dayWords } from '../sequence/deadline.ts';
import type { Unnumbered } from './digest-sections.ts';
import type { Week } from './digest.ts';
import { clip } from './short-words.ts';

/** Where a role closes so soon that a mail may come too late. */
export function closingWords({ facts }: Pick<Contact, 'facts'>, { owner, now }: Week): string | undefined {
  const day = closesSoon(facts, owner, now);
  return day && `the role closes ${dayWords(day)}: a call or text is better`;
}

/** People who were written to and have not answered, while the role at their place is about to close. */
export function closingEntries(week: Week): Unnumbered[] {
  return week.enrollments.flatMap((enrollment) => {
    const { contactId, n, state, sent, answers, facts } = enrollment;
    const contact = week.contacts.get(contactId);
    const waits = state.at === 'waiting' || state.at === 'closing';
    if (!contact || !waits || sent.length === 0 || answers.length > 0) return [];
    const words = closingWords({ facts: { ...contact.facts, ...facts } }, week);
    if (words === undefined) return [];
    return {
      item: { contactId, n },
      text: `${clip(contact.name, 40)} has not answered yet, and ${words}`,
      short: `Call or text ${clip(contact.name, 40)}: the role closes soon`,
      ...{ why: [], quote: '' },
      say: (number: number) => `"done ${number}" when you have`,
    };
  });
}
