import type { Assistant } from '../core/assistant/assistant.ts';
import { lambda } from '../core/runtime/lambda.ts';

// Called by AWS: every minute, by EventBridge Scheduler.
export const handler = lambda(handle);

// Built on cold start: the assistant, by `lambda`.
export function handle(assistant: Assistant) {
  // Runs per event.
  return async (): Promise<{ due: number }> => assistant.tick();
}
