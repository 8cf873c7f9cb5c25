import Handlebars from 'handlebars';
import { HELPERS, partialKey, type Press } from './press.ts';

/** Strict: a hollow mail must never exist, and a misspelt helper must not print nothing. */
const STRICT = { strict: true, knownHelpersOnly: true, knownHelpers: { eq: true, capital: true } };
const PLAIN = { ...STRICT, noEscape: true };

/** Parses a template when its first mail is written: no start pays for all of them. */
export function parsingPress(): Press {
  const handlebars = Handlebars.create();
  handlebars.registerHelper(HELPERS);
  return {
    partial: (name, source) => handlebars.registerPartial(name, source),
    text: (_, source) => handlebars.compile(source, PLAIN),
    html: (_, source) => handlebars.compile(source, STRICT),
  };
}

/** The code of every template a folder was opened with, as a CommonJS module: `{ text, html }` by key. */
export function printingPress(): { press: Press; printed(): string } {
  const text = new Map<string, string>();
  const html = new Map<string, string>();
  const code = (source: string, options: PrecompileOptions): string =>
    String(Handlebars.precompile(source, options));
  const neverRun = (): string => {
    throw new Error('a template that is being printed is not run');
  };
  const object = (parts: Map<string, string>) =>
    `{${[...parts].map(([key, spec]) => `${JSON.stringify(key)}:${spec}`).join(',\n')}}`;
  return {
    press: {
      partial(name, source) {
        text.set(partialKey(name), code(source, PLAIN));
        html.set(partialKey(name), code(source, STRICT));
      },
      text(key, source) {
        text.set(key, code(source, PLAIN));
        return neverRun;
      },
      html(key, source) {
        html.set(key, code(source, STRICT));
        return neverRun;
      },
    },
    printed: () => `module.exports={text:${object(text)},\nhtml:${object(html)}};\n`,
  };
}
