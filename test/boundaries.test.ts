import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const FOLDERS = ['core', 'functions', 'cli', 'local', 'infra', 'bench', 'test'];

const PURE = [
  'temporal-polyfill',
  'chrono-node',
  'libphonenumber-js',
  '@noble/hashes',
  'csv-parse/sync',
  'csv-stringify/sync',
  'zod/mini',
  'yaml',
];

/** Who may import whom: files by the beginning of their path, packages by the beginning of their name. */
const MAY_IMPORT: Record<string, { files: string[]; typesOf?: string[]; packages: string[] }> = {
  'core/domain': { files: ['core/domain'], packages: PURE },
  'core/address-books': {
    files: ['core/address-books', 'core/domain'],
    packages: [...PURE, 'csv-parse', 'chardet', 'fflate', 'ical.js'],
  },
  'core/assistant': { files: ['core/assistant', 'core/domain', 'core/address-books'], packages: PURE },
  'core/storage': {
    files: ['core/storage', 'core/domain', 'core/assistant/ports.ts'],
    packages: [
      'node:',
      'zod/mini',
      '@noble/hashes',
      'dequal',
      '@aws-sdk/client-dynamodb',
      '@aws-sdk/lib-dynamodb',
      '@aws-sdk/client-s3',
      '@aws-sdk/client-sqs',
      '@aws-sdk/util-dynamodb',
    ],
  },
  'core/mail': {
    files: ['core/mail', 'core/domain', 'core/assistant/ports.ts'],
    packages: [
      'node:',
      'zod/mini',
      'yaml',
      '@aws-sdk/client-ses',
      'handlebars',
      'nodemailer',
      'postal-mime',
      'html-to-text',
    ],
  },
  'core/runtime': {
    files: ['core'],
    packages: ['node:', 'zod/mini', '@aws-sdk/', '@smithy/', 'aws-lambda', 'date-holidays'],
  },
  functions: {
    // The wrapper, and the schemas of what AWS hands in.
    files: [
      'core/runtime/lambda.ts',
      'core/runtime/compose-due.ts',
      'core/runtime/compose-mail-events.ts',
      'core/runtime/compose-mail-in.ts',
      'core/runtime/compose-tick.ts',
      'core/runtime/compose-web.ts',
      'core/storage/queue.ts',
      'core/mail/inbound-notification.ts',
      'core/mail/ses-events.ts',
    ],
    typesOf: ['core'],
    packages: ['zod/mini', 'aws-lambda', 'hono'],
  },
  cli: {
    // A command on this computer starts the local one, attaches to it, or opens its data folder; deploy builds infra.
    files: [
      ...['cli', 'local', 'infra'],
      ...['core/runtime', 'core/assistant', 'core/address-books', 'core/domain'],
      // A backup of a newer Goodword is refused by its version.
      'core/storage/migrations.ts',
    ],
    packages: [''],
  },
  local: {
    files: [
      'local',
      'functions',
      'core/runtime',
      'core/assistant',
      'core/address-books',
      'core/domain',
      'core/storage/keys.ts',
    ],
    packages: [''],
  },
  infra: {
    // A bundle carries the templates as they are printed for it; a stack tells the schema that it writes, and asks SES
    // for the events that are read.
    files: [
      'infra',
      'core/domain/sending/delivery-event.ts',
      'core/storage/keys.ts',
      'core/storage/migrations.ts',
      'core/runtime/config.ts',
      'core/mail/stationery.ts',
      'core/mail/printed-stationery.ts',
    ],
    packages: [
      ...['node:', 'aws-cdk-lib', 'cdk-nag', 'constructs', 'esbuild', 'typescript', 'zod'],
      '@aws-sdk/credential-provider-env',
    ],
  },
  bench: { files: ['bench', 'core', 'functions', 'local', 'infra', 'test'], packages: [''] },
  test: { files: ['test', 'core', 'functions', 'cli', 'local', 'infra', 'bench'], packages: [''] },
};

/** Longer than 200 lines, and why one file is still the simplest. */
const LONG_ON_PURPOSE: Record<string, string> = {
  'core/assistant/ports.ts': 'everything the verbs need of the world, on one page',
};

interface Source {
  path: string;
  text: string;
  /** The text without comments. */
  code: string;
}

