import { describe, expect, test } from 'vitest';
import { approve } from '../../core/assistant/approve.ts';
import { keepMail } from '../../core/assistant/keep-mail.ts';
import { mergeContacts } from '../../core/assistant/merge-contacts.ts';
import { command } from '../../core/assistant/steer.ts';
import { NOBODY } from '../../core/assistant/tell-owner.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { contactWithout, goneOf } from '../../core/domain/people/forgotten.ts';
import { ben, lotte, nora, person, tom } from '../cast.ts';
import { type Desk, hear, kindOf, only, openDesk, send } from './desk.ts';

/** Whom Ben named; everything that may be kept of somebody and can name another. */
const raj: Contact = person({
  id: 'rajpatel',
  name: 'Raj Patel',
  kind: 'referred',
  referredBy: ben.id,
  facts: { connection: 'Ben Osei suggested I write to you', whyThem: 'your talk on Flink' },
  source: 'referred by Ben Osei',
  notes: [{ at: nora.startedAt, text: 'Friend of ben  osei (ben@helio.example), likes Flink' }],
  tags: ['via Ben Osei'],
  opening: 'Ben Osei hires there',
  holds: [
    {
      from: '2026-01-01T00:00:00.000Z',
      until: '2026-02-01T00:00:00.000Z',
      source: 'owner',
      because: 'Ben Osei asked',
    },
  ],
  addresses: [{ address: 'raj@helio.example', source: 'you' }],
});

const NAMED = /Ben\s+Osei|ben@helio/i;
const forgetBen = async (desk: Desk) => (await command(desk.house, nora, 'forget Ben Osei'))[0];

/** All that is stored of the owner and his people, in one text. */
async function allKept({ house }: Desk): Promise<string> {
  const kept: unknown[] = [await house.owners.get(nora.id), await house.commands.latest(nora.id, 99)];
  for await (const contact of house.contacts.ofOwner(nora.id))
    kept.push(contact, await house.copies.ofContact(nora.id, contact.id));
  for await (const enrollment of house.enrollments.ofOwner(nora.id)) {
    kept.push(enrollment);
    for (const { step } of [...enrollment.sent, ...('step' in enrollment.state ? [enrollment.state] : [])])
      kept.push(step && (await house.drafts.get(enrollment, step)));
  }
  for await (const message of house.messages.ofOwner(nora.id, '0')) kept.push(message);
  return JSON.stringify(kept);
}

describe('who is deleted is named no more', () => {
  test('in any field of those who stay', async () => {
    const desk = await openDesk({ contacts: [ben, raj] });
    await forgetBen(desk);
    const { referredBy, facts, ...rest } = await desk.contact(raj);
    expect(referredBy).toBeUndefined();
    expect(facts).toEqual({ whyThem: 'your talk on Flink' });
    expect(rest).toMatchObject({
      source: 'referred by somebody',
      notes: [{ text: 'Friend of somebody (somebody), likes Flink' }],
      tags: ['via somebody'],
      opening: 'somebody hires there',
      holds: [{ because: 'somebody asked' }],
    });
    expect(await allKept(desk)).not.toMatch(NAMED);
  });

  test('in the goal, in what undo would put back, and in a copy from before a merge', async () => {
    const atHome = person({ id: 'rajhome1', name: 'R. Patel', notes: raj.notes });
    const deciders = ['Ben Osei', 'Karl Voss'];
    const goal = { ...nora.goal, kind: 'promotion' as const, deciders, criteria: 'what Ben Osei says' };
    const desk = await openDesk({ contacts: [ben, raj, atHome], owner: { goal } });
    await mergeContacts(desk.house, { ownerId: nora.id, contactId: raj.id, otherId: atHome.id });
    await command(desk.house, nora, 'note Raj: knows Ben Osei well');
    await command(desk.house, nora, 'trust Raj = 4');
    await forgetBen(desk);
    expect(await allKept(desk)).not.toMatch(NAMED);
    expect((await desk.house.owners.get(nora.id))?.goal).toMatchObject({
      deciders: ['Karl Voss'],
      criteria: 'what somebody says',
    });
  });

  test('in the mails with those he spoke of, their drafts, decisions and subjects, and the reading of an answer', async () => {
    const desk = await openDesk({ contacts: [ben, raj] });
    await desk.start(raj, 'introduced');
    const mail = await send(desk, raj);
    expect(mail.text).toMatch(NAMED);
    await hear(
      desk,
      raj,
      mail,
      'Gladly! You should also talk to Ben Osei (ben@helio.example), he knows more.',
    );
    await forgetBen(desk);
    expect(await allKept(desk)).not.toMatch(NAMED);
    const [answer] = (await desk.house.messages.ofContact(nora.id, raj.id)).filter(
      (m) => m.direction === 'in',
    );
    expect(answer?.text).toContain('You should also talk to somebody (somebody)');
  });

  test('but a name that somebody else bears too, or a part of a longer one, stays', () => {
    const known = { ...raj, notes: [{ at: nora.startedAt, text: 'Met Ben Oseitutu, not Ben Osei' }] };
    expect(contactWithout(known, goneOf([ben], [raj])).notes[0]?.text).toBe('Met Ben Oseitutu, not somebody');
    const namesake = contactWithout(known, goneOf([ben], [raj, { name: 'ben osei' }]));
    expect(namesake.notes).toEqual(known.notes);
    expect(namesake.referredBy).toBeUndefined();
  });

  test('by one word alone only where he had named the person, and whatever signs the name has', () => {
    const prince = person({ id: 'prince01', name: 'May' });
    const odd = person({ id: 'oddname1', name: 'A.* (B) [c] \\d+' });
    const anne = person({ id: 'annemari', name: 'Anne-Marie O’Neil/Sand' });
    const known = { ...raj, referredBy: prince.id, facts: { connection: 'May suggested I write to you' } };
    expect(contactWithout(known, goneOf([prince], [raj])).facts).toEqual({});
    const note = {
      ...lotte,
      notes: [{ at: nora.startedAt, text: 'back in May; saw A.* (B) [c] \\d+ there' }],
    };
    expect(contactWithout(note, goneOf([prince], []))).toBe(note);
    const met = { ...lotte, opening: 'ask Anne-Marie O’Neil/Sand' };
    expect(contactWithout(met, goneOf([anne], [])).opening).toBe('ask somebody');
    expect(contactWithout(note, goneOf([odd], [])).notes[0]?.text).toBe('back in May; saw somebody there');
  });
});

