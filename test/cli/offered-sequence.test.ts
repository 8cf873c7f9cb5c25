import { beforeEach, expect, test } from 'vitest';
import { nora, person } from '../cast.ts';
import type { FakeHouse } from '../fakes/house.ts';
import type { atDesk } from './at-desk.ts';
import { norasDesk } from './noras-desk.ts';

const raj = person({
  id: 'rajpatel',
  name: 'Raj Patel',
  kind: 'referred',
  addresses: [{ address: 'raj@helio.example', source: 'you' }],
  facts: { connection: 'Lucia Gomez suggested I write' },
});
const karl = person({
  id: 'karlneu1',
  name: 'Karl Neu',
  kind: 'current_coworker',
  addresses: [{ address: 'karl@kestrel.example', source: 'you' }],
});

let house: FakeHouse;
let run: ReturnType<typeof atDesk>['run'];
let json: ReturnType<typeof atDesk>['json'];

beforeEach(async () => {
  ({ house, run, json } = await norasDesk());
  await house.contacts.saveNew([raj, karl].map((one) => ({ ...one, version: 0 })));
});

test('who is enrolled without a word gets the sequence that is offered for such a person', async () => {
  expect(await json('enroll', 'Ben')).toMatchObject({ enrollment: { sequence: 'hiring-manager' } });
  expect((await run('enroll', 'Raj')).out).toContain('Raj Patel is on introduced.');
});

test('a colleague of today is spoken to in person, unless one says how to write', async () => {
  const came = await run('enroll', 'Karl');
  expect(came.exit).toBe(1);
  expect(came.err).toContain('best spoken to in person');
  expect(await house.enrollments.ofContact(nora.id, karl.id)).toEqual([]);
});

test('a preview without a sequence is of the one under way, else of the one that would be', async () => {
  expect((await run('preview', 'Ben')).out).toContain('Atlas migration, and Helio');
  await run('enroll', 'Ben', '--sequence', 'reconnect');
  expect((await run('preview', 'Ben')).out).toContain('Atlas migration, and your work');
});
