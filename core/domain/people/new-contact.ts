import type { Contact } from './contact.ts';

/** Somebody of whom nothing is known yet but where he comes from: version 0, never stored. */
export const newContact = (of: Pick<Contact, 'ownerId' | 'id' | 'source' | 'createdAt'>): Contact => ({
  ...of,
  name: '',
  kind: 'other',
  addresses: [],
  phones: [],
  facts: {},
  notes: [],
  tags: [],
  unanswered: 0,
  helped: 0,
  holds: [],
  version: 0,
});
