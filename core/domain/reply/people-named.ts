import type { Understanding } from './reply.ts';
import { late } from './pattern.ts';

export type NamedPerson = Understanding['people'][number];

const MAX_TEXT = 6000;

const NAME = String.raw`(?:(?:Dr|Prof|Mr|Ms|Mrs|Frau|Herrn?|Dra|Sra?|Mme|M)\.?\s)?\p{Lu}[\p{L}'’-]{1,25}(?:\s(?:(?:de|da|del|della|van|von|der|den|la|le|di|dos|bin|al)\s){0,2}\p{Lu}[\p{L}'’-]{0,25}\.?){0,3}`;

const BEFORE_NAME = String.raw`(?:write(?: to)?|contact|reach out to|talk (?:to|with)|speak (?:to|with)|e-?mail|ask(?: for)?|ping|message|try|check with|in touch with|connect(?:ing)?(?: you)? (?:with|to)|copying(?: in)?|cc(?:'?ing|’ing|'d|’d)?|adding|looping in|looped in|bringing in|introduc(?:e|ing)(?: you)? to|introduc(?:e|ing)|handled by|run by|led by|(?:handing|passing|sending|pointing|referring|directing|connect|point) you (?:over |on )?(?:to|with|towards)|(?:want|need|ask) is|recruiter is|speaking (?:to|with)|talking to|line to|meet|refer you to|passed? (?:it|this|that|your \p{L}{2,10}) (?:on |along )?to|(?:forwarded|forwarding|sent|shared|passed) (?:your|this|it|the) ?(?:\p{L}{2,10} )?(?:on |along )?to|have you met|colleague|friend|manager|boss|teammate|co-?worker|wife|husband|brother|sister|recruiter|kollegin|kollegen|kollege|coll[eè]gue|compa[nñ]er[oa]|collega|kollega|an|mit|a|con|com|met|naar|med|till|til|[àa])`;

/** The people a reply refers the owner to, with their addresses; a Cc where the text says "copying Lena". */
export function peopleReferred(
  text: string,
  cc: { name: string; address: string }[],
  notThese: string[],
): NamedPerson[] {
  const written = text.slice(0, MAX_TEXT);
  const addresses = addressesIn(written).filter(({ address }) => !notThese.includes(address));
  const names = namesIn(written);
  const people: NamedPerson[] = names.map(({ name, at, end }) => {
    const near = addresses.find(
      (one) => one.at >= at && one.at - end < 60 && !/[.!?\n]\s/.test(written.slice(end, one.at)),
    );
    const inCopy = cc.find((one) => !notThese.includes(one.address.toLowerCase()) && sameName(name, one));
    const spelling = addresses.find((one) => sameName(name, { name: '', address: one.address }));
    const address = near?.address ?? inCopy?.address.toLowerCase() ?? spelling?.address;
    return {
      name: inCopy && inCopy.name.length > name.length ? inCopy.name : name,
      ...(address === undefined ? {} : { address }),
      as: 'referral',
    };
  });
  for (const { address } of addresses)
    if (!people.some((person) => person.address === address)) people.push({ address, as: 'referral' });
  return withoutDoubles(people).slice(0, 5);
}

/** The new address of a writer who moved on, if he gave one. */
export function movedAddress(text: string, notThese: string[]): NamedPerson[] {
  const found = addressesIn(text.slice(0, MAX_TEXT)).find(({ address }) => !notThese.includes(address));
  return found ? [{ address: found.address, as: 'moved' }] : [];
}

const OWN = late(
  () =>
    new RegExp(
      String.raw`(?:(?<!\p{L})(?:my|meine|mon|ma|mi|il mio|minha|o meu|mijn)\s(?:\p{L}{1,12}[ -]){0,3}(?:e-?mail|mail|address|e-?mailadres|adresse|adres|correo|direcci[oó]n|indirizzo|endere[cç]o)(?:\s\p{L}{1,10}){0,3}|(?:reach|write to|write|e-?mail|mail|contact|find) me (?:now )?(?:at|on|under)|(?<!\p{L})I (?:now )?(?:read|use))\s?:?\s?<?$`,
      'iu',
    ),
);

/** Does the writer call this address his own: "my new email is jo77@mail.example", "reach me at ..."? */
export function isSaidToBeHis(address: string, text: string): boolean {
  const written = text.slice(0, MAX_TEXT);
  return addressesIn(written).some(
    (one) => one.address === address && OWN().test(written.slice(Math.max(0, one.at - 90), one.at)),
  );
}

interface Found {
  at: number;
  end: number;
}

/** Mail addresses, also written as kim(dot)lee(at)acme(dot)example so that robots do not see them. */
export function addressesIn(text: string): (Found & { address: string })[] {
  const plain = text.includes('@') ? [...text.matchAll(PLAIN)] : [];
  const spelled = MAY_SPELL.test(text) ? [...text.matchAll(SPELLED())] : [];
  const found = [...plain, ...spelled].map((match) => ({
    at: match.index,
    end: match.index + match[0].length,
    address: match[0]
      .replace(/\s{0,2}[([{<]\s?(?:at|@|ät)\s?[)\]}>]\s{0,2}|\s(?:at|AT)\s/g, '@')
      .replace(/\s{0,2}[([{<]\s?(?:dot|punkt|point|punto|\.)\s?[)\]}>]\s{0,2}|\s(?:dot|DOT)\s/gi, '.')
      .replace(/^mailto:/i, '')
      .toLowerCase(),
  }));
  return found.filter(({ address }) => /^[^\s@]{1,64}@[^\s@]{1,190}\.\p{L}{2,}$/u.test(address)).slice(0, 10);
}

