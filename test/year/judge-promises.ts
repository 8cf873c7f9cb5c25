import { type Instant, DAY } from '../../core/domain/instant.ts';
import { type Evidence, type Happened, type Left, businessDaysOn, stands, wall } from './judge.ts';

/** An address as one person has it: in small letters, without what stands behind a plus. */
export const mailbox = (address: string): string => address.toLowerCase().replace(/\+[^@]*/, '');

/** What was broken of what was promised to single people: one line each. */
export function judgePromises(evidence: Evidence): string[] {
  const { left, happened, traces } = evidence;
  const about = new Map<string, Happened[]>();
  for (const one of happened)
    if ('contactId' in one) about.set(one.contactId, [...(about.get(one.contactId) ?? []), one]);
  const faults = left.flatMap((mail, i) => {
    const his = about.get(mail.contactId) ?? [];
    const earlier = left.slice(0, i);
    return [
      againstDiscretion(mail, his, evidence),
      afterStopOrForgetting(mail, his, earlier, about),
      afterNo(mail, his, earlier),
      aboutTheNamed(mail, his, earlier, about),
      aboutThePromotion(mail, earlier, evidence),
      thanksForNoTalk(mail, his, earlier),
    ].flatMap((fault) =>
      fault === undefined ? [] : [`${mail.at} ${mail.sequence} ${mail.step} to ${mail.contactId}: ${fault}`],
    );
  });
  return [...faults, ...questionsOfTalks(evidence, about), ...thanksOwed(evidence, about), ...traces];
}

/** Nobody at home hears of the search without consent, and nobody above the manager before him. */
function againstDiscretion(
  { at, contactId }: Left,
  his: readonly Happened[],
  { contacts, happened }: Evidence,
): string | undefined {
  const { atHome, above } = contacts.get(contactId) ?? {};
  const said = his.findLast((one) => one.what === 'consented' && one.at < at && stands(one, at));
  const consents = said?.what === 'consented' ? said.yes : atHome?.consents;
  if (atHome && consents !== true && !his.some((one) => one.what === 'left' && one.at <= at))
    return 'he works where the owner works and she did not allow it';
  const knows = happened.findLast((one) => one.what === 'manager knows' && one.at < at && stands(one, at));
  if (above && !(knows?.what === 'manager knows' && knows.yes))
    return 'he is above the manager, who does not know';
  return undefined;
}

/** Stop is for a mailbox, whoever it is called by; and nothing more goes to a contact that was forgotten. */
function afterStopOrForgetting(
  { at, letter }: Left,
  his: readonly Happened[],
  earlier: readonly Left[],
  about: ReadonlyMap<string, Happened[]>,
): string | undefined {
  if (his.some((one) => one.what === 'forgotten' && one.at <= at)) return 'he was forgotten';
  const same = earlier.filter((m) => mailbox(m.letter.to.address) === mailbox(letter.to.address));
  const stopped = same.some((m) =>
    about.get(m.contactId)?.some((one) => one.what === 'stopped' && stands(one, at)),
  );
  return stopped ? 'who has this mailbox said stop' : undefined;
}

/** After a no come thanks, once; and no note before a year is over. */
function afterNo(
  { at, sequence, contactId }: Left,
  his: readonly Happened[],
  earlier: readonly Left[],
): string | undefined {
  const noes = his.filter((one) => one.what === 'no' && one.at <= at);
  if (sequence === 'thank-for-no') {
    const thanks = earlier.filter((m) => m.contactId === contactId && m.sequence === sequence);
    return thanks.length < noes.length || began(his, sequence, at) ? undefined : 'thanks for a no twice';
  }
  const recent = noes.some((one) => one.what === 'no' && at < one.until);
  return recent && sequence === 'keep-in-touch' ? 'a note in the year after a no' : undefined;
}

/** Who named somebody hears once that there was no answer, when there was a mail and no answer. */
function aboutTheNamed(
  { at, sequence, contactId, letter }: Left,
  his: readonly Happened[],
  earlier: readonly Left[],
  about: ReadonlyMap<string, Happened[]>,
): string | undefined {
  if (sequence !== 'tell-referrer') return undefined;
  const named = his.find((one) => one.what === 'named' && letter.text.includes(one.name));
  if (named?.what !== 'named') return undefined;
  const told = earlier.some(
    (m) => m.contactId === contactId && m.sequence === sequence && m.letter.text.includes(named.name),
  );
  if (told) return `told twice that ${named.name} is silent`;
  const sent = earlier.find((m) => mailbox(m.letter.to.address) === named.address);
  if (!sent) return `${named.name} never got a mail`;
  const answered = about.get(sent.contactId)?.some((one) => one.what === 'answered' && one.at <= at);
  return answered ? `${named.name} has answered` : undefined;
}

/** A result each month until it is decided, then the thanks and nothing else. */
function aboutThePromotion(
  mail: Left,
  earlier: readonly Left[],
  { happened, owner }: Evidence,
): string | undefined {
  const { at, sequence, step, letter } = mail;
  if (sequence !== PROMOTION) return undefined;
  const decided = happened.some((one) => one.what === 'decided' && one.at < at && stands(one, at));
  const everDecided = happened.some((one) => one.what === 'decided' && one.at <= at);
  if (step.startsWith('6-')) return everDecided ? undefined : 'thanks before it is decided';
  if (!step.startsWith('5-')) return undefined;
  if (decided) return 'a result after it is decided';
  const last = earlier.findLast((m) => m.letter.tags['enrollment'] === letter.tags['enrollment']);
  if (!last) return 'a result as the first mail';
  const free = businessDaysOn(wall(last.at, owner.zone).day, 18, owner.holidays);
  return wall(at, owner.zone).day < free ? `a result within a month of ${last.at}` : undefined;
}

