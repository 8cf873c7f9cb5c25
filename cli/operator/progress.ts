import type { StackEvent } from '@aws-sdk/client-cloudformation';
import type { IIoHost } from '@aws-cdk/toolkit-lib';
import type { Desk } from '../desk.ts';
import { oneLine, print } from '../output.ts';

/** What a deploy tells while it is at it: lines on stderr for people, or one JSON value a line on stdout. */
export interface Progress extends IIoHost {
  /** Tells one step in words; with --json it is an event of its own. */
  tell(words: string, event?: Record<string, unknown>): Promise<void>;
  /** Tells what became of one resource. */
  resource(event: ResourceEvent, counted?: string): Promise<void>;
  /** Why resources failed, in the order in which they did. */
  failures: Failure[];
}

/** What CloudFormation says of one resource. */
export type ResourceEvent = Partial<
  Pick<StackEvent, 'LogicalResourceId' | 'ResourceType' | 'ResourceStatus' | 'ResourceStatusReason'>
>;

export interface Failure {
  resource: string;
  kind: string;
  because: string;
}

/** Turns the deploy library's messages into a list of what was made; of its chatter only warnings are left. */
export function progressOf(desk: Desk): Progress {
  const failures: Failure[] = [];
  let uploaded = 0;
  const tell: Progress['tell'] = (words, event) =>
    desk.options.json === true
      ? print(desk.paper, { value: null, words: '', lines: [event ?? { at: 'step', words }] }, true)
      : desk.say(words);
  const resource: Progress['resource'] = async (event, counted = '') => {
    const { LogicalResourceId: id = '', ResourceType: kind = '', ResourceStatus: status = '' } = event;
    const because = oneLine(event.ResourceStatusReason ?? '');
    const failed = status.endsWith('_FAILED');
    if (failed && because !== '' && !CANCELLED.test(because)) failures.push({ resource: id, kind, because });
    if (!failed && !status.endsWith('_COMPLETE')) return;
    const done = DONE[status] ?? status.toLowerCase().replaceAll('_', ' ');
    const why = because === '' ? '' : `: ${because}`;
    await tell(`  ${counted.padEnd(8)} ${done.padEnd(12)} ${kind.replace(/^AWS::/, '')} ${id}${why}`, {
      at: 'event',
      resource: id,
      kind,
      status,
      ...(because === '' ? {} : { because }),
    });
  };
  return {
    tell,
    resource,
    failures,
    async notify({ code, level, message, data }) {
      const activity = code === 'CDK_TOOLKIT_I5502' ? activityOf(data) : undefined;
      if (activity) return resource(activity.event, activity.counted);
      if (code === 'CDK_TOOLKIT_I5221')
        return tell(`  uploaded ${(uploaded += 1)}`, { at: 'uploaded', count: uploaded });
      if (code?.startsWith('CDK_ASSETS_E') || (level === 'warn' && code !== 'CDK_TOOLKIT_W5400'))
        await desk.say(oneLine(message));
    },
    // What the library would ask has been asked before it was called.
    requestResponse: async ({ defaultResponse }) => defaultResponse,
  };
}

/** Of a resource that fell with another one CloudFormation says only this. */
const CANCELLED = /^Resource (?:creation|update) cancelled/i;

const DONE: Record<string, string> = {
  CREATE_COMPLETE: 'made',
  UPDATE_COMPLETE: 'changed',
  DELETE_COMPLETE: 'removed',
  CREATE_FAILED: 'failed',
  UPDATE_FAILED: 'failed',
  DELETE_FAILED: 'not removed',
  DELETE_SKIPPED: 'kept',
};

function activityOf(data: unknown): { event: ResourceEvent; counted: string } | undefined {
  if (typeof data !== 'object' || data === null || !('event' in data) || !('progress' in data))
    return undefined;
  const { event, progress } = data;
  if (typeof event !== 'object' || event === null) return undefined;
  const counted =
    typeof progress === 'object' && progress !== null && 'formatted' in progress ? progress.formatted : '';
  return { event, counted: oneLine(String(counted)) };
}
