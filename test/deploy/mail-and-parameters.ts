import type { Cloud } from './cloud-formation.ts';
import type { Reply } from './stand-in.ts';

const json = (value: unknown, status = 200): Reply => ({
  status,
  type: 'application/x-amz-json-1.1',
  body: JSON.stringify(value),
});

/** Parameters: an existing one is only overwritten by who says so. */
export function ssm({ parameters }: Cloud, action: string, body: string): Reply {
  const { Name, Value, Type, Overwrite } = JSON.parse(body) as Record<string, string> & {
    Overwrite?: boolean;
  };
  const found = parameters.get(Name ?? '');
  if (action === 'PutParameter') {
    if (found && !Overwrite) return json({ __type: 'ParameterAlreadyExists', message: 'there is one' }, 400);
    parameters.set(Name ?? '', { value: Value ?? '', type: Type ?? '' });
    return json({ Version: 1 });
  }
  if (!found) return json({ __type: 'ParameterNotFound', message: `no ${Name}` }, 400);
  if (action === 'DeleteParameter') parameters.delete(Name ?? '');
  return json({ Parameter: { Name, Value: found.value, Type: found.type } });
}

/** The active receipt rule set, and sending. */
export function ses(cloud: Cloud, form: URLSearchParams): Reply {
  const action = form.get('Action') ?? '';
  if (action === 'SetActiveReceiptRuleSet') cloud.activeRules = form.get('RuleSetName') ?? undefined;
  if (action === 'GetSendQuota')
    return {
      body: '<GetSendQuotaResponse><GetSendQuotaResult><Max24HourSend>200</Max24HourSend><MaxSendRate>14</MaxSendRate><SentLast24Hours>0</SentLast24Hours></GetSendQuotaResult></GetSendQuotaResponse>',
    };
  if (action === 'SendRawEmail') {
    if (!cloud.mails)
      return {
        status: 400,
        body: '<ErrorResponse><Error><Type>Sender</Type><Code>MessageRejected</Code><Message>Email address is not verified. The following identities failed the check in region EU-WEST-1</Message></Error></ErrorResponse>',
      };
    cloud.mails.push(form.get('Destinations.member.1') ?? '');
    return {
      body: `<SendRawEmailResponse><SendRawEmailResult><MessageId>ses-${cloud.mails.length}</MessageId></SendRawEmailResult></SendRawEmailResponse>`,
    };
  }
  const metadata = cloud.activeRules ? `<Metadata><Name>${cloud.activeRules}</Name></Metadata>` : '';
  return {
    body: `<${action}Response><${action}Result>${metadata}</${action}Result></${action}Response>`,
  };
}

/** The account's sandbox and the request to leave it, its domains, and its configuration sets. */
export function sesv2(cloud: Cloud, method: string, path: string, body: string): Reply {
  const { mail } = cloud;
  if (path === '/v2/email/account/details' && method === 'POST') {
    cloud.productionRequest = JSON.parse(body) as Record<string, unknown>;
    return json({});
  }
  const domain = /^\/v2\/email\/identities\/(.+)$/.exec(path)?.[1];
  if (domain !== undefined)
    return json({
      VerifiedForSendingStatus: !mail.unverified.includes(domain),
      DkimAttributes: { Status: mail.dkim },
    });
  if (path.endsWith('/event-destinations'))
    return json({ EventDestinations: [{ Name: 'sns', Enabled: true, MatchingEventTypes: mail.events }] });
  if (path.startsWith('/v2/email/configuration-sets/'))
    return json({ SuppressionOptions: { SuppressedReasons: mail.suppressed } });
  return json({
    ProductionAccessEnabled: mail.production,
    SendingEnabled: mail.enabled,
    SendQuota: { Max24HourSend: 200, MaxSendRate: 1, SentLast24Hours: 0 },
    ...(cloud.productionRequest
      ? { Details: { ReviewDetails: { Status: 'PENDING', CaseId: 'case-1' } } }
      : {}),
  });
}
