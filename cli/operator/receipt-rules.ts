import { DescribeActiveReceiptRuleSetCommand, SetActiveReceiptRuleSetCommand } from '@aws-sdk/client-ses';
import { DeleteParameterCommand, PutParameterCommand } from '@aws-sdk/client-ssm';
import { Refused } from '../exit.ts';
import type { Aws } from './aws.ts';
import { parameter } from './parameters.ts';

/** What became of the account's active receipt rules: SES has one active set per Region. */
export type Rules =
  | { at: 'active'; set: string }
  | { at: 'activated'; set: string; previous: string | undefined }
  | { at: 'joined'; set: string }
  | { at: 'inactive'; set: string; active: string | undefined };

/** Where the name of the set that was active before ours is kept, to put it back. */
const previousAt = (stack: string): string => `/${stack}/previous-receipt-rule-set`;
/** A parameter cannot be empty: this stands for "none was active". */
const NONE = '-';

/** The name of the active set; undefined where none is. */
export async function activeRules({ ses }: Aws): Promise<string | undefined> {
  return (await ses.send(new DescribeActiveReceiptRuleSetCommand({}))).Metadata?.Name;
}

/** Refuses before anything is deployed to take the place of a set that receives other mail. */
export async function mayReceive(
  aws: Aws,
  about: { ours: string | undefined; joins: string | undefined; replace: boolean },
): Promise<void> {
  const active = await activeRules(aws);
  if (active === undefined || active === about.ours || about.joins !== undefined || about.replace) return;
  throw new Refused(
    `the receipt rule set "${active}" is active in ${aws.region}, and SES allows one: other mail is received with it. ` +
      `Let our rule join it with --receipt-rule-set ${active}, or take its place with --replace (goodword destroy puts it back)`,
  );
}

/** Makes our set the active one, and remembers which one was. A set that was joined is left as it is. */
export async function activateRules(
  aws: Aws,
  about: { stack: string; set: string; joined: boolean },
): Promise<Rules> {
  const { stack, set } = about;
  const active = await activeRules(aws);
  if (about.joined) return active === set ? { at: 'joined', set } : { at: 'inactive', set, active };
  if (active === set) return { at: 'active', set };
  const remember = {
    Name: previousAt(stack),
    Value: active ?? NONE,
    Type: 'String',
    Overwrite: true,
  } as const;
  await aws.ssm.send(new PutParameterCommand(remember));
  await aws.ses.send(new SetActiveReceiptRuleSetCommand({ RuleSetName: set }));
  return { at: 'activated', set, previous: active };
}

/** Puts the set back that was active before ours, if ours is active: an active set cannot be deleted. */
export async function restoreRules(
  aws: Aws,
  about: { stack: string; set: string | undefined },
): Promise<{ restored: string | undefined } | undefined> {
  const before = await parameter(aws, previousAt(about.stack));
  const active = await activeRules(aws);
  let restored: string | undefined;
  if (before !== undefined && active !== undefined && active === about.set) {
    restored = before === NONE ? undefined : before;
    await aws.ses.send(new SetActiveReceiptRuleSetCommand(restored ? { RuleSetName: restored } : {}));
  }
  if (before === undefined) return undefined;
  await aws.ssm.send(new DeleteParameterCommand({ Name: previousAt(about.stack) }));
  return { restored };
}

/** What became of the rules, for a person. */
export function rulesWords(rules: Rules): string {
  switch (rules.at) {
    case 'active':
      return 'Mail comes in through our receipt rules, as before.';
    case 'activated':
      return rules.previous === undefined
        ? 'Mail comes in through our receipt rules.'
        : `Our receipt rules took the place of "${rules.previous}", which comes back with goodword destroy.`;
    case 'joined':
      return `Our rule is one of the active set "${rules.set}".`;
    case 'inactive':
      return `Our rule is in "${rules.set}", which is not the active set: no mail comes in until it is (active: ${rules.active ?? 'none'}).`;
  }
}
