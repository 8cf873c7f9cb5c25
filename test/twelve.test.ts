import { fc } from './examples.ts';
import { describe, expect, test } from 'vitest';
import { approve } from '../core/assistant/approve.ts';
import { doDue } from '../core/assistant/do-due.ts';
import { enroll } from '../core/assistant/enroll.ts';
import { importContacts } from '../core/assistant/import-contacts.ts';
import { rankContacts } from '../core/assistant/rank-contacts.ts';
import { command } from '../core/assistant/steer.ts';
import { addContact } from '../core/assistant/add-contact.ts';
import { type Instant, DAY, dayOf, instant, MINUTE, plus } from '../core/domain/instant.ts';
import type { Letter } from '../core/domain/mail/mail.ts';
import { addBusinessDays } from '../core/domain/sending/business-days.ts';
import { isInWindow, slotAtOrAfter } from '../core/domain/sending/sending-hours.ts';
import { type Desk, firstMailOut, kindOf, openDesk } from './assistant/desk.ts';
import { ben, lotte, nora, person, ruth } from './cast.ts';
import { wall } from './year/judge.ts';

/** Everything of one person that left since the last look. */
const steps = (desk: Desk): Letter[] => desk.look().filter((letter) => kindOf(letter) === 'step');
const fromBen = (desk: Desk, to: string, text: string, more: object = {}) =>
  desk.receive({ from: 'Ben Osei <ben@helio.example>', to, subject: 'Re: hello', text, ...more });

/** His second mail is approved and due: everything is ready to go. */
async function loaded(): Promise<{ desk: Desk; replyTo: string; due: Instant }> {
  const desk = await openDesk();
  const { replyTo } = await firstMailOut(desk);
  await desk.pass(8);
  await approve(desk.house, await desk.enrollment());
  const { state } = await desk.enrollment();
  if (state.at !== 'scheduled') throw new Error(`it is ${state.at}`);
  desk.look();
  return { desk, replyTo, due: state.due };
}

