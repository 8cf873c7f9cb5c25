import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { composeStep } from '../../core/assistant/compose-step.ts';
import { enrollmentAt } from '../../core/assistant/lint-sequences.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { FACTS } from '../../core/domain/people/facts.ts';
import type { Fact } from '../../core/domain/people/facts.ts';
import { isOpening, stepCalled } from '../../core/domain/sequence/sequence.ts';
import type { Sequence, Step } from '../../core/domain/sequence/sequence.ts';
import { openStationery } from '../../core/mail/stationery.ts';
import { ana, ben, lind, lotte, nora, ruth, tom } from '../cast.ts';

const stationery = openStationery('templates');
const NOW = '2026-11-24T14:00:00.000Z';
const GOLDEN = join(import.meta.dirname, 'golden');
/** UPDATE_GOLDEN=1 npx vitest run test/templates: writes the files anew; then read every one of them. */
const UPDATE = process.env['UPDATE_GOLDEN'] !== undefined;

const exchange: Partial<Record<Fact, string>> = {
  answer: 'I had no idea that streaming had come that far at your place.',
  learned: 'to test the schema before the pipeline',
  willDo: "I'll try that on our own tables this week",
  did: 'I tried the schema checks on our own tables',
  news: 'I spoke with Raj on Tuesday and he showed me how his team plans its work.',
  when: 'Thursday 3 December, 3 pm in New York',
  purpose: 'the data science programme at Lund',
  deadline: '2026-12-18',
  points: 'The grade was an A, and the query planner is in use today.',
  employer: 'Helio, about the data engineer role',
  result: 'The nightly load takes one hour instead of four.',
  outcome: 'I start at Helio in March.',
  referred: 'Raj Patel',
};

const whyThem = { whyThem: 'your move from batch to streaming' };
const saw = { saw: 'move the warehouse over a weekend without losing a row' };
const inTouch = { knowledge: 'managed-you' as const, lastContact: '2026-10-20T10:00:00.000Z' };
/** Every step of a sequence to one person, in order. */
const whole = (sequence: string, steps: string[], contact: Contact): [string, string, Contact][] =>
  steps.map((step) => [sequence, step, contact]);

const { memory: _forgotten, theirWork: _unknown, ...shared } = ben.facts;
const bare = { ...ben, facts: shared };
const { memory: _untold, ...course } = lind.facts;
/** First mails that open by what is known: a memory, who led, whether they would remember, how long it is ago. */
const openings: [string, string, Contact, string][] = [
  ['reconnect', '1-inquire', bare, 'no-memory'],
  ['reconnect', '1-inquire', { ...bare, knowledge: 'managed-you' }, 'manager'],
  ['reconnect', '1-inquire', { ...bare, remembersYou: 'unsure' }, 'unsure'],
  ['reconnect', '1-inquire', { ...ben, knowledge: 'managed-you' }, 'manager-and-memory'],
  ['reconnect', '1-inquire', { ...ben, kind: 'project' }, 'memory'],
  ['reconnect', '1-inquire', { ...bare, kind: 'project' }, 'no-memory'],
  ['reconnect', '1-inquire', { ...bare, kind: 'project', remembersYou: 'unsure' }, 'unsure'],
  ['reconnect', '1-inquire', { ...lind, remembersYou: 'yes', facts: course }, 'no-memory'],
  ['reconnect', '1-inquire', { ...ana, facts: { event: 'DataConf' } }, 'no-topic'],
  [
    'informational-interview',
    '1-ask-advice',
    { ...tom, kind: 'alumni', facts: { connection: 'We both studied at Lund' } },
    'company-only',
  ],
];

const lately = { knowledge: 'same-team' as const, lastContact: '2026-11-17T10:00:00.000Z' };
/** Asks without a first question: to who was in touch lately, and to who offered help before. */
const firstAsks: [string, string, Contact, string][] = [
  ...[ben, lind, tom, ana, ruth].flatMap((one): [string, string, Contact, string][] => [
    ['reconnect', '5-ask-first', { ...one, ...lately, remembersYou: 'yes' }, 'lately'],
    ['reconnect', '5-ask-first', one, 'offered'],
  ]),
  ['classmate', '5-ask-first', { ...tom, ...lately }, 'lately'],
  ['classmate', '5-ask-first', tom, 'offered'],
  ['hiring-manager', '5-ask-first', { ...ben, ...lately, facts: { ...ben.facts, ...whyThem } }, 'lately'],
  ['hiring-manager', '5-ask-first', ben, 'offered'],
  ['met-in-person', '4-ask-first', { ...ana, ...lately }, 'lately'],
  ['met-in-person', '4-ask-first', ana, 'offered'],
];

