import { describe, expect, test } from 'vitest';
import { importContacts } from '../../core/assistant/import-contacts.ts';
import { command } from '../../core/assistant/steer.ts';
import { writeDigest } from '../../core/assistant/write-digest.ts';
import { noteBounce } from '../../core/assistant/note-bounce.ts';
import { newCompany } from '../../core/domain/reply/new-company.ts';
import { ben, nora } from '../cast.ts';
import { type Desk, firstMailOut, kindOf, only, openDesk } from './desk.ts';

const MOVED = "I left Helio, I'm at Kestrel now, reach me at ben@kestrel.example.";

/** Where the answers to his mail come. */
const sentTo = { to: '' };

async function benAnswers(text: string, how: Record<string, unknown> = {}, contact = ben) {
  const desk = await openDesk({ contacts: [contact] });
  const { replyTo, mail } = await firstMailOut(desk);
  sentTo.to = replyTo;
  const from = 'Ben Osei <ben@helio.example>';
  await desk.receive({ from, to: replyTo, subject: `Re: ${mail.subject}`, text, ...how });
  return desk;
}

/** Another mail of his in the same thread, at this moment. */
async function tellsAgain(
  desk: Desk,
  text: string,
  key?: string,
  headers: Record<string, string> = {},
): Promise<void> {
  const { to } = sentTo;
  await desk.receive({
    ...{ from: 'Ben Osei <ben@helio.example>', to, subject: 'Re: Your work', text, headers },
    ...(key !== undefined && { key }),
  });
}

describe('the new company that a mail names', () => {
  test.each<[string, string | undefined]>([
    [MOVED, 'Kestrel'],
    ["I've moved on to Helio, new address is tom@helio.example.", 'Helio'],
    ['I left Nordwind, now at Helio Energy and we are hiring.', 'Helio Energy'],
    ['I have joined Kestrel & Sons. Write me at x@y.example.', 'Kestrel & Sons'],
    ['She no longer works here, she is now with Alder Dental.', 'Alder Dental'],
    ['Ich bin jetzt bei Nordwind, meine neue Adresse ist ben@nordwind.example.', 'Nordwind'],
    ["J'ai rejoint Kestrel en mars.", 'Kestrel'],
    ['I left Helio last month.', undefined],
    ["I'm no longer at Helio. New address: ben@private.example", undefined],
    ['I moved to Berlin, my new email is ben@private.example.', undefined],
    ['Ben no longer works here. For urgent matters contact office@helio.example.', undefined],
  ])('%s', (text, company) => {
    expect(newCompany(text)).toBe(company);
  });
});

