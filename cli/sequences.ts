import type { Command } from 'commander';
import type { House } from '../core/assistant/ports.ts';
import type { Sequence, Step } from '../core/domain/sequence/sequence.ts';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { EXIT, Refused } from './exit.ts';
import { type Answer, sheet, table } from './output.ts';

/** `goodword sequences`: what can be sent. */
export function sequencesCommand(run: Run): Command {
  const sequences = newCommand('sequences', 'the sequences: their steps, waits and gates', [
    'sequences list',
  ]);
  sequences.addCommand(newCommand('list', 'lists all sequences', ['sequences list']).action(run(list)));
  sequences.addCommand(
    newCommand('show', 'shows one sequence step by step', ['sequences show reconnect'])
      .argument('<name>', 'name of the sequence')
      .action(run(show)),
  );
  sequences.addCommand(
    newCommand('lint', 'writes every mail of every sequence to a cast of people and checks rules and tone', [
      'sequences lint',
      'sequences lint reconnect --json',
    ])
      .argument('[name]', 'only this one')
      .action(run(lint)),
  );
  return sequences;
}

async function list(desk: Desk): Promise<Answer> {
  const all = (await desk.house()).stationery.sequences();
  const rows = all.map((s) => [
    s.name,
    s.title,
    String(s.steps.length),
    s.kinds.map((k) => k.replaceAll('_', ' ')).join(', '),
  ]);
  return {
    value: all,
    words: table(desk.paper, ['name', 'what for', 'steps', 'kinds'], rows, 'There are no sequences.'),
  };
}

async function show(desk: Desk, name: string): Promise<Answer> {
  const sequence = named(await desk.house(), name);
  const rows = sequence.steps.map((step) => [
    step.id,
    step.purpose,
    whenWords(step),
    step.asks.join(', '),
    step.facts.join(', '),
    step.automatic ? 'if you let it' : 'after your yes',
  ]);
  const head = sheet([
    ['sequence', `${sequence.name}: ${sequence.title}`],
    ['about', sequence.about],
    ['gate', GATES[sequence.gate]],
    ['closes after', `${sequence.closesAfter} business days of silence`],
  ]);
  const steps = table(
    desk.paper,
    ['step', 'purpose', 'goes', 'asks for', 'needs', 'leaves'],
    rows,
    'It has no steps.',
  );
  return { value: sequence, words: `${head}\n\n${steps}` };
}

const GATES: Record<Sequence['gate'], string> = {
  'two-stage': 'no ask before an answer',
  'lowest-rung': 'the first mail may ask for advice, everything more waits for an answer',
  none: 'it asks for nothing first',
};

function whenWords({ follows, wait, waitIfClose, waitIfClosing, beforeDeadline }: Step): string {
  if (beforeDeadline !== undefined) return `${beforeDeadline} business days before the deadline`;
  const days = wait === 0 ? 'at once' : `${wait} business days`;
  switch (follows) {
    case 'start':
      return wait === 0 ? 'first' : `${days} after the start`;
    case 'silence':
      return [
        `after ${days} of silence`,
        ...(waitIfClose === undefined ? [] : [`${waitIfClose} for close ties`]),
        ...(waitIfClosing === undefined ? [] : [`${waitIfClosing} where a role closes soon`]),
      ].join(', ');
    case 'answer':
      return `${days === 'at once' ? '' : `${days} `}after an answer`;
    case 'agreed':
      return 'after a yes to a talk';
    case 'owner':
      return 'when you say so: goodword next';
    case 'talk':
      return 'first, where you have talked already: goodword enroll --ask-first';
  }
}

/** The sequence of that name, or a refusal that lists the names. */
function named(house: House, name: string): Sequence {
  const found = house.stationery.sequence(name);
  if (found) return found;
  const names = house.stationery.sequences().map((one) => one.name);
  throw new Refused(`there is no sequence "${name}"; there are ${names.join(', ')}`);
}

async function lint(desk: Desk, name?: string): Promise<Answer> {
  const { lintSequences } = await import('../core/assistant/lint-sequences.ts');
  const house = await desk.house();
  if (name !== undefined) named(house, name);
  const findings = lintSequences(house).filter(({ sequence }) => name === undefined || sequence === name);
  const rows = findings.map((f) => [
    f.severity,
    [f.sequence, f.step].filter(Boolean).join('/'),
    f.written ?? '',
    f.words,
    f.remedy,
  ]);
  const wrong = findings.some(({ severity }) => severity === 'error');
  return {
    value: findings,
    words: table(
      desk.paper,
      ['severity', 'where', 'written to', 'what', 'remedy'],
      rows,
      'Nothing is wrong.',
    ),
    exit: wrong ? EXIT.refused : EXIT.done,
  };
}
