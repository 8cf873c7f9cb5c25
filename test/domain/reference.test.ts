import { describe, expect, test } from 'vitest';
import type { Contact } from '../../core/domain/people/contact.ts';
import type { Message } from '../../core/domain/mail/message.ts';
import { hesitationIn } from '../../core/domain/people/hesitation.ts';
import { inOrder, isListed, referenceOf } from '../../core/domain/people/reference.ts';
import {
  listedReference,
  referencesAsHtml,
  referencesAsText,
} from '../../core/domain/people/reference-page.ts';
import type { ReplyKind } from '../../core/domain/reply/reply.ts';
import { ben, nora, person, tom } from '../cast.ts';
import { mail } from './weeks.ts';

const ASKED = '2026-01-12T14:00:00.000Z';
const LATER = '2026-01-14T14:00:00.000Z';
const NOW = '2026-11-30T12:30:00.000Z';

/** Ben was asked on 12 January and answered two days later. */
const thread = (kind?: ReplyKind, at = ASKED, answered = LATER) => ({
  n: 1,
  sent: [{ step: '1-ask', at, ask: 'reference' as const }],
  answers: kind === undefined ? [] : [{ kind, at: answered, invited: false }],
});
const wrote = (text: string, at = LATER): Message =>
  mail(ben, { direction: 'in', at, text, kind: 'positive' });

function stateOf(
  about: Partial<Parameters<typeof referenceOf>[0]> & { contact?: Contact; now?: string } = {},
): string {
  const found = referenceOf({ owner: nora, contact: ben, enrollments: [], messages: [], now: NOW, ...about });
  return found?.state ?? 'nothing';
}

describe('where a person stands as a reference', () => {
  test('somebody who knows the work and trusts her is a candidate', () => {
    expect(stateOf()).toBe('candidate');
  });

  test.each<[string, Contact]>([
    ['who knows her work too little', { ...tom, knowledge: 'met' }],
    ['whose trust is low', { ...ben, trust: 2 }],
    ['of her present employer, while she looks elsewhere', { ...ben, company: 'Borealis' }],
    ['without an address', { ...ben, addresses: [] }],
    ['who said stop', { ...ben, doNotContact: { at: NOW, because: 'stop' } }],
  ])('nobody %s is a candidate', (_, contact) => {
    expect(stateOf({ contact })).toBe('nothing');
  });

  test.each<[ReplyKind | undefined, string]>([
    [undefined, 'asked'],
    ['positive', 'agreed'],
    ['no', 'declined'],
    ['question', 'asked'],
    ['thanks', 'asked'],
    ['unclear', 'asked'],
  ])('asked, and answered with %s: %s', (kind, state) => {
    expect(stateOf({ enrollments: [thread(kind)] })).toBe(state);
  });

  test('an answer from before the question decides nothing', () => {
    expect(stateOf({ enrollments: [thread('positive', ASKED, '2026-01-02T09:00:00.000Z')] })).toBe('asked');
  });

  test('a yes holds twelve months to the day', () => {
    const enrollments = [thread('positive')];
    expect(stateOf({ enrollments, now: '2027-01-14T13:59:59.000Z' })).toBe('agreed');
    expect(stateOf({ enrollments, now: LATER.replace('2026', '2027') })).toBe('expired');
  });

  test('whoever is asked again after a year is asked until the new yes', () => {
    const again = {
      n: 1,
      sent: [
        ...thread().sent,
        { step: '5-renew', at: '2027-01-20T14:00:00.000Z', ask: 'reference' as const },
      ],
      answers: thread('positive').answers,
    };
    const now = '2027-02-01T12:00:00.000Z';
    expect(stateOf({ enrollments: [again], now })).toBe('asked');
    const yes = { kind: 'positive' as const, at: '2027-01-22T14:00:00.000Z', invited: false };
    expect(stateOf({ enrollments: [{ ...again, answers: [...again.answers, yes] }], now })).toBe('agreed');
  });

  test('the owner’s own word beats what the mails say, until the person is asked again', () => {
    const contact: Contact = { ...ben, reference: { state: 'declined', at: '2026-03-01T12:00:00.000Z' } };
    expect(stateOf({ contact, enrollments: [thread('positive')] })).toBe('declined');
    const again = thread('positive', '2026-06-01T12:00:00.000Z', '2026-06-02T12:00:00.000Z');
    expect(stateOf({ contact, enrollments: [thread('positive'), again] })).toBe('agreed');
  });

  test('given, by the owner’s word, holds a year too', () => {
    const contact: Contact = { ...ben, reference: { state: 'given', at: '2026-03-01T12:00:00.000Z' } };
    expect(stateOf({ contact })).toBe('given');
    expect(stateOf({ contact, now: '2027-03-02T12:00:00.000Z' })).toBe('expired');
  });

  test('somebody who agreed and then said stop is not listed', () => {
    const contact: Contact = { ...ben, doNotContact: { at: NOW, because: 'stop' } };
    expect(stateOf({ contact, enrollments: [thread('positive')] })).toBe('declined');
  });

  test('a half-hearted yes is shown and never listed', () => {
    const about = { owner: nora, contact: ben, enrollments: [thread('positive')], now: NOW };
    const found = referenceOf({ ...about, messages: [wrote('Sure, I guess, if you need one.')] });
    expect(found).toMatchObject({ state: 'asked', hesitation: 'i guess' });
    expect(found && isListed(found)).toBe(false);
  });
});

