import { Hono } from 'hono';
import { html } from 'hono/html';
import { all } from '../../core/assistant/change.ts';
import { listQueue } from '../../core/assistant/list-queue.ts';
import type { QueueEntry } from '../../core/assistant/list-queue.ts';
import { rankContacts } from '../../core/assistant/rank-contacts.ts';
import type { Enrollment } from '../../core/domain/enrollment/enrollment.ts';
import { DAY, plus } from '../../core/domain/instant.ts';
import type { Instant } from '../../core/domain/instant.ts';
import type { Message } from '../../core/domain/mail/message.ts';
import { enrollmentId } from '../../core/domain/mail/message.ts';
import type { Owner } from '../../core/domain/owner.ts';
import type { Ranked } from '../../core/domain/ranking/ranking.ts';
import { count, timeWords } from '../../core/domain/owner-mail/short-words.ts';
import { suggestions } from '../../core/domain/ranking/suggestions.ts';
import { cameIn } from './came-in.ts';
import { whomFirst } from './whom-first.ts';
import { bringPeople } from './imports.ts';
import type { Html } from './layout.ts';
import { repliesPassedOn } from './passed-on.ts';
import type { Env, Room } from './room.ts';
import { SAMPLE_OWNER } from './sample.ts';
import { isWaiting, underWay } from './under-way.ts';
import { lastWord } from './undo.ts';
import { waitingCard } from './waiting.ts';

/** Something under way, with all of its enrollment. */
export interface Entry extends QueueEntry {
  whole: Enrollment | undefined;
}

/** Everything the desk shows. */
export interface Desk {
  owner: Owner;
  now: Instant;
  people: Ranked[];
  entries: Entry[];
  /** What came in, the newest first. */
  answers: Message[];
  /** Pages of the newest mails that passed an answer on, by contact: there the owner answers back. */
  passedOn: ReadonlyMap<string, string>;
}

/** The owner's desk: what waits for a word, whom to write to first, what goes out and when, what came in. */
export function desk(room: Room): Hono<Env> {
  return new Hono<Env>().get('/', async (c) => {
    const { owner } = c.var;
    return room.show(
      c,
      { title: 'Desk', at: '/', owner },
      deskPage(await gathered(room, owner), await lastWord(room.house, owner)),
    );
  });
}

const WEEKS_SHOWN = 8;

async function gathered({ house, goodword }: Room, owner: Owner): Promise<Desk> {
  const now = house.world.now();
  const since = plus(now, -WEEKS_SHOWN * 7 * DAY);
  const [ranking, queue, enrollments, messages] = await Promise.all([
    rankContacts(house, owner.id),
    listQueue(house, owner.id),
    all(house.enrollments.ofOwner(owner.id)),
    all(house.messages.ofOwner(owner.id, since)),
  ]);
  const whole = new Map(enrollments.map((e) => [enrollmentId(e), e]));
  return {
    owner,
    now,
    people: ranking.at === 'ranked' ? ranking.ranked : [],
    entries: queue.map((entry) => ({ ...entry, whole: whole.get(entry.enrollment) })),
    answers: messages.filter(({ direction }) => direction === 'in').reverse(),
    passedOn: repliesPassedOn(goodword.emulators.ses.mails(), house.settings.tokenKeys),
  };
}

function deskPage(desk: Desk, last: Html): Html {
  const { owner, now, people, entries } = desk;
  const waiting = entries.filter(isWaiting);
  const first = suggestions(people, 5);
  return html`<h1>${owner.name}, into ${owner.goal.field}</h1>
    <p class="soft">
      ${count(people.length, 'person', 'people')} you know,
      ${people.filter(({ standing }) => standing === 'ready').length} to write to now. Your next weekly mail
      comes ${timeWords(owner.due, owner.zone, now)}:
      <a href="/digest">read it now</a>.
    </p>
    ${last} ${owner.address === SAMPLE_OWNER ? ownPeople() : ''}
    ${
      people.length === 0
        ? html`<section aria-labelledby="bring">
            <h2 id="bring">Bring the people you know</h2>
            ${bringPeople()}
          </section>`
        : html`<section aria-labelledby="waiting">
              <h2 id="waiting">Waiting for you</h2>
              ${
                waiting.length === 0
                  ? html`<p class="soft">Nothing waits for your word.</p>`
                  : waiting.map((entry) => waitingCard(desk, entry))
              }
            </section>
            ${whomFirst(first)} ${underWay(desk)} ${cameIn(desk)}
            <section aria-labelledby="bring">
              <h2 id="bring">Bring more people</h2>
              ${bringPeople()}
            </section>`
    }`;
}

const ownPeople = (): Html =>
  html`<details>
    <summary>These people are invented. How do I begin with my own?</summary>
    <p>
      Stop Goodword and start it with a folder of its own: <code>GOODWORD_DATA=~/goodword npm start</code>.
      The sample stays where it is.
    </p>
  </details>`;
