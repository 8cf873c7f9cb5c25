import * as z from 'zod/mini';
import { once } from '../domain/once.ts';

const envelope = once(() =>
  z.object({ Type: z.literal('Notification'), TopicArn: z.string(), Message: z.string() }),
);

/** The message of a queue record: unwrapped from SNS's envelope, or as it is where the subscription delivers raw messages. */
export function insideSns(body: string): string {
  if (!body.trimStart().startsWith('{')) return body;
  const wrapped = z.safeParse(envelope(), JSON.parse(body));
  return wrapped.success ? wrapped.data.Message : body;
}
