import { SAID_NO } from '../sending/hold.ts';
import type { Contact, ContactKind } from './contact.ts';

/** How often one writes without a favour in mind: ideally after so many days, and not later than after so many. */
export interface Cadence {
  ideal: number;
  longest: number;
}

/** Days after the last real contact, by kind (career offices and Sivers); a kind that is not here is left to the owner. */
const BY_KIND: Partial<Record<ContactKind, number>> = {
  previous_coworker: 90,
  project: 90,
  professor: 180,
  classmate: 90,
  referred: 90,
  event: 90,
  recruiter: 60,
  alumni: 90,
  other: 90,
};
const YEARLY = 365;
/** Notes in a row without an answer after which one a year is enough. */
const SILENT_NOTES = 2;
const LONGEST_EVER = 3650;
const SHORTEST = 7;

const of = (ideal: number): Cadence => ({ ideal, longest: Math.round(ideal * 1.5) });

/**
 * The rhythm of one contact: the owner's word, else that of the kind; yearly after two silent notes. `none` where the owner
 * wants none, undefined where nobody has said anything. Once a year to who said no.
 */
export function cadenceOf(
  contact: Pick<Contact, 'kind' | 'cadence' | 'unanswered'> & Partial<Pick<Contact, 'holds'>>,
): Cadence | 'none' | undefined {
  if (contact.cadence === undefined && contact.holds?.some(({ because }) => because === SAID_NO))
    return of(YEARLY);
  const byKind = BY_KIND[contact.kind];
  const cadence = contact.cadence ?? (byKind === undefined ? undefined : of(byKind));
  if (cadence === undefined || cadence === 'none') return cadence;
  if (contact.unanswered < SILENT_NOTES) return cadence;
  return { ideal: Math.max(YEARLY, cadence.ideal), longest: Math.max(YEARLY, cadence.longest) };
}

const UNITS: Record<string, number> = { day: 1, week: 7, month: 30, year: 365 };

/** A cadence as a person says it: "90", "90-120", "every 2 months", "yearly", "never". */
export function cadenceInWords(words: string): Cadence | 'none' | undefined {
  const said = words.trim().toLowerCase();
  if (/^(?:none|never|no)$/.test(said)) return 'none';
  const word = { weekly: 7, monthly: 30, quarterly: 90, yearly: YEARLY }[said];
  if (word !== undefined) return of(word);
  const match =
    /^(?:(?:once )?every )?(?:(\d{1,4})|a|an)? ?(?:(?:-|to) ?(\d{1,4}))? ?(day|week|month|year)?s?$/.exec(
      said,
    );
  if (!match || said === '') return undefined;
  const [, from = '1', to, unit] = match;
  if (unit === undefined && match[1] === undefined) return undefined;
  const days = UNITS[unit ?? 'day'] ?? 1;
  const cadence =
    to === undefined ? of(Number(from) * days) : { ideal: Number(from) * days, longest: Number(to) * days };
  const sane = cadence.ideal >= SHORTEST && cadence.ideal <= LONGEST_EVER && cadence.longest >= cadence.ideal;
  return sane ? cadence : undefined;
}

/** "every 90 days, at most 135"; "never". */
export function cadenceWords(cadence: Cadence | 'none'): string {
  return cadence === 'none' ? 'never' : `every ${cadence.ideal} days, at most ${cadence.longest}`;
}
