import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { linkedinSlug } from '../../core/domain/people/alias.ts';
import { type ContactDetails, withDetails } from '../../core/domain/people/contact-details.ts';
import { person } from '../cast.ts';
import { read } from './reading.ts';

const sample = (name: string) => readFileSync(new URL(`../../local/sample/${name}`, import.meta.url));

test('the sample network has forty people, and of each of the twelve with an address what a first mail needs', async () => {
  const book = await read(sample('Connections.csv'));
  expect(book.rows).toHaveLength(40);
  const reachable = book.rows.filter(({ addresses }) => addresses.length > 0);
  const told: Record<string, ContactDetails> = JSON.parse(sample('facts.json').toString());
  expect(Object.keys(told).sort()).toEqual(
    reachable.map(({ linkedin = '' }) => linkedinSlug(linkedin)).sort(),
  );
  const saying = { source: 'you', country: 'US', now: '2026-11-22T15:00:00.000Z' };
  for (const [slug, details] of Object.entries(told)) {
    const contact = withDetails(person({ id: 'sample01', name: slug }), details, saying);
    expect(contact).not.toHaveProperty('because');
    expect(contact).toMatchObject({ kind: details.kind, facts: details.facts });
  }
  for (const { addresses } of reachable) expect(addresses[0]).toMatch(/\.example$/);
});
