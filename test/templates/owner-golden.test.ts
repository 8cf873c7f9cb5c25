import { describe, expect, test } from 'vitest';
import { composeDigest } from '../../core/domain/owner-mail/digest.ts';
import type { Week } from '../../core/domain/owner-mail/digest.ts';
import { NOTICES } from '../../core/domain/owner-mail/notice-words.ts';
import {
  digestData,
  echoData,
  noticeData,
  previewData,
  questionData,
} from '../../core/domain/owner-mail/owner-mail.ts';
import { mailboxWords } from '../../core/domain/owner-mail/mailbox-words.ts';
import { replyData } from '../../core/domain/owner-mail/reply-data.ts';
import { talkData } from '../../core/domain/owner-mail/talk-mail.ts';
import { welcomeData } from '../../core/domain/owner-mail/welcome.ts';
import { operatorData, type OperatorNews } from '../../core/domain/owner-mail/operator-mail.ts';
import type { EchoLine } from '../../core/domain/owner-mail/owner-mail.ts';
import { firstPeopleMail } from '../../core/domain/owner-mail/first-people.ts';
import { rank } from '../../core/domain/ranking/ranking.ts';
import { GOALS } from '../../core/domain/goal.ts';
import type { Goal, GoalKind } from '../../core/domain/goal.ts';
import { goalQuestion, goalQuestions } from '../../core/domain/goal-questions.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import type { EnrollmentState } from '../../core/domain/enrollment/enrollment.ts';
import type { Understanding } from '../../core/domain/reply/reply.ts';
import { openStationery } from '../../core/mail/stationery.ts';
import { ben, lind, nora, person, tom } from '../cast.ts';
import { busyWeek, enrolled, fullWeek, mail, MONDAY, week } from '../domain/weeks.ts';

const stationery = openStationery('templates');
const [reconnect] = stationery.sequences().filter((s) => s.name === 'reconnect');
if (!reconnect) throw new Error('the sequence reconnect is gone');
const [inquire] = reconnect.steps;
if (!inquire) throw new Error('the sequence reconnect has no step');

const drafted = { at: 'drafted', step: '1-inquire', fingerprint: 'f'.repeat(26), notBefore: MONDAY } as const;

const toldOf: Contact = {
  ...ben,
  phones: [{ number: '+14155550132', source: 'their signature' }],
  notes: [{ at: MONDAY, text: 'met her boss, who wants to hire in spring' }],
};
const stranger = person({ id: 'rajpatel', name: 'Raj Patel', kind: 'alumni' });

function digest(of: Week) {
  return stationery.owner('digest', digestData({ owner: nora, words: composeDigest(of).words }));
}

function preview(contact: Contact, text: string, subject = 'Atlas, and your new team', lacksMemory = false) {
  const draft = {
    ownerId: nora.id,
    contactId: contact.id,
    n: 1,
    step: '1-inquire',
    to: 'ben@helio.example',
    subject,
    text,
  };
  return stationery.owner(
    'preview',
    previewData({
      owner: nora,
      contact,
      sequence: reconnect!,
      step: inquire!,
      draft: { ...draft, html: '', fingerprint: 'f'.repeat(26) },
      enrollment: enrolled(contact, drafted),
      wouldGo: '2026-12-01T13:41:00.000Z',
      because: ['first mails go Tuesday to Thursday'],
      lacksMemory,
    }),
  );
}

const BEN_ANSWERS: Understanding = {
  author: 'human',
  primary: 'referral',
  labels: ['referral', 'meeting'],
  evidence: [{ kind: 'referral', from: 'text', words: 'write to Raj Patel', rule: 'named with an address' }],
  confidence: 0.9,
  newestText:
    'Great to hear from you!\n\nI am not the right one, but write to Raj Patel (raj@helio.example).\nFree Thursday at 3pm?',
  invited: false,
  bounced: [],
  bouncedMessageIds: [],
  people: [{ name: 'Raj Patel', address: 'raj@helio.example', as: 'referral' }],
  phones: ['+14155550132'],
  times: ['Thursday at 3pm'],
};

/** Ben told where he is now: his old place is kept as where he was. */
const BEN_MOVED: Understanding = {
  ...BEN_ANSWERS,
  primary: 'left',
  labels: ['left'],
  evidence: [{ kind: 'left', from: 'text', words: 'I left Helio', rule: 'left where he worked' }],
  newestText: "I left Helio, I'm at Kestrel now, reach me at ben@kestrel.example.",
  people: [{ name: 'Ben Osei', address: 'ben@kestrel.example', as: 'moved' }],
  phones: [],
  times: [],
};
const { role: _role, ...benAtKestrel } = {
  ...ben,
  company: 'Kestrel',
  left: [{ at: MONDAY, company: 'Helio', role: 'Data team lead' }],
  addresses: [
    { address: 'ben@helio.example', source: 'you', stale: 'they left' },
    { address: 'ben@kestrel.example', source: 'their answer' },
  ],
};

