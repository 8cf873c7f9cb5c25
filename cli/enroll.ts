import type { Command } from 'commander';
import type { Prepared } from '../core/assistant/prepare-step.ts';
import { enrollmentId } from '../core/domain/mail/message.ts';
import type { Owner } from '../core/domain/owner.ts';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { EXIT, Refused } from './exit.ts';
import { mailWords } from './mail-words.ts';
import { clockTime } from './moment.ts';
import { type Answer, sheet } from './output.ts';
import { CONTACT, contactOf } from './whom.ts';

/** `goodword enroll`. */
export const enrollCommand = (run: Run): Command =>
  newCommand(
    'enroll',
    'puts a contact on a sequence and writes the first draft; nothing is sent without your yes',
    ['enroll "Ben Osei" --sequence reconnect'],
  )
    .argument('<contact>', CONTACT)
    .requiredOption('--sequence <name>', 'see: goodword sequences list')
    .action(run(enrollContact));

async function enrollContact(desk: Desk, who: string, { sequence }: { sequence: string }): Promise<Answer> {
  const { enroll } = await import('../core/assistant/enroll.ts');
  const { house, owner } = await desk.owned();
  const contact = await contactOf(house, owner, who);
  const about = { ownerId: owner.id, contactId: contact.id, sequence, because: 'you said so' };
  const enrolled = await enroll(house, about);
  if (enrolled.at === 'refused') throw new Refused(enrolled.because);
  const { enrollment, replyAddress, prepared } = enrolled;
  const head = sheet([
    ['enrollment', enrollmentId(enrollment)],
    ['answers come to', replyAddress],
  ]);
  return {
    value: enrolled,
    words: `${contact.name} is on ${sequence}.\n${head}\n\n${preparedWords(prepared, owner, contact.id)}`,
    exit: prepared.at === 'refused' ? EXIT.refused : EXIT.done,
  };
}

/** The draft, or the one question, and what to say next. */
function preparedWords(prepared: Prepared, owner: Owner, contactId: string): string {
  switch (prepared.at) {
    case 'drafted':
      return `${mailWords(prepared.draft, [['would go', clockTime(prepared.wouldGo, owner.zone)]])}\n\nTo send it: goodword approve ${contactId}`;
    case 'scheduled':
      return mailWords(prepared.draft, [['goes', clockTime(prepared.due, owner.zone)]]);
    case 'asking':
      return `Before it can be written:\n    ${prepared.question}\n\nTo answer: goodword answer ${contactId} "..."`;
    case 'refused':
      return `There will be no mail: ${prepared.because}`;
    case 'nothing':
      return prepared.because;
  }
}
