import { forwardedIn, mailboxOf } from '../domain/mail/forwarded.ts';
import type { IncomingMail } from '../domain/mail/mail.ts';
import { echoData } from '../domain/owner-mail/owner-mail.ts';
import type { EchoLine } from '../domain/owner-mail/owner-mail.ts';
import type { Owner } from '../domain/owner.ts';
import type { Contact } from '../domain/people/contact.ts';
import { addContact } from './add-contact.ts';
import { keepMail } from './keep-mail.ts';
import type { Archive, House } from './ports.ts';
import type { Arrival, Taken } from './take-mail.ts';
import { takeReply } from './take-reply.ts';
import { tellOwner } from './tell-owner.ts';

/** A mail of the owner's that is no answer to one of ours. */
interface Handed {
  arrival: Arrival;
  mail: IncomingMail;
  owner: Owner;
}

const MOST_PEOPLE = 20;
const MOST_BOOKS = 3;

/**
 * What the owner hands over to be known: his own mail to somebody with a copy to us is a real contact, a mail he forwards is
 * what its sender said, an address book attached is imported. Nothing in it is a command, and nobody is written to.
 * Undefined where it is none of these.
 */
export async function logMail(house: House & Archive, handed: Handed): Promise<Taken | undefined> {
  const { arrival, mail, owner } = handed;
  const others = outsiders(house, handed);
  const inner = others.length > 0 ? undefined : await innerMail(house, mail);
  const lines =
    others.length > 0
      ? await noteCopy(house, handed, others)
      : inner
        ? await noteForwarded(house, handed, inner)
        : await importBooks(house, handed);
  if (lines.length === 0) return undefined;
  // A copy to somebody known says nothing new; whatever made a contact, or could not, is said.
  const news = lines.filter(({ words }) => words !== '');
  if (news.length > 0)
    await tellOwner(house, owner, {
      cause: `logged#${arrival.key}`,
      template: 'echo',
      data: echoData({ owner, lines: news }),
      about: { scope: 'o' },
    });
  return { at: 'own copy', because: 'the owner handed it over' };
}

/** Whom the mail went to beside us and the owner himself. */
function outsiders(house: House, { mail, owner }: Handed): { name: string; address: string }[] {
  const written = (mail.headers['to'] ?? [])
    .join(', ')
    .slice(0, 8000)
    .split(',')
    .flatMap((one) => mailboxOf(one) ?? []);
  const named = new Map([...mail.cc, ...written].map(({ name, address }) => [address.toLowerCase(), name]));
  const all = new Set([...mail.to, ...named.keys()]);
  const ours = [owner.address, owner.sendingAddress];
  return [...all]
    .filter((address) => !ours.includes(address) && !address.endsWith(`@${house.settings.inboundDomain}`))
    .slice(0, MOST_PEOPLE)
    .map((address) => ({ address, name: named.get(address) ?? '' }));
}

async function noteCopy(
  house: House,
  { arrival, mail, owner }: Handed,
  people: { name: string; address: string }[],
) {
  const lines: EchoLine[] = [];
  for (const one of people) {
    const found = await personOf(house, owner, one, 'a mail you copied to me');
    if ('contact' in found) {
      // One message for each: the record is kept by person.
      const each = {
        ...arrival,
        key: people.length > 1 ? `${arrival.key}-${found.contact.id}` : arrival.key,
      };
      await keepMail(house, {
        arrival: each,
        mail,
        owner,
        contact: found.contact,
        matchedBy: 'sender',
        own: true,
      });
    }
    lines.push(found.line);
  }
  return lines;
}

async function noteForwarded(
  house: House,
  { arrival, mail, owner }: Handed,
  inner: IncomingMail,
): Promise<EchoLine[]> {
  const found = await personOf(house, owner, inner.from, 'a mail you forwarded');
  if (!('contact' in found)) return [found.line];
  const { contact } = found;
  const newest = (await house.enrollments.ofContact(owner.id, contact.id)).at(-1);
  const words = { ...mail, ...inner, messageId: inner.messageId ?? mail.messageId ?? arrival.key };
  await takeReply(house, {
    ...{ arrival, mail: words, owner, contact, matchedBy: 'sender' },
    ...(newest ? { key: newest } : {}),
  });
  return [found.line];
}

/** The mail inside: attached whole, or below the lines a mail program writes above it. */
async function innerMail(house: Archive, mail: IncomingMail): Promise<IncomingMail | undefined> {
  const attached = mail.reports.find(({ type }) => type === 'message/rfc822');
  if (attached) return house.mailReader.read(new TextEncoder().encode(attached.content));
  const inner = forwardedIn(mail.text);
  return inner && { ...mail, ...inner, to: [], cc: [], references: [], headers: {}, html: '', calendars: [] };
}

type Found = { contact: Contact; line: EchoLine } | { line: EchoLine };

/** The contact of an address; a new one where a name is known, because none is guessed from an address. */
async function personOf(
  house: House,
  owner: Owner,
  { name, address }: { name: string; address: string },
  source: string,
): Promise<Found> {
  const alias = `address:${address}` as const;
  const id = (await house.contacts.byAliases(owner.id, [alias])).get(alias);
  const known = id === undefined ? undefined : await house.contacts.get(owner.id, id);
  if (known) return { contact: known, line: { line: address, outcome: 'done', words: '' } };
  const problem = (words: string): Found => ({ line: { line: address, outcome: 'problem', words } });
  if (!/\p{L}/u.test(name)) return problem(`I know nobody there; tell me who it is: add Name, ${address}`);
  const added = await addContact(house, { ownerId: owner.id, name, addresses: [address], source });
  if (added.at === 'refused') return problem(added.because);
  if (added.at === 'known')
    await (await import('./start-referred.ts')).startReferred(house, owner.id, added.contact.id);
  return {
    contact: added.contact,
    line: { line: address, outcome: 'done', words: `${name} is among your contacts` },
  };
}

async function importBooks(house: House, { mail, owner }: Handed): Promise<EchoLine[]> {
  const lines: EchoLine[] = [];
  for (const { name, content } of (mail.addressBooks ?? []).slice(0, MOST_BOOKS)) {
    const { importContacts } = await import('./import-contacts.ts');
    const bytes = new TextEncoder().encode(content);
    const report = await importContacts(house, { ownerId: owner.id, file: () => [bytes], fileName: name });
    for (const id of report.at === 'imported' ? report.reachable : [])
      await (await import('./start-referred.ts')).startReferred(house, owner.id, id);
    lines.push(
      report.at === 'refused'
        ? { line: name, outcome: 'problem', words: report.because }
        : {
            ...{ line: name, outcome: 'done' },
            words: `${report.new} new, ${report.merged} merged, ${report.unchanged} known, ${report.skipped.length} skipped`,
          },
    );
  }
  return lines;
}
