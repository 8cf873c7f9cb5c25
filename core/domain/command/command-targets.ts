import type { Problem, Subject, Target } from './command.ts';
import type { DigestItem } from '../owner-mail/digest.ts';
import { nameBook } from './name-book.ts';
import type { NameBook } from './name-book.ts';

/** Whom words like "1,3", "1-3", "all except 2", "Ben and Ana" or "" speak of. */
export type Targets = { targets: Target[] } | Problem;

/** What a line is read against, with names already in order. */
export interface Scene {
  subject: Subject;
  names: NameBook;
}

const MOST_NUMBER = 99;
const NUMBERS = /^#?\d{1,20}(?:(?:[\s,&+#-]|and|to){1,20}\d{1,20})*$/i;

export const itemsOf = (subject: Subject): DigestItem[] => {
  switch (subject.at) {
    case 'digest':
      return subject.items;
    case 'preview':
    case 'question':
      return [subject.item];
    case 'goal':
    case 'circles':
    case 'nothing':
      return [];
  }
};

/**
 * Reads a selection. Numbers are items of the mail that was answered; a name may be anybody's, or only that of somebody in
 * the mail where `within` says so. Nothing said means the one item there is.
 */
export function select(words: string, scene: Scene, within: 'mail' | 'anybody'): Targets {
  const said = words.replace(/[\s.,):=-]{1,200}$/, '').trim();
  const items = itemsOf(scene.subject);
  if (said === '') return onlyItem(items);
  if (/^(?:item |no\.? ?)?#?\d/i.test(said) && NUMBERS.test(said.replace(/^(?:item |no\.? ?)/i, '')))
    return byNumbers(said, items);
  const all = /^(?:all|everything|both)(?:\s{1,20}(?:except|but|not)\s{1,20}(.+))?$/i.exec(said);
  if (all) return allItems(items, all[1]);
  return byNames(said, scene, items, within);
}

function onlyItem(items: DigestItem[]): Targets {
  const [item] = items;
  if (item && items.length === 1) return { targets: [target(item)] };
  if (!item) return { problem: 'not understood', because: 'say whom you mean' };
  return { problem: 'not understood', because: `say which number, ${range(items)}` };
}

const range = (items: DigestItem[]): string => {
  const numbers = items.map((item) => item.number);
  return `${Math.min(...numbers)} to ${Math.max(...numbers)}`;
};

const target = (item: DigestItem): Target => ({ contactId: item.contactId, item });

function byNumbers(said: string, items: DigestItem[]): Targets {
  const targets = new Map<number, Target>();
  for (const [, from = '', to] of said.matchAll(/(\d+)(?:\s*(?:-|to)\s*#?(\d+))?/gi)) {
    const first = Number(from);
    const last = Number(to ?? from);
    if (last < first || last > MOST_NUMBER)
      return { problem: 'not understood', because: `${from} to ${to} is no range` };
    for (let number = first; number <= last; number++) {
      const item = items.find((each) => each.number === number);
      if (!item) return { problem: 'not understood', because: absent(number, items) };
      targets.set(number, target(item));
    }
  }
  return { targets: [...targets.values()] };
}

const absent = (number: number, items: DigestItem[]): string =>
  items.length === 0
    ? 'the mail you answered has no numbers'
    : `there is no ${number} in the mail you answered`;

function allItems(items: DigestItem[], except: string | undefined): Targets {
  if (items.length === 0) return { problem: 'not understood', because: absent(0, items) };
  if (except === undefined) return { targets: items.map(target) };
  if (!NUMBERS.test(except)) return { problem: 'not understood', because: 'say the numbers to leave out' };
  const without = byNumbers(except, items);
  if ('problem' in without) return without;
  const left = new Set(without.targets.map((each) => each.item));
  return { targets: items.filter((item) => !left.has(item)).map(target) };
}

function byNames(said: string, scene: Scene, items: DigestItem[], within: 'mail' | 'anybody'): Targets {
  const whole = byName(said, scene, items, within);
  if (!('problem' in whole) || whole.problem === 'ambiguous') return whole;
  const parts = said.split(/\s{0,20}(?:,|&|\band\b)\s{0,20}/i).filter((part) => part !== '');
  if (parts.length < 2 || parts.length > 10) return whole;
  const targets: Target[] = [];
  for (const part of parts) {
    const one = byName(part, scene, items, within);
    if ('problem' in one) return one;
    targets.push(...one.targets);
  }
  return { targets };
}

function byName(name: string, { names }: Scene, items: DigestItem[], within: 'mail' | 'anybody'): Targets {
  if (within === 'mail') return inMail(name, names, items);
  const found = names.find(name);
  switch (found.at) {
    case 'many':
      return { problem: 'ambiguous', candidates: found.candidates };
    case 'none':
      return unknown(name);
    case 'one': {
      const his = items.filter((item) => item.contactId === found.id);
      const [item] = his;
      return { targets: [{ contactId: found.id, ...(item && his.length === 1 && { item }) }] };
    }
  }
}

/** Only people of the mail that was answered: two Bens in the network, one in the mail, and "Ben yes" is clear. */
function inMail(name: string, names: NameBook, items: DigestItem[]): Targets {
  const people = new Map(items.map((item) => [item.contactId, names.nameOf(item.contactId) ?? '']));
  const found = nameBook([...people].map(([id, known]) => ({ id, name: known }))).find(name);
  if (found.at === 'many') return { problem: 'ambiguous', candidates: found.candidates };
  if (found.at === 'none') {
    const elsewhere = names.find(name);
    if (elsewhere.at === 'none') return unknown(name);
    const who = elsewhere.at === 'one' ? (names.nameOf(elsewhere.id) ?? name) : name;
    return { problem: 'not understood', because: `${who} is not in the mail you answered` };
  }
  const his = items.filter((item) => item.contactId === found.id);
  if (his.length > 1)
    return {
      problem: 'ambiguous',
      candidates: his.map((item) => `${item.number} (${names.nameOf(found.id) ?? name})`),
    };
  return { targets: his.map(target) };
}

/** Words that cannot be a name are no name that is unknown. */
function unknown(name: string): Problem {
  if (/\d/.test(name) || name.split(' ').length > 3) return { problem: 'not understood' };
  return { problem: 'not understood', because: `I know nobody called "${name.slice(0, 60)}"` };
}
