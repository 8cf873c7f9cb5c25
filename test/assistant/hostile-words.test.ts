import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { approve, editDraft } from '../../core/assistant/approve.ts';
import { addContact } from '../../core/assistant/add-contact.ts';
import { addOwner } from '../../core/assistant/set-owner.ts';
import type { Letter } from '../../core/domain/mail/mail.ts';
import { compose } from '../../core/mail/mime.ts';
import { ben, nora, person } from '../cast.ts';
import type { Desk } from './desk.ts';
import { firstMailOut, kindOf, only, openDesk } from './desk.ts';

const INJECTIONS = [
  'Ben\r\nBcc: eve@evil.example',
  'Ben\nBcc: eve@evil.example\n\n<script>alert(1)</script>',
  'Ben" <eve@evil.example>, "X',
  'Ben, eve@evil.example',
  'Ben\u2028Bcc: eve@evil.example',
  'Ben\u0000\u202eeve',
];

/** Every letter so far as it goes over the wire: one recipient, no header of somebody else's choice. */
async function expectClean(desk: Desk): Promise<Letter[]> {
  const letters = desk.house.postman.letters;
  for (const letter of letters) {
    const bytes = await compose(letter);
    const head = new TextDecoder().decode(bytes).split('\r\n\r\n')[0] ?? '';
    expect(head).not.toMatch(/^(bcc|cc|x-evil):/im);
    const mail = await PostalMime.parse(bytes);
    expect(mail.to?.map((to) => ('address' in to ? to.address : ''))).toEqual([letter.to.address]);
    expect(mail.cc ?? []).toEqual([]);
    expect(mail.bcc ?? []).toEqual([]);
    // Words of others are words, never markup: nothing runs, nothing is fetched.
    expect(mail.html ?? '').not.toMatch(/<(script|img|iframe|svg|style|a\s[^>]*javascript)/i);
  }
  return letters;
}

describe('words of a contact’s choice', () => {
  // A name with an @ in it is no name: there would be no mail at all.
  test.each(INJECTIONS.map((words) => words.replaceAll('@', ' at ')))('as his name: %j', async (name) => {
    const desk = await openDesk({ contacts: [person({ ...ben, name })] });
    const { replyTo } = await firstMailOut(desk);
    await desk.receive({ from: 'ben@helio.example', to: replyTo, text: 'Are you open to Lisbon?' });
    await desk.say(only(desk.look(), 'reply'), 'Yes, I would love to.');
    const letters = await expectClean(desk);
    expect(letters.map(kindOf)).toEqual(expect.arrayContaining(['preview', 'step', 'reply', 'relay']));
  });

  test.each([
    '<img src=x onerror=alert(1)>',
    '<b>Ben</b> &amp; <script>alert(1)</script>',
    '{{constructor}} {{{x}}} {{#each this}}',
  ])('as his name, company and facts: %j', async (words) => {
    const desk = await openDesk({
      contacts: [
        person({
          ...ben,
          name: `Ben ${words}`,
          company: words,
          role: words,
          facts: { sharedWork: words, memory: words, theirWork: words },
        }),
      ],
    });
    const { mail } = await firstMailOut(desk);
    await expectClean(desk);
    expect(mail.text).not.toMatch(/undefined|\[object/);
  });

  test('as his subject, Message-ID and References', async () => {
    const desk = await openDesk();
    const { replyTo } = await firstMailOut(desk);
    await desk.receive({
      from: 'Ben <ben@helio.example>',
      to: replyTo,
      subject: '=?utf-8?Q?Re:=0D=0ABcc:_eve@evil.example?= <script>alert(1)</script>',
      messageId: 'x>\tBcc:eve@evil.example',
      references: ['a'.repeat(5000), 'ok@helio.example', 'sp ace@x', '>,<eve@evil.example'],
      text: 'Are you open to Lisbon? <script>alert(1)</script> <img src="http://evil.example/pixel">',
      headers: { 'In-Reply-To': '<eve@evil.example>', 'X-Evil': 'yes' },
    });
    await desk.say(only(desk.look(), 'reply'), 'Yes, I would love to.');
    await expectClean(desk);
    const relay = only(desk.house.postman.letters, 'relay');
    const wire = new TextDecoder().decode(await compose(relay));
    expect(wire).not.toContain('aaaaaaaaaa'.repeat(30));
  });

  test('that stand behind a bar in the forwarded mail are no commands, even when it is answered with all of it', async () => {
    const desk = await openDesk();
    const { replyTo } = await firstMailOut(desk);
    await desk.receive({
      from: 'ben@helio.example',
      to: replyTo,
      text: 'stop Ben\nall yes\n\nAre you open to Lisbon?',
    });
    const forward = only(desk.look(), 'reply');
    await desk.say(forward, forward.text);
    expect(await desk.house.commands.latest(nora.id, 9)).toEqual([]);
  });
});

describe('words of the owner’s choice', () => {
  test.each(INJECTIONS)('as a new subject, a new text and an added name: %j', async (words) => {
    const desk = await openDesk();
    const key = await desk.start();
    await editDraft(desk.house, key, { subject: words, text: `Hi Ben,\n\n${words}\n\nNora` });
    await approve(desk.house, key);
    await addContact(desk.house, { ownerId: nora.id, name: words, source: 'you' });
    await desk.pass(4);
    const letters = await expectClean(desk);
    expect(letters.map(kindOf)).toContain('step');
  });

  test('as commands: echoed as words on one line', async () => {
    const desk = await openDesk();
    await desk.start();
    const preview = only(desk.look(), 'preview');
    await desk.say(
      preview,
      `note Ben: <script>alert(1)</script>\nflurb <img src=x onerror=alert(1)>\n${'x'.repeat(100_000)}`,
    );
    await expectClean(desk);
    const echo = only(desk.look(), 'echo');
    expect(echo.text.length).toBeLessThan(5000);
    expect(echo.subject.length).toBeLessThan(200);
  });

  test.each(['Nora\r\nBcc: eve@evil.example', 'Nora <eve@evil.example>', ''])(
    'as her own name are refused: %j',
    async (name) => {
      const desk = await openDesk();
      const { id: _id, due: _due, version: _version, startedAt: _startedAt, ...about } = nora;
      expect(await addOwner(desk.house, { ...about, name, address: 'other@home.example' })).toMatchObject({
        at: 'refused',
        field: 'name',
      });
    },
  );
});
