import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, readBuilt } from '../../infra/build.ts';
import type { DeployOptions } from '../deploy.ts';
import type { Desk } from '../desk.ts';
import { writeTo } from '../files.ts';
import type { Answer } from '../output.ts';
import { deploymentOf } from './deployment-file.ts';
import { zoneFile } from './dns-records.ts';
import { dnsWords, planOf, planWords } from './plan.ts';
import { saidOf, withExamples } from './settings.ts';

/** `goodword deploy`. */
export async function deploy(desk: Desk, options: DeployOptions): Promise<Answer> {
  if (options.dryRun) return dryRun(desk, options);
  throw new Error('not yet');
}

/** What would be deployed into an empty account: reaches nothing and asks nothing. */
async function dryRun(desk: Desk, options: DeployOptions): Promise<Answer> {
  const { said, assumed } = withExamples(await saidOf(options));
  const folder = await mkdtemp(join(tmpdir(), 'goodword-plan-'));
  try {
    const deployment = deploymentOf(said);
    const built = options.assembly
      ? readBuilt(options.assembly, deployment.name)
      : build(deployment, { region: said.region, folder, bundles: false });
    const plan = planOf(built, said, { assumed });
    if (options.zoneFile) await writeTo('--zone-file', options.zoneFile, zoneFile(plan.dns));
    return { value: plan, words: `${planWords(plan)}\n\n${dnsWords(desk.paper, plan.dns)}` };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
