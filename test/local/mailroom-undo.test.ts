import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addContact } from '../../core/assistant/add-contact.ts';
import { all } from '../../core/assistant/change.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import type { Mailroom } from './mailroom-client.ts';
import { openMailroom } from './mailroom-client.ts';

let room: Mailroom;
beforeEach(async () => {
  room = await openMailroom();
  await room.post('/sample');
});
afterEach(() => room.close());

const people = async () => all(room.goodword.assistant.house.contacts.ofOwner((await room.owner()).id));
const named = async (name: string): Promise<Contact> => {
  const found = (await people()).find((c) => c.name === name);
  if (!found) throw new Error(`there is no ${name}`);
  return found;
};
const begun = async (): Promise<{ enrollment: string; fingerprint: string; page: string }> => {
  const { page } = await room.post('/start', {
    contact: (await named('Maria Chen')).id,
    sequence: 'reconnect',
  });
  return {
    page,
    enrollment: /name="enrollment" value="([^"]+)"/.exec(page)?.[1] ?? '',
    fingerprint: /name="fingerprint" value="([^"]+)"/.exec(page)?.[1] ?? '',
  };
};

describe('the last word can be taken back', () => {
  test.each([
    ['a stop', 'stop', { because: 'a slip' }, (c: Contact) => c.doNotContact],
    ['a hold', 'hold', { until: '', because: 'a slip' }, (c: Contact) => c.holds[0]],
    [
      'what was changed of a person',
      'facts',
      { trust: '5', city: 'Lund' },
      (c: Contact) => c.city === 'Lund' || undefined,
    ],
    [
      'how often to keep in touch',
      'facts',
      { cadence: 'every 2 months' },
      (c: Contact) => (c.cadence !== 'none' && c.cadence?.ideal === 60) || undefined,
    ],
    [
      'that no note is wanted',
      'facts',
      { cadence: 'never' },
      (c: Contact) => c.cadence === 'none' || undefined,
    ],
  ])('%s', async (_, path, form, done) => {
    const maria = await named('Maria Chen');
    const said = await room.post(`/people/${maria.id}/${path}`, form);
    expect(said.page).toContain('action="/undo"');
    expect(done(await named('Maria Chen'))).toBeDefined();
    const undone = await room.post('/undo');
    expect(undone.page).toMatch(/role="status">\s*Undone/);
    const { version: _v, ...now } = await named('Maria Chen');
    const { version: _w, ...before } = maria;
    expect(now).toEqual(before);
  });

  test('a hold that was lifted', async () => {
    const { id } = await named('Maria Chen');
    await room.post(`/people/${id}/hold`, { until: '', because: 'a move' });
    const { holds } = await named('Maria Chen');
    expect((await room.post(`/people/${id}/release`)).page).toContain('action="/undo"');
    expect((await named('Maria Chen')).holds).not.toEqual(holds);
    await room.post('/undo');
    expect((await named('Maria Chen')).holds).toEqual(holds);
  });

  test('how often to keep in touch is shown as it was said, and refused where it is none', async () => {
    const { id } = await named('Maria Chen');
    expect(await room.get(`/people/${id}`)).toContain('empty: every');
    const refused = await room.post(`/people/${id}/facts`, { cadence: 'now and then' });
    expect(refused.page).toContain('is no cadence');
    await room.post(`/people/${id}/facts`, { cadence: '60-90' });
    expect(await room.get(`/people/${id}`)).toContain('name="cadence" value="60-90"');
    expect((await room.post(`/people/${id}/facts`, { cadence: '60-90' })).page).toContain(
      'Nothing was different',
    );
  });

  test('a beginning, and a yes as long as the mail has not gone', async () => {
    const { enrollment, fingerprint, page } = await begun();
    expect(page).toContain('Undo');
    const yes = await room.post('/word', { enrollment, fingerprint, word: 'yes' });
    expect(yes.page).toContain('Your last word');
    const back = await room.post('/undo');
    expect(back.page).toContain('Yes, send it');
    await room.post('/undo');
    expect(await room.get('/')).toContain('Nothing waits for your word.');
  });

  test('what has gone out stays, and that is said', async () => {
    const { enrollment, fingerprint } = await begun();
    await room.post('/word', { enrollment, fingerprint, word: 'yes' });
    for (let moves = 0; moves < 5; moves++)
      if ((await room.post('/clock', { to: 'next' })).page.includes('first mail to Maria Chen went out'))
        break;
    expect((await room.post('/undo')).page).toContain('the mail has gone out');
  });

  test('nothing to take back is said so', async () => {
    expect((await room.post('/undo')).page).toContain('nothing to undo');
  });
});