function reply(
  understanding: Understanding,
  contact: Contact = ben,
  subject = 'Re: Atlas, and your new team',
  more: { state?: EnrollmentState; mailbox?: string[] } = {},
) {
  return stationery.owner(
    'reply',
    replyData({
      correctAt: 'goodword+correct@in.goodword.example',
      owner: nora,
      contact,
      understanding,
      subject,
      receivedAt: '2026-11-27T15:04:00.000Z',
      enrollment: enrolled(
        contact,
        more.state ?? { at: 'answered', kind: 'referral', reminders: 0, due: '2026-11-30T14:00:00.000Z' },
      ),
      mailbox: more.mailbox ?? [],
      asked: mail(contact, { text: 'Hi Ben,\n\nhow is the streaming platform at Helio?\n\nBest,\nNora' }),
    }),
  );
}

const ECHO: EchoLine[] = [
  { line: '1 yes', outcome: 'done', words: 'Ben Osei: goes out Tue 1 Dec at 08:41' },
  { line: '2 later March', outcome: 'done', words: 'nothing to Maria Chen before 2027-03-01' },
  { line: '3 yse', outcome: 'not understood', words: 'not understood; did you mean "3 yes"?' },
  { line: 'note Ana: met her boss', outcome: 'ambiguous', words: 'who is meant: Ana Ruiz, Ana Gómez?' },
];

const { employer: _employer, ...unemployed } = nora;

const nothingSaid = (kind: GoalKind): Goal => ({
  ...{ kind, field: '', path: '', adjacentFields: [], titles: [], companies: [] },
  ...(kind === 'promotion' && { date: '2027-03-15' }),
});

/** Nora named four: a draft to Ben, a question about Tom, no address of Maria, and Kim of whom nothing is known. */
function firstPeople(question?: string) {
  const kim = person({
    id: 'kimvale1',
    name: 'Kim Vale',
    kind: 'other',
    addresses: [{ address: 'kim@orion.example', source: 'you' }],
  });
  const maria = person({ id: 'mariach1', name: 'Maria Chen', role: 'Director of Data', company: 'Nordwind' });
  const begun = [enrolled(ben, drafted), enrolled(tom, { ...drafted, at: 'asking', fact: 'course' })];
  return firstPeopleMail(
    rank(nora, [ben, tom, maria, kim], [], MONDAY),
    new Map(begun.map((e) => [e.contactId, e])),
    question,
  ).data;
}

