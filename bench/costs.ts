// AWS cost of a thousand mails beyond SES's own fee: counted units and requests, by the price table.
import { compose } from '../core/runtime/compose.ts';
import { realWorld } from '../core/runtime/world.ts';
import { costOf, PRICE } from '../infra/prices.ts';
import { doorsOf } from '../local/doors.ts';
import { pollQueues } from '../local/pollers.ts';
import { addOwnerWithMails, MAILS_EACH, openGoodword } from './enrolled.ts';
import { type Figure, figure, type Run } from './figure.ts';
import { CASES, unitsOfMails } from './mail-units.ts';
import { add, meter, nothing } from './meter.ts';

const FORTNIGHT = 14 * 86_400_000;

export async function costs({ quick, tell }: Run): Promise<Figure[]> {
  const owners = quick ? 4 : 20;
  const goodword = await openGoodword();
  const { config, emulators, clock, stepsSent } = goodword;
  const door = await meter(emulators.endpoints.dynamodb);
  try {
    const assistant = compose({
      config: { ...config, endpoints: { ...emulators.endpoints, dynamodb: door.endpoint } },
      world: realWorld(() => Date.parse(clock.now())),
      log: { info: () => undefined, warn: () => undefined },
    });
    const { dueIndex } = assistant.house;
    const pollers = pollQueues({
      sqs: emulators.sqs,
      queues: emulators.queues,
      functions: doorsOf(assistant).queues,
      handled: emulators.handled,
      settled: emulators.ses.settled,
    });
    let draftingUsd = 0;
    const after = () => {
      const { readUnit, writeUnit } = door.take();
      draftingUsd += costOf({ readUnit, writeUnit });
    };
    for (let o = 0; o < owners; o++)
      await addOwnerWithMails(assistant.house, o, { before: () => door.take(), after });
    // What the owners were sent is not what is measured.
    await pollers.drain();
    const counted = nothing();
    const mails = owners * MAILS_EACH;
    const end = new Date(Date.parse(clock.now()) + FORTNIGHT).toISOString();
    while (stepsSent() < mails) {
      const next = await dueIndex.next();
      if (next === undefined || next > end) throw new Error(`of ${mails} mails ${stepsSent()} were sent`);
      // As the tick of every minute meets it: never an hour late, when the window may have closed.
      await clock.moveTo(minuteAfter(next > clock.now() ? next : clock.now()));
      // An hour in which a digest is written too would count it among the mails.
      for await (const { kind } of dueIndex.upTo(clock.now()))
        if (kind !== 'enrollment') throw new Error('a digest is due among the mails: choose another day');
      await assistant.tick();
      // What a tick reads is paid for by the idle deployment.
      door.take();
      await pollers.drain();
      add(counted, door.take());
    }
    tell(`${mails} mails sent, all that were approved`);
    for (const [what, { calls, units }] of Object.entries(counted.items).sort())
      tell(`a mail: ${(calls / mails).toFixed(1)} ${what}, ${(units / mails).toFixed(1)} units`);
    const drafting = (draftingUsd / mails) * 1000;
    tell(`the table while 1,000 were drafted and approved, not in the figure: ${drafting.toFixed(4)} USD`);
    return CASES.map(({ name, mailsAMinute }) => {
      const units = unitsOfMails(counted, mails, mailsAMinute);
      for (const [unit, n] of Object.entries(units)) tell(`${name}, of 1,000: ${n.toFixed(1)} ${unit}`);
      const percent = (100 * costOf(units)) / (1000 * PRICE.mailSent);
      const what = `AWS beyond the fee of SES, ${name}`;
      const about = { name: what, unit: '% of the fee', against: 'the fee of SES' };
      return figure(about, percent, { at: 'most', is: 10 }, 1);
    });
  } finally {
    await door.stop();
    await goodword.close();
  }
}

const minuteAfter = (at: string): string =>
  new Date(Math.ceil(Date.parse(at) / 60_000) * 60_000).toISOString();
