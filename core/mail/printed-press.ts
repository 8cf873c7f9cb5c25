import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type Handlebars from 'handlebars';
import { codeFile, HELPERS, partialFile, type Press } from './press.ts';

type Data = Record<string, unknown>;
type Run = (data: Data, options?: object) => string;

/** A fifth of Handlebars: it runs what was compiled before. */
const RUNTIME = 'handlebars/dist/cjs/handlebars.runtime.js';

/**
 * Runs templates that were printed as code. Neither Handlebars' parser and compiler (65 KB) nor the time to use them is paid
 * for. What runs them, and the code of a template, is loaded with its first mail: most clicks and events write none.
 */
export function printedPress(root: string): Press {
  const load = createRequire(import.meta.url);
  const opened: Partial<Record<'text' | 'html', typeof Handlebars>> = {};
  const partials = new Set<string>();
  const open = (kind: 'text' | 'html'): typeof Handlebars => {
    const runtime: unknown = load(RUNTIME);
    if (!isRuntime(runtime)) throw new Error(`${RUNTIME} is not what runs templates; deploy again`);
    const handlebars = runtime.default.create();
    handlebars.registerHelper(HELPERS);
    const part = kind === 'text' ? 'body' : 'html';
    for (const name of partials) handlebars.registerPartial(name, lazily(kind, partialFile(name), part));
    return handlebars;
  };
  const lazily = (kind: 'text' | 'html', file: string, part: string): Run => {
    let run: Run | undefined;
    return (data, options) => {
      const handlebars = (opened[kind] ??= open(kind));
      run ??= handlebars.template(specOf(load(resolve(root, codeFile(file))), part, file));
      return run(data, options);
    };
  };
  return {
    partial: (name) => partials.add(name),
    text: (file, part) => lazily('text', file, part),
    html: (file) => lazily('html', file, 'html'),
  };
}

const isRuntime = (loaded: unknown): loaded is { default: typeof Handlebars } =>
  typeof loaded === 'object' && loaded !== null && 'default' in loaded;

function specOf(printed: unknown, part: string, file: string): object {
  if (typeof printed === 'object' && printed !== null && Object.hasOwn(printed, part)) {
    const spec: unknown = Reflect.get(printed, part);
    if (typeof spec === 'object' && spec !== null) return spec;
  }
  throw new Error(`${file} was printed without its ${part}; deploy again`);
}
