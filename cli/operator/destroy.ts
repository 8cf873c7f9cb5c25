import { existsSync } from 'node:fs';
import { DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import type { Desk } from '../desk.ts';
import type { DestroyOptions } from '../destroy.ts';
import { Refused } from '../exit.ts';
import { writeTo } from '../files.ts';
import { type Answer, sheet } from '../output.ts';
import { type Ask, askOf } from './ask.ts';
import { type Aws, inAws, signIn } from './aws.ts';
import { backupLines } from './backup.ts';
import { deploymentOf } from './deployment-file.ts';
import { interruptible } from './interrupt.ts';
import { progressOf } from './progress.ts';
import { restoreRules } from './receipt-rules.ts';
import { regionOf, saidOf } from './settings.ts';
import { assistantOf, configIn } from './stage.ts';
import { atWork, deleteStack, stackState, type StackState } from './stack-state.ts';

/** `goodword destroy`. */
export async function destroy(desk: Desk, options: DestroyOptions): Promise<Answer> {
  const ask = askOf(desk, options);
  try {
    const said = await saidOf(options);
    const region = regionOf(said);
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
  const backup = await backedUp(desk, aws, stack, name, options.backup);
  return interruptible(async () => {
    // First: SES deletes no rule set that is active.
    const rules = await restoreRules(aws, { stack: name, set: stack.outputs['ReceiptRuleSet'] });
    const left = await deleteStack(aws.cloudFormation, progress, stack);
    if (left)
      throw new Refused(
        `not everything could be deleted (${left.status}): ${progress.failures.map((f) => `${f.resource}: ${f.because}`).join('; ')}. Run it again`,
      );
    const value = {
      at: 'destroyed',
      stack: name,
      region: aws.region,
      account: aws.account,
      ...(backup === undefined ? {} : { backup }),
      kept,
      rules,
    };
    const back =
      rules?.restored === undefined ? '' : ` The receipt rules "${rules.restored}" are active again.`;
    const file = backup === undefined ? '' : ` Everything that was kept is in ${backup}, in clear.`;
    return { value, lines: [value], words: `Destroyed.${back}${file}\nIt stays:\n${keptWords(kept)}` };
  });
}

/** Writes everything that is kept to a file, and answers its name; where that fails nothing is destroyed. */
async function backedUp(
  desk: Desk,
  aws: Aws,
  stack: StackState,
  name: string,
  wanted: string | false | undefined,
): Promise<string | undefined> {
  // A stack that was never whole has no table to read.
  if (wanted === false || stack.outputs['Table'] === undefined) return undefined;
  const file = wanted ?? unusedName(`${name}-${new Date().toISOString().slice(0, 10)}`);
  try {
    const config = await configIn(aws, stack);
    await writeTo('--backup', file, backupLines(config, assistantOf(config).house));
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    throw new Refused(
      `nothing was destroyed, because the backup could not be written: ${because}. Mend that, name another file with --backup, or say --no-backup`,
    );
  }
  await progressOf(desk).tell(`Everything that is kept is in ${file}.`, { at: 'backed up', file });
  return file;
}

/** An older backup of the same day is not written over. */
function unusedName(begin: string): string {
  for (let n = 1; ; n++) {
    const file = `${begin}${n === 1 ? '' : `-${n}`}.backup`;
    if (!existsSync(file)) return file;
  }
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
            what: 'table of people, and of those never to be written to',
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
