import { Argument, type Command, Option } from 'commander';
import { GOALS, type GoalKind } from '../core/domain/goal.ts';
import type { Owner } from '../core/domain/owner.ts';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { Refused, refusedAs } from './exit.ts';
import { companyCommands } from './goal-companies.ts';
import { type Answer, sheet } from './output.ts';
import { withoutGaps } from './without-gaps.ts';

interface Said {
  field?: string;
  adjacent?: string[];
  company?: string[];
  title?: string[];
  path?: string;
  date?: string;
  decidedBy?: string[];
  criteria?: string;
  results?: string;
  managerKnows?: string;
  employerKnows?: string;
  degree?: string;
  place?: string[];
}

/** `goodword goal`: what the owner is networking for. */
export function goalCommand(run: Run): Command {
  const goal = newCommand(
    'goal',
    'what you are networking for; it sets the ranking and the words of an ask',
    ['goal show'],
  );
  goal.addCommand(
    newCommand('set', 'sets the goal; what is left out stays as it was', [
      'goal set career-change --field "data engineering" --company Nordwind --company Helio --title "data engineer" --path "I am moving from reporting into data engineering"',
    ])
      .addArgument(new Argument('<kind>', 'what for').choices(GOALS))
      .option('--field <field>', 'the target field, in words')
      .option('--adjacent <field>', 'a field next to it (again for more)', collected)
      .option('--company <name>', 'a target company (again for more)', collected)
      .option('--title <title>', 'a title you seek (again for more)', collected)
      .option('--path <sentence>', 'your path in one sentence, first person')
      .option('--date <day>', 'day of the decision or graduation: 2027-06-15, or words')
      .option('--decided-by <name>', 'promotion: who decides (again for more)', collected)
      .option('--criteria <words>', 'promotion: what it is decided by')
      .option('--results <words>', 'promotion: two results to show')
      .addOption(
        new Option(
          '--manager-knows <word>',
          'promotion: your manager knows; before that nobody above is written to',
        ).choices(YES_NO),
      )
      .addOption(
        new Option('--employer-knows <word>', 'your present employer knows that you look around').choices(
          YES_NO,
        ),
      )
      .option('--degree <words>', 'first job: your degree')
      .option('--place <place>', 'where you want to work (again for more)', collected)
      .action(run(set)),
  );
  goal.addCommand(
    newCommand('decided', 'how it was decided about your promotion: writes the thanks to all who helped', [
      'goal decided yes --words "From March I lead the reporting team"',
      'goal decided no',
    ])
      .addArgument(new Argument('<word>', 'did you get it?').choices(YES_NO))
      .option('--words <sentence>', 'what came of it, as it may stand in a mail')
      .action(run(decided)),
  );
  for (const command of companyCommands(run)) goal.addCommand(command);
  goal.addCommand(newCommand('show', 'shows the goal', ['goal show --json']).action(run(show)));
  return goal;
}

/** Gathers an option that is given more than once. */
export const collected = (value: string, before: string[] | undefined): string[] => [
  ...(before ?? []),
  value,
];

async function set(desk: Desk, kind: GoalKind, said: Said): Promise<Answer> {
  const { setGoal } = await import('../core/assistant/set-owner.ts');
  const { futureDay } = await import('./moment.ts');
  const { house, owner } = await desk.owned();
  const date =
    said.date === undefined ? undefined : await futureDay(said.date, owner, house.world.now(), '--date');
  const before = owner.goal;
  const { withGoalSaid } = await import('../core/domain/goal-said.ts');
  const { writeWhatWaited } = await import('../core/assistant/obey-goal.ts');
  const told = withoutGaps({
    kind,
    field: said.field,
    adjacentFields: said.adjacent,
    companies: said.company,
    titles: said.title,
    path: said.path,
    date,
    deciders: said.decidedBy,
    criteria: said.criteria,
    results: said.results,
    managerKnows: flag(said.managerKnows),
    employerKnows: flag(said.employerKnows),
    degree: said.degree,
    places: said.place,
  });
  const done = await setGoal(house, owner.id, withGoalSaid(before, told));
  if (done.at === 'refused') throw refusedAs(done);
  const written = said.path === undefined ? 0 : await writeWhatWaited(house, done.owner);
  if (written > 0) await desk.say(`${written} that waited for your path can be written now`);
  return { value: done.owner.goal, words: await goalWords(desk, done.owner) };
}

const YES_NO = ['yes', 'no'];
const flag = (word: string | undefined): boolean | undefined =>
  word === undefined ? undefined : word === 'yes';

/** What is worth saying next, or ''. It counts as asked only where it was mailed. */
async function openQuestion(desk: Desk, owner: Owner): Promise<string> {
  const { goalQuestions } = await import('../core/domain/goal-questions.ts');
  const { dayOf } = await import('../core/domain/instant.ts');
  const { house } = await desk.owned();
  const goal = { ...owner.goal, asked: [] };
  const [question] = goalQuestions({ ...owner, goal }, dayOf(house.world.now(), owner.zone));
  return question === undefined ? '' : `\n\nNot said yet: ${question.words.replace('Answer', 'By mail')}`;
}

async function decided(desk: Desk, word: string, said: { words?: string }): Promise<Answer> {
  const { decide } = await import('../core/assistant/decide.ts');
  const { house, owner } = await desk.owned();
  const done = await decide(house, owner, word === 'yes', said.words);
  if (done.at === 'refused') throw new Refused(done.because);
  return { value: { owner: owner.id, won: word === 'yes', did: done.did }, words: `${done.did}.` };
}

async function show(desk: Desk): Promise<Answer> {
  const { owner } = await desk.owned();
  return { value: owner.goal, words: await goalWords(desk, owner) };
}

async function goalWords(desk: Desk, owner: Owner): Promise<string> {
  return `${sheet(goalEntries(owner))}${await whenToBegin(desk, owner)}${await openQuestion(desk, owner)}`;
}

async function whenToBegin(desk: Desk, owner: Owner): Promise<string> {
  const { startAdvice } = await import('../core/domain/owner-mail/start-words.ts');
  const { dayOf } = await import('../core/domain/instant.ts');
  const { house } = await desk.owned();
  const advice = startAdvice(owner, dayOf(house.world.now(), owner.zone));
  return advice === undefined ? '' : `\n\nThe decision: ${advice.words}.`;
}

/** The goal, one thing a line. */
export const goalEntries = ({ goal }: Owner): [string, string | undefined][] => [
  ['goal', goal.kind],
  ['field', goal.field === '' ? 'not said yet: goodword goal set ... --field "..."' : goal.field],
  ['next to it', goal.adjacentFields.join(', ')],
  ['companies', goal.companies.join(', ')],
  ['titles', goal.titles.join(', ')],
  ['path', goal.path],
  ['date', goal.date],
  ['decided by', goal.deciders?.join(', ')],
  ['criteria', goal.criteria],
  ['results', goal.results],
  ['your manager', known(goal.managerKnows)],
  ['your employer', known(goal.employerKnows)],
  ['degree', goal.degree],
  ['places', goal.places?.join(', ')],
  ['decision', goal.decision && `${goal.decision.won ? 'yes' : 'no'}, said ${goal.decision.at.slice(0, 10)}`],
];

const known = (knows: boolean | undefined): string | undefined =>
  knows === undefined ? undefined : knows ? 'knows' : 'does not know';
