import type { Command } from 'commander';
import { messagesOfPerson, personNow } from '../core/assistant/of-person.ts';
import type { House } from '../core/assistant/ports.ts';
import type { Instant } from '../core/domain/instant.ts';
import type { Message } from '../core/domain/mail/message.ts';
import type { Owner } from '../core/domain/owner.ts';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { indented } from './mail-words.ts';
import { anyDay, beginOf, clockTime } from './moment.ts';
import { type Answer, sheet } from './output.ts';
import { relabelCommand } from './replies-relabel.ts';
import { CONTACT, contactOf } from './whom.ts';

/** `goodword replies`. */
export const repliesCommand = (run: Run): Command =>
  newCommand('replies', 'every mail that came in: what kind it is, what decided that, how it was matched', [
    'replies --since "2026-11-01"',
    'replies --contact "Ben Osei" --json',
    'replies --unmatched',
  ])
    .option('--contact <contact>', CONTACT)
    .option('--unmatched', 'only what belongs to nobody that is known')
    .option('--since <day>', 'only from this day on')
    .action(run(showReplies))
    .addCommand(relabelCommand(run));

const EVER: Instant = '1970-01-01T00:00:00.000Z';

interface Only {
  contact?: string;
  unmatched?: boolean;
  since?: string;
}

async function showReplies(desk: Desk, only: Only): Promise<Answer> {
  const { house, owner } = await desk.owned();
  const names = new Map<string, string>();
  const found: Message[] = [];
  for (const message of await messagesOf(house, owner, only)) {
    if (message.direction !== 'in') continue;
    if (only.unmatched && message.matchedBy !== 'none' && message.matchedBy !== undefined) continue;
    const { contactId } = message;
    if (!names.has(contactId))
      names.set(contactId, (await personNow(house, owner.id, contactId))?.name ?? '');
    found.push(message);
  }
  const words = found.map((m) => words1(m, names.get(m.contactId) ?? '', owner)).join('\n\n');
  const value = found.map((m) => ({
    ...m,
    ...(names.get(m.contactId) ? { contact: names.get(m.contactId) } : {}),
  }));
  return { value, words: words === '' ? 'Nothing came in.' : words };
}

async function messagesOf(house: House, owner: Owner, only: Only): Promise<Message[]> {
  const { NOBODY } = await import('../core/assistant/tell-owner.ts');
  const since =
    only.since === undefined
      ? EVER
      : await beginOf(await anyDay(only.since, owner, house.world.now(), '--since'), owner);
  if (only.contact !== undefined) {
    const contact = await contactOf(house, owner, only.contact);
    return (await messagesOfPerson(house, contact)).filter(({ at }) => at >= since);
  }
  const messages: Message[] = [];
  // What nobody's address or token claims belongs to the deployment, and is shown to whoever asks: it is never lost.
  for (const ownerId of [owner.id, NOBODY])
    for await (const message of house.messages.ofOwner(ownerId, since)) messages.push(message);
  return messages.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

function words1(message: Message, name: string, owner: Owner): string {
  const evidence = (message.evidence ?? []).map((e) => `${e.from}: "${e.words}" (${e.rule})`);
  const head = sheet([
    ['at', clockTime(message.at, owner.zone)],
    ['from', name === '' ? message.from : `${name} <${message.from}>`],
    ['subject', message.subject],
    [
      'kind',
      [message.kind ?? 'not understood', ...(message.labels ?? []).filter((l) => l !== message.kind)].join(
        ', ',
      ),
    ],
    ['because', evidence.join('; ')],
    ['matched by', message.matchedBy],
    ['problem', message.problem],
  ]);
  return `${head}\n\n${indented(message.text)}`;
}
