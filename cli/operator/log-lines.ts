import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DescribeStackResourcesCommand, CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';

/** Which lines are wanted: those that name every one of these ids. */
export type Wanted = string[];

const names = (line: string, wanted: Wanted): boolean => wanted.every((id) => line.includes(id));

/** Our own lines name nobody; the last words of a function that died, which Lambda writes down, may. */
const nameless = (line: string): string =>
  line.replaceAll(/<?(?<![^\s"'<>\\,;:@])[^\s"'<>\\,;:@]+@[^\s"'<>\\,;:]+>?/g, '[address]');

/** The newest lines of the log of this computer, oldest first. */
export async function laptopLog(dataDir: string, wanted: Wanted, most: number): Promise<string[]> {
  const text = await readFile(path.join(dataDir, 'log.jsonl'), 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter((line) => line !== '' && names(line, wanted))
    .slice(-most)
    .map(nameless);
}

/** The newest lines of the logs of a deployment's functions since a moment (ms), oldest first. */
export async function stackLog(
  about: { region: string; stack: string; since: number },
  wanted: Wanted,
  most: number,
): Promise<string[]> {
  const { region, stack, since } = about;
  const { StackResources = [] } = await new CloudFormationClient({ region }).send(
    new DescribeStackResourcesCommand({ StackName: stack }),
  );
  const client = new CloudWatchLogsClient({ region });
  const lines: { at: number; line: string }[] = [];
  for (const { ResourceType, PhysicalResourceId } of StackResources) {
    if (ResourceType !== 'AWS::Logs::LogGroup' || !PhysicalResourceId) continue;
    const filter = wanted.map((id) => `"${id.replaceAll('"', '')}"`).join(' ');
    const query = {
      logGroupName: PhysicalResourceId,
      startTime: since,
      ...(filter === '' ? {} : { filterPattern: filter }),
    };
    for await (const { events = [] } of paginateFilterLogEvents({ client }, query))
      for (const { timestamp = 0, message = '' } of events)
        lines.push({ at: timestamp, line: message.trim() });
  }
  return lines
    .sort((a, b) => a.at - b.at)
    .slice(-most)
    .map(({ line }) => nameless(line));
}
