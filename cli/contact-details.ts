import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ContactDetails } from '../core/domain/people/contact-details.ts';
import { KNOWLEDGE } from '../core/domain/people/contact.ts';
import { FACTS } from '../core/domain/people/facts.ts';
import { collected } from './goal.ts';
import { withoutGaps } from './without-gaps.ts';

/** A contact's particulars as commander hands them over. */
export interface SaidOfContact {
  kind?: string;
  address?: string[];
  removeAddress?: string[];
  phone?: string[];
  removePhone?: string[];
  linkedin?: string;
  company?: string;
  role?: string;
  field?: string;
  city?: string;
  zone?: string;
  country?: string;
  greeting?: string;
  fact?: Record<string, string>;
  remembersYou?: string;
  knowledge?: string;
  trust?: number | 'none';
  feature?: ContactDetails['features'];
  opening?: string;
  reportingLine?: string;
  consent?: string;
  knowsSearch?: string;
  referredBy?: string;
  cadence?: string;
  note?: string;
  tag?: string[];
  removeTag?: string[];
  lastContact?: string;
}

/** The options of `contacts add` and `contacts edit`. */
export function contactDetails(command: Command): Command {
  return command
    .option('--address <address>', 'mail address, written to first (again for more)', collected)
    .option('--remove-address <address>', 'takes an address away', collected)
    .option('--phone <number>', 'phone number (again for more)', collected)
    .option('--remove-phone <number>', 'takes a number away', collected)
    .option('--kind <kind>', 'previous_coworker, professor, classmate..., or words: "ex-colleague"')
    .option('--company <name>', 'where this person works')
    .option('--role <title>', 'as what')
    .option('--field <field>', 'field of work')
    .option('--linkedin <url>', 'profile')
    .option('--city <city>', 'city')
    .option('--zone <zone>', 'IANA time zone this person lives in')
    .option('--country <code>', 'two letters')
    .option('--greeting <words>', 'what to say after "Hi": "Prof. Lind"')
    .option(
      '--fact <name=words>',
      `something a mail may need: ${Object.keys(FACTS).join(', ')} (again for more)`,
      namedFact,
    )
    .addOption(
      new Option('--remembers-you <word>', 'would this person remember you?').choices([
        'yes',
        'unsure',
        'no',
        '',
      ]),
    )
    .option('--knowledge <how>', `how well your work is known: ${KNOWLEDGE.join(', ')}`)
    .option('--trust <0-5>', 'would this person vouch for you? "none" goes back to the guess', trustOf)
    .option(
      '--feature <name=0..1>',
      'your word on field, hiringPower or opening; it beats the guess',
      featureOf,
    )
    .option('--opening <words>', 'a known opening or decision there')
    .addOption(
      new Option('--reporting-line <word>', 'in your reporting line, or HR of your employer').choices([
        'yes',
        'no',
      ]),
    )
    .addOption(
      new Option('--consent <word>', 'you may write to this person of your present employer').choices([
        'yes',
        'no',
      ]),
    )
    .addOption(
      new Option('--knows-search <word>', 'knows that you look for another job: may be a reference').choices([
        'yes',
        'no',
      ]),
    )
    .option('--referred-by <who>', 'who suggested this person')
    .option('--cadence <days>', 'how often to keep in touch: 90, 60-90 (ideally, at most), yearly, none')
    .option('--note <words>', 'a note, added to the others')
    .option('--tag <tag>', 'a tag (again for more)', collected)
    .option('--remove-tag <tag>', 'takes a tag away', collected)
    .option('--last-contact <day>', 'last real contact: 2026-03-31');
}

/** What was said, in the words of the verb. */
export function detailsOf(said: SaidOfContact): ContactDetails {
  const {
    address,
    removeAddress,
    phone,
    removePhone,
    fact,
    feature,
    reportingLine,
    consent,
    knowsSearch,
    tag,
    removeTag,
    trust,
    ...same
  } = said;
  return withoutGaps({
    ...same,
    addresses: address,
    withoutAddresses: removeAddress,
    phones: phone,
    withoutPhones: removePhone,
    facts: fact,
    features: feature,
    reportingLine: reportingLine === undefined ? undefined : reportingLine === 'yes',
    consent: consent === undefined ? undefined : consent === 'yes',
    knowsOfSearch: knowsSearch === undefined ? undefined : knowsSearch === 'yes',
    tags: tag,
    withoutTags: removeTag,
    trust: trust === 'none' ? null : trust,
  });
}

/** Reads `name=words`, as often as it is said. */
export function namedFact(said: string, before: Record<string, string> = {}): Record<string, string> {
  const at = said.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Write it as name=words.');
  return { ...before, [said.slice(0, at)]: said.slice(at + 1) };
}

/** Commander makes an empty text of null, so the word itself is handed on. */
function trustOf(said: string): number | 'none' {
  if (said === 'none') return said;
  if (!/^[0-5]$/.test(said)) throw new InvalidArgumentError('It is a whole number from 0 to 5, or "none".');
  return Number(said);
}

function featureOf(said: string, before: ContactDetails['features'] = {}): ContactDetails['features'] {
  const [, name = '', value = ''] = /^(field|hiringPower|opening)=(\d(?:\.\d+)?|none)$/.exec(said) ?? [];
  if (name === '') throw new InvalidArgumentError('Write field=0.8, hiringPower=1 or opening=none.');
  return { ...before, [name]: value === 'none' ? null : Number(value) };
}
