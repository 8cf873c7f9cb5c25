import { oneLine, wordsOf } from '../folded.ts';
import type { IncomingMail } from '../mail/mail.ts';
import type { Contact } from '../people/contact.ts';

/** An answer from an address that is not known as the contact's: his own for all one can see, or why that is doubtful. */
export type AnotherMailbox = { address: string } & ({ is: 'his' } | { is: 'doubtful'; because: string });

/**
 * Where an answer came from, if not from a known address of his. That it came into the conversation says nothing of who
 * wrote it: a colleague, an assistant or a list may have got our mail, and anybody may write any name before an address.
 * `isProved`: the receiving service says that the domain of From sent it (DMARC).
 */
export function anotherMailbox(
  mail: Pick<IncomingMail, 'from' | 'headers'>,
  contact: Pick<Contact, 'name' | 'addresses'>,
  isProved: boolean,
): AnotherMailbox | undefined {
  const { address } = mail.from;
  if (address === '' || contact.addresses.some((one) => one.address === address)) return undefined;
  const because = doubtAbout(mail, contact, isProved);
  return because === undefined ? { address, is: 'his' } : { address, is: 'doubtful', because };
}

function doubtAbout(
  { from: { address, name }, headers }: Pick<IncomingMail, 'from' | 'headers'>,
  known: Pick<Contact, 'name'>,
  isProved: boolean,
): string | undefined {
  if (LIST_HEADERS.some((header) => headers[header] !== undefined)) return 'it came over a mailing list';
  if (SHARED.test(address)) return 'several people, or none, read what goes there';
  if (name.trim() === '') return 'no name stands with it';
  if (!sameWords(name, known.name)) return `the name with it is "${oneLine(name).slice(0, 60)}"`;
  return isProved ? undefined : 'the sender could not be proved';
}

const LIST_HEADERS = ['list-id', 'list-post', 'list-unsubscribe', 'mailing-list', 'x-mailing-list'];

/** Mailboxes of a function, not of a person: RFC 2142, and what companies have besides. */
const SHARED =
  /^(?:no-?_?reply|do-?_?not-?_?reply|info|hello|hi|contact|kontakt|office|mail|post|team|all|everyone|staff|admin|administrator|administration|assistant|secretary|secretariat|sekretariat|reception|hr|people|jobs|careers?|recruit(?:ing|ment)?|talent|sales|marketing|press|media|support|help|helpdesk|service|billing|accounts?|invoices?|legal|security|privacy|abuse|postmaster|hostmaster|webmaster|mailer-daemon|notifications?|news(?:letter)?|events?|list|lists|group|groups)(?:[.+_-][^@]{0,64})?@/i;

/** The same name, "Osei, Ben" and accents included; less than the whole of it is another name. */
const sameWords = (one: string, other: string): boolean => {
  const key = (name: string): string => wordsOf(name).sort().join(' ');
  return key(one) !== '' && key(one) === key(other);
};
