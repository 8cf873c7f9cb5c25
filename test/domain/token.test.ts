import { fc } from '../examples.ts';
import { describe, expect, it } from 'vitest';
import { base32 } from '../../core/domain/mail/base32.ts';
import { mintLink, readLink } from '../../core/domain/mail/link.ts';
import { macOf, sameText } from '../../core/domain/mail/mac.ts';
import {
  mintToken,
  readToken,
  replyAddress,
  type ReplyToken,
  type Scope,
  tokenOf,
} from '../../core/domain/mail/token.ts';

const KEYS = ['the first key of the tests, 32 characters', 'the second key of the tests, 32 characters'];
const SCOPES: Scope[] = ['c', 'p', 'q', 'f', 'd', 'o'];
const eight = fc.stringMatching(/^[a-z0-9]{8}$/);
const token: fc.Arbitrary<ReplyToken> = fc.record({
  scope: fc.constantFrom(...SCOPES),
  ownerId: eight,
  contactId: eight,
  n: fc.nat({ max: 99 }),
  tail: eight,
});
const example: ReplyToken = {
  scope: 'c',
  ownerId: 'nora0001',
  contactId: 'benosei1',
  n: 1,
  tail: '00000000',
};

describe('reply tokens', () => {
  it('what is minted is read again, in any case of letters', () => {
    fc.assert(
      fc.property(token, (one) => {
        const text = mintToken(one, KEYS);
        expect(text).toMatch(/^[a-z0-9]{39}$/);
        expect(readToken(text, KEYS)).toEqual(one);
        expect(readToken(text.toUpperCase(), KEYS)).toEqual(one);
      }),
    );
  });

  it('any changed character is refused', () => {
    const character = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789+-@');
    fc.assert(
      fc.property(token, fc.nat({ max: 38 }), character, (one, at, other) => {
        const text = mintToken(one, KEYS);
        fc.pre(text[at] !== other);
        expect(readToken(text.slice(0, at) + other + text.slice(at + 1), KEYS)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  it('a token of one scope is refused as one of another', () => {
    const text = mintToken(example, KEYS);
    for (const scope of SCOPES.filter((one) => one !== 'c')) {
      expect(readToken(scope + text.slice(1), KEYS)).toBeUndefined();
    }
  });

  it('a token is read under every key while they rotate, and under none once its key is gone', () => {
    const text = mintToken(example, KEYS);
    expect(readToken(text, [...KEYS].reverse())).toEqual(example);
    expect(readToken(text, ['a third key', KEYS[1] ?? ''])).toBeUndefined();
    expect(readToken(text, [])).toBeUndefined();
  });

  it('text that is no token is refused, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readToken(text, KEYS)).toBeUndefined();
      }),
    );
    expect(readToken('x'.repeat(1_000_000), KEYS)).toBeUndefined();
    expect(readToken('', KEYS)).toBeUndefined();
  });

  it.each([
    { ...example, ownerId: 'short' },
    { ...example, contactId: 'UPPER001' },
    { ...example, n: 100 },
    { ...example, n: -1 },
    { ...example, n: 1.5 },
    { ...example, tail: 'with+sig' },
  ])('what does not fit into a token cannot be minted: %o', (wrong) => {
    expect(() => mintToken(wrong, KEYS)).toThrow('cannot carry');
  });

  it('nothing is minted without a key', () => {
    expect(() => mintToken(example, [])).toThrow('tokenKeys is empty');
  });
});

describe('reply addresses', () => {
  const local = (name: string) =>
    replyAddress(name, 't'.repeat(39), 'in.example').split('@')[0]?.split('+')[0];

  it.each([
    ['Nora Reyes', 'nora.reyes'],
    ['Łukasz Müller-Świętosławski', 'lukasz.muller.swietoslaw'],
    ['Søren Æblegård', 'soren.aeblegard'],
    ["Siobhán O'Connor", 'siobhan.oconnor'],
    ['Dr. Strauß (he/him)', 'dr.strauss.he.him'],
    ['  李明 ', 'reply'],
    ['', 'reply'],
    ['+@"<script>', 'script'],
    ['Abcdefghijklmnopqrstuvw Xyz', 'abcdefghijklmnopqrstuvw'],
  ])('%j writes under %j', (name, expected) => {
    expect(local(name)).toBe(expected);
  });

  it('the local part is at most 64 characters of plain ASCII and its token is found again, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), token, (name, one) => {
        const text = mintToken(one, KEYS);
        const address = replyAddress(name, text, 'in.goodword.example');
        expect(address).toMatch(/^[a-z0-9]+(\.[a-z0-9]+)*\+[a-z0-9]{39}@in\.goodword\.example$/);
        expect(address.indexOf('@')).toBeLessThanOrEqual(64);
        expect(tokenOf(address.toUpperCase())).toBe(text);
      }),
    );
  });

  it.each([
    'nora@in.example',
    'nora+list@in.example',
    '+@',
    '',
    'x+' + 't'.repeat(40) + '@in.example',
    't'.repeat(39),
  ])('there is no token in %j', (address) => {
    expect(tokenOf(address)).toBeUndefined();
  });

  it('a token is found behind another plus, and in a quoted local part', () => {
    const text = mintToken(example, KEYS);
    expect(tokenOf(`nora+work+${text}@in.example`)).toBe(text);
    expect(tokenOf(`"nora+${text}"@in.example`)).toBe(text);
  });
});

