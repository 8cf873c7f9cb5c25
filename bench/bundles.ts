// What a cold start loads, and how long that takes beside the SDK clients alone.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import {
  bundle,
  BUNDLE_LIMIT,
  bundleOptions,
  FUNCTION_NAMES,
  type FunctionName,
  PROJECT,
} from '../infra/bundle.ts';
import { type Figure, figure, median, type Run } from './figure.ts';

/** The SDK clients each function has from its first line on. */
const CLIENTS: Record<FunctionName, string[]> = {
  tick: ['dynamodb', 'sqs'],
  due: ['dynamodb'],
  'mail-in': ['dynamodb', 's3'],
  'mail-events': ['dynamodb'],
  web: ['dynamodb'],
};
const CLASSES: Record<string, string> = { dynamodb: 'DynamoDBClient', sqs: 'SQSClient', s3: 'S3Client' };

export function bundles({ quick, tell }: Run): Figure[] {
  return FUNCTION_NAMES.flatMap((name) => {
    const folder = mkdtempSync(join(tmpdir(), `goodword-bench-${name}-`));
    try {
      const bytes = bundle(name, join(folder, 'ours'));
      bareClients(name, join(folder, 'bare'));
      const ours: number[] = [];
      const bare: number[] = [];
      // In turns, so that a busy moment of the machine meets both.
      for (let i = 0; i < (quick ? 3 : 11); i++) {
        ours.push(loadMs(join(folder, 'ours', 'index.mjs')));
        bare.push(loadMs(join(folder, 'bare', 'index.mjs')));
      }
      tell(`${name}: ${bytes} bytes, ${median(ours).toFixed(0)} ms beside ${median(bare).toFixed(0)} ms`);
      return [
        figure(
          { name: `bundle of ${name}`, unit: 'KB', against: 'its limit' },
          bytes / 1000,
          {
            at: 'most',
            is: BUNDLE_LIMIT / 1000,
          },
          0,
        ),
        figure(
          { name: `load of ${name}`, unit: 'x the time', against: 'a bundle of its SDK clients alone' },
          median(ours) / median(bare),
          { at: 'most', is: 1.3 },
          2,
        ),
      ];
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}

function bareClients(name: FunctionName, outdir: string): void {
  const clients = CLIENTS[name];
  const lines = clients.map((client) => `export { ${CLASSES[client]} } from '@aws-sdk/client-${client}';`);
  const doc =
    "export { DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand, DeleteCommand, paginateQuery, BatchGetCommand, BatchWriteCommand } from '@aws-sdk/lib-dynamodb';";
  const { entryPoints: _, ...options } = bundleOptions(name, outdir);
  buildSync({
    ...options,
    stdin: { contents: [...lines, doc].join('\n'), resolveDir: PROJECT, sourcefile: 'index.ts' },
    entryNames: 'index',
  });
}

/** In a process of its own: milliseconds that its import takes. */
function loadMs(file: string): number {
  const look = `const t=performance.now();await import(${JSON.stringify(file)});console.log(performance.now()-t)`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', look], {
    encoding: 'utf8',
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return Number(run.stdout);
}
