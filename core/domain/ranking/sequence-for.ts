import type { Owner } from '../owner.ts';
import type { Contact } from '../people/contact.ts';
import type { Sequence } from '../sequence/sequence.ts';
import { type Features, featuresOf, isTarget } from './features.ts';
import type { Instant } from '../instant.ts';

/** Why a sequence is not for this kind of person, and which is; undefined where it is. */
export function unfitFor(
  { name, kinds }: Pick<Sequence, 'name' | 'kinds'>,
  contact: Contact,
  owner: Owner,
  now: Instant,
): string | undefined {
  if (kinds.includes(contact.kind)) return undefined;
  const fit = sequenceFor(contact, owner, featuresOf(contact, owner, now));
  const instead = fit === undefined ? 'best spoken to in person' : `whom ${fit} fits`;
  return `${name} is for ${kinds.map(inWords).join(', ')}; ${contact.name} is there as ${inWords(contact.kind)}, ${instead}`;
}

const inWords = (kind: Contact['kind']): string => kind.replaceAll('_', ' ');

/** The sequence one begins with, by kind of contact. Thanks are never where one begins, and a reference is asked for by name; a colleague is written to for a promotion only. */
export function sequenceFor(
  contact: Contact,
  owner: Owner,
  { field, hiringPower, timeToWrite }: Features,
): string | undefined {
  switch (contact.kind) {
    case 'previous_coworker':
    case 'project':
      // Who wants to rise where he is asks nobody for room on a team.
      return owner.goal.kind !== 'promotion' && hiringPower >= 0.6 && field >= 0.6
        ? 'hiring-manager'
        : 'reconnect';
    case 'classmate':
      return isTarget(contact, owner) ? 'classmate' : 'reconnect';
    case 'professor':
    case 'friend':
    case 'neighbour':
    case 'family':
      return 'reconnect';
    case 'event':
      return contact.lastContact !== undefined && timeToWrite === 0 ? 'met-in-person' : 'reconnect';
    case 'current_coworker':
      return owner.goal.kind === 'promotion' ? 'internal-promotion' : undefined;
    case 'referred':
      return 'introduced';
    case 'recruiter':
    case 'alumni':
    case 'other':
      return 'informational-interview';
  }
}
