import { describe, expect, test } from 'vitest';
import { answerQuestion } from '../../core/assistant/answer-question.ts';
import { approve } from '../../core/assistant/approve.ts';
import type { Letter } from '../../core/domain/mail/mail.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { ana, ben, tom } from '../cast.ts';
import { type Desk, hear, kindOf, only, openDesk, send } from './desk.ts';

/** The first question was answered and the ask is out; a yes to the first question alone has led to the ask. */
async function askedOf(contact: Contact, sequence: string): Promise<{ desk: Desk; ask: Letter }> {
  const desk = await openDesk({ contacts: [contact], owner: { phone: '+12125550100' } });
  await desk.start(contact, sequence);
  const first = await send(desk, contact);
  const { state } = await hear(desk, contact, first, 'Good to hear from you! Streaming keeps us busy.');
  expect(state).toMatchObject({ at: 'asking', step: '3-ask', fact: 'answer' });
  await answerQuestion(desk.house, await desk.enrollment(contact), 'I had no idea that you do all that.');
  return { desk, ask: await send(desk, contact) };
}

const { when: _when, ...facts } = tom.facts;
const WAYS: [sequence: string, contact: Contact, confirm: string, own: string][] = [
  ['reconnect', ben, '6-confirm', 'What is changing most in data engineering right now?'],
  ['classmate', { ...tom, facts }, '6-confirm', 'What is the work really like on an ordinary day?'],
  ['hiring-manager', ben, '6-confirm', 'Where would you like your team to be in a year?'],
  ['met-in-person', ana, '5-confirm', 'Where would you begin with Kafka today?'],
];

describe('a talk agreed in answer to the ask', () => {
  test.each(WAYS)(
    'of %s is confirmed with day, time, zone, length and number, and asked about the morning after',
    async (sequence, contact, confirm, own) => {
      const { desk, ask } = await askedOf(contact, sequence);
      const yes = 'Sure, happy to talk. Are you free on Tuesday at 3pm?';
      const { state } = await hear(desk, contact, ask, yes);
      expect(state).toMatchObject({ at: 'drafted', step: confirm });
      const enrollment = await desk.enrollment(contact);
      const text = (await desk.house.drafts.get(enrollment, confirm))?.text ?? '';
      expect(text).toMatch(/Tuesday 15 December, 15:00 New York time, (?:15|20) minutes\./);
      expect(text).toContain('+12125550100');
      expect(text).toContain(own);
      expect(text.match(/[\w'+:-]*\w/g)?.length).toBeLessThanOrEqual(80);
      const approved = await approve(desk.house, enrollment);
      expect(approved.at).not.toBe('refused');
      desk.look();
      await desk.pass(6);
      const letters = desk.look();
      const mails = letters.filter((letter) => kindOf(letter) === 'step');
      expect(mails.map(({ subject }) => subject)).toEqual([ask.subject.replace(/^(?!Re: )/, 'Re: ')]);
      const first = contact.name.split(' ')[0] ?? '';
      expect(letters.filter(({ subject }) => subject === `Did you talk with ${first}?`)).toHaveLength(1);
    },
  );

  test.each(WAYS.slice(0, 3))(
    'is not read into a plain yes to what else %s asks for: it is her turn',
    async (sequence, contact) => {
      const { desk, ask } = await askedOf(contact, sequence);
      const { state, sent } = await hear(desk, contact, ask, 'Of course, gladly.');
      expect(sent.at(-1)?.ask).not.toBe('advice');
      expect(state).toMatchObject({ at: 'answered', kind: 'positive' });
    },
  );

  test('without a time has the owner asked when, and says nothing hollow', async () => {
    const { desk, ask } = await askedOf(ana, 'met-in-person');
    const { state } = await hear(desk, ana, ask, 'Of course, gladly.');
    expect(state).toMatchObject({ at: 'asking', step: '5-confirm', fact: 'when' });
    await answerQuestion(desk.house, await desk.enrollment(ana), 'Tuesday at 3 pm in New York, by phone');
    expect((await desk.enrollment(ana)).state).toMatchObject({ at: 'drafted', step: '5-confirm' });
  });

  test.each([
    ['the confirmation', 'Sure, happy to talk. Are you free on Tuesday at 3pm?', 'drafted'],
    ['the question when it is', 'Of course, gladly.', 'asking'],
  ])('is not confirmed twice: where she answers herself, %s goes', async (_what, yes, at) => {
    const { desk, ask } = await askedOf(ana, 'met-in-person');
    desk.look();
    expect((await hear(desk, ana, ask, yes)).state).toMatchObject({ at, step: '5-confirm' });
    await desk.say(only(desk.look(), 'reply'), 'Let us make it Wednesday at 2 pm. I call you.');
    expect((await desk.enrollment(ana)).state).toMatchObject({ at: 'answered', step: '3-ask' });
    const { state } = await desk.enrollment(ana);
    expect(state).not.toHaveProperty('due');
    await desk.pass(9);
    const letters = desk.look();
    expect(letters.filter((letter) => kindOf(letter) === 'step')).toEqual([]);
    expect(letters.filter(({ subject }) => subject === 'Did you talk with Ana?')).toHaveLength(1);
  });

  test('is confirmed once: another time after the confirmation is her turn', async () => {
    const { desk, ask } = await askedOf(ana, 'met-in-person');
    await hear(desk, ana, ask, 'Sure, happy to talk. Are you free on Tuesday at 3pm?');
    const confirmed = await send(desk, ana);
    const { state } = await hear(desk, ana, confirmed, 'Sorry, could we talk on Thursday at 10 am instead?');
    expect(state).toMatchObject({ at: 'answered', kind: 'meeting' });
  });
});
