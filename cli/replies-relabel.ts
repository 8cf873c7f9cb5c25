import type { Command } from 'commander';
import type { House } from '../core/assistant/ports.ts';
import type { Message } from '../core/domain/mail/message.ts';
import type { Owner } from '../core/domain/owner.ts';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { Refused } from './exit.ts';
import { told } from './mail-words.ts';
import type { Answer } from './output.ts';
import { contactOf } from './whom.ts';

/** `goodword replies relabel`. */
export const relabelCommand = (run: Run): Command =>
  newCommand('relabel', 'says what an answer really was; it is kept, and everything follows from it', [
    'replies relabel "Ben Osei" later',
    'replies relabel ben@helio.example wrong-person --json',
  ])
    .argument('<answer>', 'a contact, for his newest answer, or the id of a mail as replies --json prints it')
    .argument('<kind>', 'what it was, e.g. positive, later, no, unclear; a wrong one lists them all')
    .action(run(relabelAnswer));

async function relabelAnswer(desk: Desk, which: string, said: string): Promise<Answer> {
  const { RELABEL_KINDS, relabelKind } = await import('../core/domain/reply/relabel.ts');
  const kind = relabelKind(said);
  if (!kind) throw new Refused(`"${said}" is no kind of answer; say one of: ${RELABEL_KINDS.join(', ')}`);
  const { house, owner } = await desk.owned();
  const { newestReply, relabel } = await import('../core/assistant/relabel.ts');
  let message = await messageOf(house, owner, which);
  if (!message) {
    const contact = await contactOf(house, owner, which);
    message = await newestReply(house, owner.id, contact.id);
    if (!message)
      throw new Refused(
        `${contact.name} has not answered yet; see: goodword replies --contact ${contact.id}`,
      );
  }
  const done = await relabel(house, owner, { message, kind, words: `relabel ${kind}` });
  if (done.at === 'refused') throw new Refused(`${done.because}; see: goodword replies --json`);
  const words = `${done.did.charAt(0).toUpperCase()}${done.did.slice(1)}`;
  return told(done.message, words);
}

/** A name or an address is never the id of a mail. */
async function messageOf(house: House, owner: Owner, which: string): Promise<Message | undefined> {
  if (/[\s@]/.test(which)) return undefined;
  for await (const message of house.messages.ofOwner(owner.id, '1970-01-01T00:00:00.000Z'))
    if (message.id === which) return message;
  return undefined;
}
