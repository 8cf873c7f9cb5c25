import { type OperatorOrder, operatorOrder } from '../domain/command/operator-order.ts';
import type { IncomingMail } from '../domain/mail/mail.ts';
import { operatorData, type OperatorNews } from '../domain/owner-mail/operator-mail.ts';
import { echoData } from '../domain/owner-mail/owner-mail.ts';
import { newestText } from '../domain/reply/quoted-text.ts';
import { all } from './change.ts';
import { resumeEverything, stopEverything } from './emergency-stop.ts';
import { keepMail } from './keep-mail.ts';
import type { House } from './ports.ts';
import type { Arrival, Taken } from './take-mail.ts';
import { tellOnce, tellOwner } from './tell-owner.ts';

interface Heard {
  arrival: Arrival;
  mail: IncomingMail;
}

/**
 * Does what the operator says about everybody in a mail to the assistant: at once, and before he is answered. Undefined
 * where the mail is no order of his. No order is taken from a copy or a list, from what is quoted or forwarded, from anybody else,
 * or from a mail that does not prove to be his as an owner's has to.
 */
export async function obeyOperator(house: House, heard: Heard): Promise<Taken | undefined> {
  const { arrival, mail } = heard;
  const { text } = newestText(mail.text, `${mail.from.name} ${mail.from.address}`);
  const line = text.split('\n')[0] ?? '';
  const isForUs =
    mail.to.includes(`assistant@${house.settings.inboundDomain}`) && mail.headers['list-id'] === undefined;
  const order = isForUs ? operatorOrder(text) : undefined;
  const proved = arrival.verdicts.dmarc === 'PASS' && arrival.verdicts.virus !== 'FAIL';
  const day = arrival.receivedAt.slice(0, 10);
  if (mail.from.address !== house.settings.operatorAddress)
    return order && order.do !== 'status' && proved ? refuseOwner(house, heard, line) : undefined;
  if (!order) {
    // What is no order may be his word as an owner. Once a day: a machine that does not say it is one must not loop.
    if (!proved || (await house.owners.byAddress(mail.from.address))) return undefined;
    return keep(house, heard, `help#${day}`, { at: 'not understood', line });
  }
  if (!proved) return keep(house, heard, `forged#${day}`, { at: 'not proved', line });
  const act = async () => operatorMail(house, await news(house, order, arrival));
  // Told before is done before. A mail too many is not written, but its order is done.
  if ((await tell(house, arrival.key, act)) === 'too many') await act();
  return { at: 'steered', because: `the operator said ${order.do}` };
}

async function news(house: House, order: OperatorOrder, { receivedAt }: Arrival): Promise<OperatorNews> {
  const owners = (await all(house.owners.all())).length;
  if (order.do === 'pause') {
    const standstill = await stopEverything(house, order.because);
    return { at: 'stands still', ...standstill, owners, tooLate: false };
  }
  const standstill = await house.emergencyStop.get();
  // Queues keep no order: a resume that comes late must not lift what was pulled after it was written.
  const tooLate = order.do === 'resume' && standstill !== undefined && standstill.since > receivedAt;
  if (standstill && (tooLate || order.do === 'status'))
    return { at: 'stands still', ...standstill, owners, tooLate };
  return { at: 'goes', owners, ...(standstill ? await resumeEverything(house) : { moved: 0 }) };
}

/** An owner stops his own mails only; he hears so, and how. */
async function refuseOwner(house: House, { arrival, mail }: Heard, line: string): Promise<Taken | undefined> {
  const owner = await house.owners.byAddress(mail.from.address);
  if (!owner) return undefined;
  const because = `"${line}" is for whoever runs Goodword; your own mails stand still with "pause", in an answer to any mail of mine`;
  await keepMail(house, { arrival, mail, owner, matchedBy: 'none', problem: because });
  await tellOwner(house, owner, {
    cause: `not-operator#${arrival.key}`,
    template: 'echo',
    data: echoData({ owner, lines: [{ line, outcome: 'problem', words: because }] }),
    about: { scope: 'o' },
  });
  return { at: 'kept', because };
}

async function keep(house: House, { arrival, mail }: Heard, cause: string, of: OperatorNews): Promise<Taken> {
  const because = of.at === 'not proved' ? 'an order that could not be proved' : 'no order in it';
  await keepMail(house, { arrival, mail, matchedBy: 'none', problem: because });
  await tell(house, cause, async () => operatorMail(house, of));
  return { at: 'kept', because };
}

type Written = ReturnType<typeof operatorMail>;

/** To the operator, once for each cause. */
const tell = (house: House, cause: string, write: () => Promise<Written>) =>
  tellOnce(
    house,
    { id: 'the-operator', name: 'Operator', address: house.settings.operatorAddress ?? '' },
    { cause, write },
  );

function operatorMail({ settings, world }: House, of: OperatorNews) {
  return {
    template: 'operator',
    data: operatorData(of, world.now()),
    replyTo: `assistant@${settings.inboundDomain}`,
  };
}
