import type { Week } from './digest.ts';
import type { Instant } from '../instant.ts';
import { DAY, plus } from '../instant.ts';
import { isHumanAnswer } from '../reply/reply.ts';
import { dayWords } from './short-words.ts';

const WEEKS = 4;
const WIDEST = 10;

/**
 * A small picture of the last four weeks, one line each: mails sent and answers, as bars of text that any mail program
 * shows. None before the second week, nor where nothing happened.
 */
export function weekBars({ owner, now, enrollments }: Pick<Week, 'owner' | 'now' | 'enrollments'>): string[] {
  const weeks = Array.from({ length: WEEKS }, (_, i) => ({
    from: plus(now, (i - WEEKS) * 7 * DAY),
    until: plus(now, (i - WEEKS + 1) * 7 * DAY),
  })).filter(({ until }) => until > owner.startedAt);
  const counted = weeks.map((week) => {
    const within = ({ at }: { at: Instant }): boolean => at > week.from && at <= week.until;
    const sent = enrollments.flatMap((e) => e.sent.filter(within)).length;
    const answered = enrollments.flatMap((e) =>
      e.answers.filter((a) => isHumanAnswer(a.kind) && within(a)),
    ).length;
    return { ...week, sent, answered };
  });
  const most = Math.max(...counted.flatMap(({ sent, answered }) => [sent, answered]), 0);
  if (counted.length < 2 || most === 0) return [];
  const bar = (count: number): string => '▇'.repeat(Math.ceil((count / Math.max(most, WIDEST)) * WIDEST));
  return counted.map(({ from, sent, answered }) => {
    const day = dayWords(from, owner.zone, now).replace(/ \d{4}$/, '');
    return [`from ${day}`, bar(sent), `${sent} sent`, bar(answered), `${answered} answered`]
      .filter(Boolean)
      .join(' ');
  });
}
