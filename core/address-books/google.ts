import { type Field, synonymsOf } from './columns.ts';

/** Columns of both forms of a Google export: the old one ends about 2024 and has a `Name`, the new one has labels. */
const HEADERS = synonymsOf([
  ['prefix', 'Name Prefix'],
  ['first', 'First Name|Given Name'],
  ['middle', 'Middle Name|Additional Name'],
  ['last', 'Last Name|Family Name'],
  ['name', 'Name|File As|Nickname'],
  ['company', 'Organization Name|Organization 1 - Name'],
  ['role', 'Organization Title|Organization 1 - Title|Occupation'],
  ['city', 'Address 1 - City|Location'],
  ['notes', 'Notes'],
  ['tags', 'Labels|Group Membership'],
]);

/** Numbered columns repeat as often as the richest person of the file needs. */
const NUMBERED: [RegExp, Field][] = [
  [/^email\d{1,3}value$/, 'email'],
  [/^email\d{1,3}(?:type|label)$/, 'emailType'],
  [/^phone\d{1,3}value$/, 'phone'],
  [/^website\d{1,3}value$/, 'website'],
];

export const googleField = (key: string): Field | undefined =>
  HEADERS.get(key) ?? NUMBERED.find(([pattern]) => pattern.test(key))?.[1];

/** `First Name` and `Organization` stand in other exports too; numbered values stand in no other. */
export const isGoogleHeader = (keys: string[]): boolean =>
  keys.some((key) => /^(?:email|phone)\d{1,3}value$/.test(key));
