import { oneLine } from '../../output.ts';

/** What a check found: what is wrong, what that means for the owner, and the next command. */
export type Finding =
  | { name: string; state: 'good' | 'not-checked'; because: string }
  | { name: string; state: 'warning' | 'bad'; wrong: string; meaning: string; next: string };

/** What was looked at, or why nobody could look. */
export type Seen<T> = { at: 'seen'; value: T } | { at: 'hidden'; because: string };

export const good = (name: string, because: string): Finding => ({ name, state: 'good', because });

export const notChecked = (name: string, because: string): Finding => ({
  name,
  state: 'not-checked',
  because,
});

/** Something an owner is hurt by: what is wrong, what it means, what to do. */
export const bad = (name: string, wrong: string, meaning: string, next: string): Finding => ({
  name,
  state: 'bad',
  wrong,
  meaning,
  next,
});

/** Nobody is hurt by it yet. */
export const warning = (name: string, wrong: string, meaning: string, next: string): Finding => ({
  name,
  state: 'warning',
  wrong,
  meaning,
  next,
});

/** Looks, and keeps what stood in the way as words: one thing that cannot be seen hides no other. */
export async function seen<T>(look: () => Promise<T>): Promise<Seen<T>> {
  try {
    return { at: 'seen', value: await look() };
  } catch (error) {
    return { at: 'hidden', because: reasonOf(error) };
  }
}

/** An error of several addresses has an empty message, and the code says what there is to say. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return oneLine([error.name, error.message || code].filter((word) => word !== 'Error').join(': '));
}

/** Findings for a person: what is good in a line each, what is not in a paragraph. */
export function findingWords(findings: Finding[]): string {
  const wide = Math.max(...findings.map(({ name }) => name.length));
  const lines = findings.map((finding) => {
    const head = `${MARKS[finding.state]}  ${finding.name.padEnd(wide)}`;
    if ('because' in finding) return `${head}  ${oneLine(finding.because)}`;
    const under = ' '.repeat(MARKS.good.length + wide + 4);
    return [
      `${head}  ${oneLine(finding.wrong)}`,
      `${under}means: ${oneLine(finding.meaning)}`,
      `${under}next:  ${oneLine(finding.next)}`,
    ].join('\n');
  });
  const count = (state: Finding['state']) => findings.filter((finding) => finding.state === state).length;
  const [wrong, warned, left] = [count('bad'), count('warning'), count('not-checked')];
  const sum =
    wrong > 0
      ? `${wrong} of ${findings.length} checks found something wrong.`
      : `Nothing is wrong${warned > 0 ? `; ${warned} to look at` : ''}.`;
  return [...lines, '', left > 0 ? `${sum} Not checked: ${left}.` : sum].join('\n');
}

const MARKS: Record<Finding['state'], string> = {
  good: 'good   ',
  warning: 'look   ',
  bad: 'WRONG  ',
  'not-checked': '-      ',
};
