// Whether a regular expression can be made to go back without end: by proof where a repeat has no bound, by attack where it has.
import { analyse } from 'scslre';
import { piecesOf } from './attack-strings.ts';

/** Milliseconds an expression may take for 8 KB: a reader asks dozens of them, and has 50 ms for 100 KB. */
const MOST_MS = 20;
const LENGTH = 8 * 1024;
/** What is this fast for a quarter of the length is safe for all of it, unless it grows by more than the cube. */
const FAST_MS = 0.25;
/** An expression that is slow this early would take years for a mail. */
const SHORT = 600;
const MOST_MS_SHORT = 6;
const LENGTHS = [16, 24, 36, 54, 80, 120, 180, 270, 540, LENGTH / 4, LENGTH];

export interface Attack {
  /** What to write, and how often. */
  piece: string;
  times: number;
  because: string;
}

/** An attack on the expression, or undefined where it is safe. */
export function attackOn(expression: RegExp): Attack | undefined {
  return provenAttack(expression) ?? measuredAttack(expression);
}

/** Two repeats without a bound that trade characters: polynomial or worse, whatever a short measurement says. */
function provenAttack({ source, flags }: RegExp): Attack | undefined {
  const { reports } = analyse({ source, flags }, { reportTypes: { Trade: true, Self: true, Move: false } });
  const [report] = reports;
  if (!report) return undefined;
  const piece = /^\/\[?(\\.|.)/su.exec(String(report.character.literal))?.[1] ?? 'a';
  return {
    piece: piece === '\\s' || piece === '\\t' ? ' ' : piece,
    times: 20_000,
    because: `two repeats without a bound take ${report.character.literal.source} from each other${report.exponential ? ', exponentially' : ''}`,
  };
}

function measuredAttack(expression: RegExp): Attack | undefined {
  // Each use has its own place to go on from.
  const flags = expression.flags.replace(/[gy]/g, '');
  const own = new RegExp(expression.source, flags);
  for (const piece of piecesOf(expression)) {
    for (const length of LENGTHS) {
      const times = Math.ceil(length / piece.length);
      const most = length < SHORT ? MOST_MS_SHORT : MOST_MS;
      const text = `${piece.repeat(times)}\u0000\n!`;
      const ms = fastest(own, text, most);
      if (ms > most)
        return { piece, times, because: `it takes ${ms.toFixed(0)} ms for ${text.length} characters` };
      if (length === LENGTH / 4 && ms < FAST_MS) break;
    }
  }
  return undefined;
}

/** Milliseconds; where they are too many, the best of seven by the processor's clock: a busy machine is not the expression's fault. */
function fastest(expression: RegExp, text: string, most: number): number {
  const begun = performance.now();
  expression.test(text);
  let best = performance.now() - begun;
  for (let time = 0; time < 7 && best > most; time++) {
    const before = process.cpuUsage();
    expression.test(text);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
