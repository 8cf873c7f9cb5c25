import { describe, expect, test } from 'vitest';
import { answerQuestion } from '../../core/assistant/answer-question.ts';
import { approve } from '../../core/assistant/approve.ts';
import { enroll } from '../../core/assistant/enroll.ts';
import { referenceBook } from '../../core/assistant/reference-book.ts';
import { command } from '../../core/assistant/steer.ts';
import { composeNow, writeDigest } from '../../core/assistant/write-digest.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { DAY, dayOf, plus } from '../../core/domain/instant.ts';
import { businessDaysBetween } from '../../core/domain/sending/business-days.ts';
import { businessDayBefore } from '../../core/domain/sequence/deadline.ts';
import { ben, lind, nora } from '../cast.ts';
import { type Desk, kindOf, only, openDesk } from './desk.ts';

const boss: Contact = {
  ...ben,
  knowledge: 'managed-you',
  lastContact: '2026-10-20T10:00:00.000Z',
  facts: { ...ben.facts, saw: 'move the warehouse without losing a row' },
};
const stateOf = async (desk: Desk) => (await referenceBook(desk.house, nora))[0]?.state;
const say = async (desk: Desk, line: string) => (await command(desk.house, nora, line))[0]?.words;

/** Ben was asked, and answered. */
async function asked(text?: string, others: Contact[] = []): Promise<Desk> {
  const desk = await openDesk({ contacts: [boss, ...others] });
  const about = { ownerId: nora.id, contactId: boss.id, sequence: 'reference', because: 'a test' };
  await enroll(desk.house, { ...about, facts: { purpose: 'the data engineer role at Helio' } });
  await approve(desk.house, await desk.enrollment(boss));
  desk.look();
  await desk.pass(4);
  const mail = only(desk.look(), 'step');
  if (text !== undefined)
    await desk.receive({
      from: 'Ben Osei <ben@helio.example>',
      to: mail.replyTo?.address ?? '',
      subject: `Re: ${mail.subject}`,
      text,
    });
  return desk;
}

describe('the book of references follows the mails', () => {
  test('a yes makes a reference, a no does not', async () => {
    expect(await stateOf(await openDesk({ contacts: [boss] }))).toBe('candidate');
    expect(await stateOf(await asked())).toBe('asked');
    expect(await stateOf(await asked('Sure, I would be glad to be a reference.'))).toBe('agreed');
    expect(await stateOf(await asked('I am afraid I can not do that, sorry.'))).toBe('declined');
  });

  test('a half-hearted yes is told at once and in the digest, and lists nobody', async () => {
    const desk = await asked('I guess I could be a reference, if you need one. Happy to help.');
    expect(await stateOf(desk)).toBe('asked');
    const forwarded = only(desk.look(), 'reply');
    expect(forwarded.text).toContain('They hesitate ("i guess")');
    const { words } = await composeNow(desk.house, nora);
    expect(JSON.stringify(words)).toContain('hesitates to be your reference');
    const [, below = ''] = /^(goodword\S+@\S+)$/m.exec(forwarded.text) ?? [];
    await desk.receive({ from: nora.address, to: below, text: 'reference Ben agreed' });
    expect(only(desk.look(), 'echo').text).toContain('stands in your references');
    expect(await stateOf(desk)).toBe('agreed');
    expect(JSON.stringify((await composeNow(desk.house, nora)).words)).not.toContain('hesitates');
  });
});

