import type { CommandRecord, Commands } from '../../core/assistant/ports.ts';

export type FakeCommands = Commands & { kept: Map<string, CommandRecord> };

export function fakeCommands(): FakeCommands {
  const kept = new Map<string, CommandRecord>();
  return {
    kept,
    async record(command) {
      kept.set(`${command.ownerId}/${command.at}/${command.id}`, structuredClone(command));
    },
    async latest(ownerId, most) {
      const own = [...kept].filter(([, command]) => command.ownerId === ownerId);
      const newestFirst = own.sort(([a], [b]) => (a > b ? -1 : 1)).map(([, command]) => command);
      return structuredClone(newestFirst.slice(0, most));
    },
  };
}
