import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { all } from '../../core/assistant/change.ts';
import { importContacts } from '../../core/assistant/import-contacts.ts';
import type { ImportReport } from '../../core/assistant/import-report.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { nora } from '../cast.ts';
import { type FakeHouse, fakeHouse } from '../fakes/house.ts';

export const connections = readFileSync(
  new URL('../fixtures/address-books/linkedin-connections.csv', import.meta.url),
);
export const table = (...lines: string[]): Uint8Array => new TextEncoder().encode(`${lines.join('\n')}\n`);

export async function norasHouse(): Promise<FakeHouse> {
  const house = fakeHouse();
  await house.owners.create(nora);
  return house;
}

export async function bring(house: FakeHouse, bytes: Uint8Array, dryRun = false): Promise<ImportReport> {
  const report = await importContacts(house, { ownerId: nora.id, file: () => [bytes], dryRun });
  if (report.at === 'refused') throw new Error(report.because);
  expect(report.new + report.merged + report.unchanged + report.skipped.length).toBe(report.rows);
  return report;
}

export const everybody = (house: FakeHouse): Promise<Contact[]> => all(house.contacts.ofOwner(nora.id));
export async function named(house: FakeHouse, name: string): Promise<Contact> {
  const found = (await everybody(house)).filter((contact) => contact.name === name);
  expect(found).toHaveLength(1);
  return found[0] as Contact;
}
