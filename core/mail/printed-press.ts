import { createRequire } from 'node:module';
import runtime from 'handlebars/dist/cjs/handlebars.runtime.js';
import { HELPERS, partialKey, type Press } from './press.ts';

type Data = Record<string, unknown>;

/**
 * Runs templates a bundle brings as code: neither Handlebars' parser and compiler (60 KB) nor the time to use them is paid
 * for when somebody waits for a mail.
 * @param file path of what `printingPress` printed
 */
export function printedPress(file: string): Press {
  const printed: unknown = createRequire(import.meta.url)(file);
  const text = stock(printed, 'text');
  const html = stock(printed, 'html');
  return {
    partial(name) {
      text.partial(name);
      html.partial(name);
    },
    text: (key) => text.template(key),
    html: (key) => html.template(key),
  };
}

function stock(printed: unknown, kind: 'text' | 'html') {
  const handlebars = runtime.default.create();
  handlebars.registerHelper(HELPERS);
  const specs = fieldOf(printed, kind);
  const template = (key: string): ((data: Data) => string) => {
    const spec = fieldOf(specs, key);
    if (typeof spec !== 'object' || spec === null) throw new Error(`${key} was not printed; deploy again`);
    return handlebars.template(spec);
  };
  return {
    template,
    partial: (name: string) => handlebars.registerPartial(name, template(partialKey(name))),
  };
}

function fieldOf(object: unknown, name: string): unknown {
  return typeof object === 'object' && object !== null && Object.hasOwn(object, name)
    ? Reflect.get(object, name)
    : undefined;
}
