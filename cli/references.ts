import { Argument, type Command } from 'commander';
import type { Reference } from '../core/domain/people/reference.ts';
import { REFERENCE_WORDS, type ReferenceWord } from '../core/domain/people/reference-words.ts';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { Refused } from './exit.ts';
import { writeTo } from './files.ts';
import { type Answer, table } from './output.ts';
import { CONTACT, contactOf } from './whom.ts';

/** `goodword references`: who would speak for the owner. */
export function referencesCommand(run: Run): Command {
  const references = newCommand('references', 'who would speak for you, who may be asked, and who not', [
    'references list',
  ]);
  references.addCommand(
    newCommand('list', 'the book: candidates, asked, agreed, given, declined, and those a year old', [
      'references list',
      'references list --json',
    ]).action(run(list)),
  );
  references.addCommand(
    newCommand('set', 'your own word about a reference; it beats what the mails say until you ask again', [
      'references set "Ben Osei" agreed',
    ])
      .argument('<contact>', CONTACT)
      .addArgument(new Argument('<word>', 'what they said or did').choices(REFERENCE_WORDS))
      .action(run(set)),
  );
  references.addCommand(
    newCommand('export', 'a page for employers: the best five who agreed, or those you name', [
      'references export > references.txt',
      'references export --html references.html',
      'references export "Ben Osei" "Maria Chen" --html references.html',
    ])
      .argument('[contact...]', CONTACT)
      .option('--html <file>', 'write it as an HTML page, which any browser prints or saves as PDF')
      .action(run(page)),
  );
  return references;
}

async function list(desk: Desk): Promise<Answer> {
  const { referenceBook } = await import('../core/assistant/reference-book.ts');
  const { house, owner } = await desk.owned();
  const book = await referenceBook(house, owner);
  const rows = book.map(({ state, contact, since, because }) => [
    state,
    contact.name,
    contact.role ?? '',
    contact.company ?? '',
    since?.slice(0, 10) ?? '',
    because,
    contact.id,
  ]);
  return {
    value: book.map(({ contact: { id, name }, ...rest }) => ({ contactId: id, name, ...rest })),
    words: table(
      desk.paper,
      ['state', 'name', 'role', 'company', 'since', 'because', 'id'],
      rows,
      'Nobody yet who knows your work well enough. Who does? goodword contacts edit NAME --knowledge same-team --trust 4',
    ),
  };
}

async function set(desk: Desk, who: string, word: ReferenceWord): Promise<Answer> {
  const { setReference } = await import('../core/assistant/reference-book.ts');
  const { house, owner } = await desk.owned();
  const contact = await contactOf(house, owner, who);
  const done = await setReference(house, { ownerId: owner.id, contactId: contact.id, word });
  if (done.at === 'refused') throw new Refused(done.because);
  return { value: done.contact.reference, words: `${contact.name}: ${word}` };
}

/** Employers ask for three to five. */
const [FEWEST, MOST] = [3, 5];

async function page(desk: Desk, named: string[], { html }: { html?: string }): Promise<Answer> {
  const { referenceBook } = await import('../core/assistant/reference-book.ts');
  const { isListed } = await import('../core/domain/people/reference.ts');
  const pages = await import('../core/domain/people/reference-page.ts');
  const { house, owner } = await desk.owned();
  const book = (await referenceBook(house, owner)).filter(isListed);
  const chosen: Reference[] = [];
  for (const who of named) {
    const contact = await contactOf(house, owner, who);
    const reference = book.find((one) => one.contact.id === contact.id);
    if (!reference)
      throw new Refused(
        `${contact.name} has not agreed to be a reference within twelve months; if that is wrong: goodword references set ${contact.id} agreed`,
      );
    if (!chosen.includes(reference)) chosen.push(reference);
  }
  const shown = named.length > 0 ? chosen : book.slice(0, MOST);
  if (shown.length === 0)
    throw new Refused('nobody has agreed to be a reference yet; whom to ask: goodword references list');
  if (shown.length < FEWEST)
    await desk.say(
      `${shown.length} only; employers ask for ${FEWEST} to ${MOST}. Whom to ask: goodword references list`,
    );
  if (shown.length > MOST) await desk.say(`${shown.length}; employers ask for ${FEWEST} to ${MOST}`);
  const listed = shown.map(({ contact }) => pages.listedReference(owner, contact));
  for (const { name, speaksTo } of listed)
    if (speaksTo === '')
      await desk.say(
        `what ${name} can speak to is not known: goodword contacts edit "${name}" --fact "saw=..."`,
      );
  if (html === undefined) return { value: listed, words: pages.referencesAsText(owner, listed) };
  await writeTo('--html', html, pages.referencesAsHtml(owner, listed));
  return { value: { file: html, listed }, words: `Your references are in ${html}` };
}
