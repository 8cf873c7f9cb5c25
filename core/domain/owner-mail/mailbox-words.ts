import { firstName } from '../owner.ts';
import type { Contact } from '../people/contact.ts';
import type { AnotherMailbox } from '../reply/another-mailbox.ts';
import { clip } from './short-words.ts';

/** A longer address is cut where it is shown, so that no line could be sent with it. */
const MOST_OF_ADDRESS = 80;

/** The line that makes an address the one written to; undefined where it would not fit into one. */
export const useLine = ({ name }: Pick<Contact, 'name'>, address: string): string | undefined =>
  name.length > 60 || address.length > MOST_OF_ADDRESS ? undefined : `add ${clip(name, 60)}, ${address}`;

/**
 * Of a forwarded answer: that it came from another address than those known of him, and what may be done about it.
 * `line` is what to send to write there from now on, `goesTo` what is written to until then.
 */
export function mailboxWords(
  contact: Pick<Contact, 'name' | 'greeting'>,
  mailbox: AnotherMailbox,
  { line, goesTo }: { line?: string | undefined; goesTo?: string | undefined },
): string[] {
  const first = clip(contact.greeting ?? firstName(contact.name), 30);
  const stays = goesTo === undefined ? '' : ` I go on writing to ${clip(goesTo, MOST_OF_ADDRESS)}.`;
  const from = `This came from ${clip(mailbox.address, MOST_OF_ADDRESS)}, which I don't know as an address of ${first}`;
  if (mailbox.is === 'doubtful') return [`${from}; ${mailbox.because}.${stays}`];
  if (line === undefined) return [`${from}.${stays}`];
  const until = goesTo === undefined ? '' : ` Until then I write to ${clip(goesTo, MOST_OF_ADDRESS)}.`;
  return [`${from}. To write there from now on, send "${line}" to the address below.${until}`];
}
