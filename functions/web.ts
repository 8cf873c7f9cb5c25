import { Hono } from 'hono';
import { handle as onLambda } from 'hono/aws-lambda';
import { html } from 'hono/html';
import type { Assistant } from '../core/assistant/assistant.ts';
import { LINK_SCOPES, followLink, openLink } from '../core/assistant/follow-link.ts';
import { lambda } from '../core/runtime/lambda.ts';

// Called by AWS: the function URL.
export const handler = lambda(handle);

// Built on cold start: the assistant, by `lambda`.
export function handle(assistant: Assistant) {
  return onLambda(web(assistant));
}

/** The pages behind links in mails. GET only asks: mail scanners follow links; POST acts (RFC 8058). */
export function web({ house }: Assistant): Hono {
  const app = new Hono();
  // Runs per request.
  app.use(async (c, next) => {
    await next();
    c.header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'");
    c.header('Referrer-Policy', 'no-referrer');
    c.header('Cache-Control', 'no-store');
  });
  app.get('/health', (c) => c.json({ ok: true }));
  for (const scope of LINK_SCOPES) {
    app.get(`/${scope}/:token`, async (c) => {
      const opened = await openLink(house, scope, c.req.param('token'));
      if (opened.at === 'closed') return c.html(page(opened.because), 410);
      return c.html(page(opened.question, opened.button));
    });
    app.post(`/${scope}/:token`, async (c) => {
      const followed = await followLink(house, scope, c.req.param('token'));
      return followed.at === 'done' ? c.html(page(followed.did)) : c.html(page(followed.because), 409);
    });
  }
  app.notFound((c) => c.html(page('There is nothing here.'), 404));
  return app;
}

const page = (words: string, button?: string) => html`<!doctype html>
  <html lang="en">
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Goodword</title>
    <body style="font: 18px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 4rem auto; padding: 0 1rem; color-scheme: light dark">
      <h1 style="font-size: 1.4rem">${words}</h1>
      ${button === undefined ? '' : html`<form method="post"><button style="font: inherit; padding: 0.5rem 1.2rem">${button}</button></form>`}
    </body>
  </html>`;
