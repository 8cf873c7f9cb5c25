import type { Ending, Enrollment } from '../enrollment/enrollment.ts';
import type { Instant } from '../instant.ts';
import type { Contact } from '../people/contact.ts';
import { hesitationIn } from '../people/hesitation.ts';
import type { Reference } from '../people/reference.ts';
import type { Owner } from '../owner.ts';
import { firstName } from '../owner.ts';
import type { ReplyKind, Understanding } from '../reply/reply.ts';
import { clip, dayWords } from './short-words.ts';

/** A kind of answer in words: "I took it for a yes". */
export const TAKEN_FOR: Record<ReplyKind, string> = {
  positive: 'a yes',
  question: 'a question',
  meeting: 'a proposal to talk',
  referral: 'a hint to somebody else',
  later: 'not now',
  no: 'a no',
  thanks: 'thanks',
  'wrong-person': 'the wrong person',
  left: 'news that they left',
  stop: 'do not write again',
  unclear: 'not clear to me',
  bounce: 'a returned mail',
  automatic: 'an automatic answer',
  'out-of-office': 'out of office',
};

/** Where the deciding words stood. */
export const PLACES: Record<Understanding['evidence'][number]['from'], string> = {
  text: 'in the text',
  subject: 'in the subject',
  header: 'in a header',
  sender: 'by the sender',
  report: 'in the report',
  owner: 'as you said before',
  model: 'by the model',
};

/** Lines of a stranger's text: cleaned one by one, never more than `most`. */
export function linesOf(text: string, most: number): string[] {
  const lines = text.trim().split(/\r\n|\r|\n/);
  const kept = lines.slice(0, most).map((line) => clip(line, 2000));
  return lines.length > most ? [...kept, `(${lines.length - most} more lines)`] : kept;
}

/** What else the answer holds: people, phones, times, days. */
export function foundIn({ people, phones, times, until }: Understanding): string[] {
  const named = people.map(({ name, address, as }) => {
    const who = [name, address].flatMap((w) => (w === undefined ? [] : clip(w, 80))).join(', ');
    return as === 'moved' ? `New address: ${who}` : `Somebody to write to: ${who} (now among your contacts)`;
  });
  return [
    ...named.slice(0, 5),
    ...(times.length > 0
      ? [
          `Times: ${times
            .slice(0, 5)
            .map((t) => clip(t, 80))
            .join('; ')}`,
        ]
      : []),
    ...(phones.length > 0
      ? [
          `Phone: ${phones
            .slice(0, 3)
            .map((p) => clip(p, 20))
            .join(', ')}`,
        ]
      : []),
    ...(until === undefined ? [] : [`Named day: ${clip(until, 10)}`]),
  ];
}

/** What a language model would take it for, where the rules could not tell; '' where none was asked. */
export function suggestionIn({ primary, evidence }: Understanding): string {
  const hint = evidence.find(({ from }) => from === 'model');
  return primary === 'unclear' && hint ? TAKEN_FOR[hint.kind] : '';
}

export const STOPPED =
  'Nothing is ever sent to this person again, in any sequence. I send no confirmation either.';

/** What happens next, as it stands after the answer was taken. */
export function nextWords(owner: Owner, enrollment: Enrollment | undefined, now: Instant): string {
  if (!enrollment) return 'No mail of yours was open with this person, so nothing changes.';
  const { state } = enrollment;
  switch (state.at) {
    case 'preparing':
    case 'asking':
    case 'drafted':
      return 'Follow-ups have ended. I write the next mail and show it to you; nothing goes without your word.';
    case 'answered': {
      const reminder =
        state.due === undefined ? '' : ` I remind you on ${dayWords(state.due, owner.zone, now)}.`;
      return `Follow-ups have ended; it is your turn.${reminder}`;
    }
    case 'snoozed':
      return `Follow-ups have ended. I bring it back to you on ${dayWords(state.due, owner.zone, now)}.`;
    case 'ended':
      return ENDED[state.why];
    case 'sending':
      return 'A mail was just on its way when this came in; nothing follows it.';
    case 'scheduled':
    case 'waiting':
    case 'closing':
    case 'unknown':
      return 'Nothing has changed.';
  }
}

const OVER = 'This exchange has ended; nothing more goes out by itself.';

const ENDED: Record<Ending, string> = {
  answered: OVER,
  finished: OVER,
  silent: OVER,
  stop: STOPPED,
  no: 'Nothing more is asked of this person for a year. A line of thanks for you to approve comes separately.',
  left: 'The address counts as stale, and nothing more goes there.',
  'wrong-person': 'The address counts as wrong, and nothing more goes there.',
  bounced: 'The address is dead, and nothing more goes there.',
  complained: STOPPED,
  skipped: OVER,
  'owner-stopped': OVER,
  forgotten: OVER,
  refused: OVER,
};

/** Did somebody who was asked to be a reference say no, or a half-hearted yes? */
export function refusedReference(understanding: Understanding, enrollment: Enrollment | undefined): boolean {
  if (!enrollment?.sent.some(({ ask }) => ask === 'reference')) return false;
  return understanding.primary === 'no' || hesitationIn(understanding.newestText) !== undefined;
}

/** A half-hearted yes to being a reference is said at once, and who else may be asked, after a no too. */
export function referenceWords(
  contact: Contact,
  understanding: Understanding,
  enrollment: Enrollment | undefined,
  next: Reference | undefined,
): string[] {
  if (!refusedReference(understanding, enrollment)) return [];
  const words = understanding.primary === 'no' ? undefined : hesitationIn(understanding.newestText);
  const first = clip(contact.greeting ?? firstName(contact.name), 30);
  return [
    ...(words === undefined
      ? []
      : [
          `They hesitate ("${clip(words, 40)}"): I don't list them as a reference. If you know better, send "reference ${first} agreed" to the address below.`,
        ]),
    ...(next === undefined
      ? []
      : [`Next: ${askWords(next, enrollment?.facts.purpose)}, to the address below.`]),
  ];
}

/** The next best reference, and the line that asks for it. */
export function askWords({ contact: { name }, because }: Reference, purpose: string | undefined): string {
  const whatFor = purpose === undefined ? 'the role it is for' : clip(purpose, 80);
  return `${clip(name, 40)} ${because}; send "ask ${clip(name, 40)} to be a reference: ${whatFor}"`;
}
