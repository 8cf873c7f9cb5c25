import { readCommands } from '../domain/command/command.ts';
import { addressAnswer } from '../domain/command/command-address.ts';
import { wholeList } from '../domain/command/command-circles.ts';
import type { Line, Subject } from '../domain/command/command.ts';
import { dayOf } from '../domain/instant.ts';
import type { IncomingMail } from '../domain/mail/mail.ts';
import { echoData } from '../domain/owner-mail/owner-mail.ts';
import type { Owner } from '../domain/owner.ts';
import { newestText } from '../domain/reply/quoted-text.ts';
import { signOffOf } from '../domain/reply/sign-off.ts';
import type { ReplyToken } from '../domain/mail/token.ts';
import type { GoalQuestion } from '../domain/goal-questions.ts';
import { markAsked, nextGoalQuestion } from './ask-about-goal.ts';
import { all } from './change.ts';
import { obey, type Spoken } from './obey.ts';
import { keepOffer, offerWords, takeOffer } from './offer.ts';
import type { CommandRecord, House } from './ports.ts';
import type { Arrival, Taken } from './take-mail.ts';
import { NUMBERS_LOST, subjectOf } from './subject-of.ts';
import { tellOwner, WHICH_ADDRESS } from './tell-owner.ts';

/** What became of one line, for the echo. */
export interface Echo {
  line: string;
  outcome: 'done' | 'problem' | 'not understood' | 'ambiguous';
  words: string;
}

/**
 * Reads an owner's mail as commands, does each once, and echoes what was understood and what was not.
 * Each line is recorded under the mail's key, so a mail that is delivered twice does nothing twice.
 */
export async function steer(
  house: House,
  about: { arrival: Arrival; mail: IncomingMail; owner: Owner; token: ReplyToken },
): Promise<Taken> {
  const { arrival, mail, owner, token } = about;
  const today = dayOf(arrival.receivedAt, owner.zone);
  const { text, signature } = newestText(mail.text, `${owner.name} ${owner.address}`);
  const { subject, lost = false } = await subjectOf(house, owner, token);
  const around = { today, subject, ...(await known(house, owner)) };
  const whole = subject.at === 'circles' ? wholeList(text, signature, owner.name) : text;
  const answer = asked(token, around.contacts, text);
  const taken = await takeOffer(house, { owner, token, text, mail: arrival.key, known: around });
  const read = answer ? [answer] : [...(taken?.lines ?? []), ...readCommands(taken?.rest ?? whole, around)];
  const lines = read.map((line, i, all) =>
    i === all.length - 1 ? withFarewell(line, signOffOf(signature, `${owner.name} ${owner.address}`)) : line,
  );
  const offers = lost ? [] : lines.flatMap((line) => offeredBy(line) ?? []);

  const earlier = await recordedOf(house, owner, arrival.key);
  const echoes: Echo[] = [];
  let offered = 0;
  for (const [i, line] of lines.entries()) {
    if (offeredBy(line) !== undefined) offered++;
    echoes.push(
      lost && 'problem' in line && line.problem === 'not understood'
        ? { line: line.line, outcome: 'problem', words: NUMBERS_LOST }
        : await follow(house, owner, line, {
            ...{ id: `${arrival.key}.${i}`, line: line.line, earlier },
            nth: offers.length > 1 ? offered : 0,
          }),
    );
  }
  if (lines.length === 0)
    echoes.push({
      line: '',
      outcome: 'not understood',
      words: 'I found no command in your mail; "help" lists them',
    });
  const question = lines.some(isAboutGoal) ? await nextQuestion(house, owner) : undefined;
  await tellOwner(house, owner, {
    cause: `echo#${arrival.key}`,
    template: lines.some((l) => 'command' in l && l.command.do === 'help') ? 'help' : 'echo',
    data: echoData({ owner, lines: echoes, ...(question && { question: question.words }) }),
    about: { scope: 'o', ...(await keepOffer(house, owner, token, offers)) },
  });
  if (question) await markAsked(house, owner, question.key);
  if (subject.at === 'circles') {
    const { tellFirstPeople } = await import('./tell-first-people.ts');
    const people = lines.flatMap((line) =>
      'command' in line && line.command.do === 'add' ? line.command.person : [],
    );
    await tellFirstPeople(house, owner, { people, cause: arrival.key });
  }
  return { at: 'steered', because: `${lines.length} lines` };
}

