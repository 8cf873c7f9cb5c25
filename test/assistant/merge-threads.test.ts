import { describe, expect, test } from 'vitest';
import { approve } from '../../core/assistant/approve.ts';
import { all, changeEnrollment } from '../../core/assistant/change.ts';
import { enroll } from '../../core/assistant/enroll.ts';
import { explain } from '../../core/assistant/explain.ts';
import { forgetContact } from '../../core/assistant/forget-contact.ts';
import { mergeContacts } from '../../core/assistant/merge-contacts.ts';
import { noteDelivery } from '../../core/assistant/note-delivery.ts';
import { unmergeContact } from '../../core/assistant/unmerge-contact.ts';
import { end, isOver } from '../../core/domain/enrollment/enrollment.ts';
import { DAY } from '../../core/domain/instant.ts';
import type { Letter } from '../../core/domain/mail/mail.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { ben, nora, person } from '../cast.ts';
import { Crash, crashing } from '../fakes/crash.ts';
import { type Desk, eventOf, kindOf, only, openDesk } from './desk.ts';

/** Ben once more, as a file from home has him. */
const atHome = person({
  ...ben,
  id: 'benhome1',
  addresses: [{ address: 'b.osei@home.example', source: 'google contacts' }],
  company: 'Old Job',
});

/** The first mail to each of the two is out. */
async function twoThreads() {
  const desk = await openDesk({ contacts: [ben, atHome] });
  for (const one of [ben, atHome]) await approve(desk.house, await desk.start(one));
  await desk.pass(4);
  const letters = desk.look();
  const sent = ({ addresses }: Contact) => {
    const i = letters.findIndex((one) => kindOf(one) === 'step' && one.to.address === addresses[0]?.address);
    const mail = letters[i];
    if (!mail) throw new Error(`nothing went to ${addresses[0]?.address}`);
    return {
      mail,
      replyTo: mail.replyTo?.address ?? '',
      wireId: `ses-${i + 1}@email.amazonses.example`,
    };
  };
  const [first, second] = [sent(ben), sent(atHome)];
  const merge = (house: Desk['house'] = desk.house) =>
    mergeContacts(house, { ownerId: nora.id, contactId: ben.id, otherId: atHome.id });
  const unmerge = (house: Desk['house'] = desk.house) =>
    unmergeContact(house, { ownerId: nora.id, contactId: ben.id });
  return { desk, first, second, merge, unmerge };
}

const steps = (letters: Letter[]) => letters.filter((letter) => kindOf(letter) === 'step');
const open = async (desk: Desk, contact: Contact) =>
  (await desk.house.enrollments.ofContact(nora.id, contact.id)).filter((e) => !isOver(e));

/** All that is kept of the two, but versions, decisions and fresh ids. */
async function everything({ house }: Desk): Promise<unknown> {
  return {
    contacts: (await all(house.contacts.ofOwner(nora.id))).map(({ version: _v, ...contact }) => contact),
    enrollments: (await all(house.enrollments.ofOwner(nora.id))).map(
      ({ version: _v, decisions: _d, ...enrollment }) => enrollment,
    ),
    messages: await all(house.messages.ofOwner(nora.id, '2026-01-01T00:00:00.000Z')),
    copies: (await house.copies.ofContact(nora.id, ben.id)).map(({ merged, ended }) => [
      merged?.id,
      ended?.length,
    ]),
  };
}

