import { describe, expect, test } from 'vitest';
import { enroll } from '../../core/assistant/enroll.ts';
import { command } from '../../core/assistant/steer.ts';
import { cadenceOf } from '../../core/domain/people/cadence.ts';
import type { Letter } from '../../core/domain/mail/mail.ts';
import { ben, nora } from '../cast.ts';
import type { Desk } from './desk.ts';
import { firstMailOut, kindOf, only, openDesk } from './desk.ts';

/** Ben answers Nora's first mail on Thursday 3 December. */
async function benAnswers(text: string, headers: Record<string, string> = {}) {
  const desk = await openDesk();
  const { replyTo, mail } = await firstMailOut(desk);
  const wire = { from: 'Ben Osei <ben@helio.example>', to: replyTo, subject: `Re: ${mail.subject}` };
  const before = await desk.contact();
  await desk.receive({ ...wire, text, headers, key: 'one' });
  return { desk, before, again: async () => desk.receive({ ...wire, text, headers, key: 'one' }) };
}

interface Row {
  kind: string;
  text: string;
  headers?: Record<string, string>;
  /** Where the conversation stands then. */
  state: Record<string, unknown>;
  /** Kinds of mail to Nora at once, and a month later; nothing to Ben without her word in any row. */
  now: string[];
  later: string[];
  trust: 0 | 1;
  more?: (desk: Desk, letters: Letter[]) => Promise<void>;
}

const DAY_AFTER = 'answer-waits';

const ROWS: Row[] = [
  {
    kind: 'positive: she is told at once, and the next mail is asked about; it counts for trust',
    text: 'Great to hear from you! Happy to help however I can.',
    state: { at: 'asking', step: '3-ask' },
    now: ['reply', 'question'],
    later: [],
    trust: 1,
  },
  {
    kind: 'question: it is her turn, and she is reminded after one business day and again after two',
    text: 'Remind me, which of your projects was that?',
    state: { at: 'answered', kind: 'question' },
    now: ['reply'],
    later: [DAY_AFTER, DAY_AFTER],
    trust: 0,
  },
  {
    kind: 'meeting: she is told the times, and nothing is accepted by itself',
    text: 'Are you free for a call on Thursday at 3pm?',
    state: { at: 'answered', kind: 'meeting' },
    now: ['reply'],
    later: [DAY_AFTER, DAY_AFTER],
    trust: 0,
    more: async (_desk, [told]) => expect(told?.text).toContain('Times: Thursday at 3pm'),
  },
  {
    kind: 'referral: thanks and the mail to who was named are written',
    text: 'Best talk to Raj Patel, raj@kestrel.example, he runs that now.',
    state: { at: 'drafted' },
    now: ['reply', 'preview', 'preview'],
    later: [],
    trust: 1,
  },
  {
    kind: 'later: it comes back on the day and a business day, as was suggested, once',
    text: 'Not a good week. Please ask me again on December 14.',
    state: { at: 'snoozed' },
    now: ['reply'],
    later: ['later-came', 'preview'],
    trust: 0,
    more: async (desk) => {
      const draft = await desk.house.drafts.get(await desk.enrollment(), '3-ask');
      expect(draft?.text).toContain('You asked me to come back about now, so here I am.');
    },
  },
  {
    kind: 'no: one line of thanks is written, nothing more is asked for a year, and a note goes once a year',
    text: "I'm afraid I can't help with this one, best of luck though.",
    state: { at: 'drafted', step: '1-thank' },
    now: ['reply', 'preview'],
    later: [],
    trust: 0,
    more: async (desk, letters) => {
      expect(only(letters, 'preview').text).toContain('Thank you for the honest answer');
      expect(cadenceOf(await desk.contact())).toMatchObject({ ideal: 365 });
      const about = { ownerId: nora.id, contactId: ben.id, because: 'a test' };
      expect(await enroll(desk.house, { ...about, sequence: 'hiring-manager' })).toMatchObject({
        at: 'refused',
      });
    },
  },
  {
    kind: 'left: the address and the company are what they were',
    text: 'I left Helio last month.',
    state: { at: 'ended', why: 'left' },
    now: ['reply'],
    later: [],
    trust: 0,
    more: async (desk) => {
      const { company, left, addresses } = await desk.contact();
      expect([company, left?.[0]?.company, addresses[0]?.stale]).toEqual([undefined, 'Helio', 'they left']);
    },
  },
  {
    kind: 'wrong person: the address is not his',
    text: 'I think you have the wrong Ben, I never worked at Borealis.',
    state: { at: 'ended', why: 'wrong-person' },
    now: ['reply'],
    later: [],
    trust: 0,
    more: async (desk) => expect((await desk.contact()).addresses[0]?.stale).toBe('wrong person'),
  },
  {
    kind: 'stop: for good, and no confirmation',
    text: "Please don't email me again.",
    state: { at: 'ended', why: 'stop' },
    now: ['reply'],
    later: [],
    trust: 0,
    more: async (desk) => expect((await desk.contact()).doNotContact).toBeDefined(),
  },
  {
    kind: 'out of office: no answer at all',
    text: 'I am out of the office until Monday, March 8, 2027.',
    headers: { 'Auto-Submitted': 'auto-replied' },
    state: { at: 'waiting' },
    now: [],
    later: [],
    trust: 0,
  },
  {
    kind: 'bare thanks: an answer, so nothing follows; she decides',
    text: 'Thanks!',
    state: { at: 'answered', kind: 'thanks' },
    now: ['reply'],
    later: [],
    trust: 0,
  },
  {
    kind: 'unclear: she decides',
    text: 'Hm, the weather in Accra.',
    state: { at: 'answered', kind: 'unclear' },
    now: ['reply'],
    later: [],
    trust: 0,
  },
];