describe('somebody who moved', () => {
  test('is kept with his new address and company, the old ones as what they were; nothing goes to the old address', async () => {
    const desk = await benAnswers(MOVED);
    const contact = await desk.contact();
    expect(contact).toMatchObject({
      company: 'Kestrel',
      left: [{ company: 'Helio', role: 'Data team lead' }],
      addresses: [
        { address: 'ben@helio.example', stale: 'they left' },
        { address: 'ben@kestrel.example', source: 'their answer' },
      ],
    });
    expect(contact.role).toBeUndefined();
    await desk.pass(60);
    expect(desk.look().filter((letter) => kindOf(letter) === 'step')).toEqual([]);
  });

  test('is offered to the owner with one word that goes on at the new place, as a draft, in the same thread', async () => {
    const desk = await benAnswers(MOVED);
    const forwarded = only(desk.look(), 'reply');
    expect(forwarded.text).toContain('New company: Kestrel. I keep that, and Helio as where Ben was.');
    expect(forwarded.text).toContain('Send "restart" to the address below');
    const correctAt = /goodword\+\S+@\S+/.exec(forwarded.text.split('Was I wrong?')[1] ?? '')?.[0] ?? '';
    await desk.receive({ from: `Nora Reyes <${nora.address}>`, to: correctAt, text: 'restart' });
    expect(only(desk.look(), 'question').text).toContain('What do you want to say to what Ben Osei wrote?');
    expect(await desk.enrollment()).toMatchObject({ n: 1, address: 'ben@kestrel.example' });
    await command(desk.house, nora, 'undo');
    expect((await desk.enrollment()).state).toMatchObject({ at: 'ended', why: 'left' });
  });

  test('stands in the digest with that word until it is said, or done', async () => {
    const desk = await benAnswers(MOVED);
    desk.look();
    await writeDigest(desk.house, nora.id, true);
    const digest = only(desk.look(), 'digest');
    expect(digest.text).toContain('Ben Osei left Helio, now at Kestrel: the conversation stopped there');
    expect(digest.text).toContain('"restart 1" goes on at ben@kestrel.example, "done 1" leaves it');
    await desk.say(digest, 'done 1');
    await writeDigest(desk.house, nora.id, true);
    expect(only(desk.look(), 'digest').text).not.toContain('Ben Osei left');
  });

  test('and names no new company is asked about once; where he is not reached, he is to be found', async () => {
    const desk = await benAnswers("I've left Helio. My new email is ben@private.example.");
    expect((await desk.contact()).company).toBeUndefined();
    expect(only(desk.look(), 'reply').text).toContain(
      'Where does Ben work now? Send "add Ben Osei, role at company"',
    );
    const lost = await benAnswers('I left Helio last month.', {}, { ...ben, linkedin: 'ben-osei' });
    expect(only(lost.look(), 'reply').text).toContain('To do: find the new place (linkedin.com/in/ben-osei)');
    await writeDigest(lost.house, nora.id, true);
    expect(only(lost.look(), 'digest').text).toContain('find the new address (linkedin.com/in/ben-osei)');
  });

  test('is written to anew when only a machine had told of it, and the owner has found the address', async () => {
    const text = 'Ben Osei no longer works here.';
    const desk = await benAnswers(text, { headers: { 'Auto-Submitted': 'auto-replied' } });
    expect((await command(desk.house, nora, 'restart Ben'))[0]?.words).toContain('has no new address');
    const [added] = await command(desk.house, nora, 'add Ben Osei, ben@kestrel.example');
    expect(added?.words).toContain('say "restart Ben Osei" to go on there');
    desk.look();
    const [said] = await command(desk.house, nora, 'restart Ben');
    expect(said?.words).toContain('Ben Osei at ben@kestrel.example: the draft is on its way to you');
    expect(only(desk.look(), 'preview').text).toContain('ben@kestrel.example');
    expect(await desk.enrollment()).toMatchObject({ n: 2, sequence: 'reconnect' });
    const [yes] = await command(desk.house, nora, 'yes', {
      at: 'preview',
      item: { number: 1, section: 'waiting', contactId: ben.id, n: 2, fingerprint: '' },
    });
    expect(yes?.words).toContain('mail to Ben Osei goes out');
  });

  test('can be written to anew once more after that was taken back, and stands in the digest again', async () => {
    const desk = await benAnswers('Ben Osei no longer works here.', {
      headers: { 'Auto-Submitted': 'auto-replied' },
    });
    await command(desk.house, nora, 'add Ben Osei, ben@kestrel.example');
    for (const n of [2, 3]) {
      const [said] = await command(desk.house, nora, 'restart Ben');
      expect(said?.words).toContain('Ben Osei at ben@kestrel.example: the draft is on its way to you');
      expect(await desk.enrollment()).toMatchObject({ n, sequence: 'reconnect' });
      await command(desk.house, nora, 'undo');
      expect((await desk.enrollment()).state).toMatchObject({ at: 'ended', why: 'skipped' });
      desk.look();
      await writeDigest(desk.house, nora.id, true);
      expect(only(desk.look(), 'digest').text).toContain('"restart 1" goes on at ben@kestrel.example');
    }
  });

  test('is still where he was when the owner says that the mail said no such thing', async () => {
    const desk = await benAnswers('I left Helio last month.');
    await command(desk.house, nora, 'relabel Ben positive');
    expect(await desk.contact()).toMatchObject({ company: 'Helio', role: 'Data team lead' });
    expect((await desk.contact()).left).toBeUndefined();
  });

  test('is not put back by an old address book', async () => {
    const desk = await benAnswers("I've left Helio. My new email is ben@private.example.");
    const csv = 'Name,E-mail,Company,Title\nBen Osei,ben@helio.example,Helio,Data team lead\n';
    await importContacts(desk.house, { ownerId: nora.id, file: () => [new TextEncoder().encode(csv)] });
    expect((await desk.contact()).company).toBeUndefined();
    expect((await desk.contact()).role).toBeUndefined();
  });

  test('and moves again is known with both places he left, and no old address book brings him back to either', async () => {
    const desk = await benAnswers(MOVED, {}, { ...ben, source: 'file' });
    await tellsAgain(desk, "I left Kestrel as well, I'm at Orion now.");
    const places = [{ company: 'Helio', role: 'Data team lead' }, { company: 'Kestrel' }];
    expect(await desk.contact()).toMatchObject({ company: 'Orion', left: places });
    for (const [company, title] of [
      ['Helio', 'Data team lead'],
      ['Kestrel', 'Engineer'],
    ]) {
      const csv = `Name,E-mail,Company,Title\nBen Osei,ben@helio.example,${company},${title}\n`;
      await importContacts(desk.house, { ownerId: nora.id, file: () => [new TextEncoder().encode(csv)] });
      const contact = await desk.contact();
      expect(contact).toMatchObject({ company: 'Orion', left: places });
      expect(contact.role).toBeUndefined();
    }
  });

  test('twice in one moment has moved twice; the same mail delivered twice is one move', async () => {
    const desk = await benAnswers(MOVED);
    desk.house.clock.set((await desk.contact()).left?.[0]?.at ?? '');
    await tellsAgain(desk, "I left Kestrel, I'm at Orion now.", 'again001');
    await tellsAgain(desk, "I left Kestrel, I'm at Orion now.", 'again001');
    const { company, left = [] } = await desk.contact();
    expect([...left.map((one) => one.company), company]).toEqual(['Helio', 'Kestrel', 'Orion']);
    expect(new Set(left.map(({ at }) => at)).size).toBe(1);
  });

  test('is at the first new place when the owner says that the second mail said no such thing', async () => {
    const desk = await benAnswers(MOVED);
    await tellsAgain(desk, "I left Kestrel, I'm at Orion now.");
    await command(desk.house, nora, 'relabel Ben positive');
    expect(await desk.contact()).toMatchObject({ company: 'Kestrel', left: [{ company: 'Helio' }] });
  });

  test('is not taken for gone from the new place when a machine answers once more for the old one', async () => {
    const machine = { headers: { 'Auto-Submitted': 'auto-replied' } };
    const desk = await benAnswers('Ben Osei no longer works here.', machine);
    await command(desk.house, nora, 'add Ben Osei, engineer at Kestrel');
    expect((await desk.contact()).company).toBe('Kestrel');
    await tellsAgain(desk, 'Ben Osei no longer works here.', undefined, machine.headers);
    expect(await desk.contact()).toMatchObject({ company: 'Kestrel', left: [{ company: 'Helio' }] });
  });

  test('goes on at the new address where his answer opened the gate', async () => {
    const desk = await benAnswers(`Happy to help, of course! ${MOVED}`);
    expect(await desk.enrollment()).toMatchObject({ address: 'ben@kestrel.example' });
    expect((await desk.enrollment()).state.at).not.toBe('ended');
  });
});

test('a dead address is a to-do with where to look, and the line that answers it', async () => {
  const desk = await openDesk();
  await firstMailOut(desk);
  const [at, owner, contact] = [desk.house.clock.now(), nora, await desk.contact()];
  const recipient = { address: 'ben@helio.example', severity: 'hard' } as const;
  await noteBounce(desk.house, { owner, contact, recipient, at, cause: 'one' });
  const notice = only(desk.look(), 'notice');
  expect(notice.text).toContain('To do: find it (a search for "Ben Osei")');
  await desk.say(notice, 'add Ben Osei, ben@kestrel.example\nrestart Ben');
  expect(await desk.enrollment()).toMatchObject({ n: 2, address: 'ben@kestrel.example' });
});
