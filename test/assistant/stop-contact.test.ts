import { expect, test } from 'vitest';
import { stopContact } from '../../core/assistant/stop-contact.ts';
import { ben, nora } from '../cast.ts';
import { openDesk } from './desk.ts';

test('a stop is for who reads the mailbox, where only the address was suppressed before: a mark in it leads to nobody', async () => {
  const { house } = await openDesk();
  const at = house.clock.now();
  await house.suppressions.add('ben@helio.example', { reason: 'soft-bounces', at, evidence: '4.2.2' });
  expect(await house.suppressions.find('ben+cv@helio.example')).toBeUndefined();
  await stopContact(house, { ownerId: nora.id, contactId: ben.id, by: 'contact', evidence: 'please stop' });
  for (const address of ['ben@helio.example', 'ben+cv@helio.example'])
    expect(await house.suppressions.find(address)).toMatchObject({ reason: 'stop', ownerId: nora.id });
});