/** Looked for first, because the whole pattern is slow. */
const MAY_SPELL = /[([{<]\s?(?:at|@|ät)\s?[)\]}>]|\sat\s[^\n]{1,60}\sdot\s/i;

const PLAIN = /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/gu;

const DOT = String.raw`(?:\.|\s{0,2}[(\[{<]\s?(?:dot|punkt|point|punto|\.)\s?[)\]}>]\s{0,2}|\s(?:dot|DOT)\s)`;
const SPELLED = late(
  () =>
    new RegExp(
      String.raw`[\p{L}\p{N}_+-]{1,30}(?:${DOT}[\p{L}\p{N}_+-]{1,30}){0,3}(?:\s{0,2}[(\[{<]\s?(?:at|@|ät)\s?[)\]}>]\s{0,2}|\s(?:at|AT)\s)[\p{L}\p{N}-]{1,40}(?:${DOT}[\p{L}\p{N}-]{1,30}){1,3}`,
      'giu',
    ),
);

function namesIn(text: string): (Found & { name: string })[] {
  const found: (Found & { name: string })[] = [];
  for (const cue of text.matchAll(CUE())) {
    NAME_HERE().lastIndex = cue.index + cue[0].length;
    const match = NAME_HERE().exec(text);
    const name = bare((match?.[0] ?? '').replace(/[.]$/, ''));
    if (!match || NOT_NAMES.has(name.split(' ')[0] ?? '')) continue;
    found.push({ at: match.index, end: match.index + name.length, name });
  }
  for (const match of text.matchAll(BEFORE_CUE())) {
    const name = bare(match.groups?.['name'] ?? '');
    if (!NOT_NAMES.has(name.split(' ')[0] ?? ''))
      found.push({ at: match.index, end: match.index + name.length, name });
  }
  return found.sort((one, other) => one.at - other.at).slice(0, 10);
}

/** A full name stands without its form of address: "Frau Jana Kühn" is Jana Kühn, "Frau Kühn" stays. */
const bare = (name: string): string =>
  name.replace(/^(?:Mr|Ms|Mrs|Frau|Herrn?|Sra?|Mme|M)\.?\s(?=\S{1,30}\s\S)/, '');

const CUE = late(
  () =>
    new RegExp(
      String.raw`(?<![\p{L}])(?:${BEFORE_NAME})\s(?:(?:my|our|the|meine|meinen|mon|ma|mi|mio|mia|meu|minha|mijn|min)\s(?:(?:colleague|friend|manager|boss|recruiter|teammate|old|former|kollegin|kollegen|coll[eè]gue|collega|amig[oa]|ami|amie),?\s){0,2})?`,
      'giu',
    ),
);
/** Case counts here: a name is told by its capital. */
const NAME_HERE = late(() => new RegExp(NAME, 'uy'));

const BEFORE_CUE = late(
  () =>
    new RegExp(
      String.raw`(?<name>${NAME})(?:\s(?:at|from|over at)\s\p{Lu}[\p{L}\p{N}&.-]{1,25})?(?:\s?\([^)]{1,80}\))?,?\s(?:(?:probably|maybe|surely|certainly|might|may|could|would|who)\s){0,2}(?:is hiring|can|could|help|be able|know|building|is building|is recruiting|is looking for|runs|leads|heads|owns|does|handles|would know|knows|can help|can tell|is the (?:right|best)|is better placed|is who|is your|might be able|may be able|in (?:recruiting|hr|talent))`,
      'gu',
    ),
);

/** Words with a capital that stand after a cue and are no people. */
const NOT_NAMES = new Set(
  'I Me You He She They We It Him Her Them Us Who What When Where Why How The This That My Our Your And But Or If Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December HR Can Could Would Maybe Perhaps Please Not No Yes So Anyone Somebody Someone Nobody Adding Copying Looping Introducing Try Ask Contact Talk Speak Write Email Ping Message Forwarding Passing Handing Meet Thanks Sorry Hi Hello Dear Sie Ihnen Dir Mir Uns'.split(
    ' ',
  ),
);

function sameName(name: string, one: { name: string; address: string }): boolean {
  const words = name.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  const where = `${one.name} ${one.address.split('@')[0] ?? ''}`.toLowerCase();
  return words.some((word) => where.includes(word));
}

function withoutDoubles(people: NamedPerson[]): NamedPerson[] {
  return people.filter((person, at) => {
    const first = people.findIndex(
      (other) =>
        (person.address !== undefined && other.address === person.address) ||
        (person.address === undefined && other.name?.includes(person.name ?? '\n')),
    );
    return first === at || first === -1;
  });
}
