import { expect, test } from 'vitest';
import { approve, skip } from '../../core/assistant/approve.ts';
import { ben } from '../cast.ts';
import { hear, openDesk, send } from './desk.ts';

const NOT_THIS =
  "Happy to help! But this is my work address, don't use it for this. I read ben@private.example.";

test('who wrote from an address before he left it has read what went there: the same words do not go to the new one', async () => {
  const desk = await openDesk();
  await desk.start(ben, 'thank-for-no');
  await send(desk, ben);
  await desk.pass(30);
  await desk.start(ben, 'reconnect');
  await skip(desk.house, await hear(desk, ben, await send(desk, ben), NOT_THIS));
  const { ownerId, contactId, n, address } = await desk.start(ben, 'thank-for-no');
  expect(address).toBe('ben@private.example');
  const yes = await approve(desk.house, { ownerId, contactId, n });
  expect(yes).toMatchObject({ at: 'refused', because: expect.stringContaining('got these very words on') });
});
