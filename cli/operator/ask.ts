import { createInterface, type Interface } from 'node:readline';
import type { Desk } from '../desk.ts';
import { Refused } from '../exit.ts';

/** Questions to the person at the terminal, or to the lines a program pipes in. */
export interface Ask {
  /** Whether anybody can be asked at all. */
  able: boolean;
  /** Whether everything was agreed to beforehand. */
  agreed: boolean;
  text(question: string, fallback?: string): Promise<string>;
  yes(question: string): Promise<boolean>;
  close(): void;
}

/** With --yes or --json nobody is asked: a yes is then a matter of its own option. */
export function askOf(desk: Desk, options: { yes?: boolean }): Ask {
  const able = options.yes !== true && desk.options.json !== true;
  let open: { lines: AsyncIterator<string>; from: Interface } | undefined;
  const line = async (question: string): Promise<string> => {
    if (!able) throw new Refused(`this needs an answer: ${question}`);
    if (!open) {
      const from = createInterface({ input: process.stdin });
      open = { lines: from[Symbol.asyncIterator](), from };
    }
    await desk.say(question);
    const next = await open.lines.next();
    if (next.done) throw new Refused(`nobody answered: ${question} Say it with an option, or --yes`);
    return next.value.trim();
  };
  return {
    able,
    agreed: options.yes === true,
    text: async (question, fallback) => {
      for (;;) {
        const said = await line(fallback === undefined ? question : `${question} [${fallback}]`);
        if (said !== '') return said;
        if (fallback !== undefined) return fallback;
      }
    },
    yes: async (question) => {
      if (!able) return false;
      return /^y(?:es)?$/i.test(await line(`${question} (yes/no)`));
    },
    close: () => open?.from.close(),
  };
}
