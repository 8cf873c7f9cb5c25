import { listSuppressions } from '../../core/runtime/list-suppressions.ts';
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

export interface Deployed {
  desk: Desk;
  aws: Aws;
  progress: Progress;
  ask: Ask;
  options: DeployOptions;
  said: Settled;
  plan: Plan;
}

/** What CloudFormation cannot do: receiving is switched on, DNS is told, AWS is asked, the owner is added. */
export async function afterDeploy(about: Deployed): Promise<Answer> {
  const { desk, aws, progress, ask, options, said, plan } = about;
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
  await listed(aws, progress, outputs);
  const owner = await firstOwner(desk, aws, stack, said);
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

/** Of a new table at once, of one that an older Goodword filled by reading it, once. Without it nothing is wrong. */
async function listed(aws: Aws, progress: Progress, { Table: name }: Record<string, string>): Promise<void> {
  if (name === undefined) return;
  try {
    await listSuppressions({ client: aws.dynamoDb, name });
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    await progress.tell(
      `The addresses never to be written to could not be listed (${because}); an import asks for each until a deploy does it.`,
    );
  }
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
