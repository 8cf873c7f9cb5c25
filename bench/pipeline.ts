// Sends per second of the whole pipeline on this machine, beside its calls alone, and among ever more enrolled contacts.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DueThing } from '../core/assistant/ports.ts';
import { openTable } from '../core/storage/table.ts';
import { LOCAL_CREDENTIALS, REGION } from '../local/account.ts';
import { addOwnerWithMails, MAILS_EACH, type OpenGoodword, openGoodword } from './enrolled.ts';
import { cpuMs, type Figure, figure, median, type Run } from './figure.ts';
import { floorOf, recordMail } from './floor.ts';
import { putEnrolled } from './scaling.ts';

/** Tuesday, just before the window for mails closes: everything approved is due, and nothing is late. */
const ALL_DUE = '2026-12-01T15:27:00.000Z';
/** Mails a round: of eight owners. */
const BATCH = 8 * MAILS_EACH;

export async function pipeline({ quick, full, tell }: Run): Promise<Figure[]> {
  const rounds = quick ? 2 : 7;
  const sizes = quick ? [2_000] : [100_000, ...(full ? [1_000_000] : [])];
  const [few, many] = [await openGoodword(), await openGoodword()];
  try {
    // Against its floor, then against the many enrolled: each round takes mails that nobody has taken.
    const here = await readyToSend(few, BATCH * (rounds * (2 + sizes.length) + 2) + MAILS_EACH);
    const there = await readyToSend(many, BATCH * (rounds * sizes.length + 1));
    const [first] = here.splice(0, MAILS_EACH);
    if (first?.kind !== 'enrollment') throw new Error('nothing is due');
    const { ownerId, contactId, n } = first;
    const floor = floorOf(few, await recordMail(few, { ownerId, contactId, n }));
    // The first round of each compiles it.
    await rate(few, here.splice(0, BATCH), few.drain);
    await rate(few, here.splice(0, BATCH), floor.drain);
    await rate(many, there.splice(0, BATCH), many.drain);
    const ours: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < rounds; round++) {
      ours.push(await rate(few, here.splice(0, BATCH), few.drain));
      bare.push(await rate(few, here.splice(0, BATCH), floor.drain));
    }
    tell(`${median(ours).toFixed(1)} mails a second beside ${median(bare).toFixed(1)} of the calls alone`);
    const share = median(ours.map((value, i) => value / (bare[i] ?? NaN)));
    const figures = [
      figure(
        {
          name: 'mails sent a second',
          unit: 'x the rate (processor time)',
          against: 'the same calls with no logic',
        },
        share,
        { at: 'least', is: 0.7 },
        2,
      ),
    ];
    let enrolled = 0;
    for (const size of sizes) {
      await enroll(many, enrolled, size);
      enrolled = size;
      tell(`${size} enrolled`);
      const alone: number[] = [];
      const among: number[] = [];
      for (let round = 0; round < rounds; round++) {
        alone.push(await rate(few, here.splice(0, BATCH), few.drain));
        among.push(await rate(many, there.splice(0, BATCH), many.drain));
      }
      tell(`${median(among).toFixed(1)} mails a second beside ${median(alone).toFixed(1)} with few enrolled`);
      const name = `mails sent a second with ${size.toLocaleString('en-US')} enrolled`;
      const kept = median(among.map((value, i) => value / (alone[i] ?? NaN)));
      const about = {
        name,
        unit: 'x the rate (processor time)',
        against: 'few enrolled, the same number due',
      };
      figures.push(figure(about, kept, { at: 'least', is: 0.9 }, 2));
    }
    return figures;
  } finally {
    await few.close();
    await many.close();
  }
}

/** Approves so many mails and lets the moment come at which all of them may go. */
export async function readyToSend(goodword: OpenGoodword, mails: number): Promise<DueThing[]> {
  const { house } = goodword.assistant;
  for (let o = 0; o * MAILS_EACH < mails; o++) {
    await addOwnerWithMails(house, o);
    // What the owner is sent about it is out of the way before anything is measured.
    if (o % 10 === 9) await goodword.drain();
  }
  await goodword.drain();
  await goodword.clock.moveTo(ALL_DUE);
  const things: DueThing[] = [];
  for await (const thing of house.dueIndex.upTo(ALL_DUE)) if (thing.kind === 'enrollment') things.push(thing);
  if (things.length < mails) throw new Error(`${things.length} mails are due instead of ${mails}`);
  // Of one owner together: the calls of one mail, asked again for a colleague's, lock a company.
  return things.sort((one, other) => (one.ownerId < other.ownerId ? -1 : 1));
}

/** Mails sent in a second of the processor: everything runs in this process, and what others run is not counted. */
async function rate(
  goodword: OpenGoodword,
  things: DueThing[],
  drain: () => Promise<unknown>,
): Promise<number> {
  const before = goodword.stepsSent();
  const spent = cpuMs();
  await goodword.assistant.house.queue.put(things);
  await drain();
  const seconds = spent() / 1000;
  const sent = goodword.stepsSent() - before;
  if (sent !== BATCH) throw new Error(`${sent} mails were sent instead of ${BATCH}`);
  return sent / seconds;
}

async function enroll({ emulators, config, clock }: OpenGoodword, from: number, to: number): Promise<void> {
  const client = new DynamoDBClient({
    endpoint: emulators.endpoints.dynamodb,
    region: REGION,
    credentials: LOCAL_CREDENTIALS,
  });
  try {
    const table = openTable({ client, name: config.table, now: () => clock.now() });
    await putEnrolled(table, from, to, 0);
  } finally {
    client.destroy();
  }
}
