import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Mailroom } from '../local/mailroom-client.ts';
import { openMailroom } from '../local/mailroom-client.ts';
import { faintWords, focused, nameless, overflow } from './page-checks.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) =>
  existsSync(file),
);
if (CHROMIUM === undefined)
  console.warn('No browser at /usr/bin/chromium: the mailroom is not tried in one. apt-get install chromium');

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

describe.skipIf(CHROMIUM === undefined)('the mailroom in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', headless: true, args: FLAGS });
  });
  afterAll(() => browser.close());

  test.each([
    { width: 1200, javaScriptEnabled: true, colorScheme: 'light' },
    { width: 360, javaScriptEnabled: false, colorScheme: 'dark' },
  ] as const)(
    'a newcomer goes the whole way at $width pixels, with scripts $javaScriptEnabled',
    { timeout: 120_000 },
    async ({ width, ...how }) => {
      const room = await openMailroom();
      room.goodword.run();
      const context = await browser.newContext({ viewport: { width, height: 800 }, ...how });
      const troubles = watch(context, room.url);
      const page = await context.newPage();
      try {
        await wholeWay(page, room);
        expect(troubles).toEqual([]);
      } finally {
        await context.close();
        await room.close();
      }
    },
  );

  /** Everything a newcomer does: looks around, starts a mail, says yes, waits for it, answers as the contact. */
  async function wholeWay(page: Page, room: Mailroom): Promise<void> {
    const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
    const menu = (name: string) => page.getByRole('navigation').getByRole('link', { name });
    const said = () => page.getByRole('status');
    await page.goto(room.url);
    await fits(page);
    await button('Load the sample network').click();
    await expectText(said(), /know 40 people/);
    await fits(page);

    await button('Write the first mail to Maria Chen').click();
    await expectText(said(), /You were shown a draft/);
    await fits(page);
    await page.getByText('Change the words').click();
    await page.getByLabel('Subject').fill('The relaunch, and you');
    await button('Keep these words').click();
    await expectText(said(), /it waits for your yes/);
    await button('Yes, send it').click();
    await expectText(said(), /goes out Tue 24 Nov at/);

    for (let moves = 0; moves < 5; moves++) {
      await button('Go there').click();
      if (/first mail to Maria Chen went out/.test(await said().innerText())) break;
    }
    await expectText(said(), /first mail to Maria Chen went out/);
    await fits(page);

    await menu('Mails').click();
    await fits(page);
    await page.getByRole('link', { name: 'The relaunch, and you' }).first().click();
    await fits(page);
    const frame = page.frameLocator('iframe').locator('body');
    await expectText(frame, /Hi Maria/);
    await page
      .getByLabel('What they write')
      .fill('Great to hear from you! And you, what are you up to these days?');
    await button('Send the answer').click();
    await expectText(said(), /passed on to you/);
    await expectText(page.locator('main'), /What Goodword made of it/);
    await fits(page);

    await menu('Mails').click();
    await page.locator('li', { hasText: 'answer passed on' }).getByRole('link').click();
    await expectText(page.frameLocator('iframe').locator('body'), /what are you up to these days/);
    await expectText(page.locator('main'), /Answer as Nora Reyes/);
    await page.goto(`${room.url}/`);
    await expectText(page.locator('main'), /What do you want to say to what Maria wrote/);
    await page.getByRole('link', { name: 'Maria Chen' }).first().click();
    await expectText(page.locator('h1'), /Maria Chen/);
    await fits(page);
    await page.goto(room.url);
    await page.getByLabel(/Contacts as LinkedIn/).setInputFiles({
      name: 'people.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Name,Email,Wo gesehen\nUlla Berg,ulla@berg.example,PyCon\n'),
    });
    await button('Look what it would do').click();
    await fits(page);
    await page.getByLabel('Wo gesehen').selectOption('where you met');
    await button('Import it now').click();
    await fits(page);
    await button('Take this import back').click();
    await expectText(said(), /import is taken back/);
    for (const path of ['/people', '/twice', '/digest']) {
      await page.goto(`${room.url}${path}`);
      await fits(page);
    }
  }

  describe('with a mail of somebody who means harm', () => {
    let room: Mailroom;
    let elsewhere: Server;
    let knocks = 0;
    beforeAll(async () => {
      room = await openMailroom();
      await room.post('/sample');
      elsewhere = createServer((socket) => {
        knocks++;
        socket.destroy();
      });
      await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    });
    afterAll(async () => {
      elsewhere.close();
      await room.close();
    });

    test('nothing of it runs, loads, or opens so much as a connection', { timeout: 60_000 }, async () => {
      const address = elsewhere.address();
      const evil = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
      const html = `<script>top.document.title='owned'</script><img src="${evil}/a.png" onerror="top.document.title='owned'">
        <link rel="stylesheet" href="${evil}/b.css"><link rel="preconnect" href="${evil}"><meta http-equiv="refresh" content="0;url=${evil}/c">
        <iframe src="${evil}/d"></iframe><object data="${evil}/e"></object><video src="${evil}/f"></video><body background="${evil}/g">
        <style>@import '${evil}/h.css'; p { background: url(${evil}/i.png) }</style><svg><image href="${evil}/j.png"/><use href="${evil}/k.svg#x"/></svg>
        <form action="${evil}/l"><button>Press</button></form><p>Hello <a href="${evil}/m">click</a></p>`;
      const raw = `From: Evil <evil@x.example>\r\nTo: nora@home.example\r\nSubject: Hello\r\nContent-Type: text/html\r\n\r\n${html}`;
      const { key } = await room.goodword.emulators.receive(raw, {
        recipients: ['assistant@reply.goodword.example'],
      });
      await room.goodword.drain();
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${room.url}/mails/in/${key}`);
      const frame = page.frameLocator('iframe');
      await expectText(frame.locator('p'), /Hello/);
      await frame.getByText('Press').click();
      await frame.getByText('click').click({ noWaitAfter: true });
      await page.waitForTimeout(500);
      expect(await page.title()).toBe('Hello · Goodword');
      expect(page.url()).toBe(`${room.url}/mails/in/${key}`);
      expect(knocks).toBe(0);
      await context.close();
    });
  });

  describe('for everybody', () => {
    let room: Mailroom;
    beforeAll(async () => {
      room = await openMailroom();
      await room.post('/sample');
    });
    afterAll(() => room.close());

    test('the keyboard reaches everything in order, beginning with a way past the menu, and one sees where it is', async () => {
      const page = await browser.newPage();
      await page.goto(`${room.url}/`);
      await page.keyboard.press('Tab');
      expect(await focused(page)).toMatchObject({
        text: 'Skip to the content',
        outlined: true,
        visible: true,
      });
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      expect(await focused(page)).toMatchObject({ text: 'read it now', outlined: true });
      await page.close();
    });

    test.each(['light', 'dark'] as const)(
      'words have a contrast of 4.5 at least, in the %s',
      async (colorScheme) => {
        const page = await browser.newPage({ colorScheme });
        for (const path of ['/', '/people', '/mails', '/digest', await somebody(room)]) {
          await page.goto(`${room.url}${path}`);
          expect(await faintWords(page)).toEqual([]);
        }
        await page.close();
      },
    );

    test.each(['/', '/people', '/mails'])(
      '%s has one heading, landmarks, and a name for each field',
      async (path) => {
        const page = await browser.newPage();
        await page.goto(`${room.url}${path}`);
        expect(await page.locator('h1').count()).toBe(1);
        for (const landmark of ['banner', 'navigation', 'main', 'contentinfo'] as const)
          expect(await page.getByRole(landmark).count()).toBe(1);
        expect(await nameless(page)).toEqual([]);
        await page.close();
      },
    );
  });
});

/** What a browser complains of, and every request that leaves for anywhere else. */
function watch(context: BrowserContext, url: string): string[] {
  const troubles: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text());
  });
  context.on('weberror', (error) => troubles.push(String(error.error())));
  context.on('request', (request) => {
    if (
      !request.url().startsWith(url) &&
      !request.url().startsWith('data:') &&
      request.url() !== 'about:srcdoc'
    )
      troubles.push(`asked for ${request.url()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()} ${response.url()}`);
  });
  return troubles;
}

/** No page is wider than the window. */
async function fits(page: Page): Promise<void> {
  expect([page.url(), await overflow(page)]).toEqual([page.url(), 0]);
}

async function expectText(of: { innerText(): Promise<string> }, words: RegExp): Promise<void> {
  expect(await of.innerText()).toMatch(words);
}

/** The page of one of the people. */
async function somebody(room: Mailroom): Promise<string> {
  return /\/people\/[a-z0-9]{8}/.exec(await room.get('/people'))?.[0] ?? '';
}
