/** A record somebody has to put into DNS, and what it is for. */
export interface DnsRecord {
  name: string;
  type: 'CNAME' | 'MX' | 'TXT';
  value: string;
  why: string;
}

/** Seconds a record may be kept by others: an hour, so that a mistake is soon undone. */
export const TTL = 3600;

/** What DNS has to say for a deployment. SES makes the DKIM names when it is deployed; until then they are placeholders. */
export function dnsRecords(
  about: { region: string; sendingDomain: string; inboundDomain: string; mailFrom: string },
  dkim?: { name: string; value: string }[],
): DnsRecord[] {
  const { region, sendingDomain, inboundDomain, mailFrom } = about;
  const domains = [...new Set([sendingDomain, inboundDomain])];
  const names = dkim ?? domains.flatMap(placeholders);
  return [
    ...names.map(({ name, value }): DnsRecord => ({
      name,
      type: 'CNAME',
      value,
      why: 'DKIM: the signature on each mail',
    })),
    {
      name: mailFrom,
      type: 'MX',
      value: `10 feedback-smtp.${region}.amazonses.com`,
      why: 'MAIL FROM: bounces go back to SES',
    },
    {
      name: mailFrom,
      type: 'TXT',
      value: 'v=spf1 include:amazonses.com ~all',
      why: 'SPF: SES may send for this name',
    },
    ...domains.map((domain): DnsRecord => ({
      name: `_dmarc.${domain}`,
      type: 'TXT',
      value: 'v=DMARC1; p=quarantine',
      why: 'DMARC: who forges your name lands in spam',
    })),
    {
      name: inboundDomain,
      type: 'MX',
      value: `10 inbound-smtp.${region}.amazonaws.com`,
      why: 'answers come to SES',
    },
  ];
}

const placeholders = (domain: string): { name: string; value: string }[] =>
  [1, 2, 3].map((n) => ({
    name: `<token ${n}>._domainkey.${domain}`,
    value: `<token ${n}>.dkim.amazonses.com`,
  }));

/** The records as a fragment of a zone file (RFC 1035), to import where the domain is looked after. */
export const zoneFile = (records: DnsRecord[]): string =>
  records.map((record) => `; ${record.why}\n${zoneLine(record)}\n`).join('');

/** A record on one line, every name complete. */
export function zoneLine({ name, type, value }: DnsRecord): string {
  return `${name}. ${TTL} IN ${type} ${dataOf({ type, value })}`;
}

/** The data of a record as zone files and Route 53 have it: names end in a dot, texts stand in quotes. */
export const dataOf = ({ type, value }: Pick<DnsRecord, 'type' | 'value'>): string =>
  type === 'TXT' ? `"${value}"` : `${value}.`;
