import { readCommands } from '../domain/command/command.ts';
import { hasLabel } from '../domain/command/command-goal.ts';
import { dayOf } from '../domain/instant.ts';
import type { Owner } from '../domain/owner.ts';
import type { Arrival } from './take-mail.ts';

/**
 * The lines that a refused request asks for, "path: ..." and "manager knows: yes", are never words to the person, though
 * what is answered would be passed on to him.
 */
export function isForRequest(text: string, { arrival, owner }: { arrival: Arrival; owner: Owner }): boolean {
  const lines = readCommands(text, {
    today: dayOf(arrival.receivedAt, owner.zone),
    subject: { at: 'nothing' },
    contacts: [],
    owner: owner.name,
  });
  return (
    lines.length > 0 &&
    lines.every((line) => {
      if ('problem' in line || line.command.do !== 'goal' || !hasLabel(line.line)) return false;
      const { path, managerKnows } = line.command.said;
      return path !== undefined || managerKnows !== undefined;
    })
  );
}
