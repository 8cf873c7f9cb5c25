import { versionHere, versionIn, versionWords } from '../../infra/version.ts';
import type { Desk } from '../desk.ts';
import { Refused } from '../exit.ts';
import type { Answer } from '../output.ts';
import type { UpgradeOptions } from '../upgrade.ts';
import { type Ask, askOf } from './ask.ts';
import { inAws, signIn } from './aws.ts';
import { deployInto, mayFollow } from './deploy.ts';
import { checked, deploymentOf, type Said } from './deployment-file.ts';
import { interruptible } from './interrupt.ts';
import { progressOf } from './progress.ts';
import { inRegion, NO_REGION, saidOf, type Settled } from './settings.ts';
import { neverWhole, type StackState, stackState } from './stack-state.ts';
import { suppressionList } from './suppression-list.ts';

/** `goodword upgrade`: a deploy of what stands already, by this clone. */
export async function upgrade(desk: Desk, options: UpgradeOptions): Promise<Answer> {
  const ask = askOf(desk, options);
  try {
    const said = inRegion(await saidOf(options));
    const { region } = said;
    if (region === undefined) throw new Refused(NO_REGION);
    return await inAws(() => upgradeIn(desk, options, ask, { ...said, region }));
  } finally {
    ask.close();
  }
}

async function upgradeIn(
  desk: Desk,
  options: UpgradeOptions,
  ask: Ask,
  said: Said & { region: string },
): Promise<Answer> {
  const { name } = deploymentOf(said);
  const progress = progressOf(desk);
  const aws = await signIn(said.region);
  const stack = await stackState(aws.cloudFormation, name);
  if (!stack || neverWhole(stack) || stack.status === 'REVIEW_IN_PROGRESS')
    throw new Refused(
      `there is no ${stack ? 'whole ' : ''}stack ${name} in ${aws.region} of account ${aws.account} to upgrade; goodword deploy makes one`,
    );
  const [deployed, here] = [versionIn(stack.outputs), versionHere()];
  mayFollow(deployed);
  if (deployed?.code === here.code && deployed.version === here.version && isWell(stack)) {
    // A run before was perhaps left with Ctrl-C while it waited.
    await interruptible(() => suppressionList(aws, progress, stack, { isNew: false }), AGAIN);
    const value = { at: 'up to date', stack: name, region: aws.region, version: deployed };
    const words = `Nothing to do: ${versionWords(here)} is what runs. Settings are changed with goodword deploy.`;
    return { value, lines: [value], words };
  }
  await progress.tell(`From ${versionWords(deployed)} to ${versionWords(here)}.`, {
    at: 'upgrading',
    from: deployed,
    to: here,
  });
  return deployInto(desk, options, ask, asDeployed(stack, said));
}

const AGAIN = 'What runs is up to date; run goodword upgrade again and it ends what it was at';

const isWell = ({ status }: StackState): boolean =>
  /^(CREATE|UPDATE)_COMPLETE(_CLEANUP_IN_PROGRESS)?$/.test(status);

/** The settings it was deployed with; what the file or the command line says comes before them. */
function asDeployed({ outputs }: StackState, said: Said & { region: string }): Settled {
  const told = outputs['Settings'];
  const before: Said =
    told === undefined ? {} : checked(JSON.parse(told), (path) => `Settings.${path.join('.')}`);
  return {
    ...before,
    ...said,
    sendingDomain: said.sendingDomain ?? outputs['SendingDomain'] ?? '',
    inboundDomain: said.inboundDomain ?? outputs['InboundDomain'] ?? '',
    further: { ...before.further, ...said.further },
  };
}
