import type { Press } from './press.ts';

type Data = Record<string, unknown>;

/** A mail template: data in, words out. Throws on a name the data does not fill, and says in which file. */
export type Template = (data: Data) => { subject: string; text: string };

/** Renders pieces of text by shared partials. */
export interface Printer {
  mail(file: string, source: string): Template;
  /** A template whose values are escaped for HTML. */
  html(file: string, source: string): (data: Data) => string;
}

export function printer(partials: ReadonlyMap<string, string>, press: Press): Printer {
  for (const [name, source] of partials) press.partial(name, source);
  return {
    mail(file, source) {
      const { subject, body } = frontMatter(file, source);
      const head = press.text(file, 'subject', subject);
      const words = press.text(file, 'body', body);
      return (data) => inFile(file, () => ({ subject: oneLine(head(data)), text: tidy(words(data)) }));
    },
    html(file, source) {
      const words = press.html(file, source);
      return (data) => inFile(file, () => words(data));
    },
  };
}

/**
 * Takes the line breaks inside paragraphs out, so that a mail wraps where its reader's window does.
 * `\` at the end of a line keeps its break, and so does the dash of a list.
 */
export function unwrap(text: string): string {
  return text.replaceAll(/(\\?)\n(?!\n|- )(?<!\n\n)/g, (_, kept) => (kept ? '\n' : ' '));
}

/** `subject: ...`, a line of three dashes, the body. */
function frontMatter(file: string, source: string): { subject: string; body: string } {
  const match = /^(?:---\r?\n)?subject:([^\r\n]*)\r?\n---\r?\n([^]*)$/.exec(source);
  if (!match) throw new Error(`${file}: it must begin with "subject: ..." and a line "---"`);
  const [, subject = '', body = ''] = match;
  return { subject: subject.trim(), body };
}

function inFile<T>(file: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** A subject is one header line: a line break in it would begin another header. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();

/** Blocks that printed nothing leave no holes behind. */
function tidy(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll(/(?<![ \t])[ \t]+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
