import { GetAccountCommand, PutAccountDetailsCommand } from '@aws-sdk/client-sesv2';
import type { Ask } from './ask.ts';
import type { Aws } from './aws.ts';
import type { Progress } from './progress.ts';
import type { Settled } from './settings.ts';

/** Whether SES sends to anybody yet. */
export type Sandbox = 'production' | 'asked' | 'review-pending' | 'denied' | 'in-sandbox';

/** A new account sends only to verified addresses. Asks AWS to change that, after a yes or with --production-access. */
export async function productionAccess(
  aws: Aws,
  progress: Progress,
  ask: Ask,
  about: { said: Settled; agreed: boolean },
): Promise<Sandbox> {
  const account = await aws.sesv2.send(new GetAccountCommand({}));
  if (account.ProductionAccessEnabled) return 'production';
  const status = account.Details?.ReviewDetails?.Status;
  if (status === 'PENDING') return 'review-pending';
  if (status === 'DENIED') return 'denied';
  if (!about.agreed && !ask.able) return 'in-sandbox';
  const { website = `https://${about.said.sendingDomain}`, operatorAddress } = about.said;
  const text = useCase(about.said);
  await progress.tell(
    `SES is in its sandbox here: it sends only to addresses you verified, at most ${account.SendQuota?.Max24HourSend ?? 200} mails a day.\n` +
      `A person at AWS decides on a request to leave it, mostly within a day. This is what would be sent, with ${website} as your website:\n\n${text}\n`,
    { at: 'sandbox', website, text },
  );
  if (!about.agreed && !(await ask.yes('Send this request to AWS?'))) return 'in-sandbox';
  await aws.sesv2.send(
    new PutAccountDetailsCommand({
      MailType: 'TRANSACTIONAL',
      WebsiteURL: website,
      ContactLanguage: 'EN',
      UseCaseDescription: text,
      ...(operatorAddress ? { AdditionalContactEmailAddresses: [operatorAddress] } : {}),
      ProductionAccessEnabled: true,
    }),
  );
  return 'asked';
}

/** What AWS wants to know: who is written to, how they came to be, how much, and what happens to bounces and complaints. */
export const useCase = ({ sendingDomain, inboundDomain, name = 'goodword' }: Settled): string =>
  [
    `We run Goodword (stack "${name}"), an assistant for personal career networking. Its owner writes one-to-one mails to people he or she knows: former colleagues, classmates, acquaintances. There are no lists, no bought or scraped addresses and no marketing.`,
    `Mails are personal, one recipient each, sent from ${sendingDomain} (Easy DKIM, custom MAIL FROM, DMARC). The owner approves the exact text of each first mail. We expect fewer than 50 mails a day, and at most two follow-ups to a person who has not answered.`,
    `Answers come in on ${inboundDomain} and end the sequence at once. Whoever says stop, in any words, is never written to again. The one mail that comes regularly goes to the owner alone, and has List-Unsubscribe with one click.`,
    'Bounces and complaints are read from SES events (SNS, SQS): the address is suppressed after the first one, here and in the suppression list of the account, and an alarm wakes the operator at a bounce rate of 4 %.',
  ].join('\n\n');

/** How it stands with the sandbox, for a person. */
export function sandboxWords(sandbox: Sandbox): string {
  switch (sandbox) {
    case 'production':
      return 'SES may send to anybody.';
    case 'asked':
      return 'AWS is asked to let SES send to anybody; the answer comes by mail to the address of the account.';
    case 'review-pending':
      return 'AWS has not yet decided whether SES may send to anybody; until then only to addresses you verified.';
    case 'denied':
      return 'AWS has refused production access; answer the case in the Support Center, it can be reopened there.';
    case 'in-sandbox':
      return 'SES is in its sandbox: it sends only to addresses you verified. Ask AWS with: goodword deploy --production-access';
  }
}
