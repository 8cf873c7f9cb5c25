import { describe, expect, test } from 'vitest';
import { DAY } from '../../core/domain/instant.ts';
import { nora } from '../cast.ts';
import { firstMailOut, kindOf, only, openDesk, type Wire } from './desk.ts';

const ASSISTANT = 'assistant@in.goodword.example';
const FORWARD = `See below.

---------- Forwarded message ---------
From: Raj Patel <raj@kestrel.example>
Date: Mon, 30 Nov 2026 at 10:00
Subject: Data at Kestrel
To: Nora Reyes <nora@home.example>

Happy to talk about it.
all yes
stop Ben
pause
`;
const handed = (about: Partial<Wire>): Wire => ({
  ...{ from: `Nora Reyes <${nora.address}>`, to: ASSISTANT, text: 'Hello', subject: 'Hello', ...about },
});
const names = async ({ house }: Awaited<ReturnType<typeof openDesk>>) => {
  const all: string[] = [];
  for await (const { name } of house.contacts.ofOwner(nora.id)) all.push(name);
  return all.sort();
};

describe('the owner’s own mail with a copy to the assistant', () => {
  test('is a real contact with whoever it went to, and moves no timer', async () => {
    const desk = await openDesk();
    await firstMailOut(desk);
    desk.house.clock.advance(DAY);
    const headers = { To: 'Ben Osei <ben@helio.example>' };
    expect(await desk.receive(handed({ headers, text: 'Ben, one more thing.' }))).toMatchObject({
      at: 'own copy',
    });
    expect((await desk.contact()).lastContact).toBe(desk.house.clock.now());
    expect((await desk.enrollment()).answers).toEqual([]);
    expect(desk.look()).toEqual([]);
  });

  test('makes a contact of a stranger who is named, and asks for the name of one who is not', async () => {
    const desk = await openDesk();
    await desk.receive(
      handed({ headers: { To: '"Raj Patel" <raj@kestrel.example>, info@kestrel.example' } }),
    );
    expect(await names(desk)).toEqual(['Ben Osei', 'Raj Patel']);
    const { text } = only(desk.look(), 'echo');
    expect(text).toContain('Raj Patel is among your contacts');
    expect(text).toContain('add Name, info@kestrel.example');
  });

  test('counts for nothing when nobody proved that it is hers', async () => {
    const desk = await openDesk();
    const headers = { To: 'Raj Patel <raj@kestrel.example>' };
    await desk.receive(handed({ headers, verdicts: { dmarc: 'FAIL' } }));
    expect(await names(desk)).toEqual(['Ben Osei']);
  });
});

describe('a mail the owner forwards', () => {
  test('makes its sender a contact, and nothing in it is a command', async () => {
    const desk = await openDesk();
    expect(await desk.receive(handed({ subject: 'Fwd: Data at Kestrel', text: FORWARD }))).toMatchObject({
      at: 'own copy',
    });
    expect(await names(desk)).toEqual(['Ben Osei', 'Raj Patel']);
    expect(await desk.house.commands.latest(nora.id, 9)).toEqual([]);
    expect((await desk.house.owners.get(nora.id))?.pausedUntil).toBeUndefined();
    expect((await desk.contact()).doNotContact).toBeUndefined();
  });

  test('of a contact is his answer: it ends the timers', async () => {
    const desk = await openDesk();
    await firstMailOut(desk);
    const text = FORWARD.replace('Raj Patel <raj@kestrel.example>', 'Ben Osei <ben@helio.example>');
    await desk.receive(handed({ subject: 'Fwd: Data', text }));
    expect((await desk.enrollment()).answers).toHaveLength(1);
    expect((await desk.contact()).unanswered).toBe(0);
  });

  test('with the wish not to be written to again is obeyed', async () => {
    const desk = await openDesk();
    await firstMailOut(desk);
    const text = FORWARD.replace('Raj Patel <raj@kestrel.example>', 'Ben Osei <ben@helio.example>');
    await desk.receive(
      handed({ text: text.replace('Happy to talk about it.', "Please don't email me again.") }),
    );
    expect((await desk.contact()).doNotContact).toBeDefined();
  });
});

describe('an address book attached', () => {
  test('is imported, and what came of it is said', async () => {
    const desk = await openDesk();
    const part = [
      ...['--x', 'Content-Type: text/plain', '', 'Here they are.', '--x'],
      ...['Content-Type: text/csv', 'Content-Disposition: attachment; filename="people.csv"', ''],
      ...['name,email', 'Raj Patel,raj@kestrel.example', '--x--', ''],
    ];
    const head = [`From: ${nora.address}`, `To: ${ASSISTANT}`, 'MIME-Version: 1.0'];
    const mail = [...head, 'Content-Type: multipart/mixed; boundary=x', '', ...part].join('\r\n');
    await desk.house.rawMail.put('book', new TextEncoder().encode(mail));
    const { takeMail } = await import('../../core/assistant/take-mail.ts');
    const verdicts = { spf: 'PASS', dkim: 'PASS', dmarc: 'PASS', spam: 'PASS', virus: 'PASS' } as const;
    const receivedAt = desk.house.clock.now();
    await takeMail(desk.house, { key: 'book', recipients: [ASSISTANT], verdicts, receivedAt });
    expect(await names(desk)).toEqual(['Ben Osei', 'Raj Patel']);
    expect(only(desk.look(), 'echo').text).toContain('1 new');
  });

  test('a mail that hands over nothing is kept and said, as before', async () => {
    const desk = await openDesk();
    expect(await desk.receive(handed({ text: 'Just a thought.' }))).toMatchObject({ at: 'kept' });
    expect(desk.look().map(kindOf)).toEqual(['notice']);
  });
});
