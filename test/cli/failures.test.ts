import { beforeEach, describe, expect, test } from 'vitest';
import { TryLater } from '../../core/domain/try-later.ts';
import { type FakeHouse, fakeHouse } from '../fakes/house.ts';
import { nora, person } from '../cast.ts';
import { norasDesk } from './noras-desk.ts';
import { atDesk } from './at-desk.ts';

let house: FakeHouse;
let run: ReturnType<typeof atDesk>['run'];

beforeEach(async () => void ({ house, run } = await norasDesk()));

function refusing(error: Error): () => AsyncIterable<never> {
  return async function* () {
    throw error;
  };
}

describe('a failure', () => {
  test('of the world is 3, of Goodword itself 70, and only --debug shows a stack', async () => {
    const busy = fakeHouse({
      owners: { ...house.owners, all: refusing(new TryLater('the table is too busy')) },
    });
    expect(await atDesk(busy).run('status')).toMatchObject({
      exit: 3,
      out: '',
      err: 'goodword: the table is too busy\n',
    });
    const broken = atDesk(
      fakeHouse({ owners: { ...house.owners, all: refusing(new TypeError('x is no function')) } }),
    );
    const came = await broken.run('status');
    expect(came).toMatchObject({ exit: 70, out: '' });
    expect(came.err).not.toContain('at-desk.ts');
    expect(came.err).toContain('--debug');
    expect((await broken.run('status', '--debug')).err).toMatch(/TypeError: x is no function\n\s+at /);
  });

  test('with --json is one JSON value too', async () => {
    for (const [args, exit] of [
      [['status', '--owner', 'nobody00'], 1],
      [['enroll'], 2],
      [['frobnicate'], 2],
      [['owner'], 2],
    ] as const) {
      const came = await run(...args, '--json');
      expect(came.exit).toBe(exit);
      expect(JSON.parse(came.out)).toEqual({ error: expect.stringMatching(/\w{3}/), exit });
    }
  });
});

test("a contact's text never reaches the terminal as an escape sequence, in any command", async () => {
  const evil = '\u001b]0;pwned\u0007\u001b[2J\u009b31m\u202e';
  const eve = person({
    id: 'eve00001',
    name: `Eve ${evil}Adams`,
    company: `Helio${evil}`,
    role: `Director${evil}`,
    addresses: [{ address: 'eve@helio.example', source: 'you' }],
    notes: [{ at: '2026-11-01T00:00:00.000Z', text: `note ${evil}` }],
    facts: { sharedWork: `Atlas ${evil}`, memory: `that ${evil} night` },
  });
  await house.contacts.saveNew([{ ...eve, version: 0 }]);
  await house.messages.record({
    ownerId: nora.id,
    contactId: eve.id,
    id: 'raw/9',
    direction: 'in',
    at: '2026-11-20T10:00:00.000Z',
    from: 'eve@helio.example',
    to: 'x@in.goodword.example',
    subject: `Re: ${evil}`,
    text: `Hello ${evil}`,
    messageIds: [],
    matchedBy: 'sender',
    evidence: [{ kind: 'positive', from: 'text', words: evil, rule: 'warm words' }],
  });
  for (const args of [
    ['contacts', 'list'],
    ['contacts', 'show', 'eve00001'],
    ['contacts', 'export'],
    ['contacts', 'export', '--format', 'vcard'],
    ['contacts', 'export', '--format', 'json'],
    ['rank', '--all'],
    ['preview', 'eve00001', '--sequence', 'reconnect'],
    ['enroll', 'eve00001', '--sequence', 'reconnect'],
    ['queue'],
    ['replies'],
    ['explain', 'eve00001'],
    ['digest'],
    ['contacts', 'show', 'e'],
    ['stop', 'eve00001', '--reason', evil],
  ])
    for (const how of [[], ['--json']]) {
      const came = await run(...args, ...how);
      expect(`${args[0]}: ${came.out}${came.err}`).not.toMatch(/[^\P{Cc}\r\n]|[\u202a-\u202e]/u);
    }
});
