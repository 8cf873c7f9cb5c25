import Handlebars from 'handlebars';

/** A compiled mail template: data in, words out. Throws on a name the data does not fill. */
export type Template = (data: Record<string, unknown>) => { subject: string; text: string };

/** Renders pieces of text by shared partials. */
export interface Printer {
  template(source: string): Template;
  /** A template whose values are escaped for HTML. */
  html(source: string): (data: Record<string, unknown>) => string;
}

const HELPERS = {
  eq: (one: unknown, other: unknown) => one === other,
  capital: (words: unknown) =>
    typeof words === 'string' ? words.charAt(0).toUpperCase() + words.slice(1) : '',
};

/** Strict: a hollow mail must never exist, and a misspelt helper must not print nothing. */
const STRICT = { strict: true, knownHelpersOnly: true, knownHelpers: { eq: true, capital: true } };

export function printer(partials: ReadonlyMap<string, string>): Printer {
  const handlebars = Handlebars.create();
  handlebars.registerHelper(HELPERS);
  for (const [name, source] of partials) handlebars.registerPartial(name, source);
  return {
    template(source) {
      const { subject, body } = frontMatter(source);
      const [head, words] = [subject, body].map((part) =>
        handlebars.compile(part, { ...STRICT, noEscape: true }),
      );
      return (data) => ({ subject: oneLine(head?.(data) ?? ''), text: tidy(words?.(data) ?? '') });
    },
    html: (source) => handlebars.compile(source, STRICT),
  };
}

/** Takes the line breaks inside paragraphs out, so that a mail wraps where its reader's window does. `\` at the end of a line keeps one, and so does a list. */
export function unwrap(text: string): string {
  return text
    .split('\n\n')
    .map((paragraph) =>
      paragraph
        .replaceAll(/\\\n/g, '\u0000')
        .replaceAll(/\n(?!- )/g, ' ')
        .replaceAll('\u0000', '\n'),
    )
    .join('\n\n');
}

/** `subject: ...`, a line of three dashes, the body. */
function frontMatter(source: string): { subject: string; body: string } {
  const match = /^(?:---\r?\n)?subject:([^\r\n]*)\r?\n---\r?\n([^]*)$/.exec(source);
  if (!match) throw new Error('it must begin with "subject: ..." and a line "---"');
  const [, subject = '', body = ''] = match;
  return { subject: subject.trim(), body };
}

/** A subject is one header line: a line break in it would begin another header. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();

/** Blocks that printed nothing leave no holes behind. */
function tidy(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
