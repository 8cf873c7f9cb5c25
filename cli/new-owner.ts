import type { House } from '../core/assistant/ports.ts';
import type { NewOwner } from '../core/assistant/set-owner.ts';
import type { Desk } from './desk.ts';
import { calendarOf, countryOf, systemCountry, systemZone } from './owner-defaults.ts';
import { particularsOf, type SaidOfOwner } from './owner-particulars.ts';

/** An owner as he is added: what was said, and a sensible default for all else. */
export async function newOwner(
  desk: Pick<Desk, 'say'>,
  house: House,
  said: SaidOfOwner & { name: string; address: string },
): Promise<NewOwner> {
  const zone = said.zone ?? systemZone();
  const known = said.country ?? countryOf(zone);
  const country = (known ?? systemCountry()).toUpperCase();
  if (known === undefined)
    await desk.say(
      `country ${country} is a guess, for holidays and phone numbers: goodword owner edit --country ...`,
    );
  return {
    name: said.name,
    address: said.address,
    sendingAddress: `${localPart(said.name)}@${house.settings.inboundDomain}`,
    zone,
    country,
    holidays: await calendarOf(country, said.region, house.world.now()),
    automatic: [],
    goal: { kind: 'career-change', field: '', adjacentFields: [], path: '', titles: [], companies: [] },
    digest: { weekday: 1, time: '07:30' },
    ...(await particularsOf(house, said, country)),
  };
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