describe('hesitation', () => {
  test.each([
    'I guess so.',
    'If you need somebody, fine.',
    'I’m not sure I know your work well enough, but okay.',
    'Yes, if you can’t find anyone else.',
    'I suppose I could.',
    'OK as a last resort',
  ])('stands in "%s"', (text) => {
    expect(hesitationIn(text)).toBeDefined();
  });

  test.each([
    'Sure, I’d be glad to be a reference. You did terrific work on Atlas.',
    'Of course! Let me know what you need.',
    'Happy to. Don’t hesitate to call.',
    'lol no way, of course I’ll vouch for you',
    'Yes. What should I stress?',
    'Anytime, tell me if you need anything else.',
  ])('does not stand in "%s"', (text) => {
    expect(hesitationIn(text)).toBeUndefined();
  });
});

describe('the page for employers', () => {
  const maria = person({
    id: 'mariach1',
    name: 'Maria <Chen>',
    role: 'Director of Data',
    company: 'Nordwind & Sons',
    knowledge: 'managed-you',
    addresses: [
      { address: 'old@nordwind.example', source: 'you', stale: 'bounced' },
      { address: 'maria@nordwind.example', source: 'you' },
    ],
    phones: [{ number: '+14155550132', source: 'their signature' }],
    facts: { sharedWork: 'the Atlas migration', saw: 'run the migration\nwithout losing a row' },
  });
  const listed = [listedReference(nora, maria), listedReference(nora, { ...ben, phones: [] })];

  test('names title, company, relation, phone, address and what they can speak to', () => {
    expect(referencesAsText(nora, listed)).toBe(`References for Nora Reyes

Maria <Chen>
Director of Data, Nordwind & Sons
Relation: Former manager
Phone: +14155550132
Email: maria@nordwind.example
Can speak to: the Atlas migration; saw Nora run the migration without losing a row

Ben Osei
Data team lead, Helio
Relation: Former co-worker
Email: ben@helio.example
Can speak to: the Atlas migration
`);
  });

  test('is one HTML file that loads nothing, with every word escaped', () => {
    const html = referencesAsHtml(nora, listed);
    expect(html).toContain('<h2>Maria &lt;Chen&gt;</h2>');
    expect(html).toContain('Nordwind &amp; Sons');
    expect(html).not.toMatch(/<Chen>|src=|https?:|<script/);
  });
});

test('the book is read from those who agreed to those who declined, the best first', () => {
  const of = (contact: Contact, state: 'agreed' | 'candidate' | 'declined') => ({
    contact,
    state,
    because: '',
  });
  const maria = { ...ben, id: 'mariach1', name: 'Maria', knowledge: 'managed-you' as const };
  const book = [of(tom, 'declined'), of(ben, 'agreed'), of(tom, 'candidate'), of(maria, 'agreed')];
  const read = inOrder(nora, book, NOW).map(({ contact, state }) => `${contact.name} ${state}`);
  expect(read).toEqual(['Maria agreed', 'Ben Osei agreed', 'Tom Baker candidate', 'Tom Baker declined']);
});
