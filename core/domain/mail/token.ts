import { base32 } from './base32.ts';
import { macOf, sameText, signingKey } from './mac.ts';

/**
 * What an answer to the address is about: `c` a contact's thread, `p` the preview of a draft, `q` a question about a fact,
 * `f` a forwarded reply, `d` a digest, `o` the owner in general.
 */
export type Scope = 'c' | 'p' | 'q' | 'f' | 'd' | 'o';

/** What a reply token says. Ids that do not apply are `00000000`. */
export interface ReplyToken {
  scope: Scope;
  ownerId: string;
  contactId: string;
  /** 0-99. */
  n: number;
  /** 8 characters: the start of a draft's fingerprint, the day `yyyymmdd` of a digest, or zeros. */
  tail: string;
}

const PAYLOAD = /^([cpqfdo])([a-z0-9]{8})([a-z0-9]{8})([0-9]{2})([a-z0-9]{8})$/;
const PAYLOAD_LENGTH = 27;
/** 60 bits: every guess is a mail that SES must first take, so it need not be longer. */
const MAC_LENGTH = 12;
const TOKEN = /^[a-z0-9]{39}$/;
/** RFC 5321 section 4.5.3.1.1. */
const LOCAL_PART_LENGTH = 64;

/** Writes a reply token: 39 characters of a-z and 0-9. Throws on a payload that does not fit. */
export function mintToken(token: ReplyToken, keys: string[]): string {
  const { scope, ownerId, contactId, n, tail } = token;
  const payload = `${scope}${ownerId}${contactId}${String(n).padStart(2, '0')}${tail}`;
  if (!PAYLOAD.test(payload)) {
    throw new Error(
      `A reply token cannot carry ${JSON.stringify(token)}: ids and tail are 8 of a-z0-9, n is 0-99.`,
    );
  }
  return payload + tokenMac(payload, signingKey(keys));
}

/** Reads what `mintToken` wrote under any of the keys, in any case of letters; undefined for anything else. */
export function readToken(text: string, keys: string[]): ReplyToken | undefined {
  const token = text.toLowerCase();
  if (!TOKEN.test(token)) return undefined;
  const payload = token.slice(0, PAYLOAD_LENGTH);
  const mac = token.slice(PAYLOAD_LENGTH);
  if (!keys.some((key) => sameText(tokenMac(payload, key), mac))) return undefined;
  const [, scope = '', ownerId = '', contactId = '', n = '', tail = ''] = PAYLOAD.exec(payload) ?? [];
  return isScope(scope) ? { scope, ownerId, contactId, n: Number(n), tail } : undefined;
}

/** The address an answer comes to: `nora.reyes+<token>@domain`, its local part at most 64 characters (RFC 5321). */
export function replyAddress(name: string, token: string, domain: string): string {
  const namePart = plainName(name)
    .slice(0, LOCAL_PART_LENGTH - token.length - 1)
    .replace(/\.$/, '');
  return `${namePart || 'reply'}+${token}@${domain}`;
}

/** What stands where a token would in an address: lower case, not yet verified. */
export function tokenOf(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at < 0 ? address.length : at).toLowerCase();
  const plus = local.lastIndexOf('+');
  const token = local.slice(plus + 1).replace(/"$/, '');
  return plus >= 0 && TOKEN.test(token) ? token : undefined;
}

const SCOPES: ReadonlySet<string> = new Set<Scope>(['c', 'p', 'q', 'f', 'd', 'o']);
const isScope = (text: string): text is Scope => SCOPES.has(text);

const tokenMac = (payload: string, key: string): string =>
  base32(macOf('reply', payload, key)).slice(0, MAC_LENGTH);

/** Letters that have no accent to take off. */
const SPELLED: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** A name as dotted lower-case ASCII. Addresses with other letters need SMTPUTF8, which SES does not take. */
export function plainName(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[ßæœøłđðþı]/g, (letter) => SPELLED[letter] ?? '')
    .replaceAll(/[\u0300-\u036f'’]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '.')
    .replaceAll(/^\.|\.$/g, '');
}
