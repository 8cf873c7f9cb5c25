import { describe, expect, test } from 'vitest';
import { approve } from '../../core/assistant/approve.ts';
import { enroll } from '../../core/assistant/enroll.ts';
import { explain } from '../../core/assistant/explain.ts';
import { openCompany } from '../../core/assistant/open-company.ts';
import { rankContacts } from '../../core/assistant/rank-contacts.ts';
import { command } from '../../core/assistant/steer.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import type { Owner } from '../../core/domain/owner.ts';
import { composeDigest } from '../../core/domain/owner-mail/digest.ts';
import { happenedLines } from '../../core/domain/owner-mail/digest-closing.ts';
import { ben, nora } from '../cast.ts';
import { enrolled, MONDAY, week } from '../domain/weeks.ts';
import { type Desk, firstMailOut, only, openDesk } from './desk.ts';

const priya: Contact = {
  ...ben,
  id: 'priyana1',
  name: 'Priya Nair',
  company: 'Helio Inc.',
  addresses: [{ address: 'priya@helio.example', source: 'you' }],
};
const kim: Contact = { ...priya, id: 'kimpark1', name: 'Kim Park', company: 'Kestrel', addresses: [] };
const HELPING = /Ben Osei at Helio is helping you.*"open Helio" allows it/;

const begin = (desk: Desk, contact: Contact, sequence = 'reconnect') =>
  enroll(desk.house, { ownerId: nora.id, contactId: contact.id, sequence, because: 'a test' });

/** Ben's first mail is out, and he answers in these words. */
async function benSays(words: string, contacts: Contact[] = [ben, priya], owner: Partial<Owner> = {}) {
  const desk = await openDesk({ contacts, owner });
  const { replyTo, mail } = await firstMailOut(desk);
  return { desk, answer: () => hear(desk, replyTo, mail.subject, words) };
}
async function hear(desk: Desk, to: string, subject: string, text: string): Promise<void> {
  await desk.receive({ from: 'Ben Osei <ben@helio.example>', to, subject: `Re: ${subject}`, text });
}
const GLAD = 'Great to hear from you! Happy to help however I can.';

describe('a helpful answer', () => {
  test('closes the company to further first contacts, and says who helps there', async () => {
    const { desk, answer } = await benSays(GLAD);
    await answer();
    const because = expect.stringMatching(HELPING) as string;
    expect(await begin(desk, priya)).toMatchObject({ at: 'refused', because });
    const ranked = await rankContacts(desk.house, nora.id);
    const row = ranked.at === 'ranked' ? ranked.ranked.find((one) => one.contact.id === priya.id) : undefined;
    expect(row).toMatchObject({ standing: 'company closed', because });
    expect((await explain(desk.house, nora.id, priya.id))?.ranked).toMatchObject({ because });
  });

  test.each([
    ['a question', 'Remind me, which year was that?'],
    ['a no', "I'm afraid I can't help with this one, best of luck though."],
    ['bare thanks', 'Thanks!'],
  ])('is not %s: that closes nothing', async (_what, words) => {
    const { desk, answer } = await benSays(words);
    await answer();
    await desk.pass(5);
    expect(await begin(desk, priya)).toMatchObject({ at: 'enrolled' });
  });

  test('closes no other company, and nobody the owner was sent to', async () => {
    const sent: Contact = {
      ...priya,
      id: 'rajpatel',
      name: 'Raj Patel',
      kind: 'referred',
      referredBy: ben.id,
    };
    const other: Contact = { ...priya, id: 'kimpark1', name: 'Kim Park', company: 'Kestrel' };
    const facts = { connection: 'Ben Osei suggested I write to you' };
    const raj = { ...sent, facts, addresses: [{ address: 'raj@helio.example', source: 'you' }] };
    const kim = { ...other, addresses: [{ address: 'kim@kestrel.example', source: 'you' }] };
    const { desk, answer } = await benSays(GLAD, [ben, raj, kim]);
    await answer();
    expect(await begin(desk, raj, 'introduced')).toMatchObject({ at: 'enrolled' });
    expect(await begin(desk, kim)).toMatchObject({ at: 'enrolled' });
  });

  test('stops a first mail to a colleague that was approved already; the owner sees why', async () => {
    const { desk, answer } = await benSays(GLAD);
    const begun = await begin(desk, priya);
    if (begun.at === 'refused') throw new Error(begun.because);
    expect(await approve(desk.house, begun.enrollment)).toMatchObject({ at: 'done' });
    desk.look();
    await answer();
    expect(await desk.enrollment(priya)).toMatchObject({ state: { at: 'drafted' } });
    const shown = desk.look().find((letter) => letter.text.includes('is helping you'));
    expect(shown?.text).toContain('"open Helio" allows it');
    await desk.pass(30);
    expect((await desk.enrollment(priya)).sent).toEqual([]);
    if (!shown) throw new Error('nothing was shown');
    await desk.say(shown, 'yes');
    expect((await desk.enrollment(priya)).state.at).toBe('drafted');
    await desk.say(shown, 'open Helio\nyes');
    expect((await desk.enrollment(priya)).state.at).toBe('scheduled');
  });

  test('closes nothing any more after half a year', async () => {
    const { desk, answer } = await benSays(GLAD);
    await answer();
    await desk.pass(190);
    expect(await begin(desk, priya)).toMatchObject({ at: 'enrolled' });
  });

  test.each([
    ["I'm afraid I can't help with this one after all, best of luck though."],
    ['I left Helio last month and no longer work there.'],
  ])('closes nothing any more once they say: %s', async (words) => {
    const { desk, answer } = await benSays(GLAD);
    await answer();
    await desk.pass(3);
    const first = only(desk.house.postman.letters, 'step');
    await hear(desk, first.replyTo?.address ?? '', first.subject, words);
    expect(await begin(desk, priya)).toMatchObject({ at: 'enrolled' });
  });

  test('closes nothing where the goal is a promotion and all work in one house', async () => {
    const goal = { ...nora.goal, kind: 'promotion' as const };
    const { desk, answer } = await benSays(GLAD, [ben, priya], { goal, employer: 'Helio' });
    await answer();
    await desk.pass(5);
    expect(await begin(desk, priya)).toMatchObject({ at: 'enrolled' });
  });
});

