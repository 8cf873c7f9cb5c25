import type { Command } from 'commander';
import type { Preview } from '../core/assistant/preview-step.ts';
import type { Owner } from '../core/domain/owner.ts';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { Refused } from './exit.ts';
import { writeTo } from './files.ts';
import { mailWords } from './mail-words.ts';
import { clockTime } from './moment.ts';
import { offeredSequence, SEQUENCE } from './offered-sequence.ts';
import type { Answer } from './output.ts';
import { CONTACT, contactOf } from './whom.ts';

/** `goodword preview`. */
export const previewCommand = (run: Run): Command =>
  newCommand('preview', 'the mail a contact would get and when; nothing is sent or kept', [
    'preview "Ben Osei"',
    'preview "Ben Osei" --sequence reconnect --step 3-ask --html ask.html',
  ])
    .argument('<contact>', CONTACT)
    .option('--sequence <name>', SEQUENCE)
    .option('--step <id>', 'the step (default: the one that is next)')
    .option('--html <file>', 'also write the HTML part to a file')
    .action(run(preview));

async function preview(
  desk: Desk,
  who: string,
  said: { sequence?: string; step?: string; html?: string },
): Promise<Answer> {
  const { isOver } = await import('../core/domain/enrollment/enrollment.ts');
  const { previewStep } = await import('../core/assistant/preview-step.ts');
  const { house, owner } = await desk.owned();
  const contact = await contactOf(house, owner, who);
  const { step } = said;
  const open = (await house.enrollments.ofContact(owner.id, contact.id)).filter((one) => !isOver(one)).at(-1);
  const sequence = await offeredSequence(house, owner, contact, said.sequence ?? open?.sequence);
  const found = await previewStep(house, {
    ownerId: owner.id,
    contactId: contact.id,
    sequence,
    ...(step === undefined ? {} : { step }),
  });
  if (found.at === 'refused') throw new Refused(found.because);
  if (found.at === 'mail' && said.html !== undefined) await writeTo('--html', said.html, found.html);
  return { value: found, words: words(found, owner) };
}

function words(found: Exclude<Preview, { at: 'refused' }>, owner: Owner): string {
  if (found.at === 'missing')
    return `There is no mail yet. Goodword would ask you first:\n    ${found.question}`;
  const mail = mailWords({ ...found, to: found.to ?? '(this person needs an address)' }, [
    ['asks for', found.ask?.replaceAll('_', ' ')],
    ['goes', clockTime(found.goes, owner.zone)],
    ['not sooner', found.because.join('; ')],
  ]);
  const findings = found.findings.map((f) => `${f.severity}: ${f.words}; ${f.remedy}`);
  return findings.length === 0 ? mail : `${mail}\n\n${findings.join('\n')}`;
}