const mails = {
  'digest-full': () => digest(fullWeek()),
  'digest-references': () =>
    digest(
      week({
        people: [ben, lind],
        question:
          'Would Ben Osei vouch for you? Answer "trust Ben Osei = 4", from 0 to 5; it moves the order.',
        owner: { ...nora, goal: { ...nora.goal, companies: [] } },
        references: [
          { contact: ben, state: 'expired', since: '2025-11-12T15:00:00.000Z', because: 'a year old' },
          {
            contact: lind,
            state: 'asked',
            since: '2026-11-20T15:00:00.000Z',
            because: '',
            hesitation: 'i guess',
          },
        ],
      }),
    ),
  'digest-empty': () => digest(week({ people: [ben] })),
  'digest-busy': () => digest(busyWeek()),
  preview: () =>
    preview(
      ben,
      'Hi Ben,\n\nI still think of the Atlas migration.\n\nWhat is your team up to now?\n\nBest,\nNora',
    ),
  'preview-lacks-memory': () =>
    preview(ben, 'Hi Ben,\n\nWhat is your team up to now?\n\nBest,\nNora', undefined, true),
  question: () =>
    stationery.owner(
      'question',
      questionData({
        owner: nora,
        contact: ben,
        sequence: reconnect,
        step: inquire,
        fact: 'sharedWork',
        question: 'What did you and Ben Osei work on together? (a few words: "the Atlas migration")',
        enrollment: enrolled(ben, drafted),
      }),
    ),
  reply: () => reply(BEN_ANSWERS),
  'reply-moved': () =>
    reply(BEN_MOVED, benAtKestrel, undefined, { state: { at: 'ended', why: 'left', when: MONDAY } }),
  'reply-another-mailbox': () =>
    reply(BEN_ANSWERS, ben, undefined, {
      mailbox: mailboxWords(
        ben,
        { address: 'ben@private.example', is: 'his' },
        { line: 'add Ben Osei, ben@private.example', goesTo: 'ben@helio.example' },
      ),
    }),
  'reply-stop': () =>
    reply({
      ...BEN_ANSWERS,
      primary: 'stop',
      labels: ['stop'],
      newestText: 'STOP',
      people: [],
      times: [],
      phones: [],
      evidence: [],
    }),
  echo: () => stationery.owner('echo', echoData({ owner: nora, lines: ECHO })),
  help: () =>
    stationery.owner(
      'help',
      echoData({ owner: nora, lines: [{ line: 'help', outcome: 'done', words: '' }] }),
    ),
  'first-people': () => stationery.owner('first-people', firstPeople()),
  'first-people-asks': () =>
    stationery.owner('first-people', firstPeople(goalQuestion('path', 'career-change'))),
  talk: () =>
    stationery.owner(
      'talk',
      talkData({
        ...{ owner: nora, contact: toldOf, enrollment: { facts: {} }, now: '2026-12-02T12:30:00.000Z' },
        talk: { day: '2026-12-03', time: '15:00', zone: 'Europe/Berlin', said: MONDAY },
        messages: [mail(ben, { direction: 'in', text: 'Thursday at three is fine. Call me at the office.' })],
      }),
    ),
  'talk-little-known': () =>
    stationery.owner(
      'talk',
      talkData({
        ...{ owner: nora, contact: stranger, enrollment: { facts: {} }, now: '2026-12-03T12:30:00.000Z' },
        talk: { day: '2026-12-03', zone: nora.zone, said: MONDAY },
        messages: [],
      }),
    ),
  welcome: () => stationery.owner('welcome', welcomeData({ owner: nora })),
  'welcome-asks-employer': () => stationery.owner('welcome', welcomeData({ owner: unemployed })),
  'welcome-asks-employer-for-promotion': () =>
    stationery.owner(
      'welcome',
      welcomeData({ owner: { ...unemployed, goal: { ...nora.goal, kind: 'promotion' } } }),
    ),
  'echo-asks': () =>
    stationery.owner(
      'echo',
      echoData({
        owner: nora,
        lines: [{ line: 'employer: Globex', outcome: 'done', words: 'you work at Globex' }],
        question: goalQuestion('path', 'career-change'),
      }),
    ),
};

test.each(Object.entries(mails))('the mail %s reads as the owner should read it', async (name, write) => {
  const { subject, text } = write();
  await expect(`Subject: ${subject}\n\n${text}`).toMatchFileSnapshot(`golden/owner/${name}.txt`);
});

test('every question about a goal reads as the owner should read it', async () => {
  const told = GOALS.flatMap((kind) =>
    goalQuestions({ goal: nothingSaid(kind) }, '2027-04-01').map(({ words: question }) => {
      const { subject, text } = stationery.owner('goal-question', { question });
      return `${kind}\nSubject: ${subject}\n\n${text}`;
    }),
  );
  await expect(told.join('\n======\n\n')).toMatchFileSnapshot('golden/owner/goal-question.txt');
});

test('every notice reads as the owner should read it', async () => {
  const told = NOTICES.map((about) => {
    const { subject, text } = stationery.owner(
      'notice',
      noticeData({
        owner: nora,
        about,
        contact: ben,
        step: '2-nudge',
        detail: '5.1.1 unknown user',
        again: 'Maria Chen, Tom Hale and 2 more',
        sender: 'eve@evil.example',
        subject: 'Hello',
      }),
    );
    return `Subject: ${subject}\n\n${text}`;
  });
  await expect(told.join('\n======\n\n')).toMatchFileSnapshot('golden/owner/notice.txt');
});

const NEWS: OperatorNews[] = [
  { at: 'stands still', since: MONDAY, because: 'a wrong import', owners: 3, tooLate: false },
  { at: 'stands still', since: MONDAY, because: 'a wrong import', owners: 1, tooLate: true },
  { at: 'goes', owners: 3, since: MONDAY, moved: 4 },
  { at: 'goes', owners: 3, moved: 0 },
  { at: 'not proved', line: 'pause all' },
  { at: 'not understood', line: 'please stop' },
];

