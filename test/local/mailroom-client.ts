import { request } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Owner } from '../../core/domain/owner.ts';
import { all } from '../../core/assistant/change.ts';
import { frozenClock } from '../../local/clock.ts';
import { startGoodword } from '../../local/goodword.ts';
import type { Goodword } from '../../local/goodword.ts';
import { serveMailroom } from '../../local/mailroom.ts';

interface Answered {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** A mailroom of its own on a free port, and a browser's way of asking it. */
export interface Mailroom {
  goodword: Goodword;
  url: string;
  /** The path of a page, headers as they are given and nothing else. */
  ask(method: string, target: string, headers?: Record<string, string>, body?: string): Promise<Answered>;
  get(target: string): Promise<string>;
  /** A form as our own page sends it; answers the page it leads to. */
  post(
    target: string,
    form?: Record<string, string> | FormData,
  ): Promise<{ status: number; location: string; page: string }>;
  owner(): Promise<Owner>;
  /** Everything that is stored, to compare. */
  stored(): Promise<unknown>;
  close(): Promise<void>;
}

export async function openMailroom(at = '2026-11-22T15:00:00.000Z'): Promise<Mailroom> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'goodword-mailroom-'));
  const goodword = await startGoodword({ dataDir, clock: frozenClock(at) });
  const served = await serveMailroom(goodword, { port: 0 });
  const { house } = goodword.assistant;
  const origin = served.url;
  const mailroom: Mailroom = {
    goodword,
    url: served.url,
    ask: (method, target, headers = {}, body = '') =>
      new Promise((resolve, reject) => {
        const asked = request(new URL(target, served.url), { method, headers }, (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(parts).toString(),
            }),
          );
        });
        asked.on('error', reject);
        asked.end(body);
      }),
    async get(target) {
      return (await fetch(new URL(target, served.url))).text();
    },
    async post(target, form = {}) {
      const body = form instanceof FormData ? form : new URLSearchParams(form);
      const answer = await fetch(new URL(target, served.url), {
        method: 'POST',
        body,
        headers: { origin },
        redirect: 'manual',
      });
      const location = answer.headers.get('location') ?? '';
      return {
        status: answer.status,
        location,
        page: location === '' ? await answer.text() : await mailroom.get(location),
      };
    },
    async owner() {
      const owners = await all(house.owners.all());
      const [first] = owners.sort((one, other) => (one.startedAt < other.startedAt ? -1 : 1));
      if (!first) throw new Error('there is no owner');
      return first;
    },
    async stored() {
      const owners = await all(house.owners.all());
      return Promise.all(
        owners.map(async (owner) => ({
          owner,
          contacts: await all(house.contacts.ofOwner(owner.id)),
          enrollments: await all(house.enrollments.ofOwner(owner.id)),
          messages: await all(house.messages.ofOwner(owner.id, owner.startedAt)),
          mails: goodword.emulators.ses.mails().length,
          now: house.world.now(),
        })),
      );
    },
    async close() {
      await served.stop();
      await goodword.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return mailroom;
}

/** Where the links of a page lead, within the mailroom. */
export const linksOf = (page: string): string[] =>
  [...page.matchAll(/href="(\/[^"#]*)/g)].map(([, target = '']) => target.replaceAll('&amp;', '&'));
