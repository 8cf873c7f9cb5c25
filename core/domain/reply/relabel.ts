import { folded } from '../folded.ts';
import type { Message } from '../mail/message.ts';
import type { Evidence, ReplyKind, Understanding } from './reply.ts';
import { isHumanAnswer, REPLY_KINDS } from './reply.ts';

/** What an owner may say that a mail is. */
export const RELABEL_KINDS: readonly ReplyKind[] = REPLY_KINDS.filter(isHumanAnswer);

/** Reads a kind as people write it: "wrong person", "Later"; undefined for anything else. */
export const relabelKind = (words: string): ReplyKind | undefined =>
  RELABEL_KINDS.find((kind) => kind === folded(words).replaceAll(' ', '-'));

const OWNER_RULE = 'the owner said so';

/** The owner's own word on what a mail is. */
const ownersWord = ({ evidence = [] }: Pick<Message, 'evidence'>): Evidence | undefined =>
  evidence.find(({ from }) => from === 'owner');

/** The mail as the owner says it is to be taken: a person's, of this kind alone. What the rules had found stays below his word. */
export function relabelled(read: Understanding, kind: ReplyKind, words: string): Understanding {
  const word: Evidence = { kind, from: 'owner', words: words.slice(0, 120), rule: OWNER_RULE };
  const { returnDate: _back, ...rest } = read;
  return {
    ...rest,
    author: 'human',
    primary: kind,
    labels: [kind],
    evidence: [word, ...read.evidence.filter(({ from }) => from !== 'owner')],
    confidence: 1,
  };
}

/**
 * The owner's word that holds for a mail: what he said of this very mail, else of an earlier one in the same thread that
 * said the same. `thread` is what came from the contact, in order of time.
 */
export function keptWord(
  thread: Message[],
  mail: { id: string; n?: number | undefined; text: string },
): Evidence | undefined {
  const same = thread.find(({ id }) => id === mail.id);
  const own = same && ownersWord(same);
  if (own) return own;
  const words = folded(mail.text);
  // An empty mail says nothing, so it says nothing twice.
  if (words === '') return undefined;
  const alike = thread.findLast(
    (m) => m.direction === 'in' && m.n === mail.n && ownersWord(m) && folded(m.text) === words,
  );
  return alike && ownersWord(alike);
}
