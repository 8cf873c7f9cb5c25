import { describe, expect, test } from 'vitest';
import { approve } from '../../core/assistant/approve.ts';
import { mergeContacts } from '../../core/assistant/merge-contacts.ts';
import { planStep } from '../../core/assistant/plan-step.ts';
import { unmergeContact } from '../../core/assistant/unmerge-contact.ts';
import type { Letter } from '../../core/domain/mail/mail.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { ben, nora, person } from '../cast.ts';
import { kindOf, openDesk } from './desk.ts';

const { company: _company, ...known } = ben;
/** Ben as he is known from before; the other entry of him says where he works. */
const before = person(known);
const atWork = person({
  ...ben,
  id: 'benwork1',
  addresses: [{ address: 'b.osei@work.example', source: 'google contacts' }],
  company: 'Orion',
});
const colleague = person({
  ...ben,
  id: 'adalind1',
  name: 'Ada Lind',
  addresses: [{ address: 'ada@orion.example', source: 'google contacts' }],
  company: 'Orion',
});

/** Both entries of him were written to, the one with the company last; then they are made one. */
async function merged() {
  const desk = await openDesk({ contacts: [before, atWork, colleague] });
  await approve(desk.house, await desk.start(before));
  await desk.pass(14);
  await approve(desk.house, await desk.start(atWork));
  while (!desk.look().some((letter) => isStepTo(atWork, letter))) await desk.pass(1);
  const done = await mergeContacts(desk.house, {
    ownerId: nora.id,
    contactId: before.id,
    otherId: atWork.id,
  });
  expect(done).toMatchObject({ at: 'merged', contact: { id: before.id, company: 'Orion' } });
  return desk;
}

const isStepTo = ({ addresses }: Contact, letter: Letter): boolean =>
  kindOf(letter) === 'step' && letter.to.address === addresses[0]?.address;

describe('the company of somebody who was made one with another', () => {
  test('stays his for three business days: a colleague is planned after them, with the reason', async () => {
    const desk = await merged();
    const owner = await desk.house.owners.get(nora.id);
    if (!owner) throw new Error('there is no Nora');
    const planned = await planStep(desk.house, owner, colleague, await desk.start(colleague), 'any');
    expect(planned.because.join()).toContain(`${ben.name} at Orion gets three business days first`);
  });

  test.each(['merged', 'unmerged'])('is not written to by a second mail while they are %s', async (how) => {
    const desk = await merged();
    if (how === 'unmerged')
      expect(await unmergeContact(desk.house, { ownerId: nora.id, contactId: before.id })).toMatchObject({
        at: 'unmerged',
      });
    await approve(desk.house, await desk.start(colleague));
    await desk.pass(2);
    expect(desk.look().filter((letter) => isStepTo(colleague, letter))).toEqual([]);
    await desk.pass(10);
    expect(desk.look().filter((letter) => isStepTo(colleague, letter))).toHaveLength(1);
  });
});
