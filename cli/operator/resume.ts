import { Refused } from '../exit.ts';
import type { Ask } from './ask.ts';
import type { Aws } from './aws.ts';
import type { Progress } from './progress.ts';
import { atWork, deleteStack, follow, neverWhole, type StackState } from './stack-state.ts';

/**
 * Takes up a stack as an earlier deploy left it: waits for what AWS is still at, and clears away one that was never
 * whole, because CloudFormation can do nothing else with it.
 */
export async function madeReady(
  aws: Aws,
  progress: Progress,
  ask: Ask,
  found: StackState | undefined,
): Promise<void> {
  let stack = found;
  if (stack && atWork(stack)) {
    await progress.tell(`AWS is still at it from before (${stack.status}); following.`, {
      at: 'resumed',
      status: stack.status,
    });
    stack = await follow(aws.cloudFormation, progress, stack);
    // What failed then is told then; it is no failure of the deploy that follows.
    progress.failures.length = 0;
  }
  if (!stack) return;
  if (stack.status === 'REVIEW_IN_PROGRESS')
    return progress.tell('A deploy was left before it began; it begins anew.', {
      at: 'resumed',
      status: stack.status,
    });
  if (!neverWhole(stack))
    return progress.tell(`The stack stands (${stack.status}).`, { at: 'stands', status: stack.status });
  await progress.tell(`The stack was never whole (${stack.status}).`, { at: 'stands', status: stack.status });
  await ask.must('It has to be deleted before it can be made anew. Delete what is left of it?');
  const left = await deleteStack(aws.cloudFormation, progress, stack);
  if (left)
    throw new Refused(
      `what is left of the stack could not be deleted (${left.status}); see its events in the CloudFormation console`,
    );
}
