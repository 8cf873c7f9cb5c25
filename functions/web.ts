import { Hono } from 'hono/tiny';
import { handle as onLambda } from 'hono/aws-lambda';
import { html } from 'hono/html';
import type { Assistant } from '../core/assistant/assistant.ts';
import { composeWeb } from '../core/runtime/compose-web.ts';
import { lambda, printed } from '../core/runtime/lambda.ts';

// Called by AWS: the function URL.
export const handler = lambda(handle, printed(composeWeb));

// Built on cold start: the assistant, by `lambda`.
export function handle(assistant: Links) {
  return onLambda(web(assistant));
}

type Links = Pick<Assistant, 'openLink' | 'followLink'>;

/** The pages behind links in mails. GET only asks: mail scanners follow links; POST acts (RFC 8058). */
export function web({ openLink, followLink }: Links): Hono {
  const app = new Hono();
  // Runs per request.
  app.use(async (c, next) => {
    await next();
    c.header(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
    );
    c.header('Referrer-Policy', 'no-referrer');
    c.header('Cache-Control', 'no-store');
  });
  app.get('/health', (c) => c.json({ ok: true }));
  app.get('/:scope/:token', async (c) => {
    const { scope, token } = c.req.param();
    const opened = await openLink(scope, token);
    if (opened.at === 'closed') return c.html(page(opened.because), 410);
    return c.html(page(opened.question, opened.button));
  });
  app.post('/:scope/:token', async (c) => {
    const { scope, token } = c.req.param();
    const followed = await followLink(scope, token);
    return followed.at === 'done' ? c.html(page(followed.did)) : c.html(page(followed.because), 409);
  });
  app.notFound((c) => c.html(page('There is nothing here.'), 404));
  return app;
}

const page = (words: string, button?: string) =>
  html`<!doctype html>
    <html lang="en">
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>Goodword</title>
      <body
        style="font: 18px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 4rem auto; padding: 0 1rem; color-scheme: light dark"
      >
        <h1 style="font-size: 1.4rem">${words}</h1>
        ${button === undefined ? '' : html`<form method="post"><button style="font: inherit; padding: 0.5rem 1.2rem">${button}</button></form>`}
      </body>
    </html>`;
