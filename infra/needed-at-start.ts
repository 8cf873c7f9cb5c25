import ts from 'typescript';
import { readStatement, type Statement } from './module-statement.ts';

/** A module in two: what its start needs, and what only others ask it for. Both are the text of a module. */
export interface TwoParts {
  start: string;
  rest: string;
  /** Which exported names the rest has; all others are of the start. */
  ofRest: ReadonlySet<string>;
}

/**
 * Parts a module by its statements. esbuild parts by files: a file of which the start needs one function stays with it
 * whole, and so does every file that the index of a package leads to.
 *
 * @param code What esbuild bundled, with its names and annotations as they were.
 * @param needed The exported names that the start is for.
 * @param startName What the rest imports the start as.
 */
export function partForStart(code: string, needed: ReadonlySet<string>, startName: string): TwoParts {
  const file = ts.createSourceFile('module.mjs', code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const exported = file.statements.filter(ts.isExportDeclaration).flatMap(exportsOf);
  const statements = file.statements.filter((s) => !ts.isExportDeclaration(s)).map(readStatement);
  const wanted = exported.filter(({ name }) => needed.has(name)).map(({ local }) => local);
  const start = neededBy(statements, wanted);

  const rest = statements.filter((s) => !start.has(s) && !s.isImport);
  const readByRest = new Set(rest.flatMap((s) => [...s.reads]));
  const madeByRest = new Set(rest.flatMap((s) => s.makes));
  const ofRest = exported.filter(({ local }) => madeByRest.has(local));
  const ofStart = exported.filter(({ local }) => !madeByRest.has(local));
  const shared = [...start]
    .filter((s) => !s.isImport)
    .flatMap((s) => s.makes)
    .filter((name) => readByRest.has(name))
    .map((local, i) => ({ local, name: `r${i}` }));
  const imports = statements.filter((s) => s.isImport && s.makes.some((name) => readByRest.has(name)));
  return {
    start: [
      ...statements.filter((s) => start.has(s)).map(({ text }) => text),
      `export{${list([...ofStart, ...shared])}};`,
    ].join('\n'),
    rest: [
      ...imports.map(({ text }) => text),
      `import{${shared.map(({ local, name }) => `${name} as ${local}`).join()}}from"${startName}";`,
      ...rest.map(({ text }) => text),
      `export{${list(ofRest)}};`,
    ].join('\n'),
    ofRest: new Set(ofRest.map(({ name }) => name)),
  };
}

/** What has to run at once, what makes the wanted names, and all that these read. */
function neededBy(statements: Statement[], wanted: string[]): Set<Statement> {
  const maker = new Map(statements.flatMap((s) => s.makes.map((name) => [name, s] as const)));
  const needed = new Set<Statement>();
  const waiting = statements.filter((s) => !s.isQuiet);
  const want = (names: Iterable<string>): void => {
    for (const name of names) {
      const made = maker.get(name);
      if (made) waiting.push(made);
    }
  };
  want(wanted);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (needed.has(next)) continue;
    needed.add(next);
    want(next.reads);
    // A module cannot write to a variable that another one made.
    const { makes } = next;
    waiting.push(...statements.filter((s) => makes.some((name) => s.writes.has(name))));
  }
  return needed;
}

const list = (names: { name: string; local: string }[]): string =>
  names.map(({ name, local }) => `${local} as ${name}`).join();

const exportsOf = ({ exportClause }: ts.ExportDeclaration) =>
  exportClause && ts.isNamedExports(exportClause)
    ? exportClause.elements.map((e) => ({ name: e.name.text, local: (e.propertyName ?? e.name).text }))
    : [];
