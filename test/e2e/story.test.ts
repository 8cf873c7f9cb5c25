import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { enroll } from '../../core/assistant/enroll.ts';
import { all } from '../../core/assistant/change.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import type { Enrollment } from '../../core/domain/enrollment/enrollment.ts';
import { wallClock } from '../wall-clock.ts';
import { web } from '../../functions/web.ts';
import { replyAddressOf } from '../../local/demo/mails.ts';
import { nora } from '../cast.ts';
import type { Laptop } from './laptop.ts';
import { openLaptop } from './laptop.ts';

let laptop: Laptop;
let ben: Contact;
const benHimself = { name: 'Ben Osei', address: 'ben@helio.example' };
const noraHerself = { name: nora.name, address: nora.address };

beforeEach(async () => {
  laptop = await openLaptop();
  ben = await laptop.add('Ben Osei', {
    kind: 'previous_coworker',
    addresses: ['ben@helio.example'],
    company: 'Helio',
    role: 'Data team lead',
    knowledge: 'same-team',
    trust: 4,
    facts: { sharedWork: 'the Atlas migration', memory: 'the night we found the missing partition' },
  });
});
afterEach(async () => laptop.close());

const house = () => laptop.goodword.assistant.house;
const start = async (contact = ben, sequence = 'reconnect') => {
  const enrolled = await enroll(house(), {
    ownerId: contact.ownerId,
    contactId: contact.id,
    sequence,
    because: 'a test',
  });
  if (enrolled.at === 'refused') throw new Error(enrolled.because);
  await laptop.goodword.drain();
  return enrolled;
};
const enrollment = async (contact = ben): Promise<Enrollment> => {
  const found = (await house().enrollments.ofContact(contact.ownerId, contact.id)).at(-1);
  if (!found) throw new Error('no enrollment');
  return found;
};
const only = <T extends { kind: string }>(mails: T[], kind: string): T => {
  const found = mails.filter((m) => m.kind === kind);
  if (found.length !== 1 || !found[0])
    throw new Error(`${found.length} mails of kind ${kind} among ${mails.map((m) => m.kind).join(', ')}`);
  return found[0];
};
/** Nora approved the first mail, and it went out. */
const firstMailOut = async () => {
  await start();
  await laptop.answer(only(await laptop.newMails(), 'preview'), noraHerself, 'yes');
  await laptop.pass(4);
  return only(await laptop.newMails(), 'step');
};

