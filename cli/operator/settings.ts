import { existsSync } from 'node:fs';
import type { DeployOptions } from '../deploy.ts';
import type { Desk } from '../desk.ts';
import { Refused } from '../exit.ts';
import { systemZone } from '../owner-defaults.ts';
import { withoutGaps } from '../without-gaps.ts';
import type { Ask } from './ask.ts';
import {
  checked,
  DEPLOYMENT_FILE,
  readDeploymentFile,
  type Said,
  writeDeploymentFile,
} from './deployment-file.ts';

/** Everything a deployment needs to be told. */
export type Settled = Said & { region: string; sendingDomain: string; inboundDomain: string };

/** What the file and the command line say together; the command line wins. */
export async function saidOf(options: DeployOptions): Promise<Said> {
  const { region, name, sendingDomain, inboundDomain, operatorAddress, receiptRuleSet, website } = options;
  const file = await readDeploymentFile(options.config ?? DEPLOYMENT_FILE, options.config !== undefined);
  const owner = withoutGaps({
    name: options.ownerName,
    address: options.ownerAddress,
    zone: options.ownerZone,
  });
  const flags = checked(
    withoutGaps({
      region,
      name,
      sendingDomain,
      inboundDomain,
      operatorAddress,
      receiptRuleSet,
      website,
      owner: Object.keys(owner).length > 0 ? owner : undefined,
    }),
    (path) => optionOf(path.join('.')),
  );
  return {
    ...file,
    ...flags,
    ...(file.owner || flags.owner ? { owner: { ...file.owner, ...flags.owner } } : {}),
  };
}

/** The Region in which something stands: what was said, else AWS_REGION; or a refusal that says where to name it. */
export function regionOf(said: Said, instead = ''): string {
  const region = said.region ?? regionAround();
  if (region !== undefined) return region;
  throw new Refused(`${NO_REGION}${instead}`);
}

/** What a command says that finds no Region. */
export const NO_REGION = 'not said: --region or AWS_REGION, where the stack stands';

/** The same for what is about to be deployed, where SES has to receive mail in it. */
export const inRegion = (said: Said): Said =>
  said.region === undefined && regionAround() !== undefined
    ? { ...said, ...checked({ region: regionAround() }, () => 'AWS_REGION') }
    : said;

/** The Region of the environment; an empty variable says nothing, as for every tool of AWS. */
export const regionAround = (): string | undefined => process.env['AWS_REGION'] || undefined;

/** Fills what nobody said with examples: enough to look at, for a dry run. */
export function withExamples(said: Said): { said: Settled; assumed: string[] } {
  const {
    region = 'us-east-1',
    sendingDomain = 'mail.goodword.example',
    inboundDomain = 'in.goodword.example',
  } = said;
  const settled = { ...said, region, sendingDomain, inboundDomain };
  const assumed = REQUIRED.filter(([key]) => said[key] === undefined).map(
    ([key]) => `${key} ${settled[key]}`,
  );
  return { said: settled, assumed };
}

/** Asks for what is missing, one question each; where nobody can be asked, names all that is missing at once. */
export async function settle(desk: Desk, said: Said, options: DeployOptions, ask: Ask): Promise<Settled> {
  const missing = REQUIRED.filter(([key]) => said[key] === undefined);
  if (missing.length > 0 && !ask.able)
    throw new Refused(
      `not said: ${missing.map(([key]) => optionOf(key)).join(', ')}; name them, or write them into ${DEPLOYMENT_FILE}`,
    );
  const told: Said = { ...said };
  for (const [key, question, fallback] of REQUIRED) {
    if (told[key] !== undefined) continue;
    Object.assign(told, await answered(desk, ask, key, question, fallback));
  }
  if (missing.length > 0) {
    if (told.owner === undefined) Object.assign(told, await firstOwner(desk, ask));
    if (told.operatorAddress === undefined)
      Object.assign(
        told,
        await answered(desk, ask, 'operatorAddress', 'Who gets the alarms (address)?', told.owner?.address),
      );
  }
  const { region, sendingDomain, inboundDomain } = told;
  if (!region || !sendingDomain || !inboundDomain) throw new Error('a question was not asked');
  const file = options.config ?? DEPLOYMENT_FILE;
  const save =
    options.save === true ||
    (missing.length > 0 && !existsSync(file) && (await ask.yes(`Write this to ${file} for the next time?`)));
  if (save) await writeDeploymentFile(file, told);
  return { ...told, region, sendingDomain, inboundDomain };
}

const REQUIRED: ['region' | 'sendingDomain' | 'inboundDomain', string, string?][] = [
  ['region', 'AWS Region (SES has to receive mail there)?', 'us-east-1'],
  ['sendingDomain', 'Domain that mail to contacts leaves from (like mail.you.example)?'],
  ['inboundDomain', 'Domain that answers come to (like in.you.example)?'],
];

async function firstOwner(desk: Desk, ask: Ask): Promise<Said> {
  if (!(await ask.yes('Add the first owner?'))) return {};
  const name = await answered(desk, ask, 'owner.name', 'Name of the owner (it stands under the mails)?');
  const address = await answered(desk, ask, 'owner.address', 'Private mailbox of the owner?');
  const zone = await answered(desk, ask, 'owner.zone', 'Time zone of the owner?', systemZone());
  return { owner: { ...name.owner, ...address.owner, ...zone.owner } };
}

/** Asks until the answer can be used. */
async function answered(
  desk: Desk,
  ask: Ask,
  key: string,
  question: string,
  fallback?: string,
): Promise<Said> {
  for (;;) {
    const text = await ask.text(question, fallback);
    const [field = '', part] = key.split('.');
    try {
      return checked({ [field]: part === undefined ? text : { [part]: text } }, () => optionOf(key));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await desk.say(error.message);
    }
  }
}

/** `sendingDomain` is said with `--sending-domain`, `owner.name` with `--owner-name`. */
const optionOf = (path: string): string =>
  `--${path.replaceAll('.', '-').replaceAll(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`;
