import type { Command } from 'commander';
import type { Explanation } from '../core/assistant/explain.ts';
import { enrollmentId } from '../core/domain/mail/message.ts';
import type { Owner } from '../core/domain/owner.ts';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { Refused } from './exit.ts';
import { clockTime } from './moment.ts';
import { type Answer, sheet, table } from './output.ts';
import { readingFields } from './reading-fields.ts';
import { CONTACT, contactOf } from './whom.ts';

/** `goodword explain`. */
export const explainCommand = (run: Run): Command =>
  newCommand('explain', 'why: every decision about a contact in order of time, each with what decided it', [
    'explain "Ben Osei"',
  ])
    .argument('<contact>', CONTACT)
    .action(run(explainContact));

async function explainContact(desk: Desk, who: string): Promise<Answer> {
  const { explain } = await import('../core/assistant/explain.ts');
  const { house, owner } = await desk.owned();
  const contact = await contactOf(house, owner, who);
  const explanation = await explain(house, owner.id, contact.id);
  if (!explanation) throw new Refused(`there is no contact ${contact.id}`);
  const { understandingOf } = await import('../core/domain/reply/kept-reading.ts');
  const { segmentWords } = await import('../core/domain/people/segment.ts');
  const pace = explanation.pace && segmentWords(explanation.pace);
  const messages = explanation.messages.map((message) => {
    const read = understandingOf(message);
    return read ? { ...message, ...readingFields(read) } : message;
  });
  return { value: { ...explanation, messages }, words: words(desk, explanation, owner, pace) };
}

function words(
  desk: Desk,
  { contact, ranked, enrollments, suppressions, story }: Explanation,
  owner: Owner,
  pace: string | undefined,
): string {
  const { zone } = owner;
  const head = sheet([
    ['contact', `${contact.name} (${contact.id})`],
    ['score', ranked && `${ranked.score}: ${ranked.reasons.join('; ')}`],
    ['caution', ranked?.caution],
    ['may be written to', ranked && [ranked.standing, ranked.because].filter(Boolean).join(': ')],
    ['how they answer', pace],
    ...enrollments.map((e): [string, string] => [
      e.sequence,
      `${e.state.at}${e.due === undefined ? '' : `, next ${clockTime(e.due, zone)}`} (${enrollmentId(e)})`,
    ]),
    ...suppressions.map((s): [string, string] => ['closed', `${s.address}: ${s.reason} (${s.evidence})`]),
  ]);
  const rows = story.map(({ at, what, because }) => [clockTime(at, zone), what, because]);
  return `${head}\n\n${table(desk.paper, ['when', 'what', 'because'], rows, 'Nothing has been decided yet.')}`;
}
