import { LineCounter, isNode, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type * as z from 'zod/mini';
import { FACTS } from '../people/facts.ts';
import type { Sequence } from './sequence.ts';
import { sequenceSchema } from './sequence-schema.ts';
import { lintSequence } from './sequence-rules.ts';

/** What is wrong in a file, where, and what to do. */
export interface FileProblem {
  file: string;
  line: number;
  /** "steps.2.wait"; empty for the whole file. */
  field: string;
  words: string;
  remedy: string;
}

export type ReadSequence = { at: 'read'; sequence: Sequence } | { at: 'wrong'; problems: FileProblem[] };

/** Far above any real sequence; bounds what a hostile file can cost. */
const MOST_CHARACTERS = 64 * 1024;

/** Reads a sequence.yaml. `name` is its folder, `file` what its problems are reported under. */
export function readSequence(name: string, yaml: string, file: string): ReadSequence {
  if (yaml.length > MOST_CHARACTERS)
    return wrong([
      { file, line: 1, field: '', words: 'it is longer than 64 KiB', remedy: 'write a shorter one' },
    ]);
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  const problem = (
    path: readonly PropertyKey[],
    { words, remedy }: Pick<FileProblem, 'words' | 'remedy'>,
  ): FileProblem => ({ file, line: lineOf(path, document, lines), field: path.join('.'), words, remedy });
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ linePos, message }) => ({
      file,
      line: linePos?.[0].line ?? 1,
      field: '',
      words: message.split('\n')[0] ?? '',
      remedy: 'mend the YAML there',
    }));
    return wrong(problems);
  }
  const parsed = sequenceSchema().safeParse(valueOf(document));
  if (!parsed.success)
    return wrong(parsed.error.issues.map((issue) => problem(issue.path, explained(issue))));
  const sequence = { name, ...parsed.data };
  const faults = lintSequence(sequence);
  if (faults.length > 0) return wrong(faults.map((fault) => problem(fault.path, fault)));
  return { at: 'read', sequence };
}

/** One line for each problem: `reconnect/sequence.yaml:12: steps.1.wait: 1 is out of range; write a number from 0 to 60`. */
export function problemLine({ file, line, field, words, remedy }: FileProblem): string {
  return `${file}:${line}: ${field === '' ? '' : `${field}: `}${words}; ${remedy}`;
}

const wrong = (problems: FileProblem[]): ReadSequence => ({ at: 'wrong', problems });

function valueOf(document: Document): unknown {
  try {
    // Aliases are how a small file becomes a huge one, and no sequence needs them: with one in it there is no value.
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    return 'a file with YAML aliases';
  }
}

function lineOf(path: readonly PropertyKey[], document: Document, lines: LineCounter): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

type Issue = z.core.$ZodIssue;

function explained(issue: Issue): { words: string; remedy: string } {
  switch (issue.code) {
    case 'unrecognized_keys':
      return {
        words: `there is no field ${issue.keys.join(', ')}`,
        remedy: 'correct its name or take it out',
      };
    case 'invalid_type':
      return {
        words: `this must be ${issue.expected === 'int' ? 'a whole number' : `of type ${issue.expected}`}`,
        remedy: 'write it as the other sequences do (no aliases)',
      };
    case 'invalid_value':
      return { words: 'it may not be this', remedy: `write one of ${issue.values.map(String).join(', ')}` };
    case 'custom':
      return { words: 'this is no fact', remedy: `write one of ${Object.keys(FACTS).join(', ')}` };
    case 'too_small':
      return { words: 'this is too little', remedy: `write at least ${issue.minimum}` };
    case 'too_big':
      return { words: 'this is too much', remedy: `write at most ${issue.maximum}` };
    case 'invalid_element':
    case 'invalid_format':
    case 'invalid_key':
    case 'invalid_union':
    case 'not_multiple_of':
      return { words: 'this cannot be read', remedy: 'write it as the other sequences do' };
  }
}
