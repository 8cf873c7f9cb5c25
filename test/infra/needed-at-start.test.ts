import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { partForStart } from '../../infra/needed-at-start.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'goodword-parts-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const partsOf = (...lines: string[]) => partForStart(lines.join('\n'), new Set(['handler']), './index.mjs');

/** What both parts export when they are loaded as modules. */
async function loaded(...lines: string[]): Promise<{ start: unknown; rest: unknown }> {
  const { start, rest } = partsOf(...lines);
  writeFileSync(join(folder, 'index.mjs'), start);
  writeFileSync(join(folder, 'rest.mjs'), rest);
  const load = (name: string): Promise<unknown> => import(pathToFileURL(join(folder, name)).href);
  return { start: await load('index.mjs'), rest: await load('rest.mjs') };
}

describe('a bundle parted for its start', () => {
  test('keeps in the start what the handler calls, and nothing that only a later part does', () => {
    const { start, rest } = partsOf(
      'function used() { return 1; }',
      'function deep() { return used(); }',
      'function later() { return used(); }',
      'var handler = () => deep();',
      'export { handler, later as s0 };',
    );
    expect(start).toContain('function deep');
    expect(start).not.toContain('function later');
    expect(rest).toContain('function later');
    expect(rest).not.toContain('function used');
  });

  test('gives the later part the very values of the start', async () => {
    const { start, rest } = await loaded(
      'class Late extends Error {}',
      'function isLate(error) { return error instanceof Late; }',
      'var handler = () => new Late();',
      'export { handler, isLate as s0, Late as s1 };',
    );
    expect(start).toHaveProperty('handler');
    expect(rest).toHaveProperty('s0');
    expect(rest).toHaveProperty('s1');
    const { handler, s0 } = { ...Object(start), ...Object(rest) };
    expect(s0(handler())).toBe(true);
  });

  test('shows the later part what the start writes to a variable after it was loaded', async () => {
    const { start, rest } = await loaded(
      'var made;',
      'var handler = () => (made = "made");',
      'function look() { return made; }',
      'export { handler, look as s0 };',
    );
    const { handler, s0 } = { ...Object(start), ...Object(rest) };
    expect(s0()).toBeUndefined();
    handler();
    expect(s0()).toBe('made');
  });

  test.each(['made = 1;', '[made] = [1];', '({ now: made } = { now: 1 });', 'for (made of [1]);', 'made++;'])(
    'leaves what writes to a variable with what made it: %s',
    async (write) => {
      const { start, rest } = await loaded(
        'var made = 0;',
        'var handler = () => made;',
        `function make() { ${write} }`,
        'export { handler, make as s0 };',
      );
      const { handler, s0 } = { ...Object(start), ...Object(rest) };
      s0();
      expect(handler()).toBe(1);
    },
  );

  test.each([
    'register(plain);',
    'var registered = register(plain);',
    'var { registered } = plain;',
    'plain.registered = true;',
    'class Registered { static { register(this); } }',
  ])('runs at once what has an effect: %s', (effect) => {
    const { start } = partsOf(
      'var plain = {};',
      'function register(it) { return it; }',
      effect,
      'var handler = () => 0;',
      'export { handler };',
    );
    expect(start).toContain(effect);
  });

  test.each([
    'var later = /* @__PURE__ */ make(plain);',
    'var later = new Set(["a"]);',
    'var later = { a: [plain], b: () => make() };',
    'class later extends plain {}',
  ])('leaves to the later part what only makes a value: %s', (value) => {
    const { start, rest } = partsOf(
      'var plain = class {};',
      'function make(it) { return it; }',
      value,
      'var handler = () => 0;',
      'export { handler, later as s0 };',
    );
    expect(start).not.toContain(value);
    expect(rest).toContain(value);
  });
});
