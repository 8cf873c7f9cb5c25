import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import type { QueueName } from '../../local/sqs-sns-s3.ts';
import type { Laptop } from '../e2e/laptop.ts';

/** The bodies that wait in a queue, exactly as AWS would hand them to the function; they stay invisible to everybody else. */
export async function waitingIn(laptop: Laptop, queue: QueueName): Promise<string[]> {
  const { sqs, queues, ses } = laptop.goodword.emulators;
  await ses.settled();
  const bodies: string[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: queues[queue].url, MaxNumberOfMessages: 10 }),
    );
    if (Messages.length === 0) return bodies;
    bodies.push(...Messages.map(({ Body = '' }) => Body));
  }
}
