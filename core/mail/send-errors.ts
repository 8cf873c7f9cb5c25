import * as z from 'zod/mini';
import type { SendOutcome } from '../domain/mail/mail.ts';

const failure = z.object({
  name: z.catch(z.string(), ''),
  message: z.catch(z.string(), ''),
  code: z.catch(z.optional(z.string()), undefined),
  $metadata: z.catch(z.optional(z.object({ httpStatusCode: z.optional(z.number()) })), undefined),
});

/**
 * What an error of SendRawEmail says about the mail. SES itself refused it only where it answered with a 4xx; a dropped
 * connection, a timeout or a 5xx leaves open whether the mail went, and so does everything not listed here.
 */
export function outcomeOfError(error: unknown): SendOutcome {
  const { name, message, code, $metadata } = z.parse(failure, error);
  const because = words(name, message);
  switch (name) {
    case 'Throttling':
    case 'ThrottlingException':
      // "Maximum sending rate exceeded" or "Daily message quota exceeded"
      return { at: 'try-later', because };
    case 'AccountSendingPausedException':
    case 'AccountSendingPaused':
    case 'ConfigurationSetSendingPausedException':
    case 'ConfigurationSetSendingPaused':
      return { at: 'paused', because };
    case 'MessageRejected':
      return { at: 'refused', about: aboutRejected(message), because };
    case 'InvalidParameterValue':
      return { at: 'refused', about: aboutParameter(message), because };
    case 'MailFromDomainNotVerifiedException':
    case 'ConfigurationSetDoesNotExistException':
    case 'ConfigurationSetDoesNotExist':
    case 'LimitExceededException':
    case 'AccessDenied':
    case 'AccessDeniedException':
    case 'InvalidClientTokenId':
    case 'SignatureDoesNotMatch':
    case 'ExpiredToken':
    case 'OptInRequired':
    case 'CredentialsProviderError':
      return { at: 'refused', about: 'account', because };
  }
  // No connection was ever made, so nothing left the house.
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return { at: 'try-later', because: `SES cannot be reached (${code})` };
  const status = $metadata?.httpStatusCode ?? 0;
  if (status >= 400 && status < 500 && status !== 408) return { at: 'refused', about: 'account', because };
  return { at: 'unknown', because: code && !because.includes(code) ? `${because} (${code})` : because };
}

/** "Email address is not verified" names a sender that is not set up, or any address while the account is in the sandbox. */
function aboutRejected(message: string): 'address' | 'message' | 'account' {
  if (/not verified/i.test(message)) return 'account';
  if (/blacklisted|suppress/i.test(message)) return 'address';
  return 'message';
}

/** SES names a bad recipient in many sentences; a bad message, header or tag in others. */
const aboutParameter = (message: string): 'address' | 'message' =>
  /final '?@domain|illegal address|domain (starts|ends|contains)|local address|missing '@'|invalid (email )?address|user name/i.test(
    message,
  )
    ? 'address'
    : 'message';

/** The name and message of an error with the addresses cut, because it ends in logs and in the operator's mail. */
function words(name: string, message: string): string {
  const clean = message
    .replace(/[^\s<>()"',;]+/g, (word) => (word.includes('@') ? '<address>' : word))
    .slice(0, 200);
  return [name, clean].filter(Boolean).join(': ');
}
