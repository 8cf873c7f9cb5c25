import type { Instant } from '../instant.ts';
import { factsWithout, type Gone, isNamed, unnamed } from '../people/forgotten.ts';
import { type Enrollment, moveTo, type Next } from './enrollment.ts';

/** A conversation with somebody who stays, without what names who is deleted; the very same where nothing does. */
export function enrollmentWithout(enrollment: Enrollment, gone: Gone): Enrollment {
  const { subject, talkOn, ...rest } = enrollment;
  const next: Enrollment = {
    ...rest,
    // The next mail has a subject of its own then, and stays in the thread by its references.
    ...(subject !== undefined && !isNamed(subject, gone) && { subject }),
    ...(talkOn && { talkOn: { ...talkOn, said: unnamed(talkOn.said, gone) } }),
    facts: factsWithout(rest.facts, gone),
    decisions: rest.decisions.map((one) => ({
      ...one,
      did: unnamed(one.did, gone),
      because: unnamed(one.because, gone),
    })),
  };
  const was = [subject, talkOn?.said, rest.facts, rest.decisions];
  const is = [next.subject, next.talkOn?.said, next.facts, next.decisions];
  return JSON.stringify(was) === JSON.stringify(is) ? enrollment : next;
}

/** A draft that names who is deleted goes to nobody, approved or not: it is written anew, and waits for a word. */
export function heldBack(enrollment: Enrollment, now: Instant): Next {
  const { state } = enrollment;
  if (state.at !== 'drafted' && state.at !== 'scheduled')
    return { at: 'refused', because: `it is ${state.at}` };
  const notBefore = state.at === 'drafted' ? state.notBefore : state.due;
  const writing = { at: 'preparing', step: state.step, due: now, notBefore } as const;
  return {
    at: 'next',
    enrollment: moveTo(enrollment, writing, now, `${state.step} held back`, 'it named somebody you deleted'),
  };
}
