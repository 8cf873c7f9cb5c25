import { whoWords } from './digest-sections.ts';
import type { DigestItem, DigestLine } from './digest.ts';
import type { Enrollment } from '../enrollment/enrollment.ts';
import type { MailData } from './owner-mail.ts';
import type { Ranked } from '../ranking/ranking.ts';
import { clean, clip, count } from './short-words.ts';

const MOST_LISTED = 20;

/**
 * Of `first-people`: the people the owner named, ranked, with what was begun for three of them and what each of the others
 * needs; and what each number stands for in an answer.
 */
export function firstPeopleMail(
  ranked: readonly Ranked[],
  begun: ReadonlyMap<string, Enrollment>,
  question = '',
): { data: MailData; items: DigestItem[] } {
  const shown = ranked.slice(0, MOST_LISTED).map((one, i) => {
    const item = itemOf(one, i + 1, begun.get(one.contact.id));
    const line: DigestLine = {
      number: item.number,
      text: whoWords(one.contact),
      details: [
        one.reasons.slice(0, 2).join('; '),
        nextFor(one, item, begun.get(one.contact.id)),
        one.contact.kind === 'other' ? `how do you know them? ${quoted(one, 'former coworker')}` : '',
      ].filter((detail) => detail !== ''),
    };
    return { item, line };
  });
  const drafts = [...begun.values()].filter(({ state }) => state.at === 'drafted').length;
  const left = ranked.length - shown.length;
  return {
    data: {
      headline:
        drafts > 0
          ? `${count(drafts, 'draft')} for you, and whom to write to first`
          : 'Whom to write to first',
      drafts,
      question: clean(question),
      asking: [...begun.values()].some(({ state }) => state.at === 'asking'),
      lines: shown.map(({ line }) => line),
      more: left > 0 ? `and ${left} more; the weekly mail brings them in turn` : '',
    },
    items: shown.map(({ item }) => item),
  };
}

function itemOf(
  { contact, sequence, standing }: Ranked,
  number: number,
  enrollment?: Enrollment,
): DigestItem {
  const plain = { number, contactId: contact.id };
  if (!enrollment)
    return {
      ...plain,
      section: 'people',
      ...(standing === 'ready' && sequence !== undefined && { sequence }),
    };
  const { state, n } = enrollment;
  const draft = state.at === 'drafted' ? { step: state.step, fingerprint: state.fingerprint } : {};
  return { ...plain, section: 'waiting', n, ...draft };
}

function nextFor(one: Ranked, { number, sequence }: DigestItem, enrollment?: Enrollment): string {
  if (enrollment?.state.at === 'drafted')
    return `the draft is in a mail of its own; "${number} yes" sends it`;
  if (enrollment?.state.at === 'asking')
    return `one question is in a mail of its own; "answer ${number}: a few words"`;
  if (sequence !== undefined) return `"${number} yes" and I write the draft`;
  if (one.standing === 'needs an address') return `no address yet: ${quoted(one, 'address')}`;
  if (one.standing === 'ready') return 'best spoken to in person';
  return clip([one.standing, one.because ?? ''].filter((words) => words !== '').join(': '), 100);
}

const quoted = ({ contact }: Ranked, what: string): string => `"add ${clip(contact.name, 40)}, ${what}"`;
