import ts from 'typescript';

/** A statement at the top of a module. */
export interface Statement {
  text: string;
  /** The names it makes in the module. */
  makes: string[];
  /** The names it may read, at once or where it is called later. */
  reads: ReadonlySet<string>;
  writes: ReadonlySet<string>;
  /** Whether it can run later, or never, without anybody seeing a difference who does not read its names. */
  isQuiet: boolean;
  isImport: boolean;
  /** Whether its names have their value once it has run. */
  isInitialized: boolean;
}

export function readStatement(statement: ts.Statement): Statement {
  const reads = new Set<string>();
  const writes = new Set<string>();
  const look = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isMember(node)) reads.add(node.text);
    for (const name of writtenBy(node)) writes.add(name);
    ts.forEachChild(node, look);
  };
  look(statement);
  return {
    text: statement.getFullText(),
    makes: madeBy(statement),
    reads,
    writes,
    isQuiet: isQuiet(statement),
    isImport: ts.isImportDeclaration(statement),
    isInitialized:
      !ts.isVariableStatement(statement) ||
      statement.declarationList.declarations.every(({ initializer }) => initializer !== undefined),
  };
}

/** `member` of `a.member` and of `{ member: a }`: no name of the module. */
const isMember = (name: ts.Identifier): boolean =>
  (ts.isPropertyAccessExpression(name.parent) && name.parent.name === name) ||
  (ts.isPropertyAssignment(name.parent) && name.parent.name === name) ||
  (ts.isMethodDeclaration(name.parent) && name.parent.name === name);

function writtenBy(node: ts.Node): string[] {
  const filled = filledBy(node);
  if (filled) return [filled.text];
  if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) return targetsIn(node.left);
  if (ts.isForOfStatement(node) || ts.isForInStatement(node)) return targetsIn(node.initializer);
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) return targetsIn(node.operand);
  return [];
}

/** The names an assignment writes to, those in `[a, { b: c }] = ...` too: rather too many than one too few. */
function targetsIn(target: ts.Node): string[] {
  if (ts.isIdentifier(target)) return isMember(target) ? [] : [target.text];
  const isPattern = ts.isArrayLiteralExpression(target) || ts.isObjectLiteralExpression(target);
  return isPattern ? namesOf(target) : [];
}

function namesOf(node: ts.Node): string[] {
  if (ts.isIdentifier(node)) return isMember(node) ? [] : [node.text];
  const names: string[] = [];
  ts.forEachChild(node, (part) => void names.push(...namesOf(part)));
  return names;
}

const isAssignment = (kind: ts.SyntaxKind): boolean =>
  kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;

/** What esbuild fills with the names of a module that is asked for as a whole: `__export(all, { ... })`. */
function filledBy(node: ts.Node): ts.Identifier | undefined {
  if (!ts.isExpressionStatement(node) || !ts.isCallExpression(node.expression)) return undefined;
  const { expression, arguments: args } = node.expression;
  const [target] = args;
  const isFilling = ts.isIdentifier(expression) && expression.text === '__export';
  return isFilling && target && ts.isIdentifier(target) ? target : undefined;
}

function madeBy(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => namesIn(name));
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
    return statement.name ? [statement.name.text] : [];
  if (!ts.isImportDeclaration(statement) || !statement.importClause) return [];
  const { name, namedBindings } = statement.importClause;
  const others = namedBindings
    ? ts.isNamespaceImport(namedBindings)
      ? [namedBindings.name.text]
      : namedBindings.elements.map((e) => e.name.text)
    : [];
  return name ? [name.text, ...others] : others;
}

const namesIn = (name: ts.BindingName): string[] =>
  ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((e) => (ts.isBindingElement(e) ? namesIn(e.name) : []));

function isQuiet(statement: ts.Statement): boolean {
  if (ts.isFunctionDeclaration(statement) || filledBy(statement)) return true;
  if (ts.isImportDeclaration(statement)) return statement.importClause !== undefined;
  if (ts.isClassDeclaration(statement)) return isQuietClass(statement);
  return (
    ts.isVariableStatement(statement) &&
    statement.declarationList.declarations.every(
      ({ name, initializer }) => ts.isIdentifier(name) && (!initializer || isQuietValue(initializer)),
    )
  );
}

const isQuietClass = ({ heritageClauses, members }: ts.ClassLikeDeclaration): boolean =>
  (heritageClauses ?? []).every(({ types }) => types.every(({ expression }) => isQuietValue(expression))) &&
  members.every(
    (m) =>
      !ts.isClassStaticBlockDeclaration(m) &&
      (!m.name || isQuietName(m.name)) &&
      !(ts.isPropertyDeclaration(m) && isStatic(m) && m.initializer && !isQuietValue(m.initializer)),
  );

const isStatic = (member: ts.PropertyDeclaration): boolean =>
  (member.modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);

/** What a bundler annotates, what only makes a value, and names. */
function isQuietValue(value: ts.Expression): boolean {
  if (ts.isArrowFunction(value) || ts.isFunctionExpression(value) || ts.isIdentifier(value)) return true;
  if (ts.isClassExpression(value)) return isQuietClass(value);
  if (ts.isLiteralExpression(value) || CONSTANTS.has(value.kind)) return true;
  if (ts.isParenthesizedExpression(value) || ts.isTypeOfExpression(value))
    return isQuietValue(value.expression);
  if (ts.isPropertyAccessExpression(value) || ts.isSpreadElement(value))
    return isQuietValue(value.expression);
  if (ts.isTemplateExpression(value)) return value.templateSpans.every((s) => isQuietValue(s.expression));
  if (ts.isConditionalExpression(value))
    return [value.condition, value.whenTrue, value.whenFalse].every(isQuietValue);
  if (ts.isPrefixUnaryExpression(value)) return writtenBy(value).length === 0 && isQuietValue(value.operand);
  if (ts.isBinaryExpression(value))
    return !isAssignment(value.operatorToken.kind) && isQuietValue(value.left) && isQuietValue(value.right);
  if (ts.isArrayLiteralExpression(value)) return value.elements.every(isQuietValue);
  if (ts.isObjectLiteralExpression(value))
    return value.properties.every(
      (p) =>
        ts.isShorthandPropertyAssignment(p) ||
        (ts.isPropertyAssignment(p) && isQuietName(p.name) && isQuietValue(p.initializer)) ||
        (ts.isMethodDeclaration(p) && isQuietName(p.name)),
    );
  if (ts.isCallExpression(value) || ts.isNewExpression(value))
    return (
      isAnnotated(value) ||
      (ts.isIdentifier(value.expression) &&
        HARMLESS.has(value.expression.text) &&
        (value.arguments ?? []).every(isQuietValue))
    );
  return false;
}

const isQuietName = (name: ts.PropertyName): boolean =>
  !ts.isComputedPropertyName(name) || isQuietValue(name.expression);

const CONSTANTS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.TrueKeyword,
  ts.SyntaxKind.FalseKeyword,
  ts.SyntaxKind.NullKeyword,
]);

/** What only makes a value, and what esbuild wraps a CommonJS module in: it runs when it is first required. */
const HARMLESS: ReadonlySet<string> = new Set([
  'Map',
  'Set',
  'WeakMap',
  'RegExp',
  'Symbol',
  '__commonJS',
  '__esm',
]);

const isAnnotated = (value: ts.Expression): boolean => /^\s*\/\* @__PURE__ \*\//.test(value.getFullText());
