import type { MailData } from './owner-mail.ts';
import { firstName, type Owner } from '../owner.ts';
import { clean, clip } from './short-words.ts';

/** Of `welcome`: the first mail to a new owner. */
export const welcomeData = ({ owner }: { owner: Owner }): MailData => ({
  first: clip(firstName(owner.name), 40),
  from: clean(owner.sendingAddress),
  field: clip(owner.goal.field, 60),
  weekday: WEEKDAYS[owner.digest.weekday - 1] ?? '',
  time: owner.digest.time,
  promotion: owner.goal.kind === 'promotion',
  asksEmployer: owner.employer === undefined,
});

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
