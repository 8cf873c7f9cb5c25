import { fc } from '../examples.ts';
import { describe, expect, it } from 'vitest';
import { draftData, fingerprint } from '../../core/domain/sequence/draft.ts';
import type { ToWrite } from '../../core/domain/sequence/draft.ts';
import {
  factWords,
  greetingOf,
  oneLine,
  silenceWords,
  subjectWords,
} from '../../core/domain/sequence/draft-words.ts';
import { openStationery } from '../../core/mail/stationery.ts';
import { ben, nora, person } from '../cast.ts';

const stationery = openStationery('templates');
const reconnect = stationery.sequence('reconnect')!;
const stepCalled = (id: string) => reconnect.steps.find((step) => step.id === id)!;
const NOW = '2026-11-24T14:00:00.000Z';
const ANSWER = { kind: 'positive' as const, at: NOW, invited: true };

const write = (over: Partial<ToWrite> = {}): ToWrite => ({
  owner: nora,
  contact: ben,
  sequence: reconnect,
  step: stepCalled('1-inquire'),
  enrollment: { sent: [], answers: [], facts: {} },
  now: NOW,
  ...over,
});
const ask = (over: Partial<ToWrite['enrollment']> = {}) => ({
  step: stepCalled('3-ask'),
  enrollment: { subject: 'Atlas', sent: [], answers: [ANSWER], facts: { answer: 'good to hear' }, ...over },
});

describe('a draft', () => {
  it('is ready when every fact the step needs is there', () => {
    expect(draftData(write())).toMatchObject({
      at: 'ready',
      data: {
        owner: { first: 'Nora' },
        contact: { greeting: 'Ben', company: 'Helio' },
        about: 'Atlas migration',
        silence: 'more than a year',
        facts: { sharedWork: 'the Atlas migration' },
      },
    });
  });

  it('calls a company as people say it, not as the register does', () => {
    const contact = { ...ben, company: 'Helio GmbH & Co. KG' };
    expect(draftData(write({ contact }))).toMatchObject({ data: { contact: { company: 'Helio' } } });
  });

  it('that lacks a fact becomes one question about this person, never a hollow mail', () => {
    const contact = { ...ben, facts: { sharedWork: '  ', memory: 'the night' } };
    expect(draftData(write({ contact }))).toEqual({
      at: 'missing',
      fact: 'sharedWork',
      question: 'What did you and Ben Osei work on together? (a few words: "the Atlas migration")',
    });
  });

  it('asks a professor for his class and not for the work you shared', () => {
    const contact = person({ id: 'prolind1', name: 'Eva Lind', kind: 'professor' });
    expect(draftData(write({ contact }))).toMatchObject({ at: 'missing', fact: 'course' });
  });

  it('behind the gate does not exist before an answer', () => {
    const waiting = ask({ answers: [] });
    expect(draftData(write(waiting))).toEqual({
      at: 'refused',
      because: '3-ask waits for an answer of Ben Osei, however long that takes',
    });
    const away = ask({ answers: [{ ...ANSWER, kind: 'out-of-office' }] });
    expect(draftData(write(away)).at).toBe('refused');
    expect(draftData(write(ask()))).toMatchObject({
      at: 'ready',
      ask: 'introduction',
      data: { invited: true, thread: { subject: 'Atlas' } },
    });
  });

  it('asks for what is open when the best rung was asked a while ago', () => {
    const earlier = [
      {
        ...{ sequence: 'reconnect', answers: [] },
        sent: [{ step: '3-ask', at: '2026-05-01T10:00:00.000Z', ask: 'introduction' as const }],
      },
    ];
    expect(draftData(write({ ...ask(), earlier }))).toMatchObject({ ask: 'openings' });
  });

  it('asks for another thing when this very exchange had its ask', () => {
    const sent = [{ step: '3-ask', at: NOW, ask: 'introduction' as const }];
    expect(draftData(write(ask({ sent })))).toMatchObject({ ask: 'openings' });
  });

  it('of a reminder is about the ask that was made', () => {
    const sent = [{ step: '3-ask', at: NOW, ask: 'qualifications' as const }];
    expect(draftData(write({ ...ask({ sent }), step: stepCalled('4-remind') }))).toMatchObject({
      ask: 'qualifications',
    });
  });

  it.each([
    [
      'somebody who must not be written to',
      { doNotContact: { at: NOW, because: 'he said stop' } },
      'he said stop',
    ],
    ['an address for a name', { name: 'ben@helio.example' }, 'no name'],
    ['no name', { name: ' ' }, 'no name'],
  ])('is refused for %s', (_, over, because) => {
    const refused = draftData(write({ contact: { ...ben, ...over } }));
    expect(refused).toMatchObject({ at: 'refused', because: expect.stringContaining(because) });
  });

  it('survives names full of HTML, braces, line breaks and turned-around text', () => {
    const evil = fc
      .array(
        fc.constantFrom(
          '<script>',
          '{{owner.path}}',
          '}}',
          '\r\nBcc: x@y.example',
          '\u202E',
          '&',
          '"',
          'Ana',
          ' ',
          '\u0000',
        ),
        { minLength: 1 },
      )
      .map((parts) => `A${parts.join('')}`);
    fc.assert(
      fc.property(evil, evil, (name, fact) => {
        const contact = { ...ben, name, company: fact, facts: { sharedWork: fact, memory: fact } };
        const written = draftData(write({ contact }));
        if (written.at !== 'ready') return;
        const { subject, text, html } = stationery.step('reconnect', '1-inquire', written.data);
        expect(`${subject}${text}`).not.toMatch(/[{}\u202E\u0000\r]/);
        expect(subject).not.toContain('\n');
        expect(html).not.toContain('<script');
        expect(text.split('\n')[0]).not.toContain('<');
      }),
    );
  });
});

