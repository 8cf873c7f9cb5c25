import { describe, expect, test } from 'vitest';
import { readCommands, type Subject } from '../../core/domain/command/command.ts';
import type { DigestItem } from '../../core/domain/owner-mail/digest.ts';
import { fc } from '../examples.ts';

const contacts = [
  ['benosei1', 'Ben Osei'],
  ['mariach1', 'Maria Chen'],
  ['annalin1', 'Anna Lindqvist'],
  ['tombake1', 'Tom Baker'],
  ['priyana1', 'Priya Nair'],
  ['proflin1', 'Prof. Lind'],
  ['anaruiz1', 'Ana Ruiz'],
  ['anagome1', 'Ana Gómez'],
  ['willhar1', 'Will Hart'],
  ['mayleee1', 'May Lee'],
  ['leewong1', 'Lee Wong'],
  ['leewong2', 'Lee Wong'],
].map(([id = '', name = '']) => ({ id, name }));

const items: DigestItem[] = [1, 2, 3, 4].map((number) => ({
  number,
  section: 'people',
  contactId: contacts[number - 1]?.id ?? '',
  sequence: 'reconnect',
}));
const digest: Subject = { at: 'digest', items };
const aboutBen: Subject = { at: 'preview', item: { ...items[0]!, fingerprint: 'f'.repeat(26) } };
const nothing: Subject = { at: 'nothing' };

/** Monday. */
const today = '2026-11-23';
const read = (text: string, subject: Subject = digest) =>
  readCommands(text, { today, subject, contacts, owner: 'Nora Reyes', holidays: ['2027-01-01'] });

/** What a line is answered with: its offer, whom it asks about, or that nobody knows better. */
function answer(text: string, subject?: Subject): string {
  const [line, ...more] = read(text, subject);
  if (!line || more.length > 0) return `${read(text, subject).length} lines`;
  if ('command' in line) return `done: ${line.command.do}`;
  if (line.problem === 'ambiguous') return `who: ${line.candidates.join(', ')}`;
  return line.closest ?? 'none';
}

describe('a free sentence is asked back as the one command it comes nearest to', () => {
  test.each([
    // To stop for good.
    ["please don't write to Anna any more", 'stop Anna Lindqvist'],
    ['Dont write to anna anymore', 'stop Anna Lindqvist'],
    ["I don't think so, but don't mail Tom again", 'none'],
    ['Could you stop writing to Ben?', 'stop Ben Osei'],
    ['never contact Maria Chen again please', 'stop Maria Chen'],
    ['No more mails to Priya', 'stop Priya Nair'],
    ['Please take Tom off my list', 'stop Tom Baker'],
    ['leave Prof. Lind alone', 'stop Prof. Lind'],
    ["Maria doesn't want any more emails", 'stop Maria Chen'],
    ['Tom asked me to stop', 'stop Tom Baker'],
    ['Stop sending emails to Ben and Maria', 'stop Ben Osei and Maria Chen'],
    ["Please don't write to Anna any more, she has left the company", 'stop Anna Lindqvist'],
    ["don't email number 2 any more", 'stop 2'],
    ["Tom has retired, so please don't write to him any more", 'stop Tom Baker'],
    // To wait with one person.
    ["don't write to Anna until February", 'hold Anna Lindqvist until 2027-02-01'],
    ["Please don't write to Tom yet", 'hold Tom Baker'],
    ['wait with Maria for now', 'hold Maria Chen'],
    ['give Ben some time', 'hold Ben Osei'],
    ['Priya is on maternity leave until March', 'hold Priya Nair until 2027-03-01'],
    ['Ben is back on 7 January', 'hold Ben Osei until 2027-01-07'],
    ['put May Lee on hold until next week', 'hold May Lee until 2026-11-30'],
    ['Could you wait with number 2 until Monday?', 'hold 2 until 2026-11-30'],
    // To let everything stand.
    ["don't send anything until Thursday", 'pause until 2026-11-26'],
    ["I'm away until 3 January", 'pause until 2027-01-03'],
    ['I am on holiday for two weeks', 'pause until 2026-12-07'],
    ['Please stop all mails for now', 'pause'],
    ["let's put everything on hold until January", 'pause until 2027-01-04'],
    ['I need a break', 'pause'],
    ['please stop sending mails', 'pause'],
    ["I'm back from holiday", 'resume'],
    ['you can start sending again', 'resume'],
    // What stands in the mail.
    ['skip number 3 and send the rest', 'all except 3 yes'],
    ['Send all of them except number 2', 'all except 2 yes'],
    ['please leave out the third one', '3 no'],
    ["don't send number 2", '2 no'],
    ['number 1 looks good to me', '1 yes'],
    ['1 and 3 are fine', '1,3 yes'],
    ['go ahead with number 2', '2 yes'],
    ['remind me of Tom in two weeks', 'later Tom Baker 2026-12-07'],
    ['write to Maria again in March', 'later Maria Chen 2027-03-01'],
    ['ask me again about number 3 next week', 'later 3 2026-11-30'],
    // What happened.
    ['I had lunch with Tom yesterday', 'met Tom Baker'],
    ['We met Maria last week', 'met Maria Chen'],
    ["I've just spoken with Maria", 'none'],
    ['Yesterday I talked to Ben about Flink', 'met Ben Osei, talked about Flink'],
    ['I ran into Priya at DataConf', 'met Priya Nair at DataConf'],
    ['I met Ben in Lund last week and we talked about Kafka', 'met Ben Osei in Lund, talked about Kafka'],
    ['Tom and I had coffee this morning', 'met Tom Baker'],
    ['I saw Will on Friday', 'met Will Hart'],
    // The rest.
    ['I want to stay in touch with Ben every 3 months', 'keep Ben Osei every 3 months'],
    ['send me the weekly mail on Friday instead', 'digest on Friday'],
    ['that was a mistake', 'undo'],
    ['what can I say here?', 'help'],
    ["what's going on at the moment?", 'list'],
    ['please delete everything you have about Tom', 'forget Tom Baker'],
  ])('%s: %s', (said, offered) => {
    expect(answer(said)).toBe(offered);
  });

  test.each([
    ['could you hold everything till monday', 'pause until 2026-11-30', nothing],
    ["please don't write to her any more", 'stop Ben Osei', aboutBen],
    ['looks good to me', 'yes', aboutBen],
    ['perfect, send it as it is', 'yes', aboutBen],
    ['he is on vacation until 4 January', 'hold Ben Osei until 2027-01-04', aboutBen],
    ['skip number 3 and send the rest', 'none', nothing],
    ["don't write to her any more", 'none', digest],
  ] as const)('%s: %s, by the mail it answers', (said, offered, subject) => {
    expect(answer(said, subject)).toBe(offered);
  });

  test.each([
    ["please don't write to Ana any more", 'who: Ana Ruiz, Ana Gómez'],
    ['I had lunch with Ana yesterday', 'who: Ana Ruiz, Ana Gómez'],
    ["don't write to Lee Wong again", 'who: Lee Wong (leewong1), Lee Wong (leewong2)'],
  ])('%s: %s', (said, asked) => {
    expect(answer(said)).toBe(asked);
  });
});