describe('a company that is closed', () => {
  test('is opened by mail, closed again, and undone like any word', async () => {
    const { desk, answer } = await benSays(GLAD, [ben, priya, kim]);
    await answer();
    const says = async (line: string) => {
      const owner = await desk.house.owners.get(nora.id);
      if (!owner) throw new Error('she is gone');
      return command(desk.house, owner, line);
    };
    expect(JSON.stringify(await says('open helio'))).toContain('others at Helio may be written to');
    expect(await desk.house.owners.get(nora.id)).toMatchObject({ opened: ['Helio'] });
    await says('undo');
    expect((await desk.house.owners.get(nora.id))?.opened ?? []).toEqual([]);
    await says('open Helio Inc');
    await says('close Helio');
    expect((await desk.house.owners.get(nora.id))?.opened).toEqual([]);
    expect(JSON.stringify(await says('open Initech'))).toContain('where you know somebody');
  });

  test('is opened by the command line’s verb too, and then a beginning there is written', async () => {
    const { desk, answer } = await benSays(GLAD);
    await answer();
    const owner = await desk.house.owners.get(nora.id);
    if (!owner) throw new Error('she is gone');
    await openCompany(desk.house, owner, 'Helio', true);
    expect(await begin(desk, priya)).toMatchObject({ at: 'enrolled' });
  });
});

describe('the digest', () => {
  const drafted = {
    at: 'drafted',
    step: '1-inquire',
    fingerprint: 'f'.repeat(26),
    notBefore: MONDAY,
  } as const;

  test('says of a first mail to a closed company what has to come before the yes', () => {
    const { words } = composeDigest(
      week({
        people: [ben, priya],
        enrollments: [
          enrolled(ben, { at: 'closing', due: '2026-12-20T14:00:00.000Z' }, { answered: 'positive' }),
          enrolled(priya, drafted),
        ],
      }),
    );
    expect(JSON.stringify(words.sections)).toContain('first: Ben Osei is helping you there');
  });

  test('tells once that somebody stayed silent, as what is usual', () => {
    const silent = (when: string) => enrolled(ben, { at: 'ended', why: 'silent', when }, { sent: 2 });
    const happened = (when: string) =>
      happenedLines(week({ people: [ben], enrollments: [silent(when)] })).join('\n');
    expect(happened('2026-11-27T14:00:00.000Z')).toContain('1 rests without an answer, as most do');
    expect(happened('2026-11-20T14:00:00.000Z')).not.toContain('without an answer');
  });
});
