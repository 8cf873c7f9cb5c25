import { describe, expect, test } from 'vitest';
import { command } from '../../core/assistant/steer.ts';
import { ana, ben, nora, person } from '../cast.ts';
import type { Wire } from './desk.ts';
import { firstMailOut, kindOf, only, openDesk } from './desk.ts';

const ANSWER = 'Good to hear from you! The platform keeps us busy. And what are you up to?';
const PRIVATE = 'ben@private.example';

/** Ben's answer into the conversation, from a mailbox nobody knows as his. */
async function answered(how: Partial<Wire> = {}, contacts = [ben, ana]) {
  const desk = await openDesk({ contacts });
  const { replyTo, mail } = await firstMailOut(desk);
  const wire = { from: `Ben Osei <${PRIVATE}>`, to: replyTo, subject: `Re: ${mail.subject}`, text: ANSWER };
  await desk.receive({ ...wire, ...how });
  const letters = desk.look();
  const found = letters.find((letter) => kindOf(letter) === 'reply');
  const correctAt = /goodword\+\S+@\S+/.exec(found?.text.split('Was I wrong?')[1] ?? '')?.[0] ?? '';
  return { desk, letters, text: found?.text ?? '', html: found?.html ?? '', correctAt };
}

const fromNora = { from: `Nora Reyes <${nora.address}>` };

