import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { listSuppressions } from '../core/runtime/list-suppressions.ts';
import { tableDefinition } from '../core/storage/keys.ts';
import { nora } from '../test/cast.ts';

/**
 * Rehearses the import of a made-up address book, and imports it twice into an empty table, each time in a process of its own: `npm run bench:import -- 100000`.
 * Fails when the heap grows by more than half a kilobyte for each row, when a row is lost, when the rehearsal tells
 * anything else than the import, or when it or the second import writes anything.
 */
const ROWS = Number(process.argv[2] ?? 100_000);
const MOST_BYTES_A_ROW = 512;
const FIRST = ['Ana', 'Ben', 'Eva', 'Tom', 'Kim', 'Lotte', 'Wei'];
const LAST = ['Ruiz', 'Osei', 'Lind', 'Baker', 'Ito', 'Berg'];

const folder = mkdtempSync(join(tmpdir(), 'goodword-import-'));
const file = join(folder, 'people.csv');
const server = dynalite({ path: join(folder, 'table'), createTableMs: 0 });
try {
  await written();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await tableAt(endpoint);
  console.log(`${ROWS} rows, ${Math.round(statSync(file).size / 1024)} KB`);
  const dry = await imported(endpoint, 'dry');
  const [first, second] = [await imported(endpoint), await imported(endpoint)];
  const failures = [
    first.new + first.merged + first.unchanged + first.skipped === ROWS ? '' : 'a row was lost',
    second.writes === 0 && second.new + second.merged === 0
      ? ''
      : `the second import wrote ${second.writes} times`,
    growth(first) <= MOST_BYTES_A_ROW ? '' : `the heap grew by ${growth(first)} bytes a row`,
    growth(dry) <= MOST_BYTES_A_ROW ? '' : `the heap of the dry run grew by ${growth(dry)} bytes a row`,
    dry.writes === 0 ? '' : `the dry run wrote ${dry.writes} times`,
    dry.new === first.new && dry.merged === first.merged && dry.skipped === first.skipped
      ? ''
      : 'the dry run told something else',
  ].filter(Boolean);
  for (const failure of failures) console.error(failure);
  process.exitCode = failures.length > 0 ? 1 : 0;
} finally {
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true, force: true });
}

interface Came {
  new: number;
  merged: number;
  unchanged: number;
  skipped: number;
  writes: number;
  seconds: number;
  heap: number[];
  mostResident: number;
}

/** From the first tenth of the file to the last. */
function growth({ heap }: Came): number {
  const [first = 0, last = 0] = [heap[0], heap.at(-1)];
  return Math.round(((last - first) * 1024 * 1024) / (ROWS * 0.9));
}

async function imported(endpoint: string, how = 'real'): Promise<Came> {
  const run = fileURLToPath(new URL('import-run.ts', import.meta.url));
  const args = [
    '--expose-gc',
    '--import',
    'tsx',
    run,
    endpoint,
    'goodword',
    file,
    JSON.stringify({ ...nora, version: 0 }),
    how,
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (out += piece));
  const [exit] = await once(child, 'close');
  if (exit !== 0) throw new Error(`the import ended with ${exit}`);
  const came: Came = JSON.parse(out);
  const { heap, mostResident, seconds, writes } = came;
  console.log(
    `\n  ${seconds.toFixed(0)} s, ${Math.round(ROWS / seconds)} rows a second, ${writes} writes; heap at each tenth ${heap.join(' ')} MB ` +
      `(${growth(came)} bytes a row), at most ${mostResident} MB resident`,
  );
  return came;
}

async function tableAt(endpoint: string): Promise<void> {
  const client = new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await client.send(new CreateTableCommand({ TableName: 'goodword', ...tableDefinition }));
  await listSuppressions({ client, name: 'goodword' });
  client.destroy();
}

/** Everybody has a name and an address of his own, half a phone and a profile, and one in fifty no name. */
async function written(): Promise<void> {
  const out = createWriteStream(file);
  out.write('name,email,phone,linkedin,company,title,notes\n');
  for (let i = 0; i < ROWS; i++) {
    const name = i % 50 === 7 ? '' : `${FIRST[i % FIRST.length]} ${LAST[i % LAST.length]} ${i.toString(36)}`;
    const half = i % 2 === 0 ? `+1415${String(i).padStart(7, '0')},linkedin.com/in/p-${i}` : ',';
    const line = `${name},p${i}@x${i % 97}.example,${half},"Company ${i % 997}, Inc.",Engineer,met at fair ${i % 31}\n`;
    if (!out.write(line)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}
