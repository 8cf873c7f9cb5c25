import { z } from 'zod';
import { QUESTIONS_A_DAY } from '../core/runtime/config.ts';

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
  /** A model of Amazon Bedrock that is asked about answers the rules cannot tell: its id, or that of an inference profile. */
  model?: string | undefined;
  /** The most questions to it in a day. */
  modelQuestionsADay: number;
  /** What a month may cost before the operator is written to (USD); 0 says nothing. Needs an operator's address. */
  monthlyBudget: number;
  /** A page in CloudWatch. An account has three for nothing; each further one is 3 USD a month, so it has to be asked for. */
  dashboard: boolean;
  /** Traces (X-Ray) of the functions that run for every mail as well (docs/decisions/0018). */
  traceEverything: boolean;
  /** How many pages may be answered at once. Without it the account's own limit holds (infra/watched-function.ts). */
  pagesAtOnce?: number | undefined;
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

/** As YAML has it, and as CDK's command line does. */
const yesOrNo = z.union([z.boolean(), z.stringbool({ error: 'true or false' })], 'true or false');

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
  model: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.:-]{2,120}$/i, 'the id of a model, like amazon.nova-micro-v1:0')
    .optional(),
  modelQuestionsADay: z.coerce.number().int().min(1).max(100_000).default(QUESTIONS_A_DAY),
  monthlyBudget: z.coerce.number().min(0).max(100_000).default(5),
  dashboard: yesOrNo.default(false),
  traceEverything: yesOrNo.default(false),
  pagesAtOnce: z.coerce.number().int().min(1).max(1000).optional(),
});
