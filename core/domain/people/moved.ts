import type { Instant } from '../instant.ts';
import { sameCompany } from './company.ts';
import type { Contact } from './contact.ts';

/** A place somebody left, with what told of it: enough to take it back when it was not so. */
export interface Left {
  at: Instant;
  /** The id of the mail, or of the row of a file, that told of it; absent in what an older Goodword kept. */
  by?: string;
  company?: string;
  role?: string;
  /** Where he went, if that was told. */
  to?: string;
  /** What of the place had been the owner's word. */
  said?: ('company' | 'role')[];
  /** He had been a co-worker of the owner until then. */
  colleague?: true;
}

/** Places kept of one person. */
const MOST = 20;

type Telling = Pick<Left, 'at'> & { id: string };
const isTold = (one: Left, { id, at }: Telling): boolean =>
  one.by === undefined ? one.at === at : one.by === id;

/**
 * He left where he worked: that joins the places he left; the new place is his company where the mail named it, else nothing
 * is. A mail that is older than what is known of a later move changes nothing.
 */
export function leftCompany(contact: Contact, telling: Telling, to?: string): Contact {
  const { company: was, role, saidByOwner, left = [], ...rest } = contact;
  if (left.some((one) => isTold(one, telling) || one.at > telling.at)) return contact;
  // What was said of the new place before the mail came is not what he left.
  if (was !== undefined && to !== undefined && sameCompany(was, to)) return contact;
  const said = saidByOwner?.filter((field) => field === 'company' || field === 'role') ?? [];
  const place: Left = {
    at: telling.at,
    by: telling.id,
    ...(was !== undefined && { company: was }),
    ...(role !== undefined && { role }),
    ...(to !== undefined && { to }),
    ...(said.length > 0 && { said }),
    ...(rest.kind === 'current_coworker' && { colleague: true }),
  };
  return {
    ...rest,
    kind: rest.kind === 'current_coworker' ? 'previous_coworker' : rest.kind,
    left: placesOf([...left, place]),
    ...(to !== undefined && { company: to }),
  };
}

/** In the order in which he left them, the newest last. */
const placesOf = (places: Left[]): Left[] =>
  places.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0)).slice(-MOST);

/** That mail said nothing of leaving after all: he is where he was, unless somebody said more since. */
export function neverLeft(contact: Contact, telling: Telling): Contact {
  const { left = [], ...rest } = contact;
  const place = left.find((one) => isTold(one, telling));
  if (!place) return contact;
  const others = left.filter((one) => one !== place);
  const next = left[left.indexOf(place) + 1];
  const kept: Contact = others.length > 0 ? { ...rest, left: others } : rest;
  // Where he then went from is where he had been all the time.
  if (next)
    return isSamePlace(next.company, place.to)
      ? { ...kept, left: others.map((one) => (one === next ? { ...after(place), ...to(next) } : one)) }
      : kept;
  const isSaid = rest.saidByOwner?.includes('company') === true;
  const isAsTold = place.by === undefined || isSamePlace(rest.company, place.to);
  return isSaid || !isAsTold ? kept : backAt(kept, place);
}

const isSamePlace = (one: string | undefined, other: string | undefined): boolean =>
  one === other || sameCompany(one, other);

const to = ({ at, by, to: place }: Left): Left => ({
  at,
  ...(by !== undefined && { by }),
  ...(place !== undefined && { to: place }),
});

function after({ company, role, said, colleague }: Left): Partial<Left> {
  return {
    ...(company !== undefined && { company }),
    ...(role !== undefined && { role }),
    ...(said && { said }),
    ...(colleague && { colleague }),
  };
}

function backAt(contact: Contact, { company, role, said, colleague, by }: Left): Contact {
  const { company: told, role: now, saidByOwner = [], ...rest } = contact;
  const words = [...new Set([...saidByOwner, ...(said ?? [])])];
  const at = company ?? (by === undefined ? told : undefined);
  const as = now ?? role;
  return {
    ...rest,
    ...(colleague && rest.kind === 'previous_coworker' && { kind: 'current_coworker' }),
    ...(at !== undefined && { company: at }),
    ...(as !== undefined && { role: as }),
    ...(words.length > 0 && { saidByOwner: words }),
  };
}

/** Is that a company he left and is not back at, which an old address book still has? */
export const isLeftCompany = (
  { left = [], company: present }: Pick<Contact, 'left' | 'company'>,
  company: string | undefined,
): boolean => !sameCompany(present, company) && left.some((one) => sameCompany(one.company, company));

/** The places that two tellings of one person know of. */
export function placesTogether(kept: Contact, gone: Contact): Left[] {
  const key = ({ by, at, company }: Left): string => by ?? `${at} ${company ?? ''}`;
  const known = new Set((kept.left ?? []).map(key));
  return placesOf([...(kept.left ?? []), ...(gone.left ?? []).filter((one) => !known.has(key(one)))]);
}

/** Did he, as the other telling knows, leave where this one has him, after all that this one knows of? */
export function isOutdated({ company, left }: Contact, other: Contact): boolean {
  const leaving = other.left?.findLast((one) => sameCompany(one.company, company));
  return leaving !== undefined && leaving.at >= (left?.at(-1)?.at ?? '');
}
