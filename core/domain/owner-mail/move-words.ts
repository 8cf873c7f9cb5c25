import type { Enrollment } from '../enrollment/enrollment.ts';
import { firstName } from '../owner.ts';
import type { Contact } from '../people/contact.ts';
import { clip } from './short-words.ts';

/** The address that is written to, where one is left. */
export const goodAddress = ({ addresses }: Contact): string | undefined =>
  addresses.find(({ stale }) => stale === undefined)?.address;

/** Where to look for the new place of somebody whose address is no good any more. */
export const searchWords = ({ linkedin, name }: Pick<Contact, 'linkedin' | 'name'>): string =>
  linkedin === undefined ? `a search for "${clip(name, 40)}"` : `linkedin.com/in/${clip(linkedin, 60)}`;

/** Of a forwarded answer: what is kept of a move, the one question that is open, and how to go on. */
export function moveWords(contact: Contact, enrollment: Enrollment | undefined): string[] {
  const name = clip(contact.name, 40);
  const first = clip(contact.greeting ?? firstName(contact.name), 30);
  const { company } = contact;
  const left = contact.left?.at(-1);
  const lines: string[] = [];
  const before = left?.company === undefined ? '' : `, and ${clip(left.company, 40)} as where ${first} was`;
  if (left && company !== undefined) lines.push(`New company: ${clip(company, 40)}. I keep that${before}.`);
  const address = goodAddress(contact);
  if (address === undefined)
    lines.push(
      `To do: find the new place (${searchWords(contact)}). When you have it, send "add ${name}, role at company, address" to the address below.`,
    );
  else if (left && company === undefined)
    lines.push(`Where does ${first} work now? Send "add ${name}, role at company" to the address below.`);
  if (address !== undefined && enrollment?.state.at === 'ended' && enrollment.state.why === 'left')
    lines.push(
      `Send "restart" to the address below and the conversation goes on at ${clip(address, 80)}: you get a draft, and nothing goes without your yes.`,
    );
  return lines;
}

/** What is kept with somebody once the owner has dealt with the to-do that the end of a conversation left him: no more of it. */
export const toDoDone = (n: number): string => `moved${n}`;
