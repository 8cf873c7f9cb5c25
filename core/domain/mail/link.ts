import * as z from 'zod/mini';
import type { Instant } from '../instant.ts';
import { macOf, sameText, signingKey } from './mac.ts';

/** What a link in a mail to the owner lets its bearer do, and until when. */
export interface Link {
  /** What it is for: `approve`, `hold`, `unsubscribe-digest` and so on. A link for one is refused for another. */
  scope: string;
  expires: Instant;
  /** What the page needs to know. It can be read by anybody who holds the link: no secrets. */
  data: Record<string, string | number>;
}

/** `expired` is told apart, so that the page can say so instead of calling its owner a forger. */
export type ReadLink = { at: 'valid'; link: Link } | { at: 'expired'; link: Link } | { at: 'invalid' };

/** Longer than any link we write; a longer one is not even hashed. */
const MOST_CHARACTERS = 2048;

// Made when a link is read: most starts only write some.
const linkSchema = () =>
  z.object({ s: z.string(), e: z.string(), d: z.record(z.string(), z.union([z.string(), z.number()])) });

/** Writes the token of a link: base64url of its JSON, a dot, and its MAC. */
export function mintLink(link: Link, keys: string[]): string {
  const json = JSON.stringify({ s: link.scope, e: link.expires, d: link.data });
  const payload = base64url(new TextEncoder().encode(json));
  return `${payload}.${linkMac(payload, signingKey(keys))}`;
}

/** Reads what `mintLink` wrote for `scope` under any of the keys. */
export function readLink(text: string, scope: string, keys: string[], now: Instant): ReadLink {
  const [payload = '', mac = '', ...rest] = text.length <= MOST_CHARACTERS ? text.split('.') : [];
  if (rest.length > 0 || !keys.some((key) => sameText(linkMac(payload, key), mac))) return { at: 'invalid' };
  const read = linkSchema().safeParse(JSON.parse(fromBase64url(payload)));
  if (!read.success || read.data.s !== scope) return { at: 'invalid' };
  const link: Link = { scope, expires: read.data.e, data: read.data.d };
  return link.expires > now ? { at: 'valid', link } : { at: 'expired', link };
}

/** 128 bits: a web door can be asked as often as one likes. */
const linkMac = (payload: string, key: string): string => base64url(macOf('link', payload, key).slice(0, 16));

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

function fromBase64url(text: string): string {
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
}
