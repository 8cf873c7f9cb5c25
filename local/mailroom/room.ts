import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { all } from '../../core/assistant/change.ts';
import type { WholeHouse } from '../../core/assistant/ports.ts';
import { timeWords } from '../../core/domain/owner-mail/short-words.ts';
import type { Owner } from '../../core/domain/owner.ts';
import type { Goodword } from '../goodword.ts';
import { MAIL_POLICY } from './guards.ts';
import { nextDue } from './next-due.ts';
import type { Html } from './layout.ts';
import { page } from './layout.ts';

/** What the routes of the mailroom find in their context. */
export interface Env {
  Variables: { owner: Owner };
}

/** What a form came to, and what stood in it where it has to be filled in again. */
interface Note {
  words: string;
  /** Where a button takes it back. */
  undo?: string;
  form?: Record<string, string>;
}

/** What every page of the mailroom works with. */
export interface Room {
  goodword: Goodword;
  house: WholeHouse;
  /** Whose network is looked at: the one chosen, else the first. */
  ownerOf(c: Context): Promise<Owner | undefined>;
  /** A whole page, with what the last form came to on top. */
  show(
    c: Context<Env>,
    about: { title: string; at?: string; owner?: Owner; hasMail?: boolean },
    body: Html,
  ): Promise<Response>;
  /** What the last form came to. */
  note(c: Context): Note | undefined;
  /** The end of every form: to a page that can be loaded again without doing anything twice. */
  back(c: Context, path: string, note: Note | string): Response;
  /** Does something, one after the other, and then everything that follows from it. */
  act<T>(work: () => Promise<T>): Promise<T>;
}

const NOTES_KEPT = 200;
/** What takes longer goes on in the background. */
const PATIENCE = 20_000;

export function openRoom(goodword: Goodword): Room {
  const { house } = goodword.assistant;
  const notes = new Map<string, Note>();
  let last: Promise<unknown> = Promise.resolve();
  const owners = async () =>
    (await all(house.owners.all())).sort((one, other) => (one.startedAt < other.startedAt ? -1 : 1));

  const room: Room = {
    goodword,
    house,
    async ownerOf(c) {
      const chosen = getCookie(c, 'owner');
      const known = await owners();
      return known.find(({ id }) => id === chosen) ?? known[0];
    },
    async show(c, { title, at, owner, hasMail = false }, body) {
      if (hasMail) c.header('Content-Security-Policy', MAIL_POLICY);
      const now = house.world.now();
      const note = room.note(c);
      const clock = owner && {
        now: timeWords(now, owner.zone, now),
        next: await nextDue(house, owner),
      };
      return c.html(
        page(
          {
            title,
            said: note?.words,
            undo: note?.undo,
            ...(at === undefined ? {} : { at }),
            ...(clock === undefined ? {} : { clock }),
            owners: (await owners()).map(({ id, name }) => ({ id, name, isShown: id === owner?.id })),
          },
          body,
        ),
      );
    },
    note: (c) => notes.get(c.req.query('said') ?? ''),
    back(c, path, note) {
      // Kept here and not in the address: a link from elsewhere cannot put words into the mouth of the page.
      const id = randomBytes(6).toString('hex');
      notes.set(id, typeof note === 'string' ? { words: note } : note);
      for (const old of [...notes.keys()].slice(0, -NOTES_KEPT)) notes.delete(old);
      return c.redirect(`${path}${path.includes('?') ? '&' : '?'}said=${id}`, 303);
    },
    act(work) {
      const mine = last.then(async () => {
        const done = await work();
        await orAfter(PATIENCE, goodword.drain());
        return done;
      });
      last = mine.catch(() => undefined);
      return mine;
    },
  };
  return room;
}

/** Waits for the work, but not for ever: a mail that keeps failing would hold up the page. */
async function orAfter(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
