import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Understanding } from '../../core/domain/reply/reply.ts';
import { classify } from '../../core/runtime/classify.ts';
import { MONDAY } from './incoming.ts';

/** Mails that a person has to read twice, through the same reading as mail that comes in. */
async function read(name: string): Promise<Understanding> {
  const bytes = readFileSync(new URL(`../fixtures/hard-mails/${name}.eml`, import.meta.url));
  return (await classify(bytes, { received: MONDAY, country: 'US' })).understanding;
}

test('"lol no way, of course" is a yes', async () => {
  const understood = await read('yes-that-sounds-like-a-no');
  expect(understood).toMatchObject({
    author: 'human',
    primary: 'positive',
    labels: ['positive'],
    people: [],
  });
  expect(understood.evidence[0]?.words).toContain('of course');
});

test('a refusal stays one between two thanks', async () => {
  const { primary, labels, evidence } = await read('warm-thanks-around-a-refusal');
  expect({ primary, labels }).toEqual({ primary: 'no', labels: ['no'] });
  expect(evidence[0]).toMatchObject({ kind: 'no', rule: 'no: cannot or will not' });
});

test('a person who quotes an absence note is no machine', async () => {
  const understood = await read('person-quotes-an-absence-note');
  expect(understood.author).toBe('human');
  expect(understood.labels).toContain('positive');
  expect(understood.returnDate).toBeUndefined();
});

test('an answer below the quote counts, and the telephone of whoever signed it is kept out', async () => {
  const understood = await read('answer-below-the-quote-signed-by-another');
  expect(understood).toMatchObject({ primary: 'meeting', phones: [] });
  expect(understood.newestText).toBe('Yes, Thursday at 3pm works for me.');
  expect(understood.times).toEqual(['Thursday at 3pm']);
});

test('stop in the second sentence, in Polish, ends it', async () => {
  const { primary, labels, evidence } = await read('stop-in-the-second-sentence-in-polish');
  expect({ primary, labels }).toEqual({ primary: 'stop', labels: ['stop'] });
  expect(evidence[0]?.words).toBe('Proszę do mnie więcej nie pisać.');
});

test('the deputy of an absence note is no referral', async () => {
  const understood = await read('deputy-in-an-absence-note');
  expect(understood).toMatchObject({
    author: 'out-of-office',
    primary: 'out-of-office',
    returnDate: '2026-11-30',
    people: [],
  });
});

test('"not before the 15th, after that gladly" waits for the 15th and is no refusal', async () => {
  const { primary, labels, until } = await read('not-before-the-15th');
  expect(primary).toBe('later');
  expect(labels).not.toContain('no');
  expect(until).toBe('2026-12-15');
});

test('who moved is written to at the new address', async () => {
  const understood = await read('moved-to-a-new-address');
  expect(understood).toMatchObject({
    primary: 'left',
    people: [{ address: 'tom@borealis.example', as: 'moved' }],
  });
});

test('a referral stands above the no it comes with', async () => {
  const understood = await read('sends-to-a-name-and-says-no');
  expect(understood.labels).toEqual(['referral', 'no']);
  expect(understood.people).toEqual([{ name: 'Ana Ruiz', address: 'ana@nordwind.example', as: 'referral' }]);
});

test('a delay notice bounces nobody', async () => {
  const understood = await read('delivery-delayed-in-words');
  expect(understood).toMatchObject({ primary: 'automatic', bounced: [] });
});