describe('two contacts with mails made one', () => {
  test('go on with one conversation: the other ends with the reason, and nothing of it goes out', async () => {
    const { desk, merge } = await twoThreads();
    expect(await merge()).toMatchObject({ at: 'merged', contact: { id: ben.id }, ended: [{ n: 1 }] });
    const ended = await desk.enrollment(atHome);
    expect(ended).toMatchObject({ state: { at: 'ended' } });
    expect(ended.decisions.at(-1)?.because).toContain(`made one with Ben Osei (${ben.id})`);
    expect(await open(desk, ben)).toHaveLength(1);
    await desk.pass(60);
    expect(steps(desk.look()).filter(({ to }) => to.address === 'b.osei@home.example')).toEqual([]);
  });

  test.each(['first', 'second'] as const)(
    'an answer in the %s thread is his, and no follow-up goes anywhere',
    async (which) => {
      const { desk, merge, ...threads } = await twoThreads();
      await merge();
      const { replyTo } = threads[which];
      const from = which === 'first' ? 'ben@helio.example' : 'b.osei@home.example';
      const text = 'Which migration do you mean?';
      expect(await desk.receive({ from: `Ben Osei <${from}>`, to: replyTo, text })).toMatchObject({
        at: 'reply',
      });
      expect(only(desk.look(), 'reply').text).toContain('Which migration');
      expect(await desk.enrollment(ben)).toMatchObject({ state: { at: 'answered' } });
      await desk.pass(30);
      expect(steps(desk.look())).toEqual([]);
    },
  );

  test('an answer that only names the old mail, and a stop in the old thread, count for him', async () => {
    const { desk, merge, second } = await twoThreads();
    await merge();
    await desk.receive({
      from: 'Ben Osei <elsewhere@x.example>',
      to: nora.sendingAddress,
      references: [second.wireId],
      text: 'Please stop writing to me.',
    });
    expect((await desk.contact(ben)).doNotContact).toBeDefined();
    expect(await open(desk, ben)).toEqual([]);
    for (const address of ['ben@helio.example', 'b.osei@home.example'])
      expect(await desk.house.suppressions.find(address)).toMatchObject({ reason: 'stop' });
  });

  test('the owner’s answer to what came before the merge goes into the thread it came in', async () => {
    const { desk, merge, second } = await twoThreads();
    await desk.receive({
      from: 'Ben Osei <b.osei@home.example>',
      to: second.replyTo,
      text: 'What is it about?',
      messageId: 'home-1@home.example',
    });
    const forwarded = only(desk.look(), 'reply');
    await merge();
    await desk.say(forwarded, 'About the Atlas migration, of all things.');
    const relayed = only(desk.look(), 'relay');
    expect(relayed.to.address).toBe('b.osei@home.example');
    expect(relayed.references).toContain('home-1@home.example');
  });

  test('a bounce of the old mail closes that address, and no other', async () => {
    const { desk, merge, second } = await twoThreads();
    await merge();
    const failed = { address: 'b.osei@home.example', severity: 'hard' as const, status: '5.1.1' };
    await noteDelivery(
      desk.house,
      eventOf(desk, second.mail, 'bounce', { recipients: [failed], bounceType: 'Permanent' }),
    );
    expect((await desk.contact(ben)).addresses).toMatchObject([
      { address: 'ben@helio.example' },
      { address: 'b.osei@home.example', stale: expect.any(String) },
    ]);
  });

  test('show everything said to either, and a new conversation knows of both', async () => {
    const { desk, merge } = await twoThreads();
    await merge();
    const told = await explain(desk.house, nora.id, atHome.id);
    expect(told?.contact.id).toBe(ben.id);
    expect(told?.messages.map(({ to }) => to).sort()).toEqual(['b.osei@home.example', 'ben@helio.example']);
    expect(told?.enrollments).toHaveLength(2);
    const now = desk.house.clock.now();
    await changeEnrollment(desk.house, await desk.enrollment(ben), (e) => end(e, 'silent', now, 'a test'));
    const about = { ownerId: nora.id, contactId: ben.id, sequence: 'reconnect', because: 'a test' };
    desk.house.clock.advance(100 * DAY);
    expect(await enroll(desk.house, about)).toMatchObject({ at: 'enrolled', enrollment: { n: 2 } });
    await forgetContact(desk.house, { ownerId: nora.id, contactId: ben.id });
    expect(await everything(desk)).toEqual({ contacts: [], enrollments: [], messages: [], copies: [] });
  });

  test('are refused only while a mail to who would go is on its way', async () => {
    const { desk, merge } = await twoThreads();
    const enrollment = await desk.enrollment(atHome);
    const sending = { step: '2-nudge', fingerprint: 'f', claim: 'c', claimedAt: desk.house.clock.now() };
    const state = { at: 'sending' as const, ...sending, due: desk.house.clock.now() };
    await desk.house.enrollments.save({ ...enrollment, state });
    expect(await merge()).toMatchObject({ at: 'refused', because: expect.stringContaining('on its way') });
    expect(await desk.contact(atHome)).toMatchObject({ id: atHome.id });
  });
});

describe('such a merge undone', () => {
  test('both conversations go on as before', async () => {
    const { desk, merge, unmerge } = await twoThreads();
    const before = await everything(desk);
    await merge();
    expect(await unmerge()).toMatchObject({ at: 'unmerged', reopened: 1, stays: 0 });
    expect(await everything(desk)).toEqual(before);
  });

  test('what the merge ended stays ended where he answered since', async () => {
    const { desk, merge, unmerge, second } = await twoThreads();
    await merge();
    await desk.receive({
      from: 'Ben <b.osei@home.example>',
      to: second.replyTo,
      text: 'All fine here, you?',
    });
    expect(await unmerge()).toMatchObject({ at: 'unmerged', reopened: 0, stays: 1 });
    expect(await open(desk, atHome)).toEqual([]);
  });
});

describe('a merge, or its undoing, that broke off is repaired by running it again', () => {
  const died = (act: () => Promise<unknown>) =>
    act().then(
      () => false,
      (error: unknown) => {
        if (error instanceof Crash) return true;
        throw error;
      },
    );

  test.each(['merge', 'unmerge'] as const)('%s, wherever the process dies', async (what) => {
    const scene = async () => {
      const threads = await twoThreads();
      if (what === 'unmerge') await threads.merge();
      return threads;
    };
    const whole = await scene();
    await whole[what]();
    const expected = await everything(whole.desk);
    for (let at = 0; ; at++) {
      let deaths = 0;
      for (const when of ['before', 'after'] as const) {
        const { desk, [what]: act } = await scene();
        const { house } = crashing(desk.house, at, when);
        if (await died(() => act(house))) deaths++;
        await act();
        expect(await everything(desk), `${when} call ${at}`).toEqual(expected);
      }
      if (deaths === 0) return;
    }
  });
});
