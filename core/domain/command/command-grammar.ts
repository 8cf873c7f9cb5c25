import type { Command, Problem, Surroundings, Target } from './command.ts';
import { readAdd, readMet } from './command-people.ts';
import { readAsk, readCall, readNext, readReference } from './command-references.ts';
import { select } from './command-targets.ts';
import type { Scene } from './command-targets.ts';
import { until, untilDay } from './command-until.ts';
import { readCloses } from './command-closes.ts';
import { readCompany } from './command-company.ts';
import { readForget, readKeep } from './command-keep.ts';
import { readRelabel } from './command-relabel.ts';
import { readGoal } from './command-goal.ts';
import { findVerb } from './command-verbs.ts';
import type { DigestItem } from '../owner-mail/digest.ts';

/** What one line says: a command, the beginning of a text that may run on, or a problem. */
export type Reading = { command: Command } | { opens: 'edit' | 'answer'; item: DigestItem } | Problem;

/** Reads one cleaned line; all of it must be understood. */
export function readLine(words: string, about: Surroundings, scene: Scene): Reading {
  const ofHimself = readGoal(words, about, scene);
  if (ofHimself) return ofHimself;
  const spoken = findVerb(words);
  if (!spoken) return { problem: 'not understood' };
  const { verb, before, after } = spoken;
  switch (verb) {
    case 'approve':
      return approve(whom(before, after), scene);
    case 'done':
    case 'retry':
      return onItems(verb, whom(before, after), scene);
    case 'skip':
    case 'stop':
    case 'restart':
      return onPeople(verb, whom(before, after), scene);
    case 'later':
    case 'hold':
      return until(verb, before, after, about, scene);
    case 'relabel':
      return readRelabel(after, scene);
    case 'reference':
      return readReference(after, scene);
    case 'ask':
      return readAsk(after, scene);
    case 'call':
      return readCall(after, scene);
    case 'next':
      return readNext(after, scene);
    case 'trust':
      return trust(after, scene);
    case 'keep':
      return readKeep(after, scene);
    case 'forget':
      return readForget(after, scene);
    case 'edit':
    case 'answer':
      return opening(verb, after, words, scene);
    case 'note':
    case 'memory':
      return told(verb, after, scene);
    case 'met':
      return readMet(after, scene.names);
    case 'add':
      return readAdd(after, scene.names);
    case 'open':
    case 'close':
      return readCompany(verb, after, about);
    case 'closes':
      return readCloses(after, about, scene);
    case 'pause':
      return pause(after, about);
    case 'digest':
      return digestDay(after);
    case 'resume':
      return meansAll(after) ?? (after === '' ? { command: { do: verb } } : { problem: 'not understood' });
    case 'undo':
    case 'help':
    case 'list':
    case 'references':
      return after === '' ? { command: { do: verb } } : { problem: 'not understood' };
  }
}

/** Whom a line speaks of stands on one side of the verb; only "all yes except 2" has it on both. "1 yes 2" is nothing. */
function whom(before: string, after: string): string {
  if (before === '' || after === '') return `${before}${after}`.replace(/^:/, '').trim();
  return /^(?:except|but|not)\b/i.test(after) ? `${before} ${after}` : `${before} / ${after}`;
}

/** "all yes" means all that wait for a yes; a number that does not is said back. */
function approve(words: string, scene: Scene): Reading {
  const reading = onItems('approve', words, scene);
  if (!('command' in reading) || reading.command.do !== 'approve') return reading;
  const { items } = reading.command;
  const open = items.filter((item) => item.fingerprint !== undefined || item.sequence !== undefined);
  const shut = items.find((item) => !open.includes(item));
  const all = /\b(?:all|everything|both)\b/i.test(words);
  if (open.length === 0 || (shut && !all))
    return { problem: 'not understood', because: `nothing in ${shut?.number ?? 'it'} waits for a yes` };
  return { command: { do: 'approve', items: open } };
}

function onItems(verb: 'approve' | 'done' | 'retry', words: string, scene: Scene): Reading {
  const chosen = select(words, scene, 'mail');
  if ('problem' in chosen) return chosen;
  const items = chosen.targets.flatMap(({ item }) => item ?? []);
  return { command: { do: verb, items } };
}

