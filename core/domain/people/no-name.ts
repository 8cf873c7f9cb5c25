const FORMULA = /^'?[=+@\-＝＋－＠]/u;
/** What a spreadsheet shows where a formula failed. */
const FAILED = /^#(?:REF!|NAME\?|N\/A|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)/i;
const ADDRESS = /^[^\s@]{1,64}@[^\s@]{1,254}$/;
const PAGE = /^(?:https?:\/\/|www\.)/i;
/** People and programs write these where they know no name. "Na" and "Null" are family names. */
const NOBODY = /^(?:n\/a|none|unknown|no name|tbd|anonymous|test)$/i;

/**
 * Why the text of a cell for names is plainly none, in words that follow the text; undefined for what may be one.
 * Signs alone, such as the `-` or `.` people put where a form wants something, are none either.
 */
export function whyNoName(text: string): string | undefined {
  if (FORMULA.test(text) && /[\p{L}\p{N}]/u.test(text)) return 'begins like a formula';
  if (FAILED.test(text)) return 'is a formula that failed';
  if (ADDRESS.test(text)) return 'is an address';
  if (PAGE.test(text)) return 'is a web page';
  if (NOBODY.test(text.replaceAll(/[()[\]<>]/g, '').trim())) return 'stands for a name nobody knew';
  return /\p{L}/u.test(text) ? undefined : 'has no letter';
}
