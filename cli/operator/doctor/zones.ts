import type { House } from '../../../core/assistant/ports.ts';
import { isZone } from '../../../core/domain/sending/sending-hours.ts';
import { countryOf, liesIn } from '../../owner-defaults.ts';
import { bad, type Finding, good, type Seen, warning } from './finding.ts';

/** The clock and the calendar an owner's mails keep to. */
export interface OwnerZone {
  id: string;
  zone: string;
  zoneIsKnown: boolean;
  country: string;
  /** Where he works is not said, and he looks for another job. */
  lacksEmployer?: boolean;
}

/** Of every owner. */
export async function ownerZones({ owners }: Pick<House, 'owners'>): Promise<OwnerZone[]> {
  const zones: OwnerZone[] = [];
  for await (const { id, zone, country, employer, goal } of owners.all()) {
    const lacksEmployer = employer === undefined && goal.kind !== 'promotion';
    zones.push({ id, zone, zoneIsKnown: isZone(zone), country, lacksEmployer });
  }
  return zones;
}

/** Whether the hours of every owner can be found; `goodword` is how the command line reaches them. */
export function zonesOf(owners: Seen<OwnerZone[]>, goodword: string, again: string): Finding {
  if (owners.at === 'hidden')
    return bad('zones', owners.because, 'an owner cannot be read: nothing is done for any', again);
  const wrong = owners.value.find(({ zoneIsKnown }) => !zoneIsKnown);
  if (wrong)
    return bad(
      'zones',
      `this Node knows no time zone "${wrong.zone}"`,
      `no decent hour can be found for the mails of owner ${wrong.id}`,
      `${goodword} owner edit --owner ${wrong.id} --zone Europe/Madrid`,
    );
  if (owners.value.length === 0)
    return warning(
      'zones',
      'there is no owner yet',
      'there is nobody to write for',
      `${goodword} owner add --name "Your Name" --address you@your-mailbox.example`,
    );
  const away = owners.value.find(({ zone, country }) => !liesIn(country.toUpperCase(), zone));
  if (away) {
    const { id, zone, country } = away;
    const there = countryOf(zone) ?? '';
    return warning(
      'zones',
      `owner ${id} keeps the clock of ${zone} (${there}) and the holidays of ${country}`,
      'mails may go on a holiday there, or wait for one that is none',
      `${goodword} owner edit --owner ${id} --country ${there}`,
    );
  }
  return good('zones', 'the zone of every owner is known');
}

/** Owners whose search could become known at work, because nobody said where that is; none is no finding. */
export function employersOf(owners: Seen<OwnerZone[]>, goodword: string): Finding[] {
  const one = owners.at === 'seen' ? owners.value.find(({ lacksEmployer }) => lacksEmployer) : undefined;
  if (!one) return [];
  return [
    warning(
      'employer',
      `where owner ${one.id} works is not said`,
      'only people called a present co-worker are left alone there, and others may learn of the search',
      `${goodword} owner edit --owner ${one.id} --employer "..." (or none)`,
    ),
  ];
}
