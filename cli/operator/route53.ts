import {
  ChangeResourceRecordSetsCommand,
  ListHostedZonesCommand,
  ListResourceRecordSetsCommand,
} from '@aws-sdk/client-route-53';
import type { Ask } from './ask.ts';
import type { Aws } from './aws.ts';
import { dataOf, type DnsRecord, TTL } from './dns-records.ts';
import type { Progress } from './progress.ts';

/** What became of the records in Route 53. */
export interface Written {
  written: string[];
  asBefore: string[];
  /** Something else stands there, and was left. */
  left: { record: string; stands: string[] }[];
  /** No zone of this account holds them. */
  elsewhere: string[];
}

type Standing = { record: DnsRecord; zone: string | undefined; stands: string[] };

/** Writes the records whose zone is in this account, after a yes; one that says something else is named and asked for by itself. */
export async function writeRecords(
  aws: Aws,
  progress: Progress,
  ask: Ask,
  records: DnsRecord[],
): Promise<Written> {
  const zones = await publicZones(aws);
  const found = await Promise.all(records.map((record) => standing(aws, zones, record)));
  const here = found.filter(({ zone }) => zone !== undefined);
  const fresh = here.filter(({ stands }) => stands.length === 0);
  const asBefore = here.filter(({ record, stands }) => stands.length === 1 && stands[0] === dataOf(record));
  const other = here.filter((one) => !fresh.includes(one) && !asBefore.includes(one));
  const written: Standing[] = [];
  if (fresh.length > 0) {
    await progress.tell(
      `To be written to Route 53:\n${fresh.map(({ record }) => `  ${label(record)}`).join('\n')}`,
      {
        at: 'dns',
        fresh: fresh.map(({ record }) => label(record)),
      },
    );
    if (await ask.agrees('Write these records?')) written.push(...fresh);
  }
  for (const one of other) {
    const { record, stands } = one;
    await progress.tell(`${label(record)} says something else: ${stands.join(' and ')}`, {
      at: 'dns-other',
      record: label(record),
      stands,
      wanted: dataOf(record),
    });
    if (await ask.yes(`Replace it by ${dataOf(record)}? What it serves now ends`)) written.push(one);
  }
  await upsert(aws, written);
  return {
    written: written.map(({ record }) => label(record)),
    asBefore: asBefore.map(({ record }) => label(record)),
    left: other
      .filter((one) => !written.includes(one))
      .map(({ record, stands }) => ({ record: label(record), stands })),
    elsewhere: found.filter(({ zone }) => zone === undefined).map(({ record }) => label(record)),
  };
}

/** What became of them, for a person. */
export function writtenWords({ written, asBefore, left, elsewhere }: Written): string {
  return [
    `Route 53: ${written.length} written, ${asBefore.length} as they should be.`,
    ...left.map(
      ({ record, stands }) =>
        `Left as it is, because it says something else: ${record} (${stands.join(' and ')}).`,
    ),
    ...(elsewhere.length > 0 ? [`Not in a zone of this account: ${elsewhere.join(', ')}.`] : []),
  ].join('\n');
}

const label = ({ type, name }: DnsRecord): string => `${type} ${name}`;

async function publicZones({ route53 }: Aws): Promise<{ id: string; name: string }[]> {
  const zones: { id: string; name: string }[] = [];
  let Marker: string | undefined;
  do {
    const page = await route53.send(new ListHostedZonesCommand(Marker === undefined ? {} : { Marker }));
    for (const { Id = '', Name = '', Config } of page.HostedZones ?? [])
      if (!Config?.PrivateZone) zones.push({ id: Id, name: Name.replace(/\.$/, '') });
    Marker = page.IsTruncated ? page.NextMarker : undefined;
  } while (Marker !== undefined);
  return zones;
}

/** The closest zone above a name, and what it says of the name now. */
async function standing(
  { route53 }: Aws,
  zones: { id: string; name: string }[],
  record: DnsRecord,
): Promise<Standing> {
  const [zone] = zones
    .filter(({ name }) => record.name === name || record.name.endsWith(`.${name}`))
    .sort((a, b) => b.name.length - a.name.length);
  if (!zone) return { record, zone: undefined, stands: [] };
  const { ResourceRecordSets: [first] = [] } = await route53.send(
    new ListResourceRecordSetsCommand({
      HostedZoneId: zone.id,
      StartRecordName: record.name,
      StartRecordType: record.type,
      MaxItems: 1,
    }),
  );
  const isIt = first?.Name?.replace(/\.$/, '') === record.name && first.Type === record.type;
  const alias = first?.AliasTarget?.DNSName;
  const values = (first?.ResourceRecords ?? []).map(({ Value = '' }) =>
    record.type === 'TXT' ? Value : `${Value.replace(/\.$/, '')}.`,
  );
  return { record, zone: zone.id, stands: isIt ? (alias ? [`alias ${alias}`] : values) : [] };
}

async function upsert({ route53 }: Aws, records: Standing[]): Promise<void> {
  for (const zone of new Set(records.map((one) => one.zone)))
    await route53.send(
      new ChangeResourceRecordSetsCommand({
        HostedZoneId: zone,
        ChangeBatch: {
          Comment: 'goodword deploy',
          Changes: records
            .filter((one) => one.zone === zone)
            .map(({ record }) => ({
              Action: 'UPSERT',
              ResourceRecordSet: {
                Name: record.name,
                Type: record.type,
                TTL,
                ResourceRecords: [{ Value: dataOf(record) }],
              },
            })),
        },
      }),
    );
}
