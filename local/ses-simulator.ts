import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { DAY } from '../core/domain/instant.ts';
import type { Fate } from './ses-events.ts';
import type { SentMail } from './ses-mails.ts';
import { bareAddress, headerOf, splitMail } from './ses-wire.ts';

const SIMULATOR = 'simulator.amazonses.com';
/** The EICAR test virus, in two halves so that no scanner finds this file. */
const TEST_VIRUS = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$' + 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';

/**
 * What becomes of a mail: the mailbox simulator's addresses, labels after `+` allowed, and everything else is delivered.
 * https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html#send-test-email
 */
export function fateOf(mail: SentMail, recipient: string): Fate {
  if (mail.raw.includes(TEST_VIRUS)) return { at: 'rejected', reason: 'Bad content' };
  switch (simulated(recipient)) {
    case 'bounce':
      return {
        at: 'bounced',
        type: 'Permanent',
        subType: 'General',
        status: '5.1.1',
        diagnostic: 'smtp; 550 5.1.1 user unknown',
      };
    case 'suppressionlist':
      return {
        at: 'bounced',
        type: 'Permanent',
        subType: 'Suppressed',
        status: '5.1.1',
        diagnostic:
          'Amazon SES has suppressed sending to this address because it has a recent history of bouncing as an invalid address. For more information about how to remove an address from the suppression list, see the Amazon SES Developer Guide.',
      };
    case 'complaint':
      return { at: 'complained', feedback: 'abuse' };
    case undefined:
    default:
      return { at: 'delivered' };
  }
}

/** The out-of-office note that the simulator's `ooto` answers with, and where it goes; undefined for other recipients. */
export async function autoReplyOf(
  mail: SentMail,
  recipient: string,
  now: Date,
): Promise<{ raw: Buffer; to: string; from: string } | undefined> {
  if (simulated(recipient) !== 'ooto') return undefined;
  const { headers } = splitMail(mail.wire);
  const to = bareAddress(headerOf(headers, 'reply-to') ?? headerOf(headers, 'from') ?? mail.source);
  const back = new Date(now.getTime() + 10 * DAY);
  const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(back);
  const raw = await new MailComposer({
    from: { name: 'Out Of Office', address: recipient },
    to,
    date: now,
    subject: `Automatic reply: ${mail.subject}`,
    references: `<${mail.messageId}>`,
    headers: {
      'In-Reply-To': { prepared: true, value: `<${mail.messageId}>` },
      'Auto-Submitted': 'auto-replied',
      'X-Auto-Response-Suppress': 'All',
    },
    text: `I am out of the office and will be back on ${day}.\r\n`,
  })
    .compile()
    .build();
  return { raw, to, from: recipient };
}

function simulated(recipient: string): string | undefined {
  const [local = '', domain] = recipient.toLowerCase().split('@');
  return domain === SIMULATOR ? local.split('+')[0] : undefined;
}
