// How much longer writing a step takes than Handlebars and the MIME composer alone: both in turns within one run.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import runtime from 'handlebars/dist/cjs/handlebars.runtime.js';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { z } from 'zod';
import { letterOf } from '../core/domain/mail/thread.ts';
import { draftData, fingerprint } from '../core/domain/sequence/draft.ts';
import { begin } from '../core/domain/enrollment/enrollment.ts';
import { compose } from '../core/mail/mime.ts';
import { HELPERS } from '../core/mail/press.ts';
import { openPrintedStationery } from '../core/mail/printed-stationery.ts';
import { printStationery } from '../core/mail/stationery.ts';
import { PROJECT } from '../infra/bundle.ts';
import { ben, nora } from '../test/cast.ts';
import { cpuMs, type Figure, figure, median, type Run } from './figure.ts';

const NOW = '2026-12-01T14:00:00.000Z';
/** Mails a turn. */
const TURN = 50;
/** Before the first turn, so that both are compiled. */
const WARM_UP = 3_000;

export async function writing({ quick, tell }: Run): Promise<Figure[]> {
  const root = mkdtempSync(join(tmpdir(), 'goodword-bench-templates-'));
  try {
    printStationery(join(PROJECT, 'templates'), root);
    const { ours, bare } = writers(root);
    if (!(await ours()).includes('Atlas') || !(await bare()).includes('Atlas'))
      throw new Error('a mail was written without its words');
    const turns = { ours: [0].slice(1), bare: [0].slice(1) };
    for (let i = 0; i < WARM_UP; i++) {
      await ours();
      await bare();
    }
    for (let round = 0; round < (quick ? 15 : 60); round++) {
      turns.ours.push(await turn(ours));
      turns.bare.push(await turn(bare));
    }
    const [most, least] = [median(turns.ours), median(turns.bare)];
    tell(`${most.toFixed(3)} ms a mail beside ${least.toFixed(3)} ms`);
    const about = {
      name: 'writing a step: words and MIME',
      unit: 'x the time',
      against: 'Handlebars precompiled and the MIME composer alone',
    };
    return [figure(about, most / least, { at: 'most', is: 1.2 }, 2)];
  } finally {
    rmSync(root, { recursive: true });
  }
}

async function turn(write: () => Promise<string>): Promise<number> {
  const spent = cpuMs();
  for (let i = 0; i < TURN; i++) await write();
  return spent() / TURN;
}

function writers(root: string) {
  const stationery = openPrintedStationery(root);
  const sequence = stationery.sequence('reconnect');
  const [step] = sequence?.steps ?? [];
  if (!sequence || !step) throw new Error('the sequence is gone');
  const key = { ownerId: nora.id, contactId: ben.id, n: 1 };
  const address = ben.addresses[0]?.address ?? '';
  const enrollment = begin({
    key,
    sequence: sequence.name,
    firstStep: step.id,
    address,
    now: NOW,
    because: 'bench',
  });
  const ready = draftData({ owner: nora, contact: ben, sequence, step, enrollment, now: NOW });
  if (ready.at !== 'ready') throw new Error(`the step cannot be written: ${ready.at}`);
  const { data } = ready;
  const where = {
    inboundDomain: 'reply.goodword.example',
    tokenKeys: ['a key of the bench, long enough'],
    webUrl: 'http://x',
  };
  const draftOf = (words: { subject: string; text: string; html: string }) => {
    const text = { to: address, ...words };
    return { ...key, step: step.id, ...text, fingerprint: fingerprint(text) };
  };
  const words = stationery.step(sequence.name, step.id, data);
  const letter = letterOf(nora, ben, enrollment, draftOf(words), 'claim', where);

  const { subject, body } = handlebarsAlone(root, `sequences/${sequence.name}/${step.id}`);
  const html = words.html;
  return {
    async ours() {
      const { subject: head, text, html: rich } = stationery.step(sequence.name, step.id, data);
      return Buffer.from(await compose({ ...letter, subject: head, text, html: rich })).toString('latin1');
    },
    async bare() {
      const composer = new MailComposer({
        from: letter.from,
        to: letter.to,
        ...(letter.replyTo && { replyTo: letter.replyTo }),
        subject: subject(data),
        references: letter.references,
        text: body(data),
        html,
        encoding: 'quoted-printable',
        newline: 'win',
      });
      return (await composer.compile().build()).toString('latin1');
    },
  };
}

const spec = z.custom<object>((value) => typeof value === 'object' && value !== null);
const printedMail = z.looseObject({ subject: spec, body: spec });
const printedPart = z.looseObject({ body: spec });
type Print = (data: object) => string;

/** The same templates in the same precompiled form, with nothing around them. */
function handlebarsAlone(root: string, file: string): { subject: Print; body: Print } {
  const handlebars = runtime.default.create();
  handlebars.registerHelper(HELPERS);
  const load = createRequire(import.meta.url);
  const specs = (path: string): unknown => load(join(root, `${path}.hbs.cjs`));
  for (const name of ['easy-way-out', 'owner-page', 'salutation', 'signature'])
    handlebars.registerPartial(name, handlebars.template(printedPart.parse(specs(`partials/${name}`)).body));
  const { subject, body } = printedMail.parse(specs(file));
  return { subject: handlebars.template(subject), body: handlebars.template(body) };
}
