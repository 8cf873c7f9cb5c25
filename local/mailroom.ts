import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { z } from 'zod';
import { web } from '../functions/web.ts';
import type { Goodword } from './goodword.ts';
import { listenOnLoopback, LOOPBACK } from './listen.ts';
import { begin } from './mailroom/begin.ts';
import { clock } from './mailroom/clock.ts';
import { desk } from './mailroom/desk.ts';
import { digest } from './mailroom/digest.ts';
import { plainPage, sayWhatFailed } from './mailroom/failures.ts';
import { formOf } from './mailroom/forms.ts';
import { fromThisPage, localNames, strictHeaders } from './mailroom/guards.ts';
import { imports } from './mailroom/imports.ts';
import { mails } from './mailroom/mails.ts';
import { people } from './mailroom/people.ts';
import { person } from './mailroom/person.ts';
import type { Env } from './mailroom/room.ts';
import { openRoom } from './mailroom/room.ts';
import { twice } from './mailroom/twice.ts';
import { undo } from './mailroom/undo.ts';
import { words } from './mailroom/words.ts';

/**
 * Serves the mailroom on loopback: pages without script, from which everything can be seen and done. Throws CannotStart
 * where the port is taken.
 */
export async function serveMailroom(
  goodword: Goodword,
  { port }: { port: number },
): Promise<{ url: string; stop(): Promise<void> }> {
  const css = await readFile(new URL('./mailroom/style.css', import.meta.url), 'utf8');
  const hosts = new Set<string>();
  const app = mailroom(goodword, hosts, css);
  const answer = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer((request, response) => void answer(request, response));
  const taken = await listenOnLoopback(server, port, 'the mailroom');
  for (const name of localNames(taken)) hosts.add(name);
  return {
    url: `http://${LOOPBACK}:${taken}`,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function mailroom(goodword: Goodword, hosts: ReadonlySet<string>, css: string): Hono<Env> {
  const room = openRoom(goodword);
  const app = new Hono<Env>();
  app.use(strictHeaders(hosts));
  app.onError(sayWhatFailed);
  app.notFound((c) => c.html(plainPage('There is nothing here.'), 404));
  app.get('/health', (c) => c.json({ ok: true, pid: process.pid, sinceTick: goodword.sinceTick() }));
  app.get('/style.css', (c) => c.body(css, 200, { 'Content-Type': 'text/css; charset=utf-8' }));

  // Links in mails carry a token that nobody else can make, and a mailbox may press unsubscribe from anywhere (RFC 8058).
  const links = web(goodword.assistant);
  app.all('/:scope{unsubscribe|approve|skip}/:token', (c) => links.fetch(c.req.raw));

  app.use(fromThisPage());
  app.route('/', begin(room));
  app.use(async (c, next) => {
    const owner = await room.ownerOf(c);
    if (!owner) return c.redirect('/begin', 303);
    c.set('owner', owner);
    return next();
  });
  for (const pages of [desk, words, undo, imports, people, twice, person, mails, digest, clock, whose])
    app.route('/', pages(room));
  return app;
}

/** Which of several owners is looked at. */
function whose(): Hono<Env> {
  return new Hono<Env>().post('/whose', async (c) => {
    const { owner } = await formOf(c, z.object({ owner: z.string().max(20) }));
    setCookie(c, 'owner', owner, { httpOnly: true, sameSite: 'Strict', path: '/' });
    return c.redirect('/', 303);
  });
}
