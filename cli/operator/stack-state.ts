import { setTimeout as wait } from 'node:timers/promises';
import {
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  type CloudFormationClient,
  type StackEvent,
} from '@aws-sdk/client-cloudformation';
import type { Progress } from './progress.ts';

/** How a stack stands in AWS. */
export interface StackState {
  id: string;
  status: string;
  outputs: Record<string, string>;
}

/** Milliseconds between two looks at a stack that is being worked on. */
export const LOOK_EVERY = 1_000;

/** How the stack stands; undefined where there is none. */
export async function stackState(
  client: CloudFormationClient,
  nameOrId: string,
): Promise<StackState | undefined> {
  try {
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: nameOrId }));
    if (!stack || stack.StackStatus === 'DELETE_COMPLETE') return undefined;
    const outputs = (stack.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [
      OutputKey,
      OutputValue,
    ]);
    return {
      id: stack.StackId ?? nameOrId,
      status: stack.StackStatus ?? '',
      outputs: Object.fromEntries(outputs),
    };
  } catch (error) {
    if (error instanceof Error && error.message.includes('does not exist')) return undefined;
    throw error;
  }
}

/** Whether AWS is at work on it: somebody deploys, or a deploy was left with Ctrl-C and goes on without us. */
export const atWork = ({ status }: StackState): boolean =>
  status.endsWith('_IN_PROGRESS') && status !== 'REVIEW_IN_PROGRESS';

/** A stack that was never whole: CloudFormation can only delete it. */
export const neverWhole = ({ status }: StackState): boolean =>
  ['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'CREATE_FAILED', 'DELETE_FAILED'].includes(status);

/** A stack in which no function was ever called for anybody: its first deploy did not come to its end. */
export const neverRan = (stack: StackState): boolean =>
  neverWhole(stack) || ['REVIEW_IN_PROGRESS', 'CREATE_IN_PROGRESS'].includes(stack.status);

/** Tells what happens to a stack until AWS is done with it, and how it stands then. */
export async function follow(
  client: CloudFormationClient,
  progress: Progress,
  from: StackState,
): Promise<StackState | undefined> {
  const told = new Set((await eventsOf(client, from.id)).map(({ EventId }) => EventId));
  for (;;) {
    const now = await stackState(client, from.id);
    for (const event of (await eventsOf(client, from.id)).reverse()) {
      if (told.has(event.EventId)) continue;
      told.add(event.EventId);
      await progress.resource(event);
    }
    if (!now || !atWork(now)) return now;
    await wait(LOOK_EVERY);
  }
}

/** Deletes a stack; what is kept on purpose stays. Answers how it stands after, undefined where it is gone. */
export async function deleteStack(
  client: CloudFormationClient,
  progress: Progress,
  stack: StackState,
): Promise<StackState | undefined> {
  await client.send(new DeleteStackCommand({ StackName: stack.id }));
  return follow(client, progress, stack);
}

/** The newest events of a stack, newest first. */
async function eventsOf(client: CloudFormationClient, id: string): Promise<StackEvent[]> {
  return (await client.send(new DescribeStackEventsCommand({ StackName: id }))).StackEvents ?? [];
}
