import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import runtime from 'handlebars/dist/cjs/handlebars.runtime.js';
import { codeFile, HELPERS, partialFile, type Press } from './press.ts';

type Data = Record<string, unknown>;
type Run = (data: Data, options?: object) => string;

/**
 * Runs templates that were printed as code. Neither Handlebars' parser and compiler (65 KB) nor the time to use them is paid
 * for, and the code of a template is loaded with its first mail.
 */
export function printedPress(root: string): Press {
  const text = runtime.default.create();
  const html = runtime.default.create();
  for (const handlebars of [text, html]) handlebars.registerHelper(HELPERS);
  const load = createRequire(import.meta.url);
  const lazily = (handlebars: typeof text, file: string, part: string): Run => {
    let run: Run | undefined;
    return (data, options) => {
      run ??= handlebars.template(specOf(load(resolve(root, codeFile(file))), part, file));
      return run(data, options);
    };
  };
  return {
    partial(name) {
      text.registerPartial(name, lazily(text, partialFile(name), 'body'));
      html.registerPartial(name, lazily(html, partialFile(name), 'html'));
    },
    text: (file, part) => lazily(text, file, part),
    html: (file) => lazily(html, file, 'html'),
  };
}

function specOf(printed: unknown, part: string, file: string): object {
  if (typeof printed === 'object' && printed !== null && Object.hasOwn(printed, part)) {
    const spec: unknown = Reflect.get(printed, part);
    if (typeof spec === 'object' && spec !== null) return spec;
  }
  throw new Error(`${file} was printed without its ${part}; deploy again`);
}
