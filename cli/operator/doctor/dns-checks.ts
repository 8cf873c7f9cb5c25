import type { CloudFacts } from './cloud-facts.ts';
import { bad, type Finding, good, notChecked } from './finding.ts';

type Looked = CloudFacts['dns'][number];

const MEANS: Record<string, string> = {
  DKIM: 'mails are not signed and land in spam, or SES refuses them',
  SPF: 'receivers do not see that SES may send for you',
  DMARC: 'others can forge your name, and big mailboxes may refuse yours',
  'MAIL FROM': 'bounces go to SES under its own name, not yours',
  MX: 'no answer comes in',
};

/** DKIM, SPF, DMARC and MX: one finding each, with the record that has to stand. */
export function dnsFindings(dns: Looked[], identities: CloudFacts['identities']): Finding[] {
  return ['DKIM', 'MAIL FROM', 'SPF', 'DMARC', 'MX'].map((name) => {
    const about = dns.filter((one) => kindOf(one) === name);
    const unseen = about.find(({ stands }) => stands.at === 'hidden');
    if (unseen?.stands.at === 'hidden') return notChecked(name, unseen.stands.because);
    const wrong = about.filter((one) => !holds(one));
    const [first] = wrong;
    if (first) return bad(name, wrongWords(first, wrong.length), MEANS[name] ?? '', nextFor(first));
    const failed = identities.find(({ dkim }) => dkim.at === 'seen' && dkim.value !== 'SUCCESS');
    if (name === 'DKIM' && failed?.dkim.at === 'seen')
      return bad(
        name,
        `SES says ${failed.dkim.value} for ${failed.domain}`,
        MEANS['DKIM'] ?? '',
        'wait an hour, then goodword doctor',
      );
    return good(name, about.map(({ record }) => record.name).join(', '));
  });
}

/** The word before the colon says what a record is for; the inbound MX is the one that has none. */
function kindOf({ record }: Looked): string {
  const word = record.why.split(':')[0] ?? '';
  return word in MEANS ? word : 'MX';
}

/** A record holds when it stands as written; a policy and a list of senders may say more. */
function holds({ record, stands }: Looked): boolean {
  if (stands.at === 'hidden') return false;
  if (record.type !== 'TXT') return stands.value.includes(record.value.toLowerCase());
  if (record.name.startsWith('_dmarc.'))
    return stands.value.filter((text) => /^v=DMARC1\b/i.test(text)).length === 1;
  const senders = stands.value.filter((text) => /^v=spf1(?: |$)/i.test(text));
  return senders.length === 1 && / include:amazonses\.com(?: |$)/i.test(senders[0] ?? '');
}

function wrongWords({ record, stands }: Looked, count: number): string {
  const there =
    stands.at === 'seen' && stands.value.length > 0
      ? `stands: ${stands.value.join(' | ')}`
      : 'nothing stands';
  return `${record.type} of ${record.name}: ${there}${count > 1 ? ` (and ${count - 1} more)` : ''}`;
}

const nextFor = ({ record }: Looked): string =>
  `put into DNS: ${record.name} ${record.type} ${record.value} (all of them: goodword deploy --zone-file records.zone, or --route53)`;
