import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addContact } from '../../core/assistant/add-contact.ts';
import { all } from '../../core/assistant/change.ts';
import { addOwner } from '../../core/assistant/set-owner.ts';
import { editContact } from '../../core/assistant/edit-contact.ts';
import type { Contact } from '../../core/domain/people/contact.ts';
import { serveMailroom } from '../../local/mailroom.ts';
import { changedDetails } from '../../local/mailroom/person-facts.ts';
import { harmless } from '../../local/mailroom/mail-sides.ts';
import { ben } from '../cast.ts';
import type { Mailroom } from './mailroom-client.ts';
import { linksOf, openMailroom } from './mailroom-client.ts';

let room: Mailroom;
const open = async () => {
  room = await openMailroom();
};
const close = () => room.close();

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const contactNamed = async (name: string): Promise<Contact> => {
  const found = (await all(room.goodword.assistant.house.contacts.ofOwner((await room.owner()).id))).find(
    (c) => c.name === name,
  );
  if (!found) throw new Error(`there is no ${name}`);
  return found;
};
const enrollmentIn = (page: string): string => /name="enrollment" value="([^"]+)"/.exec(page)?.[1] ?? '';
const fingerprintIn = (page: string): string => /name="fingerprint" value="([^"]+)"/.exec(page)?.[1] ?? '';