describe('where a request came to nothing', () => {
  const professor: Contact = { ...lind, knowledge: 'taught-you', remembersYou: 'yes', trust: 4 };

  test('the forwarded no names who to ask next, and that line starts it', async () => {
    const desk = await asked('I am afraid I can not do that, sorry.', [professor]);
    const forwarded = only(desk.look(), 'reply');
    const line = /"(ask [^"]+ to be a reference: [^"]+)"/.exec(forwarded.text)?.[1] ?? '';
    expect(line).toContain(lind.name);
    expect(line).toContain('the data engineer role at Helio');
    const [, below = ''] = /^(goodword\S+@\S+)$/m.exec(forwarded.text) ?? [];
    await desk.receive({ from: nora.address, to: below, text: line });
    expect(await desk.enrollment(professor)).toMatchObject({
      sequence: 'professor-reference',
      facts: { purpose: 'the data engineer role at Helio' },
    });
  });

  test('a yes names nobody else', async () => {
    const desk = await asked('Sure, I would be glad to be a reference.', [professor]);
    expect(only(desk.look(), 'reply').text).not.toContain('to be a reference:');
  });

  test('the owner’s own "declined" names the next too, and "references" shows the book', async () => {
    const desk = await openDesk({ contacts: [boss, professor] });
    expect(await say(desk, 'reference Ben declined')).toContain(`ask ${lind.name} to be a reference`);
    const book = await say(desk, 'references');
    expect(book).toContain(`${lind.name}: candidate`);
    expect(book).toContain('Ben Osei: declined, you said so');
  });

  test('who does not know the work well enough is not asked, whatever the owner says', async () => {
    const desk = await openDesk({ contacts: [{ ...boss, knowledge: 'met', trust: 1 }] });
    await say(desk, 'ask Ben to be a reference: the role at Helio');
    await desk.pass(10);
    expect(desk.look().filter((letter) => kindOf(letter) === 'step')).toEqual([]);
  });

  test('"undo" takes an asked-for request back', async () => {
    const desk = await openDesk({ contacts: [boss] });
    expect(await say(desk, 'ask Ben to be a reference: the role at Helio')).toContain(
      'the draft is on its way',
    );
    expect(await say(desk, 'undo')).toContain('undone');
    expect((await desk.enrollment(boss)).state.at).toBe('ended');
  });
});

describe('after twelve months', () => {
  /** The digest after a year, and the number in it that speaks of the reference. */
  async function aYearOn(desk: Desk) {
    await desk.pass(370);
    desk.look();
    await writeDigest(desk.house, nora.id, true);
    const digest = only(desk.look(), 'digest');
    const number = /(\d+)\. Ben Osei agreed to be a reference/.exec(digest.text)?.[1];
    return { digest, number };
  }

  test('the digest asks to renew, and "next" writes the mail in the old thread', async () => {
    const desk = await asked('Sure, I would be glad to be a reference.');
    const { ownerId, contactId, n } = await desk.enrollment(boss);
    // The owner has confirmed in person: nothing else is open with Ben.
    await command(desk.house, nora, 'skip Ben');
    const { digest, number } = await aYearOn(desk);
    expect(number).toBeDefined();
    await desk.say(digest, `next ${number}`);
    const question = only(desk.look(), 'question');
    expect(question.text).toContain('What came of it?');
    await answerQuestion(desk.house, { ownerId, contactId, n }, 'I got the role at Helio.');
    expect((await desk.enrollment(boss)).state).toMatchObject({ at: 'drafted', step: '5-renew' });
    expect(only(desk.look(), 'preview').text).toContain('Is it still all right to list you');
  });

  test('"next" can be taken back, and then written again', async () => {
    const desk = await asked('Sure, I would be glad to be a reference.');
    await command(desk.house, nora, 'skip Ben');
    const { digest, number } = await aYearOn(desk);
    const before = (await desk.enrollment(boss)).state;
    await desk.say(digest, `next ${number}`);
    expect((await desk.enrollment(boss)).state.at).toBe('asking');
    expect(await say(desk, 'undo')).toContain('undone');
    expect((await desk.enrollment(boss)).state).toEqual(before);
    await desk.say(digest, `next ${number}`);
    expect((await desk.enrollment(boss)).state.at).toBe('asking');
  });

  test('who agreed in person is asked by a new mail', async () => {
    const desk = await openDesk({ contacts: [boss] });
    await say(desk, 'reference Ben agreed');
    const { digest, number } = await aYearOn(desk);
    await desk.say(digest, `next ${number}`);
    expect(await desk.enrollment(boss)).toMatchObject({ sequence: 'reference' });
  });

  test('"later" and "declined" take it off the digest', async () => {
    const desk = await openDesk({ contacts: [boss] });
    await say(desk, 'reference Ben agreed');
    const { digest, number } = await aYearOn(desk);
    await desk.say(digest, `${number} later 3 weeks`);
    expect(JSON.stringify((await composeNow(desk.house, nora)).words)).not.toContain('be a reference');
    await desk.pass(30);
    expect(JSON.stringify((await composeNow(desk.house, nora)).words)).toContain('be a reference');
    await desk.say(digest, `reference ${number} declined`);
    expect(JSON.stringify((await composeNow(desk.house, nora)).words)).not.toContain('be a reference');
  });
});

