import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Assistant } from '../core/assistant/assistant.ts';
import { allRecords, lambda, printed } from '../core/runtime/lambda.ts';
import { composeDue } from '../core/runtime/compose-due.ts';
import { readDueThing } from '../core/storage/queue.ts';

// Called by AWS: by the queue of due things, in batches.
export const handler = lambda(handle, printed(composeDue));

// Built on cold start: the assistant, by `lambda`.
export function handle(assistant: Pick<Assistant, 'doDue'>) {
  // Runs per record, those of a batch at once: one step, digest or reminder. Failed records come back alone.
  return async (event: SQSEvent): Promise<SQSBatchResponse> =>
    allRecords(event, async (record) => assistant.doDue(readDueThing(record.body)));
}