describe('columns of an address book', () => {
  const TABLE = 'Name,Mitarbeiter,Email,Wo gesehen\nx,Ulla Berg,ulla@berg.example,PyCon\n';

  test('are shown as they were taken, and taken as the owner says', async () => {
    const dry = await room.post(
      '/import',
      file('Name,Email,Wo gesehen\nUlla Berg,ulla@berg.example,PyCon\n'),
    );
    expect(dry.page).toContain('What each column was taken for');
    expect(dry.page).toMatch(/Wo gesehen[\s\S]{0,2000}<option value="nothing" selected/);
    const again = await room.post(dry.location, { dry: 'yes', column0: 'name', column2: 'met' });
    expect(again.page).toMatch(/<option value="met" selected/);
    expect((await people()).some(({ name }) => name === 'Ulla Berg')).toBe(false);
    const done = await room.post(again.location, { column0: 'name', column2: 'met' });
    expect(done.page).toContain('Take this import back');
    expect((await named('Ulla Berg')).facts.event).toBe('PyCon');
  });

  test('an import is taken back with one button', async () => {
    const before = (await people()).length;
    const dry = await room.post('/import', file(TABLE));
    const done = await room.post(dry.location, {
      column0: 'nothing',
      column1: 'name',
      column2: 'email',
      column3: 'met',
    });
    expect(await named('Ulla Berg')).toMatchObject({ addresses: [{ address: 'ulla@berg.example' }] });
    const path = /action="(\/imports\/[^"]+\/undo)"/.exec(done.page)?.[1] ?? '';
    expect((await room.post(path)).page).toContain('The import is taken back');
    expect((await people()).length).toBe(before);
    expect((await room.post(path)).page).toContain('Not taken back');
  });
});

const file = (text: string): FormData => {
  const form = new FormData();
  form.set('file', new File([text], 'people.csv', { type: 'text/csv' }));
  form.set('dry', 'yes');
  return form;
};

describe('the same person twice', () => {
  test('is proposed, made one by the owner, and two again by one button', async () => {
    const { id: ownerId } = await room.owner();
    const source = 'a test';
    const { house } = room.goodword.assistant;
    await addContact(house, {
      ownerId,
      name: 'Maria Chen',
      company: 'Nordwind',
      phones: ['+4930901820'],
      source,
    });
    const page = await room.get('/twice');
    expect(page).toContain('Make one of Maria Chen and Maria Chen');
    const pair = {
      contact: /name="contact" value="(\w+)"/.exec(page)?.[1] ?? '',
      other: /name="other" value="(\w+)"/.exec(page)?.[1] ?? '',
    };
    const merged = await room.post('/twice', pair);
    expect(merged.page).toContain('Maria Chen is one person now');
    expect((await people()).filter(({ name }) => name === 'Maria Chen')).toHaveLength(1);
    const path = /action="(\/people\/\w+\/unmerge)"/.exec(merged.page)?.[1] ?? '';
    expect((await room.post(path)).page).toContain('is two people again');
    expect((await people()).filter(({ name }) => name === 'Maria Chen')).toHaveLength(2);
  });
});
