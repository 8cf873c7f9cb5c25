import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Assistant } from '../core/assistant/assistant.ts';
import type { Config } from '../core/runtime/config.ts';
import type { GlobalOptions } from './desk.ts';
import { Refused } from './exit.ts';

/** The assistant where the data is, and how to leave it. */
export interface Opened {
  assistant: Assistant;
  /** What it was composed from. */
  config: Config;
  /** Name of the stack, where it is a deployment's. */
  stack?: string;
  close(): Promise<void>;
}

const PROJECT = fileURLToPath(new URL('..', import.meta.url));

/** The folder the embedded services keep their data in: the option, else GOODWORD_DATA, else `.goodword` in the project. */
export function dataFolder(options: Pick<GlobalOptions, 'data'>): string {
  const named = options.data ?? process.env['GOODWORD_DATA'];
  if (named === undefined || named === '') return resolve(PROJECT, '.goodword');
  return isAbsolute(named) ? named : resolve(process.cwd(), named);
}

/** Attaches to a Goodword that runs on this data folder, or opens the folder for this one command. */
export async function openHouse(options: GlobalOptions): Promise<Opened> {
  if (options.stage !== undefined) {
    const { openStage } = await import('./operator/stage.ts');
    return openStage(options.stage);
  }
  const { connect } = await import('../local/connect.ts');
  const dataDir = dataFolder(options);
  try {
    return await connect({ dataDir });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (!NO_FOLDER.includes(String(code))) throw error;
    throw new Refused(`${dataDir} cannot be the data folder (${String(code)}); name another one with --data`);
  }
}

/** A file stands there, or the folder is another's. */
const NO_FOLDER = ['EEXIST', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS'];
