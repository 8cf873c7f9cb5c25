import type { Refusal, SendCall } from './ses-query.ts';
import { bareAddress, headerOf, splitMail } from './ses-wire.ts';

/** What SES checks a mail against. */
export interface Rules {
  verifiedDomains: string[];
  configurationSets: string[];
}

/** 10 MB after base64 is what the v1 API takes. */
const LARGEST = 10_485_760;
/** RFC 5322, 3.6: SES refuses a mail in which one of these stands twice. */
const ONCE = [
  'from',
  'sender',
  'reply-to',
  'to',
  'cc',
  'message-id',
  'date',
  'subject',
  'in-reply-to',
  'references',
];

/** Why SES would not take a mail, in the words of SES; undefined when it would. */
export function refusalOf(call: SendCall, rules: Rules): Refusal | undefined {
  const { headers } = splitMail(call.raw);
  const invalid = (message: string): Refusal => ({ code: 'InvalidParameterValue', message });

  for (const { name, value } of call.tags)
    for (const [what, text] of [
      ['name', name],
      ['value', value],
    ])
      if (!/^[A-Za-z0-9_-]{1,256}$/.test(text ?? ''))
        return invalid(
          `Invalid tag ${what} <${text}>: only alphanumeric ASCII characters, '_',  and '-' are allowed.`,
        );
  if ((call.raw.length * 4) / 3 > LARGEST)
    return invalid(`Message length is more than ${LARGEST} bytes long.`);
  if (call.destinations.length === 0) return invalid("Missing required header 'To'.");
  if (call.destinations.length > 50) return invalid('Recipient count exceeds 50.');
  for (const address of call.destinations) {
    if (!address.includes('@')) return invalid(`Missing final '@domain'`);
    if (!/^[\x21-\x7e]+@[A-Za-z0-9.-]+$/.test(bareAddress(address))) return invalid('Illegal address');
  }
  for (const name of ONCE)
    if (headers.filter((header) => header.name.toLowerCase() === name).length > 1)
      return invalid(`Duplicate header '${headers.find((h) => h.name.toLowerCase() === name)?.name}'.`);

  if (call.configurationSet !== undefined && !rules.configurationSets.includes(call.configurationSet))
    return {
      code: 'ConfigurationSetDoesNotExist',
      message: `Configuration set <${call.configurationSet}> does not exist.`,
    };
  const unverified = [headerOf(headers, 'from') ?? '', call.source ?? '']
    .filter(Boolean)
    .map(bareAddress)
    .find((address) => !isVerified(address, rules.verifiedDomains));
  if (unverified !== undefined)
    return {
      code: 'MessageRejected',
      message: `Email address is not verified. The following identities failed the check in region US-EAST-1: ${unverified}`,
    };
  if (headerOf(headers, 'from') === undefined) return invalid("Missing required header 'From'.");
  return undefined;
}

/** A verified domain covers its subdomains. */
function isVerified(address: string, domains: string[]): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return domains.some((verified) => domain === verified || domain.endsWith(`.${verified}`));
}
