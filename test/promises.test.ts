import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { answerQuestion } from '../core/assistant/answer-question.ts';
import { approve } from '../core/assistant/approve.ts';
import { enroll } from '../core/assistant/enroll.ts';
import { rankContacts } from '../core/assistant/rank-contacts.ts';
import { addOwner } from '../core/assistant/set-owner.ts';
import { command } from '../core/assistant/steer.ts';
import { writeDigest } from '../core/assistant/write-digest.ts';
import { GOALS } from '../core/domain/goal.ts';
import type { Letter } from '../core/domain/mail/mail.ts';
import type { Contact } from '../core/domain/people/contact.ts';
import { checkTone } from '../core/domain/sequence/tone.ts';
import { factsFor } from '../core/domain/sequence/sequence.ts';
import { openStationery } from '../core/mail/stationery.ts';
import { type Desk, firstMailOut, kindOf, only, openDesk } from './assistant/desk.ts';
import { ben, lind, lotte, nora, person, ruth, tom } from './cast.ts';

const stationery = openStationery('templates');
const boss: Contact = {
  ...ben,
  ...{ knowledge: 'managed-you', lastContact: '2026-10-20T10:00:00.000Z' },
  facts: { ...ben.facts, saw: 'move the warehouse without losing a row' },
};
const engineer: Contact = { ...tom, role: 'Data engineer', knowledge: 'worked-on-assignments' };
const stranger = person({
  ...{ id: 'stranger', name: 'Vera Pike', kind: 'other', role: 'VP of Data', company: 'Nordwind' },
  ...{ knowledge: 'never-met', trust: 1, addresses: [{ address: 'vera@nordwind.example', source: 'you' }] },
});

const say = async (desk: Desk, text: string) => {
  const owner = await desk.house.owners.get(nora.id);
  return owner ? command(desk.house, owner, text) : [];
};
const ranked = async (desk: Desk) => {
  const all = await rankContacts(desk.house, nora.id);
  return all.at === 'ranked' ? all.ranked : [];
};
const order = async (desk: Desk): Promise<string[]> =>
  (await ranked(desk)).map(({ contact }) => contact.name);
const steps = (letters: Letter[]): Letter[] => letters.filter((letter) => kindOf(letter) === 'step');
/** Ben's first mail is out and he answers it. */
async function answered(text: string): Promise<Desk> {
  const desk = await openDesk();
  const { replyTo, mail } = await firstMailOut(desk);
  await desk.receive({
    from: 'Ben Osei <ben@helio.example>',
    to: replyTo,
    subject: `Re: ${mail.subject}`,
    text,
  });
  return desk;
}
const refer = (desk: Desk, contact: Contact) =>
  enroll(desk.house, {
    ...{ ownerId: nora.id, contactId: contact.id, sequence: 'reference', because: 'a promise' },
    facts: { purpose: 'the data engineer role' },
  });