const mails: [sequence: string, step: string, contact: Contact, opening?: string][] = [
  ...openings,
  ...firstAsks,
  ...[ben, lind, tom, ana, ruth].map((contact): [string, string, Contact] => [
    'reconnect',
    '1-inquire',
    contact,
  ]),
  ['reconnect', '2-nudge', ben],
  ['reconnect', '3-ask', ben],
  ['reconnect', '3-ask', ana],
  ['reconnect', '4-remind', ben],
  ['reconnect', '6-confirm', ben],
  ['reconnect', '6-confirm', lind],
  [
    'informational-interview',
    '1-ask-advice',
    {
      ...tom,
      kind: 'alumni',
      company: 'Kestrel',
      facts: { connection: 'We both studied at Lund', whyThem: 'your move from maths to data' },
    },
  ],
  [
    'informational-interview',
    '1-ask-advice',
    { ...ana, kind: 'referred', facts: { connection: 'Raj Patel suggested I write to you' } },
  ],
  ['informational-interview', '2-follow-up', tom],
  ['informational-interview', '3-confirm', tom],
  ['keep-in-touch', '1-note', ben],
  ['keep-in-touch', '1-note', ruth],
  ['thank-for-no', '1-thank', ben],
  ['tell-referrer', '1-tell', ben],
  ['thank-you', '1-thank', ana],
  ['thank-you', '2-suggest', ana],
  ['thank-you', '3-update', ana],
  ...whole('classmate', ['1-inquire', '2-nudge', '3-ask', '4-remind', '6-confirm'], tom),
  ...whole('hiring-manager', ['1-inquire', '2-nudge', '3-ask', '4-remind', '6-confirm'], {
    ...ben,
    facts: { ...ben.facts, ...whyThem },
  }),
  ...whole('met-in-person', ['1-inquire', '2-nudge', '3-ask', '5-confirm'], ana),
  ['met-in-person', '1-inquire', { ...ana, facts: { ...ana.facts, askedYou: 'about my plans' } }],
  ...whole('introduced', ['1-ask-advice', '2-follow-up', '3-confirm'], {
    ...tom,
    kind: 'referred',
    facts: { connection: 'Raj Patel suggested I write to you' },
  }),
  ...whole('reference', ['1-ask', '2-remind', '3-remind', '4-confirm', '5-renew'], {
    ...ben,
    ...inTouch,
    facts: { ...ben.facts, ...saw },
  }),
  ...whole('reference-call', ['1-heads-up', '2-thank', '3-outcome'], {
    ...ben,
    ...inTouch,
    facts: { ...ben.facts, ...saw },
  }),
  ['professor-reference', '1-inquire', lind],
  ...whole(
    'professor-reference',
    ['1-inquire', '2-nudge', '3-nudge', '4-ask', '5-material', '6-remind', '7-thank', '8-outcome'],
    { ...lind, remembersYou: 'yes', knowledge: 'taught-you' },
  ),
  ...whole(
    'internal-promotion',
    ['1-inquire', '2-ask', '3-remind', '4-good-word', '5-result', '5-result-2', '6-thank'],
    lotte,
  ),
  [
    'internal-promotion',
    '1-inquire',
    { ...lotte, id: 'lottboss', name: 'Lotte Berg', knowledge: 'managed-you' },
  ],
];

/** Does its first mail need something the owner says for this occasion? */
const needsWord = (sequence: Sequence, step: Step): boolean =>
  sequence.deadline !== undefined || step.facts.some((fact) => FACTS[fact].of === 'exchange');

describe('a mail to a contact', () => {
  it.each(mails)('%s %s reads as its golden file does', (name, id, contact, opening) => {
    const sequence = stationery.sequence(name)!;
    const step = stepCalled(sequence, id)!;
    const enrollment = {
      ...enrollmentAt(sequence, step, step.asks[0]),
      facts: isOpening(step) && !needsWord(sequence, step) ? {} : exchange,
    };
    const answers = [{ kind: 'positive', at: '2026-10-24T14:00:00.000Z', invited: false }] as const;
    const earlier = opening === 'offered' ? [{ sequence: name, sent: [], answers: [...answers] }] : [];
    const composed = composeStep(
      { stationery },
      { owner: nora, contact, sequence, step, enrollment, earlier, now: NOW },
    );
    if (composed.at !== 'composed') throw new Error(JSON.stringify(composed));
    expect(composed.findings).toEqual([]);
    const { subject, text } = composed.words;
    const early = step.early !== undefined && step.purpose === 'inquire' && composed.ask !== undefined;
    const by = opening === undefined ? '' : `.${opening}`;
    const how = `${by}${early ? '.asked-early' : ''}${contact.facts.askedYou === undefined ? '' : '.asked-you'}`;
    const file = join(GOLDEN, `${name}.${id}.${contact.kind}${how}.txt`);
    const mail = `To: ${contact.name} (${contact.kind})\nSubject: ${subject}\n\n${text}`;
    if (UPDATE) writeFileSync(file, mail);
    expect(mail).toBe(readFileSync(file, 'utf8'));
  });

  it('has HTML of the same words, with nothing remote in it', () => {
    const data = {
      owner: { name: 'Nora Reyes', first: 'Nora' },
      contact: { greeting: 'Ana' },
      kind: 'event',
      field: 'data',
      ask: 'advice',
    };
    const { text, html } = stationery.step('reconnect', '4-remind', data);
    const words = html.replaceAll(/<[^>]*>/g, ' ').replaceAll('&#39;', "'");
    expect(words.split(/\s+/).filter(Boolean)).toEqual(text.split(/\s+/).filter(Boolean));
    expect(html).not.toMatch(/<img|src=|url\(|https?:/);
  });

  it('with an unfilled name never comes to be', () => {
    expect(() =>
      stationery.step('reconnect', '3-ask', {
        contact: { greeting: 'Ana' },
        kind: 'event',
        ask: 'advice',
        facts: {},
      }),
    ).toThrow('"field" not defined');
  });

  it('in a thread keeps the subject of the thread, with one Re:', () => {
    const data = { owner: { first: 'Nora' }, contact: { greeting: 'Ana' }, kind: 'event', facts: {} };
    const subject = (thread: string) =>
      stationery.step('reconnect', '2-nudge', { ...data, thread: { subject: thread } }).subject;
    expect(subject('Atlas, and you')).toBe('Re: Atlas, and you');
    expect(subject('Re: RE: Atlas, and you')).toBe('Re: Atlas, and you');
  });
});
