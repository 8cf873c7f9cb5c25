import type { Command } from 'commander';
import type { Prepared } from '../core/assistant/prepare-step.ts';
import { enrollmentId } from '../core/domain/mail/message.ts';
import type { Owner } from '../core/domain/owner.ts';
import { namedFact } from './contact-details.ts';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { EXIT, Refused } from './exit.ts';
import { mailWords } from './mail-words.ts';
import { clockTime } from './moment.ts';
import { offeredSequence, SEQUENCE } from './offered-sequence.ts';
import { type Answer, sheet } from './output.ts';
import { CONTACT, contactOf } from './whom.ts';
import { withoutGaps } from './without-gaps.ts';

/** `goodword enroll`. */
export const enrollCommand = (run: Run): Command =>
  newCommand(
    'enroll',
    'puts a contact on a sequence and writes the first draft; nothing is sent without your yes',
    [
      'enroll "Ben Osei"',
      'enroll "Maria Chen" --sequence reconnect --ask-first',
      'enroll "Eva Lind" --sequence professor-reference --fact "purpose=the master at Lund" --fact "deadline=15 January 2027"',
    ],
  )
    .argument('<contact>', CONTACT)
    .option('--sequence <name>', SEQUENCE)
    .option('--fact <name=words>', 'something its mails need to know (again for more)', namedFact)
    .option('--late', 'a deadline that is too near must do')
    .option('--ask-first', 'no first question: you have talked already, and the first mail asks')
    .option('--anyway', 'although the sequence is for other kinds of contact, or they stayed silent lately')
    .action(run(enrollContact));

/** `goodword next`. */
export const nextCommand = (run: Run): Command =>
  newCommand(
    'next',
    'writes the step that waits for your word: thanks, what came of it, a word before an employer calls',
    [
      'next "Eva Lind"',
      'next "Maria Chen" --step heads-up --fact "employer=Helio, about the data engineer role"',
    ],
  )
    .argument('<contact>', CONTACT)
    .option('--step <name>', 'which of them, where there are several')
    .option('--fact <name=words>', 'something its mail needs to know (again for more)', namedFact)
    .action(run(next));

async function next(
  desk: Desk,
  who: string,
  { step, fact }: { step?: string; fact?: Record<string, string> },
): Promise<Answer> {
  const { writeNext } = await import('../core/assistant/write-next.ts');
  const { house, owner } = await desk.owned();
  const contact = await contactOf(house, owner, who);
  const about = { ownerId: owner.id, contactId: contact.id, ...withoutGaps({ step, facts: fact }) };
  const written = await writeNext(house, about);
  if (written.at === 'refused') throw new Refused(written.because);
  const { prepared } = written;
  return {
    value: written,
    words: `${written.step} to ${contact.name}.\n\n${preparedWords(prepared, owner, contact.id)}`,
    exit: prepared.at === 'refused' ? EXIT.refused : EXIT.done,
  };
}

async function enrollContact(
  desk: Desk,
  who: string,
  {
    sequence: said,
    fact,
    late,
    askFirst,
    anyway,
  }: {
    sequence?: string;
    fact?: Record<string, string>;
    late?: boolean;
    askFirst?: boolean;
    anyway?: boolean;
  },
): Promise<Answer> {
  const { enroll } = await import('../core/assistant/enroll.ts');
  const { house, owner } = await desk.owned();
  const contact = await contactOf(house, owner, who);
  const sequence = await offeredSequence(house, owner, contact, said);
  const about = {
    ...{ ownerId: owner.id, contactId: contact.id, sequence, because: 'you said so' },
    ...withoutGaps({ facts: fact, late, askFirst, anyway }),
  };
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
