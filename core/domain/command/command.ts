import { circleReader } from './command-circles.ts';
import { corrected } from './command-correction.ts';
import { isSignature } from './command-signature.ts';
import { endOfSentence, sentenceOf } from './command-sentence.ts';
import { endOfText, LONGEST_LINE, ownLines, readOne, withText } from './command-text.ts';
import { isDeviceLine, isGreeting, isQuoted, shown, wordsOf } from './command-words.ts';
import type { Cadence } from '../people/cadence.ts';
import type { ContactKind, Knowledge } from '../people/contact.ts';
import type { DigestItem } from '../owner-mail/digest.ts';
import type { Fact } from '../people/facts.ts';
import type { ReferenceWord } from '../people/reference-words.ts';
import type { GoalQuestionKey } from '../goal-questions.ts';
import type { GoalSaid } from '../goal-said.ts';
import type { ColleagueSaid } from './command-colleague.ts';
import type { Day } from '../instant.ts';
import type { ReplyKind } from '../reply/reply.ts';
import { nameBook } from './name-book.ts';

/** What the mail answered, and so what a number, or a line without one, speaks of. */
export type Subject =
  | { at: 'digest'; items: DigestItem[] }
  /** One draft or one notice: its only item is number 1 and needs no number. */
  | { at: 'preview'; item: DigestItem }
  /** One question about one fact: free words are its answer. */
  | { at: 'question'; item: DigestItem; fact: Fact }
  /** One question about the owner's goal: free words are its answer. */
  | { at: 'goal'; key: GoalQuestionKey }
  /** The first mail, which asked "who knows you?": names, one a line. */
  | { at: 'circles' }
  | { at: 'nothing' };

/** What a line of the owner is read against. */
export interface Surroundings {
  /** Today in the owner's zone. */
  today: Day;
  subject: Subject;
  contacts: { id: string; name: string }[];
  /** Public holidays, so that "January" is not New Year's Day. */
  holidays?: Day[];
  /** Companies the owner seeks or knows somebody at. */
  companies?: string[];
  /** The owner's name: alone on a line it is a signature. */
  owner?: string;
}

/** Whom a line speaks of; `item` where he stood in the mail that was answered. */
export interface Target {
  contactId: string;
  item?: DigestItem;
}

/** Somebody the owner told about in one line. */
export interface ToldPerson {
  name: string;
  /** The contact of that name, if there is exactly one. */
  contactId?: string;
  /** Lower case. */
  address?: string;
  kind?: ContactKind;
  knowledge?: Knowledge;
  company?: string;
  role?: string;
  /** Where they met, what they spoke of, what was promised. */
  event?: string;
  topic?: string;
  promise?: string;
  /** What the person wanted to know about the owner: "about my plans". */
  askedYou?: string;
  remembersYou?: 'yes' | 'unsure' | 'no';
  /** What the two share, for their mails. */
  facts?: Partial<Record<Fact, string>>;
  /** What was said of him that fits nowhere else, in the owner's words. */
  note?: string;
}

/** One thing the owner told Goodword to do. A text is bounded and has no control characters but line feeds. */
export type Command =
  /** `yes`: approve the drafts and start the sequences of these items. */
  | { do: 'approve'; items: DigestItem[] }
  | { do: 'skip'; targets: Target[] }
  | { do: 'later'; targets: Target[]; until: Day }
  /** Without `until`: until the owner says otherwise. */
  | { do: 'hold'; targets: Target[]; until?: Day }
  | { do: 'edit'; item: DigestItem; text: string }
  | { do: 'edit subject'; item: DigestItem; subject: string }
  /** The answer to a question about a fact; `fact` is known where the question itself was answered. */
  | { do: 'answer'; item: DigestItem; text: string; fact?: Fact }
  /** What was seen of a person, or what the two share: a memory goes into the first mail to him. */
  | { do: 'note' | 'memory'; target: Target; text: string }
  | { do: 'met'; person: ToldPerson }
  | { do: 'add'; person: ToldPerson }
  | { do: 'done'; items: DigestItem[] }
  | { do: 'trust'; target: Target; trust: number }
  /** The last day one may apply where this person works. */
  | { do: 'closes'; target: Target; day: Day }
  /** How often to write without a favour. */
  | { do: 'keep'; targets: Target[]; cadence: Cadence | 'none' }
  | { do: 'stop'; targets: Target[] }
  /** Whether what is stored of these people stays, or is deleted for ever. */
  | { do: 'retain' | 'forget'; targets: Target[] }
  | { do: 'retain import' | 'forget import'; day: Day }
  | { do: 'restart'; targets: Target[] }
  /** What a person is as a reference, by the owner's own word. */
  | { do: 'reference'; target: Target; word: ReferenceWord }
  /** An employer may call a reference: `employer` says who, about which role. */
  | { do: 'call'; target: Target; employer: string }
  | { do: 'ask'; target: Target; purpose: string }
  | { do: 'next' | 'ask first'; target: Target }
  /** Where the owner works; '': nowhere. */
  | { do: 'employer'; employer: string }
  /** What he is after. */
  | { do: 'goal'; said: GoalSaid }
  /** How it was decided about his promotion, in his words where he said any. */
  | { do: 'decision'; won: boolean; words?: string }
  /** What people of his present employer may know, or are to him. */
  | { do: 'colleague'; targets: Target[]; said: ColleagueSaid }
  /** What the newest answer of these people was. */
  | { do: 'relabel'; targets: Target[]; kind: ReplyKind }
  /** Everything of this owner. Without `until`: until `resume`. */
  | { do: 'pause'; until?: Day }
  | { do: 'resume' }
  /** ISO weekday 1-7 and local time, as in `Owner.digest`. */
  | { do: 'digest'; weekday: number; time?: string }
  /** May others at a company be written to where somebody helps? */
  | { do: 'open' | 'close'; company: string }
  | { do: 'retry'; items: DigestItem[] }
  | { do: 'undo' }
  | { do: 'help' }
  | { do: 'list' }
  | { do: 'references' };

