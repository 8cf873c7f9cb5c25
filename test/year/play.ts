import { enroll } from '../../core/assistant/enroll.ts';
import { doDue } from '../../core/assistant/do-due.ts';
import { noteDelivery } from '../../core/assistant/note-delivery.ts';
import { command } from '../../core/assistant/steer.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { type Instant, DAY, HOUR, MINUTE, instant, plus } from '../../core/domain/instant.ts';
import type { Letter } from '../../core/domain/mail/mail.ts';
import { parseEnrollmentId } from '../../core/domain/mail/message.ts';
import { readToken, tokenOf } from '../../core/domain/mail/token.ts';
import { nora, person } from '../cast.ts';
import { kindOf, openDesk } from '../assistant/desk.ts';
import { type Evidence, type Happened, type Left, type Someone } from './judge.ts';
import { businessDaysOn, stands, wall } from './judge.ts';
import { mailbox } from './judge-promises.ts';
import { speaker } from './owner-words.ts';
import type { Actor, Behaviour, Mood, Ownership } from './people.ts';

/** Sunday 29 November 2026: both changes of the clock of 2027 and twelve holidays lie ahead. */
const START = '2026-11-29T18:00:00.000Z';
const HOLIDAYS = [
  ...['2026-12-25', '2027-01-01', '2027-01-18', '2027-02-15', '2027-03-26', '2027-05-31', '2027-06-18'],
  ...['2027-07-05', '2027-09-06', '2027-10-11', '2027-11-11', '2027-11-25', '2027-12-24'],
];
const FIRST =
  'Ada Ben Cleo Dan Eva Finn Gil Hana Ivo Jana Karl Lena Milo Nele Otto Pia Quin Rosa Sami Tess'.split(' ');
const LAST =
  'Abel Brand Cole Dorn Eller Frey Gant Holt Iver Jansen Keller Lund Moor Nagy Orr Park Quist Rey Storm Todd'.split(
    ' ',
  );
const COMPANIES =
  'Helio Kestrel Nordwind Orion Alder Borealis Cobalt Delphi Ember Fathom Garnet Harbor'.split(' ');

/** Where the owner works, among the companies. */
const HOME = COMPANIES.indexOf('Borealis');
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

interface Party {
  contact: Contact;
  /** Where he reads mail now. */
  address: string;
  script: Behaviour[];
  turn: number;
}

