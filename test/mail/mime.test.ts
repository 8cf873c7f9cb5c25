import { fc } from '../examples.ts';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import type { Letter } from '../../core/domain/mail/mail.ts';
import { compose } from '../../core/mail/mime.ts';

const letter: Letter = {
  from: { name: 'Nora Reyes', address: 'nora@mail.goodword.example' },
  to: { name: 'Ben Osei', address: 'ben@helio.example' },
  subject: 'Helio',
  text: 'Hi Ben,\n\nhow is it?',
  html: '<p>Hi Ben,</p><p>how is it?</p>',
  references: [],
  headers: {},
  tags: {},
};
const bytesOf = async (change: Partial<Letter>) => Buffer.from(await compose({ ...letter, ...change }));
const read = async (change: Partial<Letter>) => PostalMime.parse(await compose({ ...letter, ...change }));
const headBody = (bytes: Buffer) => bytes.toString('latin1').split('\r\n\r\n');

describe('the bytes of a letter', () => {
  test('are plain text and HTML of the same words, for one recipient', async () => {
    const mail = await read({});
    expect(mail.text?.trim()).toBe(letter.text);
    expect(mail.html?.trim()).toBe(letter.html);
    expect(mail.to).toEqual([{ name: 'Ben Osei', address: 'ben@helio.example' }]);
    expect(mail.cc ?? []).toEqual([]);
  });

  test('carry the thread: our id first in References, the mail answered in In-Reply-To, nothing folded to an empty line', async () => {
    const ids = ['step-1@goodword.example', '0100@email.amazonses.com'];
    const [head = ''] = headBody(await bytesOf({ inReplyTo: '0100@email.amazonses.com', references: ids }));
    expect(head).toContain('References: <step-1@goodword.example> <0100@email.amazonses.com>');
    expect(head).toContain('In-Reply-To: <0100@email.amazonses.com>');
    expect(head).not.toMatch(/^[\w-]+:[ ]*\r\n/m);
  });

  test('keep the root and the newest of a very long thread', async () => {
    const ids = Array.from({ length: 200 }, (_, i) => `id-${i}@x.example`);
    const [head = ''] = headBody(await bytesOf({ references: ids }));
    expect(head).toContain('<id-0@x.example>');
    expect(head).toContain('<id-199@x.example>');
    expect(head.match(/@x\.example>/g)).toHaveLength(30);
  });

  test('never have the same Message-ID twice', async () => {
    const ids = await Promise.all(Array.from({ length: 200 }, async () => (await read({})).messageId));
    expect(new Set(ids).size).toBe(200);
  });

  test('carry List-Unsubscribe on one line, however long', async () => {
    const link = `<https://web.goodword.example/u/${'t'.repeat(300)}>`;
    const [head = ''] = headBody(
      await bytesOf({
        headers: { 'List-Unsubscribe': link, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
      }),
    );
    expect(head).toContain(`List-Unsubscribe: ${link}\r\n`);
    expect(head).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
  });

  test.each(['Zoë Ångström', 'José "Pepe" Núñez, PhD', '李 明', 'Reyes, Nora', '', '=?utf-8?q?x?='])(
    'carry the name %j to the reader as it is written',
    async (name) => {
      const mail = await read({ to: { name, address: 'ben@helio.example' }, subject: `Für ${name}` });
      expect(mail.to).toHaveLength(1);
      expect(mail.to?.[0]?.address).toBe('ben@helio.example');
      if (!name.includes('=?')) expect(mail.to?.[0]?.name).toBe(name);
      expect(mail.subject).toBe(`Für ${name}`.trim());
    },
  );

  test('write a domain outside ASCII in its ASCII form', async () => {
    const mail = await read({ to: { name: '', address: 'a@bücher.example' } });
    expect(mail.to?.[0]?.address).toBe('a@xn--bcher-kva.example');
  });

  test('have no line over 998 bytes, even where a word is longer', async () => {
    const bytes = await bytesOf({ text: 'x'.repeat(5000), html: `<a href="${'y'.repeat(5000)}">z</a>` });
    for (const line of bytes.toString('latin1').split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
    expect((await PostalMime.parse(bytes)).text?.trim()).toBe('x'.repeat(5000));
  });
});

describe('nothing in a letter can add a header or a recipient', () => {
  const hostile = fc.string({
    unit: fc.oneof(
      fc.constantFrom('\r', '\n', '\r\n', ':', '<', '>', ',', 'Bcc', '\0', '\u2028', 'é', ' '),
      fc.string({ maxLength: 5 }),
    ),
    maxLength: 20,
  });

  test('whatever stands in names, subject, ids and header values', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, hostile, hostile, hostile, async (name, subject, id, value) => {
        const bytes = await bytesOf({
          from: { ...letter.from, name },
          to: { ...letter.to, name },
          subject,
          inReplyTo: id,
          references: [id],
          headers: { 'X-Note': value },
        });
        const [head = ''] = headBody(bytes);
        const names = head.split(/\r\n(?![ \t])/).map((line) => line.split(':')[0]?.toLowerCase() ?? '');
        const allowed = [
          'x-note',
          'in-reply-to',
          'references',
          'from',
          'to',
          'subject',
          'message-id',
          'date',
          'mime-version',
          'content-type',
        ];
        expect(names.filter((each) => !allowed.includes(each))).toEqual([]);
        expect(new Set(names).size).toBe(names.length);
        const mail = await PostalMime.parse(bytes);
        expect(mail.to?.map(({ address }) => address)).toEqual(['ben@helio.example']);
        expect(mail.from?.address).toBe('nora@mail.goodword.example');
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    'a@b.example,c@d.example',
    'a@b.example>, <c@d.example',
    'a b@c.example',
    'a@b.example\r\nBcc: c@d.example',
    '"a b"@c.example',
    'no-at-sign',
    'a@',
    '@b.example',
    'a@localhost',
    `${'l'.repeat(65)}@b.example`,
    'jörg@b.example',
  ])('the address %j is refused', async (address) => {
    await expect(compose({ ...letter, to: { name: '', address } })).rejects.toMatchObject({
      about: 'address',
    });
  });

  test.each([
    'Bcc',
    'To',
    'from',
    'Content-Type',
    'X-SES-Configuration-Set',
    'Reply-To',
    'X-A\r\nBcc',
    'X A',
    '',
  ])('the header %j cannot be set by a letter', async (name) => {
    await expect(compose({ ...letter, headers: { [name]: 'x@y.example' } })).rejects.toMatchObject({
      about: 'message',
    });
  });
});