describe('a sentence that only sounds like a command offers nothing', () => {
  test.each([
    // Not so, not yet, not certain.
    "please don't stop writing to Anna",
    'Why did you stop writing to Ben?',
    'Should I stop writing to Tom?',
    "I don't want you to stop",
    'If Maria does not answer, write to Tom',
    "Don't write to Ben unless he answers",
    "Don't write to Tom any more until I say so or he calls",
    'I never met Tom',
    "I haven't met Maria yet",
    'I am having lunch with Tom tomorrow',
    'I will meet Ben on Friday',
    'We should have lunch with Tom',
    'Did I meet Priya at DataConf?',
    'Maybe wait with Ben, maybe not',
    // Other people's words.
    'Tom said: stop writing to Maria',
    'Ben wrote "please don\'t write to Maria any more"',
    'Tom says you should not write to Maria any more',
    'Maria told me not to write to Ben',
    // Somebody who is not known, or not meant.
    "please don't write to Xavier any more",
    "please don't write to Tom and Xavier any more",
    "don't write to Tom's boss any more",
    'I had lunch with my sister',
    'I met a recruiter yesterday',
    // Words that are names.
    'May I ask you something?',
    'Will you stop?',
    // Two things at once, and talk.
    'stop Ben until Monday and write to Tom in March',
    'skip number 9 and send the rest',
    'Thank you for your help last week',
    'This is really useful, I love it',
    'How was your weekend?',
    'Ben has a new boss',
    'I stopped smoking last year',
    'The weather holds until Monday',
    'Everything is on hold here',
    'stop sending me these',
    'stop all mails to Maria as soon as she answers',
    'send 1 and 2 but not 3',
    "I'm in Lisbon next week",
  ])('%s', (said) => {
    expect(answer(said)).toBe('none');
  });

  test('nor does quoted or forwarded text', () => {
    expect(read("> please don't write to Anna any more\n> I had lunch with Tom yesterday")).toEqual([]);
    expect(read("-- \nplease don't write to Anna any more")).toEqual([]);
    expect(read("----- Forwarded message -----\nFrom: Tom\n\nplease don't write to Anna any more")).toEqual(
      [],
    );
  });
});

describe('whatever is written', () => {
  const words = fc.constantFrom(
    ...["don't", 'write', 'to', 'Anna', 'any', 'more', 'stop', 'hold', 'until', 'monday', 'and', 'I', 'met'],
    ...['number', '3', 'send', 'the', 'rest', ',', '.', '?', 'because', 'he', '\uE000', '"', ':', 'Lee Wong'],
  );

  test('nothing is done, and what is offered is a whole command', () => {
    const sentence = fc.array(words, { minLength: 3, maxLength: 30 }).map((all) => all.join(' '));
    fc.assert(
      fc.property(sentence, (said) => {
        for (const line of read(said))
          if ('closest' in line && line.offered)
            expect(read(line.closest ?? '')[0]).toHaveProperty('command');
      }),
    );
  });

  test('hostile bytes never throw and are read about as fast as any', () => {
    const bytes = fc.uint8Array({ maxLength: 400 }).map((all) => new TextDecoder().decode(all));
    const mixed = fc.array(fc.oneof(words, bytes, fc.string({ unit: 'binary' })), { maxLength: 60 });
    fc.assert(fc.property(mixed, (all) => void read(all.join(' '))));
  });

  test.each([
    "don't write to ",
    'I met Tom at ',
    'no more mails to Anna, she ',
    'please, ',
    'and and ',
    'until monday ',
    'Lee Wong and ',
    'so, ',
    '\uE000 ',
    'Anna and Ben, ',
    'every 3 months ',
  ])('a long line of "%s" takes no longer than its length', (part) => {
    const time = (times: number): number => {
      const text = `${part.repeat(times)}x`;
      const from = performance.now();
      read(text);
      return performance.now() - from;
    };
    time(4);
    expect(time(20_000)).toBeLessThan(1500);
  });
});
