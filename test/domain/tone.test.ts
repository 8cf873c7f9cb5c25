import { describe, expect, it } from 'vitest';
import type { Sequence, Step } from '../../core/domain/sequence/sequence.ts';
import type { Toned } from '../../core/domain/sequence/tone.ts';
import { checkTone } from '../../core/domain/sequence/tone.ts';
import { readingGrade, wordsIn } from '../../core/domain/sequence/reading.ts';
import { ben, nora } from '../cast.ts';

const inquire: Step = {
  id: '1-inquire',
  purpose: 'inquire',
  follows: 'start',
  wait: 0,
  asks: [],
  facts: [],
  words: { least: 20, most: 60 },
  automatic: false,
};
const ask: Step = { ...inquire, id: '3-ask', purpose: 'ask', follows: 'answer', asks: ['introduction'] };
const sequence: Sequence = {
  name: 'reconnect',
  title: '',
  about: '',
  kinds: ['project'],
  weakTie: false,
  gate: 'two-stage',
  firstMail: 'midweek',
  maximumLateness: 5,
  closesAfter: 10,
  steps: [inquire, ask],
};
const INQUIRY = `Hi Ben,

We worked on the Atlas migration, and I still think of the night we found the missing partition. How is the team at Helio coming along?

Best,
Nora`;
const ASK = `Hi Ben,

Thank you for writing back. I am on my way into data engineering. Is there somebody at Helio you would introduce me to? No problem at all if not.

Best,
Nora`;

const mail = (over: Partial<Toned> = {}): Toned => ({
  subject: 'Atlas, and your team',
  text: INQUIRY,
  step: inquire,
  sequence,
  owner: nora,
  contact: ben,
  ...over,
});
const rules = (over: Partial<Toned>) =>
  checkTone(mail(over)).map(({ rule, severity }) => `${severity} ${rule}`);
const plus = (words: string) => INQUIRY.replace('How is', `${words} How is`);

describe('the tone of a mail', () => {
  it('finds nothing in a good inquiry and a good ask', () => {
    expect(checkTone(mail())).toEqual([]);
    expect(checkTone(mail({ text: ASK, step: ask, subject: 'Re: Atlas, and your team' }))).toEqual([]);
  });

  it.each([
    ['an apology for writing', plus('Sorry to bother you.'), 'error apology'],
    ['nagging', plus('Just checking in.'), 'error nagging'],
    ['bumping', plus('I am bumping this.'), 'error nagging'],
    ['asking whether the mail was seen', plus('Did you see my email?'), 'error nagging'],
    ['guilt', plus("I haven't heard back from you."), 'error guilt'],
    ['pretended thoughts', plus('I was just thinking of you.'), 'error hollow'],
    ['a pile of flattery', plus('Your amazing talk was truly inspiring.'), 'error flattery'],
    ['an unfilled place', plus('I liked {{talk}}.'), 'error unfilled'],
    ['a greeting without a name', INQUIRY.replace('Hi Ben,', 'Hi ,'), 'error unfilled'],
    ['a tracked link', plus('See https://x.example/?utm_source=mail now.'), 'error tracking'],
    ['a job word in the first mail', plus('I am looking for a new job.'), 'error first-stage'],
    ['a résumé in the first mail', plus('My résumé is ready.'), 'error first-stage'],
    ['a first mail without a question', INQUIRY.replace('?', '.'), 'error question'],
    ['a quiz', plus('Who? What? When?'), 'warning question'],
    ['a mail that is a little too long', plus('and so on '.repeat(12)), 'warning length'],
    ['a mail that is far too long', plus('and so on '.repeat(30)), 'error length'],
    [
      'hard words',
      plus(
        'Considering organisational transformations necessitating interdepartmental coordination, methodological recalibration notwithstanding.',
      ),
      'warning reading',
    ],
  ])('finds %s', (_, text, finding) => {
    expect(rules({ text })).toContain(finding);
  });

  it.each([
    ['no subject', '', 'error subject'],
    ['one word', 'Hello', 'warning subject'],
    ['seven words', 'How is the work on the platform', 'warning subject'],
    ['a first mail that pretends to be an answer', 'Re: our talk', 'error subject'],
  ])('finds a subject with %s', (_, subject, finding) => {
    expect(rules({ subject })).toContain(finding);
  });

  it('lets one kind word pass, and people whose work has to do with hiring', () => {
    expect(rules({ text: plus('That was a brilliant night.') })).toEqual([]);
    const contact = { ...ben, facts: { ...ben.facts, sharedWork: 'the hiring dashboard' } };
    expect(rules({ contact, text: INQUIRY.replace('the Atlas migration', 'the hiring dashboard') })).toEqual(
      [],
    );
  });

  it.each([
    ['two asks', ASK.replace('No problem', 'Or would you refer me? No problem'), 'error one-ask'],
    ['no easy way out', ASK.replace('No problem at all if not.', 'I count on you.'), 'error easy-out'],
    [
      'no ask that can be made out',
      ASK.replace('Is there somebody at Helio you would introduce me to?', 'How are you?'),
      'warning one-ask',
    ],
  ])('finds an ask with %s', (_, text, finding) => {
    expect(rules({ text, step: ask, subject: 'Re: Atlas' })).toContain(finding);
  });

  it('holds a mail to a stranger to more you than I, and to what connects the two first', () => {
    const weak = { ...sequence, weakTie: true };
    const contact = { ...ben, facts: { connection: 'we both studied at Lund' } };
    const selfish =
      'Hi Ben,\n\nI am Nora and I like data and I want to learn. I think I could. Could I ask you for advice? We both studied at Lund.';
    expect(rules({ sequence: weak, contact, text: selfish })).toEqual(
      expect.arrayContaining(['warning you-over-I', 'warning connection-first']),
    );
    const open =
      'Hi Ben,\n\nWe both studied at Lund. Your team writes about your platform in a way that shows your care. What is your advice to a beginner?';
    expect(rules({ sequence: weak, contact, text: open })).toEqual([]);
  });

  it('says what to do about every finding', () => {
    for (const finding of checkTone(mail({ subject: '', text: 'Sorry to bother you {{x}}' })))
      expect(finding.remedy.length).toBeGreaterThan(5);
  });

  it('takes linear time on hostile text', () => {
    const started = performance.now();
    for (const bait of ['a', ' ', '?', 'I ', 'https://', 'no problem ', "you haven't ", '.\n'])
      checkTone(mail({ text: bait.repeat(100_000 / bait.length) }));
    expect(performance.now() - started).toBeLessThan(4000);
  });
});

describe('reading', () => {
  it('counts names, numbers and contractions as one word each', () => {
    expect(wordsIn("Ben's data-team doesn't ship v2.1 — ok?")).toHaveLength(6);
  });

  it('knows easy from hard', () => {
    expect(readingGrade('The cat sat on the mat. It was warm.')).toBeLessThan(3);
    expect(
      readingGrade('Organisational transformation necessitates considerable interdepartmental coordination.'),
    ).toBeGreaterThan(12);
  });
});
