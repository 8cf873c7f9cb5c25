import type { Command, Problem } from './command.ts';
import { select } from './command-targets.ts';
import type { Scene } from './command-targets.ts';

/** What an owner says of somebody who works where he works. */
export interface ColleagueSaid {
  /** He may be written to. */
  consent?: boolean;
  /** He knows that the owner looks for another job. */
  knowsOfSearch?: boolean;
  /** He is above the owner's manager, or of HR. */
  reportingLine?: boolean;
}

/** "consent Lotte", "Lotte knows of the search", "Karl is above my manager"; undefined where it is none of these. */
export function readColleague(words: string, scene: Scene): { command: Command } | Problem | undefined {
  for (const { says, said } of FORMS) {
    const match = says.exec(words);
    if (!match?.[1]) continue;
    const chosen = select(match[1], scene, 'anybody');
    if ('problem' in chosen) return chosen;
    const no = match[2] !== undefined && match[2] !== '';
    return { command: { do: 'colleague', targets: chosen.targets, said: no ? turned(said) : said } };
  }
  return undefined;
}

/** Is a line, whoever it speaks of, one of these? */
export const saysColleague = (words: string): boolean => FORMS.some(({ says }) => says.test(words));

const FORMS: { says: RegExp; said: ColleagueSaid }[] = [
  { says: /^consent(?:\s?:|\s)\s?(.{1,200}?)(?:[\s:=]{1,5}yes|[\s:=]{1,5}(no))?$/i, said: { consent: true } },
  {
    says: /^(.{1,80}?) (?:(does not|doesn't|do not|don't) )?knows? (?:of|about|that) (?:the search|my search|i(?:'m| am) (?:looking|searching)(?: around)?)$/i,
    said: { knowsOfSearch: true },
  },
  {
    says: /^(.{1,80}?) is (?:(not) )?(?:above my (?:manager|boss)|in my reporting line|in hr|my skip[ -]level)$/i,
    said: { reportingLine: true },
  },
];

const turned = (said: ColleagueSaid): ColleagueSaid =>
  Object.fromEntries(Object.entries(said).map(([name]) => [name, false]));
