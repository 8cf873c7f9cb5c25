import { Command } from 'commander';
import type { NewOwner } from '../core/assistant/set-owner.ts';
import type { Owner } from '../core/domain/owner.ts';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { Refused, refusedAs } from './exit.ts';
import { goalEntries } from './goal.ts';
import { clockTime } from './moment.ts';
import { type Answer, sheet, table } from './output.ts';
import { calendarOf, digestTime, systemCountry, systemZone, weekdayName } from './owner-defaults.ts';

/** Particulars as they are said on the command line. */
interface Said {
  name?: string;
  address?: string;
  sendingAddress?: string;
  zone?: string;
  country?: string;
  region?: string;
  phone?: string;
  employer?: string;
  digest?: string;
  automatic?: string[];
}

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
      ]),
    ).action(run(add)),
  );
  owner.addCommand(newCommand('show', 'shows one owner', ['owner show']).action(run(show)));
  owner.addCommand(newCommand('list', 'lists all owners', ['owner list --json']).action(run(list)));
  owner.addCommand(
    particulars(
      newCommand('edit', 'changes what is named and leaves the rest', [
        'owner edit --digest "sun 18:00"',
        'owner edit --country DE --region BY',
      ]),
    ).action(run(edit)),
  );
  return owner;
}

function particulars(command: Command): Command {
  return command
    .option('--name <name>', 'as it stands in From')
    .option('--address <address>', 'the private mailbox: previews, answers and the weekly mail go there')
    .option('--sending-address <address>', 'what contacts see in From: an address of a domain you send from')
    .option('--zone <zone>', 'IANA time zone (default: the zone of this computer)')
    .option('--country <code>', 'two letters, for public holidays and phone numbers (default: from the zone)')
    .option('--region <code>', 'state or region of the country, for its holidays: CA, BY')
    .option('--phone <number>', 'stands under your mails, with country: "+1 415 555 0132"')
    .option('--employer <company>', 'present employer: its people are left alone unless you seek a promotion')
    .option('--digest <when>', 'weekday and time of the weekly mail (default: "mon 07:30")')
    .option('--automatic <sequence...>', 'sequences whose follow-ups and thank-yous may go by themselves');
}

async function add(desk: Desk, said: Said): Promise<Answer> {
  const { addOwner } = await import('../core/assistant/set-owner.ts');
  if (said.name === undefined)
    throw new Refused('--name is missing: goodword owner add --name "Your Name" --address ...');
  if (said.address === undefined)
    throw new Refused('--address is missing: the private mailbox that drafts and answers go to');
  const house = await desk.house();
  const zone = said.zone ?? systemZone();
  const country = (said.country ?? systemCountry(zone))?.toUpperCase();
  if (country === undefined)
    throw new Refused(`no country is known for the zone ${zone}; say it with two letters: --country US`);
  const { phone, employer } = await changesOf(house, said, country);
  const about: NewOwner = {
    name: said.name,
    address: said.address,
    sendingAddress: said.sendingAddress ?? `${localPart(said.name)}@${house.settings.inboundDomain}`,
    zone,
    country,
    ...(phone === undefined ? {} : { phone }),
    ...(employer === undefined ? {} : { employer }),
    holidays: await calendarOf(country, said.region, house.world.now()),
    automatic: said.automatic ?? [],
    goal: { kind: 'career-change', field: '', adjacentFields: [], path: '', titles: [], companies: [] },
    digest: digestTime(said.digest ?? 'mon 07:30'),
  };
  const set = await addOwner(house, about);
  if (set.at === 'refused') throw refusedAs(set);
  return shown(set.owner, `Added. Next: goodword goal set career-change --field "..." --path "I am ..."`);
}

/** "Nora Reyes" writes as nora.reyes@... */
function localPart(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase();
  return (
    plain
      .replaceAll(/[^a-z0-9]+/g, '.')
      .replaceAll(/^\.+|\.+$/g, '')
      .slice(0, 60) || 'owner'
  );
}

async function edit(desk: Desk, said: Said): Promise<Answer> {
  const { editOwner } = await import('../core/assistant/set-owner.ts');
  if (Object.keys(said).length === 0)
    throw new Refused('nothing to change is named; see: goodword owner edit --help');
  const { house, owner } = await desk.owned();
  const country = (said.country ?? owner.country).toUpperCase();
  const set = await editOwner(house, owner.id, await changesOf(house, said, country));
  if (set.at === 'refused') throw refusedAs(set);
  return shown(set.owner, 'Changed.');
}

/** What was said, as it is kept. A country or region brings its holidays with it. */
async function changesOf(
  house: { world: { now(): string }; stationery: { sequence(name: string): unknown } },
  said: Said,
  country: string,
): Promise<Partial<NewOwner>> {
  const { normalPhone } = await import('../core/domain/phone.ts');
  const phone = said.phone === undefined ? undefined : normalPhone(said.phone, country);
  if (said.phone !== undefined && phone === undefined)
    throw new Refused(
      `--phone "${said.phone}" is no phone number; write it with its country: "+1 415 555 0132"`,
    );
  for (const name of said.automatic ?? [])
    if (!house.stationery.sequence(name))
      throw new Refused(`--automatic ${name}: there is no such sequence; see: goodword sequences list`);
  const movesCalendar = said.country !== undefined || said.region !== undefined;
  return {
    ...(said.name === undefined ? {} : { name: said.name }),
    ...(said.address === undefined ? {} : { address: said.address.trim().toLowerCase() }),
    ...(said.sendingAddress === undefined
      ? {}
      : { sendingAddress: said.sendingAddress.trim().toLowerCase() }),
    ...(said.zone === undefined ? {} : { zone: said.zone }),
    ...(said.country === undefined ? {} : { country }),
    ...(phone === undefined ? {} : { phone }),
    ...(said.employer === undefined ? {} : { employer: said.employer }),
    ...(said.automatic === undefined ? {} : { automatic: said.automatic }),
    ...(said.digest === undefined ? {} : { digest: digestTime(said.digest) }),
    ...(movesCalendar ? { holidays: await calendarOf(country, said.region, house.world.now()) } : {}),
  };
}

async function show(desk: Desk): Promise<Answer> {
  const { owner } = await desk.owned();
  return shown(owner);
}

async function list(desk: Desk): Promise<Answer> {
  const owners: Owner[] = [];
  for await (const owner of (await desk.house()).owners.all()) owners.push(owner);
  const rows = owners.map((o) => [o.id, o.name, o.address, o.goal.kind, o.goal.field]);
  const none = 'There is no owner yet. Begin with: goodword owner add --name "Your Name" --address ...';
  return { value: owners, words: table(desk.paper, ['id', 'name', 'mailbox', 'goal', 'field'], rows, none) };
}

function shown(owner: Owner, also = ''): Answer {
  const next = owner.holidays[0];
  const words = sheet([
    ['owner', `${owner.name} (${owner.id})`],
    ['mailbox', owner.address],
    ['writes as', owner.sendingAddress],
    ['zone', `${owner.zone}, ${owner.country}`],
    ['phone', owner.phone],
    ['employer', owner.employer],
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
