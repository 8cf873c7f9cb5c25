import type { Command } from 'commander';
import type { House } from '../core/assistant/ports.ts';
import type { NewOwner } from '../core/assistant/set-owner.ts';
import { Refused } from './exit.ts';
import { collected } from './goal.ts';
import { calendarOf, digestTime } from './owner-defaults.ts';
import { withoutGaps } from './without-gaps.ts';

/** Particulars of an owner as commander hands them over. */
export interface SaidOfOwner {
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

/** The options of `owner add` and `owner edit`, beside name and address. */
export const particulars = (command: Command): Command =>
  command
    .option('--sending-address <address>', 'what contacts see in From: an address of a domain you send from')
    .option('--zone <zone>', 'IANA time zone (default: the zone of this computer)')
    .option('--country <code>', 'two letters, for public holidays and phone numbers (default: from the zone)')
    .option('--region <code>', 'state or region of the country, for its holidays: CA, BY')
    .option('--phone <number>', 'stands under your mails, with country: "+1 415 555 0132"')
    .option(
      '--employer <company>',
      'present employer ("none"): its people are left alone unless you seek a promotion',
    )
    .option('--digest <when>', 'weekday and time of the weekly mail (default: "mon 07:30")')
    .option(
      '--automatic <sequence>',
      'its follow-ups and thank-yous may go by themselves (again for more; "none": nothing may)',
      collected,
    );

/** What was said, as it is kept. A country or region brings its holidays with it. */
export async function particularsOf(
  house: Pick<House, 'world' | 'stationery'>,
  { region, ...said }: SaidOfOwner,
  country: string,
) {
  const { name, address, sendingAddress, zone, employer } = said;
  const movesCalendar = said.country !== undefined || region !== undefined;
  return withoutGaps({
    name,
    address: address?.trim().toLowerCase(),
    sendingAddress: sendingAddress?.trim().toLowerCase(),
    zone,
    country: said.country === undefined ? undefined : country,
    phone: await phoneOf(said.phone, country),
    employer: employer !== undefined && /^(?:none|-)?$/i.test(employer.trim()) ? '' : employer?.trim(),
    automatic: automaticOf(house, said.automatic),
    digest: said.digest === undefined ? undefined : digestTime(said.digest),
    holidays: movesCalendar ? await calendarOf(country, region, house.world.now()) : undefined,
  }) satisfies Partial<NewOwner>;
}

async function phoneOf(said: string | undefined, country: string): Promise<string | undefined> {
  if (said === undefined) return undefined;
  const { normalPhone } = await import('../core/domain/people/phone.ts');
  const phone = normalPhone(said, country);
  if (phone !== undefined) return phone;
  throw new Refused(`--phone "${said}" is no phone number; write it with its country: "+1 415 555 0132"`);
}

function automaticOf(
  { stationery }: Pick<House, 'stationery'>,
  said: string[] | undefined,
): string[] | undefined {
  const names = said?.filter((name) => name !== 'none');
  const strange = names?.find((name) => !stationery.sequence(name));
  if (strange === undefined) return names;
  throw new Refused(`--automatic ${strange}: there is no such sequence; see: goodword sequences list`);
}
