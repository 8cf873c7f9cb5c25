import type { Contact } from '../../core/domain/people/contact.ts';
import type { Suggestion, Week } from '../../core/domain/owner-mail/digest.ts';
import type { Enrollment, EnrollmentState } from '../../core/domain/enrollment/enrollment.ts';
import { begin } from '../../core/domain/enrollment/enrollment.ts';
import type { Message } from '../../core/domain/mail/message.ts';
import type { ReplyKind } from '../../core/domain/reply/reply.ts';
import { ben, nora, person } from '../cast.ts';

/** Monday 30 November 2026, 07:30 in New York: Nora's second digest. */
export const MONDAY = '2026-11-30T12:30:00.000Z';

export const maria = person({
  id: 'mariach1',
  name: 'Maria Chen',
  role: 'Director of Data',
  company: 'Nordwind',
});
export const david = person({
  id: 'davidok1',
  name: 'David Okafor',
  role: 'Data team lead',
  company: 'Helio',
});
export const priya = person({
  id: 'priyana1',
  name: 'Priya Nair',
  role: 'Data engineer',
  company: 'Kestrel',
});
export const lind = person({
  id: 'proflin1',
  name: 'Prof. Lind',
  greeting: 'Professor Lind',
  kind: 'professor',
});

export function enrolled(
  contact: Contact,
  state: EnrollmentState,
  more: { answered?: ReplyKind; invited?: boolean; sent?: number } = {},
): Enrollment {
  const { answered, invited = false, sent = answered ? 1 : 0 } = more;
  const fresh = begin({
    key: { ownerId: nora.id, contactId: contact.id, n: 1 },
    sequence: 'reconnect',
    firstStep: '1-inquire',
    address: contact.addresses[0]?.address ?? `${contact.id}@x.example`,
    now: '2026-11-23T13:00:00.000Z',
    because: 'you said yes',
  });
  return {
    ...fresh,
    state,
    sent: Array.from({ length: sent }, (_, i) => ({
      step: `${i + 1}-inquire`,
      at: '2026-11-24T14:00:00.000Z',
    })),
    answers: answered ? [{ kind: answered, at: '2026-11-27T15:00:00.000Z', invited }] : [],
  };
}

export function suggested(contact: Contact, ...reasons: string[]): Suggestion {
  return { contact, reasons, sequence: 'reconnect' };
}

export function mail(contact: Contact, about: Partial<Message>): Message {
  return {
    ownerId: nora.id,
    contactId: contact.id,
    n: 1,
    id: `${contact.id}-${about.direction ?? 'out'}-${about.at ?? ''}`,
    direction: 'out',
    at: '2026-11-24T14:00:00.000Z',
    from: nora.sendingAddress,
    to: 'x@x.example',
    subject: 'Atlas',
    text: 'Hi',
    messageIds: [],
    step: '1-inquire',
    ...about,
  };
}

export function week(about: Partial<Week> & { people?: Contact[] }): Week {
  const { people = [], ...rest } = about;
  return {
    owner: nora,
    now: MONDAY,
    suggestions: [],
    keepInTouch: [],
    enrollments: [],
    contacts: new Map(people.map((contact) => [contact.id, contact])),
    messages: [],
    sent: [],
    ...rest,
  };
}

const drafted: EnrollmentState = {
  at: 'drafted',
  step: '3-ask',
  fingerprint: 'f'.repeat(26),
  notBefore: MONDAY,
};

/** Something in every section. */
export function fullWeek(): Week {
  const tom = person({ id: 'tombake1', name: 'Tom Baker', role: 'data engineer', company: 'Orion' });
  const lena = person({
    id: 'lenahol1',
    name: 'Lena Holm',
    kind: 'event',
    facts: { promise: 'the talk recording', event: 'DataConf' },
    lastContact: '2026-11-19T15:00:00.000Z',
  });
  const sent = { due: '2026-12-01T13:41:00.000Z', planned: '2026-12-01T13:41:00.000Z', jitter: 0.5 };
  return week({
    people: [ben, maria, david, priya, lind, tom, lena],
    suggestions: [
      suggested(
        maria,
        'hires in your field (Director of Data)',
        'managed you at Borealis',
        'not contacted for 8 months',
      ),
      {
        ...suggested(david, 'knows your work first-hand (Atlas)', 'not contacted for 14 months'),
        caution: 'also writing to Ben Osei at Helio until Thu',
        firstLine: 'I still tell people about the night we found the missing partition.',
      },
      suggested(
        tom,
        'worked on assignments with you (CS 411)',
        'works in data engineering, your target field',
      ),
    ],
    keepInTouch: [
      { contact: lind, silentDays: 185, last: 'her new course on stream processing', sequence: 'reconnect' },
    ],
    enrollments: [
      enrolled(ben, drafted, { answered: 'positive', invited: true }),
      enrolled(priya, { at: 'scheduled', step: '2-nudge', fingerprint: 'x', ...sent }, { sent: 1 }),
    ],
    drafts: [
      {
        ownerId: nora.id,
        contactId: ben.id,
        n: 1,
        step: '3-ask',
        to: 'ben@helio.example',
        subject: 'Re: Atlas',
        text: 'Hi Ben,\n\nGreat to hear that streaming keeps you busy at Helio.\n\nBest,\nNora',
        html: '',
        fingerprint: 'f'.repeat(26),
      },
    ],
    messages: [
      mail(ben, {}),
      mail(priya, { at: '2026-11-24T15:00:00.000Z' }),
      mail(ben, { direction: 'in', at: '2026-11-27T15:00:00.000Z', kind: 'positive', labels: ['positive'] }),
    ],
  });
}

/** More of everything than a mail should hold, in long words. */
export function busyWeek(): Week {
  const long = 'streaming platform reliability and developer experience engineering at scale';
  const many = (of: string, n: number): Contact[] =>
    Array.from({ length: n }, (_, i) =>
      person({
        id: `${of}${String(i).padStart(8 - of.length, '0')}`,
        name: `${of.toUpperCase()}${i + 1} van der Lindenhof`,
        role: `Senior Director of ${long}`,
        company: 'Nordwind Data Systems International',
      }),
    );
  const [waiting, asked, next, going, touch] = [
    many('wait', 6),
    many('ask', 3),
    many('next', 9),
    many('going', 8),
    many('touch', 5),
  ];
  return week({
    people: [...waiting, ...asked, ...next, ...going, ...touch],
    suggestions: next.map((contact) => ({
      ...suggested(
        contact,
        `hires in your field (${long})`,
        'managed you at Borealis for three years',
        'not contacted for 8 months',
      ),
      caution: 'you wrote to a colleague of theirs five days ago',
      firstLine: `You once told me how ${long} begins with one honest page.`,
    })),
    keepInTouch: touch.map((contact) => ({ contact, silentDays: 400, last: long })),
    enrollments: [
      ...waiting.map((c) =>
        enrolled(c, { at: 'answered', kind: 'question', reminders: 0 }, { answered: 'question' }),
      ),
      ...asked.map((c) =>
        enrolled(c, { at: 'asking', step: '1-inquire', fact: 'sharedWork', notBefore: MONDAY }),
      ),
      ...going.map((c, i) =>
        enrolled(c, {
          at: 'scheduled',
          step: '1-inquire',
          fingerprint: 'x',
          due: `2026-12-0${1 + (i % 4)}T14:0${i}:00.000Z`,
          planned: '2026-12-01T14:00:00.000Z',
          jitter: 0,
        }),
      ),
    ],
  });
}
