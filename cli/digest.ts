import type { Command } from 'commander';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { writeTo } from './files.ts';
import { told } from './mail-words.ts';
import { clockTime } from './moment.ts';
import { type Answer, sheet } from './output.ts';

/** `goodword digest`. */
export const digestCommand = (run: Run): Command =>
  newCommand('digest', 'the weekly mail as it would be written now', [
    'digest',
    'digest --html week.html',
    'digest --send',
  ])
    .option('--send', 'mails it to you now; the next one still comes on its day')
    .option('--html <file>', 'also write the HTML part to a file')
    .action(run(showDigest));

async function showDigest(desk: Desk, said: { send?: boolean; html?: string }): Promise<Answer> {
  const { composeNow, writeDigest } = await import('../core/assistant/write-digest.ts');
  const { digestData } = await import('../core/domain/owner-mail/owner-mail.ts');
  const { house, owner } = await desk.owned();
  if (said.send) {
    const sent = await writeDigest(house, owner.id, true);
    return told(sent, `The digest is on its way to ${owner.address}.`);
  }
  const { words, digest } = await composeNow(house, owner);
  const mail = house.stationery.owner('digest', digestData({ owner, words }));
  if (said.html !== undefined) await writeTo('--html', said.html, mail.html);
  const head = sheet([
    ['to', owner.address],
    ['subject', mail.subject],
    ['goes', clockTime(owner.due, owner.zone)],
  ]);
  return { value: { due: owner.due, ...mail, digest }, words: `${head}\n\n${mail.text}` };
}
