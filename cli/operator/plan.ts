import { mailFromDomain } from '../../infra/mail.ts';
import type { Built } from '../../infra/build.ts';
import { heading, type Paper, sheet, table } from '../output.ts';
import { deploymentOf, type Said } from './deployment-file.ts';
import { type DnsRecord, dnsRecords } from './dns-records.ts';
import { type CostLine, monthlyCost } from '../../infra/monthly-cost.ts';

/** How many resources of a kind there are. */
export interface KindCount {
  kind: string;
  count: number;
}

/** How the template differs from what stands in AWS. */
export interface Changes {
  added: string[];
  changed: string[];
  /** Made anew, so that what the old one holds is not in it. */
  replaced: string[];
  removed: string[];
}

/** What would be deployed. */
export interface Plan {
  at: 'planned';
  stack: string;
  region: string;
  sendingDomain: string;
  inboundDomain: string;
  resources: KindCount[];
  changes: Changes;
  monthly: { usd: number; lines: CostLine[] };
  dns: DnsRecord[];
  /** Settings nobody gave, filled in with an example. */
  assumed: string[];
}

/** The plan of a build. Without `changes` nothing stands in AWS yet, so that everything is added. */
export function planOf(
  { template }: Built,
  said: Said & { region: string },
  about: { changes?: Changes; assumed: string[] },
): Plan {
  const { name, sendingDomain, inboundDomain } = deploymentOf(said);
  const kinds = Object.values(template.Resources).map(({ Type }) => Type);
  const added = Object.entries(template.Resources).map(([id, { Type }]) => `${Type} ${id}`);
  return {
    at: 'planned',
    stack: name,
    region: said.region,
    sendingDomain,
    inboundDomain,
    resources: [...new Set(kinds)].sort().map((kind) => ({
      kind,
      count: kinds.filter((one) => one === kind).length,
    })),
    changes: about.changes ?? { added, changed: [], replaced: [], removed: [] },
    monthly: monthlyCost(template),
    dns: recordsOf({ ...said, sendingDomain, inboundDomain }),
    assumed: about.assumed,
  };
}

/** The DNS records of a deployment; with `dkim` as SES named them. */
export const recordsOf = (
  about: { region: string; sendingDomain: string; inboundDomain: string },
  dkim?: { name: string; value: string }[],
): DnsRecord[] => dnsRecords({ ...about, mailFrom: mailFromDomain(about.sendingDomain) }, dkim);

/** The plan for a person: what changes, what it costs. */
export function planWords(plan: Plan): string {
  const { changes, monthly } = plan;
  const short = (names: string[]): string => countedKinds(names.map((one) => one.split(' ')[0] ?? ''));
  const some = [
    ['new', short(changes.added)],
    ['changed', changes.changed.join(', ')],
    ['made anew', changes.replaced.join(', ')],
    ['removed', changes.removed.join(', ')],
  ] satisfies [string, string][];
  const difference = some.some(([, words]) => words !== '') ? sheet(some) : 'Nothing changes.';
  const cost = sheet(monthly.lines.map(({ what, usd }) => [what, `${usd.toFixed(3)} USD`]));
  return [
    `Stack ${plan.stack} in ${plan.region}: mail leaves from ${plan.sendingDomain}, answers come to ${plan.inboundDomain}.`,
    ...(plan.assumed.length > 0 ? [`Not said, so an example stands in: ${plan.assumed.join(', ')}.`] : []),
    `${heading('What changes')}${difference}`,
    `${heading('What it costs a month while nothing is sent')}${cost}\ntogether ${monthly.usd.toFixed(2)} USD, without any free tier; 1,000 mails cost about 0.12 to 0.18 more`,
  ].join('\n\n');
}

/** The records for a person, ready to paste. */
export const dnsWords = (paper: Pick<Paper, 'width'>, records: DnsRecord[]): string =>
  `${heading('Put these into your DNS')}${table(
    { ...paper, width: undefined },
    ['type', 'name', 'value', 'for'],
    records.map(({ type, name, value, why }) => [type, name, value, why]),
    '',
  )}`;

const countedKinds = (kinds: string[]): string =>
  [...new Set(kinds)]
    .sort()
    .map((kind) => `${kinds.filter((one) => one === kind).length} ${kind.replace(/^AWS::/, '')}`)
    .join(', ');