/** A line of the mail, or one that was offered and is declined. */
type Said = Line | { line: string; said: string };

/** The whole command a line that did nothing offers. */
const offeredBy = (line: Said): string | undefined =>
  'problem' in line && line.problem === 'not understood' && line.offered ? line.closest : undefined;

/** Who speaks of his goal has a moment for the next question about it. */
const isAboutGoal = (line: Said): boolean =>
  'command' in line && ['goal', 'employer', 'decision'].includes(line.command.do);

async function nextQuestion(house: House, owner: Owner): Promise<GoalQuestion | undefined> {
  return nextGoalQuestion(house, (await house.owners.get(owner.id)) ?? owner);
}

/** The answer to a question that has no draft behind it: an address. */
function asked(
  { scope, tail, contactId }: ReplyToken,
  contacts: { id: string; name: string }[],
  text: string,
): Line | undefined {
  const person = contacts.find(({ id }) => id === contactId);
  return scope === 'o' && tail === WHICH_ADDRESS && person ? addressAnswer(text, person) : undefined;
}

/** A new text keeps the name it was signed with: it is the contact's mail. */
function withFarewell(line: Said, farewell: string): Said {
  if (!('command' in line) || line.command.do !== 'edit' || farewell === '') return line;
  return { ...line, command: { ...line.command, text: `${line.command.text}\n\n${farewell}` } };
}

/** More than one mail can hold. */
const MOST_RECORDS = 500;

/** What was done of this mail when it came before; the claim saves the search for all that come once. */
async function recordedOf(house: House, owner: Owner, key: string): Promise<CommandRecord[]> {
  if (await house.claims.once(`steer#${key}`, 60)) return [];
  return (await house.commands.latest(owner.id, MOST_RECORDS)).filter((c) => c.id.startsWith(`${key}.`));
}

async function follow(
  house: House,
  owner: Owner,
  line: Said,
  spoken: Spoken & { nth?: number },
): Promise<Echo> {
  if ('said' in line) return { line: line.line, outcome: 'done', words: line.said };
  if ('problem' in line) {
    if (line.problem === 'ambiguous')
      return { line: line.line, outcome: 'ambiguous', words: `who is meant: ${line.candidates.join(', ')}?` };
    return {
      line: line.line,
      outcome: 'not understood',
      words: `${line.because ?? 'not understood'}${offerWords(line, spoken.nth)}`,
    };
  }
  const current = (await house.owners.get(owner.id)) ?? owner;
  const done = await obey(house, current, line.command, spoken);
  return {
    line: line.line,
    outcome: done.at === 'done' ? 'done' : 'problem',
    words: done.at === 'done' ? done.did : done.because,
  };
}

/** The same commands from the CLI or a form, without a mail around them. */
export async function command(
  house: House,
  owner: Owner,
  text: string,
  subject: Subject = { at: 'nothing' },
): Promise<Echo[]> {
  const today = dayOf(house.world.now(), owner.zone);
  const lines = readCommands(text, { today, subject, ...(await known(house, owner)) });
  const echoes: Echo[] = [];
  for (const line of lines)
    echoes.push(await follow(house, owner, line, { id: house.world.id(), line: line.line }));
  return echoes;
}

/** Whom and what a line may name. */
async function known(house: Pick<House, 'contacts'>, { id: ownerId, name: owner, holidays, goal }: Owner) {
  const people = await all(house.contacts.ofOwner(ownerId));
  const contacts = people.map(({ id, name }) => ({ id, name }));
  const companies = [...new Set([...goal.companies, ...people.flatMap(({ company }) => company ?? [])])];
  return { contacts, companies, holidays, owner };
}
