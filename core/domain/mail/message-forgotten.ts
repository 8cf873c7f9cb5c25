import { type Gone, isNamed, unnamed } from '../people/forgotten.ts';
import type { Draft } from '../sequence/draft.ts';
import type { Message } from './message.ts';

/** A mail to or from somebody who stays, without what names who is deleted; the very same where nothing does. */
export function messageWithout(message: Message, gone: Gone): Message {
  const { subject, text, evidence, facts, deliveryDetail, problem } = message;
  const next: Message = {
    ...message,
    subject: unnamed(subject, gone),
    text: unnamed(text, gone),
    ...(evidence && { evidence: evidence.map((one) => ({ ...one, words: unnamed(one.words, gone) })) }),
    ...(facts && {
      facts: {
        ...facts,
        people: facts.people.filter(({ name, address }) => !isNamed(name, gone) && !isNamed(address, gone)),
        phones: facts.phones.filter((phone) => !isNamed(phone, gone)),
      },
    }),
    ...(deliveryDetail !== undefined && { deliveryDetail: unnamed(deliveryDetail, gone) }),
    ...(problem !== undefined && { problem: unnamed(problem, gone) }),
  };
  return JSON.stringify(next) === JSON.stringify(message) ? message : next;
}

export const isDraftNaming = ({ subject, text }: Draft, gone: Gone): boolean =>
  isNamed(subject, gone) || isNamed(text, gone);

/** A draft that is sent, or must not be: its fingerprint does not fit its words any more, so nothing of it ever goes out. */
export const draftWithout = (draft: Draft, gone: Gone): Draft => ({
  ...draft,
  subject: unnamed(draft.subject, gone),
  text: unnamed(draft.text, gone),
  html: unnamed(draft.html, gone),
});
