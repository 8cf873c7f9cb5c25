import { describe, expect, test } from 'vitest';
import { approve } from '../../core/assistant/approve.ts';
import { command } from '../../core/assistant/steer.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { readCommands } from '../../core/domain/command/command.ts';
import { ana, ben, nora, tom } from '../cast.ts';
import { type Desk, firstMailOut, kindOf, only, openDesk } from './desk.ts';

const { memory: _memory, ...sharedWork } = ben.facts;
const forgetful: Contact = { ...ben, facts: sharedWork };
const HINT = 'Answer "memory: the night we found the missing partition"';
const SAID = 'memory: how calm you stayed when the load failed.';
const CALM = 'how calm you stayed when the load failed';

async function shown(contact = forgetful, sequence = 'reconnect'): Promise<Desk> {
  const desk = await openDesk({ contacts: [contact] });
  await desk.start(contact, sequence);
  return desk;
}

const draftOf = async (desk: Desk) => desk.house.drafts.get(await desk.enrollment(), '1-inquire');

describe('the preview of a first mail', () => {
  test('says what to answer where a memory would make it warmer', async () => {
    const { text, html } = only((await shown()).look(), 'preview');
    expect(text).toContain(HINT);
    expect(html).toContain('memory: the night we found the missing partition');
  });

  test('asks for no memory where one is known', async () => {
    expect(only((await shown(ben)).look(), 'preview').text).not.toContain(HINT);
  });

  test('asks for no memory where the mail would not tell it', async () => {
    const met = { ...ana, facts: { event: 'DataConf' } };
    expect(only((await shown(met)).look(), 'preview').text).not.toContain(HINT);
  });

  test('asks once: not when the text is shown again, and not with the mails after it', async () => {
    const desk = await shown();
    await desk.say(only(desk.look(), 'preview'), 'edit: Hi Ben,\n\nhow is it going?\n\nNora');
    expect(only(desk.look(), 'preview').text).not.toContain(HINT);
    const later = await openDesk({ contacts: [forgetful] });
    await firstMailOut(later, forgetful);
    await later.pass(14);
    expect(only(later.look(), 'preview').text).not.toContain(HINT);
  });
});

describe('a memory the owner tells', () => {
  test('is kept with the person and stands in the draft, which waits for a word of its own', async () => {
    const desk = await shown();
    const preview = only(desk.look(), 'preview');
    await desk.say(preview, SAID);
    const letters = desk.look();
    expect((await desk.contact()).facts.memory).toContain(CALM);
    expect(only(letters, 'preview').text).toContain(`I still remember ${CALM}.`);
    expect(only(letters, 'preview').text).not.toContain(HINT);
    expect(only(letters, 'echo').text).toContain('noted about Ben Osei; the draft is on its way to you');
    // A yes to what was shown before is none to this.
    await desk.say(preview, 'yes');
    expect((await desk.enrollment()).state.at).toBe('drafted');
    await desk.say(only(letters, 'preview'), 'yes');
    expect((await desk.enrollment()).state.at).toBe('scheduled');
  });

  test('takes a yes back that was given before it', async () => {
    const desk = await shown();
    const { ownerId, contactId, n } = await desk.enrollment();
    await approve(desk.house, { ownerId, contactId, n });
    await command(desk.house, nora, `memory Ben: ${CALM}`);
    expect((await desk.enrollment()).state.at).toBe('drafted');
    await command(desk.house, nora, 'undo');
    expect((await desk.enrollment()).state.at).toBe('scheduled');
    expect((await draftOf(desk))?.text).not.toContain('I still remember');
    expect((await desk.contact()).facts.memory).toBeUndefined();
  });

  test('leaves words alone that the owner wrote himself', async () => {
    const desk = await shown();
    await desk.say(only(desk.look(), 'preview'), 'edit: Hi Ben,\n\nhow is it going?\n\nNora');
    const [said] = await command(desk.house, nora, `memory Ben: ${CALM}`);
    expect(said?.words).toBe('noted about Ben Osei; the draft has words of your own and stays as it is');
    expect((await draftOf(desk))?.text).toBe('Hi Ben,\n\nhow is it going?\n\nNora\n');
  });

  test('changes nothing that is under way, and no draft that does not tell it', async () => {
    const out = await openDesk({ contacts: [forgetful] });
    await firstMailOut(out, forgetful);
    const before = await out.enrollment();
    await command(out.house, nora, `memory Ben: ${CALM}`);
    expect(await out.enrollment()).toEqual(before);
    const met = { ...ana, facts: { event: 'DataConf' } };
    const desk = await shown(met);
    desk.look();
    await command(desk.house, nora, `memory Ana: ${CALM}`);
    expect(desk.look().filter((letter) => kindOf(letter) === 'preview')).toEqual([]);
  });

  test('is words and nothing else in the mail: no tag, no place to fill, one line', async () => {
    const desk = await shown();
    await desk.say(only(desk.look(), 'preview'), 'memory: <img src=x onerror=alert(1)> {{owner.phone}}');
    const draft = await draftOf(desk);
    expect(draft?.html).not.toContain('<img');
    expect(draft?.text).not.toContain('{{');
  });

  test('is no verb to somebody who is called so', () => {
    const subject = { at: 'nothing' } as const;
    const contacts = [{ id: 'memoryba', name: 'Memory Banda' }, tom];
    const [line] = readCommands('Memory hold until March', { today: '2026-11-23', subject, contacts });
    expect(line).toMatchObject({ command: { do: 'hold', targets: [{ contactId: 'memoryba' }] } });
  });
});
