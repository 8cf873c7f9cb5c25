import { linkedinSlug, normalAddress } from './alias.ts';
import type { Contact } from './contact.ts';
import type { ContactDetails, Saying } from './contact-details.ts';
import { oneLine } from '../folded.ts';
import { type Instant, instant } from '../instant.ts';
import { normalPhone } from './phone.ts';
import { type Refusal, refused } from '../refusal.ts';
import { isZone } from '../sending/sending-hours.ts';

/** Where he is and when there was contact last. */
export function places(contact: Contact, details: ContactDetails, { now }: Saying): Contact | Refusal {
  const { zone, country, lastContact } = details;
  if (zone === '') delete contact.zone;
  else if (zone !== undefined) {
    if (!/^[A-Za-z]/.test(zone) || zone.length > 60 || !isZone(zone))
      return refused('zone', `"${oneLine(zone)}" is no time zone; write it like Europe/Berlin`);
    contact.zone = zone;
  }
  if (country === '') delete contact.country;
  else if (country !== undefined) {
    if (!/^[A-Za-z]{2}$/.test(country))
      return refused('country', `"${oneLine(country)}" is no country code; write two letters such as DE`);
    contact.country = country.toUpperCase();
  }
  if (lastContact === '') delete contact.lastContact;
  else if (lastContact !== undefined) {
    const at = momentOf(lastContact, now);
    if (!at)
      return refused('lastContact', `"${oneLine(lastContact)}" is no past day; write it like 2026-03-31`);
    contact.lastContact = at;
  }
  return contact;
}

/** Noon of a day is that day in nearly every zone. */
function momentOf(text: string, now: Instant): Instant | undefined {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T12:00:00Z` : text;
  if (!/^\d{4}-/.test(day) || Number.isNaN(Date.parse(day))) return undefined;
  const at = instant(new Date(day));
  if (at <= now) return at;
  return at.slice(0, 10) === now.slice(0, 10) ? now : undefined;
}

/** Where mail and a profile reach him. */
export function addresses(contact: Contact, details: ContactDetails, { source }: Saying): Contact | Refusal {
  const { addresses: added = [], withoutAddresses: removed = [] } = details;
  for (const text of [...added].reverse()) {
    const address = normalAddress(text);
    if (!address) return refused('addresses', `"${oneLine(text).slice(0, 100)}" is no mail address`);
    const known = contact.addresses.find((one) => one.address === address);
    const others = contact.addresses.filter((one) => one !== known);
    contact.addresses = [{ address, source: known?.source ?? source }, ...others];
  }
  const gone = new Set(removed.map((text) => normalAddress(text)));
  contact.addresses = contact.addresses.filter(({ address }) => !gone.has(address));
  if (details.linkedin === '') delete contact.linkedin;
  else if (details.linkedin !== undefined) {
    const slug = linkedinSlug(details.linkedin);
    if (!slug)
      return refused(
        'linkedin',
        `"${oneLine(details.linkedin).slice(0, 100)}" is no profile such as linkedin.com/in/name`,
      );
    contact.linkedin = slug;
  }
  return contact;
}

/** Where a call reaches him. */
export function phones(contact: Contact, details: ContactDetails, saying: Saying): Contact | Refusal {
  const country = contact.country ?? saying.country;
  for (const text of details.phones ?? []) {
    const number = normalPhone(text, country);
    if (!number)
      return refused(
        'phones',
        `"${oneLine(text).slice(0, 60)}" is no phone number; write it like +49 30 901820`,
      );
    if (!contact.phones.some((one) => one.number === number))
      contact.phones.push({ number, source: saying.source });
  }
  const gone = new Set((details.withoutPhones ?? []).map((text) => normalPhone(text, country)));
  contact.phones = contact.phones.filter(({ number }) => !gone.has(number));
  return contact;
}