function onPeople(verb: 'skip' | 'stop' | 'restart', words: string, scene: Scene): Reading {
  // "stop all" would silence a whole network by one slip.
  if (verb === 'stop' && /^(?:all|everything|both)\b/i.test(words))
    return {
      problem: 'not understood',
      because: '"stop" is said of one person after another',
      // Of "stop all mails to Ben" it would be far too much.
      ...(!words.includes(' ') && { closest: 'pause' }),
    };
  const chosen = select(words, scene, 'anybody');
  return 'problem' in chosen ? chosen : { command: { do: verb, targets: chosen.targets } };
}

/** Said of everybody, it would stop or start other people's mails. */
function meansAll(after: string): Reading | undefined {
  if (!/^(?:all|everything|everybody)\b/i.test(after)) return undefined;
  const because =
    '"all" is for whoever runs Goodword, in a mail of its own to the assistant; your own mails stand still with "pause" and go again with "resume"';
  return { problem: 'not understood', because };
}

function pause(after: string, about: Surroundings): Reading {
  const all = meansAll(after);
  if (all) return all;
  const day = untilDay(after, about);
  if ('problem' in day) return day;
  return { command: { do: 'pause', ...(day.until !== undefined && { until: day.until }) } };
}

function trust(after: string, scene: Scene): Reading {
  const match =
    /^(.{0,300}?)(?:\s{0,20}[=:]\s{0,20}|\s{1,20}|^)(?:(?:is|to)\s{1,20})?([0-5])(?:\s?\/\s?5)?$/i.exec(
      after,
    );
  if (!match)
    return { problem: 'not understood', because: 'trust is a number from 0 to 5', closest: 'trust 2 = 5' };
  const chosen = select(match[1] ?? '', scene, 'anybody');
  return single(chosen, (target) => ({ command: { do: 'trust', target, trust: Number(match[2]) } }));
}

function single(chosen: ReturnType<typeof select>, then: (target: Target) => Reading): Reading {
  if ('problem' in chosen) return chosen;
  const [target] = chosen.targets;
  return target && chosen.targets.length === 1
    ? then(target)
    : { problem: 'not understood', because: 'say one person' };
}

function told(verb: 'note' | 'memory', after: string, scene: Scene): Reading {
  const cut = /^(.{0,300}?)(?::| - )\s{0,20}(\S.*)$/.exec(after);
  if (!cut) return { problem: 'not understood', because: `a ${verb} is a name, a colon and the words` };
  const text = cut[2] ?? '';
  return single(select(cut[1] ?? '', scene, 'anybody'), (target) => ({
    command: { do: verb, target, text },
  }));
}

/** "edit 1: ..." and "answer 2: ..." open a text; "edit 1 subject: ..." is complete. */
function opening(verb: 'edit' | 'answer', after: string, words: string, scene: Scene): Reading {
  const colon = after.indexOf(':');
  if (colon < 0)
    return { problem: 'not understood', because: `after "${verb}" comes a colon and the new words` };
  const head = after.slice(0, colon).trim();
  const subject = verb === 'edit' && /(?:^|\s)subject$/i.test(head);
  const chosen = select(subject ? head.replace(/\s{0,20}subject$/i, '') : head, scene, 'mail');
  return single(chosen, ({ item }) => {
    if (!item) return { problem: 'not understood', because: 'say which number' };
    if (!subject) return { opens: verb, item };
    const line = words.slice(words.indexOf(':') + 1).trim();
    if (line === '') return { problem: 'not understood', because: 'the new subject is missing' };
    return { command: { do: 'edit subject', item, subject: line } };
  });
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** "digest on Sunday at 18:00". */
function digestDay(after: string): Reading {
  const match = /^(?:on )?([a-z]{6,9}?)s?(?: (?:at )?(\d{1,2})(?::(\d{2}))? ?(am|pm)?)?$/i.exec(after);
  const weekday = WEEKDAYS.indexOf(match?.[1]?.toLowerCase() ?? '') + 1;
  const wrong = { problem: 'not understood', closest: 'digest on Sunday at 18:00' } as const;
  if (!match || weekday === 0) return wrong;
  const [, , hours, minutes = '00', half] = match;
  if (hours === undefined) return { command: { do: 'digest', weekday } };
  if (half === undefined && match[3] === undefined) return wrong;
  const hour =
    half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59 || (half !== undefined && (Number(hours) > 12 || Number(hours) < 1)))
    return wrong;
  return { command: { do: 'digest', weekday, time: `${String(hour).padStart(2, '0')}:${minutes}` } };
}
