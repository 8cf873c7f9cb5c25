import * as z from 'zod/mini';
import { once } from '../domain/once.ts';

/** Everything that differs between one deployment and another, and between a laptop and AWS. */
export interface Config {
  table: string;
  dueQueueUrl: string;
  mailBucket: string;
  /** SES configuration set: without it there are no events, and no crashed send is ever completed. */
  configurationSet: string;
  inboundDomain: string;
  sendingDomain: string;
  webUrl: string;
  /** The first signs, all verify; at least 32 characters each. */
  tokenKeys: string[];
  /** Folder of templates. */
  templates: string;
  /** What SES writes after the @ of a Message-ID: `email.amazonses.com` in us-east-1, else `<region>.amazonses.com`. */
  messageIdDomain: string;
  region: string;
  /** Who may stop everything by mail, in lower case. */
  operatorAddress?: string;
  /** A language model of Amazon Bedrock as second reader, and how often a day it may be asked; off when absent. */
  model?: { id: string; questionsADay: number };
  /** Only where the services are not AWS's own. */
  endpoints?: { dynamodb: string; sqs: string; s3: string; ses: string };
}

/** The environment of every function; infra sets each of these. */
export const SETTING_NAMES = [
  'GOODWORD_TABLE',
  'GOODWORD_DUE_QUEUE_URL',
  'GOODWORD_MAIL_BUCKET',
  'GOODWORD_CONFIGURATION_SET',
  'GOODWORD_INBOUND_DOMAIN',
  'GOODWORD_SENDING_DOMAIN',
  'GOODWORD_WEB_URL',
  'GOODWORD_TOKEN_KEYS_PARAMETER',
  'GOODWORD_TEMPLATES',
] as const;
export type SettingName = (typeof SETTING_NAMES)[number];

/** Set only where the operator said so, and only for the function that takes mail in. */
export type MailInSettingName =
  'GOODWORD_MODEL' | 'GOODWORD_MODEL_QUESTIONS_A_DAY' | 'GOODWORD_OPERATOR_ADDRESS';

/** Questions a day where nothing else is said. */
export const QUESTIONS_A_DAY = 200;

const environment = once(() => {
  const text = z.string().check(z.minLength(1));
  return z.object({
    GOODWORD_TABLE: text,
    GOODWORD_DUE_QUEUE_URL: text,
    GOODWORD_MAIL_BUCKET: text,
    GOODWORD_CONFIGURATION_SET: text,
    GOODWORD_INBOUND_DOMAIN: text,
    GOODWORD_SENDING_DOMAIN: text,
    GOODWORD_WEB_URL: text,
    GOODWORD_TOKEN_KEYS_PARAMETER: text,
    GOODWORD_TEMPLATES: text,
    AWS_REGION: text,
    GOODWORD_OPERATOR_ADDRESS: z.optional(z.string()),
    GOODWORD_MODEL: z.optional(z.string()),
    GOODWORD_MODEL_QUESTIONS_A_DAY: z.optional(z.string().check(z.regex(/^\d{1,6}$/))),
  } satisfies Record<SettingName | MailInSettingName | 'AWS_REGION', unknown>);
});

/** What SES writes after the @ of the Message-ID it gives a mail sent in `region` (platform fact, not promised by AWS). */
export const messageIdDomain = (region: string): string =>
  region === 'us-east-1' ? 'email.amazonses.com' : `${region}.amazonses.com`;

/**
 * Reads the settings of a function. The token keys are secrets: they are not in the environment,
 * only the name of the parameter that `readSecret` fetches (one key a line, the signing key first).
 */
export async function readConfig(
  env: Record<string, string | undefined>,
  readSecret: (name: string) => Promise<string>,
): Promise<Config> {
  const read = z.safeParse(environment(), env);
  if (!read.success) {
    const missing = read.error.issues.map((issue) => issue.path.join('.')).join(', ');
    throw new Error(`Settings missing or empty: ${missing}. Deploy again, or set them for this function.`);
  }
  const set = read.data;
  const keys = (await readSecret(set.GOODWORD_TOKEN_KEYS_PARAMETER)).split(/\s+/).filter(Boolean);
  return {
    table: set.GOODWORD_TABLE,
    dueQueueUrl: set.GOODWORD_DUE_QUEUE_URL,
    mailBucket: set.GOODWORD_MAIL_BUCKET,
    configurationSet: set.GOODWORD_CONFIGURATION_SET,
    inboundDomain: set.GOODWORD_INBOUND_DOMAIN,
    sendingDomain: set.GOODWORD_SENDING_DOMAIN,
    webUrl: set.GOODWORD_WEB_URL.replace(/\/{1,20}$/, ''),
    tokenKeys: keys,
    templates: set.GOODWORD_TEMPLATES,
    messageIdDomain: messageIdDomain(set.AWS_REGION),
    region: set.AWS_REGION,
    ...(set.GOODWORD_OPERATOR_ADDRESS && { operatorAddress: set.GOODWORD_OPERATOR_ADDRESS.toLowerCase() }),
    ...modelIn(set.GOODWORD_MODEL, set.GOODWORD_MODEL_QUESTIONS_A_DAY),
  };
}

const modelIn = (id = '', most = `${QUESTIONS_A_DAY}`): Pick<Config, 'model'> =>
  id === '' ? {} : { model: { id, questionsADay: Number(most) } };
