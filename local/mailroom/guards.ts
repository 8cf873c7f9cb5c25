import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { csrf } from 'hono/csrf';
import { every } from 'hono/combine';

/** The largest address book that is taken over the page, in bytes. */
const LARGEST = 30 * 1024 * 1024;

/** The names under which this computer reaches itself. */
export const localNames = (port: number): string[] =>
  ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`);

/** Whatever a page of ours may load: its own style, and nothing else from anywhere. */
const policy = (styles: string): string =>
  `default-src 'none'; style-src ${styles}; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`;
const POLICY = policy("'self'");
/** Of a page that shows a mail: the frame inherits it, and mail programs write styles into the mail. */
export const MAIL_POLICY = policy("'self' 'unsafe-inline'");

/**
 * Answers only to this computer's own names: a page elsewhere whose name is pointed at 127.0.0.1 (DNS rebinding) would
 * be of the same origin as ours. And forbids pages everything they do not need.
 */
export function strictHeaders(hosts: ReadonlySet<string>): MiddlewareHandler {
  return createMiddleware(async (c, next) => {
    const host = c.req.header('host')?.toLowerCase() ?? '';
    if (!hosts.has(host))
      return c.text(`The mailroom answers at ${[...hosts][0] ?? 'this computer'} only.\n`, 421);
    await next();
    const { headers } = c.res;
    if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', POLICY);
    // Not "no-referrer": with it browsers send `Origin: null` with our own forms.
    if (!headers.has('Referrer-Policy')) headers.set('Referrer-Policy', 'same-origin');
    headers.set('Cache-Control', 'no-store');
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('X-DNS-Prefetch-Control', 'off');
    headers.set('Cross-Origin-Opener-Policy', 'same-origin');
    headers.set('Cross-Origin-Resource-Policy', 'same-origin');
    return undefined;
  });
}

/** Forms are taken from our own pages only, by the headers that a page cannot forge: Origin and Sec-Fetch-Site. */
export const fromThisPage = (): MiddlewareHandler =>
  every(onlyForms, csrf(), bodyLimit({ maxSize: LARGEST }));

/** What is no form needs the permission of our page in a browser, which is never given: nothing to check, so not taken. */
const onlyForms = createMiddleware(async (c, next) => {
  const type = c.req.header('content-type') ?? '';
  const isForm = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type);
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && !isForm)
    return c.text('Only forms are taken here.\n', 415);
  await next();
  return undefined;
});
