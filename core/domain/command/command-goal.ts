import type { Surroundings } from './command.ts';
import { readColleague, saysColleague } from './command-colleague.ts';
import { select } from './command-targets.ts';
import type { Scene } from './command-targets.ts';
import { untilDay } from './command-until.ts';
import type { GoalKind } from '../goal.ts';
import type { GoalSaid } from '../goal-said.ts';
import { flag, goal, list, listed, type Read, type Reading, text, wrong } from './command-goal-values.ts';

/**
 * Reads what the owner says of himself: where he works, what he is after, and who of his colleagues may know. Undefined where
 * a line begins with none of these words. A label needs its colon; only a few sentences go without.
 */
export function readGoal(words: string, about: Surroundings, scene: Scene): Reading | undefined {
  for (const { says, read } of FORMS) {
    const match = says.exec(words);
    if (match) return read((match[1] ?? '').trim(), about, scene);
  }
  return readColleague(words, scene);
}

/** Does a line begin as something the owner says of himself or of a colleague? */
export const saysGoal = (words: string): boolean =>
  FORMS.some(({ says }) => says.test(words)) || saysColleague(words);

/** Labels whose words may run over the end of a line. */
export const RUNS_ON =
  /^(?:my )?(?:path|titles?|companies|decided by|who decides|criteria|results?|degree|places?)\s?[:=]/i;

/** "path: ...", a label with its colon. */
export const hasLabel = (words: string): boolean => /^[\p{L} ]{3,30}[:=]/u.test(words);

/** A sentence, not a label or a command: in a longer text it is part of that text. */
export const isSentence = (words: string): boolean =>
  !hasLabel(words) &&
  (/^(?:i|my|the)\b/i.test(words) || (saysColleague(words) && !/^consent\b/i.test(words)));

function employer(rest: string): Reading {
  if (/^(?:none|nobody|no ?one|nothing|no|n\/a|-|myself)$/i.test(rest))
    return { command: { do: 'employer', employer: '' } };
  const name = rest
    .replace(/\s{1,5}(?:as (?:an?|the) .{1,80}|now|at present|currently|at the moment)$/i, '')
    .trim();
  if (
    /^(?:home|night|weekends?)\b/i.test(name) ||
    !/[\p{L}\p{N}]/u.test(name) ||
    name.length > 120 ||
    name.split(' ').length > 8
  )
    return wrong('say the name of the company, and no more', 'employer: Globex');
  return { command: { do: 'employer', employer: name } };
}

const KINDS: [RegExp, GoalKind][] = [
  [/^(?:an? )?promotion\b/i, 'promotion'],
  [/^(?:an? )?(?:career[ -]change|new (?:job|career))\b/i, 'career-change'],
  [/^(?:(?:my|an?) )?first[ -]job\b/i, 'first-job'],
];

function kind(rest: string): Reading {
  const [says, meant] = KINDS.find(([one]) => one.test(rest)) ?? [];
  if (!says || !meant)
    return wrong(
      'a goal is a promotion, a career change or a first job',
      'goal career change: data engineering',
    );
  const field = rest
    .replace(says, '')
    .replace(/^\s{0,5}(?:[:,=-]|\b(?:in|into|to)\b)\s{0,5}/i, '')
    .trim();
  if (field.length > 100) return wrong('the field is a few words', 'goal career change: data engineering');
  return goal({ kind: meant, ...(field !== '' && { field }) });
}

function company(rest: string): Reading {
  const example = 'company: Helio, motivation 3, posting 2';
  const [name = '', ...parts] = rest.split(/\s{0,5}[,;]\s{0,5}/);
  const said: NonNullable<GoalSaid['company']> = { name };
  for (const part of parts) {
    const mark = /^(motivation|posting)\s{0,5}[:=]?\s{0,5}([0-3])$/i.exec(part);
    if (mark) said[mark[1]?.toLowerCase() === 'posting' ? 'posting' : 'motivation'] = Number(mark[2]);
    else if (/^(?:remove|none|off|no)$/i.test(part)) said.gone = true;
    // "Acme, Inc."
    else if (parts[0] === part && /^[\p{L}.]{2,6}$/u.test(part)) said.name = `${name}, ${part}`;
    else return wrong('after the name comes how much you want it and what is open, each 0 to 3', example);
  }
  if (name === '' || name.length > 100) return wrong('a company has a name', example);
  return goal({ company: said });
}

