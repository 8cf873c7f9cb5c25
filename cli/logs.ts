import type { Command } from 'commander';
import { dataFolder } from './connect.ts';
import { type Desk, newCommand, type Run } from './desk.ts';
import type { Answer } from './output.ts';
import { wholeNumber } from './whole-number.ts';
import { CONTACT, contactOf } from './whom.ts';

const DAY = 24 * 60 * 60 * 1000;

/** `goodword logs`. */
export const logsCommand = (run: Run): Command =>
  newCommand('logs', 'what the functions noted: ids, kinds and counts, no words of a mail, no address', [
    'logs',
    'logs --contact "Ben Osei"',
    'logs --message 0100018f-0000',
  ])
    .option('--contact <contact>', CONTACT)
    .option('--message <id>', 'lines that name this id')
    .option('--days <n>', 'in AWS: how far back (default: 1)', '1')
    .option('--most <n>', 'the newest of them (default: 200)', '200')
    .action(run(showLogs));

async function showLogs(
  desk: Desk,
  said: { contact?: string; message?: string; days: string; most: string },
): Promise<Answer> {
  const [most, days] = [wholeNumber('--most', said.most), wholeNumber('--days', said.days)];
  const { laptopLog, stackLog } = await import('./operator/log-lines.ts');
  const wanted = await wantedIn(desk, said);
  const { stage } = desk.options;
  const { config, stack } = stage === undefined ? {} : await desk.open();
  const lines =
    config && stack !== undefined
      ? await stackLog({ region: config.region, stack, since: Date.now() - days * DAY }, wanted, most)
      : await laptopLog(dataFolder(desk.options), wanted, most);
  const none = 'Nothing was noted about that.';
  return { value: lines, lines, words: lines.length === 0 ? none : lines.join('\n') };
}

/** The ids a line has to name; an owner or a contact is looked up only where one is named. */
async function wantedIn(desk: Desk, said: { contact?: string; message?: string }): Promise<string[]> {
  const message = said.message === undefined ? [] : [said.message];
  if (said.contact === undefined && desk.options.owner === undefined) return message;
  const { house, owner } = await desk.owned();
  if (said.contact === undefined) return [owner.id, ...message];
  return [owner.id, (await contactOf(house, owner, said.contact)).id, ...message];
}
