import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { TryLater } from '../domain/try-later.ts';

/** A condition that did not hold. */
export const isConflict = (error: unknown): error is ConditionalCheckFailedException =>
  error instanceof ConditionalCheckFailedException;

/**
 * What DynamoDB says when it is too busy, after the SDK's own repetitions.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
 */
const BUSY = new Set([
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
]);

/** The answer, or TryLater when the table is too busy to give one. */
export async function orTryLater<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && BUSY.has(error.name)) {
      throw new TryLater(`the table is too busy: ${error.name}`, { cause: error });
    }
    throw error;
  }
}
