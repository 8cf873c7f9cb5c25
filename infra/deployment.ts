import { z } from 'zod';

/** What the operator decides about a deployment: in goodword.config.yaml, or as CDK context (`-c sendingDomain=mail.me.example`). */
export interface Deployment {
  /** Name of the stack; a second one in the same account needs another. */
  name: string;
  /** The verified domain mail to contacts leaves from. */
  sendingDomain: string;
  /** The domain whose MX points at SES: answers and the owner's commands come here. */
  inboundDomain: string;
  /** Where alarms go. Without it they are only seen in CloudWatch. */
  operatorAddress?: string | undefined;
  /** An existing receipt rule set our rule joins, where the account receives other mail as well. */
  receiptRuleSet?: string | undefined;
  /** How long the raw bytes of incoming mail are kept, in days. */
  rawMailDays: number;
}

/** Reads the context; what is not said gets a value that synthesizes anywhere and sends nothing. */
export function readDeployment(context: (key: string) => unknown): Deployment {
  const said = Object.fromEntries(Object.keys(deploymentSchema.shape).map((key) => [key, context(key)]));
  const read = deploymentSchema.safeParse(said);
  if (read.success) return read.data;
  throw new Error(`The context of this deployment cannot be used.\n${z.prettifyError(read.error)}`);
}

/** The name of a domain, as DNS has it. */
export const domainName = z
  .string()
  .regex(
    /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/,
    'a domain in lower case, like mail.me.example',
  );

/** The schema of a deployment, each field with the value it has when nothing is said. */
export const deploymentSchema = z.object({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens')
    .default('goodword'),
  sendingDomain: domainName.default('mail.goodword.example'),
  inboundDomain: domainName.default('in.goodword.example'),
  operatorAddress: z.email().optional(),
  receiptRuleSet: z.string().min(1).optional(),
  rawMailDays: z.coerce.number().int().min(1).max(3650).default(365),
});
