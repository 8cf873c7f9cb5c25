import type { Assistant } from '../core/assistant/assistant.ts';
import { lambda } from '../core/runtime/lambda.ts';
import { composeTick } from '../core/runtime/compose-tick.ts';

// Called by AWS: every minute, by EventBridge Scheduler.
export const handler = lambda(handle, composeTick);

// Built on cold start: the assistant, by `lambda`.
export function handle(assistant: Pick<Assistant, 'tick'>) {
  // Runs per event.
  return async (): Promise<{ due: number }> => assistant.tick();
}
