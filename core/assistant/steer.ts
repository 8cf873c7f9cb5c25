import { readCommands } from '../domain/command/command.ts';
import { addressAnswer } from '../domain/command/command-address.ts';
import { wholeList } from '../domain/command/command-circles.ts';
import type { Line, Subject } from '../domain/command/command.ts';
import type { DigestItem } from '../domain/owner-mail/digest.ts';
import { digestOfCode } from '../domain/owner-mail/digest-name.ts';
import { factOfCode } from '../domain/people/facts.ts';
import { dayOf } from '../domain/instant.ts';
import type { IncomingMail } from '../domain/mail/mail.ts';
import { echoData } from '../domain/owner-mail/owner-mail.ts';
import type { Owner } from '../domain/owner.ts';
import { newestText } from '../domain/reply/quoted-text.ts';
import { signOffOf } from '../domain/reply/sign-off.ts';
import type { ReplyToken } from '../domain/mail/token.ts';
import { all } from './change.ts';
import { obey } from './obey.ts';
import type { CommandRecord, House } from './ports.ts';
import type { Arrival, Taken } from './take-mail.ts';
import { NOBODY, tellOwner, WHICH_ADDRESS, WHO_KNOWS_YOU } from './tell-owner.ts';

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
  const subject = await subjectOf(house, owner, token);
  const around = { today, subject, ...(await known(house, owner)) };
  const whole = subject.at === 'circles' ? wholeList(text, signature, owner.name) : text;
  const answer = asked(token, around.contacts, text);
  const lines = (answer ? [answer] : readCommands(whole, around)).map((line, i, all) =>
    i === all.length - 1 ? withFarewell(line, signOffOf(signature, `${owner.name} ${owner.address}`)) : line,
  );

  const earlier = await recordedOf(house, owner, arrival.key);
  const echoes: Echo[] = [];
  for (const [i, line] of lines.entries())
    echoes.push(await follow(house, owner, line, `${arrival.key}.${i}`, earlier));
  if (lines.length === 0)
    echoes.push({
      line: '',
      outcome: 'not understood',
      words: 'I found no command in your mail; "help" lists them',
    });
  await tellOwner(house, owner, {
    cause: `echo#${arrival.key}`,
    template: lines.some((l) => 'command' in l && l.command.do === 'help') ? 'help' : 'echo',
    data: echoData({ owner, lines: echoes }),
    about: { scope: 'o' },
  });
  if (subject.at === 'circles') {
    const { tellFirstPeople } = await import('./tell-first-people.ts');
    const people = lines.flatMap((line) =>
      'command' in line && line.command.do === 'add' ? line.command.person : [],
    );
    await tellFirstPeople(house, owner, { people, cause: arrival.key });
  }
  return { at: 'steered', because: `${lines.length} lines` };
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
function withFarewell(line: Line, farewell: string): Line {
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

/** What the mail answered, from the token it came to. */
async function subjectOf(house: House, owner: Owner, token: ReplyToken): Promise<Subject> {
  if (token.scope === 'd') {
    const digest = await house.digests.get(owner.id, digestOfCode(token.tail));
    return digest ? { at: 'digest', items: digest.items } : { at: 'nothing' };
  }
  if (token.scope === 'o' && token.tail === WHO_KNOWS_YOU) return { at: 'circles' };
  if (token.contactId === NOBODY || token.n === 0) return { at: 'nothing' };
  const enrollment = await house.enrollments.get({
    ownerId: owner.id,
    contactId: token.contactId,
    n: token.n,
  });
  if (!enrollment) return { at: 'nothing' };
  const { state } = enrollment;
  const item: DigestItem = {
    number: 1,
    section: 'waiting',
    contactId: token.contactId,
    n: token.n,
    ...('step' in state && state.step !== undefined ? { step: state.step } : {}),
    ...(token.scope === 'p' ? { fingerprint: token.tail } : {}),
  };
  // The fact stands in the token, so that an answer to an older question is not taken for one to the newest.
  const fact = token.scope === 'q' ? factOfCode(token.tail) : undefined;
  if (fact) return { at: 'question', item, fact };
  return { at: 'preview', item };
}

async function follow(
  house: House,
  owner: Owner,
  line: Line,
  id: string,
  earlier: CommandRecord[] = [],
): Promise<Echo> {
  if ('problem' in line) {
    if (line.problem === 'ambiguous')
      return { line: line.line, outcome: 'ambiguous', words: `who is meant: ${line.candidates.join(', ')}?` };
    const closest = line.closest === undefined ? '' : `; did you mean "${line.closest}"?`;
    return {
      line: line.line,
      outcome: 'not understood',
      words: `${line.because ?? 'not understood'}${closest}`,
    };
  }
  const current = (await house.owners.get(owner.id)) ?? owner;
  const done = await obey(house, current, line.command, { id, line: line.line, earlier });
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
  for (const line of lines) echoes.push(await follow(house, owner, line, house.world.id()));
  return echoes;
}

/** Whom and what a line may name. */
async function known(house: Pick<House, 'contacts'>, { id: ownerId, name: owner, holidays, goal }: Owner) {
  const people = await all(house.contacts.ofOwner(ownerId));
  const contacts = people.map(({ id, name }) => ({ id, name }));
  const companies = [...new Set([...goal.companies, ...people.flatMap(({ company }) => company ?? [])])];
  return { contacts, companies, holidays, owner };
}
