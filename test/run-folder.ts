import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A folder of this run alone, for what several test files need and one makes. */
    runFolder: string;
  }
}

const folder = mkdtempSync(join(tmpdir(), 'goodword-run-'));

/** Before the first test file of a run. */
export function setup({ provide }: TestProject): void {
  provide('runFolder', folder);
}

/** After the last. */
export function teardown(): void {
  rmSync(folder, { recursive: true, force: true });
}
