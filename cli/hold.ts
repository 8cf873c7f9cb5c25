import type { Command } from 'commander';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { Refused } from './exit.ts';
import { told } from './mail-words.ts';
import { beginOf, clockTime, futureDay } from './moment.ts';
import type { Answer } from './output.ts';
import { CONTACT, contactOf } from './whom.ts';

/** Until the owner says otherwise. */
const OPEN_END = '9999-01-01T00:00:00.000Z';

/** `goodword hold`. */
export const holdCommand = (run: Run): Command =>
  newCommand('hold', 'nothing is sent to a contact until a day, or until you say so', [
    'hold "Ben Osei" --until "next week"',
    'hold "Ben Osei" --release',
  ])
    .argument('<contact>', CONTACT)
    .option('--until <day>', '2027-01-11, "3 weeks", "march" (default: until you release it)')
    .option('--reason <words>', 'why, for your own memory')
    .option('--release', 'ends every hold on this contact')
    .action(run(hold));

async function hold(
  desk: Desk,
  who: string,
  said: { until?: string; reason?: string; release?: boolean },
): Promise<Answer> {
  const { holdContact, releaseContact } = await import('../core/assistant/hold-contact.ts');
  if (said.release && said.until !== undefined)
    throw new Refused('--release and --until exclude each other; say one of them');
  const { house, owner } = await desk.owned();
  const contact = await contactOf(house, owner, who);
  if (said.release) {
    await releaseContact(house, owner.id, contact.id);
    return told({ at: 'released', contactId: contact.id }, `Mail to ${contact.name} may go again.`);
  }
  const now = house.world.now();
  const until =
    said.until === undefined
      ? OPEN_END
      : await beginOf(await futureDay(said.until, owner, now, '--until'), owner);
  const because = said.reason ?? 'you said hold';
  const held = await holdContact(house, owner.id, contact.id, { from: now, until, source: 'owner', because });
  if (held.at === 'refused') throw new Refused(`${contact.name}: ${held.because}`);
  const words = until === OPEN_END ? 'until you release it' : `before ${clockTime(until, owner.zone)}`;
  return told({ at: 'held', contactId: contact.id, until }, `Nothing goes to ${contact.name} ${words}.`);
}
