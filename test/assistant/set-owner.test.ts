import { describe, expect, test } from 'vitest';
import { addOwner, editOwner, setGoal } from '../../core/assistant/set-owner.ts';
import type { NewOwner } from '../../core/assistant/set-owner.ts';
import { nora } from '../cast.ts';
import { fakeHouse } from '../fakes/house.ts';

const { id: _id, due: _due, version: _version, startedAt: _startedAt, ...about } = nora;
const open = async () => {
  const house = fakeHouse();
  const set = await addOwner(house, about);
  if (set.at === 'refused') throw new Error(set.because);
  return { house, owner: set.owner };
};

describe('an owner', () => {
  test('is set up with a first digest on its day and hour where she lives', async () => {
    const { owner } = await open();
    expect(owner).toMatchObject({
      address: nora.address,
      due: '2026-11-23T12:30:00.000Z',
      startedAt: '2026-11-22T15:00:00.000Z',
    });
  });

  test('is there once: the same mailbox again is refused by name', async () => {
    const { house } = await open();
    expect(await addOwner(house, { ...about, address: ' NORA@home.example ' })).toMatchObject({
      at: 'refused',
      field: 'address',
      because: expect.stringContaining('Nora Reyes') as string,
    });
  });

  test.each<[string, Partial<NewOwner>, RegExp]>([
    ['zone', { zone: 'Europe/Nowhere' }, /no time zone; write it like/],
    ['country', { country: 'usa' }, /write two letters/],
    ['address', { address: 'nora at home' }, /no mail address/],
    ['sending address', { sendingAddress: 'x' }, /no mail address/],
    ['sending address', { sendingAddress: 'nora@gmail.com' }, /refused when another server sends it/],
    ['sending address', { sendingAddress: 'nora@Outlook.com' }, /your own verified domain/],
    ['digest', { digest: { weekday: 8, time: '07:30' } }, /1 \(Monday\) to 7/],
    ['digest', { digest: { weekday: 1, time: '7.30' } }, /write it like 07:30/],
  ])('with a wrong %s is refused with what to write: %j', async (field, wrong, because) => {
    const house = fakeHouse();
    expect(await addOwner(house, { ...about, ...wrong })).toMatchObject({
      at: 'refused',
      field,
      because: expect.stringMatching(because) as string,
    });
    const { house: there, owner } = await open();
    expect(await editOwner(there, owner.id, wrong)).toMatchObject({ at: 'refused', field });
    expect(await there.owners.get(owner.id)).toEqual(owner);
  });

  test('who changes her name keeps her next digest; who moves gets it at the same hour there', async () => {
    const { house, owner } = await open();
    expect(await editOwner(house, owner.id, { name: 'Nora Lee' })).toMatchObject({
      owner: { name: 'Nora Lee', due: owner.due },
    });
    expect(await editOwner(house, owner.id, { zone: 'Europe/Berlin' })).toMatchObject({
      owner: { due: '2026-11-23T06:30:00.000Z' },
    });
    expect(await editOwner(house, 'nobody00', {})).toMatchObject({ at: 'refused' });
  });

  test('has a goal with a field in words', async () => {
    const { house, owner } = await open();
    expect(await setGoal(house, owner.id, { ...nora.goal, field: ' ' })).toMatchObject({
      at: 'refused',
      field: 'field',
    });
    expect(await setGoal(house, owner.id, { ...nora.goal, kind: 'promotion' })).toMatchObject({
      at: 'set',
      owner: { goal: { kind: 'promotion' } },
    });
  });
});
