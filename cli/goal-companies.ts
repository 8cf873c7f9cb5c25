import { type Command, Option } from 'commander';
import type { House } from '../core/assistant/ports.ts';
import type { Contact } from '../core/domain/people/contact.ts';
import type { Owner } from '../core/domain/owner.ts';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { Refused, refusedAs } from './exit.ts';
import { type Answer, table } from './output.ts';

/** `goodword goal companies` and `goal company`: the list of employers. */
export const companyCommands = (run: Run): Command[] => [
  newCommand('companies', 'your list of employers, best first, and whom you know there', [
    'goal companies',
  ]).action(run(companies)),
  newCommand(
    'company',
    'adds an employer to your list, or says how much you want it and what is open there',
    ['goal company Helio --motivation 3 --posting 2', 'goal company Orion --remove'],
  )
    .argument('<name>', 'the company, by its whole name')
    .addOption(new Option('--motivation <0-3>', 'your own feeling: 3 the dream, 0 not now').choices(MARKS))
    .addOption(new Option('--posting <0-3>', 'what is open: 3 a posting that fits, 0 none').choices(MARKS))
    .option('--remove', 'take it off the list')
    .action(run(company)),
];

const MARKS = ['0', '1', '2', '3'];

async function companies(desk: Desk): Promise<Answer> {
  const { house, owner } = await desk.owned();
  return listed(desk, house, owner);
}

async function listed(desk: Desk, house: House, owner: Owner): Promise<Answer> {
  const { companyList } = await import('../core/domain/ranking/company-list.ts');
  const contacts: Contact[] = [];
  for await (const contact of house.contacts.ofOwner(owner.id)) contacts.push(contact);
  const list = companyList(owner.goal, contacts);
  const rows = list.map(({ company, motivation, posting, people, active }) => [
    active ? 'now' : 'later',
    company,
    String(motivation ?? '-'),
    String(posting ?? '-'),
    people.length === 0 ? 'nobody yet' : people.map(({ name }) => name).join(', '),
  ]);
  return {
    value: list.map(({ people, ...one }) => ({
      ...one,
      people: people.map(({ id, name }) => ({ id, name })),
    })),
    words: table(
      desk.paper,
      ['work on', 'company', 'motivation', 'posting', 'you know'],
      rows,
      'No company yet. Begin with: goodword goal company NAME --motivation 3',
    ),
  };
}

async function company(
  desk: Desk,
  name: string,
  said: { motivation?: string; posting?: string; remove?: boolean },
): Promise<Answer> {
  const { withCompany, withoutCompany } = await import('../core/domain/ranking/company-list.ts');
  const { setGoal } = await import('../core/assistant/set-owner.ts');
  const { house, owner } = await desk.owned();
  const words = name.trim();
  if (words === '' || words.length > 100) throw new Refused('a company has a name of 1 to 100 characters');
  const marks = {
    ...(said.motivation !== undefined && { motivation: Number(said.motivation) }),
    ...(said.posting !== undefined && { posting: Number(said.posting) }),
  };
  const goal = said.remove ? withoutCompany(owner.goal, words) : withCompany(owner.goal, words, marks);
  if (said.remove && goal.companies.length === owner.goal.companies.length)
    throw new Refused(`${words} is not on your list; see: goodword goal companies`);
  const done = await setGoal(house, owner.id, goal);
  if (done.at === 'refused') throw refusedAs(done);
  return listed(desk, house, done.owner);
}
