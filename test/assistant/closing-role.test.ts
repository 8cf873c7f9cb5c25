import { describe, expect, test } from 'vitest';
import { approve } from '../../core/assistant/approve.ts';
import { editContact } from '../../core/assistant/edit-contact.ts';
import { command } from '../../core/assistant/steer.ts';
import { composeNow } from '../../core/assistant/write-digest.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { businessDaysBetween } from '../../core/domain/sending/business-days.ts';
import { dayOf } from '../../core/domain/instant.ts';
import { closesSoon } from '../../core/domain/sequence/closing.ts';
import { nora, tom } from '../cast.ts';
import { type Desk, openDesk } from './desk.ts';

const closing = (day?: string): Contact => ({
  ...tom,
  facts: { ...tom.facts, ...(day && { closing: day }) },
});

/** Tom's first mail went on Tuesday 1 December. */
async function written(contact: Contact): Promise<Desk> {
  const desk = await openDesk({ contacts: [contact] });
  const { ownerId, contactId, n } = await desk.start(contact, 'classmate');
  await approve(desk.house, { ownerId, contactId, n });
  await desk.pass(2);
  return desk;
}

/** Business days after which the nudge to Tom may go. */
async function nudgeAfter(desk: Desk): Promise<number> {
  const { state, sent } = await desk.enrollment(tom);
  if (state.at !== 'waiting') throw new Error(state.at);
  const day = (at: string) => dayOf(at, nora.zone);
  return businessDaysBetween(day(sent[0]?.at ?? ''), day(state.notBefore), nora.holidays);
}

describe('a role that closes in less than ten business days', () => {
  test.each([
    ['today', '2026-12-01', '2026-12-01'],
    ['nine business days away', '2026-12-14', '2026-12-14'],
    ['ten business days away', '2026-12-15', undefined],
    ['closed yesterday', '2026-11-30', undefined],
    ['in words nobody settled', 'soon', undefined],
  ])('is one that is %s', (_when, day, soon) => {
    expect(closesSoon({ closing: day }, nora, '2026-12-01T15:00:00.000Z')).toBe(soon);
  });

  test('brings the nudge after three business days and not after seven', async () => {
    expect(await nudgeAfter(await written(closing('2026-12-09')))).toBe(3);
    expect(await nudgeAfter(await written(closing('2027-02-01')))).toBe(7);
    expect(await nudgeAfter(await written(closing()))).toBe(7);
  });

  test('said in one line by mail, brings a nudge that waits already', async () => {
    const desk = await written(closing());
    const owner = (await desk.house.owners.get(nora.id)) ?? nora;
    await command(desk.house, owner, 'closes Tom: 9 December');
    expect((await desk.contact(tom)).facts.closing).toBe('2026-12-09');
    expect(await nudgeAfter(desk)).toBe(3);
  });

  test('is said at the command line in words too, and nonsense is refused', async () => {
    const desk = await written(closing());
    const say = (day: string) =>
      editContact(desk.house, { ownerId: nora.id, contactId: tom.id, details: { facts: { closing: day } } });
    expect(await say('9 December')).toMatchObject({ contact: { facts: { closing: '2026-12-09' } } });
    expect(await say('some day')).toMatchObject({
      at: 'refused',
      because: expect.stringContaining('no date') as string,
    });
    expect(await say('')).toMatchObject({ at: 'edited' });
    expect((await desk.contact(tom)).facts.closing).toBeUndefined();
  });

  test('makes the digest say that a call or a text is better', async () => {
    const desk = await written(closing('2026-12-09'));
    const owner = (await desk.house.owners.get(nora.id)) ?? nora;
    const said = JSON.stringify((await composeNow(desk.house, owner)).words);
    expect(said).toContain('the role closes 9 December 2026: a call or text is better');
    await desk.pass(20);
    expect(JSON.stringify((await composeNow(desk.house, owner)).words)).not.toContain(
      'a call or text is better',
    );
    const before = await openDesk({ contacts: [closing('2026-12-09')] });
    expect(JSON.stringify((await composeNow(before.house, owner)).words)).toContain(
      'a call or text is better',
    );
  });
});
