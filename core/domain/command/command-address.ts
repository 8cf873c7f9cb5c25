import { addressesIn } from '../reply/people-named.ts';
import type { Line } from './command.ts';
import { shown } from './command-words.ts';

/** What may stand around an address that answers the question for it: "it's raj@helio.example". */
const MOST_WORDS = 6;

/**
 * The owner's answer to "which address has Raj?": the first line that has words, where all it says is one address. Anything
 * else is read like every other mail of his.
 */
export function addressAnswer(text: string, person: { id: string; name: string }): Line | undefined {
  const line = text.split(/\r?\n/).find((one) => /[\p{L}\p{N}]/u.test(one));
  if (line === undefined || /^\s{0,9}(?:>|add\b)/i.test(line)) return undefined;
  const [found, ...more] = addressesIn(line.slice(0, 400));
  if (!found || more.length > 0) return undefined;
  const around = `${line.slice(0, found.at)} ${line.slice(found.end)}`.match(/\p{L}+/gu) ?? [];
  if (around.length > MOST_WORDS) return undefined;
  const { address } = found;
  return {
    line: shown(line),
    command: { do: 'add', person: { name: person.name, contactId: person.id, address } },
  };
}
