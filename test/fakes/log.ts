import type { Log } from '../../core/assistant/ports.ts';

export type FakeLog = Log & {
  lines: { level: 'info' | 'warn'; event: string; facts: Record<string, unknown> }[];
};

export function fakeLog(): FakeLog {
  const lines: FakeLog['lines'] = [];
  return {
    lines,
    info: (event, facts) => void lines.push({ level: 'info', event, facts }),
    warn: (event, facts) => void lines.push({ level: 'warn', event, facts }),
  };
}
