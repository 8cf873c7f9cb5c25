/**
 * Whether a domain gives mailboxes to the public. Such domains refuse mail in their name from any other server (DMARC),
 * and their DNS is nobody's but theirs: nobody can send from them through SES.
 */
export const isPublicMailbox = (domain: string): boolean => PUBLIC.test(domain.trim());

const PUBLIC = new RegExp(
  [
    String.raw`(?:^|\.)(?:gmail|googlemail|ymail|rocketmail|icloud|me|mac|msn|protonmail|fastmail)\.com$`,
    String.raw`(?:^|\.)(?:yahoo|outlook|hotmail|live|aol|gmx|zoho)\.[a-z]{2,3}(?:\.[a-z]{2})?$`,
    String.raw`(?:^|\.)(?:proton\.me|pm\.me|web\.de|t-online\.de|mail\.ru)$`,
  ].join('|'),
  'i',
);
