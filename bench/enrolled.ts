// The whole of Goodword on this machine with mails that were approved and wait for their moment.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addContact } from '../core/assistant/add-contact.ts';
import { approve } from '../core/assistant/approve.ts';
import { enroll } from '../core/assistant/enroll.ts';
import type { WholeHouse } from '../core/assistant/ports.ts';
import { addOwner } from '../core/assistant/set-owner.ts';
import { frozenClock, openClock } from '../local/clock.ts';
import { type GoodwordOptions, startGoodword } from '../local/goodword.ts';
import { ben, nora } from '../test/cast.ts';

/** Mails a day that a first day's pace allows one owner: more owners, not faster ones. */
export const MAILS_EACH = 3;

/**
 * Starts it in a folder of its own, on a Monday at ten in New York. Where SES allows but so many mails a second, its clock runs.
 */
export async function openGoodword(quota?: GoodwordOptions['quota']) {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'goodword-bench-'));
  const monday = '2026-11-30T15:00:00.000Z';
  const clock = quota ? await openClock() : frozenClock(monday);
  await clock.moveTo(monday);
  const goodword = await startGoodword({ dataDir, clock, ...(quota && { quota }) });
  return {
    ...goodword,
    /** Mails to contacts that have left. */
    stepsSent: () => goodword.emulators.ses.mails().filter(({ tags }) => tags['step'] !== undefined).length,
    async close() {
      await goodword.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
export type OpenGoodword = Awaited<ReturnType<typeof openGoodword>>;

/** Adds an owner with three contacts, each in another company and with an approved first mail. */
export async function addOwnerWithMails(
  house: WholeHouse,
  nth: number,
  around: { before?: () => void; after?: () => void } = {},
): Promise<string> {
  const owner = {
    ...nora,
    address: `nora${nth}@home.example`,
    sendingAddress: `nora${nth}@goodword.example`,
  };
  const set = await addOwner(house, owner);
  if (set.at === 'refused') throw new Error(set.because);
  const ownerId = set.owner.id;
  for (let c = 0; c < MAILS_EACH; c++) {
    const added = await addContact(house, {
      ownerId,
      name: `Ben ${'ABC'.charAt(c)} Osei`,
      source: 'you',
      kind: ben.kind,
      company: `Company ${c}`,
      facts: ben.facts,
      addresses: [`ben${nth}.${c}@company${c}.example`],
    });
    if (added.at === 'refused') throw new Error(added.because);
    around.before?.();
    const about = { ownerId, contactId: added.contact.id, sequence: 'reconnect', because: 'bench' };
    const enrolled = await enroll(house, about);
    if (enrolled.at === 'refused') throw new Error(enrolled.because);
    const yes = await approve(house, enrolled.enrollment);
    if (yes.at === 'refused') throw new Error(yes.because);
    around.after?.();
  }
  return ownerId;
}
