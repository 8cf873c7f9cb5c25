import type { Stationery, Words } from '../assistant/ports.ts';
import { htmlOf } from '../domain/mail/plain-html.ts';
import type { Sequence } from '../domain/sequence/sequence.ts';
import type { Press } from './press.ts';
import type { Printer, Template } from './render.ts';
import { printer, unwrap } from './render.ts';
import type { TemplateFolder } from './template-folder.ts';
import { templateFolder } from './template-folder.ts';

type Data = Record<string, unknown>;

/** How the definition of a sequence is written down. */
export interface SequenceReader {
  /** The file beside the steps. */
  file: string;
  /** Problems are whole lines for a person, each with file, field and remedy. */
  read(
    name: string,
    text: string,
    file: string,
  ): { at: 'read'; sequence: Sequence } | { at: 'wrong'; problems: string[] };
}

/**
 * Opens the templates below a folder: sequences/<name>/{<the definition>,<step>.hbs}, owner/<name>.hbs (and beside it,
 * if the HTML is not the same words, <name>.html.hbs) and partials/<name>.hbs.
 * Throws one error that names every file with something wrong in it.
 */
export function openStationeryBy(root: string, reader: SequenceReader, press: Press): Stationery {
  const folder = templateFolder(root);
  const print = printer(folder.templates('partials'), press);
  const steps = new Map<string, Template>();
  const sequences = folder
    .folders('sequences')
    .flatMap((name) => openSequence(name, folder, reader, print, steps) ?? []);
  const owner = openOwnerMails(folder, print);
  if (folder.problems.length > 0) throw new Error(`templates in ${root}:\n  ${folder.problems.join('\n  ')}`);
  return {
    sequences: () => structuredClone(sequences),
    sequence: (name) => structuredClone(sequences.find((sequence) => sequence.name === name)),
    step(sequence, step, data) {
      const template = steps.get(`${sequence}/${step}`);
      if (!template) throw new Error(`there is no template ${sequence}/${step}.hbs`);
      const { subject, text } = template(data);
      const words = unwrap(text);
      return { subject: inThread(data) ?? subject, text: `${words}\n`, html: htmlOf(words) };
    },
    owner(name, data) {
      const mail = owner.get(name);
      if (!mail) throw new Error(`there is no template owner/${name}.hbs`);
      return mail(data);
    },
  };
}

function openSequence(
  name: string,
  folder: TemplateFolder,
  reader: SequenceReader,
  print: Printer,
  steps: Map<string, Template>,
): Sequence | undefined {
  const place = `sequences/${name}`;
  const text = folder.read(`${place}/${reader.file}`);
  if (text === undefined) return undefined;
  const opened = reader.read(name, text, `${place}/${reader.file}`);
  if (opened.at === 'wrong') {
    folder.problems.push(...opened.problems);
    return undefined;
  }
  const files = folder.templates(place);
  for (const { id } of opened.sequence.steps) {
    const source = files.get(id);
    if (source === undefined)
      folder.problems.push(`${place}/${id}.hbs: it is missing; write it or take the step out`);
    else steps.set(`${name}/${id}`, print.mail(`${place}/${id}.hbs`, source));
    files.delete(id);
  }
  for (const id of files.keys())
    folder.problems.push(`${place}/${id}.hbs: no step is called so; rename or remove it`);
  return opened.sequence;
}

function openOwnerMails(folder: TemplateFolder, print: Printer): Map<string, (data: Data) => Words> {
  const files = folder.templates('owner');
  const mails = new Map<string, (data: Data) => Words>();
  for (const [name, source] of files) {
    if (name.endsWith('.html')) continue;
    const mail = print.mail(`owner/${name}.hbs`, source);
    const richer = files.get(`${name}.html`);
    const html = richer === undefined ? undefined : print.html(`owner/${name}.html.hbs`, richer);
    mails.set(name, (data) => {
      const { subject, text } = mail(data);
      return { subject, text: `${text}\n`, html: html ? html(data) : htmlOf(text) };
    });
  }
  return mails;
}

/** A step in an open thread answers it: another subject would begin another thread. */
function inThread({ thread }: Data): string | undefined {
  if (typeof thread !== 'object' || thread === null || !('subject' in thread)) return undefined;
  return `Re: ${String(thread.subject).replace(/^(?:re:\s*)+/i, '')}`;
}
