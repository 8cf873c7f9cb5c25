import { Hono } from 'hono';
import { z } from 'zod';
import { editContact } from '../../core/assistant/edit-contact.ts';
import { recorded } from '../../core/assistant/recorded.ts';
import { startReferred } from '../../core/assistant/start-referred.ts';
import type { ContactDetails } from '../../core/domain/people/contact-details.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { isFact } from '../../core/domain/people/facts.ts';
import { formOf, words } from './forms.ts';
import type { Env, Room } from './room.ts';

/** Texts of a contact that a form shows as they are. */
export const TEXTS = ['greeting', 'company', 'role', 'field', 'city', 'zone', 'opening'] as const;

const text = words(4000);
const factsForm = z.record(z.string().max(60), text);

/** Keeps what the owner said of a person. */
export function personFacts({ house, back, act }: Room): Hono<Env> {
  return new Hono<Env>().post('/people/:id/facts', async (c) => {
    const id = c.req.param('id');
    const form = await formOf(c, factsForm);
    const contact = await house.contacts.get(c.var.owner.id, id);
    if (contact === undefined) return c.notFound();
    const details = changedDetails(form, contact);
    const edited = await act(() =>
      recorded(house, c.var.owner, { contactId: id, said: 'change' }, () =>
        editContact(house, { ownerId: contact.ownerId, contactId: id, details }),
      ),
    );
    if (edited.at === 'refused')
      return back(c, `/people/${id}`, { words: `Not kept: ${edited.field}: ${edited.because}.`, form });
    if (edited.at !== 'edited') return back(c, `/people/${id}`, 'Nothing was different.');
    await act(() => startReferred(house, contact.ownerId, id));
    return back(c, `/people/${id}`, { words: 'Kept.', undo: '/undo' });
  });
}

/** Only what differs: to say a company again would make it the owner's own word, which no import may change. */
export function changedDetails(form: Record<string, string>, contact: Contact): ContactDetails {
  const details: ContactDetails = {};
  const said = (name: string): string => (form[name] ?? '').trim();
  for (const name of TEXTS)
    if (name in form && said(name) !== (contact[name] ?? '')) details[name] = said(name);
  for (const name of ['kind', 'knowledge', 'remembersYou'] as const)
    if (name in form && said(name) !== (contact[name] ?? '')) details[name] = said(name);
  if ('name' in form && said('name') !== contact.name) details.name = said('name');
  if ('linkedin' in form && said('linkedin') !== profileOf(contact)) details.linkedin = said('linkedin');
  if ('trust' in form && said('trust') !== String(contact.trust ?? ''))
    details.trust = said('trust') === '' ? null : Number(said('trust'));
  if ('lastContact' in form && said('lastContact') !== (contact.lastContact?.slice(0, 10) ?? ''))
    details.lastContact = said('lastContact');
  if ('cadence' in form && said('cadence') !== rhythmOf(contact)) details.cadence = said('cadence');
  if (said('address') !== '') details.addresses = [said('address')];
  if (said('phone') !== '') details.phones = [said('phone')];
  if (said('note') !== '') details.note = said('note');
  const gone = contact.addresses
    .map(({ address }) => address)
    .filter((address) => form[`without ${address}`] === 'yes');
  if (gone.length > 0) details.withoutAddresses = gone;
  for (const box of ['consent', 'knowsOfSearch', 'reportingLine'] as const)
    if ('name' in form && (form[box] === 'yes') !== (contact[box] ?? false))
      details[box] = form[box] === 'yes';
  const facts = Object.entries(form).flatMap(([name, value]) => {
    const fact = name.replace(/^fact /, '');
    return name !== fact && isFact(fact) && value.trim() !== (contact.facts[fact] ?? '')
      ? [[fact, value.trim()]]
      : [];
  });
  if (facts.length > 0) details.facts = Object.fromEntries(facts);
  return details;
}

/** The owner's own word on how often, as he could have written it: "60-90", "never", or ''. */
export const rhythmOf = ({ cadence }: Contact): string =>
  cadence === undefined ? '' : cadence === 'none' ? 'never' : `${cadence.ideal}-${cadence.longest}`;

export const profileOf = ({ linkedin }: Contact): string =>
  linkedin === undefined ? '' : `linkedin.com/in/${linkedin}`;
