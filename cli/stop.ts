import type { Command } from 'commander';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { Refused } from './exit.ts';
import { told } from './mail-words.ts';
import type { Answer } from './output.ts';
import { CONTACT, contactOf } from './whom.ts';

/** `goodword stop`. */
export const stopCommand = (run: Run): Command =>
  newCommand('stop', 'never writes to a contact again, and ends what is under way', [
    'stop "Ben Osei" --reason "asked me on the phone"',
    'stop "Ben Osei" --lift --reason "he meant the newsletter, and said so"',
  ])
    .argument('<contact>', CONTACT)
    .option('--reason <words>', 'why; it is kept and shown')
    .option('--lift', 'takes back a stop that was never said to you, and lets mails go again')
    .action(run(stop));

interface Said {
  reason?: string;
  lift?: boolean;
}

async function stop(desk: Desk, who: string, { reason = '', lift }: Said): Promise<Answer> {
  if (reason.trim() === '') throw new Refused('--reason is empty; say why, it is kept and shown');
  if (lift) return liftFrom(desk, who, reason.trim());
  const { stopContact } = await import('../core/assistant/stop-contact.ts');
  const { house, owner } = await desk.owned();
  const contact = await contactOf(house, owner, who);
  const about = { ownerId: owner.id, contactId: contact.id, by: 'owner', evidence: reason.trim() } as const;
  const stopped = await stopContact(house, about);
  if (stopped.at === 'refused') throw new Refused(stopped.because);
  const ended = stopped.ended === 1 ? '1 enrollment ended' : `${stopped.ended} enrollments ended`;
  return told({ ...stopped, contactId: contact.id }, `${contact.name} is never written to again; ${ended}.`);
}

async function liftFrom(desk: Desk, who: string, because: string): Promise<Answer> {
  const { liftStop } = await import('../core/assistant/lift-stop.ts');
  const { house, owner } = await desk.owned();
  const contact = await contactOf(house, owner, who);
  const lifted = await liftStop(house, owner, { contactId: contact.id, because, by: 'operator' });
  if (lifted.at === 'refused') throw new Refused(lifted.because);
  return told({ ...lifted, contactId: contact.id }, `${contact.name} may be written to again.`);
}
