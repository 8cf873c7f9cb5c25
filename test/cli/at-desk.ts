import { spawn } from 'node:child_process';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { openHouse } from '../../cli/connect.ts';
import { main } from '../../cli/main.ts';
import type { Paper } from '../../cli/output.ts';
import type { Assistant } from '../../core/assistant/assistant.ts';
import type { Config } from '../../core/runtime/config.ts';
import type { FakeHouse } from '../fakes/house.ts';

const BINARY = fileURLToPath(new URL('../../cli/goodword.mjs', import.meta.url));

/** What a command line came to. */
export interface Came {
  exit: number;
  out: string;
  err: string;
}

/** The CLI in this process over a house in memory: every command, without a stack. */
export function atDesk(house: FakeHouse, width?: number, isWatched = false) {
  const open = async () => ({
    assistant: { house } as unknown as Assistant,
    config: {} as Config,
    close: async () => {},
  });
  const run = (...args: string[]) => commandLine(args, { width, isWatched }, open);
  /** The same with --json; fails unless stdout is exactly one JSON value. */
  const json = async (...args: string[]): Promise<unknown> => JSON.parse((await run(...args, '--json')).out);
  return { run, json };
}

/** A command line in this process; without `open` it works on what it names, as the binary does. */
export async function commandLine(
  args: string[],
  seen: Pick<Paper, 'isWatched' | 'answers'> & { width?: number | undefined } = {},
  open?: typeof openHouse,
): Promise<Came> {
  const [out, err] = [page(), page()];
  const exit = await main(args, { width: undefined, ...seen, out: out.to, err: err.to }, open);
  return { exit, out: out.text(), err: err.text() };
}

function page() {
  let text = '';
  const to = new Writable({
    write(piece: Buffer, _encoding, done) {
      text += piece.toString();
      done();
    },
  });
  return { to, text: () => text };
}

/** The real binary in a process of its own. */
export function goodword(
  args: string[],
  about: { data?: string; cwd?: string; env?: Record<string, string> } = {},
  binary = BINARY,
): Promise<Came> {
  const child = spawn(process.execPath, [binary, ...args], {
    cwd: about.cwd,
    env: { ...process.env, ...(about.data ? { GOODWORD_DATA: about.data } : {}), ...about.env },
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (out += piece));
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (err += piece));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exit) => resolve({ exit: exit ?? -1, out, err }));
  });
}