describe('twelve things that must not go wrong, each attacked', () => {
  test.each(['silence', 'an absence note', 'a bounce report', 'the owner’s own copy', 'a stranger'])(
    '1. the second stage never leaves without a human answer: not after %s',
    async (what) => {
      const desk = await openDesk({ owner: { automatic: ['reconnect'] } });
      const { replyTo } = await firstMailOut(desk);
      const text = 'Great to hear from you! Happy to help.';
      if (what === 'an absence note')
        await fromBen(desk, replyTo, text, { headers: { 'Auto-Submitted': 'auto-replied' } });
      if (what === 'a bounce report')
        await fromBen(desk, replyTo, text, { from: 'MAILER-DAEMON@helio.example' });
      if (what === 'the owner’s own copy') await fromBen(desk, replyTo, text, { from: nora.address });
      if (what === 'a stranger')
        await desk.receive({ from: 'eve@evil.example', to: 'assistant@in.goodword.example', text });
      await desk.pass(500);
      expect(steps(desk).map(({ tags }) => tags['step'])).not.toContain('3-ask');
    },
  );

  test.each([
    ['an answer', 'Great to hear from you!', {}],
    ['a stop', "Please don't email me again.", {}],
    [
      'an absence note',
      'I am away.',
      { headers: { 'Auto-Submitted': 'auto-replied' }, subject: 'Out of office' },
    ],
  ])(
    '2. %s that comes a minute before a send cancels it, and the due thing twice sends once',
    async (_, text, more) => {
      const { desk, replyTo, due } = await loaded();
      desk.house.clock.set(plus(due, -MINUTE));
      await fromBen(desk, replyTo, text, more);
      desk.house.clock.set(due);
      const { ownerId, contactId, n } = await desk.enrollment();
      const thing = { kind: 'enrollment', ownerId, contactId, n, due } as const;
      await Promise.all([doDue(desk.house, thing), doDue(desk.house, thing)]);
      expect(steps(desk)).toEqual([]);
    },
  );

  test('2. without it, two workers at the same due thing send one mail', async () => {
    const { desk, due } = await loaded();
    desk.house.clock.set(due);
    const { ownerId, contactId, n } = await desk.enrollment();
    const thing = { kind: 'enrollment', ownerId, contactId, n, due } as const;
    await Promise.all([doDue(desk.house, thing), doDue(desk.house, thing), doDue(desk.house, thing)]);
    expect(steps(desk)).toHaveLength(1);
  });

  test('3. out of office is no answer, and the deputy it names is no referral', async () => {
    const desk = await openDesk();
    const { replyTo } = await firstMailOut(desk);
    const text =
      'I am out of office until 14 December 2026. For urgent matters write to Jo Park, jo@helio.example.';
    await fromBen(desk, replyTo, text, {
      subject: 'Automatic reply',
      headers: { 'Auto-Submitted': 'auto-replied' },
    });
    expect((await desk.enrollment()).answers).toEqual([]);
    const all = await rankContacts(desk.house, nora.id);
    expect(all.at === 'ranked' && all.ranked.map(({ contact }) => contact.name)).toEqual(['Ben Osei']);
    await desk.pass(14);
    expect(steps(desk)).toEqual([]);
  });

  test('4. stop works in every sequence there is, for ever, however the person comes back', async () => {
    const { house } = await openDesk();
    for (const { name, kinds } of house.stationery.sequences()) {
      const desk = await openDesk();
      const { replyTo } = await firstMailOut(desk);
      await fromBen(desk, replyTo, 'STOP');
      desk.house.clock.advance(800 * DAY);
      const kind = kinds[0] ?? 'other';
      await addContact(desk.house, {
        ownerId: nora.id,
        name: 'Ben Osei',
        addresses: ['BEN@Helio.example'],
        kind,
        source: 'you',
      });
      const about = { ownerId: nora.id, contactId: ben.id, sequence: name, because: 'an attack' };
      expect(await enroll(desk.house, about), name).toMatchObject({ at: 'refused' });
    }
  });

  test('5. a fourth mail without an answer goes to nobody, whatever is begun and approved', async () => {
    const desk = await openDesk();
    const kinds = [
      'reconnect',
      'thank-you',
      'keep-in-touch',
      'thank-referrer',
      'reference-call',
      'hiring-manager',
    ];
    let mails = 0;
    for (let round = 0; round < 24; round++) {
      const facts = {
        learned: `to test ${round}`,
        willDo: 'try it',
        news: `News ${round}.`,
        referred: `Raj ${round}`,
      };
      const sequence = kinds[round % kinds.length] ?? '';
      await enroll(desk.house, {
        ...{ ownerId: nora.id, contactId: ben.id, sequence, because: 'an attack' },
        facts: { ...facts, employer: `Helio ${round}`, points: 'The migration' },
      });
      await approve(desk.house, await desk.enrollment()).catch(() => undefined);
      await desk.pass(14);
      mails += steps(desk).length;
    }
    expect(mails).toBe(3);
  });

  test.each([
    ['a colleague', lotte],
    ['the reporting line', { ...ben, id: 'reports1', reportingLine: true }],
    [
      'somebody at the same employer, spelled otherwise',
      { ...ben, id: 'insider1', company: 'BOREALIS Inc.' },
    ],
  ])('6. who looks for another job has it known to nobody at home: not %s', async (_, contact) => {
    const desk = await openDesk({ contacts: [contact] });
    for (const { name } of desk.house.stationery.sequences())
      expect(
        await enroll(desk.house, {
          ownerId: nora.id,
          contactId: contact.id,
          sequence: name,
          because: 'an attack',
        }),
        name,
      ).toMatchObject({ at: 'refused' });
  });

  test('7. nothing hollow: with no facts at all every sequence asks the owner or refuses, and no mail has a gap', async () => {
    const { house } = await openDesk();
    for (const { name, kinds } of house.stationery.sequences())
      for (const kind of kinds) {
        const bare = person({
          ...{ id: 'bare0001', name: 'Kim', kind, consent: true },
          addresses: [{ address: 'kim@x.example', source: 'you' }],
        });
        const desk = await openDesk({ contacts: [bare] });
        await enroll(desk.house, {
          ownerId: nora.id,
          contactId: bare.id,
          sequence: name,
          because: 'an attack',
        });
        for (const { text, subject } of desk.look()) {
          expect(`${subject}\n${text}`, name).not.toMatch(
            /\{\{|\}\}|undefined|null|Hi ,|Dear ,|about \.|  \./,
          );
        }
      }
  });

  test('8. LinkedIn rows without an address are kept and shown, and no rows at all are an error', async () => {
    const desk = await openDesk({ contacts: [] });
    const head = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';
    const file = (text: string) => ({
      ownerId: nora.id,
      file: () => [new TextEncoder().encode(text)],
      fileName: 'Connections.csv',
    });
    const row = 'Jane,Doe,https://www.linkedin.com/in/janedoe,,"Acme, Inc.","VP, Engineering",05 Mar 2024';
    expect(await importContacts(desk.house, file(`Notes:\n"x"\n\n${head}\n${row}\n`))).toMatchObject({
      ...{ new: 1, needAddress: 1 },
    });
    const all = await rankContacts(desk.house, nora.id);
    expect(all).toMatchObject({ ranked: [{ contact: { name: 'Jane Doe' }, standing: 'needs an address' }] });
    expect(await importContacts(desk.house, file(`Notes:\n"x"\n\n${head}\n`))).toMatchObject({
      at: 'refused',
    });
  });

  test.each([
    ['her mail to him', 'Ben Osei <ben@helio.example>', nora.address],
    ['his mail to her', nora.sendingAddress, 'ben@helio.example'],
  ])('9. cadence counts from the last real contact either way: %s', async (_, to, from) => {
    const desk = await openDesk({ contacts: [{ ...ben, cadence: { ideal: 30, longest: 45 } }] });
    await desk.receive({
      from,
      to: 'assistant@in.goodword.example',
      headers: { To: to },
      text: 'How are you?',
    });
    expect((await desk.contact()).lastContact).toBe(desk.house.clock.now());
  });

  test('10. the digest comes every week, short, and a missed week makes no debt', async () => {
    const desk = await openDesk({ contacts: [ben, ruth], owner: { due: '2026-11-30T12:30:00.000Z' } });
    await desk.pass(28);
    const first = desk.look().filter((letter) => kindOf(letter) === 'digest');
    expect(first).toHaveLength(4);
    desk.house.clock.advance(22 * DAY);
    await desk.pass(1);
    expect(desk.look().filter((letter) => kindOf(letter) === 'digest')).toHaveLength(1);
    for (const { text } of first) {
      expect(text.split(/\s+/).length).toBeLessThanOrEqual(350);
      expect(text.split('\n').length).toBeLessThanOrEqual(60);
    }
  });

  test('11. every slot of two years is a working morning there, changes of the clock, month ends and Thanksgiving included', () => {
    const holidays = nora.holidays;
    fc.assert(
      fc.property(
        fc.constantFrom(
          'America/New_York',
          'Europe/Berlin',
          'Asia/Kolkata',
          'Pacific/Auckland',
          'America/St_Johns',
        ),
        fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-12-31') }),
        fc.boolean(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (zone, at, firstContact, jitter) => {
          const calendar = { owner: { zone: 'America/New_York', holidays }, contact: { zone } };
          const slot = slotAtOrAfter({ ...calendar, notBefore: instant(at), firstContact, jitter });
          const { day, weekday, minutes } = wall(slot, zone);
          expect(slot >= instant(at)).toBe(true);
          expect(isInWindow(slot, calendar)).toBe(true);
          expect(weekday % 6).not.toBe(0);
          expect(holidays).not.toContain(day);
          expect(minutes).toBeGreaterThanOrEqual(510);
          expect(minutes).toBeLessThan(630);
        },
      ),
    );
    expect(addBusinessDays('2026-11-23', 3, holidays)).toBe('2026-11-27');
    expect(addBusinessDays('2026-11-23', 7, holidays)).toBe('2026-12-03');
    expect(dayOf('2026-03-29T00:59:59.000Z', 'Europe/Berlin')).toBe('2026-03-29');
  });

  test('12. every score explains itself, and the owner’s word beats it', async () => {
    const desk = await openDesk({ contacts: [ben, ruth] });
    const ranked = async () => {
      const all = await rankContacts(desk.house, nora.id);
      return all.at === 'ranked' ? all.ranked : [];
    };
    for (const { reasons } of await ranked()) expect(reasons.length).toBeGreaterThan(0);
    expect((await ranked())[0]?.contact.id).toBe(ben.id);
    const change = { field: 1, hiringPower: 1, opening: 1 };
    await desk.house.contacts.save({
      ...(await desk.contact(ruth)),
      features: change,
      trust: 5,
      knowledge: 'managed-you',
    });
    await desk.house.contacts.save({
      ...(await desk.contact(ben)),
      features: { field: 0, hiringPower: 0, opening: 0 },
    });
    expect((await ranked())[0]?.contact.id).toBe(ruth.id);
    await command(desk.house, nora, 'stop Aunt Ruth');
    expect((await ranked()).find(({ contact }) => contact.id === ruth.id)?.standing).toBe('do not contact');
  });
});
