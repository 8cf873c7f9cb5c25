import { createInterface, type Interface } from 'node:readline';
import type { Desk } from '../desk.ts';
import { Refused } from '../exit.ts';

/** Questions to the person at the terminal, or to the lines a program pipes in. */
export interface Ask {
  /** Whether anybody can be asked at all. */
  able: boolean;
  text(question: string, fallback?: string): Promise<string>;
  yes(question: string): Promise<boolean>;
  /** A yes, given now or beforehand with --yes. */
  agrees(question: string): Promise<boolean>;
  /** Goes on only after such a yes. */
  must(question: string): Promise<void>;
  close(): void;
}

/** With --yes or --json nobody is asked: a yes is then a matter of its own option. */
export function askOf(desk: Desk, options: { yes?: boolean }): Ask {
  const able = options.yes !== true && desk.options.json !== true;
  let open: { lines: AsyncIterator<string>; from: Interface } | undefined;
  const line = async (question: string): Promise<string> => {
    if (!able) throw new Refused(`this needs an answer: ${question}`);
    if (!open) {
      const from = createInterface({ input: desk.paper.answers ?? process.stdin });
      open = { lines: from[Symbol.asyncIterator](), from };
    }
    await desk.say(question);
    const next = await open.lines.next();
    if (next.done) throw new Refused(`nobody answered: ${question} Say it with an option, or --yes`);
    return next.value.trim();
  };
  const yes = async (question: string): Promise<boolean> =>
    able && /^y(?:es)?$/i.test(await line(`${question} (yes/no)`));
  return {
    able,
    agrees: async (question) => options.yes === true || yes(question),
    async must(question) {
      if (options.yes === true) return;
      if (!able) throw new Refused(`${question} Say so with --yes`);
      if (!(await yes(question))) throw new Refused('nothing was done, as you said');
    },
    text: async (question, fallback) => {
      for (;;) {
        const said = await line(fallback === undefined ? question : `${question} [${fallback}]`);
        if (said !== '') return said;
        if (fallback !== undefined) return fallback;
      }
    },
    yes,
    close: () => open?.from.close(),
  };
}
