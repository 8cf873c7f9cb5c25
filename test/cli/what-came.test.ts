import { beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../core/domain/mail/message.ts';
import { NOBODY } from '../../core/assistant/tell-owner.ts';
import type { FakeHouse } from '../fakes/house.ts';
import { ben, nora } from '../cast.ts';
import { norasDesk } from './noras-desk.ts';
import type { atDesk } from './at-desk.ts';

let house: FakeHouse;
let run: ReturnType<typeof atDesk>['run'];
let json: ReturnType<typeof atDesk>['json'];

beforeEach(async () => void ({ house, run, json } = await norasDesk()));

describe('what came of it', () => {
  const answer: Message = {
    ownerId: nora.id,
    contactId: ben.id,
    n: 1,
    id: 'raw/1',
    direction: 'in',
    at: '2026-11-20T10:00:00.000Z',
    from: 'ben@helio.example',
    to: 'nora.reyes+x@in.goodword.example',
    subject: 'Re: Atlas',
    text: 'Great to hear from you!\nAnd you?',
    messageIds: ['a@helio.example'],
    kind: 'positive',
    labels: ['positive'],
    evidence: [{ kind: 'positive', from: 'text', words: 'Great to hear', rule: 'warm words' }],
    matchedBy: 'token',
  };
  const stray: Message = {
    ...answer,
    ownerId: NOBODY,
    contactId: NOBODY,
    id: 'raw/2',
    at: '2026-11-21T10:00:00.000Z',
    from: 'who@else.example',
    matchedBy: 'none',
  };

  test('every mail that came in is shown with kind, evidence and how it was matched; strangers too', async () => {
    await house.messages.record(answer);
    await house.messages.record(stray);
    await house.messages.record({ ...answer, id: '1-1-inquire', direction: 'out' });
    expect(await json('replies')).toMatchObject([{ id: 'raw/1', contact: 'Ben Osei' }, { id: 'raw/2' }]);
    expect(await json('replies', '--unmatched')).toMatchObject([{ id: 'raw/2' }]);
    expect(await json('replies', '--contact', 'ben')).toMatchObject([{ id: 'raw/1' }]);
    expect(await json('replies', '--since', '2026-11-21')).toMatchObject([{ id: 'raw/2' }]);
    const { out } = await run('replies');
    expect(out).toContain('text: "Great to hear" (warm words)');
    expect(out).toContain('    Great to hear from you!\n    And you?');
  });

  test('a line does what it would do in a mail, and a line that is not understood does nothing and exits 1', async () => {
    expect(await run('command', 'trust Ben = 5')).toMatchObject({ exit: 0 });
    const mixed = await run('command', 'note Ben: met his boss', 'frobnicate', '--json');
    expect(mixed.exit).toBe(1);
    expect(JSON.parse(mixed.out)).toMatchObject([{ outcome: 'done' }, { outcome: 'not understood' }]);
    const contact = await house.contacts.get(nora.id, ben.id);
    expect(contact).toMatchObject({ trust: 5, notes: [{ text: 'met his boss' }] });
    expect((await run('command', 'help')).out).toContain('undo');
  });

  test('a number means what it means in the newest digest', async () => {
    await run('digest', '--send');
    const [digest] = await house.digests.latest(nora.id, 1);
    const number = digest?.items.find(({ contactId }) => contactId === ben.id)?.number ?? 0;
    expect(await run('command', `${number} yes`)).toMatchObject({ exit: 0 });
    expect(await json('queue')).toMatchObject([{ contact: { name: 'Ben Osei' }, state: 'drafted' }]);
  });

  test('the digest is shown without being sent', async () => {
    const shown = (await json('digest')) as { text: string; subject: string };
    expect(shown.text).toContain('Ben Osei');
    expect(house.postman.letters).toEqual([]);
    expect((await run('digest')).out).toContain(shown.subject);
  });

  test('the status counts what is there', async () => {
    await run('enroll', 'ben', '--sequence', 'reconnect');
    await run('approve', 'ben');
    await run('enroll', 'lind', '--sequence', 'reconnect');
    await run('contacts', 'add', 'Sam Ito');
    expect(await json('status')).toMatchObject({
      contacts: 3,
      needAddress: 1,
      scheduled: 1,
      waitingForYou: 1,
      due: 0,
      sent: 0,
      answered: 0,
      bounced: 0,
      unknown: 0,
      nextDue: '2026-11-23T12:30:00.000Z',
    });
    house.clock.set('2026-11-23T12:30:00.000Z');
    expect(await json('status')).toMatchObject({ due: 1 });
  });

  test('a simulation looks ahead and sends nothing', async () => {
    await run('enroll', 'ben', '--sequence', 'reconnect');
    await run('approve', 'ben');
    expect(await json('simulate', '--weeks', '1')).toMatchObject([
      { contact: { name: 'Ben Osei' }, step: '1-inquire' },
    ]);
    expect(await house.messages.ofContact(nora.id, ben.id)).toEqual([]);
  });

  test('sequences are listed, shown and checked', async () => {
    expect(await json('sequences', 'list')).toHaveLength(15);
    expect((await run('sequences', 'show', 'reconnect')).out).toContain('after an answer');
    expect(await run('sequences', 'lint', 'reconnect')).toMatchObject({
      exit: 0,
      out: 'Nothing is wrong.\n',
    });
    expect((await run('sequences', 'show', 'nope')).err).toContain(
      'there are classmate, hiring-manager, informational-interview',
    );
  });
});

describe('replies relabel', () => {
  const answer: Message = {
    ownerId: nora.id,
    contactId: ben.id,
    id: 'raw-1',
    direction: 'in',
    at: '2026-11-22T15:00:00.000Z',
    from: 'ben@helio.example',
    to: nora.sendingAddress,
    subject: 'Re: Atlas',
    text: 'Hm.',
    messageIds: ['ben-1@helio.example'],
    kind: 'unclear',
    labels: ['unclear'],
    evidence: [],
    matchedBy: 'sender',
  };

  test.each(['ben', 'raw-1'])('takes %s, twice, and is shown by replies', async (which) => {
    await house.messages.record(answer);
    for (let time = 0; time < 2; time++)
      expect(await json('replies', 'relabel', which, 'Wrong-Person')).toMatchObject({
        id: 'raw-1',
        kind: 'wrong-person',
        evidence: [{ from: 'owner', kind: 'wrong-person' }],
      });
    expect((await run('replies')).out).toContain('owner: "relabel wrong-person"');
    expect(await json('explain', 'ben')).toMatchObject({
      messages: [
        { label: 'human', primary: 'wrong-person', newestText: 'Hm.', returnDate: null, bounce: [] },
      ],
    });
  });

  test.each([
    [['ben', 'maybe'], '"maybe" is no kind of answer; say one of: stop, wrong-person, left'],
    [['ben', 'bounce'], 'say one of: stop'],
    [['lind', 'no'], 'has not answered yet'],
  ])('%j is refused with what to do', async (args, words) => {
    const came = await run('replies', 'relabel', ...args);
    expect(came).toMatchObject({ exit: 1, out: '' });
    expect(came.err).toContain(words);
  });

  test('stop --lift takes a stop back', async () => {
    await run('stop', 'ben', '--reason', 'a slip');
    expect((await run('stop', 'ben', '--lift', '--reason', 'a slip')).out).toContain(
      'may be written to again',
    );
    expect((await house.contacts.get(nora.id, ben.id))?.doNotContact).toBeUndefined();
  });
});
