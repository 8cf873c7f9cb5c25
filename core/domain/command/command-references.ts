import type { Command, Problem, Target } from './command.ts';
import { select } from './command-targets.ts';
import type { Scene } from './command-targets.ts';
import { REFERENCE_WORDS } from '../people/reference-words.ts';

type Reading = { command: Command } | Problem;

/** Reads what follows `reference`: "Ben agreed", "1 declined", "Ben: given". */
export function readReference(words: string, scene: Scene): Reading {
  const last = words.split(' ').at(-1)?.toLowerCase();
  const word = REFERENCE_WORDS.find((one) => one === last);
  if (!word)
    return {
      problem: 'not understood',
      because: `after "reference" comes a name and ${REFERENCE_WORDS.join(', ')}`,
      closest: 'reference Ben agreed',
    };
  const whom = words
    .slice(0, -word.length)
    .replace(/\s{0,20}(?:[=:]|\b(?:has|is))?\s{0,20}$/i, '')
    .trim();
  const target = onePerson(whom, scene);
  return 'problem' in target ? target : { command: { do: 'reference', target, word } };
}

/** Reads what follows `ask`: "Ben to be a reference: the data engineer role at Helio", or "Ben at once". */
export function readAsk(words: string, scene: Scene): Reading {
  const first = FIRST.exec(words);
  if (first) {
    const target = onePerson(first[1] ?? '', scene);
    return 'problem' in target ? target : { command: { do: 'ask first', target } };
  }
  const told = aboutOne(words, scene, ASK);
  return 'problem' in told ? told : { command: { do: 'ask', target: told.target, purpose: told.rest } };
}

/** Reads what follows `call`: "Ben: Helio, about the data engineer role". */
export function readCall(words: string, scene: Scene): Reading {
  const told = aboutOne(words, scene, CALL);
  return 'problem' in told ? told : { command: { do: 'call', target: told.target, employer: told.rest } };
}

/** What a line about one person must look like: the person, then the rest. */
interface Form {
  cut: RegExp;
  because: string;
  closest: string;
}

const FIRST = /^(.{0,300}?)\b(?:at once|right away|without (?:a|the) first question)$/i;

const ASK: Form = {
  cut: /^(.{1,300}?)\s{1,20}(?:to be|for)\s{1,20}(?:a|my)\s{1,20}reference\s{0,20}:\s{0,20}(\S.*)$/i,
  because: 'after "ask" comes a name, then "at once", or "to be a reference", a colon and what for',
  closest: 'ask Ben to be a reference: the data engineer role at Helio',
};

const CALL: Form = {
  cut: /^(.{1,300}?)(?::| - )\s{0,20}(\S.*)$/,
  because: 'after "call" comes a name, a colon and who may call about which role',
  closest: 'call Ben: Helio, about the data engineer role',
};

function aboutOne(
  words: string,
  scene: Scene,
  { cut, because, closest }: Form,
): { target: Target; rest: string } | Problem {
  const [whole, name = '', rest = ''] = cut.exec(words) ?? [];
  if (whole === undefined) return { problem: 'not understood', because, closest };
  const target = onePerson(name, scene);
  return 'problem' in target ? target : { target, rest: rest.slice(0, 300) };
}

/** Reads what follows `next`: one name or number. */
export function readNext(words: string, scene: Scene): Reading {
  const target = onePerson(words, scene);
  return 'problem' in target ? target : { command: { do: 'next', target } };
}

function onePerson(words: string, scene: Scene) {
  const chosen = select(words, scene, 'anybody');
  if ('problem' in chosen) return chosen;
  const [target, ...others] = chosen.targets;
  return target && others.length === 0
    ? target
    : ({ problem: 'not understood', because: 'say one person' } as const);
}
