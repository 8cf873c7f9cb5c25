// AWS cost of a thousand mails beyond SES's own fee: counted units and requests, by the price table.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addContact } from '../core/assistant/add-contact.ts';
import { approve } from '../core/assistant/approve.ts';
import { enroll } from '../core/assistant/enroll.ts';
import { addOwner } from '../core/assistant/set-owner.ts';
import { compose } from '../core/runtime/compose.ts';
import { realWorld } from '../core/runtime/world.ts';
import { handle as due } from '../functions/due.ts';
import { handle as mailEvents } from '../functions/mail-events.ts';
import { handle as mailIn } from '../functions/mail-in.ts';
import { costOf, PRICE } from '../infra/prices.ts';
import { frozenClock } from '../local/clock.ts';
import { startGoodword } from '../local/goodword.ts';
import { pollQueues } from '../local/pollers.ts';
import { ben, nora } from '../test/cast.ts';
import { type Figure, figure, type Run } from './figure.ts';
import { type Counted, meter } from './meter.ts';
import { unitsOfMails } from './mail-units.ts';

/** Mails a day that a first day's pace allows one owner: more owners, not faster ones. */
const MAILS_EACH = 3;

export async function costs({ quick, tell }: Run): Promise<Figure[]> {
  const owners = quick ? 4 : 20;
  const dataDir = await mkdtemp(path.join(tmpdir(), 'goodword-bench-'));
  const clock = frozenClock('2026-11-30T15:00:00.000Z');
  const goodword = await startGoodword({ dataDir, clock });
  const { config, emulators } = goodword;
  const door = await meter(emulators.endpoints.dynamodb);
  try {
    const assistant = compose({
      config: { ...config, endpoints: { ...emulators.endpoints, dynamodb: door.endpoint } },
      world: realWorld(() => Date.parse(clock.now())),
      log: { info: () => undefined, warn: () => undefined },
    });
    const { house } = assistant;
    const pollers = pollQueues({
      sqs: emulators.sqs,
      queues: emulators.queues,
      functions: { due: due(assistant), 'mail-in': mailIn(assistant), 'mail-events': mailEvents(assistant) },
      handled: emulators.handled,
      settled: emulators.ses.settled,
    });
    let draftingUsd = 0;
    for (let o = 0; o < owners; o++) {
      const sendingAddress = `nora${o}@goodword.example`;
      const set = await addOwner(house, { ...nora, address: `nora${o}@home.example`, sendingAddress });
      if (set.at === 'refused') throw new Error(set.because);
      for (let c = 0; c < MAILS_EACH; c++) {
        const added = await addContact(house, {
          ownerId: set.owner.id,
          name: `Ben ${'ABC'.charAt(c)} Osei`,
          source: 'you',
          kind: ben.kind,
          company: `Company ${c}`,
          facts: ben.facts,
          addresses: [`ben${o}.${c}@company${c}.example`],
        });
        if (added.at === 'refused') throw new Error(added.because);
        door.take();
        const about = {
          ownerId: set.owner.id,
          contactId: added.contact.id,
          sequence: 'reconnect',
          because: 'bench',
        };
        const enrolled = await enroll(house, about);
        if (enrolled.at === 'refused') throw new Error(enrolled.because);
        const yes = await approve(house, enrolled.enrollment);
        if (yes.at === 'refused') throw new Error(yes.because);
        const { readUnit, writeUnit } = door.take();
        draftingUsd += costOf({ readUnit, writeUnit });
      }
    }
    // What the owners were sent is not what is measured.
    await pollers.drain();
    door.take();
    const counted: Counted = { readUnit: 0, writeUnit: 0, calls: {} };
    const sentBefore = stepsSent();
    for (let hours = 0; hours < 96 && stepsSent() - sentBefore < owners * MAILS_EACH; hours++) {
      await clock.moveTo(new Date(Date.parse(clock.now()) + 3_600_000).toISOString());
      const kinds = await dueKinds();
      // A tick that finds nothing is paid for by the idle deployment.
      if (kinds.length === 0) continue;
      const rows = kinds.every((kind) => kind === 'enrollment');
      await assistant.tick();
      await pollers.drain();
      const now = door.take();
      // An hour in which a digest is written too would count it among the mails.
      if (!rows) throw new Error('a digest is due among the mails: choose another day');
      counted.readUnit += now.readUnit;
      counted.writeUnit += now.writeUnit;
      for (const [call, n] of Object.entries(now.calls)) counted.calls[call] = (counted.calls[call] ?? 0) + n;
    }
    const mails = stepsSent() - sentBefore;
    if (mails === 0) throw new Error('no mail was sent');
    tell(
      `${mails} mails: ${counted.readUnit} read units, ${counted.writeUnit} write units, ${JSON.stringify(counted.calls)}`,
    );
    const units = unitsOfMails(counted, mails);
    for (const [name, n] of Object.entries(units)) tell(`of 1,000 mails: ${n.toFixed(1)} ${name}`);
    const drafting = (draftingUsd / (owners * MAILS_EACH)) * 1000;
    tell(`the table while 1,000 were drafted and approved, not in the figure: ${drafting.toFixed(4)} USD`);
    const share = (100 * costOf(units)) / (1000 * PRICE.mailSent);
    const about = {
      name: 'AWS beyond the fee of SES, from due to delivered',
      unit: '% of the fee',
      against: 'the fee of SES',
    };
    return [figure(about, share, { at: 'most', is: 10 }, 1)];
  } finally {
    await door.stop();
    await goodword.stop();
    await rm(dataDir, { recursive: true, force: true });
  }

  function stepsSent(): number {
    return emulators.ses.mails().filter(({ tags }) => tags['step'] !== undefined).length;
  }
  async function dueKinds(): Promise<string[]> {
    const kinds: string[] = [];
    for await (const { kind } of goodword.assistant.house.dueIndex.upTo(clock.now())) kinds.push(kind);
    return kinds;
  }
}