function date(rest: string, about: Surroundings): Reading {
  const read = untilDay(rest, about);
  if ('problem' in read) return read;
  return read.until === undefined
    ? wrong('say the day', 'decision date: 15 March')
    : goal({ date: read.until });
}

function decision(rest: string): Reading {
  const [, word = '', more = ''] =
    /^(yes|no|won|lost|positive|negative)\b[\s,.:;-]{0,5}(.{0,400})$/i.exec(rest) ?? [];
  if (word === '') return wrong('say yes or no', 'decision: yes');
  const won = /^(?:yes|won|positive)$/i.test(word);
  return { command: { do: 'decision', won, ...(more !== '' && { words: more }) } };
}

/** Whom the owner knows is called as he knows him, so that the ranking finds him. */
function deciders(rest: string, _about: Surroundings, scene: Scene): Reading {
  const names = listed(rest.replace(/\s{1,5}and\s{1,5}/gi, ', '));
  if (!names) return wrong('say their names with commas between', 'decided by: Lotte Berg, Karl Voss');
  const known = names.map((name) => {
    const found = select(name, scene, 'anybody');
    const [one] = 'problem' in found ? [] : found.targets;
    return (one && scene.names.nameOf(one.contactId)) ?? name;
  });
  return goal({ deciders: known });
}

const FORMS: { says: RegExp; read: Read }[] = [
  { says: /^i(?:'m| am)? (?:work|working|employed) (?:at|for|by|with) (.{1,300})$/i, read: employer },
  {
    says: /^i (?:am|have) (?:self-employed|unemployed|no employer|between jobs)$/i,
    read: () => employer('none'),
  },
  {
    says: /^(?:my |the )?(?:present |current )?employer (?:knows?|knows? of (?:it|my search|the search))\s?[:=]?(.{0,40})$/i,
    read: flag('employerKnows', 'employer knows: no'),
  },
  {
    says: /^(?:my |the )?(?:present |current )?employer (?:does not|doesn't) know(?: of (?:it|my search|the search))?$/i,
    read: () => goal({ employerKnows: false }),
  },
  { says: /^(?:my )?(?:present |current )?employer(?:\s?[:=]|\s(?:is\s)?)(.{1,300})$/i, read: employer },
  { says: /^(?:my )?goal(?:\s?[:=]|\s(?:is\s)?)(.{1,300})$/i, read: kind },
  {
    says: /^(?:my )?path\s?[:=](.{0,1000})$/i,
    read: text('path', 'path: I am moving from reporting into data engineering', 3),
  },
  {
    says: /^(?:my )?titles?\s?[:=](.{0,1000})$/i,
    read: list('titles', 'titles: data engineer, analytics engineer'),
  },
  { says: /^(?:my )?companies\s?[:=](.{0,1000})$/i, read: list('companies', 'companies: Nordwind, Helio') },
  { says: /^(?:my )?places?\s?[:=](.{0,1000})$/i, read: list('places', 'places: Lisbon, Berlin') },
  { says: /^company\s?[:=](.{0,300})$/i, read: company },
  { says: /^(?:my )?degree\s?[:=](.{0,1000})$/i, read: text('degree', 'degree: BSc in statistics') },
  {
    says: /^criteria\s?[:=](.{0,1000})$/i,
    read: text('criteria', 'criteria: has led a project of two teams'),
  },
  {
    says: /^(?:my )?results?\s?[:=](.{0,1000})$/i,
    read: text('results', 'results: the close takes four days instead of nine'),
  },
  { says: /^(?:decided by|who decides|deciders?)\s?[:=]?\s(.{1,1000})$/i, read: deciders },
  {
    says: /^(?:the )?(?:decision (?:date|day)|decision (?:is )?on|it is decided on)\s?[:=]?\s(.{1,80})$/i,
    read: date,
  },
  {
    says: /^(?:my )?(?:graduation(?: (?:date|day))?|i graduate(?: in| on)?)\s?[:=]?\s(.{1,80})$/i,
    read: date,
  },
  { says: /^(?:the )?decision(?:\s?[:=]|\s(?:is\s|was\s)?)(.{1,500})$/i, read: decision },
  {
    says: /^(?:my |the )?(?:manager|boss) knows?(?: (?:it|of it|about it))?\s?[:=]?(.{0,40})$/i,
    read: flag('managerKnows', 'manager knows: yes'),
  },
  {
    says: /^(?:my |the )?(?:manager|boss) (?:does not|doesn't) know(?: (?:it|of it|about it|yet|it yet))?$/i,
    read: () => goal({ managerKnows: false }),
  },
];
