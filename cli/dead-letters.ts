import type { Command } from 'commander';
import type { DeadLetter } from './operator/dead-letters.ts';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { Refused } from './exit.ts';
import { told } from './mail-words.ts';
import { clockTime } from './moment.ts';
import { type Answer, sheet, table } from './output.ts';

/** `goodword dead-letters`. */
export const deadLettersCommand = (run: Run): Command => {
  const group = newCommand('dead-letters', 'work that failed five times and waits for you', [
    'dead-letters list',
    'dead-letters redrive',
  ]);
  group.addCommand(
    newCommand('list', 'what was given up, in ids: no words of a mail, no address', [
      'dead-letters list',
    ]).action(run(list)),
  );
  group.addCommand(
    newCommand('show', 'one of them', ['dead-letters show 5f0c1d2e-0000-4000-8000-000000000000'])
      .argument('<id>', 'as the list prints it')
      .action(run(show)),
  );
  group.addCommand(
    newCommand('redrive', 'puts all, or one, back on its queue; nothing is sent twice by it', [
      'dead-letters redrive',
    ])
      .argument('[id]', 'as the list prints it (default: all)')
      .action(run(redriveAll)),
  );
  return group;
};

async function list(desk: Desk): Promise<Answer> {
  const { deadLetters } = await import('./operator/dead-letters.ts');
  const { sqs, queues } = await queuesOf(desk);
  const letters = await deadLetters(sqs, queues);
  const rows = letters.map(({ queue, id, since, about }) => [
    queue,
    id,
    `${clockTime(since, 'UTC')} UTC`,
    about,
  ]);
  return {
    value: letters,
    words: table(desk.paper, ['queue', 'id', 'since', 'about'], rows, 'There are no dead letters.'),
  };
}

async function show(desk: Desk, id: string): Promise<Answer> {
  const { deadLetters } = await import('./operator/dead-letters.ts');
  const { sqs, queues } = await queuesOf(desk);
  const letter = (await deadLetters(sqs, queues)).find((one) => one.id === id);
  if (!letter) throw notThere(id);
  const words = sheet([
    ['queue', letter.queue],
    ['id', letter.id],
    ['since', letter.since],
    ['about', letter.about],
    ['means', MEANS[letter.queue]],
    ['next', `goodword dead-letters redrive ${letter.id}`],
  ]);
  return { value: letter, words };
}

const MEANS: Record<DeadLetter['queue'], string> = {
  due: 'a mail to a contact, a digest or a reminder is missing',
  'mail-in': 'an answer may be unseen; its bytes are safe',
  'mail-events': 'a bounce or complaint was not noted',
};

async function redriveAll(desk: Desk, id?: string): Promise<Answer> {
  const { redrive } = await import('./operator/dead-letters.ts');
  const { sqs, queues } = await queuesOf(desk);
  const moved = await redrive(sqs, queues, id);
  if (id !== undefined && moved.length === 0) throw notThere(id);
  return told({ at: 'redriven', moved }, `${moved.length} put back on their queues.`);
}

const notThere = (id: string): Refused =>
  new Refused(`there is no dead letter ${id}; see: goodword dead-letters list`);

async function queuesOf(desk: Desk) {
  const { openQueues } = await import('./operator/open-queues.ts');
  return openQueues(await desk.open());
}
