import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Assistant } from '../core/assistant/assistant.ts';
import { readDeliveryEvent } from '../core/mail/ses-events.ts';
import { eachRecord, lambda, printed } from '../core/runtime/lambda.ts';
import { composeMailEvents } from '../core/runtime/compose-mail-events.ts';

// Called by AWS: SES publishes what became of each mail to SNS, which put it on this queue, at least once.
export const handler = lambda(handle, printed(composeMailEvents));

// Built on cold start: the assistant, by `lambda`.
export function handle(assistant: Pick<Assistant, 'noteDelivery' | 'messageIdDomain'>) {
  // Runs per record: one event about one mail.
  return async (event: SQSEvent): Promise<SQSBatchResponse> =>
    eachRecord(event, async (record) => {
      const delivery = readDeliveryEvent(record.body, assistant.messageIdDomain);
      if (delivery) await assistant.noteDelivery(delivery);
    });
}
