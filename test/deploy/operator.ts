import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { type Came, commandLine } from '../cli/at-desk.ts';
import { signedIn } from './signed-in.ts';
import type { StandIn } from './stand-in.ts';

const BINARY = fileURLToPath(new URL('../../cli/goodword.mjs', import.meta.url));

const ZONE = 'America/Chicago';
const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'goodword-operator-'));

/** What Nora deploys, as flags. */
export const NORA = [
  '--region=eu-west-1',
  '--sending-domain=mail.nora.example',
  '--inbound-domain=in.nora.example',
];

/** A command line under way: what it has said so far, and what it comes to. */
export interface UnderWay {
  child: ChildProcess;
  came: Promise<Came>;
  /** Waits until it has said this, on stdout or stderr. */
  said(words: string): Promise<void>;
}

/** The real binary in a process of its own, in an empty folder unless one is named, against a stand-in of AWS. */
export function operator(
  aws: Pick<StandIn, 'env'>,
  args: string[],
  input = '',
  cwd = emptyFolder(),
): UnderWay {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [BINARY, ...args], {
    cwd,
    env: { PATH, HOME, TZ: ZONE, ...aws.env },
  });
  child.stdin.end(input);
  const heard = { out: '', err: '' };
  let tell = () => {};
  child.stdout.setEncoding('utf8').on('data', (piece: string) => ((heard.out += piece), tell()));
  child.stderr.setEncoding('utf8').on('data', (piece: string) => ((heard.err += piece), tell()));
  const came = new Promise<Came>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exit) => resolve({ exit: exit ?? -1, ...heard }));
  });
  const said = (words: string) =>
    new Promise<void>((resolve, reject) => {
      tell = () => (heard.out + heard.err).includes(words) && resolve();
      void came.then(() => reject(new Error(`it never said "${words}":\n${heard.out}${heard.err}`)));
      tell();
    });
  return { child, came, said };
}

/** The same command line in this process, which has loaded everything already: a second instead of five. */
export async function operatorHere(
  aws: Pick<StandIn, 'env'>,
  args: string[],
  input = '',
  cwd = emptyFolder(),
): Promise<Came> {
  const [before, signOut] = [process.cwd(), signedIn({ env: { ...aws.env, TZ: ZONE } })];
  process.chdir(cwd);
  try {
    return await commandLine(args, { answers: Readable.from([input]) });
  } finally {
    process.chdir(before);
    signOut();
  }
}

/** The JSON values on stdout, one a line; fails on anything else there. */
export const values = ({ out }: Came): Record<string, unknown>[] =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
