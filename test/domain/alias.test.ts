import { fc } from '../examples.ts';
import { describe, expect, test } from 'vitest';
import { aliasesOf, linkedinSlug, normalAddress } from '../../core/domain/people/alias.ts';
import { normalPhone } from '../../core/domain/people/phone.ts';
import { person } from '../cast.ts';

describe('addresses', () => {
  test.each([
    [' Ana.Ruiz@Gmail.com ', 'ana.ruiz@gmail.com'],
    ['mailto:x@y.example', 'x@y.example'],
    ['<a@b.example>', 'a@b.example'],
    ['ana+jobs@x.example', 'ana+jobs@x.example'],
    ["o'neil@x.example", "o'neil@x.example"],
    ['x@müller.example', 'x@xn--mller-kva.example'],
  ])('%s is kept as %s', (text, address) => expect(normalAddress(text)).toBe(address));

  test('the dots of a gmail address stay', () => {
    expect(normalAddress('a.na@gmail.com')).not.toBe(normalAddress('ana@gmail.com'));
  });

  test.each([
    'ana',
    'a@b',
    'a b@c.example',
    'a..b@c.example',
    '.a@c.example',
    '@c.example',
    'a@c..example',
    'a@-c.example',
    'a@1.2.3.4',
    'a@[1.2.3.4]',
    '"a b"@c.example',
    'a@c.example\r\nBcc: all@x.example',
    'a@c.example, b@c.example',
    'a\u0000@c.example',
    `${'a'.repeat(65)}@c.example`,
    `a@${'c'.repeat(260)}.example`,
    'undefined',
    '',
  ])('%j is refused', (text) => expect(normalAddress(text)).toBeUndefined());

  test('what is accepted holds neither spaces nor control signs and is accepted again unchanged', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.emailAddress(), fc.string({ unit: 'binary' })), (text) => {
        const address = normalAddress(text);
        if (address === undefined) return;
        expect(address).toMatch(/^[\x21-\x7e]+$/);
        expect(normalAddress(address)).toBe(address);
      }),
    );
  });
});

describe('LinkedIn profiles', () => {
  test.each([
    ['https://www.linkedin.com/in/JaneDoe/', 'janedoe'],
    ['http://linkedin.com/in/janedoe?trk=contact-info', 'janedoe'],
    ['www.linkedin.com/in/janedoe#about', 'janedoe'],
    ['linkedin.com/in/janedoe', 'janedoe'],
    ['https://de.linkedin.com/in/j%C3%BCrgen-m%C3%BCller', 'jürgen-müller'],
    ['https://uk.linkedin.com/in/janedoe/en', 'janedoe'],
  ])('%s is %s', (url, slug) => expect(linkedinSlug(url)).toBe(slug));

  test.each([
    'undefined',
    'janedoe',
    'https://evil.example/linkedin.com/in/janedoe',
    'https://notlinkedin.com/in/janedoe',
    'https://linkedin.com/company/helio',
    'https://www.linkedin.com/in/a%2F..%2Fb',
    'https://www.linkedin.com/in/%00',
    '',
  ])('%s is none', (url) => expect(linkedinSlug(url)).toBeUndefined());
});

test.each([
  ['(415) 555-0132', 'US', '+14155550132'],
  ['030 901820', 'DE', '+4930901820'],
  ['+44 20 7946 0958', 'US', '+442079460958'],
  ["'+14155550132", 'US', '+14155550132'],
  ['+1 415 555 0132 ext. 5', 'US', '+14155550132'],
  ['12', 'US', undefined],
  ['not yet', 'US', undefined],
  ['415 555 0132', 'XX', undefined],
  ['1'.repeat(10_000), 'US', undefined],
])('the phone number %s in %s is %s', (text, country, number) =>
  expect(normalPhone(text, country)).toBe(number),
);

describe('the aliases of a contact', () => {
  test('are his addresses, profile and phones, stale addresses too', () => {
    const contact = person({
      id: 'aaaaaaa1',
      name: 'Ana',
      addresses: [{ address: 'ana@x.example', source: 'you', stale: 'hard-bounce' }],
      phones: [{ number: '+14155550132', source: 'you' }],
      linkedin: 'ana-ruiz',
    });
    expect(aliasesOf(contact)).toEqual(['address:ana@x.example', 'linkedin:ana-ruiz', 'phone:+14155550132']);
  });

  test('are his name and company when there is nothing else', () => {
    const contact = person({ id: 'aaaaaaa1', name: 'Ana  Ruiz', company: 'Kestrel' });
    expect(aliasesOf(contact)).toEqual(['nameonly:ana ruiz|kestrel']);
  });
});
