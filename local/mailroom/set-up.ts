import type { OwnerSet } from '../../core/assistant/set-owner.ts';
import { addOwner } from '../../core/assistant/set-owner.ts';
import { plainName } from '../../core/domain/mail/token.ts';
import { publicHolidays, regions } from '../../core/runtime/holidays.ts';
import type { Goodword } from '../goodword.ts';
import type { OwnerForm } from './begin.ts';

/** Sets up the owner whose form this is, with the holidays of where he lives. */
export async function setUp({ assistant, config }: Goodword, form: OwnerForm): Promise<OwnerSet> {
  const { house } = assistant;
  const country = form.country.toUpperCase();
  const region = form.region.trim().toUpperCase();
  const today = house.world.now().slice(0, 10);
  const holidays = publicHolidays({ country, today, ...(region === '' ? {} : { region }) });
  if (holidays === undefined)
    return { at: 'refused', field: 'country', because: unknownPlace(country, region) };
  const name = form.name.trim();
  return addOwner(house, {
    name,
    address: form.address,
    sendingAddress: `${plainName(name) || 'owner'}@${config.sendingDomain}`,
    zone: form.zone.trim(),
    country,
    holidays,
    automatic: form.automatic === 'yes' ? house.stationery.sequences().map((sequence) => sequence.name) : [],
    ...(form.employer.trim() === '' ? {} : { employer: form.employer.trim() }),
    goal: {
      kind: form.goal,
      field: form.field.trim(),
      adjacentFields: [],
      path: form.path.trim().replace(/\.$/, ''),
      titles: [],
      companies: form.companies
        .split(/[,;\n]/)
        .map((company) => company.trim())
        .filter(Boolean),
    },
    digest: { weekday: 1, time: '07:30' },
  });
}

function unknownPlace(country: string, region: string): string {
  const known = regions(country);
  if (known === undefined)
    return `"${country}" is no country whose holidays are known; write two letters, such as US or DE`;
  const codes = Object.keys(known);
  return codes.length === 0
    ? `${country} has no regions with holidays of their own; leave the region empty`
    : `"${region}" is no region of ${country}; there are ${codes.join(', ')}`;
}