describe('links', () => {
  const now = '2026-11-23T12:00:00.000Z';
  const link = {
    scope: 'approve',
    expires: '2026-11-30T12:00:00.000Z',
    data: { draft: 'nora0001-benosei1-1', n: 2 },
  };

  it('what is minted is read again until it expires', () => {
    const text = mintLink(link, KEYS);
    expect(text).toMatch(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{22}$/);
    expect(readLink(text, 'approve', KEYS, now)).toEqual({ at: 'valid', link });
    expect(readLink(text, 'approve', KEYS, link.expires)).toEqual({ at: 'expired', link });
  });

  it('any data comes back', () => {
    const data = fc.dictionary(
      fc.string({ unit: 'grapheme' }),
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer()),
      {
        maxKeys: 4,
        noNullPrototype: true,
      },
    );
    fc.assert(
      fc.property(data, (one) => {
        fc.pre(!Object.hasOwn(one, '__proto__'));
        const text = mintLink({ ...link, data: one }, KEYS);
        expect(readLink(text, 'approve', KEYS, now)).toEqual({ at: 'valid', link: { ...link, data: one } });
      }),
    );
  });

  it('any changed character is refused', () => {
    const text = mintLink(link, KEYS);
    for (let at = 0; at < text.length; at++) {
      const other = text[at] === 'A' ? 'B' : 'A';
      expect(readLink(text.slice(0, at) + other + text.slice(at + 1), 'approve', KEYS, now)).toEqual({
        at: 'invalid',
      });
    }
  });

  it('a link for one thing does nothing else, and a reply token is no link', () => {
    expect(readLink(mintLink(link, KEYS), 'hold', KEYS, now)).toEqual({ at: 'invalid' });
    expect(readLink(mintToken(example, KEYS), 'approve', KEYS, now)).toEqual({ at: 'invalid' });
  });

  it('a link is read under every key while they rotate, and under none once its key is gone', () => {
    const text = mintLink(link, KEYS);
    expect(readLink(text, 'approve', [...KEYS].reverse(), now).at).toBe('valid');
    expect(readLink(text, 'approve', [KEYS[1] ?? ''], now).at).toBe('invalid');
  });

  it.each(['', '.', '..', 'a.b', 'a.b.c', 'ö.ö', 'x'.repeat(100_000)])(
    '%#: what was never minted is no link',
    (text) => {
      expect(readLink(text, 'approve', KEYS, now)).toEqual({ at: 'invalid' });
    },
  );
});

describe('macs', () => {
  it('what is signed for one purpose is not signed for another, nor under another key', () => {
    const macs = [macOf('reply', 'text', 'a'), macOf('link', 'text', 'a'), macOf('reply', 'text', 'b')].map(
      base32,
    );
    expect(new Set(macs).size).toBe(3);
  });

  it.each([
    ['', '', true],
    ['abc', 'abc', true],
    ['abc', 'abd', false],
    ['abc', 'abcd', false],
  ])('%j and %j are the same: %j', (a, b, same) => {
    expect(sameText(a, b)).toBe(same);
  });
});

describe('base32', () => {
  it.each([
    ['', ''],
    ['f', 'my'],
    ['fo', 'mzxq'],
    ['foo', 'mzxw6'],
    ['foob', 'mzxw6yq'],
    ['fooba', 'mzxw6ytb'],
    ['foobar', 'mzxw6ytboi'],
  ])('%j is %j, as RFC 4648 section 10 has it', (text, expected) => {
    expect(base32(new TextEncoder().encode(text))).toBe(expected);
  });
});