const sources = FOLDERS.flatMap(read);
const core = sources.filter(({ path }) => path.startsWith('core/'));
const pure = core.filter(({ path }) => /^core\/(domain|address-books)\//.test(path));

describe('imports point one way', () => {
  test.each(Object.entries(MAY_IMPORT))('%s imports only what it may', (folder, may) => {
    const mine = sources.filter(({ path }) => path.startsWith(`${folder}/`));
    const strays = mine.flatMap((source) =>
      importsOf(source)
        .filter(({ target, typeOnly }) => {
          if (!target.startsWith('.'))
            return !may.packages.some((name) => target === name || target.startsWith(slashed(name)));
          const file = normalize(join(dirname(source.path), target));
          const allowed = typeOnly ? [...may.files, ...(may.typesOf ?? [])] : may.files;
          return !allowed.some((place) => file === place || file.startsWith(`${place}/`));
        })
        .map(({ target }) => `${source.path} imports ${target}`),
    );
    expect(strays).toEqual([]);
  });

  test('every folder of core has its line in the table', () => {
    const folders = new Set(core.map(({ path }) => path.split('/').slice(0, 2).join('/')));
    expect([...folders].filter((folder) => !(folder in MAY_IMPORT))).toEqual([]);
  });

  test('an import names the file with its ending', () => {
    const unnamed = sources.flatMap((source) =>
      importsOf(source)
        .filter(({ target }) => target.startsWith('.') && !/\.(ts|mjs|json)$/.test(target))
        .map(({ target }) => `${source.path} imports ${target}`),
    );
    expect(unnamed).toEqual([]);
  });
});

test('the check sees every form of an import', () => {
  const code = `import a, {\n  b,\n} from 'one';\nimport type { C } from 'two';\nimport 'three';\nexport * from 'four';\nawait import('five');`;
  expect(importsOf({ path: '', text: code, code })).toEqual([
    { target: 'one', typeOnly: false },
    { target: 'two', typeOnly: true },
    { target: 'four', typeOnly: false },
    { target: 'three', typeOnly: false },
    { target: 'five', typeOnly: false },
  ]);
});

describe('rules are functions of what they are given', () => {
  test.each([
    ['the clock', /\bDate\.now\b|\bnew Date\(\s*\)|\bTemporal\.Now\b|\bperformance\.now\b/],
    ['chance', /\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b|\brandomBytes\b/],
    ['the process', /\bprocess\.|\bglobalThis\b/],
    ['timers', /\bsetTimeout\b|\bsetInterval\b/],
  ])('domain and address books never ask for %s', (_, forbidden) => {
    expect(pathsWith(pure, forbidden)).toEqual([]);
  });

  test('the environment is read in runtime alone', () => {
    const inside = sources.filter(({ path }) => /^(core|functions)\//.test(path));
    expect(pathsWith(inside, /\bprocess\.env\b/).filter((p) => !p.startsWith('core/runtime/'))).toEqual([]);
  });
});

describe('the house is easy to find one’s way in', () => {
  test('no file or folder is named after nothing', () => {
    const empty = /(^|[-./])(utils?|helpers?|common|services?|managers?|misc)([-./]|$)/;
    expect(sources.map(({ path }) => path).filter((path) => empty.test(path))).toEqual([]);
  });

  test('a name is imported from the file that owns it', () => {
    // A benchmark's entry for the bundler does nothing but name what is measured.
    const owners = sources.filter(({ path }) => !path.startsWith('bench/'));
    expect(pathsWith(owners, /^export\s+(type\s+)?(\*|\{[^}]*\})[^;]*\bfrom\b/m)).toEqual([]);
  });

  test('zod/mini comes as a namespace: as a name it brings 390 KB into each bundle', () => {
    expect(pathsWith(core, /^import \{[^}]*\bz\b[^}]*\} from 'zod\/mini'/m)).toEqual([]);
  });

  test('exports have names', () => {
    expect(pathsWith(sources, /^export default\b/m)).toEqual([]);
  });

  test('no test replaces a module', () => {
    const tests = sources.filter(({ path }) => path.startsWith('test/'));
    expect(pathsWith(tests, /\b(vi|jest)\.(mock|doMock|hoisted)\(/)).toEqual([]);
  });

  test('no file of core is longer than 200 lines without a reason', () => {
    const long = core.filter(({ text }) => text.trimEnd().split('\n').length > 200).map(({ path }) => path);
    expect(long.sort()).toEqual(Object.keys(LONG_ON_PURPOSE).sort());
  });
});

function read(folder: string): Source[] {
  let names: string[];
  try {
    names = readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
  return names
    .filter((name) => name.endsWith('.ts'))
    .map((name) => {
      const path = join(folder, name);
      const text = readFileSync(join(PROJECT, path), 'utf8');
      return { path, text, code: text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '') };
    });
}

function importsOf({ code }: Source): { target: string; typeOnly: boolean }[] {
  const found = [
    ...code.matchAll(/^(?:import|export)\s+(type\s)?[^'";]*?\bfrom\s+'([^']+)'/gm),
    ...code.matchAll(/^import\s+()'([^']+)'/gm),
    ...code.matchAll(/\bimport\(\s*()'([^']+)'/g),
  ];
  return found.map(([, type, target = '']) => ({ target, typeOnly: Boolean(type) }));
}

/** `zod` allows `zod/mini` below it; `node:` and `@aws-sdk/` are beginnings already, and '' allows all. */
const slashed = (name: string): string => (name === '' || /[:/]$/.test(name) ? name : `${name}/`);

const pathsWith = (among: Source[], pattern: RegExp): string[] =>
  among.filter(({ code }) => pattern.test(code)).map(({ path }) => path);
