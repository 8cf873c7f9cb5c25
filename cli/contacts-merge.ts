import type { Command } from 'commander';
import type { Contact } from '../core/domain/people/contact.ts';
import { contactSheet } from './contact-sheet.ts';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { refusedAs } from './exit.ts';
import { type Answer, table } from './output.ts';
import { CONTACT, contactOf } from './whom.ts';

/** `goodword contacts duplicates`, `merge` and `unmerge`. */
export const mergeCommands = (run: Run): Command[] => [
  newCommand('duplicates', 'who may be there twice, and why; nothing is merged without your word', [
    'contacts duplicates',
  ]).action(run(duplicates)),
  newCommand('merge', 'makes one contact of two; what was known of the first stays', [
    'contacts merge 3kf0a9qd 9xw2m4tt',
    'contacts merge "Ben Osei" b.osei@home.example',
  ])
    .argument('<contact>', CONTACT)
    .argument('<other>', 'who is the same person')
    .action(run(merge)),
  newCommand('unmerge', 'makes two of a contact again, as before the newest merge', [
    'contacts unmerge "Ben Osei"',
  ])
    .argument('<contact>', CONTACT)
    .action(run(unmerge)),
];

async function duplicates(desk: Desk): Promise<Answer> {
  const { findDuplicates } = await import('../core/assistant/find-duplicates.ts');
  const { house, owner } = await desk.owned();
  const found = await findDuplicates(house, { ownerId: owner.id });
  const about = ({ name, company }: Contact) => (company === undefined ? name : `${name} (${company})`);
  const rows = found.map(({ one, other, because }) => [one.id, about(one), other.id, about(other), because]);
  const head = ['id', 'contact', 'id', 'perhaps the same', 'because'];
  return { value: found, words: table(desk.paper, head, rows, 'Nobody seems to be there twice.') };
}

async function merge(desk: Desk, who: string, whoElse: string): Promise<Answer> {
  const { mergeContacts } = await import('../core/assistant/merge-contacts.ts');
  const { startReferred } = await import('../core/assistant/start-referred.ts');
  const { house, owner } = await desk.owned();
  const idOf = async (said: string) =>
    contactOf(house, owner, said).then(
      ({ id }) => id,
      (error: unknown) => {
        // A merge that broke off may have left one of the two nowhere: his id is enough to run it again.
        if (/^[a-z0-9]{8}$/.test(said)) return said;
        throw error;
      },
    );
  const about = { ownerId: owner.id, contactId: await idOf(who), otherId: await idOf(whoElse) };
  const merged = await mergeContacts(house, about);
  if (merged.at === 'refused') throw refusedAs(merged);
  await startReferred(house, owner.id, merged.contact.id);
  const { id } = merged.contact;
  const undo = `${merged.gone.name} (${merged.gone.id}) went into ${id}. To undo: goodword contacts unmerge ${id}\n`;
  const ended = merged.ended.map(
    ({ sequence }) => `Ended: ${sequence} with ${merged.gone.id}; what is under way to ${id} goes on.\n`,
  );
  return { value: merged, words: `${undo}${ended.join('')}\n${contactSheet(merged.contact, owner)}` };
}

async function unmerge(desk: Desk, who: string): Promise<Answer> {
  const { unmergeContact } = await import('../core/assistant/unmerge-contact.ts');
  const { house, owner } = await desk.owned();
  const contact = await contactOf(house, owner, who);
  const unmerged = await unmergeContact(house, { ownerId: owner.id, contactId: contact.id });
  if (unmerged.at === 'refused') throw refusedAs(unmerged);
  const two = [unmerged.contact, unmerged.back].map((one) => contactSheet(one, owner));
  const { back, reopened, stays } = unmerged;
  const on = reopened > 0 ? `What was under way to ${back.name} (${back.id}) goes on.\n\n` : '';
  const over =
    stays > 0 ? `What the merge ended with ${back.id} stays ended: something came or changed since.\n\n` : '';
  return { value: unmerged, words: on + over + two.join('\n\n') };
}