/** Each promise of docs/promises.md, with what shows that it is kept. */
const PROMISES: Record<string, () => Promise<void>> = {
  'The goal is a promotion, a career change or a first job, and changing it reorders the people':
    async () => {
      expect([...GOALS].sort()).toEqual(['career-change', 'first-job', 'promotion']);
      const manager = { ...lotte, knowledge: 'managed-you', consent: true } as const;
      const first = async (kind: (typeof GOALS)[number]) => {
        const desk = await openDesk({ contacts: [ben, manager], owner: { goal: { ...nora.goal, kind } } });
        return (await order(desk))[0];
      };
      expect([await first('career-change'), await first('promotion')]).toEqual(['Ben Osei', 'Lotte Berg']);
    },
  'Whom to write to first is one list, each with reasons in words': async () => {
    const list = await ranked(await openDesk({ contacts: [ben, lind, tom] }));
    for (const { reasons, score } of list) {
      expect(reasons.length).toBeGreaterThan(0);
      expect(reasons.length).toBeLessThanOrEqual(3);
      expect(score).toBeGreaterThan(0);
    }
  },
  'Who knows your work comes before a stranger of higher rank': async () => {
    expect(await order(await openDesk({ contacts: [stranger, engineer] }))).toEqual([
      'Tom Baker',
      'Vera Pike',
    ]);
  },
  'Saying that somebody would vouch for you moves that person up': async () => {
    const desk = await openDesk({ contacts: [ruth] });
    await say(desk, 'trust Aunt Ruth = 0');
    const before = (await ranked(desk))[0]?.score ?? 0;
    await say(desk, 'trust Aunt Ruth = 5');
    const after = (await ranked(desk))[0];
    expect(after?.score).toBeGreaterThan(before);
    expect(after?.reasons.join()).toContain('5/5');
  },
  'Friends, neighbours and family count: name them, one a line, and they are in the list': async () => {
    const desk = await openDesk({ contacts: [] });
    const { id: _id, due: _due, version: _version, startedAt: _startedAt, ...about } = nora;
    const [address, sendingAddress] = ['vera@home.example', 'vera@mail.goodword.example'];
    const added = await addOwner(desk.house, { ...about, name: 'Vera Holt', address, sendingAddress });
    const names =
      'Friends\nJo Park, jo@x.example\nNeighbours\nAl Fox, al@x.example\nFamily\nBea Orr, bea@x.example';
    await desk.say(only(desk.look(), 'welcome'), names, { from: `Vera Holt <${address}>` });
    const ownerId = added.at === 'set' ? added.owner.id : '';
    const all = await rankContacts(desk.house, ownerId);
    const kinds = all.at === 'ranked' ? all.ranked.map(({ contact }) => contact.kind) : [];
    expect(kinds.sort()).toEqual(['family', 'friend', 'neighbour']);
    await desk.pass(1);
    // The list comes back with the drafts of the easiest.
    const letters = desk.look();
    expect(only(letters, 'first-people').text).toMatch(/Jo Park|Al Fox|Bea Orr/);
    expect(letters.filter((letter) => kindOf(letter) === 'preview').length).toBeGreaterThan(0);
  },
  'The weekly mail proposes people whose draft is one word away': async () => {
    const desk = await openDesk();
    await writeDigest(desk.house, nora.id, true);
    await desk.say(only(desk.look(), 'digest'), '1 yes');
    await desk.say(only(desk.look(), 'preview'), 'yes');
    await desk.pass(4);
    expect(steps(desk.look())).toHaveLength(1);
  },
  'A mail asks for one thing at most': async () => {
    const desk = await answered('Great to hear from you! Happy to help. What are you up to?');
    await answerQuestion(desk.house, await desk.enrollment(), 'That sounds like a good year');
    const { state } = await desk.enrollment();
    const draft =
      'step' in state && state.step
        ? await desk.house.drafts.get(await desk.enrollment(), state.step)
        : undefined;
    expect(draft?.ask).toBeDefined();
    const sequence = stationery.sequence('reconnect')!;
    const step = sequence.steps.find(({ id }) => id === '3-ask')!;
    const about = { step, sequence, owner: nora, contact: ben, subject: 'Atlas, and you' };
    const two = `${draft?.text ?? ''}\nCould you refer me? Would you be a reference for me?`;
    expect(checkTone({ ...about, text: draft?.text ?? '' }).filter((f) => f.severity === 'error')).toEqual(
      [],
    );
    expect(checkTone({ ...about, text: two }).filter((f) => f.severity === 'error')).not.toEqual([]);
  },
  'A person is shown with why they fit your goal': async () => {
    const [first] = await ranked(await openDesk({ contacts: [engineer] }));
    expect(first?.reasons.join()).toMatch(/target|Kestrel/);
  },
  'Nobody is ruled out: who scores low stays in the list': async () => {
    const people = [ben, lind, tom, ruth, stranger];
    expect(await order(await openDesk({ contacts: people }))).toHaveLength(people.length);
  },
  'Work in your field counts, and the reason names the field': async () => {
    const here = { ...engineer, company: 'Somewhere' };
    const there = {
      ...engineer,
      id: 'elsewher',
      role: 'Nurse',
      name: 'Tim Boyd',
      company: 'Somewhere',
      addresses: [],
    };
    const list = await ranked(await openDesk({ contacts: [there, here] }));
    expect(list.map(({ contact }) => contact.name)).toEqual(['Tom Baker', 'Tim Boyd']);
    expect(list[0]?.reasons.join()).toContain('data engineering');
  },
  'Who hires in your field comes before a co-worker there, and both before a higher-up elsewhere':
    async () => {
      const make = (id: string, name: string, role: string, company: string) =>
        person({ id, name, role, company, knowledge: 'same-team', trust: 4, lastContact: ben.lastContact! });
      const people = [
        make('chief001', 'Cia Hale', 'CFO', 'Alder Dental'),
        make('worker01', 'Wim Falk', 'Data engineer', 'Helio'),
        make('hires001', 'Mia Rees', 'Director of Data Engineering', 'Helio'),
      ];
      expect(await order(await openDesk({ contacts: people }))).toEqual(['Mia Rees', 'Wim Falk', 'Cia Hale']);
    },
  'Co-workers, project mates, professors and classmates each have their own opening': async () => {
    const step = stationery.sequence('reconnect')!.steps[0]!;
    expect(factsFor(step, 'previous_coworker')).toContain('sharedWork');
    expect(factsFor(step, 'project')).toContain('sharedWork');
    expect(factsFor(step, 'professor')).toContain('course');
    expect(factsFor(step, 'classmate')).toContain('course');
    expect(stationery.sequence('internal-promotion')?.kinds).toEqual(['current_coworker']);
  },
  'Somebody who may not remember you is told which course it was': async () => {
    const desk = await openDesk({ contacts: [lind] });
    await desk.start(lind);
    expect(only(desk.look(), 'preview').text).toContain('CS 411');
  },
  'Whoever helped is thanked, and the draft is ready the same day': async () => {
    const desk = await answered('Best talk to Raj Patel, raj@kestrel.example, he runs that now.');
    const drafts = desk.look().map(({ text }) => text);
    expect(drafts.join('\n')).toContain('Thank you for naming Raj Patel');
  },
  'A request for a reference names what the person saw you do': async () => {
    const desk = await openDesk({ contacts: [boss] });
    await refer(desk, boss);
    expect(only(desk.look(), 'preview').text).toContain('move the warehouse without losing a row');
  },
  'Somebody named in an answer becomes a contact, with a draft that names who sent you': async () => {
    const desk = await answered('Best talk to Raj Patel, raj@kestrel.example, he runs that now.');
    expect(await order(desk)).toContain('Raj Patel');
    expect(
      desk
        .look()
        .map(({ text }) => text)
        .join('\n'),
    ).toContain('Ben Osei suggested I write to you');
  },
  'An ask that the person does not know you well enough for is refused, with the reason': async () => {
    const weak = { ...boss, knowledge: 'met', kind: 'project' } as const;
    const desk = await openDesk({ contacts: [weak] });
    expect(await refer(desk, weak)).toMatchObject({
      prepared: { at: 'refused', because: expect.stringMatching(/./) as string },
    });
  },
  'A yes to a reference leads to the details it needs, and an employer’s call to a word before': async () => {
    const desk = await openDesk({ contacts: [boss] });
    await say(desk, 'ask Ben to be a reference: the data engineer role at Helio');
    await approve(desk.house, await desk.enrollment());
    desk.look();
    await desk.pass(5);
    const mail = only(desk.look(), 'step');
    await desk.receive({ from: 'ben@helio.example', to: mail.replyTo?.address ?? '', text: 'Sure, gladly.' });
    await answerQuestion(desk.house, await desk.enrollment(), 'The migration, in numbers');
    expect((await desk.enrollment()).state).toMatchObject({ step: '4-confirm' });
    expect((await say(desk, 'references'))[0]?.words).toContain('Ben Osei: agreed');
    await approve(desk.house, await desk.enrollment());
    await desk.pass(5);
    desk.look();
    await say(desk, 'call Ben: Kestrel, about the data engineer role');
    await desk.say(only(desk.look(), 'question'), 'The migration, in numbers');
    expect(only(desk.look(), 'preview').text).toContain('Kestrel');
  },
  'The amounts are small: three new people a day in the first week, however many you say yes to':
    async () => {
      const people = Array.from({ length: 7 }, (_, i) => ({
        ...ben,
        ...{ id: `many000${i}`, name: `Person ${'ABCDEFG'[i] ?? ''}`, company: `Firm ${i}` },
        addresses: [{ address: `p${i}@x.example`, source: 'you' }],
      }));
      const desk = await openDesk({ contacts: people });
      for (const one of people) {
        await desk.start(one);
        await approve(desk.house, await desk.enrollment(one));
      }
      desk.look();
      await desk.pass(2);
      expect(steps(desk.look())).toHaveLength(3);
    },
  'Telling that you met somebody leads to a draft at once, for the next business morning': async () => {
    const desk = await openDesk({ contacts: [] });
    await say(desk, 'met Raj Patel at PyCon, raj@x.example, talked about Kafka');
    const preview = only(desk.look(), 'preview');
    expect(preview.text).toMatch(/goes Mon 30 Nov/);
  },
  'Mails are polite and confident: no apology for writing, and a way out of every ask': async () => {
    const sequence = stationery.sequence('reconnect')!;
    const step = sequence.steps[0]!;
    const text = 'Hi Ben,\n\nSorry to bother you. How is the work at Helio?\n\nBest,\nNora';
    const found = checkTone({ step, sequence, owner: nora, contact: ben, subject: 'Atlas, and you', text });
    expect(found.some(({ words }) => /sorry to bother/i.test(words))).toBe(true);
    expect(
      stationery.step('reconnect', '4-remind', {
        ...{
          owner: { name: 'Nora', first: 'Nora' },
          contact: { greeting: 'Ana' },
          kind: 'event',
          field: 'data',
          ask: 'advice',
        },
      }).text,
    ).toMatch(/no problem|fine|not at all|if not|understand/i);
  },
  'The first mail asks about their work and asks for nothing': async () => {
    const { mail } = await firstMailOut(await openDesk());
    expect(mail.text).toContain('?');
    expect(mail.text).not.toMatch(/\b(?:job|opening|refer|referral|résumé|resume|hiring|reference)\b/i);
  },
  'An answer that asks about you reaches you at once, and opens the way to explain': async () => {
    const desk = await answered('Lovely to hear from you! And what are you up to?');
    expect(desk.look().map(kindOf)).toEqual(expect.arrayContaining(['reply']));
    expect((await desk.enrollment()).state).toMatchObject({ step: '3-ask' });
  },
  'Without an answer nothing is ever asked, however long one waits': async () => {
    const desk = await openDesk({ owner: { automatic: ['reconnect'] } });
    await firstMailOut(desk);
    await desk.pass(420);
    const sent = steps(desk.look());
    expect(sent.length).toBeLessThanOrEqual(1);
    expect(sent.map(({ tags }) => tags['step'])).not.toContain('3-ask');
  },
  'A phone number in an answer is kept, with where it came from': async () => {
    const desk = await answered(
      'Great to hear from you!\n\n--\nBen Osei\nData team lead, Helio\n+1 415 555 0132',
    );
    expect((await desk.contact()).phones).toEqual([{ number: '+14155550132', source: 'their signature' }]);
  },
  'Writing to somebody by hand, with a copy to the assistant, moves the next note': async () => {
    const desk = await openDesk();
    await desk.receive({
      ...{ from: nora.address, to: 'assistant@in.goodword.example', text: 'Ben, how are you?' },
      headers: { To: 'Ben Osei <ben@helio.example>' },
    });
    expect((await desk.contact()).lastContact).toBe(desk.house.clock.now());
  },
};

test.each(Object.entries(PROMISES))('%s', async (_, kept) => kept());

test('docs/promises.md lists these promises and no others, with how each is seen', () => {
  const doc = readFileSync(new URL('../docs/promises.md', import.meta.url), 'utf8');
  const rows = [...doc.matchAll(/^\|\s*(\d+)\s*\|\s*(.+?)\s*\|\s*(.+?)\s*\|$/gm)];
  expect(rows.map(([, , promise]) => promise)).toEqual(Object.keys(PROMISES));
  expect(rows.map(([, n]) => Number(n))).toEqual(Object.keys(PROMISES).map((__, i) => i + 1));
  expect(rows).toHaveLength(26);
});
