import { ASKED_OF_SES } from '../../../core/domain/sending/delivery-event.ts';
import { isZone } from '../../../core/domain/sending/sending-hours.ts';
import { versionIn, versionWords } from '../../../infra/version.ts';
import { RECEIVING_REGIONS } from '../regions.ts';
import { atWork } from '../stack-state.ts';
import type { CloudFacts } from './cloud-facts.ts';
import { dnsFindings } from './dns-checks.ts';
import { bad, type Finding, good, notChecked, type Seen, warning } from './finding.ts';
import { queuesOf, quotaOf, standstillOf } from './laptop-checks.ts';
import { employersOf, zonesOf } from './zones.ts';

/** Everything `doctor` says of a deployment. */
export function cloudFindings(facts: CloudFacts): Finding[] {
  const { account, stack } = facts;
  if (account.at === 'hidden')
    return [
      regionOf(facts),
      bad('credentials', account.because, 'nothing can be looked at', 'aws configure, or aws sso login'),
    ];
  const signedIn = good('credentials', `account ${account.value}`);
  if (stack.at === 'hidden')
    return [
      signedIn,
      regionOf(facts),
      bad('stack', stack.because, 'nothing can be looked at', 'goodword doctor'),
    ];
  if (!stack.value)
    return [
      signedIn,
      regionOf(facts),
      bad('stack', `there is no stack ${facts.name} in ${facts.region}`, 'nothing runs', 'goodword deploy'),
    ];
  return [
    signedIn,
    regionOf(facts),
    stackOf(facts, stack.value.status),
    versionOf(facts, stack.value.outputs),
    ...facts.identities.map(identityOf),
    ...dnsFindings(facts.dns, facts.identities),
    sandboxOf(facts),
    orHidden('quota', facts.quota, (value) => quotaOf({ quota: { at: 'seen', value } })),
    suppressionOf(facts),
    rulesOf(facts),
    eventsOf(facts),
    tickOf(facts),
    ...(facts.queues.at === 'hidden'
      ? [notChecked('queues', facts.queues.because)]
      : queuesOf({ queues: facts.queues })),
    alarmsOf(facts),
    clockOf(facts),
    ...(isZone('Europe/Kyiv') ? [] : [OLD_ZONES]),
    zonesOf(facts.owners, `goodword --stage ${facts.name}`, 'goodword doctor'),
    ...employersOf(facts.owners, `goodword --stage ${facts.name}`),
    standstillOf(facts, `goodword --stage ${facts.name}`),
  ];
}

/** What could not be looked at is told, and is no fault of the deployment. */
const orHidden = <T>(name: string, fact: Seen<T>, look: (value: T) => Finding): Finding =>
  fact.at === 'hidden' ? notChecked(name, fact.because) : look(fact.value);

const regionOf = ({ region }: CloudFacts): Finding =>
  RECEIVING_REGIONS.some((one) => one === region)
    ? good('region', `SES receives mail in ${region}`)
    : bad(
        'region',
        `SES receives no mail in ${region}`,
        'no answer ever comes in',
        `goodword deploy --region ${RECEIVING_REGIONS[0]}`,
      );

const stackOf = ({ name }: CloudFacts, status: string): Finding => {
  if (/^(CREATE|UPDATE)_COMPLETE$/.test(status)) return good('stack', `${name}: ${status}`);
  return atWork({ id: '', status, outputs: {} })
    ? warning('stack', `AWS is at work on ${name} (${status})`, 'wait until it is done', 'goodword doctor')
    : bad('stack', `${name}: ${status}`, 'the newest version is not what runs', 'goodword deploy');
};

function identityOf({ domain, verified }: CloudFacts['identities'][number]): Finding {
  return orHidden('identity', verified, (is) =>
    is
      ? good('identity', `${domain} is verified`)
      : bad(
          'identity',
          `SES has not verified ${domain}`,
          'every mail from it is refused',
          'goodword deploy --zone-file records.zone, put those records into DNS, and wait an hour',
        ),
  );
}