describe('one contact, one sequence, on a laptop', () => {
  test('a draft is shown to the owner, approved by answering, and goes out on a weekday morning', async () => {
    await start();
    const preview = only(await laptop.newMails(), 'preview');
    expect(preview.to1).toBe(nora.address);
    expect(preview.text).toContain('the Atlas migration');
    expect(preview.headers.find((h) => h.key === 'auto-submitted')?.value).toBe('auto-generated');

    await laptop.answer(preview, noraHerself, 'yes');
    expect((await enrollment()).state.at).toBe('scheduled');
    const echo = only(await laptop.newMails(), 'echo');
    expect(echo.text).toMatch(/yes/);

    await laptop.pass(4);
    const mail = only(await laptop.newMails(), 'step');
    expect(mail.to1).toBe('ben@helio.example');
    expect(mail.from).toMatchObject({ address: 'nora@goodword.example', name: 'Nora Reyes' });
    const sentAt = wallClock(new Date(mail.date ?? '').toISOString(), nora.zone);
    expect([2, 3, 4]).toContain(sentAt.dayOfWeek);
    expect(sentAt.hour * 60 + sentAt.minute).toBeGreaterThanOrEqual(8 * 60 + 30);
    expect(sentAt.hour * 60 + sentAt.minute).toBeLessThan(10 * 60 + 30);
    expect(mail.text).not.toMatch(/\{\{|undefined/);
    expect(mail.html).not.toMatch(/<img/i);
  });

  test('silence brings one nudge in the same thread, and then nothing', async () => {
    const first = await firstMailOut();
    await laptop.pass(9);
    await laptop.answer(only(await laptop.newMails(), 'preview'), noraHerself, 'yes');
    await laptop.pass(30);
    const nudges = (await laptop.newMails()).filter((m) => m.kind === 'step');
    expect(nudges).toHaveLength(1);
    const [nudge] = nudges;
    expect(nudge?.subject).toBe(`Re: ${first.subject}`);
    expect(nudge?.inReplyTo).toBe(`<${first.sent.messageId}>`);
    expect(nudge?.references).toContain(first.sent.messageId);
    expect((await enrollment()).state).toMatchObject({ at: 'ended', why: 'silent' });
  });

  test('an answer stops the nudge, is forwarded with its context, and opens the gate to one ask', async () => {
    const first = await firstMailOut();
    await laptop.answer(
      first,
      benHimself,
      'Great to hear from you! Happy to help however I can. What are you up to?',
    );
    const told = await laptop.newMails();
    const forward = only(told, 'reply');
    expect(forward.text).toContain('Happy to help however I can');
    expect(forward.text).toContain('Atlas');
    const question = only(told, 'question');
    await laptop.answer(
      question,
      noraHerself,
      'Your streaming work sounds like exactly what I want to learn',
    );
    const ask = only(await laptop.newMails(), 'preview');
    expect(ask.text).toContain('Your streaming work sounds like exactly what I want to learn');
    await laptop.answer(ask, noraHerself, 'Yes');
    await laptop.pass(4);
    const sent = only(
      (await laptop.newMails()).filter((m) => m.to1 === 'ben@helio.example'),
      'step',
    );
    expect(sent.text).toMatch(/introduce me/);
    expect(sent.references).toContain(first.sent.messageId);
    await laptop.pass(7);
    const nudged = (await laptop.newMails()).filter((m) => m.kind === 'step' && m.subject?.includes('nudge'));
    expect(nudged).toHaveLength(0);
  });

  test('an answer nobody could read is corrected by one line, and the correction taken back by another', async () => {
    const first = await firstMailOut();
    await laptop.answer(first, benHimself, 'Hm.');
    const forward = only(await laptop.newMails(), 'reply');
    const [address = ''] = /goodword\+[^\s@]+@\S+/.exec(forward.text ?? '') ?? [];
    await laptop.answer({ ...forward, replyTo: [{ name: '', address }] }, noraHerself, 'relabel no');
    expect((await enrollment()).state).toMatchObject({ at: 'ended', why: 'no' });
    const messages = await house().messages.ofContact(ben.ownerId, ben.id);
    expect(messages.at(-1)).toMatchObject({ kind: 'no', evidence: [{ from: 'owner', kind: 'no' }] });
    await laptop.answer(only(await laptop.newMails(), 'echo'), noraHerself, 'undo');
    expect((await enrollment()).state).toMatchObject({ at: 'answered', kind: 'unclear' });
  });

  test('a stop is obeyed at once and for ever, whatever was approved', async () => {
    const first = await firstMailOut();
    await laptop.answer(first, benHimself, 'Please stop writing to me.');
    expect((await enrollment()).state).toMatchObject({ at: 'ended', why: 'stop' });
    const again = await enroll(house(), {
      ownerId: ben.ownerId,
      contactId: ben.id,
      sequence: 'reconnect',
      because: 'again',
    });
    expect(again.at).toBe('refused');
    await house().contacts.erase((await house().contacts.get(ben.ownerId, ben.id))!);
    const back = await laptop.add('Ben Osei', {
      addresses: ['BEN@helio.example'],
      facts: { sharedWork: 'x', memory: 'y' },
    });
    expect(
      await enroll(house(), {
        ownerId: back.ownerId,
        contactId: back.id,
        sequence: 'reconnect',
        because: 'again',
      }),
    ).toMatchObject({ at: 'refused' });
    await laptop.pass(30);
    expect((await laptop.newMails()).filter((m) => m.to1 === 'ben@helio.example')).toHaveLength(0);
  });

  test('an out-of-office note is no answer: it holds the nudge until two business days after the return', async () => {
    const first = await firstMailOut();
    await laptop.answer(
      first,
      benHimself,
      'I am out of the office until Monday, December 21, 2026 with limited access to email.',
      { automatic: true, subject: 'Automatic reply' },
    );
    expect((await enrollment()).answers).toHaveLength(0);
    expect((await laptop.newMails()).filter((m) => m.kind === 'reply')).toHaveLength(0);
    const { holds } = (await house().contacts.get(ben.ownerId, ben.id))!;
    expect(holds).toHaveLength(1);
    expect(holds[0]?.until.slice(0, 10)).toBe('2026-12-23');
    await laptop.pass(17);
    expect((await laptop.newMails()).filter((m) => m.to1 === 'ben@helio.example')).toHaveLength(0);
  });

  test("the owner's answer to a forwarded reply goes into the thread from the owner's sending address", async () => {
    const first = await firstMailOut();
    await laptop.answer(first, benHimself, 'Good to hear from you. Are you open to moving to Lisbon?');
    const forward = only(await laptop.newMails(), 'reply');
    await laptop.answer(forward, noraHerself, 'Lisbon would be wonderful, and I have family there.\n\nNora');
    const relay = only(await laptop.newMails(), 'relay');
    expect(relay.to1).toBe('ben@helio.example');
    expect(relay.from).toMatchObject({ address: 'nora@goodword.example' });
    expect(relay.text).toContain('Lisbon would be wonderful');
    expect(relay.text).not.toContain('wrote:');
    expect(relay.references).toContain(first.sent.messageId);
    const messages = await house().messages.ofContact(ben.ownerId, ben.id);
    expect(messages.map((m) => m.direction)).toEqual(['out', 'in', 'out']);
  });

  test('a word like stop in an answer to a forwarded reply is asked back, never passed on', async () => {
    const first = await firstMailOut();
    await laptop.answer(first, benHimself, 'Are you open to moving to Lisbon?');
    await laptop.answer(only(await laptop.newMails(), 'reply'), noraHerself, 'stop Ben');
    const after = await laptop.newMails();
    expect(after.filter((m) => m.to1 === 'ben@helio.example')).toHaveLength(0);
    expect(only(after, 'echo').text).toMatch(/reads like a command/);
  });

  test('a hard bounce suppresses that address alone and tells the owner', async () => {
    laptop.goodword.emulators.ses.setFate('ben@helio.example', {
      at: 'bounced',
      type: 'Permanent',
      subType: 'General',
      status: '5.1.1',
      diagnostic: 'smtp; 550 5.1.1 user unknown',
    });
    await firstMailOut().catch(() => undefined);
    await laptop.pass(1);
    expect((await enrollment()).state).toMatchObject({ at: 'ended', why: 'bounced' });
    expect(await house().suppressions.find('ben@helio.example')).toMatchObject({ reason: 'hard-bounce' });
    const contact = await house().contacts.get(ben.ownerId, ben.id);
    expect(contact?.doNotContact).toBeUndefined();
    expect(contact?.addresses[0]?.stale).toBe('hard-bounce');
  });

  test('a send whose answer was lost is completed by what SES tells of it, and is not sent again', async () => {
    laptop.goodword.emulators.ses.faults.add({ at: 'drop', accepted: true }, { to: 'ben@helio.example' });
    await start();
    await laptop.answer(only(await laptop.newMails(), 'preview'), noraHerself, 'yes');
    await laptop.pass(4);
    expect((await laptop.newMails()).filter((m) => m.kind === 'step')).toHaveLength(1);
    expect((await enrollment()).state.at).toBe('waiting');
  });

  test('a mail of nobody known is kept, shown, and said', async () => {
    await laptop.receive('From: Zed <zed@nowhere.example>\r\nSubject: hello\r\n\r\nDo you know me?\r\n', [
      'somebody@reply.goodword.example',
    ]);
    const notice = only(await laptop.newMails(), 'notice');
    expect(notice.text).toContain('zed@nowhere.example');
    const kept = (await all(house().messages.ofOwner(laptop.nora.id, '2026-01-01T00:00:00.000Z'))).filter(
      (m) => m.matchedBy === 'none',
    );
    expect(kept).toHaveLength(1);
    expect(kept[0]?.text).toContain('Do you know me?');
  });

  test('everything is still there after the process was stopped and started', async () => {
    await firstMailOut();
    await laptop.goodword.stop();
    const again = await openLaptop('2026-12-04T15:00:00.000Z', laptop.dataDir);
    const found = (await again.goodword.assistant.house.enrollments.ofContact(ben.ownerId, ben.id))[0];
    expect(found?.state.at).toBe('waiting');
    await again.close();
    laptop = await openLaptop();
  });
});

describe('whoever is not the owner', () => {
  test("cannot approve with a forged From: the owner's address without DMARC is a stranger's mail", async () => {
    await start();
    const preview = only(await laptop.newMails(), 'preview');
    await laptop.answer(preview, noraHerself, 'yes', { verdicts: { dmarc: 'FAIL' } });
    expect((await enrollment()).state.at).toBe('drafted');
    const notice = only(await laptop.newMails(), 'notice');
    expect(notice.to1).toBe(nora.address);
    await laptop.answer(preview, noraHerself, 'yes', { verdicts: { dmarc: 'GRAY' } });
    expect((await laptop.newMails()).filter((m) => m.kind === 'notice')).toHaveLength(0);
  });

  test('cannot approve from another address with a stolen token', async () => {
    await start();
    const preview = only(await laptop.newMails(), 'preview');
    await laptop.answer(preview, { name: 'Nora Reyes', address: 'eve@evil.example' }, 'yes');
    expect((await enrollment()).state.at).toBe('drafted');
  });

  test('cannot steer by writing commands as a contact', async () => {
    const first = await firstMailOut();
    await laptop.answer(first, benHimself, 'all yes\nstop Maria\ntrust 1 = 5');
    expect((await laptop.newMails()).filter((m) => m.kind === 'echo')).toHaveLength(0);
    expect(await house().commands.latest(laptop.nora.id, 10)).toHaveLength(1);
  });

  test('cannot use a changed token', async () => {
    await start();
    const preview = only(await laptop.newMails(), 'preview');
    const address = replyAddressOf(preview).replace(/(.)@/, (_, c: string) => `${c === 'a' ? 'b' : 'a'}@`);
    await laptop.receive(`From: ${nora.address}\r\nSubject: Re\r\n\r\nyes\r\n`, [address]);
    expect((await enrollment()).state.at).toBe('drafted');
  });

  test("that is the owner's own vacation note is neither obeyed nor answered", async () => {
    await start();
    const preview = only(await laptop.newMails(), 'preview');
    await laptop.answer(preview, noraHerself, 'yes', { automatic: true, subject: 'Automatic reply' });
    expect((await enrollment()).state.at).toBe('drafted');
    expect(await laptop.newMails()).toHaveLength(0);
  });
});

describe('the owner steers', () => {
  test('the same mail delivered twice does nothing twice', async () => {
    await start();
    const preview = only(await laptop.newMails(), 'preview');
    await laptop.answer(preview, noraHerself, 'note Ben: met his boss');
    const key = (await all(house().messages.ofOwner(laptop.nora.id, '2026-01-01T00:00:00.000Z'))).length;
    expect(key).toBeGreaterThanOrEqual(0);
    expect((await house().contacts.get(ben.ownerId, ben.id))?.notes).toHaveLength(1);
    expect(only(await laptop.newMails(), 'echo').text).toMatch(/noted about Ben/);
  });

  test('later, edit, yes, undo: each is echoed and does what it says', async () => {
    await start();
    const preview = only(await laptop.newMails(), 'preview');
    await laptop.answer(
      preview,
      noraHerself,
      'edit 1: Hi Ben,\n\nhow is the streaming platform coming along?\n\nNora',
    );
    const changed = only(await laptop.newMails(), 'preview');
    expect(changed.text).toContain('how is the streaming platform coming along?');
    // A yes to the text that was shown before is not a yes to this one.
    await laptop.answer(preview, noraHerself, 'yes');
    expect((await enrollment()).state.at).toBe('drafted');
    await laptop.newMails();
    await laptop.answer(changed, noraHerself, 'yes');
    expect((await enrollment()).state.at).toBe('scheduled');
    await laptop.newMails();
    await laptop.answer(changed, noraHerself, 'undo');
    expect((await enrollment()).state.at).toBe('drafted');
    expect(only(await laptop.newMails(), 'echo').text).toMatch(/undone/);
    await laptop.answer(changed, noraHerself, '1 yse');
    expect(only(await laptop.newMails(), 'echo').text).toMatch(/1 yes/);
  });

  test('a link in a preview asks for a click: a scanner that opens it approves nothing', async () => {
    await start();
    const preview = only(await laptop.newMails(), 'preview');
    const link = new URL(/yes: (\S+)/.exec(preview.text ?? '')?.[1] ?? '');
    const pages = web(laptop.goodword.assistant);
    const opened = await pages.request(link.pathname);
    expect(await opened.text()).toContain('Send this mail to Ben Osei?');
    expect((await enrollment()).state.at).toBe('drafted');
    const clicked = await pages.request(link.pathname, { method: 'POST' });
    expect(clicked.status).toBe(200);
    expect((await enrollment()).state.at).toBe('scheduled');
    const forged = link.pathname.replace('/approve/', '/skip/');
    expect((await pages.request(forged, { method: 'POST' })).status).toBe(409);
    expect((await enrollment()).state.at).toBe('scheduled');
  });

  test('pause holds everything, resume lets it go again', async () => {
    await start();
    const preview = only(await laptop.newMails(), 'preview');
    await laptop.answer(preview, noraHerself, 'yes\npause');
    await laptop.pass(6);
    expect((await laptop.newMails()).filter((m) => m.kind === 'step')).toHaveLength(0);
    await laptop.answer(preview, noraHerself, 'resume');
    await laptop.pass(7);
    expect((await laptop.newMails()).filter((m) => m.kind === 'step')).toHaveLength(1);
  });

  test('the weekly digest comes every week, and its numbers work in an answer', async () => {
    await laptop.pass(2);
    const digest = only(await laptop.newMails(), 'digest');
    expect(digest.headers.find((h) => h.key === 'list-unsubscribe-post')?.value).toBe(
      'List-Unsubscribe=One-Click',
    );
    expect((digest.text ?? '').split(/\s+/).length).toBeLessThanOrEqual(350);
    const number = /(\d+)\. Ben Osei/.exec(digest.text ?? '')?.[1];
    await laptop.answer(digest, noraHerself, `${number} yes`);
    expect(only(await laptop.newMails(), 'preview').text).toContain('Atlas');
    await laptop.pass(14);
    expect((await laptop.newMails()).filter((m) => m.kind === 'digest')).toHaveLength(2);
  });
});
