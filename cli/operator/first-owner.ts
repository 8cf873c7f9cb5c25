import { welcome, addOwner } from '../../core/assistant/set-owner.ts';
import { DAY, plus } from '../../core/domain/instant.ts';
import type { Desk } from '../desk.ts';
import { Refused, refusedAs } from '../exit.ts';
import { newOwner } from '../new-owner.ts';
import type { Aws } from './aws.ts';
import type { Settled } from './settings.ts';
import { assistantOf, configIn } from './stage.ts';
import type { StackState } from './stack-state.ts';

/** What became of the first owner of a deployment. */
export type FirstOwner =
  | { at: 'added' | 'there'; owner: string; name: string; welcomed: boolean }
  | { at: 'not added'; because: string };

/** So long the first mail is tried again with each deploy: it cannot go before DNS and SES are ready. */
const TRIED_DAYS = 30;

/** Adds the owner of the settings, once. One who is there is left as he is; undefined where nobody was named. */
export async function firstOwner(
  desk: Desk,
  aws: Aws,
  stack: StackState,
  { owner }: Settled,
): Promise<FirstOwner | undefined> {
  if (owner?.address === undefined && owner?.name === undefined) return undefined;
  const { name, address, zone } = owner;
  if (name === undefined || address === undefined)
    return {
      at: 'not added',
      because: `say ${name === undefined ? '--owner-name' : '--owner-address'} as well`,
    };
  const { house } = assistantOf(await configIn(aws, stack));
  const known = await house.owners.byAddress(address);
  if (known) {
    const isNew = known.startedAt > plus(house.world.now(), -TRIED_DAYS * DAY);
    const told = isNew ? await welcome(house, known) : 'told before';
    return { at: 'there', owner: known.id, name: known.name, welcomed: told !== 'refused' };
  }
  try {
    const set = await addOwner(
      house,
      await newOwner(desk, house, { name, address, ...(zone ? { zone } : {}) }),
    );
    if (set.at === 'refused') throw refusedAs(set);
    const told = await welcome(house, set.owner);
    return { at: 'added', owner: set.owner.id, name: set.owner.name, welcomed: told !== 'refused' };
  } catch (error) {
    // The deployment stands: what is wrong with the owner's particulars is told, and undoes nothing.
    if (error instanceof Refused) return { at: 'not added', because: error.message };
    throw error;
  }
}

/** What became of him, for a person. */
export function firstOwnerWords(stack: string, first: FirstOwner | undefined): string {
  if (first === undefined)
    return `The first owner: goodword --stage ${stack} owner add --name "..." --address ...`;
  if (first.at === 'not added') return `The first owner was not added: ${first.because}`;
  const is = first.at === 'added' ? `${first.name} is the first owner` : `${first.name} is an owner already`;
  return first.welcomed
    ? `${is}.`
    : `${is}. SES did not take the first mail to this mailbox yet: once goodword doctor finds nothing wrong, run goodword deploy again, and it goes.`;
}
