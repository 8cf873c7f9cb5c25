import { describe, expect, test } from 'vitest';
import { command } from '../../core/assistant/steer.ts';
import { nora } from '../cast.ts';
import { type Desk, firstMailOut, only, openDesk, send } from './desk.ts';

const NOT_THIS =
  "Happy to talk! But this is my work address, don't use it for this. I read ben@home.example.";

/** The first mail went to Ben at Helio; the owner named another address since, and the follow-up went there. */
async function twoAddresses() {
  const desk = await openDesk();
  const { wireId, replyTo } = await firstMailOut(desk);
  await command(desk.house, nora, 'add Ben Osei, ben@private.example');
  await desk.pass(14);
  const followUp = await send(desk, await desk.contact());
  expect(followUp.to.address).toBe('ben@private.example');
  return { desk, wireId, replyTo };
}

const refused = async (desk: Desk): Promise<string[]> => {
  const all = ['ben@helio.example', 'ben@private.example', 'ben@home.example'];
  const found = await Promise.all(all.map((address) => desk.house.suppressions.find(address)));
  return all.filter((_, i) => found[i] !== undefined);
};

const staleOf = async (desk: Desk) =>
  Object.fromEntries((await desk.contact()).addresses.map(({ address, stale }) => [address, stale]));

describe('"not this address", said late', () => {
  test('is about the address that the mail it answers went to', async () => {
    const { desk, wireId, replyTo } = await twoAddresses();
    // He answers from yet another mailbox: only the id tells which of the two mails he read.
    await desk.receive({
      ...{ from: 'ben@elsewhere.example', to: replyTo, subject: 'Re: Your work', text: NOT_THIS },
      references: [wireId],
    });
    expect(await refused(desk)).toEqual(['ben@helio.example']);
    expect(await staleOf(desk)).toMatchObject({
      'ben@helio.example': 'they left',
      'ben@private.example': undefined,
    });
  });

  test('is about the address it came from, where it names no mail', async () => {
    const { desk, replyTo } = await twoAddresses();
    await desk.receive({ from: 'ben@helio.example', to: replyTo, text: NOT_THIS });
    expect(await refused(desk)).toEqual(['ben@helio.example']);
  });

  test('is about the last mail before it, where neither tells', async () => {
    const { desk, replyTo } = await twoAddresses();
    await desk.receive({ from: 'ben@elsewhere.example', to: replyTo, text: NOT_THIS });
    expect(await refused(desk)).toEqual(['ben@private.example']);
  });

  test('is about no address that was named since and got no mail yet', async () => {
    const desk = await openDesk();
    const { replyTo } = await firstMailOut(desk);
    await command(desk.house, nora, 'add Ben Osei, ben@private.example');
    expect((await desk.enrollment()).address).toBe('ben@private.example');
    await desk.receive({ from: 'ben@elsewhere.example', to: replyTo, text: NOT_THIS });
    expect(await refused(desk)).toEqual(['ben@helio.example']);
  });

  test('and corrected by the owner makes that address good again, and no other', async () => {
    const { desk, replyTo } = await twoAddresses();
    await desk.receive({ from: 'ben@helio.example', to: replyTo, text: 'I am the wrong person for this.' });
    expect(await staleOf(desk)).toMatchObject({
      'ben@helio.example': 'wrong person',
      'ben@private.example': undefined,
    });
    only(desk.look(), 'reply');
    await command(desk.house, nora, 'relabel Ben positive');
    expect(await staleOf(desk)).toEqual({
      'ben@helio.example': undefined,
      'ben@private.example': undefined,
    });
  });
});
