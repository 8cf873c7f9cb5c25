import { monthOf, weekdayOf } from './calendar-words.ts';
import { isSignOff } from './sign-offs.ts';

/** "-Ben", "— Ben Osei". */
export const DASHED_NAME = /^[-–—~*]{1,2}\s?\p{Lu}[\p{L}.'’]{0,30}(?:\s\p{Lu}[\p{L}.'’]{0,30}){0,2}$/u;

/** Two to four capitalised words. */
export const isFullName = (line: string): boolean =>
  /^\p{Lu}[\p{L}.'’-]{0,25}(?:\s\p{Lu}[\p{L}.'’-]{0,25}){1,3}$/u.test(line);

/** A lone first name as the last paragraph. Words that answer something are no names. */
export function isLoneName(block: string[]): boolean {
  const line = (block[0] ?? '').trim();
  return (
    block.length === 1 &&
    /^\p{Lu}[\p{L}'’]{1,14}(?:(?: and | & )\p{Lu}[\p{L}'’]{1,14})?$/u.test(line) &&
    !NO_NAMES.has(line.toLowerCase()) &&
    weekdayOf(line.toLowerCase()) === undefined &&
    monthOf(line.toLowerCase()) === undefined &&
    !isSignOff(line)
  );
}

const NO_NAMES = new Set(
  'stop unsubscribe remove yes no ok okay sure noted none never always maybe perhaps later soon tomorrow today tonight urgent important absolutely definitely agreed done received approved confirmed correct exactly great perfect good fine nice cool sorry hello hi hey congratulations congrats welcome please help ja nein oui non si sí sim não nee nej nei kyllä tak nie ano ne да нет abmelden basta baja'.split(
    ' ',
  ),
);

/** Some word of the display name, with nothing else on the line but a title or initials. */
export function isSendersName(line: string, sender: string): boolean {
  const words = line.toLowerCase().match(/[\p{L}]{2,}/gu) ?? [];
  if (words.length === 0 || words.length > 4 || line.length > 40 || /[.?!:;]$/.test(line.trim()))
    return false;
  const names = sender.toLowerCase().match(/[\p{L}]{2,}/gu) ?? [];
  const matching = words.filter((word) =>
    names.some(
      (name) =>
        name === word ||
        (name.length > 2 && word.length > 2 && (name.startsWith(word) || word.startsWith(name))),
    ),
  ).length;
  return matching > 0 && matching * 2 >= words.length;
}

/** May this line be a name below a closing phrase? */
export const isNameLike = (line: string, sender: string): boolean =>
  isCapitalised(line) ||
  isSendersName(line, sender) ||
  /^[-–—~\s]{0,3}\p{L}[\p{L}.'’-]{0,20}\W{0,3}$/u.test(line.trim());

/** Every longer word begins with a capital, as in names and titles; scripts without capitals count. */
export function isCapitalised(line: string): boolean {
  const words = line.match(/\p{L}[\p{L}.'’-]*/gu) ?? [];
  if (words.length === 0 || words.length > 8) return false;
  const small = words.filter((word) => /^\p{Ll}/u.test(word) && word.length > 3).length;
  return small === 0;
}

/** Does this name block name another person, and nowhere the sender? Its telephone numbers are not his then. */
export function namesAnother(block: string[], sender: string): boolean {
  if (!/\p{L}{2}/u.test(sender)) return false;
  const names = block.map((line) => line.trim()).filter((line) => isFullName(line) && !isSignOff(line));
  return names.length > 0 && !block.some((line) => isSendersName(line.trim(), sender));
}
