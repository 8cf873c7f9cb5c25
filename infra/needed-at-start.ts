import ts from 'typescript';
import { readStatement, type Statement } from './module-statement.ts';

/** A module in two, the texts of two modules: what its start needs, and what only others ask it for. */
export interface TwoParts {
  /** Exports the names the start is for, and what the rest imports. */
  start: string;
  /** Exports all other names, those that the start has too. */
  rest: string;
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
  const own = exported.filter(({ name }) => needed.has(name));
  const others = exported.filter(({ name }) => !needed.has(name));
  const statements = file.statements.filter((s) => !ts.isExportDeclaration(s)).map(readStatement);
  const start = neededBy(
    statements,
    own.map(({ local }) => local),
  );

  const rest = statements.filter((s) => !start.has(s) && !s.isImport);
  const read = new Set(rest.flatMap((s) => [...s.reads]).concat(others.map(({ local }) => local)));
  const isRead = (name: string): boolean => read.has(name);
  const shared = [...start].filter((s) => !s.isImport);
  const written = new Set(statements.flatMap((s) => [...s.writes]));
  const isFixed = (s: Statement): boolean => s.isInitialized && !s.makes.some((name) => written.has(name));
  // Names that stay what they are go over as one list: each export costs a start more than a name in a list.
  const fixed = shared
    .filter(isFixed)
    .flatMap((s) => s.makes)
    .filter(isRead);
  const live = shared
    .filter((s) => !isFixed(s))
    .flatMap((s) => s.makes)
    .filter(isRead);
  const liveNames = live.map((local, i) => ({ local, name: `live${i}` }));
  return {
    start: [
      ...statements.filter((s) => start.has(s)).map(({ text }) => text),
      `const ${FIXED}=()=>[${fixed.join()}];`,
      `export{${[...own, { local: FIXED, name: 'fixed' }, ...liveNames].map(renamed).join()}};`,
    ].join('\n'),
    rest: [
      ...statements.filter((s) => s.isImport && s.makes.some(isRead)).map(({ text }) => text),
      `import{fixed as ${FIXED},${liveNames.map(({ local, name }) => `${name} as ${local}`).join()}}from"${startName}";`,
      `const [${fixed.join()}]=${FIXED}();`,
      ...rest.map(({ text }) => text),
      `export{${others.map(renamed).join()}};`,
    ].join('\n'),
  };
}

const FIXED = '__fixedForRest';

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

const renamed = ({ name, local }: { name: string; local: string }): string => `${local} as ${name}`;

const exportsOf = ({ exportClause }: ts.ExportDeclaration) =>
  exportClause && ts.isNamedExports(exportClause)
    ? exportClause.elements.map((e) => ({ name: e.name.text, local: (e.propertyName ?? e.name).text }))
    : [];
