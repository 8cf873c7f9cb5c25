import { importContacts } from '../../core/assistant/import-contacts.ts';
import { command } from '../../core/assistant/steer.ts';
import type { Instant } from '../../core/domain/instant.ts';
import { nora } from '../cast.ts';
import type { FakeHouse } from '../fakes/house.ts';
import type { Happened } from './judge.ts';
import type { Word } from './people.ts';

/** What an owner said that was done, and what happened by it. */
interface Said {
  words: string;
  made: Happened[];
}

/** Somebody she may speak of. */
interface Named {
  contact: { id: string; name: string; company?: string };
  address: string;
}

/** An owner who speaks of her own accord, and remembers what came of each word so that it can be taken back. */
export interface Speaker {
  /** What was done by a line, newest last. */
  remember(words: string, made: Happened[]): void;
  say(word: Word): Promise<void>;
}

/** The owner of a year; `traces` collects what is found of people she had forgotten. */
export function speaker(
  house: FakeHouse,
  people: readonly Named[],
  into: { happened: Happened[]; traces: string[] },
): Speaker {
  const said: Said[] = [];
  let books = 0;
  const now = (): Instant => house.clock.now();
  const remember = (words: string, made: Happened[]): void => {
    said.push({ words: inOneLine(words), made });
    into.happened.push(...made);
  };

  async function line(text: string): Promise<string | undefined> {
    const owner = await house.owners.get(nora.id);
    const [echo] = owner ? await command(house, owner, text) : [];
    return echo?.outcome === 'done' ? echo.words : undefined;
  }
  async function tell(text: string, ...made: Happened[]): Promise<void> {
    const words = await line(text);
    if (words !== undefined) remember(words, made);
  }

  /** Which line was taken back stands in the answer; of several targets of one line some may stay. */
  async function undo(): Promise<void> {
    const words = await line('undo');
    const did = words === undefined ? undefined : /^undone: (.*)$/s.exec(inOneLine(words))?.[1];
    if (did === undefined || did.includes('; but ')) return;
    const i = said.findLastIndex((one) => one.words.includes(did));
    for (const one of i < 0 ? [] : (said.splice(i, 1)[0]?.made ?? [])) one.undone = now();
  }

  async function forget({ contact: { id, name }, address }: Named): Promise<void> {
    if ((await line(`forget ${name}`)) === undefined) return;
    into.happened.push({ what: 'forgotten', at: now(), contactId: id });
    for (const one of into.happened) if (one.what === 'bounced' && one.toldBy === id) one.undone ??= now();
    into.traces.push(...tracesOf(house, { id, name, address }, now()));
  }

  /** Everybody once more, by another spelling of his address, and somebody new. */
  async function imports(): Promise<void> {
    const rows = people.map(({ contact, address }, i) => {
      const [local = '', domain = ''] = address.split('@');
      return `${contact.name},${[address, `${local}+cv@${domain}`, address.toUpperCase()][i % 3] ?? ''}`;
    });
    const fresh = `Zoe Newman${'abcdefghijklmnopqrstuvwxyz'[books % 26] ?? ''},zoe${books}@fresh.example`;
    books += 1;
    const bytes = new TextEncoder().encode(['name,email', ...rows, fresh].join('\n'));
    await importContacts(house, { ownerId: nora.id, file: () => [bytes] });
  }

  async function say({ says, whom }: Word): Promise<void> {
    const person = people[whom % Math.max(1, people.length)];
    if (!person) return;
    const { id: contactId, name, company = '' } = person.contact;
    const at = now();
    switch (says) {
      case 'undo':
        return undo();
      case 'forgets':
        return forget(person);
      case 'imports':
        return imports();
      case 'open':
      case 'close': {
        const what = says === 'open' ? 'opened' : 'closed';
        if (company !== '') await tell(`${says} ${company}`, { what, at, company });
        return;
      }
      case 'consents':
        return tell(`consent ${name}`, { what: 'consented', at, contactId, yes: true });
      case 'does not consent':
        return tell(`consent ${name}: no`, { what: 'consented', at, contactId, yes: false });
      case 'manager knows':
        return tell('manager knows: yes', { what: 'manager knows', at, yes: true });
      case 'manager does not know':
        return tell('manager knows: not yet', { what: 'manager knows', at, yes: false });
      case 'it is decided':
        return tell(`decision: ${whom % 2 ? 'yes' : 'no'}`, { what: 'decided', at });
    }
  }
  return { remember, say };
}

/**
 * Everything in any store that still knows somebody; of suppressions the table keeps a hash alone. What is told of others
 * may speak of him ("Ada helps you there"), and a mail that came when nobody knew him any more is kept like a stranger's.
 */
export function tracesOf(
  house: object,
  { id, name, address }: { id: string; name: string; address: string },
  at: Instant,
): string[] {
  const known = [`"${id}"`, name, address];
  const isOfOthers = (entry: string): boolean => {
    const before = /"before":\{"contact":\{"ownerId":"\w+","id":"(\w+)"/.exec(entry)?.[1];
    if (before !== undefined) return before !== id;
    return (
      /"contactId":"00000000"/.test(entry) ||
      (/"contactId":"/.test(entry) && !entry.includes(`"${id}"`) && !entry.includes(address))
    );
  };
  return Object.entries(house).flatMap(([store, port]: [string, unknown]) =>
    Object.values(['suppressions', 'claims', 'rawMail'].includes(store) ? {} : (port ?? {})).flatMap(
      (kept: unknown) =>
        kept instanceof Map
          ? [...kept]
              .map((entry) => JSON.stringify(entry))
              .filter((entry) => known.some((word) => entry.includes(word)) && !isOfOthers(entry))
              .map((entry) => `${at} ${store} still knows ${name}, who was forgotten: ${entry.slice(0, 300)}`)
          : [],
    ),
  );
}

const inOneLine = (words: string): string => words.replace(/\s+/g, ' ').trim();
