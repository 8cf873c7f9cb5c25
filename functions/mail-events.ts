import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Assistant } from '../core/assistant/assistant.ts';
import { readDeliveryEvent } from '../core/mail/ses-events.ts';
import { eachRecord, lambda } from '../core/runtime/lambda.ts';

// Called by AWS: SES publishes what became of each mail to SNS, which put it on this queue, at least once.
export const handler = lambda(handle);

// Built on cold start: the assistant, by `lambda`.
export function handle(assistant: Assistant) {
  // Runs per record: one event about one mail.
  return async (event: SQSEvent): Promise<SQSBatchResponse> =>
    eachRecord(event, async (record) => {
      const delivery = readDeliveryEvent(record.body, assistant.messageIdDomain);
      if (delivery) await assistant.noteDelivery(delivery);
    });
}
