/** Every way a verb may be said. */
export const VERBS = {
  approve: [
    'yes',
    'yes send it',
    'yes go ahead',
    'y',
    'yep',
    'yeah',
    'ok',
    'okay',
    'send',
    'send it',
    'go',
    'go ahead',
    'approve',
    'approved',
  ],
  skip: ['no', 'n', 'nope', 'skip', 'not this one', "don't send", 'do not send'],
  later: ['later', 'snooze', 'postpone', 'not now'],
  hold: ['hold', 'wait'],
  done: ['done'],
  stop: ['stop'],
  relabel: ['relabel'],
  restart: ['restart', 'start again'],
  retry: ['retry', 'try again', 'send again', 'resend'],
  trust: ['trust'],
  keep: ['keep', 'keep in touch with'],
  forget: ['forget'],
  reference: ['reference'],
  references: ['references', 'list references'],
  ask: ['ask'],
  call: ['call'],
  next: ['next'],
  edit: ['edit'],
  answer: ['answer'],
  note: ['note'],
  memory: ['memory'],
  met: [
    'met',
    'saw',
    'met with',
    'called',
    'talked to',
    'talked with',
    'spoke to',
    'spoke with',
    'had coffee with',
    'had lunch with',
    'had a call with',
  ],
  add: ['add'],
  open: ['open'],
  close: ['close'],
  closes: ['closes'],
  pause: ['pause'],
  resume: ['resume', 'unpause'],
  digest: ['digest'],
  undo: ['undo', 'undo that'],
  help: ['help', '?'],
  list: ['list', 'list all', 'more'],
} as const satisfies Record<string, readonly string[]>;

export type Verb = keyof typeof VERBS;

const SAID = new Map<string, Verb>();
for (const verb of Object.keys(VERBS))
  if (isVerb(verb)) for (const words of VERBS[verb]) SAID.set(words, verb);
function isVerb(word: string): word is Verb {
  return Object.hasOwn(VERBS, word);
}

/** Verbs that may follow whom they speak of: "1 yes", "Ben later March". */
const TRAILING = new Set<Verb>(['approve', 'skip', 'later', 'hold', 'done', 'stop', 'retry', 'restart']);
/** Verbs that are names as well, of people who must stay within reach of "Memory yes". */
const ONLY_WITH_COLON = new Set<Verb>(['memory']);
const LONGEST_VERB = 4;
const FARTHEST_VERB = 24;

/** The verb of a line: at its beginning, or after whom it speaks of. */
export function findVerb(words: string): { verb: Verb; before: string; after: string } | undefined {
  const tokens = words.split(' ');
  const last = Math.min(tokens.length, FARTHEST_VERB);
  for (let start = 0; start < last; start++) {
    for (let count = LONGEST_VERB; count > 0; count--) {
      const said = tokens.slice(start, start + count).join(' ');
      const verb = SAID.get(said.toLowerCase().replace(/[,:]/g, ''));
      if (!verb || start + count > tokens.length || (start > 0 && !TRAILING.has(verb))) continue;
      if (ONLY_WITH_COLON.has(verb) && !words.includes(':')) continue;
      // A colon after the verb belongs to what follows: "note: met her boss".
      const colon = said.endsWith(':') ? ': ' : '';
      const after = `${colon}${tokens.slice(start + count).join(' ')}`.trim();
      return { verb, before: tokens.slice(0, start).join(' '), after };
    }
  }
  return undefined;
}
