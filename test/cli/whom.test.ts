import { beforeEach, describe, expect, test } from 'vitest';
import { contactOf, enrollmentOf, ownerOf } from '../../cli/whom.ts';
import { ben, nora, person } from '../cast.ts';
import { type FakeHouse, fakeHouse } from '../fakes/house.ts';

const bena = person({ id: 'benarui1', name: 'Bena Ruiz', company: 'Kestrel' });
const zoe = person({ id: 'zoegarc1', name: 'Zoë García Łukasz' });
const twins = ['twin0001', 'twin0002'].map((id) => person({ id, name: 'Kim Park', linkedin: id }));

let house: FakeHouse;
beforeEach(async () => {
  house = fakeHouse();
  await house.owners.create(nora);
  await house.contacts.saveNew([ben, bena, zoe, ...twins].map((one) => ({ ...one, version: 0 })));
});

describe('a contact is named', () => {
  test.each([
    ['benosei1', ben.id],
    ['ben@helio.example', ben.id],
    ['<BEN@Helio.example>', ben.id],
    ['Ben Osei', ben.id],
    ['osei', ben.id],
    ['ben', ben.id],
    ['os b', ben.id],
    ['bena', bena.id],
    ['zoe lukasz', zoe.id],
    ['Garc', zoe.id],
    ['twin0002', 'twin0002'],
  ])('by "%s"', async (said, id) => {
    expect((await contactOf(house, nora, said)).id).toBe(id);
  });

  test.each(['en', 'nobody', 'x@helio.example', 'benosei2', '', '...'])('not by "%s"', async (said) => {
    await expect(contactOf(house, nora, said)).rejects.toMatchObject({ name: 'Refused' });
  });

  test('never by guess: who could be meant is listed with id', async () => {
    await expect(contactOf(house, nora, 'kim')).rejects.toThrow(
      /2 contacts.*\n {2}twin0001 {2}Kim Park\n {2}twin0002/,
    );
    await expect(contactOf(house, nora, 'b')).rejects.toThrow(/benarui1 {2}Bena Ruiz {2}Kestrel/);
  });
});

describe('a name nobody has', () => {
  test.each([
    ['Ben Osie', /did you mean Ben Osei \(benosei1\)\?/],
    ['Garcai', /did you mean Zoë García Łukasz/],
    ['Kim Prak', /Kim Park \(twin0001\) or Kim Park \(twin0002\)/],
    ['Wilhelmina', /is called "Wilhelmina"; see/],
  ])('"%s" is said back with who is called nearly so, and nobody is taken', async (said, words) => {
    await expect(contactOf(house, nora, said)).rejects.toThrow(words);
  });
});

describe('an owner is named', () => {
  test.each([undefined, nora.id, 'NORA@home.example', nora.sendingAddress])('by %s', async (said) => {
    expect((await ownerOf(house, said)).id).toBe(nora.id);
  });

  test('always, once there are two', async () => {
    await house.owners.create({
      ...nora,
      id: 'mia00001',
      address: 'mia@home.example',
      sendingAddress: 'mia@mail.example',
    });
    await expect(ownerOf(house, undefined)).rejects.toThrow(
      /--owner:\n.*mia@home.example\n.*nora@home.example/,
    );
  });

  test('only if there is such a one', async () => {
    await expect(ownerOf(house, 'eve@home.example')).rejects.toThrow('goodword owner list');
    await expect(ownerOf(fakeHouse(), undefined)).rejects.toThrow('goodword owner add');
  });
});

test('an enrollment of another owner is not found by its id', async () => {
  await expect(enrollmentOf(house, nora, `other001-${ben.id}-1`)).rejects.toThrow('goodword queue');
});
