import type { Message } from '../mail/message.ts';
import type { Understanding } from './reply.ts';
import { isHumanAnswer } from './reply.ts';

/** What is kept of a reading with its message; the words themselves are the message's text. */
export const keptReading = ({
  primary,
  labels,
  evidence,
  newestText: _text,
  ...facts
}: Understanding): Required<Pick<Message, 'kind' | 'labels' | 'evidence' | 'facts'>> => ({
  ...{ kind: primary, labels, evidence, facts },
});

/** What a stored mail was taken for, with every fact it told; undefined where nobody has read it. */
export function understandingOf(message: Message): Understanding | undefined {
  const { kind, labels = [], evidence = [], facts, text } = message;
  if (kind === undefined) return undefined;
  const known = facts ?? {
    author: isHumanAnswer(kind) ? ('human' as const) : ('other' as const),
    ...{
      confidence: 1,
      invited: false,
      bounced: [],
      bouncedMessageIds: [],
      people: [],
      phones: [],
      times: [],
    },
  };
  return { ...known, primary: kind, labels, evidence, newestText: text };
}
