import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Built, readBuilt } from '../../infra/build.ts';
import { type Version, versionHere, versionIn, versionWords } from '../../infra/version.ts';
import type { DeployOptions } from '../deploy.ts';
import type { Desk } from '../desk.ts';
import { Refused } from '../exit.ts';
import { writeTo } from '../files.ts';
import type { Answer } from '../output.ts';
import { type Ask, askOf } from './ask.ts';
import { type Aws, inAws, signIn } from './aws.ts';
import { afterDeploy } from './after-deploy.ts';
import { deploymentOf } from './deployment-file.ts';
import { zoneFile } from './dns-records.ts';
import { interruptible } from './interrupt.ts';
import { tokenKeys } from './parameters.ts';
import { dnsWords, type Plan, planOf, planWords } from './plan.ts';
import { type Progress, progressOf } from './progress.ts';
import { mayReceive } from './receipt-rules.ts';
import { inRegion, saidOf, settle, type Settled, withExamples } from './settings.ts';
import { madeReady } from './resume.ts';
import { neverRan, stackState } from './stack-state.ts';

/** `goodword deploy`. */
export async function deploy(desk: Desk, options: DeployOptions): Promise<Answer> {
  if (options.dryRun) return dryRun(desk, options);
  const ask = askOf(desk, options);
  try {
    const said = await settle(desk, inRegion(await saidOf(options)), options, ask);
    return await inAws(() => deployInto(desk, options, ask, said));
  } finally {
    ask.close();
  }
}

/** What would be deployed into an empty account: reaches nothing and asks nothing. */
async function dryRun(desk: Desk, options: DeployOptions): Promise<Answer> {
  const { said, assumed } = withExamples(inRegion(await saidOf(options)));
  return built(options, said, { bundles: false }, async (from) => {
    const plan = planOf(from, said, { assumed });
    if (options.zoneFile) await writeTo('--zone-file', options.zoneFile, zoneFile(plan.dns));
    return { value: plan, words: `${planWords(plan)}\n\n${dnsWords(desk.paper, plan.dns)}` };
  });
}

/** Deploys what was said, from a look at what stands to its last word. */
export async function deployInto(
  desk: Desk,
  options: DeployOptions,
  ask: Ask,
  said: Settled,
): Promise<Answer> {
  const progress = progressOf(desk);
  const aws = await signIn(said.region);
  const { name } = deploymentOf(said);
  await progress.tell(`Account ${aws.account}, ${aws.region}.`, { at: 'account', account: aws.account });
  const before = await stackState(aws.cloudFormation, name);
  mayFollow(versionIn(before?.outputs ?? {}));
  await mayReceive(aws, {
    ours: before?.outputs['ReceiptRuleSet'],
    joins: said.receiptRuleSet,
    replace: options.replace === true,
  });
  return interruptible(async () => {
    await madeReady(aws, progress, ask, before);
    if (!options.assembly) await progress.tell('Building the five functions.');
    return built(options, said, { bundles: true }, async (from) => {
      const plan = await deployBuilt({ aws, progress, ask, said }, from);
      const isNew = !before || neverRan(before);
      return afterDeploy({ desk, aws, progress, ask, options, said, plan, isNew });
    });
  });
}

/** Refuses to put a clone in the place of one that wrote items it cannot read. */
export function mayFollow(deployed: Version | undefined): void {
  const here = versionHere();
  if (deployed === undefined || deployed.schema <= here.schema) return;
  throw new Refused(
    `what is deployed, ${versionWords(deployed)}, writes items of version ${deployed.schema}, and this clone, ${versionWords(here)}, reads up to version ${here.schema}: nobody's people could be read. Bring the clone up to date first: git pull && npm install && npx goodword upgrade`,
  );
}

interface Work {
  aws: Aws;
  progress: Progress;
  ask: Ask;
  said: Settled;
}

/** Shows what changes and what it costs, and after a yes makes it so. */
async function deployBuilt({ aws, progress, ask, said }: Work, from: Built): Promise<Plan> {
  const { BOOTSTRAP_NEEDED, bootstrapVersion, toolkitOf } = await import('./toolkit.ts');
  const toolkit = toolkitOf(aws, progress, from.folder);
  const isReady = (await bootstrapVersion(aws)) >= BOOTSTRAP_NEEDED;
  const isNew = (await stackState(aws.cloudFormation, deploymentOf(said).name)) === undefined;
  const plan = planOf(from, said, { assumed: [], ...(isNew ? {} : { changes: await toolkit.changes() }) });
  await progress.tell(`\n${planWords(plan)}\n`, { ...plan });
  if (!isReady)
    await ask.must(
      'CDK has to be prepared in this account first (stack CDKToolkit: a bucket for code, and roles). Go on?',
    );
  if (Object.values(plan.changes).some((names) => names.length > 0)) await ask.must('Deploy this?');
  if (!isReady) {
    await progress.tell('Preparing the account for CDK.');
    await toolkit.bootstrap();
  }
  const keys = await tokenKeys(aws, `/${plan.stack}/token-keys`);
  if (keys === 'made') await progress.tell('Made the key that signs links and reply addresses.');
  await toolkit.deploy();
  return plan;
}

/** Builds what is deployed, or takes what was built before; a folder of our own is gone afterwards. */
async function built<T>(
  { assembly }: DeployOptions,
  said: Settled,
  { bundles }: { bundles: boolean },
  use: (from: Built) => Promise<T>,
): Promise<T> {
  const deployment = deploymentOf(said);
  if (assembly) return use(readBuilt(assembly, deployment.name));
  const folder = await mkdtemp(join(tmpdir(), 'goodword-deploy-'));
  try {
    return await use(build(deployment, { region: said.region, folder, bundles }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
