import { Command } from 'commander';
import type { Owner } from '../core/domain/owner.ts';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { Refused, refusedAs } from './exit.ts';
import { goalEntries } from './goal.ts';
import { clockTime } from './moment.ts';
import { type Answer, sheet, table } from './output.ts';
import { newOwner } from './new-owner.ts';
import { weekdayName } from './owner-defaults.ts';
import { ownerOf } from './whom.ts';
import { particulars, particularsOf, type SaidOfOwner } from './owner-particulars.ts';

const NAME = 'as it stands in From';
const WHICH = 'id or address of the owner';
const ADDRESS = 'the private mailbox: previews, answers and the weekly mail go there';

/** `goodword owner`: whose network it is. */
export function ownerCommand(run: Run): Command {
  const owner = newCommand('owner', 'the person whose network it is', [
    'owner add --name "Nora Reyes" --address nora@home.example',
  ]);
  owner.addCommand(
    particulars(
      newCommand('add', 'adds an owner; what is left out gets a sensible default', [
        'owner add --name "Nora Reyes" --address nora@home.example --sending-address nora@mail.reyes.example',
        'owner add --name "Nora Reyes" --address nora@home.example --zone America/New_York --country US --region NY',
      ])
        .requiredOption('--name <name>', NAME)
        .requiredOption('--address <address>', ADDRESS),
    ).action(run(add)),
  );
  owner.addCommand(newCommand('show', 'shows one owner', ['owner show']).action(run(show)));
  owner.addCommand(
    newCommand('list', 'lists all owners in numbers, and who is stuck; never what they write', [
      'owner list --json',
    ]).action(run(list)),
  );
  owner.addCommand(
    particulars(
      newCommand('edit', 'changes what is named and leaves the rest', [
        'owner edit --digest "sun 18:00"',
        'owner edit --country DE --region BY',
      ])
        .option('--name <name>', NAME)
        .option('--address <address>', ADDRESS),
    ).action(run(edit)),
  );
  owner.addCommand(
    newCommand('pause', 'nothing of this owner goes out until a day, or until resumed', [
      'owner pause nora@home.example --until 2027-01-11',
      'owner pause nora@home.example --resume',
    ])
      .argument('<owner>', WHICH)
      .option('--until <day>', 'the first day mail goes again: 2027-01-11')
      .option('--resume', 'mail goes again now')
      .action(run(pauseOwner)),
  );
  owner.addCommand(
    newCommand('remove', 'erases an owner with everybody he knows; who said stop stays protected', [
      'owner remove nora@home.example --yes',
    ])
      .argument('<owner>', WHICH)
      .option('--yes', 'asks nothing')
      .action(run(remove)),
  );
  return owner;
}

async function add(desk: Desk, said: SaidOfOwner & { name: string; address: string }): Promise<Answer> {
  const { addOwner } = await import('../core/assistant/set-owner.ts');
  const house = await desk.house();
  const set = await addOwner(house, await newOwner(desk, house, said));
  if (set.at === 'refused') throw refusedAs(set);
  const next = `Added. Next: goodword goal set career-change --field "..." --path "I am ..."`;
  return shown(set.owner, set.owner.employer === undefined ? `${next}\n${NO_EMPLOYER}` : next);
}

/** Without it a search could become known where it must not. */
const NO_EMPLOYER =
  'Where do you work now? Its people are left alone unless you seek a promotion: goodword owner edit --employer "..."';

async function edit(desk: Desk, said: SaidOfOwner): Promise<Answer> {
  const { editOwner } = await import('../core/assistant/set-owner.ts');
  if (Object.keys(said).length === 0)
    throw new Refused('nothing to change is named; see: goodword owner edit --help');
  const { house, owner } = await desk.owned();
  const country = (said.country ?? owner.country).toUpperCase();
  const set = await editOwner(house, owner.id, await particularsOf(house, said, country));
  if (set.at === 'refused') throw refusedAs(set);
  return shown(set.owner, 'Changed.');
}

async function show(desk: Desk): Promise<Answer> {
  const { owner } = await desk.owned();
  return shown(owner);
}

async function list(desk: Desk): Promise<Answer> {
  const owners: Owner[] = [];
  for await (const owner of (await desk.house()).owners.all()) owners.push(owner);
  const { ownerCounts } = await import('../core/assistant/owner-counts.ts');
  const house = await desk.house();
  const counts = await Promise.all(owners.map((owner) => ownerCounts(house, owner)));
  const rows = owners.map((o, i) => {
    const { contacts, waiting, sentThisWeek, answered, stuck = '' } = counts[i] ?? {};
    return [o.id, o.name, o.address, contacts, waiting, sentThisWeek, answered, stuck].map((cell) =>
      String(cell ?? ''),
    );
  });
  const none = 'There is no owner yet. Begin with: goodword owner add --name "Your Name" --address ...';
  const value = owners.map((owner, i) => ({ ...owner, counts: counts[i] }));
  const head = ['id', 'name', 'mailbox', 'contacts', 'waiting', 'sent in 7 days', 'answered', 'stuck'];
  return { value, words: table(desk.paper, head, rows, none) };
}

async function pauseOwner(
  desk: Desk,
  who: string,
  said: { until?: string; resume?: boolean },
): Promise<Answer> {
  const { pause, resume } = await import('../core/assistant/obey-owner.ts');
  const house = await desk.house();
  const owner = await ownerOf(house, who);
  if (said.until !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(said.until))
    throw new Refused(`--until ${said.until}: write the day as 2027-01-11`);
  const done = said.resume ? await resume(house, owner) : await pause(house, owner, said.until);
  if (done.at === 'refused') throw new Refused(done.because);
  return { value: { owner: owner.id, did: done.did }, words: `${owner.name}: ${done.did}.` };
}

async function remove(desk: Desk, who: string, { yes }: { yes?: boolean }): Promise<Answer> {
  const { removeOwner } = await import('../core/assistant/remove-owner.ts');
  const house = await desk.house();
  const owner = await ownerOf(house, who);
  if (!yes)
    throw new Refused(
      `this erases ${owner.name} and everybody in this network for good; say --yes if you mean it`,
    );
  const removed = await removeOwner(house, owner.id);
  if (removed.at === 'refused') throw refusedAs(removed);
  return { value: removed, words: `${removed.name} and ${removed.contacts} contacts are erased.` };
}

function employerWords({ employer }: Owner): string {
  if (employer === undefined) return 'not said yet: goodword owner edit --employer "..." (or none)';
  return employer === '' ? 'none' : employer;
}

function shown(owner: Owner, also = ''): Answer {
  const next = owner.holidays[0];
  const words = sheet([
    ['owner', `${owner.name} (${owner.id})`],
    ['mailbox', owner.address],
    ['writes as', owner.sendingAddress],
    ['zone', `${owner.zone}, ${owner.country}`],
    ['phone', owner.phone],
    ['employer', employerWords(owner)],
    ['holidays', `${owner.holidays.length} days${next === undefined ? '' : `, the first ${next}`}`],
    [
      'weekly mail',
      `${weekdayName(owner.digest.weekday)} ${owner.digest.time}, next ${clockTime(owner.due, owner.zone)}`,
    ],
    ['goes by itself', owner.automatic.join(', ')],
    ['paused until', clockTime(owner.pausedUntil, owner.zone)],
    ...goalEntries(owner),
  ]);
  return { value: owner, words: also === '' ? words : `${words}\n\n${also}` };
}