const sandboxOf = ({ sending }: CloudFacts): Finding =>
  orHidden('sandbox', sending, ({ inSandbox, enabled }) => {
    if (!enabled)
      return bad(
        'sandbox',
        'AWS stopped sending of this account',
        'no mail goes out; all waits',
        'answer the case in the Support Center',
      );
    return inSandbox
      ? bad(
          'sandbox',
          'SES is in its sandbox',
          'it sends only to addresses you verified: no contact is reached',
          'goodword deploy --production-access',
        )
      : good('sandbox', 'SES may send to anybody');
  });

const suppressionOf = ({ suppression }: CloudFacts): Finding =>
  orHidden('suppression settings', suppression, (reasons) =>
    reasons.includes('BOUNCE') && reasons.includes('COMPLAINT')
      ? good('suppression settings', 'bounces and complaints')
      : bad(
          'suppression settings',
          `SES keeps: ${reasons.join(', ') || 'nothing'}`,
          'a dead or unwilling address may be written to again',
          'goodword deploy',
        ),
  );

const rulesOf = ({ rules }: CloudFacts): Finding =>
  orHidden('rule set', rules, ({ ours, active }) =>
    ours === active
      ? good('rule set', `"${ours}" is active`)
      : bad(
          'rule set',
          `"${active ?? 'none'}" is active instead of "${ours}"`,
          'no answer comes in',
          'goodword deploy --replace',
        ),
  );

const eventsOf = ({ events }: CloudFacts): Finding =>
  orHidden('event destination', events, (types) => {
    const missing = ASKED_OF_SES.filter((type) => !types.includes(type));
    return missing.length === 0
      ? good('event destination', 'every event of a mail comes back')
      : bad(
          'event destination',
          `SES does not tell of: ${missing.join(', ')}`,
          'bounces and complaints stay unseen',
          'goodword deploy',
        );
  });

const tickOf = ({ minutesSinceTick }: CloudFacts): Finding =>
  orHidden('last tick', minutesSinceTick, (minutes) =>
    minutes !== undefined && minutes <= 5
      ? good('last tick', `${minutes} minutes ago`)
      : bad(
          'last tick',
          minutes === undefined ? 'none in an hour' : `${minutes} minutes ago`,
          'nothing becomes due: no step, digest or reminder leaves',
          'goodword deploy (it puts the schedule back)',
        ),
  );

const alarmsOf = ({ alarms }: CloudFacts): Finding =>
  orHidden('alarms', alarms, (ringing) =>
    ringing.length === 0
      ? good('alarms', 'none rings')
      : bad(
          'alarms',
          ringing.join(', '),
          'somebody is hurt: each alarm says whom',
          'goodword dead-letters list',
        ),
  );

const MOST_AHEAD = 60;

const clockOf = ({ clockAhead }: CloudFacts): Finding =>
  orHidden('clock', clockAhead, (seconds) =>
    Math.abs(seconds) <= MOST_AHEAD
      ? good('clock', 'this computer and AWS agree')
      : bad(
          'clock',
          `this computer is ${Math.round(seconds)} seconds off`,
          'AWS refuses what it signs',
          'timedatectl set-ntp true',
        ),
  );

const OLD_ZONES = bad(
  'zones',
  'this computer knows only old time zones',
  'times shown here may be wrong',
  'install a newer Node',
);

/** Whether what runs is what this clone would deploy. */
function versionOf({ here, region, name }: CloudFacts, outputs: Record<string, string>): Finding {
  const deployed = versionIn(outputs);
  if (deployed?.code === here.code && deployed.version === here.version)
    return good('version', `${versionWords(here)}, as this clone`);
  const differ = `${versionWords(deployed)} is deployed, and this clone is ${versionWords(here)}`;
  return deployed !== undefined && deployed.schema > here.schema
    ? bad(
        'version',
        `${differ}, which is older`,
        'this clone cannot read what is kept: its commands fail',
        'git pull && npm install',
      )
    : warning(
        'version',
        differ,
        'what this clone mended does not run yet',
        `goodword upgrade --region ${region} --name ${name}`,
      );
}
