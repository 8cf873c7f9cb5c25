import { type Line, readCommands, type Surroundings } from '../domain/command/command.ts';
import { readOfferAnswer } from '../domain/command/command-offer.ts';
import { dayOf } from '../domain/instant.ts';
import type { ReplyToken } from '../domain/mail/token.ts';
import type { Owner } from '../domain/owner.ts';
import type { House, Offer } from './ports.ts';
import { subjectOf } from './subject-of.ts';
import { NOBODY, OFFERED } from './tell-owner.ts';

/** What became of an answer to an offer: lines to be done or said back, in order, and what else the mail says. */
export interface OfferTaken {
  lines: (Line | { line: string; said: string })[];
  rest: string;
}

const isOffer = ({ scope, contactId, n }: ReplyToken): boolean =>
  scope === 'o' && contactId === NOBODY && n === OFFERED;

/**
 * The owner's yes to "did you mean ...?": the lines that were offered, read as in the mail they stood in, so that a number
 * and "monday" mean what they meant there. One that was taken before is not done again. Undefined where the mail answers
 * no offer, or says something else.
 */
export async function takeOffer(
  house: Pick<House, 'offers' | 'digests' | 'enrollments'>,
  about: { owner: Owner; token: ReplyToken; text: string; mail: string; known: Known },
): Promise<OfferTaken | undefined> {
  const { owner, token, text, mail, known } = about;
  if (!isOffer(token)) return undefined;
  const offer = await house.offers.get(owner.id, token.tail);
  const answer = readOfferAnswer(text, offer?.lines.length ?? 1);
  if (!answer) return undefined;
  const { line, rest } = answer;
  const say = (because: string): OfferTaken => ({
    lines: [{ line, problem: 'not understood', because }],
    rest,
  });
  if (answer.said === 'no') return { lines: [{ line, said: 'then nothing is done' }], rest };
  if (!offer) return say('I no longer know what I offered there; write the line itself');
  if (answer.said === 'unclear') return say(answer.because);
  await house.offers.put({
    ...offer,
    lines: offer.lines.map((one, i) => (answer.numbers.includes(i + 1) ? { taken: mail, ...one } : one)),
  });
  const { subject, lost } = await subjectOf(house, owner, offer.about);
  const around = { ...known, subject, today: dayOf(offer.at, owner.zone) };
  const lines = answer.numbers.flatMap((number): Line[] => {
    const { line = '', taken = mail } = offer.lines[number - 1] ?? {};
    if (taken !== mail)
      return [{ line, problem: 'not understood', because: 'that was done when you first said yes' }];
    if (lost)
      return [{ line, problem: 'not understood', because: 'whom its numbers meant is lost; say the name' }];
    return readCommands(line, around);
  });
  return { lines, rest };
}

type Known = Pick<Surroundings, 'contacts' | 'companies' | 'holidays' | 'owner'>;

/** Keeps what lines offer, before the mail that says so leaves; the code its answer comes back with. */
export async function keepOffer(
  house: Pick<House, 'offers' | 'world'>,
  owner: Owner,
  about: ReplyToken,
  lines: string[],
): Promise<{ n: number; tail: string } | undefined> {
  if (lines.length === 0) return undefined;
  const code = house.world.id();
  const offer: Offer = {
    ...{ ownerId: owner.id, code, at: house.world.now(), about },
    lines: lines.map((line) => ({ line })),
  };
  await house.offers.put(offer);
  return { n: OFFERED, tail: code };
}

/** What stands behind the reason why nothing was done: the nearest line, and how it is done. */
export function offerWords({ closest, offered }: { closest?: string; offered?: true }, nth?: number): string {
  if (closest === undefined) return '';
  const question = `; did you mean "${closest}"?`;
  if (!offered || nth === undefined) return question;
  return `${question} Answer ${nth === 0 ? 'yes' : `"${nth} yes"`} and I do it.`;
}
