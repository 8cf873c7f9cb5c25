import { setTimeout as wait } from 'node:timers/promises';
import { listSuppressions } from '../../core/runtime/list-suppressions.ts';
import { LONGEST_CALL } from '../../infra/function-timeout.ts';
import type { Aws } from './aws.ts';
import type { Progress } from './progress.ts';
import type { StackState } from './stack-state.ts';

/**
 * Lists the suppressions in the table of a stack: of a new one at once, of one that an older Goodword filled once it can write no
 * more. Without it nothing is wrong, so that a failure is told and ends nothing.
 */
export async function suppressionList(
  aws: Aws,
  progress: Progress,
  { outputs: { Table: name } }: StackState,
  { isNew }: { isNew: boolean },
): Promise<void> {
  if (name === undefined) return;
  const olderCallsEnd = async () => {
    await progress.tell(
      `Waiting ${LONGEST_CALL} s for calls that began before the upgrade: one of them may still write down a stop. All else is done, Ctrl-C harms nothing.`,
      { at: 'waiting', seconds: LONGEST_CALL },
    );
    await wait(LONGEST_CALL * 1000);
  };
  try {
    await listSuppressions({ client: aws.dynamoDb, name, ...(isNew ? {} : { olderCallsEnd }) });
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    await progress.tell(
      `The addresses never to be written to could not be listed (${because}); an import asks for each until a deploy or an upgrade does it.`,
    );
  }
}