describe('before an employer calls', () => {
  test('a reference who agreed is told who may call and about what', async () => {
    const desk = await openDesk({ contacts: [boss] });
    await say(desk, 'reference Ben agreed');
    await say(desk, 'call Ben: Helio, about the data engineer role');
    const enrollment = await desk.enrollment(boss);
    expect(enrollment).toMatchObject({
      sequence: 'reference-call',
      facts: { employer: 'Helio, about the data engineer role' },
      state: { at: 'asking', fact: 'points' },
    });
    expect(await say(desk, 'undo')).toContain('undone');
    expect((await desk.enrollment(boss)).state).toMatchObject({ at: 'ended', why: 'skipped' });
  });

  test('nobody is told who never agreed', async () => {
    const desk = await openDesk({ contacts: [boss] });
    expect(await say(desk, 'call Ben: Helio')).toContain('has not agreed to be a reference');
    await expect(desk.enrollment(boss)).rejects.toThrow('has no enrollment');
  });
});

test('a reference that was given is thanked at once where a thread has the thanks next', async () => {
  const desk = await openDesk({ contacts: [boss] });
  expect(await say(desk, 'reference Ben given')).toBe('Ben Osei has given you a reference');
  await say(desk, 'call Ben: Helio, about the data engineer role');
  await answerQuestion(desk.house, await desk.enrollment(boss), 'The warehouse, and the on-call rota.');
  await approve(desk.house, await desk.enrollment(boss));
  await desk.pass(4);
  expect(await say(desk, 'reference Ben given')).toContain('the draft is on its way to you');
  expect((await desk.enrollment(boss)).state).toMatchObject({ at: 'drafted', step: '2-thank' });
  expect(await say(desk, 'undo')).toContain('undone');
  expect((await desk.enrollment(boss)).state.at).toBe('closing');
});

test('the owner’s word can be taken back', async () => {
  const desk = await openDesk({ contacts: [boss] });
  await say(desk, 'reference Ben declined');
  expect(await stateOf(desk)).toBe('declined');
  await say(desk, 'undo');
  expect(await stateOf(desk)).toBe('candidate');
});

test('who must not be written to cannot be made a reference', async () => {
  const desk = await openDesk({
    contacts: [{ ...boss, doNotContact: { at: plus(boss.createdAt, DAY), because: 'they said stop' } }],
  });
  expect(await say(desk, 'reference Ben agreed')).toContain('must not be written to');
  expect((await desk.contact(boss)).reference).toBeUndefined();
});

test('a professor who has written the letter is not reminded of it', async () => {
  const professor: Contact = { ...lind, remembersYou: 'yes', knowledge: 'taught-you', trust: 4 };
  const desk = await openDesk({ contacts: [professor], owner: { automatic: ['professor-reference'] } });
  const facts = { purpose: 'the data science programme at Lund', deadline: '8 January 2027' };
  const about = {
    ownerId: nora.id,
    contactId: professor.id,
    sequence: 'professor-reference',
    because: 'a test',
  };
  await enroll(desk.house, { ...about, facts });
  await approve(desk.house, await desk.enrollment(professor));
  desk.look();
  await desk.pass(4);
  const mail = only(desk.look(), 'step');
  const from = 'Eva Lind <lind@uni.example>';
  await desk.receive({ from, to: mail.replyTo?.address ?? '', text: 'Of course, happy to.' });
  for (const words of ['The grade was an A.', 'It is used to this day.'])
    if ((await desk.enrollment(professor)).state.at === 'asking')
      await answerQuestion(desk.house, await desk.enrollment(professor), words);
  await approve(desk.house, await desk.enrollment(professor));
  await desk.pass(5);
  const { state } = await desk.enrollment(professor);
  expect(state).toMatchObject({ at: 'waiting', step: '6-remind' });
  // The owner has a business day to say yes to the reminder.
  if (state.at === 'waiting') {
    const day = (moment: string): string => dayOf(moment, nora.zone);
    expect(day(state.notBefore)).toBe(businessDayBefore('2027-01-08', 5, nora));
    expect(businessDaysBetween(day(state.due), day(state.notBefore), nora.holidays)).toBe(1);
  }
  await say(desk, 'reference Eva given');
  desk.look();
  await desk.pass(60);
  expect((await desk.enrollment(professor)).decisions.map(({ did }) => did)).not.toContain(
    '6-remind is to be written',
  );
});