describe('a draft that names who is deleted', () => {
  test.each(['drafted', 'scheduled'])('and is %s goes to nobody: the owner is told and asked', async (at) => {
    const desk = await openDesk({ contacts: [ben, raj] });
    await desk.start(raj, 'introduced');
    if (at === 'scheduled') {
      const { ownerId, contactId, n } = await desk.enrollment(raj);
      await approve(desk.house, { ownerId, contactId, n });
    }
    expect((await desk.enrollment(raj)).state.at).toBe(at);
    desk.look();
    const echo = await forgetBen(desk);
    expect(echo?.words).toContain(
      'the draft to Raj Patel named them: it is held back, and comes to you anew',
    );
    expect(only(desk.look(), 'question').text).toContain('How are you and Raj Patel connected?');
    await desk.pass(14);
    expect(desk.look().filter((l) => kindOf(l) === 'step')).toEqual([]);
    expect(await allKept(desk)).not.toMatch(NAMED);
  });

  test('in the owner’s own words comes to her anew without them', async () => {
    const desk = await openDesk({ contacts: [ben, tom] });
    await desk.start(tom, 'reconnect');
    const { ownerId, contactId, n, state } = await desk.enrollment(tom);
    if (state.at !== 'drafted') throw new Error(state.at);
    const draft = await desk.house.drafts.get({ ownerId, contactId, n }, state.step);
    if (!draft) throw new Error('no draft');
    await desk.house.drafts.put({ ...draft, text: `${draft.text}\nBen Osei says hello.` });
    desk.look();
    expect((await forgetBen(desk))?.words).toContain('the draft to Tom Baker named them');
    expect(only(desk.look(), 'preview').text).not.toMatch(NAMED);
    expect((await desk.enrollment(tom)).state.at).toBe('drafted');
  });

  test('and may have gone out is never sent again', async () => {
    const desk = await openDesk({ contacts: [ben, raj] });
    await desk.start(raj, 'introduced');
    const enrollment = await desk.enrollment(raj);
    if (enrollment.state.at !== 'drafted') throw new Error(enrollment.state.at);
    const { step, fingerprint } = enrollment.state;
    const claimedAt = desk.house.clock.now();
    await desk.house.enrollments.save({
      ...enrollment,
      state: { at: 'unknown', step, fingerprint, claim: 'claim001', claimedAt },
    });
    await forgetBen(desk);
    await command(desk.house, nora, 'retry Raj');
    await desk.pass(7);
    expect(desk.look().filter((l) => kindOf(l) === 'step')).toEqual([]);
  });
});

describe('a mail that was kept as a stranger’s', () => {
  const arrival = {
    key: 'stranger1',
    recipients: ['x@in.goodword.example'],
    receivedAt: '2026-11-29T23:00:00.000Z',
  };
  const verdicts = { spf: 'PASS', dkim: 'PASS', dmarc: 'PASS', spam: 'PASS', virus: 'PASS' } as const;

  test.each([
    ['of the owner', nora],
    ['of no owner', undefined],
  ])('%s goes with the person it came from, and no other', async (_, owner) => {
    const desk = await openDesk({ contacts: [ben] });
    for (const [key, address] of [
      ['stranger1', 'ben@helio.example'],
      ['stranger2', 'kim@orion.example'],
    ] as const) {
      const bytes = new TextEncoder().encode(
        `From: <${address}>\r\nMessage-ID: <${key}@x>\r\nSubject: hi\r\n\r\nhello`,
      );
      const mail = await desk.house.mailReader.read(bytes);
      await keepMail(desk.house, {
        arrival: { ...arrival, key, verdicts },
        mail,
        ...(owner && { owner }),
        matchedBy: 'none',
      });
    }
    await forgetBen(desk);
    const left = await desk.house.messages.ofContact(owner?.id ?? NOBODY, NOBODY);
    expect(left.map(({ from }) => from)).toEqual(['kim@orion.example']);
    expect(await desk.house.messages.byMessageId('stranger1@x')).toBeUndefined();
    expect(await desk.house.messages.byMessageId('stranger2@x')).toBeDefined();
  });
});
