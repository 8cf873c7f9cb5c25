// One hostile input through everything that reads what strangers write, and what is wrong with how it was read.
import { readCommands, type Subject } from '../core/domain/command/command.ts';
import { deliveryReport } from '../core/domain/reply/bounce.ts';
import { phonesIn } from '../core/domain/reply/phones.ts';
import { newestText } from '../core/domain/reply/quoted-text.ts';
import { returnDate } from '../core/domain/reply/return-date.ts';
import { understand } from '../core/domain/reply/understand.ts';
import { htmlText } from '../core/mail/html-text.ts';
import { readMail } from '../core/mail/parse.ts';
import { Blob as JoinedBytes } from '../infra/joined-bytes.ts';

// What is attacked is what is deployed: in a bundle the parser has this instead of Node's Blob, which alone takes longer for a
// mail of many short lines than all of the reading.
Object.assign(globalThis, { Blob: JoinedBytes });

const TODAY = '2026-11-23';
const item = { number: 1, section: 'waiting' as const, contactId: 'benosei1', n: 1 };
const SUBJECTS: Subject[] = [
  { at: 'digest', items: [item, { ...item, number: 2, contactId: 'mariach1' }] },
  { at: 'preview', item },
  { at: 'question', item, fact: 'event' },
  { at: 'nothing' },
];
const CONTACTS = ['Ben Osei', 'Maria Chen', 'Lee Wong', 'Lee Wong', 'Zoë Ødegård'].map((name, n) => ({
  id: `${name.slice(0, 3).toLowerCase()}${n}`,
  name,
}));

/** Milliseconds that 100 KB of input may take; a smaller one may take as long. */
export const MOST_MS = 50;
/** The parser of mail works by the line, so that a mail of nothing but line feeds counts as one of short lines. */
const SHORT_LINE = 20;

/** Milliseconds an input may take, by its length. */
export function mostMs(input: Buffer): number {
  let lines = 0;
  for (const byte of input) if (byte === 10 || byte === 13) lines++;
  return MOST_MS * Math.max(1, Math.max(input.length, lines * SHORT_LINE) / (100 * 1024));
}

/** Reads the input as a mail, as HTML and as text. Milliseconds it took. Throws whatever a reader throws. */
export async function readEverything(input: Buffer): Promise<number> {
  const plain = input.toString('utf8');
  const started = performance.now();
  const mail = await readMail(input);
  understand(mail, { received: TODAY, phonesIn, ownAddresses: ['nora@helio.example'] });
  deliveryReport(mail);
  for (const text of new Set([mail.text, plain])) {
    newestText(text, 'Ben Osei <ben@helio.example>');
    returnDate(text, TODAY);
    phonesIn(text);
  }
  htmlText(plain);
  const subject = SUBJECTS[input.length % SUBJECTS.length];
  if (subject) readCommands(plain, { today: TODAY, subject, contacts: CONTACTS, owner: 'Nora Reyes' });
  return performance.now() - started;
}
