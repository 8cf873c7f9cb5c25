import { lstatSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Stationery, Words } from '../assistant/ports.ts';
import { htmlOf } from '../domain/plain-html.ts';
import { problemLine, readSequence } from '../domain/sequence-file.ts';
import type { Sequence } from '../domain/sequence.ts';
import type { Printer, Template } from './render.ts';
import { printer, unwrap } from './render.ts';

/** Far above any real template; bounds what a wrong file can cost. */
const MOST_BYTES = 64 * 1024;

/**
 * Loads every sequence and template below a folder: sequences/<name>/{sequence.yaml,<step>.hbs}, owner/<name>.hbs
 * (beside it, if the HTML is not the same words, <name>.html.hbs) and partials/<name>.hbs.
 * Throws one error that names every file with something wrong in it.
 */
export function openStationery(folder: string): Stationery {
  const problems: string[] = [];
  const partials = new Map(hbsFiles(folder, 'partials', problems));
  const print = printer(partials);
  const steps = new Map<string, Template>();
  const sequences = listed(folder, 'sequences', problems).flatMap(({ name, isFolder }) =>
    isFolder ? (openSequence(folder, name, print, steps, problems) ?? []) : [],
  );
  const owner = openOwnerMails(folder, print, problems);
  if (problems.length > 0) throw new Error(`templates in ${folder}:\n  ${problems.join('\n  ')}`);
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

/** A step in an open thread answers it: another subject would begin another thread. */
function inThread({ thread }: Record<string, unknown>): string | undefined {
  if (typeof thread !== 'object' || thread === null || !('subject' in thread)) return undefined;
  return `Re: ${String(thread.subject).replace(/^(?:re:\s*)+/i, '')}`;
}

function openSequence(
  folder: string,
  name: string,
  print: Printer,
  steps: Map<string, Template>,
  problems: string[],
): Sequence | undefined {
  const place = `sequences/${name}`;
  const yaml = read(folder, `${place}/sequence.yaml`, problems);
  if (yaml === undefined) return undefined;
  const opened = readSequence(name, yaml, `${place}/sequence.yaml`);
  if (opened.at === 'wrong') {
    problems.push(...opened.problems.map(problemLine));
    return undefined;
  }
  const files = new Map(hbsFiles(folder, place, problems));
  for (const { id } of opened.sequence.steps) {
    const source = files.get(id);
    files.delete(id);
    const template =
      source === undefined
        ? undefined
        : compiled(`${place}/${id}.hbs`, () => print.template(source), problems);
    if (template) steps.set(`${name}/${id}`, template);
    else if (source === undefined)
      problems.push(`${place}/${id}.hbs: it is missing; write it or take the step out`);
  }
  for (const id of files.keys())
    problems.push(`${place}/${id}.hbs: no step is called so; rename or remove it`);
  return opened.sequence;
}

function openOwnerMails(
  folder: string,
  print: Printer,
  problems: string[],
): Map<string, (data: Record<string, unknown>) => Words> {
  const mails = new Map<string, (data: Record<string, unknown>) => Words>();
  const files = new Map(hbsFiles(folder, 'owner', problems));
  for (const [file, source] of files) {
    if (file.endsWith('.html')) continue;
    const template = compiled(`owner/${file}.hbs`, () => print.template(source), problems);
    const richer = files.get(`${file}.html`);
    const html =
      richer === undefined
        ? undefined
        : compiled(`owner/${file}.html.hbs`, () => print.html(richer), problems);
    if (!template) continue;
    mails.set(file, (data) => {
      const { subject, text } = template(data);
      return { subject, text: `${text}\n`, html: html ? html(data) : htmlOf(text) };
    });
  }
  return mails;
}

function compiled<T>(file: string, compile: () => T, problems: string[]): T | undefined {
  try {
    return compile();
  } catch (error) {
    problems.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

/** Name without ending and content of each template in a folder. */
function hbsFiles(folder: string, place: string, problems: string[]): [string, string][] {
  return listed(folder, place, problems).flatMap(({ name, isFolder }): [string, string][] => {
    if (isFolder || !name.endsWith('.hbs')) return [];
    const content = read(folder, `${place}/${name}`, problems);
    return content === undefined ? [] : [[name.slice(0, -'.hbs'.length), content]];
  });
}

function listed(folder: string, place: string, problems: string[]): { name: string; isFolder: boolean }[] {
  try {
    return readdirSync(join(folder, place), { withFileTypes: true })
      .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    problems.push(`${place}: there is no such folder`);
    return [];
  }
}

function read(folder: string, file: string, problems: string[]): string | undefined {
  const path = join(folder, file);
  // A link could lead out of the folder: whoever may write a template must not be able to read the machine.
  const kind = lstatSync(path, { throwIfNoEntry: false });
  if (!kind) problems.push(`${file}: it is missing`);
  else if (!kind.isFile()) problems.push(`${file}: it is no plain file (links are not followed)`);
  else if (kind.size > MOST_BYTES) problems.push(`${file}: it is longer than 64 KiB`);
  else return readFileSync(path, 'utf8');
  return undefined;
}
