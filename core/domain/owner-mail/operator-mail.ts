import type { Instant } from '../instant.ts';
import type { MailData } from './owner-mail.ts';
import { clip, count, timeWords } from './short-words.ts';

/** What the operator is told after an order of his. */
export type OperatorNews =
  /** `tooLate`: he said resume before somebody pulled it again. */
  | { at: 'stands still'; since: Instant; because: string; owners: number; tooLate: boolean }
  /** `since` and `moved` where it stood still until now. */
  | { at: 'goes'; owners: number; since?: Instant; moved: number }
  | { at: 'not proved'; line: string }
  | { at: 'not understood'; line: string };

/** Of `operator`. What a kind of news does not speak of is ''. */
export function operatorData(news: OperatorNews, now: Instant): MailData {
  const since = 'since' in news && news.since !== undefined ? `${timeWords(news.since, 'UTC', now)} UTC` : '';
  return {
    about: news.at,
    headline: HEADLINES[news.at],
    since,
    because: 'because' in news ? clip(news.because, 200) : '',
    owners: 'owners' in news ? count(news.owners, 'owner') : '',
    moved: 'moved' in news && news.moved > 0 ? count(news.moved, 'mail') : '',
    tooLate: 'tooLate' in news && news.tooLate,
    line: 'line' in news ? clip(news.line, 80) : '',
  };
}

const HEADLINES: Record<OperatorNews['at'], string> = {
  'stands still': 'Everything stands still',
  goes: 'Mail goes',
  'not proved': 'Somebody gave an order in your name',
  'not understood': 'I found no order in your mail',
};