/** A year (or so many days of it) of one owner and her people, and everything a judge may know of it. */
export async function play(actors: Actor[], owning: Ownership, days: number): Promise<Evidence> {
  const parties = actors.map((actor, i) => partyOf(actor, i, owning));
  const desk = await openDesk({
    at: START,
    contacts: parties.map(({ contact }) => contact),
    owner: {
      ...{ zone: owning.zone, holidays: HOLIDAYS, startedAt: START, due: plus(START, DAY) },
      goal: { ...nora.goal, kind: owning.goal },
      automatic: owning.automatic ? ['reconnect', 'classmate', 'keep-in-touch'] : [],
    },
  });
  const { house } = desk;
  const byId = new Map(parties.map((party) => [party.contact.id, party]));
  const byMailbox = new Map(parties.map((party) => [party.address, party]));
  const happened: Happened[] = [];
  const left: Left[] = [];
  const relayed: Evidence['relayed'] = [];
  const asked: Evidence['asked'] = [];
  const offered: Evidence['offered'] = [];
  const traces: string[] = [];
  const her = speaker(house, parties, { happened, traces });
  const shown = new Map<string, string[]>();
  const ahead: { at: Instant; act: () => Promise<void> }[] = [];
  const end = plus(START, days * DAY);
  let letters = 0;
  let moods = 0;
  let words = 0;

  const now = (): Instant => house.clock.now();
  const later = (hours: number, act: () => Promise<void>): void => {
    const one = { at: plus(now(), hours * HOUR + MINUTE), act };
    const i = ahead.findIndex(({ at }) => at > one.at);
    ahead.splice(i < 0 ? ahead.length : i, 0, one);
  };

  /** What a person does with a mail. */
  async function behave(party: Party, mail: Left, { does, hours }: Behaviour): Promise<void> {
    const { contact } = party;
    const { letter, wireId, contactId } = mail;
    // Of whom she knows by another way, nobody said where he lives.
    const zone = (contactId === contact.id ? contact.zone : undefined) ?? owning.zone;
    const write = async (text: string, more: { subject?: string; headers?: Record<string, string> } = {}) => {
      await desk.receive({
        from: `${contact.name} <${letter.to.address}>`,
        to: letter.replyTo?.address ?? '',
        subject: `Re: ${letter.subject}`,
        messageId: `reply${words++}@there.example`,
        references: [wireId],
        text,
        ...more,
      });
    };
    const newAddress = (): string => {
      const address =
        words++ % 2
          ? `box${words}@new.example`
          : `${letter.to.address.split('@')[0] ?? ''}@new${words}.example`;
      happened.push({ what: 'bounced', at: now(), address: letter.to.address, toldBy: contact.id });
      party.address = address;
      byMailbox.set(address, party);
      return address;
    };
    const talk = (day?: string) =>
      void happened.push({ what: 'talk', at: now(), contactId, zone, ...(day !== undefined && { day }) });
    const answer = async (text: string): Promise<void> => {
      happened.push({
        what: 'answered',
        at: now(),
        contactId,
        n: letter.tags['enrollment'] ?? '',
      });
      await write(text);
    };
    const helps = async (text: string): Promise<void> => {
      // To a note without a favour nobody offers help.
      if (mail.sequence !== 'keep-in-touch') happened.push({ what: 'helped', at: now(), contactId });
      await answer(text);
    };
    const fails = (what: 'bounce' | 'complaint', more: object): Promise<void> =>
      noteDelivery(house, {
        ...{ what, at: now(), sesId: wireId.split('@')[0] ?? '', messageId: wireId, tags: letter.tags },
        recipients: [{ address: letter.to.address }],
        ...more,
      });
    const startOn = (day: string): Instant => {
      for (let at = Date.parse(`${day}T00:00:00Z`) - DAY; ; at += 15 * MINUTE)
        if (wall(instant(at), zone).day === day) return instant(at);
    };
    const away = (from: string, count: number) =>
      void happened.push({
        ...({ what: 'away', at: now(), contactId } as const),
        until: startOn(businessDaysOn(from, count, HOLIDAYS)),
      });
    const acts: Record<Behaviour['does'], (() => Promise<void>) | undefined> = {
      nothing: undefined,
      'is glad': () => helps('Great to hear from you! Happy to help however I can.'),
      tells: () =>
        answer('Lovely to hear from you! We rebuilt the platform this year. And what are you up to?'),
      asks: () => answer('Remind me, which year was that?'),
      thanks: () => answer('Thanks!'),
      proposes: () => {
        talk();
        return helps('Good idea. Free Thursday at 3pm?');
      },
      'agrees on a talk': () => {
        const day = businessDaysOn(wall(now(), zone).day, 2 + (words % 5), HOLIDAYS);
        talk(day);
        return helps(`Gladly. Let's talk on ${inWords(day)} at 3pm.`);
      },
      refers: () => {
        const name = `Raj Patel${LETTERS[Math.floor(words / 26) % 26] ?? ''}${LETTERS[words % 26] ?? ''}`;
        const address = `raj${words++}@helio.example`;
        happened.push({ what: 'named', at: now(), contactId, name, address });
        // Every other one of those who are named does something, too.
        if (words % 2)
          byMailbox.set(address, { ...party, contact: { ...contact, name }, address, turn: party.turn + 1 });
        return helps(`I'm not the right one, but write to ${name} (${address}), he runs that team.`);
      },
      'has moved': async () => {
        happened.push({ what: 'left', at: now(), contactId });
        await answer(
          `I left ${contact.company ?? 'the company'} last month. My new email is ${newAddress()}.`,
        );
      },
      'not this address': () =>
        helps(`Happy to help! But this is my work address, don't use it for this. I read ${newAddress()}.`),
      refuses: async () => {
        happened.push({ what: 'no', at: now(), contactId, until: plus(now(), 364 * DAY) });
        await answer("I'm afraid I can't help with this one, best of luck though.");
      },
      'says later': async () => {
        happened.push({ what: 'rest', at: now(), contactId, until: plus(now(), 41 * DAY) });
        await answer('This is a bad time. Please ping me in 6 weeks.');
      },
      'is away': async () => {
        away(wall(now(), zone).day, 5);
        await write('I am out of the office with limited access to email.', AUTOMATIC);
      },
      'is away until': async () => {
        let back = plus(now(), 9 * DAY);
        while (wall(back, zone).weekday !== 1) back = plus(back, DAY);
        const { day } = wall(back, zone);
        away(day, 2);
        await write(`I am out of the office until ${inWords(day)} with limited access to email.`, AUTOMATIC);
      },
      'has left': async () => {
        happened.push({ what: 'bounced', at: now(), address: letter.to.address, toldBy: contact.id });
        happened.push({ what: 'left', at: now(), contactId });
        await answer('I left the company last month and no longer work there.');
      },
      'says stop': async () => {
        happened.push({ what: 'stopped', at: now(), contactId });
        await answer("Please don't email me again.");
      },
      bounces: async () => {
        happened.push({ what: 'bounced', at: now(), address: letter.to.address });
        await fails('bounce', { bounceType: 'Permanent', bounceSubType: 'General' });
      },
      'is full': () => fails('bounce', { bounceType: 'Transient', bounceSubType: 'MailboxFull' }),
      complains: async () => {
        happened.push({ what: 'stopped', at: now(), contactId });
        await fails('complaint', {});
      },
    };
    // Who has told of a new address since does not tell of another one.
    const tells = does === 'has moved' || does === 'not this address';
    const act = tells
      ? () =>
          (mailbox(letter.to.address) === party.address ? acts[does]?.() : acts.thanks?.()) ??
          Promise.resolve()
      : acts[does];
    if (act) later(['bounces', 'is full'].includes(does) ? hours / 200 : hours, act);
  }

  /** What the owner does with a mail of Goodword's. */
  async function decide(letter: Letter): Promise<void> {
    const kind = kindOf(letter);
    const token = readToken(tokenOf(letter.replyTo?.address ?? '') ?? '', house.settings.tokenKeys);
    const contactId = token && 'contactId' in token ? token.contactId : '';
    if (kind === 'preview') {
      shown.set(contactId, [...(shown.get(contactId) ?? []), letter.text]);
      offered.push({ at: now(), contactId, text: letter.text });
    }
    const isTalk = letter.subject.startsWith('Did you talk with');
    if (isTalk) asked.push({ at: now(), contactId });
    if (!['preview', 'question', 'digest', 'reply'].includes(kind) && !isTalk) return;
    const mood: Mood = owning.moods[moods++ % owning.moods.length] ?? { says: 'yes', hours: 1 };
    if (mood.says === 'nothing') return;
    later(mood.hours, async () => {
      /** Says a line; `made` is what happens by it where it is done. */
      const say = async (text: string, ...made: Happened[]): Promise<void> => {
        await desk.say(letter, text);
        const echo = house.postman.letters.at(-1);
        if (echo !== undefined && kindOf(echo) === 'echo' && echo.subject.startsWith('Done'))
          her.remember(echo.text, made);
      };
      if (isTalk) {
        if (['yes', 'writes', 'edit'].includes(mood.says))
          await say('yes', { what: 'spoke', at: now(), contactId });
        else if (mood.says === 'later') {
          const until = plus(now(), 6 * DAY);
          await say('later 1 week', { what: 'no talk', at: now(), contactId, until });
        } else if (mood.says === 'no') await say('no', { what: 'no talk', at: now(), contactId });
        return;
      }
      const restartAt = /Send "restart" to the address below/.test(letter.text)
        ? /goodword\+\S+@[\w.]+\w/.exec(letter.text.split('Was I wrong?')[1] ?? '')?.[0]
        : undefined;
      if (restartAt !== undefined && mood.says !== 'writes') {
        await desk.receive({ from: `Nora Reyes <${nora.address}>`, to: restartAt, text: 'restart' });
        return;
      }
      if (kind === 'reply') {
        if (mood.says === 'writes')
          await desk.say(letter, `Thank you, that helps. I will tell you how it went. ${words++}`);
        return;
      }
      if (kind === 'digest') {
        if (mood.says === 'writes') await meet();
        const approved = [...shown].flatMap(([id, texts]) =>
          texts.map((text) => ({ what: 'approved' as const, at: now(), contactId: id, text })),
        );
        // Some of it may be refused, and what happens at once must have its yes before it.
        happened.push(...approved);
        await desk.say(letter, 'all yes');
        // One of its questions is whether they talked, and yes to all is yes to that where the thanks begin.
        const talks = [...letter.text.matchAll(/Did you talk with (.+?) on /g)].map(([, name = '']) => name);
        const echo = (house.postman.letters.at(-1)?.text ?? '').replace(/\s+/g, ' ');
        const spoke: Happened[] = [];
        for await (const { id, name } of house.contacts.ofOwner(nora.id))
          if (talks.includes(name) && echo.includes(`${name}: `))
            spoke.push({ what: 'spoke', at: now(), contactId: id });
        her.remember(echo, spoke);
        return;
      }
      if (kind === 'question') {
        if (mood.says === 'no') await say('skip');
        else if (/which day|date/.test(letter.text)) await say(plus(now(), 60 * DAY).slice(0, 10));
        else await say(`we said so and meant it, ${words++} times over`);
        return;
      }
      switch (mood.says) {
        case 'no':
          await say('no');
          return;
        case 'later':
          await say('later 2 weeks');
          return;
        case 'hold':
          await say('hold 3 weeks', { what: 'held', at: now(), contactId, until: plus(now(), 20 * DAY) });
          return;
        case 'edit':
          await say(
            `edit: Hello again. How is the work at your place, and what is new since we last spoke? ${words++}`,
          );
          return;
        case 'stop':
          await say('stop', { what: 'stopped', at: now(), contactId });
          return;
        case 'pause':
          await say('pause 2 weeks', { what: 'paused', at: now(), until: plus(now(), 13 * DAY) });
          return;
        case 'yes':
        case 'writes':
          await say('yes', { what: 'approved', at: now(), contactId, text: letter.text });
          return;
        case 'nothing':
          return;
      }
    });
  }

  /** She meets somebody by chance and tells it in one line. */
  async function meet(): Promise<void> {
    const party = parties[words % Math.max(1, parties.length)];
    const owner = await house.owners.get(nora.id);
    if (!party || !owner) return;
    const text = `met ${party.contact.name} at DataConf, talked about Kafka ${words++}`;
    const [echo] = await command(house, owner, text);
    her.remember(echo?.words ?? '', [{ what: 'spoke', at: now(), contactId: party.contact.id }]);
  }

  /** She begins with people of her own accord: more on some days than may be written to. */
  async function beginSome(day: number): Promise<void> {
    const many = owning.begins[day % owning.begins.length] ?? 0;
    for (let i = 0; i < many; i++) {
      const party = parties[(words += 7) % Math.max(1, parties.length)];
      const fitting = house.stationery
        .sequences()
        .filter(({ kinds }) => party && kinds.includes(party.contact.kind));
      const sequence = fitting[words % Math.max(1, fitting.length)];
      if (!party || !sequence) continue;
      const deadline = plus(now(), (20 + (words % 60)) * DAY).slice(0, 10);
      const facts = {
        ...{
          purpose: 'the programme at Lund',
          employer: 'Helio',
          points: 'The migration',
          news: `News ${words}.`,
        },
        ...{
          learned: `to test the schema ${words} times`,
          willDo: 'try that this week',
          referred: `Raj Patel${LETTERS[words % 26] ?? ''}${LETTERS[day % 26] ?? ''}`,
        },
        ...(sequence.deadline === undefined ? {} : { deadline }),
      };
      // With somebody she has talked to she does not always begin with a question.
      const askFirst = words % 2 === 0 && sequence.steps.some(({ follows }) => follows === 'talk');
      happened.push({
        ...{ what: 'began', at: now(), contactId: party.contact.id },
        ...{ sequence: sequence.name, askFirst },
      });
      await enroll(house, {
        ...{ ownerId: nora.id, contactId: party.contact.id, sequence: sequence.name },
        ...{ because: 'she said so', facts, askFirst },
      });
    }
  }

  /** Letters since the last look go to whom they are for. */
  async function deliver(): Promise<void> {
    for (; letters < house.postman.letters.length; letters++) {
      const letter = house.postman.letters[letters];
      if (!letter) return;
      const key = parseEnrollmentId(letter.tags['enrollment'] ?? '');
      if (!key) await decide(letter);
      else if (kindOf(letter) === 'relay') relayed.push({ at: now(), contactId: key.contactId });
      else {
        const enrollment = await house.enrollments.get(key);
        const step = letter.tags['step'] ?? '';
        const draft = await house.drafts.get(key, step);
        const mail: Left = {
          ...{ at: now(), contactId: key.contactId, letter, step, sequence: enrollment?.sequence ?? '' },
          ...{ asks: draft?.ask !== undefined, wireId: `ses-${letters + 1}@email.amazonses.example` },
        };
        left.push(mail);
        const party = byMailbox.get(mailbox(letter.to.address));
        const does = party?.script[party.turn++ % party.script.length];
        if (party && does) await behave(party, mail, does);
      }
    }
  }

  for (let day = 1; day <= days; day++) {
    const at = plus(START, day * DAY);
    const i = ahead.findIndex((one) => one.at > at);
    const act = async (): Promise<void> => {
      const word = owning.words[Math.floor(day / owning.wordEvery) % owning.words.length];
      if (word && day % owning.wordEvery === 0) await her.say(word);
      await beginSome(day);
    };
    ahead.splice(i < 0 ? ahead.length : i, 0, { at, act });
  }
  for (;;) {
    const due = await house.dueIndex.next();
    const minute = due && instant(Math.ceil(Date.parse(due) / MINUTE) * MINUTE);
    const [first] = ahead;
    if (minute !== undefined && minute <= end && (!first || minute <= first.at)) {
      if (minute > now()) house.clock.set(minute);
      for await (const thing of house.dueIndex.upTo(now())) await doDue(house, thing);
      if (await house.dueIndex.next().then((next) => next === due))
        throw new Error(`what is due stays due at ${due}`);
    } else if (first && first.at <= end) {
      ahead.shift();
      if (first.at > now()) house.clock.set(first.at);
      await first.act();
    } else break;
    await deliver();
  }
  return evidenceOf();

  async function evidenceOf(): Promise<Evidence> {
    const contacts = new Map<string, Someone>(
      parties.map(({ contact }) => {
        const { id, zone, company, kind, consent = false, reportingLine = false } = contact;
        const isHome = kind === 'current_coworker' || company === nora.employer;
        const rises = owning.goal === 'promotion';
        return [
          id,
          {
            ...(zone !== undefined && { zone }),
            ...(company !== undefined && { company }),
            ...((isHome || reportingLine) && !rises && { atHome: { consents: consent } }),
            above:
              rises &&
              isHome &&
              reportingLine &&
              !(kind === 'current_coworker' && contact.knowledge === 'managed-you'),
          },
        ];
      }),
    );
    for await (const contact of house.contacts.ofOwner(nora.id))
      if (!contacts.has(contact.id)) contacts.set(contact.id, {});
    return {
      owner: { zone: owning.zone, holidays: HOLIDAYS, startedAt: START, until: end },
      ...{ contacts, left, happened, relayed, asked, offered, traces },
      tells: new Set(TELLS.split(' ')),
      begins: new Set(['reconnect', 'classmate', 'hiring-manager', 'informational-interview']),
      exempt: (id) => {
        const contact = byId.get(id)?.contact;
        if (!contact || contact.kind === 'professor' || contact.kind === 'referred') return true;
        return owning.goal === 'promotion' && contact.company === nora.employer;
      },
      mayAskFirst: ({ contactId, sequence, step, at }) => {
        const contact = byId.get(contactId)?.contact;
        // What nobody said is guessed from the kind: who shared the work saw it.
        const guess = ['project', 'previous_coworker', 'current_coworker', 'professor'].includes(
          contact?.kind ?? '',
        );
        const knows = contact?.knowledge ?? (guess ? 'same-team' : '');
        // A thank-you follows a talk, which opens the gate as an answer does.
        if (['informational-interview', 'introduced', 'thank-you'].includes(sequence)) return true;
        if (step.endsWith('-ask-first')) return wasInTouch(contactId, sequence, knows, at);
        // What reminds of an ask is about one that was made.
        if (step === '4-remind')
          return left.some((m) => m.contactId === contactId && m.step === '5-ask-first');
        if (sequence === 'internal-promotion') return knows === 'managed-you';
        const seen = ['managed-you', 'same-team', 'taught-you', 'worked-on-assignments'].includes(knows);
        return seen && ['professor-reference', 'reference'].includes(sequence);
      },
    };
  }

  /** When she said that he may be asked at once: had they been in touch within the month, or had he offered help? */
  function wasInTouch(contactId: string, sequence: string, knows: string, at: Instant): boolean {
    const his = happened.filter(
      (one) => 'contactId' in one && one.contactId === contactId && stands(one, at),
    );
    const began = his.findLast((one) => one.what === 'began' && one.askFirst && one.sequence === sequence);
    if (!began) return false;
    const before = his.filter((one) => one.at <= began.at);
    const help = before.findLast((one) => ['helped', 'no', 'stopped', 'left'].includes(one.what));
    if (help?.what === 'helped' && plus(help.at, 183 * DAY) > began.at) return true;
    const touches = [
      byId.get(contactId)?.contact.lastContact,
      before.findLast((one) => one.what === 'answered' || one.what === 'spoke')?.at,
      relayed.findLast((one) => one.contactId === contactId && one.at <= began.at)?.at,
    ];
    const touch = touches
      .filter((one) => one !== undefined)
      .sort()
      .at(-1);
    const seen = ['managed-you', 'same-team', 'taught-you', 'worked-on-assignments'].includes(knows);
    if (!seen || touch === undefined || plus(touch, 30 * DAY) <= began.at) return false;
    return !left.some((mail) => mail.contactId === contactId && mail.at > touch && mail.at <= began.at);
  }
}

