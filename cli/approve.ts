import type { Command } from 'commander';
import type { Done } from '../core/assistant/of-enrollment.ts';
import type { House } from '../core/assistant/ports.ts';
import type { Enrollment } from '../core/domain/enrollment/enrollment.ts';
import type { Owner } from '../core/domain/owner.ts';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { contentOf } from './files.ts';
import { Refused } from './exit.ts';
import { mailWords } from './mail-words.ts';
import { beginOf, clockTime, futureDay } from './moment.ts';
import { type Answer, sheet } from './output.ts';
import { CONTACT, enrollmentOf } from './whom.ts';
import { withoutGaps } from './without-gaps.ts';

const ENROLLMENT = `enrollment id, or a contact: ${CONTACT}`;

/** `goodword approve`. */
export const approveCommand = (run: Run): Command =>
  newCommand('approve', 'your word on a draft: send it, change it, drop it or put it off', [
    'approve "Ben Osei"',
    'approve "Ben Osei" --edit better.txt --subject "Atlas, and your new team"',
    'approve "Ben Osei" --later "2 weeks"',
    'approve "Ben Osei" --skip',
  ])
    .argument('<contact>', ENROLLMENT)
    .option('--edit <file>', 'replaces the text; it is shown and waits for a yes of its own')
    .option('--subject <words>', 'replaces the subject, likewise')
    .option('--skip', 'this mail is not wanted: the enrollment ends')
    .option('--later <day>', 'not before this day: 2027-01-11, "3 weeks", "march"')
    .action(run(decide));

/** `goodword answer`. */
export const answerCommand = (run: Run): Command =>
  newCommand('answer', 'answers the question that a draft waits for', [
    'answer "Ben Osei" "the Atlas migration"',
  ])
    .argument('<contact>', ENROLLMENT)
    .argument('<text>', 'the answer, in a few words')
    .action(run(answerFact));

interface Said {
  edit?: string;
  subject?: string;
  skip?: boolean;
  later?: string;
}

async function decide(desk: Desk, who: string, said: Said): Promise<Answer> {
  const ways = [said.edit ?? said.subject, said.skip, said.later].filter((way) => way !== undefined);
  if (ways.length > 1) throw new Refused('--edit, --skip and --later exclude each other; say one of them');
  const { approve, editDraft, putOff, skip } = await import('../core/assistant/approve.ts');
  const { house, owner } = await desk.owned();
  const enrollment = await enrollmentOf(house, owner, who);
  if (said.skip) return answerOf(house, owner, await skip(house, enrollment));
  if (said.later !== undefined) {
    const day = await futureDay(said.later, owner, house.world.now(), '--later');
    return answerOf(house, owner, await putOff(house, enrollment, await beginOf(day, owner)));
  }
  if (said.edit !== undefined || said.subject !== undefined) {
    const text = said.edit === undefined ? undefined : await textOf(said.edit);
    const change = withoutGaps({ text, subject: said.subject });
    return answerOf(house, owner, await editDraft(house, enrollment, change));
  }
  return answerOf(house, owner, await approve(house, enrollment));
}

/** Far above any mail a person would read. */
const MOST_BYTES = 20_000;

async function textOf(file: string): Promise<string> {
  const bytes = await contentOf(file);
  if (bytes.length > MOST_BYTES) throw new Refused(`--edit ${file}: it is longer than ${MOST_BYTES} bytes`);
  const text = new TextDecoder('utf-8', { fatal: false }).decode(bytes).replaceAll('\r\n', '\n').trim();
  if (text === '') throw new Refused(`--edit ${file}: it is empty; write the whole new text into it`);
  return text;
}

async function answerFact(desk: Desk, who: string, text: string): Promise<Answer> {
  const { answerQuestion } = await import('../core/assistant/answer-question.ts');
  const { house, owner } = await desk.owned();
  const enrollment = await enrollmentOf(house, owner, who);
  return answerOf(house, owner, await answerQuestion(house, enrollment, text));
}

/** What was done, and how it stands now: the draft or the next question. */
async function answerOf(house: House, owner: Owner, done: Done): Promise<Answer> {
  if (done.at === 'refused') throw new Refused(done.because);
  const { enrollment } = done;
  const { state } = enrollment;
  const draft = state.at === 'drafted' ? await house.drafts.get(enrollment, state.step) : undefined;
  const value = { did: done.did, enrollment, ...(draft ? { draft } : {}) };
  const after = draft
    ? `${mailWords(draft)}\n\nTo send it: goodword approve ${enrollment.contactId}`
    : await standing(enrollment, owner);
  return { value, words: `${done.did}.\n${after}` };
}

async function standing({ state, contactId }: Enrollment, owner: Owner): Promise<string> {
  if (state.at !== 'asking')
    return sheet([['goes', 'due' in state ? clockTime(state.due, owner.zone) : undefined]]);
  const { FACTS } = await import('../core/domain/people/facts.ts');
  const question = FACTS[state.fact].question.replaceAll('{name}', 'this person');
  return `The next question:\n    ${question}\n\nTo answer: goodword answer ${contactId} "..."`;
}
