/** What a `notice` may tell; its words are in templates/owner/notice.hbs. */
export const NOTICES = [
  'bounced',
  'not-delivered',
  'complained',
  'stopped',
  'unknown-send',
  'restored',
  'refused',
  'not-written',
  'answer-waits',
  'later-came',
  'stranger',
  'address-missing',
  'unmatched',
  'unreadable',
] as const;
export type Notice = (typeof NOTICES)[number];

/** Subjects of notices. */
export const HEADLINES: Record<Notice, (first: string) => string> = {
  bounced: (first) => `The address of ${first} is dead`,
  'not-delivered': (first) => `A mail to ${first} was not delivered`,
  complained: (first) => `${first} marked your mail as spam`,
  stopped: (first) => `${first} asked not to be written to`,
  'unknown-send': (first) => `Did the mail to ${first} go out?`,
  restored: () => 'My notes were put back: what I have to ask you',
  refused: (first) => `The mail to ${first} was refused`,
  'not-written': (first) => `It is your turn with ${first}`,
  'answer-waits': (first) => `${first} still waits for your answer`,
  'later-came': (first) => `${first} said later; now it is later`,
  stranger: () => 'Somebody tried to steer in your name',
  'address-missing': (first) => `One question: the address of ${first}`,
  unmatched: () => 'A mail I could not place',
  unreadable: () => 'A mail I could not read',
};
