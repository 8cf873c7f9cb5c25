import { DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import type { Desk } from '../desk.ts';
import type { DestroyOptions } from '../destroy.ts';
import { Refused } from '../exit.ts';
import { type Answer, sheet } from '../output.ts';
import { type Ask, askOf } from './ask.ts';
import { type Aws, inAws, signIn } from './aws.ts';
import { deploymentOf } from './deployment-file.ts';
import { interruptible } from './interrupt.ts';
import { progressOf } from './progress.ts';
import { restoreRules } from './receipt-rules.ts';
import { saidOf } from './settings.ts';
import { atWork, deleteStack, stackState } from './stack-state.ts';

/** `goodword destroy`. */
export async function destroy(desk: Desk, options: DestroyOptions): Promise<Answer> {
  const ask = askOf(desk, options);
  try {
    const said = await saidOf(options);
    const { region } = said;
    if (region === undefined) throw new Refused('not said: --region, where the stack stands');
    return await inAws(async () =>
      destroyIn(desk, ask, await signIn(region), deploymentOf(said).name, options),
    );
  } finally {
    ask.close();
  }
}

async function destroyIn(
  desk: Desk,
  ask: Ask,
  aws: Aws,
  name: string,
  options: DestroyOptions,
): Promise<Answer> {
  const progress = progressOf(desk);
  const stack = await stackState(aws.cloudFormation, name);
  if (!stack) throw new Refused(`there is no stack ${name} in ${aws.region} of account ${aws.account}`);
  if (atWork(stack))
    throw new Refused(`AWS is still at work on ${name} (${stack.status}); run this again when it is done`);
  const kept = await keptOf(aws, stack.id, `/${name}/token-keys`);
  await progress.tell(`What stays, because it holds people's data:\n${keptWords(kept)}`, {
    at: 'keeps',
    kept,
  });
  if (options.yes !== true) {
    const typed = await ask.text(
      `Stack ${name}, account ${aws.account}, ${aws.region}. Type its name to destroy it:`,
    );
    if (typed !== name) throw new Refused(`"${typed}" is not its name; nothing was done`);
  }
  return interruptible(async () => {
    // First: SES deletes no rule set that is active.
    const rules = await restoreRules(aws, { stack: name, set: stack.outputs['ReceiptRuleSet'] });
    const left = await deleteStack(aws.cloudFormation, progress, stack);
    if (left)
      throw new Refused(
        `not everything could be deleted (${left.status}): ${progress.failures.map((f) => `${f.resource}: ${f.because}`).join('; ')}. Run it again`,
      );
    const value = { at: 'destroyed', stack: name, region: aws.region, account: aws.account, kept, rules };
    const back =
      rules?.restored === undefined ? '' : ` The receipt rules "${rules.restored}" are active again.`;
    return { value, lines: [value], words: `Destroyed.${back}\nIt stays:\n${keptWords(kept)}` };
  });
}

/** What outlives the stack, by kind. */
type Kept = { what: string; name: string; remove: string }[];

async function keptOf(aws: Aws, id: string, keys: string): Promise<Kept> {
  const { StackResources = [] } = await aws.cloudFormation.send(
    new DescribeStackResourcesCommand({ StackName: id }),
  );
  const named = (kind: string) =>
    StackResources.find(({ ResourceType }) => ResourceType === kind)?.PhysicalResourceId;
  const table = named('AWS::DynamoDB::Table');
  const bucket = named('AWS::S3::Bucket');
  return [
    ...(table
      ? [
          {
            what: 'table of people',
            name: table,
            remove: `aws dynamodb update-table --table-name ${table} --no-deletion-protection-enabled && aws dynamodb delete-table --table-name ${table}`,
          },
        ]
      : []),
    ...(bucket ? [{ what: 'raw mails', name: bucket, remove: `aws s3 rb --force s3://${bucket}` }] : []),
    { what: 'keys of links', name: keys, remove: `aws ssm delete-parameter --name ${keys}` },
  ];
}

const keptWords = (kept: Kept): string =>
  sheet(kept.map(({ what, name, remove }) => [what, `${name}   (away with: ${remove})`]));
