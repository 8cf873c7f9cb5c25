import { versionIn, versionWords } from '../../infra/version.ts';
import type { DeployOptions } from '../deploy.ts';
import type { Desk } from '../desk.ts';
import { writeTo } from '../files.ts';
import { type Answer, sheet } from '../output.ts';
import type { Ask } from './ask.ts';
import type { Aws } from './aws.ts';
import { firstOwner, firstOwnerWords } from './first-owner.ts';
import { zoneFile } from './dns-records.ts';
import { dnsWords, type Plan, recordsOf } from './plan.ts';
import { productionAccess, sandboxWords } from './production-access.ts';
import type { Progress } from './progress.ts';
import { activateRules, rulesWords } from './receipt-rules.ts';
import { writeRecords, writtenWords } from './route53.ts';
import type { Settled } from './settings.ts';
import { stackState } from './stack-state.ts';
import { suppressionList } from './suppression-list.ts';

export interface Deployed {
  desk: Desk;
  aws: Aws;
  progress: Progress;
  ask: Ask;
  options: DeployOptions;
  said: Settled;
  plan: Plan;
  /** Nothing ran before it, so that no older call can be at work. */
  isNew: boolean;
}

/** What CloudFormation cannot do: receiving is switched on, DNS is told, AWS is asked, the owner is added. */
export async function afterDeploy(about: Deployed): Promise<Answer> {
  const { desk, aws, progress, ask, options, said, plan, isNew } = about;
  const stack = await stackState(aws.cloudFormation, plan.stack);
  if (!stack) throw new Error(`the stack ${plan.stack} is gone right after its deploy`);
  const { outputs } = stack;
  const dns = recordsOf(
    { region: aws.region, sendingDomain: plan.sendingDomain, inboundDomain: plan.inboundDomain },
    dkimOf(outputs),
  );
  if (options.zoneFile) await writeTo('--zone-file', options.zoneFile, zoneFile(dns));
  const rules = await activateRules(aws, {
    stack: plan.stack,
    set: outputs['ReceiptRuleSet'] ?? '',
    joined: said.receiptRuleSet !== undefined,
  });
  const written = options.route53 ? await writeRecords(aws, progress, ask, dns) : undefined;
  const sandbox = await productionAccess(aws, progress, ask, {
    said,
    agreed: options.productionAccess === true,
  });
  const owner = await firstOwner(desk, aws, stack, said);
  await suppressionList(aws, progress, stack, { isNew });
  const changed = Object.values(plan.changes).some((names) => names.length > 0);
  const value = {
    at: 'deployed',
    stack: plan.stack,
    account: aws.account,
    region: aws.region,
    status: stack.status,
    changed,
    outputs,
    rules,
    dns,
    ...(written ? { route53: written } : {}),
    sandbox,
    ...(owner ? { owner } : {}),
    version: versionIn(outputs),
    monthly: plan.monthly,
  };
  const words = [
    changed ? `Deployed.` : `Nothing to change: what stands is what you asked for.`,
    rulesWords(rules),
    sheet([['web', outputs['WebUrl']]]),
    written ? writtenWords(written) : dnsWords(desk.paper, dns),
    sandboxWords(sandbox),
    firstOwnerWords(plan.stack, owner),
    versionNow(outputs),
    `Next: goodword doctor --region ${aws.region} --name ${plan.stack}`,
  ].join('\n\n');
  return { value, lines: [value], words };
}

/** What runs now, and which stored items it reads. */
function versionNow(outputs: Record<string, string>): string {
  const now = versionIn(outputs);
  const reads =
    now === undefined ? '' : now.schema === 1 ? ' of version 1' : ` of versions 1 to ${now.schema}`;
  return `What runs is ${versionWords(now)}. It reads items${reads}; an older one is brought up to date when it is next written.`;
}

/** The DKIM names SES made, from the outputs `Dkim1`, `Dkim2` ... ("name value"). */
export const dkimOf = (outputs: Record<string, string>): { name: string; value: string }[] =>
  Object.entries(outputs)
    .filter(([key]) => /^Dkim\d+$/.test(key))
    .sort(([a], [b]) => Number(a.slice(4)) - Number(b.slice(4)))
    .map(([, record]) => {
      const [name = '', value = ''] = record.split(' ');
      return { name, value };
    });
