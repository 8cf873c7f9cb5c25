import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';
import { addContact } from '../../core/assistant/add-contact.ts';
import { addOwner } from '../../core/assistant/set-owner.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import type { ContactDetails } from '../../core/domain/people/contact-details.ts';
import type { Verdicts } from '../../core/domain/mail/mail.ts';
import type { Owner } from '../../core/domain/owner.ts';
import type { Clock } from '../../local/clock.ts';
import { frozenClock } from '../../local/clock.ts';
import { answerTo, replyAddressOf } from '../../local/demo/mails.ts';
import { startGoodword } from '../../local/goodword.ts';
import type { Goodword, GoodwordOptions } from '../../local/goodword.ts';
import type { SentMail } from '../../local/ses-mails.ts';
import { nora } from '../cast.ts';

export const PASS: Verdicts = { spf: 'PASS', dkim: 'PASS', dmarc: 'PASS', spam: 'PASS', virus: 'PASS' };

/** A Goodword on a laptop of its own, with Nora as its owner, for a test that plays a story. */
export interface Laptop {
  goodword: Goodword;
  clock: Clock;
  nora: Owner;
  dataDir: string;
  add(name: string, details: ContactDetails): Promise<Contact>;
  /** Mails that left the house since the last look, newest last. */
  newMails(): Promise<(Email & { sent: SentMail; to1: string; kind: string })[]>;
  /** Somebody answers a mail. */
  answer(
    mail: Email,
    from: { name: string; address: string },
    text: string,
    how?: { verdicts?: Partial<Verdicts>; automatic?: boolean; subject?: string },
  ): Promise<void>;
  /** Any bytes to any recipient. */
  receive(raw: string | Buffer, recipients: string[], verdicts?: Partial<Verdicts>): Promise<void>;
  /** Moves to the next due moment until nothing is due within `days`, and does what is due. */
  pass(days: number): Promise<void>;
  close(): Promise<void>;
}

export async function openLaptop(
  at = '2026-11-29T15:00:00.000Z',
  dataDir?: string,
  doors?: GoodwordOptions['doors'],
): Promise<Laptop> {
  const dir = dataDir ?? (await mkdtemp(path.join(tmpdir(), 'goodword-test-')));
  const clock = frozenClock(at);
  const goodword = await startGoodword({ dataDir: dir, clock, ...(doors ? { doors } : {}) });
  const { house } = goodword.assistant;
  const known = await house.owners.byAddress(nora.address);
  const set = known
    ? { at: 'set' as const, owner: known }
    : await addOwner(house, { ...nora, sendingAddress: 'nora@goodword.example' });
  if (set.at === 'refused') throw new Error(set.because);
  let looked = 0;
  const laptop: Laptop = {
    goodword,
    clock,
    nora: set.owner,
    dataDir: dir,
    async add(name, details) {
      const added = await addContact(house, { ownerId: set.owner.id, name, source: 'you', ...details });
      if (added.at === 'refused') throw new Error(added.because);
      return added.contact;
    },
    async newMails() {
      const mails = goodword.emulators.ses.mails().slice(looked);
      looked += mails.length;
      return Promise.all(
        mails.map(async (sent) => ({
          ...(await PostalMime.parse(sent.wire)),
          sent,
          to1: sent.destinations[0] ?? '',
          kind: sent.tags['kind'] ?? '',
        })),
      );
    },
    async answer(mail, from, text, how = {}) {
      const raw = await answerTo(mail, from, { text, now: clock.now(), ...how });
      await laptop.receive(raw, [replyAddressOf(mail)], how.verdicts);
    },
    async receive(raw, recipients, verdicts = {}) {
      await goodword.emulators.receive(Buffer.from(raw), {
        recipients,
        verdicts: { ...PASS, ...verdicts },
        source: 'somebody@example.net',
      });
      await goodword.drain();
    },
    async pass(days) {
      const end = new Date(Date.parse(clock.now()) + days * 86_400_000).toISOString();
      for (;;) {
        await goodword.settle();
        const due = await house.dueIndex.next();
        if (due === undefined || due > end) break;
        await clock.moveTo(
          due > clock.now() ? due : new Date(Date.parse(clock.now()) + 60_000).toISOString(),
        );
      }
      await clock.moveTo(end);
      await goodword.settle();
    },
    async close() {
      await goodword.stop();
      if (dataDir === undefined) await rm(dir, { recursive: true, force: true });
    },
  };
  return laptop;
}