/** It is decided, win or not: whoever answered in it is thanked, or the owner has the draft of it before her. */
function thanksOwed(
  { left, happened, offered, owner }: Evidence,
  about: ReadonlyMap<string, Happened[]>,
): string[] {
  const decisions = happened.filter((one) => one.what === 'decided' && stands(one, owner.until));
  const since = decisions[0]?.at ?? owner.until;
  const threads = new Map<string, Left[]>();
  for (const mail of left) {
    const n = mail.letter.tags['enrollment'] ?? '';
    if (mail.sequence === PROMOTION) threads.set(n, [...(threads.get(n) ?? []), mail]);
  }
  return decisions.flatMap(({ at }) =>
    [...threads].flatMap(([n, mails]) => {
      const last = mails.findLast((mail) => mail.at < at);
      const his = about.get(last?.contactId ?? '') ?? [];
      if (!last || !his.some((one) => one.what === 'answered' && one.n === n && one.at < at)) return [];
      const isDead = happened.some(
        (one) => one.what === 'bounced' && one.address === last.letter.to.address && stands(one, at),
      );
      const isGone = isDead || his.some((one) => LEAVES.includes(one.what) && stands(one, at));
      const thanked = mails.some(({ step }) => step.startsWith('6-'));
      const shown = offered.some(
        (one) => one.contactId === last.contactId && one.at >= since && one.text.includes(THANKS),
      );
      return isGone || thanked || shown ? [] : [`${at}: decided, and no thanks to ${last.contactId}`];
    }),
  );
}

const PROMOTION = 'internal-promotion';
/** How the thanks begin. */
const THANKS = 'It is decided, and you should hear it from me.';
/** Who did one of these is thanked by hand, if at all. */
const LEAVES: readonly Happened['what'][] = ['stopped', 'forgotten', 'left'];

/** Where there was no talk nobody is thanked for one. */
function thanksForNoTalk(
  { at, sequence, step, contactId, letter }: Left,
  his: readonly Happened[],
  earlier: readonly Left[],
): string | undefined {
  if (sequence !== 'thank-you' || !step.startsWith('1-') || began(his, sequence, at)) return undefined;
  const of = letter.tags['enrollment'];
  if (earlier.some((m) => m.contactId === contactId && m.letter.tags['enrollment'] === of)) return undefined;
  return his.some((one) => one.what === 'spoke' && stands(one, at)) ? undefined : 'thanks for no talk';
}

const began = (his: readonly Happened[], sequence: string, at: Instant): boolean =>
  his.some((one) => one.what === 'began' && one.sequence === sequence && one.at <= at);

/** Whether they talked is asked after the talk, once, and of nobody who is to be left alone. */
function questionsOfTalks({ asked, owner }: Evidence, about: ReadonlyMap<string, Happened[]>): string[] {
  const faults: string[] = [];
  for (const [i, { at, contactId }] of asked.entries()) {
    const say = (what: string) => faults.push(`${at} asked whether they talked, about ${contactId}: ${what}`);
    const his = (about.get(contactId) ?? []).filter((one) => stands(one, at));
    if (his.some((one) => one.what === 'stopped' || one.what === 'forgotten')) say('he is gone');
    const talks = his.flatMap((one) => (one.what === 'talk' ? [one] : []));
    const over = talks.some(({ day, zone }) => {
      const there = wall(at, zone);
      return day === undefined || there.day > day || (there.day === day && there.minutes >= 17 * 60);
    });
    if (!over) say('there was no talk');
    const before = asked.slice(0, i).filter((one) => one.contactId === contactId);
    const laters = his.flatMap((one) =>
      one.what === 'no talk' && one.until !== undefined ? [one.until] : [],
    );
    if (before.length >= talks.length + laters.length) say('once more');
    const later = laters.at(-1);
    const since = talks.some(
      (talk) => later !== undefined && talk.at > (his.find((o) => o.what === 'no talk')?.at ?? ''),
    );
    if (later !== undefined && at < later && !since) say(`not before ${later}`);
    // Friday evening, or a morning of the owner's.
    const minutes = wall(at, owner.zone).minutes;
    const friday = talks.some(
      ({ day }) => day === undefined || wall(`${day}T12:00:00.000Z`, 'UTC').weekday === 5,
    );
    if (!friday && minutes > 12 * 60) say('not in the morning');
  }
  for (const [contactId, his] of about)
    for (const talk of his) {
      if (talk.what !== 'talk' || talk.day === undefined) continue;
      const gone = (one: Happened) => one.what === 'forgotten' || one.what === 'stopped';
      if (his.some((one) => gone(one) && stands(one, talk.at))) continue;
      const until = new Date(Date.parse(`${talk.day}T12:00:00Z`) + 3 * DAY).toISOString();
      const quiet = his.every(
        (one) =>
          one === talk ||
          one.what === 'approved' ||
          (one.what === 'began' && !AFTER_TALK.includes(one.sequence)) ||
          one.at < talk.at ||
          one.at > until ||
          isOf(one, talk),
      );
      if (
        quiet &&
        !asked.some((one) => one.contactId === contactId && one.at > talk.at && one.at < until) &&
        until < owner.until
      )
        faults.push(`${talk.day}: nobody asked whether they talked, about ${contactId}`);
    }
  return faults;
}

/** Who begins one of these says herself that they talked. */
const AFTER_TALK: readonly string[] = ['thank-you', 'met-in-person'];

/** The answer in which the talk was agreed on tells of itself more than once. */
const isOf = (one: Happened, talk: Happened): boolean =>
  one.at === talk.at && (one.what === 'answered' || one.what === 'helped');
