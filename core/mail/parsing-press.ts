import Handlebars from 'handlebars';
import { HELPERS, partialFile, type Press } from './press.ts';

/** Strict: a hollow mail must never exist, and a misspelt helper must not print nothing. */
const STRICT = { strict: true, knownHelpersOnly: true, knownHelpers: { eq: true, capital: true } };
const PLAIN = { ...STRICT, noEscape: true };

/** Parses a template when its first mail is written: no start pays for all of them. */
export function parsingPress(): Press {
  const handlebars = Handlebars.create();
  handlebars.registerHelper(HELPERS);
  return {
    partial: (name, source) => handlebars.registerPartial(name, source),
    text: (_file, _part, source) => handlebars.compile(source, PLAIN),
    html: (_file, source) => handlebars.compile(source, STRICT),
  };
}

/** Gathers the code of every template: a CommonJS module for each file, `{ subject, body, html }` of which it has what it needs. */
export function printingPress(): { press: Press; printed(): Map<string, string> } {
  const files = new Map<string, string[]>();
  const print = (file: string, part: string, source: string, options: PrecompileOptions): (() => string) => {
    const code = `${part}:${String(Handlebars.precompile(source, options))}`;
    files.set(file, [...(files.get(file) ?? []), code]);
    return () => {
      throw new Error(`${file} is being printed, not run`);
    };
  };
  return {
    press: {
      partial(name, source) {
        print(partialFile(name), 'body', source, PLAIN);
        print(partialFile(name), 'html', source, STRICT);
      },
      text: (file, part, source) => print(file, part, source, PLAIN),
      html: (file, source) => print(file, 'html', source, STRICT),
    },
    printed: () =>
      new Map([...files].map(([file, parts]) => [file, `module.exports={${parts.join(',\n')}};\n`])),
  };
}
