import { fileURLToPath } from 'node:url';
import { openStationery } from '../../core/mail/stationery.ts';
import { ben, nora, person } from '../cast.ts';
import { type FakeHouse, fakeHouse } from '../fakes/house.ts';
import { atDesk } from './at-desk.ts';

const TEMPLATES = fileURLToPath(new URL('../../templates', import.meta.url));

export const lind = person({
  id: 'proflind',
  name: 'Ingrid Lind',
  kind: 'professor',
  addresses: [{ address: 'lind@uni.example', source: 'you' }],
  facts: { course: 'the databases class in 2018' },
});

/** Nora at her command line, with Ben and her professor in her list; `run` and `json` as at any desk. */
export async function norasDesk(): Promise<{ house: FakeHouse } & ReturnType<typeof atDesk>> {
  const house = fakeHouse({ stationery: openStationery(TEMPLATES) });
  await house.owners.create({ ...nora, due: '2026-11-23T12:30:00.000Z' });
  await house.contacts.saveNew([ben, lind].map((one) => ({ ...one, version: 0 })));
  return { house, ...atDesk(house) };
}