describe('who may come in', () => {
  beforeAll(open);
  afterAll(close);

  test.each([
    ['a name pointed at this computer', 'evil.example'],
    ['that name with the port', 'evil.example:4663'],
    ['this computer with another port', '127.0.0.1:1'],
    ['a name that begins like ours', '127.0.0.1.evil.example'],
  ])('%s is refused, on every page', async (_, host) => {
    for (const target of ['/', '/health', '/style.css', '/begin', '/unsubscribe/x'])
      expect((await room.ask('GET', target, { host })).status).toBe(421);
    expect(
      (await room.ask('POST', '/sample', { ...FORM, host, 'sec-fetch-site': 'same-origin' })).status,
    ).toBe(421);
  });

  test('localhost is this computer as well as 127.0.0.1', async () => {
    const { port } = new URL(room.url);
    expect((await room.ask('GET', '/begin', { host: `localhost:${port}` })).status).toBe(200);
  });

  test.each([
    ['another page', { ...FORM, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    [
      'another program on this computer',
      { ...FORM, origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-site' },
    ],
    ['a sandboxed frame', { ...FORM, origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['nowhere', FORM],
    ['a page that sends plain text', { 'content-type': 'text/plain', origin: 'https://evil.example' }],
  ])('a form from %s does nothing', async (_, headers) => {
    const answer = await room.ask('POST', '/sample', headers, '');
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await room.stored()).toEqual([]);
  });

  test('what is no form is not taken, wherever it comes from', async () => {
    const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
    expect((await room.ask('POST', '/sample', headers, '{}')).status).toBe(415);
  });

  test('a link in a mail needs no page before it: mailboxes press unsubscribe by themselves', async () => {
    const answer = await room.ask('POST', '/unsubscribe/not-a-token', FORM, 'List-Unsubscribe=One-Click');
    expect(answer.status).toBe(409);
    expect(answer.body).toContain('not complete');
  });

  test('pages may load their own style and nothing else', async () => {
    const { headers, body } = await room.ask('GET', '/begin');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'self';/);
    expect(body).not.toMatch(/<script|javascript:|https?:\/\//i);
  });

  test('it says that it is healthy and which process it is', async () => {
    expect(JSON.parse(await room.get('/health'))).toEqual({ ok: true, pid: process.pid });
  });

  test('a port that is taken is said plainly', async () => {
    const taken = Number(new URL(room.url).port);
    await expect(serveMailroom(room.goodword, { port: taken })).rejects.toThrow(
      `Port ${taken} for the mailroom is taken`,
    );
  });
});

describe('the way in', () => {
  beforeEach(open);
  afterEach(close);

  test('who has nothing yet is led to the beginning, from everywhere', async () => {
    for (const target of ['/', '/people', '/mails', '/people/x', '/digest']) {
      const answer = await room.ask('GET', target);
      expect([answer.status, answer.headers['location']]).toEqual([303, '/begin']);
    }
    expect(await room.get('/begin')).toContain('Load the sample network');
  });

  test('the sample is a network of forty; loaded twice it leaves alone what was changed since', async () => {
    expect((await room.post('/sample')).page).toContain('know 40 people');
    const maria = await contactNamed('Maria Chen');
    expect(maria).toMatchObject({ trust: 5, kind: 'previous_coworker' });
    const { house } = room.goodword.assistant;
    await editContact(house, { ownerId: maria.ownerId, contactId: maria.id, details: { trust: 2 } });
    const before = await room.stored();
    expect((await room.post('/sample')).page).toContain('nothing has changed');
    expect(await room.stored()).toEqual(before);
  });

  test('one’s own set-up brings the holidays of the place; what was refused stays in the form', async () => {
    const form = {
      name: 'Ada <b>King</b>',
      address: 'ada@home.example',
      zone: 'Europe/Berlin',
      country: 'DE',
      region: 'BY',
      goal: 'first-job',
      field: 'databases',
      path: 'I finish my studies in June.',
      companies: 'Nordwind, Helio',
      employer: '',
    };
    const refused = await room.post('/owner', form);
    expect(refused.page).toContain('a name has no line breaks, quotes or angle brackets');
    expect(refused.page).toContain('value="Ada &lt;b&gt;King&lt;/b&gt;"');
    expect((await room.post('/owner', { ...form, name: 'Ada King', region: 'XX' })).page).toContain(
      'is no region of DE; there are',
    );
    const set = await room.post('/owner', { ...form, name: 'Ada King' });
    expect(set.page).toContain('Welcome, Ada King');
    expect(set.page).toContain('Bring the people you know');
    const owner = await room.owner();
    expect(owner).toMatchObject({ sendingAddress: 'ada.king@goodword.example', automatic: [] });
    expect(owner.goal).toMatchObject({
      companies: ['Nordwind', 'Helio'],
      path: 'I finish my studies in June',
    });
    // Epiphany is a holiday in Bavaria and not in Berlin.
    expect(owner.holidays).toContain('2027-01-06');
    expect((await room.post('/sample')).page).toContain('Your own people lie here');
  });
});

describe('an address book over the page', () => {
  const CSV =
    'Name,Email,Company\nBen Osei,ben@helio.example,Helio\n,nobody@x.example,\n"<img src=x onerror=alert(1)>",x@y.example,"=cmd|\'/c calc\'!A1"\n';
  const file = (text: string, dry: boolean) => {
    const form = new FormData();
    form.set('file', new File([text], 'people <1>.csv', { type: 'text/csv' }));
    if (dry) form.set('dry', 'yes');
    return form;
  };
  beforeEach(async () => {
    await open();
    await room.post('/sample');
  });
  afterEach(close);

  test('a dry run keeps nothing and tells of every row; the same file is then one button away', async () => {
    const before = await room.stored();
    const dry = await room.post('/import', file(CSV, true));
    expect(dry.page).toContain('Nothing has been kept yet');
    expect(dry.page).toMatch(/<td>3<\/td>\s*<td>there is no name in the row/);
    expect(dry.page).not.toContain('people <1>');
    expect(await room.stored()).toEqual(before);

    const real = await room.post(dry.location);
    expect(real.page).toContain('Imported');
    expect(await contactNamed('Ben Osei')).toBeDefined();
    expect(await room.get('/people?q=img')).toContain('&lt;img src=x');
    const again = await room.post('/import', file(CSV, false));
    expect(again.page).toMatch(/New people<\/dt>\s*<dd><strong>0</);
    expect(await room.get('/people?q=%3Cimg')).not.toContain('<img');
  });

  test('what is no table is refused with what to do', async () => {
    const refused = await room.post('/import', file('%PDF-1.7 \u0000\u0001', false));
    expect(refused.status).toBe(303);
    expect(refused.page).toContain('role="status"');
    expect(await contactNamed('Maria Chen')).toBeDefined();
  });

  test('a form without a file is told so', async () => {
    const none = await room.post('/import', {});
    expect(none.status).toBe(400);
    expect(none.page).toContain('choose a file first');
  });
});

describe('the work of a week', () => {
  beforeAll(async () => {
    await open();
    await room.post('/sample');
  });
  afterAll(close);

  test('from the first mail to the answer that comes back, each form once', async () => {
    const maria = await contactNamed('Maria Chen');
    const begun = await room.post('/start', { contact: maria.id, sequence: 'reconnect' });
    expect(begun.page).toContain('You were shown a draft');
    const enrollment = enrollmentIn(begun.page);

    const stale = fingerprintIn(begun.page);
    const edited = await room.post('/edit', {
      enrollment,
      subject: 'Hello <again>',
      text: 'Hi Maria,\r\n\r\nHow are you?\r\n\r\nNora',
    });
    expect(edited.page).toContain('Hello &lt;again&gt;');
    const old = await room.post('/word', { enrollment, fingerprint: stale, word: 'yes' });
    expect(old.page).toContain('Not done');
    const yes = await room.post('/word', {
      enrollment,
      fingerprint: fingerprintIn(edited.page),
      word: 'yes',
    });
    expect(yes.page).toMatch(/Mail to Maria Chen goes out Tue 24 Nov at \d\d:\d\d/);

    await room.post('/clock', { to: 'next' });
    const out = await room.post('/clock', { to: 'next' });
    expect(out.page).toContain('The first mail to Maria Chen went out');
    const sent = room.goodword.emulators.ses.mails().findLast(({ tags }) => tags['kind'] === 'step');
    const mail = await room.get(`/mails/out/${sent?.sesId}`);
    expect(mail).toContain('Answer as maria.chen@nordwind.example');
    expect(mail).toContain('delivered');

    const answered = await room.post(`/mails/out/${sent?.sesId}/answer`, {
      text: 'Great to hear from you! And you, what are you up to?',
    });
    expect(answered.page).toContain('Their answer was passed on to you');
    expect(answered.page).toMatch(/Maria Chen<\/a\s*>, found\s+by\s+the address it was sent to/);
    const received = (await room.get('/mails')).split('/mails/in/').length;
    await room.get(answered.location);
    await room.get(answered.location);
    expect((await room.get('/mails')).split('/mails/in/').length).toBe(received);
    expect(await room.get('/')).toContain('What do you want to say to what Maria wrote?');
  });

  test('who only has the owner’s name cannot steer', async () => {
    const mails = room.goodword.emulators.ses.mails();
    const digest = mails.findLast(({ tags }) => tags['kind'] === 'digest');
    const forged = await room.post(`/mails/out/${digest?.sesId}/answer`, { text: '1 yes', forged: 'yes' });
    expect(forged.page).toContain('its sender could not be proved');
    expect(forged.page).toContain('kept aside');
  });

  test('a note of absence holds what is under way', async () => {
    const david = await contactNamed('David Okafor');
    const page = (await room.post('/start', { contact: david.id, sequence: 'reconnect' })).page;
    const card = page.slice(page.indexOf(`-${david.id}-`) - 40);
    await room.post('/word', {
      enrollment: enrollmentIn(card),
      fingerprint: fingerprintIn(card),
      word: 'yes',
    });
    for (let i = 0; i < 12; i++) await room.post('/clock', { to: 'day' });
    const sent = room.goodword.emulators.ses
      .mails()
      .find(({ destinations }) => destinations[0] === 'david.okafor@helio.example');
    const text = 'I am out of office until 30 December.';
    await room.post(`/mails/out/${sent?.sesId}/answer`, { text, automatic: 'yes' });
    expect((await contactNamed('David Okafor')).holds).toMatchObject([{ source: 'out-of-office' }]);
    expect(await room.get(`/people/${david.id}`)).toContain('Lift every hold');
  });

  test('a person is held, freed, and never written to again', async () => {
    const { id } = await contactNamed('Ben Osei');
    expect((await room.post(`/people/${id}/hold`, { until: '2020-01-01', because: '' })).page).toContain(
      'not after today',
    );
    expect((await room.post(`/people/${id}/hold`, { until: '', because: 'new child' })).page).toContain(
      'until you lift it',
    );
    expect((await room.post(`/people/${id}/release`)).page).not.toContain('until you lift it: new child');
    expect((await room.post(`/people/${id}/stop`, { because: 'asked me <on> the phone' })).page).toContain(
      'asked me &lt;on&gt; the phone',
    );
    expect((await room.post('/start', { contact: id, sequence: 'reconnect' })).page).toContain('Not begun');
  });

  test('looking at everything changes nothing', async () => {
    const before = await room.stored();
    const seen = new Set(['/']);
    for (const target of seen) {
      const answer = await room.ask('GET', target);
      expect([target, answer.status < 400]).toEqual([target, true]);
      for (const link of linksOf(answer.body)) if (seen.size < 200) seen.add(link);
    }
    expect(seen.size).toBeGreaterThan(50);
    expect(await room.stored()).toEqual(before);
  });

  test.each([
    '/people/00000000',
    '/mails/in/..%2F..%2Ftoken-key',
    '/mails/in/0000000000000000000000',
    '/mails/out/x',
    '/nothing',
  ])('there is nothing at %s', async (target) => {
    expect((await room.ask('GET', target)).status).toBe(404);
  });

  test.each([
    ['/word', { enrollment: 'other000-other000-1', word: 'yes' }],
    ['/word', { word: 'yes' }],
    ['/word', { enrollment: 'x', word: 'maybe' }],
    ['/clock', { to: '9999-01-01' }],
    ['/start', {}],
  ])('a form of %s that is not ours is refused', async (target, form: Record<string, string>) => {
    expect((await room.post(target, form)).status).toBe(400);
  });

  test('a mail in the thread of who was made one with another is shown under who is kept', async () => {
    const { house } = room.goodword.assistant;
    const maria = await contactNamed('Maria Chen');
    await house.contacts.remove(maria);
    await house.contacts.save({
      ...maria,
      id: 'mariakpt',
      name: 'Maria Kept',
      mergedFrom: [maria.id],
      version: 0,
    });
    const desk = await room.get('/');
    const came = desk.slice(desk.indexOf('id="came-in"'));
    expect(came).toContain('<h3>Maria Kept</h3>');
    const answer = /<h3>Maria Kept<\/h3>[^]*?href="(\/mails\/in\/[^"]+)"/.exec(came)?.[1] ?? '';
    expect(await room.get(answer)).toMatch(/href="\/people\/mariakpt">Maria Kept<\/a\s*>, found/);
  });
});

describe('a computer for several', () => {
  beforeAll(async () => {
    await open();
    await room.post('/sample');
  });
  afterAll(close);

  test('where several networks lie here, each is looked at by itself', async () => {
    const { house } = room.goodword.assistant;
    const first = await room.owner();
    await room.goodword.clock.moveBy(1000);
    const { id: _id, due: _due, version: _version, startedAt: _startedAt, ...about } = first;
    const other = await addOwner(house, {
      ...about,
      name: 'Ada King',
      address: 'ada@home.example',
      sendingAddress: 'ada@goodword.example',
    });
    if (other.at === 'refused') throw new Error(other.because);
    expect(await room.get('/')).toContain('Whose network');
    const headers = { cookie: `owner=${other.owner.id}` };
    expect((await room.ask('GET', '/', headers)).body).toContain('Ada King, into');
    const maria = await contactNamed('Maria Chen');
    expect((await room.ask('GET', `/people/${maria.id}`, headers)).status).toBe(404);
    const chosen = await room.ask('POST', '/whose', { ...FORM, origin: room.url }, `owner=${other.owner.id}`);
    expect(chosen.headers['set-cookie']).toEqual([
      `owner=${other.owner.id}; Path=/; HttpOnly; SameSite=Strict`,
    ]);
  });
});

describe('strangers’ words', () => {
  const EVIL = '<script>alert(1)</script>"\'><img src="https://evil.example/x.png" onerror=alert(1)>';
  beforeAll(async () => {
    await open();
    await room.post('/sample');
  });
  afterAll(close);

  test('a hostile name, company and fact are words on every page', async () => {
    const { house } = room.goodword.assistant;
    const { id: ownerId } = await room.owner();
    const facts = { sharedWork: EVIL, memory: EVIL };
    const added = await addContact(house, {
      ownerId,
      name: EVIL,
      company: EVIL,
      role: EVIL,
      addresses: ['evil@x.example'],
      kind: 'previous_coworker',
      trust: 5,
      facts,
      source: 'you',
    });
    if (added.at === 'refused') throw new Error(added.because);
    await room.post('/start', { contact: added.contact.id, sequence: 'reconnect' });
    for (const target of [
      '/',
      '/people',
      '/people?q=script',
      `/people/${added.contact.id}`,
      '/mails',
      '/digest',
    ]) {
      const page = await room.get(target);
      expect(withoutFrames(page)).not.toMatch(/<script|<img/i);
    }
    expect(await room.get('/people?q=%22%3E%3Cscript%3E')).not.toContain('"><script>');
  });

  test('a stranger’s mail is shown as text, and its HTML only in a frame that may do nothing', async () => {
    const { address } = await room.owner();
    const raw = [
      `From: "${EVIL.replaceAll('"', '')}" <stranger@evil.example>`,
      `To: ${address}`,
      `Subject: ${EVIL}`,
      'Content-Type: text/html; charset=utf-8',
      '',
      `<p>Hello</p>${EVIL}<link rel="preconnect" href="https://evil.example"><meta http-equiv="refresh" content="0;url=https://evil.example"><base href="https://evil.example"></iframe>`,
    ].join('\r\n');
    const { key } = await room.goodword.emulators.receive(raw, {
      recipients: ['assistant@reply.goodword.example'],
      source: 'stranger@evil.example',
    });
    await room.goodword.drain();
    const { headers, body } = await room.ask('GET', `/mails/in/${key}`);
    expect(withoutFrames(body)).not.toMatch(/<script|<img|<link rel="preconnect/i);
    const frame = /<iframe[\s\S]*?>/.exec(body)?.[0] ?? '';
    expect(frame).toMatch(/\ssandbox\s/);
    expect(frame).not.toContain('allow-');
    expect(frame).not.toMatch(/&lt;(script|link|meta|base)/);
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'self' 'unsafe-inline'; img-src data:;/,
    );
    expect(body).toContain('kept aside');
    expect(await room.get('/mails')).toContain('&lt;script&gt;');
  });

  test('a word in the address cannot put a message on the page', async () => {
    expect(await room.get('/?said=You+won')).not.toContain('You won');
  });

  test('every tag that reaches out is renamed, however it is written', () => {
    const tags = harmless(
      '<LINK/rel=preconnect href=//x><mEtA http-equiv=refresh><script\n>x</script ><form action=//x></FORM><b>bold</b>',
    );
    expect(tags).toBe(
      '<no-LINK/rel=preconnect href=//x><no-mEtA http-equiv=refresh><no-script\n>x</no-script ><no-form action=//x></no-FORM><b>bold</b>',
    );
  });
});

test('a form of facts says only what differs, so that an import may still correct the rest', () => {
  const same = {
    name: ben.name,
    company: 'Helio',
    role: 'Data team lead',
    kind: ben.kind,
    trust: '4',
    knowledge: 'same-team',
    'fact sharedWork': 'the Atlas migration',
    lastContact: '2025-09-20',
  };
  expect(changedDetails(same, ben)).toEqual({});
  const changed = {
    ...same,
    role: 'CTO',
    trust: '',
    'fact memory': '',
    address: 'new@helio.example',
    [`without ${ben.addresses[0]?.address}`]: 'yes',
    consent: 'yes',
  };
  expect(changedDetails(changed, ben)).toEqual({
    role: 'CTO',
    trust: null,
    addresses: ['new@helio.example'],
    withoutAddresses: ['ben@helio.example'],
    consent: true,
    facts: { memory: '' },
  });
});

const withoutFrames = (page: string): string => page.replaceAll(/srcdoc="[^"]*"/g, '');
