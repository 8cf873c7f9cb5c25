import { type Command, InvalidArgumentError, Option } from 'commander';
import { GOALS, type GoalKind } from '../core/domain/goal.ts';
import type { Ranked } from '../core/domain/ranking/ranking.ts';
import { asIf } from './as-if.ts';
import type { Desk, Run } from './desk.ts';
import { newCommand } from './desk.ts';
import { refusedAs } from './exit.ts';
import { type Answer, table } from './output.ts';

/** People shown when nobody says how many. */
const MOST = 15;

/** `goodword rank`. */
export const rankCommand = (run: Run): Command =>
  newCommand('rank', 'whom to write to first, with reasons', [
    'rank',
    'rank --all --goal promotion',
    'rank --most 50 --json',
  ])
    .option('--all', 'everybody, also who may not be written to now, with the reason')
    .addOption(new Option('--goal <kind>', 'as if this were your goal').choices(GOALS))
    .option('--most <number>', `how many (default: ${MOST})`, wholeNumber)
    .action(run(showRanking));

/** A number on the command line, from 1. */
export function wholeNumber(said: string): number {
  if (!/^[1-9]\d{0,5}$/.test(said)) throw new InvalidArgumentError('It is a whole number from 1.');
  return Number(said);
}

async function showRanking(
  desk: Desk,
  { all = false, goal, most = MOST }: { all?: boolean; goal?: GoalKind; most?: number },
): Promise<Answer> {
  const { rankContacts } = await import('../core/assistant/rank-contacts.ts');
  const { house, owner } = await desk.owned();
  const aiming = goal === undefined ? owner : { ...owner, goal: { ...owner.goal, kind: goal } };
  const answer = await rankContacts(asIf(house, aiming), owner.id);
  if (answer.at === 'refused') throw refusedAs(answer);
  const shown = all ? answer.ranked : answer.ranked.filter(mayBegin).slice(0, most);
  const left = answer.ranked.length - shown.length;
  const rows = shown.map((one) => [
    String(one.score),
    one.contact.name,
    one.contact.role ?? '',
    one.contact.company ?? '',
    one.reasons.join('; '),
    cautionOf(one),
    one.contact.id,
  ]);
  const none =
    answer.ranked.length === 0
      ? 'You have no contacts yet. Begin with: goodword contacts import FILE'
      : 'There is nobody to begin with now; goodword rank --all says why.';
  const words = table(
    desk.paper,
    ['score', 'name', 'role', 'company', 'reasons', 'caution', 'id'],
    rows,
    none,
  );
  const more = left > 0 && shown.length > 0 ? `\n\n${left} more: goodword rank --all` : '';
  return { value: shown, words: words + more };
}

/** Whom one may begin with, or who lacks only an address. */
const mayBegin = ({ standing }: Ranked): boolean =>
  ['ready', 'needs an address', 'company locked', 'company closed'].includes(standing);

/** Why not now, where there is a reason; else the caution that goes with a person. */
function cautionOf({ standing, because, caution = '' }: Ranked): string {
  if (standing === 'ready') return caution;
  return because === undefined ? standing : `${standing}: ${because}`;
}