/** The kind of a mail to the owner; of a notice, what it is about. */
const about = (letter: Letter): string =>
  kindOf(letter) !== 'notice'
    ? kindOf(letter)
    : letter.subject.includes('still waits')
      ? DAY_AFTER
      : letter.subject.includes('said later')
        ? 'later-came'
        : letter.subject;

describe('each kind of answer', () => {
  test.each(ROWS)('$kind', async ({ text, headers, state, now, later, trust, more }) => {
    const { desk, before, again } = await benAnswers(text, headers);
    const letters = desk.look();
    expect(letters.map(about)).toEqual(now);
    expect((await desk.enrollment()).state).toMatchObject(state);
    expect((await desk.contact()).helped - before.helped).toBe(trust);
    await again();
    expect(desk.look()).toEqual([]);
    await desk.pass(30);
    const month = desk.look();
    expect(month.filter((letter) => kindOf(letter) === 'step')).toEqual([]);
    expect(month.map(about).filter((one) => !one.includes('talk'))).toEqual(later);
    await more?.(desk, letters);
  });

  test('a no that is thanked for goes out on the next business day for her yes, and nothing follows it', async () => {
    const { desk, again } = await benAnswers("Thanks for thinking of me, but I'll have to pass.");
    await desk.say(only(desk.look(), 'preview'), 'yes');
    await again();
    await desk.pass(1);
    expect(
      desk
        .look()
        .filter((letter) => kindOf(letter) === 'step')
        .map(({ to }) => to.address),
    ).toEqual(['ben@helio.example']);
    await desk.pass(300);
    expect(desk.look().filter((letter) => kindOf(letter) === 'step')).toEqual([]);
  });

  test('a no that was none, by her word, asks for no rest and for a mail again', async () => {
    const { desk } = await benAnswers("Thanks for thinking of me, but I'll have to pass.");
    await command(desk.house, nora, 'no Ben');
    await command(desk.house, nora, 'relabel Ben positive');
    expect((await desk.contact()).holds).toEqual([]);
    expect(cadenceOf(await desk.contact())).toMatchObject({ ideal: 90 });
  });
});
