// Every regular expression of the sources: the literals as they are written, the composed ones as they come to be.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { LATE_PATTERNS } from '../../core/domain/reply/pattern.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

export interface Written {
  /** `core/domain/reply/phones.ts:20` */
  at: string;
  expression: RegExp;
}

/** The source files below the folders, from the root of the project. */
export const sources = (...folders: string[]): string[] =>
  folders.flatMap((folder) =>
    readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(folder, file)),
  );

export const textOf = (file: string): string => readFileSync(join(PROJECT, file), 'utf8');

/** The literals of a file. */
export function literals(file: string): Written[] {
  const found: Written[] = [];
  const source = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({
        at: `${file}:${line}`,
        expression: new RegExp(node.text.slice(1, end), node.text.slice(end + 1)),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

export const composes = (file: string): boolean => /\bRegExp\(/.test(textOf(file));

/** What the files compose while they are loaded or when they are first used, each at the file it is composed for. */
export async function composed(files: string[]): Promise<Written[]> {
  const found: Written[] = [];
  const Plain = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Plain, {
    construct(target, args: ConstructorParameters<typeof RegExp>) {
      const expression = new target(...args);
      const own = (new Error().stack ?? '').split('\n').slice(2);
      const frames = own.flatMap((frame) => files.find((each) => frame.includes(`/${each}`)) ?? []);
      // What a library composes for itself is no matter of ours.
      const ours = own[0] !== undefined && !own[0].includes('node_modules');
      const [composer, loaded = composer] = [frames[0], frames.at(-1)];
      if (composer !== undefined && loaded !== undefined && ours)
        found.push({ at: composer === loaded ? loaded : `${loaded} by ${composer}`, expression });
      return expression;
    },
  });
  try {
    for (const file of files) await import(join(PROJECT, file));
    // Most are made when they are first looked for: all of them are made.
    for (const pattern of LATE_PATTERNS) pattern();
  } finally {
    globalThis.RegExp = Plain;
  }
  return found;
}
