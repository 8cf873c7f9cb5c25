import { Command, Option } from 'commander';
import { enrollmentsOfPerson } from '../core/assistant/of-person.ts';
import type { Contact } from '../core/domain/people/contact.ts';
import { CONTACT_KINDS } from '../core/domain/people/contact.ts';
import { contactDetails, type SaidOfContact } from './contact-details.ts';
import { contactSheet } from './contact-sheet.ts';
import { exportCommand } from './contacts-export.ts';
import { importCommand } from './contacts-import.ts';
import { mergeCommands } from './contacts-merge.ts';
import { undoImportCommands } from './contacts-undo-import.ts';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { refusedAs } from './exit.ts';
import { type Answer, table } from './output.ts';
import { CONTACT, contactOf } from './whom.ts';
import { withoutGaps } from './without-gaps.ts';

/** `goodword contacts`: the people the owner knows. */
export function contactsCommand(run: Run): Command {
  const contacts = newCommand('contacts', 'the people you know', ['contacts list --search helio']);
  contacts.addCommand(importCommand(run));
  for (const command of [...undoImportCommands(run), ...mergeCommands(run)]) contacts.addCommand(command);
  contacts.addCommand(
    contactDetails(
      newCommand('add', 'adds one person, or adds to one who is known by the same address', [
        'contacts add "Ben Osei" --address ben@helio.example --kind previous_coworker --company Helio --role "Data team lead" --fact "sharedWork=the Atlas migration"',
      ]).argument('<name>', 'first and last name'),
    ).action(run(add)),
  );
  contacts.addCommand(
    contactDetails(
      newCommand('edit', 'changes what is named and leaves the rest; an empty text takes away', [
        'contacts edit "Ben Osei" --trust 4 --zone Europe/Berlin',
        'contacts edit ben@helio.example --company ""',
      ])
        .argument('<contact>', CONTACT)
        .option('--name <name>', 'first and last name'),
    ).action(run(edit)),
  );
  contacts.addCommand(
    newCommand('show', 'everything that is known of one person, and where answers come in', [
      'contacts show "Ben Osei"',
    ])
      .argument('<contact>', CONTACT)
      .action(run(show)),
  );
  contacts.addCommand(
    newCommand('list', 'lists the people you know', [
      'contacts list --kind professor',
      'contacts list --needs-address --json',
    ])
      .option('--search <words>', 'words of name, company, role, address or tag')
      .addOption(new Option('--kind <kind>', 'only this kind').choices(CONTACT_KINDS))
      .option('--tag <tag>', 'only those with this tag')
      .option('--needs-address', 'only those without an address to write to')
      .action(run(list)),
  );
  contacts.addCommand(
    newCommand('forget', 'erases a person and everything said; who said stop is still never written to', [
      'contacts forget ben@helio.example',
    ])
      .argument('<contact>', CONTACT)
      .action(run(forget)),
  );
  contacts.addCommand(exportCommand(run));
  return contacts;
}

async function add(desk: Desk, name: string, said: SaidOfContact): Promise<Answer> {
  const { addContact } = await import('../core/assistant/add-contact.ts');
  const { detailsOf } = await import('./contact-details.ts');
  const { house, owner } = await desk.owned();
  const added = await addContact(house, { ...detailsOf(said), ownerId: owner.id, name, source: 'you' });
  if (added.at === 'refused') throw refusedAs(added);
  const begun = await draftTo(desk, added.contact);
  const known = added.at === 'known' ? 'This person was among your contacts; what is new was added.\n\n' : '';
  return { value: added, words: known + contactSheet(added.contact, owner) + begun };
}

async function edit(desk: Desk, who: string, said: SaidOfContact & { name?: string }): Promise<Answer> {
  const { editContact } = await import('../core/assistant/edit-contact.ts');
  const { detailsOf } = await import('./contact-details.ts');
  const { house, owner } = await desk.owned();
  const contact = await contactOf(house, owner, who);
  const details = { ...detailsOf(said), ...(said.name === undefined ? {} : { name: said.name }) };
  const edited = await editContact(house, { ownerId: owner.id, contactId: contact.id, details });
  if (edited.at === 'refused') throw refusedAs(edited);
  const nothing = edited.at === 'unchanged' ? 'Nothing changed.\n\n' : '';
  const begun = await draftTo(desk, edited.contact);
  return { value: edited, words: nothing + contactSheet(edited.contact, owner) + begun };
}

