import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { readDeployment } from '../../infra/deployment.ts';

/**
 * What Nora deploys, built once for all test files of a run, without the bundles: how functions come into being is tested
 * elsewhere, and what it takes to build is not loaded where that was done already.
 */
export async function builtFor(said: Record<string, unknown> = {}): Promise<string> {
  const told = Object.entries(said).flat().join('-');
  const built = join(inject('runFolder'), `built-${told}`);
  if (existsSync(built)) return built;
  const { build } = await import('../../infra/build.ts');
  const folder = mkdtempSync(join(tmpdir(), 'goodword-built-'));
  const domains = { sendingDomain: 'mail.nora.example', inboundDomain: 'in.nora.example' };
  const deployment = readDeployment((key) => ({ ...domains, ...said })[key as never]);
  build(deployment, { region: 'eu-west-1', folder, bundles: false });
  try {
    renameSync(folder, built);
  } catch {
    // Another file built the same at the same time.
    rmSync(folder, { recursive: true, force: true });
  }
  return built;
}
