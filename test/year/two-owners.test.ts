import { fc } from '../examples.ts';
import { expect, test } from 'vitest';
import { approve } from '../../core/assistant/approve.ts';
import { enroll } from '../../core/assistant/enroll.ts';
import { type Instant, DAY, plus } from '../../core/domain/instant.ts';
import type { Letter } from '../../core/domain/mail/mail.ts';
import type { Owner } from '../../core/domain/owner.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { nora, omar, person } from '../cast.ts';
import { kindOf, openDesk } from '../assistant/desk.ts';

const BOTH = [nora, omar];
const NAMES = ['Ada Abel', 'Ben Brand', 'Cleo Cole'];

/** What happens on one day: an owner begins with a person, or a person answers his newest mail. */
interface Turn {
  days: number;
  person: number;
  owner: 0 | 1;
  does: 'begins' | 'answers' | 'stops';
}

const turns = fc.array(
  fc.record({
    days: fc.integer({ min: 1, max: 3 }),
    person: fc.nat({ max: NAMES.length - 1 }),
    owner: fc.constantFrom(0 as const, 1 as const),
    does: fc.oneof(
      { weight: 7, arbitrary: fc.constant('begins' as const) },
      { weight: 2, arbitrary: fc.constant('answers' as const) },
      { weight: 1, arbitrary: fc.constant('stops' as const) },
    ),
  }),
  { minLength: 30, maxLength: 40 },
);

interface Seen {
  at: Instant;
  letter: Letter;
}

test('two owners who know the same people are told of each other, hear only their own, and a stop is for both', async () => {
  let together = 0;
  await fc.assert(
    fc.asyncProperty(turns, async (days) => {
      const { seen, stops, answers } = await play(days);
      for (const [i, { at, letter }] of seen.entries()) {
        if (kindOf(letter) !== 'step') continue;
        const { address } = letter.to;
        expect((stops.get(address) ?? at) < at, `a mail to ${address} after stop`).toBe(false);
        const before = seen.slice(0, i);
        const other = before.findLastIndex(
          (one) =>
            kindOf(one.letter) === 'step' &&
            one.letter.to.address === address &&
            one.letter.from.address !== letter.from.address &&
            plus(one.at, 7 * DAY) > at,
        );
        if (other < 0) continue;
        together++;
        // Once in a week is enough: the word may be older than the newest mail of the other.
        const told = before.some(
          (one) =>
            privately(letter.from.address) === one.letter.to.address &&
            plus(one.at, 14 * DAY) > at &&
            one.letter.text.includes(`To: ${address}`) &&
            one.letter.text.includes(
              'somebody else who uses this Goodword wrote to the same person this week',
            ),
        );
        expect(told, `${letter.from.address} was told that ${address} got another mail`).toBe(true);
      }
      for (const { letter } of seen.filter(({ letter: { to } }) =>
        BOTH.some((o) => o.address === to.address),
      ))
        for (const { words, owner } of answers)
          if (letter.text.includes(words)) expect(letter.to.address).toBe(owner.address);
    }),
    { numRuns: 15 },
  );
  // Weeks in which the two never meet would prove nothing.
  expect(together).toBeGreaterThan(0);
}, 120_000);

const privately = (sending: string): string | undefined =>
  BOTH.find((owner) => owner.sendingAddress === sending)?.address;

/** Weeks of two owners who say yes to everything, as a fast worker would. */
async function play(days: Turn[]) {
  const desk = await openDesk({ contacts: [] });
  const { house } = desk;
  const { startedAt, due } = (await house.owners.get(nora.id)) ?? nora;
  await house.owners.create({ ...omar, startedAt, due });
  for (const owner of BOTH)
    for (const i of NAMES.keys()) await house.contacts.save({ ...contactOf(owner, i), version: 0 });
  const seen: Seen[] = [];
  const stops = new Map<string, Instant>();
  const answers: { words: string; owner: Owner }[] = [];
  const look = (): void => {
    for (const letter of desk.look()) seen.push({ at: house.clock.now(), letter });
  };

  for (const [day, turn] of days.entries()) {
    const owner = BOTH[turn.owner] ?? nora;
    const { name, addresses, id: contactId } = contactOf(owner, turn.person);
    const address = addresses[0]?.address ?? '';
    if (turn.does === 'begins')
      await enroll(house, {
        ...{ ownerId: owner.id, contactId, sequence: 'thank-you', because: 'a talk' },
        facts: { learned: `to test the schema, part ${day}`, willDo: 'try that' },
      });
    else {
      const last = seen.findLast(
        ({ letter }) => kindOf(letter) === 'step' && letter.to.address === address,
      )?.letter;
      const words =
        turn.does === 'stops' ? 'Please do not email me again.' : `You are welcome, number ${day}.`;
      const to = last?.replyTo?.address;
      if (last && to !== undefined) {
        const whose = BOTH.find(({ sendingAddress }) => sendingAddress === last.from.address) ?? nora;
        await desk.receive({ from: `${name} <${address}>`, to, text: words, subject: `Re: ${last.subject}` });
        if (turn.does === 'stops') stops.set(address, stops.get(address) ?? house.clock.now());
        else answers.push({ words, owner: whose });
      }
    }
    for (let n = 0; n < turn.days; n++) {
      await sayYes();
      await desk.pass(1);
      look();
    }
  }
  return { seen, stops, answers };

  async function sayYes(): Promise<void> {
    for (const owner of BOTH)
      for await (const e of house.enrollments.ofOwner(owner.id))
        if (e.state.at === 'drafted') await approve(house, e);
  }
}

function contactOf({ id: ownerId }: Owner, i: number): Contact {
  const name = NAMES[i] ?? 'Eva Eller';
  const address = `${name.split(' ')[0]?.toLowerCase() ?? ''}@there.example`;
  return {
    ...person({ id: `${ownerId.slice(0, 4)}per${i}`, name, kind: 'event' }),
    ...{ ownerId, addresses: [{ address, source: 'you' }] },
    facts: { event: 'DataConf', topic: 'Kafka' },
  };
}