/** Whoever was named without an address and has one now is written to: the draft waits for a word. */
async function draftTo(desk: Desk, { id, name }: Contact): Promise<string> {
  const { startReferred } = await import('../core/assistant/start-referred.ts');
  const { house, owner } = await desk.owned();
  const enrolled = await startReferred(house, owner.id, id);
  if (enrolled?.at !== 'enrolled') return '';
  return enrolled.prepared.at === 'asking'
    ? `\nA question to you about the mail to ${name} is on its way.\n`
    : `\nA draft to ${name} waits for your yes: goodword queue\n`;
}

async function show(desk: Desk, who: string): Promise<Answer> {
  const { contactReplyAddress } = await import('../core/domain/mail/thread.ts');
  const { segmentOf, segmentWords } = await import('../core/domain/people/segment.ts');
  const { house, owner } = await desk.owned();
  const contact = await contactOf(house, owner, who);
  const enrollments = await enrollmentsOfPerson(house, contact);
  const newest = enrollments.at(-1);
  const told = segmentOf(enrollments, owner);
  const pace = told && segmentWords(told);
  const replyAddress = newest && contactReplyAddress(owner, newest, house.settings);
  return {
    value: {
      ...{ contact, enrollments },
      ...withoutGaps({ replyAddress, segment: told?.segment }),
    },
    words: contactSheet(contact, owner, { enrollments, replyAddress, pace }),
  };
}

async function list(
  desk: Desk,
  only: { search?: string; kind?: string; tag?: string; needsAddress?: boolean },
): Promise<Answer> {
  const { wordsOf } = await import('../core/domain/folded.ts');
  const { house, owner } = await desk.owned();
  const wanted = wordsOf(only.search ?? '');
  const found: Contact[] = [];
  for await (const contact of house.contacts.ofOwner(owner.id)) {
    if (only.kind !== undefined && contact.kind !== only.kind) continue;
    if (only.tag !== undefined && !contact.tags.includes(only.tag)) continue;
    if (only.needsAddress && goodAddress(contact) !== undefined) continue;
    const about = [
      contact.name,
      contact.company,
      contact.role,
      ...contact.tags,
      ...contact.addresses.map((a) => a.address),
    ];
    const words = wordsOf(about.join(' '));
    if (wanted.every((one) => words.some((word) => word.startsWith(one)))) found.push(contact);
  }
  found.sort((one, other) => one.name.localeCompare(other.name, 'en'));
  const rows = found.map((c) => [
    c.id,
    c.name,
    c.role ?? '',
    c.company ?? '',
    c.kind.replaceAll('_', ' '),
    addressWords(c),
  ]);
  const none =
    'Nobody is found. Add people with: goodword contacts import FILE, or goodword contacts add "Name"';
  const head = ['id', 'name', 'role', 'company', 'kind', 'address'];
  return { value: found, words: table(desk.paper, head, rows, none) };
}

const goodAddress = ({ addresses }: Contact): string | undefined =>
  addresses.find(({ stale }) => stale === undefined)?.address;

function addressWords(contact: Contact): string {
  if (contact.doNotContact) return '(never write)';
  return goodAddress(contact) ?? '(needs an address)';
}

async function forget(desk: Desk, who: string): Promise<Answer> {
  const { forgetContact } = await import('../core/assistant/forget-contact.ts');
  const { house, owner } = await desk.owned();
  const contact = await contactOf(house, owner, who);
  const forgotten = await forgetContact(house, { ownerId: owner.id, contactId: contact.id });
  if (forgotten.at === 'refused') throw refusedAs(forgotten);
  const kept =
    forgotten.suppressed > 0 ? ' The addresses stay closed: only a keyed hash of each is kept.' : '';
  const { name, held } = forgotten;
  const waits =
    held.length > 0 ? ` Drafts that named ${name} are held back and written anew: ${held.join(', ')}.` : '';
  return { value: forgotten, words: `${name} and everything said is erased.${kept}${waits}` };
}
