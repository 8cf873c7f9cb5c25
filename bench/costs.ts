// AWS cost of a thousand mails beyond SES's own fee: counted units and requests, by the price table.
import type { Log } from '../core/assistant/ports.ts';
import { compose } from '../core/runtime/compose.ts';
import { realWorld } from '../core/runtime/world.ts';
import { costOf, PRICE } from '../infra/prices.ts';
import { DUE_BATCH } from '../infra/work-queue.ts';
import { doorsOf } from '../local/doors.ts';
import { pollQueues } from '../local/pollers.ts';
import { addOwnerWithMails, MAILS_EACH, openGoodword } from './enrolled.ts';
import { type Figure, figure, type Run } from './figure.ts';
import { ASSUMED, CASES, unitsOfMails, type Used } from './mail-units.ts';
import { add, meter, nothing } from './meter.ts';

const MINUTE = 60_000;
/** Longer than the mails of a batch take one after the other, and one more (ms). */
const A_PIECE = (1000 * (DUE_BATCH + 1)) / ASSUMED.mailsASecond;
const FORTNIGHT = 14 * 86_400_000;

export async function costs({ quick, tell }: Run): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { name, mailsAMinute } of CASES) {
    const owners = quick ? 4 : mailsAMinute === 0 ? 20 : 40;
    // As many as a tick of a full morning finds due in its minute: of fewer mails they are due in several minutes.
    const minutes = mailsAMinute === 0 ? 1 : Math.min(20, Math.round(1000 / (owners * MAILS_EACH)));
    const used = await send(owners, minutes, tell);
    const { mails } = used;
    tell(`${name}: ${mails} mails sent, all that were approved`);
    for (const [what, { calls, units }] of Object.entries(
      add(add(nothing(), used.sending), used.noting).items,
    ).sort())
      tell(`a mail: ${(calls / mails).toFixed(1)} ${what}, ${(units / mails).toFixed(1)} units`);
    tell(
      `a mail: ${(used.logBytes / mails).toFixed(0)} bytes of log, ${(used.events / mails).toFixed(1)} events`,
    );
    const units = unitsOfMails(used, mailsAMinute);
    for (const [unit, n] of Object.entries(units)) tell(`${name}, of 1,000: ${n.toFixed(1)} ${unit}`);
    const percent = (100 * costOf(units)) / (1000 * PRICE.mailSent);
    const about = {
      name: `AWS beyond the fee of SES, ${name}`,
      unit: '% of the fee',
      against: 'the fee of SES',
    };
    figures.push(figure(about, percent, { at: 'most', is: 10 }, 1));
  }
  return figures;
}

/** Sends three approved mails of each owner, those that come due in so many minutes together. */
async function send(owners: number, minutes: number, tell: Run['tell']): Promise<Used> {
  const goodword = await openGoodword({ perSecond: ASSUMED.mailsASecond, perDay: 1_000_000 });
  const { config, emulators, clock, stepsSent } = goodword;
  const doors = [
    await meter(emulators.endpoints.dynamodb),
    await meter(emulators.endpoints.dynamodb),
  ] as const;
  let logBytes = 0;
  const line: Log['info'] = (event, facts) => {
    logBytes += JSON.stringify({ event, ...facts }).length + ASSUMED.logLine;
  };
  try {
    const [sending, noting] = doors.map(({ endpoint }) =>
      compose({
        config: { ...config, endpoints: { ...emulators.endpoints, dynamodb: endpoint } },
        world: realWorld(() => Date.parse(clock.now())),
        log: { info: line, warn: line },
      }),
    );
    if (!sending || !noting) throw new Error('nothing was composed');
    const { dueIndex } = sending.house;
    let events = 0;
    const pollers = pollQueues({
      sqs: emulators.sqs,
      queues: emulators.queues,
      functions: { ...doorsOf(sending).queues, 'mail-events': doorsOf(noting).queues['mail-events'] },
      handled: async (body) => {
        if (body.includes('"eventType"')) events++;
        await emulators.handled(body);
      },
      settled: emulators.ses.settled,
    });
    let draftingUsd = 0;
    const after = () => {
      const { readUnit, writeUnit } = doors[0].take();
      draftingUsd += costOf({ readUnit, writeUnit });
    };
    for (let o = 0; o < owners; o++)
      await addOwnerWithMails(sending.house, o, { before: () => doors[0].take(), after });
    // What the owners were sent is not what is measured.
    await pollers.drain();
    doors[1].take();
    logBytes = 0;
    events = 0;
    const used = { sending: nothing(), noting: nothing() };
    const mails = owners * MAILS_EACH;
    const end = new Date(Date.parse(clock.now()) + FORTNIGHT).toISOString();
    while (stepsSent() < mails) {
      const next = await dueIndex.next();
      if (next === undefined || next > end) throw new Error(`of ${mails} mails ${stepsSent()} were sent`);
      // As the tick of every minute meets it: never an hour late, when the window may have closed.
      await clock.moveTo(roundedUp(next > clock.now() ? next : clock.now(), minutes));
      // An hour in which a digest is written too would count it among the mails.
      for await (const { kind } of dueIndex.upTo(clock.now()))
        if (kind !== 'enrollment') throw new Error('a digest is due among the mails: choose another day');
      const logged = logBytes;
      await sending.tick();
      // What a tick reads and writes down is paid for by the idle deployment.
      doors[0].take();
      logBytes = logged;
      await pollers.drain();
      add(used.sending, doors[0].take());
      add(used.noting, doors[1].take());
      // The mails of the next minute do not come right behind these: what was taken of sending time is over by then.
      await new Promise((over) => setTimeout(over, A_PIECE));
    }
    const drafting = (draftingUsd / mails) * 1000;
    tell(`the table while 1,000 were drafted and approved, not in the figure: ${drafting.toFixed(4)} USD`);
    return { ...used, mails, events, logBytes };
  } finally {
    for (const door of doors) await door.stop();
    await goodword.close();
  }
}

const roundedUp = (at: string, minutes: number): string =>
  new Date(Math.ceil(Date.parse(at) / (minutes * MINUTE)) * minutes * MINUTE).toISOString();
