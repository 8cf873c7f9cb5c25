import { readFile } from 'node:fs/promises';
import { isMap, LineCounter, parseDocument, stringify } from 'yaml';
import { z } from 'zod';
import { isPublicMailbox } from '../../core/domain/people/public-mailbox.ts';
import { isZone } from '../../core/domain/sending/sending-hours.ts';
import { deploymentSchema, domainName } from '../../infra/deployment.ts';
import { Refused } from '../exit.ts';
import { writeTo } from '../files.ts';
import { RECEIVING_REGIONS } from './regions.ts';

/** Where a deployment's settings are kept when nothing else is said. */
export const DEPLOYMENT_FILE = 'goodword.config.yaml';

const ownDomain = domainName.refine((domain) => !isPublicMailbox(domain), {
  error: ({ input }) =>
    `nobody but its provider may send from ${String(input)}: mail in its name from another server is refused (DMARC), ` +
    'and you cannot put SES into its DNS. Take a name of a domain of your own, like mail.you.example',
});
const mailbox = z.email('an address like you@home.example');

const schema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens, like goodword'),
  region: z.enum(RECEIVING_REGIONS, {
    error: `SES receives mail in: ${RECEIVING_REGIONS.join(', ')}; take one of these`,
  }),
  sendingDomain: ownDomain,
  inboundDomain: ownDomain,
  operatorAddress: mailbox,
  owner: z.strictObject(
    {
      name: z.string().trim().min(1, 'the name under the mails, like Nora Reyes').optional(),
      address: mailbox.optional(),
      zone: z.string().refine(isZone, 'a time zone like America/Chicago').optional(),
    },
    'name, address and zone, indented below it',
  ),
  receiptRuleSet: z.string().min(1, 'the name of a receipt rule set that is there already'),
  website: z.url({ protocol: /^https?$/, error: 'an address like https://you.example' }),
});
const partial = schema.partial();

/** What was said of a deployment, in the file or on the command line; undefined is not said. */
export type Said = z.infer<typeof partial> & {
  /** Whatever else can be decided about a deployment, by its name in infra/deployment.ts. */
  further?: Record<string, unknown>;
};

/** Reads goodword.config.yaml. One that was not asked for by name may be absent. */
export async function readDeploymentFile(file: string, mustExist: boolean): Promise<Said> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT' && !mustExist) return {};
    throw new Refused(`--config: ${file} cannot be read (${code})`);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number | undefined): number => lines.linePos(offset ?? 0).line;
  const [broken] = document.errors;
  if (broken)
    throw new Refused(
      `${file} line ${lineAt(broken.pos[0])}: this is no YAML (${broken.message}); one "field: value" a line`,
    );
  if (document.contents === null) return {};
  return checked(document.toJS(), (path) => {
    let at: unknown = document.contents;
    let line = 1;
    for (const key of path)
      if (isMap(at)) {
        const pair = at.items.find((item) => String(item.key) === key);
        if (!pair) break;
        line = lineAt(rangeOf(pair.key));
        at = pair.value;
      }
    return `${file} line ${line}, ${path.join('.')}`;
  });
}

/** What is said, or a refusal that names each place and what to write there. */
export function checked(said: unknown, where: (path: string[]) => string): Said {
  const fields = z.record(z.string(), z.unknown()).safeParse(said).data ?? { said };
  const pick = (which: (key: string) => boolean) =>
    Object.fromEntries(Object.entries(fields).filter(([key]) => which(key)));
  const further = pick(isFurther);
  const read = partial.safeParse(pick((key) => !isFurther(key)));
  const readFurther = deploymentSchema.safeParse(further);
  if (read.success && readFurther.success)
    return { ...read.data, ...(Object.keys(further).length > 0 ? { further } : {}) };
  const issues = [...(read.error?.issues ?? []), ...(readFurther.error?.issues ?? [])];
  const faults = issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code !== 'unrecognized_keys') return [`${where(path)}: ${remedy(issue.message)}`];
    const known = path[0] === 'owner' ? ['name', 'address', 'zone'] : KNOWN;
    return issue.keys.map(
      (key) => `${where([...path, key])}: there is no such field; there are ${known.join(', ')}`,
    );
  });
  throw new Refused(faults.join('\n'));
}

/** Every field of the file. */
const KNOWN = [...new Set([...Object.keys(schema.shape), ...Object.keys(deploymentSchema.shape)])];

const isFurther = (key: string): boolean => KNOWN.includes(key) && !(key in schema.shape);

/** A schema's word alone is only what should stand there. */
const remedy = (message: string): string =>
  /^(a|an|the|lower|name|true)\b/.test(message) ? `write ${message}` : message;

const rangeOf = (node: unknown): number | undefined =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
    ? Number(node.range[0])
    : undefined;

/** Writes the file, so that the next deploy asks nothing. */
export const writeDeploymentFile = (file: string, { further, ...said }: Said): Promise<void> =>
  writeTo(
    '--save',
    file,
    `# What "goodword deploy" deploys. Nothing in it is secret.\n${stringify({ ...said, ...further })}`,
  );

/** Every setting a deployment needs beside what was said, as CDK takes it. */
export const deploymentOf = (said: Said) =>
  deploymentSchema.parse({
    ...said.further,
    name: said.name,
    sendingDomain: said.sendingDomain,
    inboundDomain: said.inboundDomain,
    operatorAddress: said.operatorAddress,
    receiptRuleSet: said.receiptRuleSet,
  });
