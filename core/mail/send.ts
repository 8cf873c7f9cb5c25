import { GetSendQuotaCommand, SendRawEmailCommand, type SESClient } from '@aws-sdk/client-ses';
import type { Postman } from '../assistant/ports.ts';
import type { Letter, SendOutcome } from '../domain/mail/mail.ts';
import { compose, recipientOf, UnsendableLetter } from './mime.ts';
import { paceBy, realTime, type Quota, type SendingTime, type Stopwatch } from './pace.ts';
import { outcomeOfError } from './send-errors.ts';

export interface PostmanSettings {
  configurationSet: string;
  /** What SES writes after the @ of the Message-ID. */
  messageIdDomain: string;
  time?: Stopwatch;
  /** Shared with all that send for this account. */
  sendingTime?: SendingTime;
  /** How many letters may be handed in about now. */
  together?: () => number;
}

/**
 * Sends through SES, each letter once. `client` must not retry (`maxAttempts: 1`) and must give up on its own
 * (`requestTimeout` with `throwOnRequestTimeout`): the SDK's default sends the same mail three times after a dropped
 * connection, and SES has no token to tell them apart.
 */
export function sesPostman(client: SESClient, settings: PostmanSettings): Postman {
  const { time = realTime, sendingTime, together } = settings;
  const leave = paceBy(() => readQuota(client), time, sendingTime, together);
  return {
    async send(letter) {
      const mail = await prepare(letter);
      if (mail.at !== 'ready') return mail;
      const turn = await leave();
      if (turn.at === 'wait') return { at: 'try-later', because: turn.because };
      try {
        const answer = await client.send(
          new SendRawEmailCommand({
            RawMessage: { Data: mail.bytes },
            Source: letter.from.address,
            Destinations: [mail.recipient],
            ConfigurationSetName: settings.configurationSet,
            Tags: Object.entries(letter.tags).map(([Name, Value]) => ({ Name, Value })),
          }),
        );
        const sesId = answer.MessageId;
        if (!sesId) return { at: 'unknown', because: 'SES answered without an id' };
        return { at: 'sent', sesId, messageId: `${sesId}@${settings.messageIdDomain}` };
      } catch (error) {
        return outcomeOfError(error);
      }
    },
  };
}

/** Everything that can be refused here is refused before SES is asked, so that it is never ambiguous. */
async function prepare(
  letter: Letter,
): Promise<SendOutcome | { at: 'ready'; bytes: Uint8Array; recipient: string }> {
  const badTag = Object.entries(letter.tags).find((tag) =>
    tag.some((text) => !/^[A-Za-z0-9_-]{1,256}$/.test(text)),
  );
  if (badTag)
    return {
      at: 'refused',
      about: 'message',
      because: `SES takes no tag ${JSON.stringify(badTag.join('='))}`,
    };
  try {
    return { at: 'ready', bytes: await compose(letter), recipient: recipientOf(letter) };
  } catch (error) {
    if (error instanceof UnsendableLetter)
      return { at: 'refused', about: error.about, because: error.message };
    throw error;
  }
}

async function readQuota(client: SESClient): Promise<Quota> {
  const { MaxSendRate, Max24HourSend, SentLast24Hours } = await client.send(new GetSendQuotaCommand({}));
  if (MaxSendRate === undefined) throw new Error('SES told no sending rate');
  return { maxPerSecond: MaxSendRate, maxPerDay: Max24HourSend ?? -1, sentToday: SentLast24Hours ?? 0 };
}
