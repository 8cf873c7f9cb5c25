import ICAL from 'ical.js';
import * as z from 'zod/mini';
import { cell, notesCell } from './cell.ts';
import { doubtsOf, nameless, readable } from './name-cells.ts';
import { keptPrefix, personName, wholeName } from './person-name.ts';
import type { AddressBookRow, Entry } from './row.ts';
import { type CardLines, modernLine } from './vcard-lines.ts';

/** A property as jCard has it (RFC 7095): name, parameters, type, values. */
const propertySchema = z.tuple(
  [z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string())])), z.string()],
  z.unknown(),
);

interface Property {
  name: string;
  /** 1 is the most preferred (RFC 6350); the others have none. */
  preference: number;
  values: string[];
}

/** What of a card is read; all else says nothing of how to reach somebody or whom he works for. */
const READ =
  /^(?:[\w-]{1,40}\.)?(N|FN|NICKNAME|ORG|TITLE|ROLE|EMAIL|TEL|URL|ADR|NOTE|CATEGORIES|KIND|X-SOCIALPROFILE|X-ABSHOWAS|X-ABLABEL|X-ADDRESSBOOKSERVER-KIND)[;:]/i;

/** The person of a card, or why there is none. */
export function entryOfCard({ line, lines, isCut }: CardLines): Entry {
  if (isCut) return { line, reason: 'the card has no end: the file was cut off there' };
  const properties = lines.filter((text) => READ.test(text)).flatMap(propertyOf);
  const of = (name: string) => properties.filter((one) => one.name === name);
  const first = (name: string) => of(name)[0]?.values ?? [];
  const kind = [...first('kind'), ...first('x-addressbookserver-kind')][0]?.toLowerCase();
  if (kind !== undefined && kind !== 'individual')
    return { line, reason: `the card is of a ${cell(kind).slice(0, 20)}, not of a person` };
  const [company = ''] = first('org').map(cell);
  const isCompany =
    !first('n').some((part) => cell(part) !== '') && company !== '' && company === cell(first('fn')[0]);
  if (isCompany || first('x-abshowas')[0]?.toUpperCase() === 'COMPANY')
    return { line, reason: 'the card is of a company, not of a person' };
  const { name, title } = nameOf(first('n'), first('fn')[0], first('nickname')[0]);
  const written = [
    ...first('n').slice(0, 3),
    ...first('fn').slice(0, 1),
    ...first('nickname').slice(0, 1),
  ].map(cell);
  if (name === '') return { line, reason: nameless(written) ?? 'there is no name on the card' };
  const doubts = doubtsOf(written);
  const row: AddressBookRow = {
    line,
    name,
    ...(title && { title }),
    addresses: byPreference(of('email')).map((text) => text.replace(/^mailto:/i, '')),
    phones: byPreference(of('tel')).map((text) => text.replace(/^tel:/i, '').replace(/;ext=.*/is, '')),
    tags: of('categories').flatMap(({ values }) => values.map(cell).filter(Boolean)),
    ...(doubts.length > 0 && { doubts }),
  };
  const profile = [...of('x-socialprofile'), ...of('url')]
    .flatMap(({ values }) => values)
    .map(cell)
    .find((text) => /linkedin\.com\//i.test(text));
  if (profile) row.linkedin = profile;
  if (company) row.company = company;
  const role = cell(first('title')[0] ?? first('role')[0]);
  if (role) row.role = role;
  const city = cell(first('adr')[3]);
  if (city) row.city = city;
  const notes = of('note')
    .map(({ values }) => notesCell(values.join(', ')))
    .filter(Boolean)
    .join(' ');
  if (notes) row.notes = notes;
  return row;
}

/** Family;Given;Middle;Prefix;Suffix, else the name as it is shown. */
function nameOf(parts: string[], shown = '', nickname = '') {
  const [last = '', given = '', middle = '', prefix = ''] = parts.map((part) => readable([cell(part)]));
  const parted =
    given || last
      ? personName([keptPrefix(prefix), given, middle].filter(Boolean).join(' '), last)
      : undefined;
  if (parted?.name) return parted;
  const whole = wholeName(readable([cell(shown)]));
  return whole.name ? whole : wholeName(readable([cell(nickname)]));
}

function byPreference(properties: Property[]): string[] {
  return [...properties]
    .sort((one, other) => one.preference - other.preference)
    .flatMap(({ values }) => values.map(cell).filter(Boolean));
}

function propertyOf(text: string): Property[] {
  let jcard: unknown;
  try {
    jcard = ICAL.parse.property(modernLine(text), ICAL.design.vcard3);
  } catch {
    return [];
  }
  const parsed = propertySchema.safeParse(jcard);
  if (!parsed.success) return [];
  const [name, parameters, , ...values] = parsed.data;
  const types = [parameters['type'] ?? []].flat().map((type) => type.toLowerCase());
  const said = Number([parameters['pref'] ?? []].flat()[0]);
  const preference = said >= 1 && said <= 100 ? said : types.includes('pref') ? 1 : 101;
  // Text inside structured values is unescaped by the library; Apple escapes colons too, and others more than they should.
  const plain = (value: unknown) => (typeof value === 'string' ? value.replaceAll(/\\([;,:\\])/g, '$1') : '');
  return [{ name, preference, values: values.flat(2).map(plain) }];
}
