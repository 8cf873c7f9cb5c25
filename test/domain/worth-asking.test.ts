import { describe, expect, test } from 'vitest';
import { readCommands } from '../../core/domain/command/command.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { rank } from '../../core/domain/ranking/ranking.ts';
import { worthAsking } from '../../core/domain/ranking/worth-asking.ts';
import { ben, lind, nora, person, tom } from '../cast.ts';
import { MONDAY } from './weeks.ts';

const reached = (id: string, name: string, about: Partial<Contact> = {}): Contact =>
  person({ id, name, addresses: [{ address: `${id}@x.example`, source: 'you' }], ...about });
const lea = reached('leasand1', 'Lea Sand', { kind: 'friend' });
const kim = reached('kimvale1', 'Kim Vale', { kind: 'other', company: 'Helio', role: 'Director of Data' });
const maria = person({
  id: 'mariach1',
  name: 'Maria Chen',
  company: 'Nordwind',
  role: 'Director of Data',
  trust: 4,
});

const ask = (contacts: Contact[]) => worthAsking(nora, rank(nora, contacts, [], MONDAY), MONDAY);
const keys = (contacts: Contact[]) => ask(contacts).map(({ contactId, key }) => `${contactId} ${key}`);

describe('which question is worth asking', () => {
  test('the one that would move the ranking most comes first', () => {
    const questions = ask([ben, lea, kim, lind]);
    const values = questions.map(({ value }) => value);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    // A director at a target company who may have worked with her weighs more than where a friend works.
    expect(keys([ben, lea, kim, lind]).slice(0, 2)).toEqual(['kimvale1 kind', 'leasand1 work']);
  });

  test('somebody strong whom no mail reaches is asked about', () => {
    expect(keys([maria])).toContain('mariach1 address');
    expect(keys([{ ...maria, addresses: [{ address: 'maria@x.example', source: 'you' }] }])).not.toContain(
      'mariach1 address',
    );
  });

  test('what is known is not asked', () => {
    const known = reached('benosei1', 'Ben Osei', { ...ben });
    expect(keys([known])).toEqual([]);
  });

  test('nothing is asked twice', () => {
    const [first] = ask([lea]);
    expect(first?.key).toBe('work');
    expect(keys([{ ...lea, asked: ['work'] }])).not.toContain('leasand1 work');
    expect(keys([{ ...lea, asked: ['kind', 'work', 'trust', 'remembers', 'shared', 'address'] }])).toEqual(
      [],
    );
  });

  test('nothing is asked about whom the answer would not bring among the first', () => {
    const strong = Array.from({ length: 6 }, (_, i) =>
      reached(`strong0${i}`, `Strong ${'ABCDEF'[i]}ne`, {
        ...ben,
        id: `strong0${i}`,
        name: `Strong ${'ABCDEF'[i]}ne`,
        company: `Place ${i}`,
      }),
    );
    expect(keys([...strong, lea])).not.toContain('leasand1 trust');
  });

  test.each<[string, Contact]>([
    ['who must not be written to', { ...lea, doNotContact: { at: MONDAY, because: 'stop' } }],
    ['of the present employer', { ...kim, company: 'Borealis' }],
    ['whose name no line can carry', { ...lea, name: 'Lea, 2nd' }],
  ])('nothing is asked about somebody %s', (_, contact) => {
    expect(keys([contact])).toEqual([]);
  });

  test('of two with one name nothing is asked, because an answer could mean either', () => {
    expect(keys([lea, { ...lea, id: 'leasand2' }])).toEqual([]);
  });
});

test('the answer each question shows is understood and about that person', () => {
  const bare = { facts: {}, trust: 4 };
  const contacts = [lea, kim, maria, { ...lind, ...bare, remembersYou: undefined }, { ...tom, ...bare }].map(
    (contact) => JSON.parse(JSON.stringify(contact)) as Contact,
  );
  const questions = contacts.flatMap((contact) => ask([contact]));
  expect(new Set(questions.map(({ key }) => key))).toEqual(
    new Set(['kind', 'work', 'trust', 'remembers', 'shared', 'address']),
  );
  for (const { contactId, key, words } of questions) {
    const [, shown = ''] = /"([^"]+)"/.exec(words) ?? [];
    const said = shown
      .replace(/, address$/, ', someone@x.example')
      .replace('role at company', 'data engineer at Helio');
    const [line] = readCommands(said, { today: '2026-11-30', subject: { at: 'nothing' }, contacts });
    expect(line, words).toHaveProperty('command');
    if (!line || !('command' in line)) continue;
    const { command } = line;
    if (command.do === 'trust') expect(command).toMatchObject({ target: { contactId }, trust: 4 });
    else expect(command, key).toMatchObject({ do: 'add', person: { contactId } });
  }
});
