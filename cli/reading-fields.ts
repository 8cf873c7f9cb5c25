import type { Understanding } from '../core/domain/reply/reply.ts';

/** What a mail was taken for and every fact in it, under the same names in `classify` and in `explain`. */
export const readingFields = (u: Understanding) => ({
  label: u.author,
  primary: u.primary,
  labels: u.labels,
  confidence: u.confidence,
  evidence: u.evidence,
  newestText: u.newestText,
  returnDate: u.returnDate ?? null,
  until: u.until ?? null,
  invited: u.invited,
  bounce: u.bounced,
  people: u.people,
  phones: u.phones,
  times: u.times,
});