describe('the words of a fact', () => {
  it.each([
    ['sharedWork', 'The Atlas migration.', 'the Atlas migration'],
    ['theirWork', 'She runs the data platform', 'the data platform'],
    ['whyThem', 'Her talk on joins!', 'your talk on joins'],
    ['willDo', "I'll try the checks", 'try the checks'],
    ['did', 'I have talked to Raj', 'talked to Raj'],
    ['news', 'i moved house', 'I moved house.'],
    ['memory', 'NASA liked it', 'NASA liked it'],
  ] as const)('%s "%s" stands in a sentence as "%s"', (fact, said, words) => {
    expect(factWords(fact, said)).toBe(words);
  });

  it.each([
    [{ name: 'Ben Osei', kind: 'project' }, 'Ben'],
    [{ name: 'Eva Lind', kind: 'professor' }, 'Prof. Lind'],
    [{ name: 'Dr. Eva Lind', kind: 'alumni' }, 'Dr. Lind'],
    [{ name: 'Aunt Ruth', kind: 'family' }, 'Aunt Ruth'],
    [{ name: 'Eva Lind', kind: 'professor', greeting: 'Eva' }, 'Eva'],
  ] as const)('%o is greeted %s', (contact, greeting) => {
    expect(greetingOf(contact)).toBe(greeting);
  });

  it.each([
    ['the Atlas migration', 'Atlas migration'],
    ['CS 411, spring 2024', 'CS 411'],
    ['the move of the warehouse', undefined],
    ['how we rebuilt the whole thing', undefined],
  ])('%s makes the subject %s', (said, subject) => {
    expect(subjectWords(said)).toBe(subject);
  });

  it('says how long it has been only when it has been long', () => {
    expect(silenceWords('2026-11-01T00:00:00.000Z', NOW)).toBeUndefined();
    expect(silenceWords('2026-08-01T00:00:00.000Z', NOW)).toBe('a few months');
    expect(silenceWords(undefined, NOW)).toBeUndefined();
  });

  it('are one line, whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        expect(oneLine(words)).not.toMatch(/[\n\r{}]/);
      }),
    );
  });
});

describe('the fingerprint', () => {
  const mail = { to: 'ben@helio.example', subject: 'Hi', text: 'words', html: '<p>words</p>' };

  it('is 26 letters of base32 and the same for the same mail', () => {
    expect(fingerprint(mail)).toMatch(/^[a-z2-7]{26}$/);
    expect(fingerprint({ ...mail })).toBe(fingerprint(mail));
  });

  it('changes with a single letter anywhere, and when words move from one part to the next', () => {
    const others = [
      { ...mail, to: 'bem@helio.example' },
      { ...mail, text: 'wordz' },
      { ...mail, html: '<p>words</p> ' },
      { ...mail, subject: 'Hiw', text: 'ords' },
    ];
    expect(new Set([mail, ...others].map(fingerprint)).size).toBe(5);
  });
});
