import { GetSendQuotaCommand } from '@aws-sdk/client-ses';
import {
  GetAccountCommand,
  GetConfigurationSetCommand,
  GetConfigurationSetEventDestinationsCommand,
  GetEmailIdentityCommand,
} from '@aws-sdk/client-sesv2';
import type { Aws } from '../aws.ts';
import { activeRules } from '../receipt-rules.ts';
import type { CloudFacts } from './cloud-facts.ts';
import { seen } from './finding.ts';

/** Whether SES has seen a domain to be ours, and its DKIM records. */
export async function identityOf(aws: Aws, domain: string): Promise<CloudFacts['identities'][number]> {
  const identity = await seen(() => aws.sesv2.send(new GetEmailIdentityCommand({ EmailIdentity: domain })));
  if (identity.at === 'hidden') return { domain, verified: identity, dkim: identity };
  const { VerifiedForSendingStatus = false, DkimAttributes } = identity.value;
  return {
    domain,
    verified: { at: 'seen', value: VerifiedForSendingStatus },
    dkim: { at: 'seen', value: DkimAttributes?.Status ?? 'NOT_STARTED' },
  };
}

/** What SES says of the account, and of what the deployment set up there. */
export async function mailFacts(aws: Aws, outputs: Record<string, string>) {
  const set = { ConfigurationSetName: outputs['ConfigurationSet'] ?? '' };
  const account = await seen(() => aws.sesv2.send(new GetAccountCommand({})));
  return {
    sending:
      account.at === 'hidden'
        ? account
        : ({
            at: 'seen',
            value: {
              inSandbox: account.value.ProductionAccessEnabled !== true,
              enabled: account.value.SendingEnabled !== false,
            },
          } as const),
    clockAhead: await seen(async () => {
      const answer = await fetch(outputs['WebUrl'] ?? '', {
        method: 'HEAD',
        signal: AbortSignal.timeout(5_000),
      });
      return (Date.now() - Date.parse(answer.headers.get('date') ?? '')) / 1000;
    }),
    quota: await seen(async () => {
      const { Max24HourSend = 0, SentLast24Hours = 0 } = await aws.ses.send(new GetSendQuotaCommand({}));
      return { most: Max24HourSend, sent: SentLast24Hours };
    }),
    suppression: await seen(
      async () =>
        (await aws.sesv2.send(new GetConfigurationSetCommand(set))).SuppressionOptions?.SuppressedReasons ??
        [],
    ),
    rules: await seen(async () => ({
      ours: outputs['ReceiptRuleSet'] ?? '',
      active: await activeRules(aws),
    })),
    events: await seen(async () =>
      ((await aws.sesv2.send(new GetConfigurationSetEventDestinationsCommand(set))).EventDestinations ?? [])
        .filter(({ Enabled }) => Enabled)
        .flatMap(({ MatchingEventTypes = [] }) => MatchingEventTypes),
    ),
  };
}
