import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Assistant } from '../core/assistant/assistant.ts';
import { readInboundNotification } from '../core/mail/inbound-notification.ts';
import { eachRecord, lambda, printed } from '../core/runtime/lambda.ts';
import { composeMailIn } from '../core/runtime/compose-mail-in.ts';

// Called by AWS: SES stored a mail in the bucket and said so to SNS, which put it on this queue.
export const handler = lambda(handle, printed(composeMailIn));

// Built on cold start: the assistant, by `lambda`.
export function handle(assistant: Pick<Assistant, 'takeMail'>) {
  // Runs per record: one mail. The notification has the verdicts; headers of the mail are never trusted for them.
  return async (event: SQSEvent): Promise<SQSBatchResponse> =>
    eachRecord(event, async (record) => {
      const arrival = readInboundNotification(record.body);
      if (arrival) await assistant.takeMail(arrival);
    });
}
