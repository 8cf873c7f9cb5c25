import type { Target } from '../domain/command/command.ts';
import type { Owner } from '../domain/owner.ts';
import { featuresOf } from '../domain/ranking/features.ts';
import { sequenceFor } from '../domain/ranking/sequence-for.ts';
import { firstAskOf } from '../domain/sequence/ask-first.ts';
import { stepOf } from '../domain/enrollment/enrollment.ts';
import { enroll } from './enroll.ts';
import type { Obeyed } from './obey.ts';
import { onItsWay } from './on-its-way.ts';
import type { House } from './ports.ts';
import { openEnrollment } from './snapshot.ts';

/**
 * `ask Ben at once`: the owner has talked with him, and the first mail asks. In the sequence whose first question waits for
 * a word or was proposed, where it has such an ask, else in the one that fits. Said twice it is begun once.
 */
export async function askAtOnce(house: House, owner: Owner, { contactId, item }: Target): Promise<Obeyed> {
  const contact = await house.contacts.get(owner.id, contactId);
  if (!contact) return { at: 'refused', because: 'that contact is gone' };
  const open = await openEnrollment(house, owner, contactId);
  const able = (name: string | undefined) => {
    const sequence = name === undefined ? undefined : house.stationery.sequence(name);
    const step = sequence && firstAskOf(sequence);
    return sequence && step && { name: sequence.name, step: step.id };
  };
  const fit = sequenceFor(contact, owner, featuresOf(contact, owner, house.world.now()));
  const chosen = able(open?.sequence) ?? able(item?.sequence) ?? able(fit);
  const name = chosen?.name ?? fit;
  if (name === undefined)
    return { at: 'refused', because: `no sequence fits ${contact.name}, who is best spoken to in person` };
  if (open && chosen && open.sent.length === 0 && stepOf(open.state) === chosen.step)
    return { at: 'done', did: `${contact.name}: ${onItsWay(open.state.at)}` };
  const about = { ownerId: owner.id, contactId, sequence: name, because: 'you said: ask at once' };
  const enrolled = await enroll(house, { ...about, askFirst: true });
  if (enrolled.at === 'refused') return enrolled;
  if (enrolled.prepared.at === 'refused') return enrolled.prepared;
  const { ownerId, n, state } = enrolled.enrollment;
  return {
    at: 'done',
    did: `${contact.name}: ${onItsWay(state.at)}`,
    made: { enrollment: { ownerId, contactId, n } },
  };
}