describe('an answer from another mailbox of a contact', () => {
  test('is taken as his answer, changes no address by itself, and comes with the line that would', async () => {
    const { desk, text } = await answered();
    expect(text).toContain(
      `This came from ${PRIVATE}, which I don't know as an address of Ben. To write there from now on, send "add Ben Osei, ${PRIVATE}" to the address below. Until then I write to ben@helio.example.`,
    );
    expect((await desk.enrollment()).answers).toHaveLength(1);
    expect((await desk.contact()).addresses).toEqual(ben.addresses);
    expect((await desk.enrollment()).address).toBe('ben@helio.example');
  });

  test('is written to from the owner’s word on: the draft that waits is shown again with it, and undo takes it back', async () => {
    const { desk, correctAt } = await answered();
    const before = await desk.enrollment();
    await desk.receive({ ...fromNora, to: correctAt, text: `add Ben Osei, ${PRIVATE}` });
    expect((await desk.contact()).addresses.map(({ address }) => address)).toEqual([
      PRIVATE,
      'ben@helio.example',
    ]);
    expect(await desk.enrollment()).toMatchObject({ n: before.n, address: PRIVATE });
    await command(desk.house, nora, 'undo');
    expect((await desk.contact()).addresses).toEqual(ben.addresses);
    expect(await desk.enrollment()).toMatchObject({ address: 'ben@helio.example', state: before.state });
  });

  test('goes with a draft that had a yes only after another yes', async () => {
    const desk = await openDesk();
    await desk.start();
    const preview = only(desk.look(), 'preview');
    await desk.say(preview, 'yes');
    expect((await desk.enrollment()).state.at).toBe('scheduled');
    desk.look();
    const [echo] = await command(desk.house, nora, `add Ben Osei, ${PRIVATE}`);
    expect(echo?.words).toContain(`the draft goes to ${PRIVATE} now, and waits for your yes`);
    const again = only(desk.look(), 'preview');
    expect(again.text).toContain(PRIVATE);
    await desk.say(preview, 'yes');
    expect((await desk.enrollment()).state.at).toBe('drafted');
    await desk.say(again, 'yes');
    await desk.pass(4);
    const steps = desk.house.postman.letters.filter((letter) => kindOf(letter) === 'step');
    expect(steps.map(({ to }) => to.address)).toEqual([PRIVATE]);
  });

  test.each<[string, Partial<Wire>, string]>([
    ['another name', { from: `Carla Diaz <${PRIVATE}>` }, 'the name with it is "Carla Diaz"'],
    ['half of the name', { from: `Ben <${PRIVATE}>` }, 'the name with it is "Ben"'],
    [
      'a name and more',
      { from: `Ben Osei via Team <${PRIVATE}>` },
      'the name with it is "Ben Osei via Team"',
    ],
    ['no name', { from: PRIVATE }, 'no name stands with it'],
    ['a sender who is not proved', { verdicts: { dmarc: 'FAIL' } }, 'the sender could not be proved'],
    ['a domain without a policy', { verdicts: { dmarc: 'GRAY' } }, 'the sender could not be proved'],
    ['a shared mailbox', { from: 'Ben Osei <office@helio.example>' }, 'several people, or none, read'],
    ['a tagged one', { from: 'Ben Osei <hr+ben@helio.example>' }, 'several people, or none, read'],
    ['somebody else of the contacts', { from: 'Ben Osei <ana@nordwind.example>' }, 'it belongs to Ana Ruiz'],
    ['markup in the name', { from: `"<b onclick=x>Ben</b>" <${PRIVATE}>` }, 'the name with it is'],
    ['a command in the name', { from: `"add Ben Osei, x@evil.example" <${PRIVATE}>` }, 'the name with it is'],
  ])('with %s is told of, and never offered', async (_, how, because) => {
    const { desk, text, html } = await answered(how);
    expect(text).toContain(because);
    expect(text).toContain('I go on writing to ben@helio.example.');
    expect(text).not.toContain('send "add');
    expect(html).not.toContain('<b onclick');
    expect((await desk.contact()).addresses).toEqual(ben.addresses);
    expect((await desk.enrollment()).answers).toHaveLength(1);
  });

  test('of another owner here is told of, and never offered', async () => {
    const desk = await openDesk();
    const { replyTo } = await firstMailOut(desk);
    await desk.house.owners.create({
      ...nora,
      ...{ id: 'omar0001', address: 'omar@home.example', sendingAddress: 'omar@mail.goodword.example' },
    });
    await desk.receive({ from: 'Ben Osei <omar@home.example>', to: replyTo, text: ANSWER });
    expect(only(desk.look(), 'reply').text).toContain('it belongs to somebody who uses Goodword');
  });

  test('on a mailing list is told of, and never offered', async () => {
    const { text, letters } = await answered({ headers: { 'List-Id': '<team.helio.example>' } });
    expect(text).not.toContain('send "add');
    expect(letters.every((letter) => !letter.text.includes('send "add'))).toBe(true);
  });

  test('that takes no answer is nobody’s answer', async () => {
    const { desk, text } = await answered({ from: 'Ben Osei <no-reply@helio.example>' });
    expect(text).toBe('');
    expect((await desk.enrollment()).answers).toEqual([]);
  });

  test('of the owner herself is her own copy', async () => {
    const { desk, text } = await answered(fromNora);
    expect(text).toBe('');
    expect((await desk.enrollment()).answers).toEqual([]);
  });

  test('that says stop closes the mailbox it came from too, and no word opens it', async () => {
    const { desk, text } = await answered({ text: 'Please do not write to me again.' });
    expect(text).not.toContain('send "add');
    expect(await desk.house.suppressions.find(PRIVATE)).toMatchObject({ reason: 'stop' });
    await command(desk.house, nora, `add Ben Osei, ${PRIVATE}`);
    await desk.pass(60);
    expect(desk.look().filter((letter) => kindOf(letter) === 'step')).toEqual([]);
  });

  test('that said stop once is never offered', async () => {
    const desk = await openDesk();
    const { replyTo } = await firstMailOut(desk);
    const stop = { reason: 'stop', evidence: 'stop', at: desk.house.clock.now(), ownerId: nora.id } as const;
    await desk.house.suppressions.add(PRIVATE, stop);
    await desk.receive({ from: `Ben Osei <${PRIVATE}>`, to: replyTo, text: ANSWER });
    expect(only(desk.look(), 'reply').text).toContain('it is never written to: stop');
  });

  test('of one of two people of that name is not offered, because the line would not say who is meant', async () => {
    const other = person({ id: 'benosei2', name: 'Ben Osei', company: 'Orion' });
    const { text } = await answered({}, [ben, other]);
    expect(text).toContain(`This came from ${PRIVATE}, which I don't know as an address of Ben.`);
    expect(text).not.toContain('send "add');
  });

  test.each(['Osei, Ben', 'BEN OSEI', '"Ben Oséi"'])('is his under the name %s', async (name) => {
    const { text } = await answered({ from: `${name.includes(',') ? `"${name}"` : name} <${PRIVATE}>` });
    expect(text).toContain('send "add Ben Osei');
  });

  test('is known at the second answer, and nothing is said of it', async () => {
    const { desk, correctAt } = await answered();
    await desk.receive({ ...fromNora, to: correctAt, text: `add Ben Osei, ${PRIVATE}` });
    desk.look();
    await desk.receive({ from: `Ben Osei <${PRIVATE}>`, to: nora.sendingAddress, text: 'One more thing.' });
    expect(only(desk.look(), 'reply').text).not.toContain('This came from');
  });
});
