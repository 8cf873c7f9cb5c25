import { fc } from '../examples.ts';
import { describe, expect, test } from 'vitest';
import { all } from '../../core/assistant/change.ts';
import { writeDigest } from '../../core/assistant/write-digest.ts';
import { stepOf } from '../../core/domain/enrollment/enrollment.ts';
import { MINUTE } from '../../core/domain/instant.ts';
import type { Letter } from '../../core/domain/mail/mail.ts';
import { ana, ben, lind, nora, tom } from '../cast.ts';
import { Crash, crashing } from '../fakes/crash.ts';
import type { Desk, Wire } from './desk.ts';
import { firstMailOut, kindOf, only, openDesk } from './desk.ts';

type Scene = () => Promise<{ desk: Desk; wire: Wire }>;

/** A contact answers the first mail. */
const answer =
  (text: string, how: Partial<Wire> = {}): Scene =>
  async () => {
    const desk = await openDesk({ contacts: [ben, ana, tom] });
    const { replyTo } = await firstMailOut(desk);
    return {
      desk,
      wire: {
        from: 'Ben Osei <ben@helio.example>',
        to: replyTo,
        text,
        messageId: 'ben-1@helio.example',
        key: 'crash',
        ...how,
      },
    };
  };

/** The owner answers a preview, a question or a digest. */
const steering =
  (text: string, to: 'preview' | 'question' | 'digest' = 'preview'): Scene =>
  async () => {
    const desk = await openDesk({
      contacts: [to === 'question' ? { ...ben, facts: {} } : ben, ana, tom, lind],
    });
    if (to === 'digest') await writeDigest(desk.house, nora.id, true);
    else await desk.start();
    const mail = only(desk.look(), to);
    return { desk, wire: { from: nora.address, to: mail.replyTo?.address ?? '', text, key: 'crash' } };
  };

const LONG_STEERING = steering(
  'yes\nnote Ana: met her boss\nmet Kim Vale at DataConf, talked about Flink\nadd Zoe Hart, zoe@x.example\ntrust Tom = 2\nhold Tom until March\nstop Eva\nundo\npause 2 weeks',
);
const LONG_ANSWER = answer(
  'I left Helio last month. Happy to help, what are you up to? Raj Patel (raj@helio.example) runs that team now.\n\n-- \nBen Osei\n+1 415 555 0132',
);

/** The owner says what the answer was, at the address below it; then she changes her mind. */
const correcting =
  (text: string): Scene =>
  async () => {
    const { desk, wire } = await answer('Hm.', { key: 'before' })();
    await desk.receive(wire);
    const { text: told } = only(desk.look(), 'reply');
    const [to = ''] = /goodword\+\S+@in\.goodword\.example/.exec(told) ?? [];
    return { desk, wire: { from: nora.address, to, text, key: 'crash' } };
  };

const others: [string, Scene][] = [
  ['a correction to a no', correcting('relabel no')],
  ['a correction to a yes, taken back', correcting('relabel positive\nundo')],
  ['a correction to a stop, taken back', correcting('relabel stop\nundo')],
  ['a digest answered', steering('1 yes\n2 later March\n3 no', 'digest')],
  ['a question answered', steering('The Atlas migration', 'question')],
  ['an edit, a yes and an undo', steering('edit: Hi Ben,\n\nhow are you?\n\nyes\nundo')],
  ['a no taken back', steering('no\nundo')],
  ['a stop', answer('Please stop writing to me.')],
  ['a later', answer('Swamped until the end of the quarter, ping me in January?')],
  ['a no', answer("I'm afraid I can't help with this one, best of luck though.")],
  ['a new address', answer("I've moved on to Kestrel, new address is ben@kestrel.example.")],
  [
    'an absence',
    answer('I am out of the office until December 21, 2026.', {
      headers: { 'Auto-Submitted': 'auto-replied' },
    }),
  ],
  ['an answer from elsewhere', answer('Are you open to Lisbon?', { from: 'ben@private.example' })],
];

/** Everything there is at the end, without versions, fresh ids and the minutes between the two deliveries. */
async function everything(desk: Desk): Promise<unknown> {
  const enrollments = await all(desk.house.enrollments.ofOwner(nora.id));
  const { pausedUntil, digest } = (await desk.house.owners.get(nora.id)) ?? nora;
  const state = {
    owner: { pausedUntil, digest },
    contacts: (await all(desk.house.contacts.ofOwner(nora.id)))
      .map(({ version: _v, id: _id, ...c }) => c)
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    enrollments: enrollments.map(({ version: _v, decisions: _d, ...e }) => e),
    drafts: await Promise.all(enrollments.map(async (e) => desk.house.drafts.get(e, stepOf(e.state) ?? ''))),
    messages: await all(desk.house.messages.ofOwner(nora.id, '2026-01-01T00:00:00.000Z')),
    commands: (await desk.house.commands.latest(nora.id, 99))
      .map(({ id, line, did, state, undone }) => ({ id, line, did, state, undone }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    letters: [...new Set(desk.look().map(gist))].sort(),
  };
  const start = desk.house.clock.now().slice(0, 14);
  return JSON.parse(
    JSON.stringify(state)
      .replaceAll(/fake\d{4}/g, 'fake')
      .replaceAll(new RegExp(`${start}\\d\\d:\\d\\d\\.\\d{3}Z`, 'g'), 'now'),
  );
}

const gist = ({ tags, to, subject, text }: Letter): string =>
  `${tags['kind'] ?? ''} to ${to.address}: ${subject}\n${text.replaceAll(/https:\S+/g, 'a link')}`;

/** What it comes to when nobody dies; the second delivery is part of it. */
async function whole(scene: Scene): Promise<unknown> {
  const { desk, wire } = await scene();
  await desk.receive(wire);
  desk.house.clock.advance(7 * MINUTE);
  await desk.receive(wire);
  return everything(desk);
}

/** The process dies at the given call; the queue brings the mail back. */
async function broken(
  scene: Scene,
  at: number,
  when: 'before' | 'after',
): Promise<{ died: boolean; end: unknown; sent: Letter[] }> {
  const { desk, wire } = await scene();
  const died = await desk.receive(wire, crashing(desk.house, at, when).house).then(
    () => false,
    (error: unknown) => {
      if (error instanceof Crash) return true;
      throw error;
    },
  );
  desk.house.clock.advance(7 * MINUTE);
  await desk.receive(wire);
  const sent = desk.house.postman.letters.slice();
  return { died, end: await everything(desk), sent };
}

describe('a mail whose taking was broken off is taken as if nothing had happened', () => {
  test.each([
    ['the owner’s with nine commands', LONG_STEERING],
    ['a contact’s with news of all kinds', LONG_ANSWER],
  ])(
    '%s, wherever the process dies',
    async (_what, scene) => {
      const expected = await whole(scene);
      for (let at = 0; ; at++) {
        let deaths = 0;
        for (const when of ['before', 'after'] as const) {
          const { died, end, sent } = await broken(scene, at, when);
          expect(end, `${when} call ${at}`).toEqual(expected);
          expect(sent.filter((l) => l.to.address !== nora.address && kindOf(l) !== 'step')).toEqual([]);
          if (died) deaths++;
        }
        if (deaths === 0) return;
      }
    },
    60_000,
  );

  test.each(others)('%s, wherever the process dies', async (_what, scene) => {
    const expected = await whole(scene);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 60 }),
        fc.constantFrom('before' as const, 'after' as const),
        async (at, when) => {
          expect((await broken(scene, at, when)).end).toEqual(expected);
        },
      ),
      { numRuns: 30 },
    );
  });
});