const TELLS = 'thank-you thank-referrer thank-for-no tell-referrer reference-call keep-in-touch';

const AUTOMATIC = { subject: 'Automatic reply: away', headers: { 'Auto-Submitted': 'auto-replied' } };

const inWords = (day: string): string =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  );

function partyOf(actor: Actor, i: number, { goal }: Ownership): Party {
  const { kind, company, zone, knowledge, trust, silent, known, script, consents, above } = actor;
  const name = `${FIRST[i % 20] ?? ''} ${LAST[Math.floor(i / 20) % 20] ?? ''}`;
  const contact = person({
    ...{ id: `p${String(i).padStart(7, '0')}`, name, kind },
    addresses: [{ address: `p${i}@there.example`, source: 'you' }],
    ...(company === undefined ? {} : { company: COMPANIES[company] ?? '' }),
    ...(zone === undefined ? {} : { zone }),
    ...(knowledge === undefined ? {} : { knowledge }),
    ...(trust === undefined ? {} : { trust }),
    ...(silent === undefined ? {} : { lastContact: plus(START, -silent * DAY) }),
    ...(consents ? { consent: true } : {}),
    ...(above && (goal === 'promotion' || company === HOME) ? { reportingLine: true } : {}),
    facts: known ? FACTS : {},
  });
  return { contact, address: `p${i}@there.example`, script, turn: 0 };
}

const FACTS = {
  ...{ sharedWork: 'the Atlas migration', memory: 'the night we found the missing partition' },
  ...{ connection: 'we both studied at Lund', whyThem: 'your move from maths to data' },
  ...{ course: 'CS 411, databases', event: 'DataConf', topic: 'Kafka', theirWork: 'the streaming platform' },
  saw: 'move the warehouse without losing a row',
};
