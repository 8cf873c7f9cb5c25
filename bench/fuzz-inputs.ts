// The hostile mails of the fuzz: made up, or real ones with bytes broken, every one to be had again from its seed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';

/** Most inputs are small; some are as long as a long thread. */
const MAX_BYTES = 200 * 1024;
const USUAL_BYTES = 16 * 1024;

const FIXTURES = fileURLToPath(new URL('../test/fixtures/mail', import.meta.url));

/** The mails to be broken: the fixtures of the project, and every file below a folder of more. */
export function mailsToBreak(folder?: string): Buffer[] {
  return [FIXTURES, ...(folder === undefined ? [] : [folder])].flatMap((root) =>
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.(jsonl|md|enc|tgz)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => readFileSync(path).subarray(0, MAX_BYTES)),
  );
}

/** The hostile input of a seed: the same bytes each time. */
export function inputOf(seed: number, mails: Buffer[]): Buffer {
  const [made = Buffer.alloc(0)] = fc.sample(hostile(mails), { seed, numRuns: 1 });
  return made.subarray(0, MAX_BYTES);
}

let known: { mails: Buffer[]; input: fc.Arbitrary<Buffer> } | undefined;

function hostile(mails: Buffer[]): fc.Arbitrary<Buffer> {
  if (known?.mails !== mails)
    known = {
      mails,
      input: fc.oneof(
        { weight: 5, arbitrary: broken(mails) },
        { weight: 3, arbitrary: madeUp },
        { weight: 2, arbitrary: words },
      ),
    };
  return known.input;
}

/** What readers of mail have stumbled over. */
const piece = fc.oneof(
  fc.string({ maxLength: 120 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    'Content-Type: multipart/mixed; boundary="b"\n',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b\n',
    'Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; x@y.example\nAction: failed\nStatus: 5.1.1\n\n',
    'Content-Type: message/rfc822\n\n',
    'Content-Type: text/html; charset=utf-16\n\n<blockquote><table><div',
    'Content-Type: text/plain; charset="iso-2022-jp"; format=flowed\n\n\u001b$B',
    'Content-Transfer-Encoding: base64\n\n====',
    'Content-Transfer-Encoding: quoted-printable\n\n=\n=3D=Z=',
    '\n--b\n',
    '\n--b--\n',
    'From: <<<>>>@\n',
    'From: "a\\"b" (c(d)e) <x@y.example>, undisclosed:;\n',
    'From: MAILER-DAEMON\nSubject: Undelivered\nAuto-Submitted: auto-replied\n',
    'Subject: =?utf-8?B?////?= =?x?Q?=\n',
    'In-Reply-To: <a@b.example>\nReferences: <a@b.example> <',
    'On Mon, 23 Nov 2026 at 09:00, Ben Osei <ben@helio.example> wrote:\n> ',
    '-----Original Message-----\nFrom: Ben\nSent: Monday\nTo: Nora\nSubject: Hi\n',
    '-- \nBen Osei\n+1 (212) 555-0100 ext. 7\n',
    'I am out of the office until 31/12/2026, back on Monday 4 January.\n',
    'Your message to x@y.example could not be delivered: 550 5.1.1 user unknown\n',
    'later 3 until next Tuesday\n1: edit\nyes 1-99999, 2 and 3\nmet Ann at X, she was "so" kind\n',
    '\n\n',
    '\r',
    '\u0000\ufeff\u202e\u2028',
    '&lt;&#x1F600;&#0;&amp;amp;',
  ),
);

/** One thing over and over: what makes a reader go back again and again. */
const run = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(' ', '\t', '\n', '>', '> ', '-', '_', '1 ', '1', 'a@', 'a.', 'A ', 'Ab ', '<', '<b>'),
      fc.constantFrom(
        'please ',
        'and ',
        'On ',
        ', ',
        '" ',
        '(',
        '=?',
        '&#',
        '=20',
        ': ',
        'x:\n',
        '\u00a0',
        'é',
      ),
      fc.string({ minLength: 1, maxLength: 4 }),
    ),
    fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 1, max: 600 }) },
      { weight: 1, arbitrary: fc.integer({ min: 600, max: 12_000 }) },
    ),
  )
  .map(([text, times]) => text.repeat(times));

const words = fc
  .array(fc.oneof({ weight: 3, arbitrary: piece }, { weight: 1, arbitrary: run }), { maxLength: 10 })
  .map((pieces) => Buffer.from(pieces.join('')));

/** A whole mail: headers, then words. */
const madeUp = fc
  .record({
    head: fc.array(
      fc.tuple(
        fc.constantFrom('From', 'To', 'Cc', 'Subject', 'Date', 'Content-Type', 'References', 'X-Autoreply'),
        fc.oneof(piece, run),
      ),
      { maxLength: 6 },
    ),
    body: words,
    tail: fc.uint8Array({ maxLength: 64 }),
  })
  .map(({ head, body, tail }) =>
    Buffer.concat([
      Buffer.from(head.map(([name, value]) => `${name}: ${value}\n`).join('')),
      Buffer.from('\n'),
      body,
      tail,
    ]),
  );

type Change = { how: number; at: number; length: number; put: string; byte: number };

const change: fc.Arbitrary<Change> = fc.record({
  how: fc.nat({ max: 5 }),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  length: fc.nat({ max: 300 }),
  put: fc.oneof({ weight: 4, arbitrary: piece }, { weight: 1, arbitrary: run }),
  byte: fc.nat({ max: 255 }),
});

function broken(mails: Buffer[]): fc.Arbitrary<Buffer> {
  return fc
    .record({
      which: fc.nat({ max: mails.length - 1 }),
      /** One in ten keeps its length; the rest are cut to what most mails have. */
      whole: fc.nat({ max: 9 }).map((n) => n === 0),
      changes: fc.array(change, { minLength: 1, maxLength: 8 }),
    })
    .map(({ which, whole, changes }) => {
      const mail = mails[which] ?? Buffer.alloc(0);
      return changes.reduce(changed, whole ? mail : mail.subarray(0, USUAL_BYTES));
    });
}

function changed(mail: Buffer, { how, at, length, put, byte }: Change): Buffer {
  const from = Math.floor(at * mail.length);
  const [before, cut, after] = [
    mail.subarray(0, from),
    mail.subarray(from, from + length),
    mail.subarray(from + length),
  ];
  if (how === 0) return Buffer.concat([before, after]);
  if (how === 1) return Buffer.concat([before, cut, cut, cut, after]);
  if (how === 2) return Buffer.concat([before, Buffer.from(put), cut, after]);
  if (how === 3) return Buffer.concat([before, Buffer.alloc(cut.length, byte), after]);
  if (how === 4) return Buffer.concat([after, before]);
  return Buffer.from(mail.map((each) => (each === byte ? (byte * 7 + 13) % 256 : each)));
}
