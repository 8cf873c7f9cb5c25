import { describe, expect, test } from 'vitest';
import { answerQuestion } from '../../core/assistant/answer-question.ts';
import { approve } from '../../core/assistant/approve.ts';
import { editContact } from '../../core/assistant/edit-contact.ts';
import { command } from '../../core/assistant/steer.ts';
import { writeDigest } from '../../core/assistant/write-digest.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { DAY, plus } from '../../core/domain/instant.ts';
import { ben, nora, ruth } from '../cast.ts';
import { type Desk, kindOf, only, openDesk } from './desk.ts';

const MONDAY = '2026-11-30T15:00:00.000Z';
const ago = (days: number): string => plus(MONDAY, -days * DAY);
const monthly: Contact = { ...ben, lastContact: ago(200), cadence: { ideal: 60, longest: 90 } };

const digestOf = async (desk: Desk): Promise<string> => {
  desk.look();
  await writeDigest(desk.house, nora.id, true);
  return only(desk.look(), 'digest').text;
};
const told = async (desk: Desk, line: string) => {
  const owner = await desk.house.owners.get(nora.id);
  return owner ? command(desk.house, owner, line) : [];
};

describe('keeping in touch', () => {
  test('a note has news and one light question, and asks for nothing', async () => {
    const desk = await openDesk({ contacts: [monthly], at: MONDAY });
    await desk.start(ben, 'keep-in-touch');
    expect((await desk.enrollment()).state).toMatchObject({ at: 'asking', fact: 'news' });
    await answerQuestion(
      desk.house,
      await desk.enrollment(),
      'I finished the course on streaming in October.',
    );
    await approve(desk.house, await desk.enrollment());
    desk.look();
    await desk.pass(7);
    const { text } = only(desk.look(), 'step');
    expect(text).toContain('I finished the course on streaming');
    expect(text.match(/\?/g)).toHaveLength(1);
    expect(text).not.toMatch(/refer|job|favour|opening|advice/i);
  });

  test('a note that waits is left out when the two have been in touch meanwhile', async () => {
    const desk = await openDesk({ contacts: [monthly], at: MONDAY });
    await desk.start(ben, 'keep-in-touch');
    await answerQuestion(desk.house, await desk.enrollment(), 'I finished the course.');
    await approve(desk.house, await desk.enrollment());
    desk.house.clock.advance(60_000);
    await told(desk, 'met Ben Osei, talked about streams');
    desk.look();
    await desk.pass(7);
    expect(desk.look().filter((letter) => kindOf(letter) === 'step')).toEqual([]);
    expect((await desk.enrollment(ben, 1)).state).toMatchObject({ at: 'ended', why: 'skipped' });
  });

  test.each([
    [
      'a mail that was sent',
      async (desk: Desk) =>
        void (await desk.house.contacts.save({ ...(await desk.contact()), lastContact: ago(1) })),
    ],
    ['a meeting', async (desk: Desk) => void (await told(desk, 'met Ben Osei'))],
    [
      'an answer',
      async (desk: Desk) =>
        void (await desk.receive({
          from: 'ben@helio.example',
          to: nora.sendingAddress,
          text: 'How are you?',
        })),
    ],
  ])('counts from the last real contact either way: %s', async (_, contact) => {
    const quiet = { ...monthly, kind: 'friend' as const };
    const desk = await openDesk({ contacts: [quiet], at: MONDAY });
    await contact(desk);
    expect(await digestOf(desk)).not.toContain('KEEP IN TOUCH');
  });

  test('is set by mail and taken back by mail', async () => {
    const desk = await openDesk({ contacts: [monthly], at: MONDAY });
    expect(await told(desk, 'keep Ben every 2 weeks')).toMatchObject([{ outcome: 'done' }]);
    expect((await desk.contact()).cadence).toEqual({ ideal: 14, longest: 21 });
    expect(await told(desk, 'keep Ben never')).toMatchObject([{ outcome: 'done' }]);
    expect(await told(desk, 'undo')).toMatchObject([{ outcome: 'done' }]);
    expect((await desk.contact()).cadence).toEqual({ ideal: 14, longest: 21 });
    expect(await told(desk, 'keep Ben often')).toMatchObject([{ outcome: 'not understood' }]);
  });

  test('is set from the command line, and a cadence that is none is said back', async () => {
    const desk = await openDesk({ contacts: [ben], at: MONDAY });
    const edit = (cadence: string) =>
      editContact(desk.house, { ownerId: nora.id, contactId: ben.id, details: { cadence } });
    expect(await edit('90')).toMatchObject({ contact: { cadence: { ideal: 90, longest: 135 } } });
    expect(await edit('none')).toMatchObject({ contact: { cadence: 'none' } });
    expect(await edit('sometimes')).toMatchObject({ at: 'refused', field: 'cadence' });
  });

  test('somebody who fades because nobody gave him a rhythm is shown, with how to give one', async () => {
    const desk = await openDesk({
      contacts: [{ ...ruth, addresses: [], lastContact: ago(300) }],
      at: MONDAY,
    });
    expect(await digestOf(desk)).toMatch(/Aunt Ruth, 10 months[\s\S]*keep \d+ every 3 months/);
  });
});