/** Why a line did nothing. */
export type Problem =
  /** `because`: a better reason than unknown words. `closest`: the nearest command or its form; `offered`: a yes does it. */
  | { problem: 'not understood'; because?: string; closest?: string; offered?: true }
  | { problem: 'ambiguous'; candidates: string[] };

/** What became of one line. `line` is as the owner wrote it, at most 200 characters. */
export type Line = { line: string } & ({ command: Command } | Problem);

const MOST_LINES = 100;
const MOST_CORRECTIONS = 10;

/**
 * Reads an owner's mail, quoted history already cut, as commands: one a line, case-free, numbers or names.
 *
 * Greetings, signatures and empty lines are passed over; every other line is either a command or comes back with its
 * problem. Nothing is done by guess: a line counts only if all of it is understood, and a name only if one person has it.
 *
 * The text of `edit` and `answer` runs over the following lines. It ends before an empty line that is followed by a line
 * which is a whole command, at a signature mark (`-- ` or "Sent from my ..."), or at the end of the mail: so a new text may
 * have paragraphs and its own "Best, Nora".
 *
 * What answers a question is its answer, running as far, unless its first line is a command that can be meant there.
 */
export function readCommands(text: string, about: Surroundings): Line[] {
  const scene = { subject: about.subject, names: nameBook(about.contacts) };
  const lines = ownLines(text);
  const read: Line[] = [];
  const inCircle = about.subject.at === 'circles' ? circleReader(scene.names) : undefined;
  let considered = 0;
  let closing = false;
  let corrections = 0;
  let first = true;
  for (let i = 0; i < lines.length; i++) {
    const raw = lines[i] ?? '';
    const words = wordsOf(raw.slice(0, LONGEST_LINE));
    if (isQuoted(raw) || isGreeting(words) || isDeviceLine(words)) continue;
    if (considered++ === MOST_LINES) return [...read, unread(lines.slice(i))];
    // Where names were asked for, a name below a "Thanks!" is one of them.
    closing = isSignature(words, closing && !inCircle, about, scene);
    if (closing) continue;

    const told = inCircle?.(words);
    if (told === 'passed') continue;
    const over = told ? i + 1 : endOfSentence(lines, i, about, scene, first);
    const reading = told ?? readOne(raw, sentenceOf(lines, i, over), about, scene, first);
    i = over - 1;
    first = false;
    if ('opens' in reading) {
      const end = endOfText(lines, i + 1, about, scene);
      read.push({ line: shown(raw), ...withText(reading, [reading.text, ...lines.slice(i + 1, end)]) });
      i = end - 1;
    } else if ('problem' in reading) {
      const better = corrections++ < MOST_CORRECTIONS ? corrected(words, reading, about, scene) : reading;
      read.push({ line: shown(raw), ...better });
    } else {
      read.push({ line: shown(raw), ...reading });
    }
  }
  return read;
}

function unread(lines: string[]): Line {
  return {
    line: shown(lines.find((line) => line.trim() !== '') ?? ''),
    problem: 'not understood',
    because: `I read ${MOST_LINES} lines of a mail; ${lines.length} more begin here`,
  };
}