test('what the operator is told reads as he should read it', async () => {
  const told = NEWS.map((news) => {
    const { subject, text } = stationery.owner('operator', operatorData(news, MONDAY));
    return `Subject: ${subject}\n\n${text}`;
  });
  await expect(told.join('\n======\n\n')).toMatchFileSnapshot('golden/owner/operator.txt');
});

describe('names and mails of strangers', () => {
  const evil = '<img src="https://evil.example/x.png" onerror=alert(1)>\r\nBcc: all@x.example {{owner}}';
  const eve = person({
    id: 'eveevil1',
    name: evil,
    company: evil,
    role: evil,
    facts: { promise: evil },
    lastContact: MONDAY,
  });
  const hostile = {
    digest: () =>
      digest(
        week({
          people: [eve],
          suggestions: [
            { contact: eve, reasons: [evil], firstLine: evil, caution: evil, sequence: 'reconnect' },
          ],
        }),
      ),
    preview: () => preview(eve, evil, evil),
    reply: () =>
      reply(
        {
          ...BEN_ANSWERS,
          newestText: evil,
          times: [evil],
          phones: [evil],
          people: [{ name: evil, address: evil, as: 'referral' }],
        },
        eve,
        evil,
      ),
    question: () =>
      stationery.owner(
        'question',
        questionData({
          owner: nora,
          contact: eve,
          sequence: reconnect,
          step: inquire,
          fact: 'event',
          question: evil,
          enrollment: enrolled(eve, drafted),
        }),
      ),
    echo: () =>
      stationery.owner(
        'echo',
        echoData({ owner: nora, lines: [{ line: evil, outcome: 'not understood', words: evil }] }),
      ),
    operator: () =>
      stationery.owner(
        'operator',
        operatorData({ at: 'stands still', since: MONDAY, because: evil, owners: 1, tooLate: false }, MONDAY),
      ),
    notice: () =>
      stationery.owner(
        'notice',
        noticeData({
          owner: nora,
          about: 'unmatched',
          contact: eve,
          sender: evil,
          subject: evil,
          detail: evil,
        }),
      ),
  };

  test.each(Object.entries(hostile))(
    'are harmless in %s: no tag, no remote thing, no second header',
    (_, write) => {
      const { subject, html } = write();
      expect(html).not.toMatch(/<(?:img|script|link|iframe|object)/i);
      expect(html.replace(/&lt;.*?&gt;/gs, '')).not.toMatch(/<[^>]*\s(?:src|on\w+)\s*=/i);
      expect(html).toContain('&lt;img');
      expect(subject).not.toMatch(/[\r\n]/);
    },
  );

  test.each(Object.entries(mails))(
    '%s says the same words in HTML, with nothing remote and no fixed colour of text',
    (_, write) => {
      const { text, html } = write();
      const plain = html
        .replace(/<[^>]+>/g, ' ')
        .replace(/&quot;/g, '"')
        .replace(/&#(?:x27|39);/g, "'")
        .replace(/&gt;/g, '>')
        .replace(/&#x3D;/g, '=');
      const words = (of: string) => new Set(of.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
      const said = words(plain);
      expect([...words(text)].filter((word) => !said.has(word))).toEqual([]);
      expect(html).not.toMatch(/https?:|<img|url\(|@import|<style/i);
      expect(html).not.toMatch(/[;"]\s*color\s*:/i);
    },
  );
});

test('a draft with an apostrophe and an ampersand is shown as it will go', () => {
  const { text, html } = preview(ben, "Hi Ben,\n\nTom & I can't wait <for> it.");
  expect(text).toContain("Tom & I can't wait <for> it.");
  expect(html).toContain('Tom &amp; I can&#x27;t wait &lt;for&gt; it.');
});

test('a person who asked to be left alone is no one to answer', () => {
  const { text } = reply({ ...BEN_ANSWERS, primary: 'stop', labels: ['stop'] });
  expect(text).not.toContain('your words go to');
});

test('a mail with more than "help" in it shows what became of the rest', () => {
  const lines: EchoLine[] = [...ECHO, { line: 'help', outcome: 'done', words: 'here' }];
  expect(stationery.owner('help', echoData({ owner: nora, lines })).text).toContain('did you mean "3 yes"?');
});

test('the rows of the help say what its lines say, word for word and in their order', () => {
  const { text, html } = mails.help();
  const words = (of: string) => of.match(/[\p{L}\p{N}=@]+/gu) ?? [];
  const rows = html.replace(/^.*?<body/s, '<body').replace(/<[^>]+>/g, ' ');
  expect(words(rows.replaceAll('&#x27;', "'").replaceAll('&#x3D;', '='))).toEqual(words(text));
});
