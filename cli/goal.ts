import { Argument, type Command } from 'commander';
import { GOALS, type GoalKind } from '../core/domain/goal.ts';
import type { Owner } from '../core/domain/owner.ts';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { refusedAs } from './exit.ts';
import { type Answer, sheet } from './output.ts';

interface Said {
  field?: string;
  adjacent?: string[];
  company?: string[];
  title?: string[];
  path?: string;
  date?: string;
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
      .action(run(set)),
  );
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
  const done = await setGoal(house, owner.id, {
    ...before,
    kind,
    field: said.field ?? before.field,
    adjacentFields: said.adjacent ?? before.adjacentFields,
    companies: said.company ?? before.companies,
    titles: said.title ?? before.titles,
    path: said.path ?? before.path,
    ...(date === undefined ? {} : { date }),
  });
  if (done.at === 'refused') throw refusedAs(done);
  return { value: done.owner.goal, words: goalSheet(done.owner) };
}

async function show(desk: Desk): Promise<Answer> {
  const { owner } = await desk.owned();
  return { value: owner.goal, words: goalSheet(owner) };
}

const goalSheet = (owner: Owner): string => sheet(goalEntries(owner));

/** The goal, one thing a line. */
export const goalEntries = ({ goal }: Owner): [string, string | undefined][] => [
  ['goal', goal.kind],
  ['field', goal.field === '' ? 'not said yet: goodword goal set ... --field "..."' : goal.field],
  ['next to it', goal.adjacentFields.join(', ')],
  ['companies', goal.companies.join(', ')],
  ['titles', goal.titles.join(', ')],
  ['path', goal.path],
  ['date', goal.date],
];
