import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { all } from '../../core/assistant/change.ts';
import { exportContacts } from '../../core/assistant/export-contacts.ts';
import { importContacts } from '../../core/assistant/import-contacts.ts';
import type { ImportReport } from '../../core/assistant/import-report.ts';
import { nora } from '../cast.ts';
import { type FakeHouse, fakeHouse } from '../fakes/house.ts';

const BOOKS = new URL('../fixtures/address-books/', import.meta.url);
const book = (name: string): Uint8Array => readFileSync(new URL(name, BOOKS));

async function norasHouse(): Promise<FakeHouse> {
  const house = fakeHouse();
  await house.owners.create(nora);
  return house;
}
async function bring(house: FakeHouse, bytes: Uint8Array): Promise<ImportReport> {
  const report = await importContacts(house, { ownerId: nora.id, file: () => [bytes] });
  if (report.at === 'refused') throw new Error(report.because);
  return report;
}
const everybody = (house: FakeHouse) => all(house.contacts.ofOwner(nora.id));

const EXPORTS = readdirSync(BOOKS).filter((name) =>
  /^(?:google|outlook|vcard|linkedin|two-enc|japanese)[^.]*(?:\.\d)?\.(?:csv|vcf|zip)$/.test(name),
);

describe('every export', () => {
  test('of nine programs and languages at least is among the fixtures', () => {
    expect(EXPORTS.length).toBeGreaterThan(20);
  });

  test.each(EXPORTS)(
    'no row of %s is lost without a reason, and the second time nothing is written',
    async (name) => {
      const house = await norasHouse();
      const report = await bring(house, book(name));
      expect(report.new + report.merged + report.unchanged + report.skipped.length).toBe(report.rows);
      for (const { line, reason } of report.skipped) {
        expect(line).toBeGreaterThan(0);
        expect(reason).toMatch(/\w{3}/);
      }
      const before = await everybody(house);
      const imports = await house.imports.latest(nora.id, 9);
      expect(await bring(house, book(name))).toMatchObject({ new: 0, merged: 0, proposals: [] });
      expect(await everybody(house)).toEqual(before);
      expect(await house.imports.latest(nora.id, 9)).toEqual(imports);
    },
  );
});

describe("LinkedIn's archive", () => {
  test('brings the people and when there was contact last; a stranger’s message introduces nobody', async () => {
    const house = await norasHouse();
    const report = await bring(house, book('linkedin-export.zip'));
    expect(report).toMatchObject({ format: 'linkedin', rows: 9, new: 3, merged: 2, unchanged: 0 });
    const last = Object.fromEntries((await everybody(house)).map((one) => [one.name, one.lastContact]));
    expect(last).toEqual({
      'Ben Osei': '2025-03-05T12:00:00.000Z',
      'Ana Ruiz': '2025-06-01T12:00:00.000Z',
      'Tom Baker': undefined,
    });
    expect(report.skipped.map(({ reason }) => reason)).toContainEqual(
      'Cold Caller is not among your contacts: only a message tells of them',
    );
  });

  test('messages alone, of one conversation: the owner is told by his name', async () => {
    const house = await norasHouse();
    await bring(house, book('linkedin-export.zip'));
    const header = 'CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE';
    const line =
      '9,Nora Reyes,https://www.linkedin.com/in/nora-reyes,Tom Baker,https://www.linkedin.com/in/tom-baker,2026-11-01 10:00:00 UTC';
    expect(await bring(house, new TextEncoder().encode(`${header}\n${line}\n`))).toMatchObject({ merged: 1 });
    const tom = (await everybody(house)).find(({ name }) => name === 'Tom Baker');
    expect(tom?.lastContact?.slice(0, 10)).toBe('2026-11-01');
  });
});

describe('one person of many programs', () => {
  test('is merged by address, profile and phone, and no empty cell erases what another knew', async () => {
    const house = await norasHouse();
    for (const name of ['linkedin-export.zip', 'google-old.csv', 'vcard-apple-3.0.vcf'])
      await bring(house, book(name));
    const bens = (await everybody(house)).filter(({ linkedin }) => linkedin === 'ben-osei');
    expect(bens).toMatchObject([
      {
        name: 'Ben Osei',
        company: 'Helio',
        role: 'Data Team Lead',
        city: 'Lund',
        lastContact: '2025-03-05T12:00:00.000Z',
        tags: ['Suppliers', 'Atlas'],
      },
    ]);
    expect(bens[0]?.addresses.map(({ address }) => address).sort()).toEqual([
      'b.osei@home.example',
      'ben.osei@helio.example',
      'ben@club.example',
      'ben@helio.example',
    ]);
  });

  test('what is exported as a vCard or a table comes back as the same people', async () => {
    const house = await norasHouse();
    for (const name of ['google-new.csv', 'outlook-desktop.csv']) await bring(house, book(name));
    const before = await everybody(house);
    for (const format of ['vcard', 'csv'] as const) {
      const text = (await all(exportContacts(house, { ownerId: nora.id, format }))).join('');
      expect(await bring(house, new TextEncoder().encode(text))).toMatchObject({ new: 0, merged: 0 });
    }
    expect(await everybody(house)).toEqual(before);
  });
});
