import type { Cloud } from './cloud-formation.ts';
import type { Reply } from './stand-in.ts';

/** One hosted zone at most, and its records. */
export function route53({ zone }: Cloud, method: string, path: string, body: string): Reply {
  if (!path.includes('/rrset')) {
    const one = zone
      ? `<HostedZone><Id>/hostedzone/Z1</Id><Name>${zone.name}.</Name><CallerReference>r</CallerReference><Config><PrivateZone>false</PrivateZone></Config></HostedZone>`
      : '';
    return {
      body: `<ListHostedZonesResponse><HostedZones>${one}</HostedZones><IsTruncated>false</IsTruncated><MaxItems>100</MaxItems></ListHostedZonesResponse>`,
    };
  }
  if (!zone) return { status: 404, body: '' };
  if (method === 'GET') {
    const asked = new URL(path, 'http://zone').searchParams;
    const key = `${(asked.get('name') ?? '').replace(/\.$/, '')} ${asked.get('type')}`;
    const values = zone.records.get(key);
    const [name = '', type = ''] = key.split(' ');
    const set = values
      ? `<ResourceRecordSet><Name>${name}.</Name><Type>${type}</Type><TTL>300</TTL><ResourceRecords>${values.map((v) => `<ResourceRecord><Value>${v}</Value></ResourceRecord>`).join('')}</ResourceRecords></ResourceRecordSet>`
      : '';
    return {
      body: `<ListResourceRecordSetsResponse><ResourceRecordSets>${set}</ResourceRecordSets><IsTruncated>false</IsTruncated><MaxItems>1</MaxItems></ListResourceRecordSetsResponse>`,
    };
  }
  for (const [change = ''] of body.matchAll(/<Change>.*?<\/Change>/gs)) {
    const read = (tag: string) => new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(change)?.[1] ?? '';
    zone.records.set(`${read('Name').replace(/\.$/, '')} ${read('Type')}`, [
      read('Value').replaceAll('&quot;', '"'),
    ]);
  }
  return {
    body: '<ChangeResourceRecordSetsResponse><ChangeInfo><Id>/change/C1</Id><Status>PENDING</Status><SubmittedAt>2026-11-25T08:00:00Z</SubmittedAt></ChangeInfo></ChangeResourceRecordSetsResponse>',
  };
}
