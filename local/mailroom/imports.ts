import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { importContacts } from '../../core/assistant/import-contacts.ts';
import { startReferred } from '../../core/assistant/start-referred.ts';
import type { ImportReport } from '../../core/assistant/import-report.ts';
import { formOf } from './forms.ts';
import { reportPage } from './import-report.ts';
import type { Html } from './layout.ts';
import type { Env, Room } from './room.ts';

/** A file that was handed in, and what it came to. Only the newest few are remembered, and none after a restart. */
export interface HandedIn {
  fileName: string;
  bytes: Uint8Array;
  report: ImportReport;
}
const REMEMBERED = 5;

const importForm = z.object({
  file: z.instanceof(File, { message: 'choose a file first' }),
  dry: z.exactOptional(z.literal('yes')),
});

/** Takes an address book: first only to tell what it would do, or at once. */
export function imports(room: Room): Hono<Env> {
  const handedIn = new Map<string, HandedIn>();
  const run = async (
    c: Context<Env>,
    fileName: string,
    bytes: Uint8Array,
    dryRun: boolean,
  ): Promise<Response> => {
    const about = { ownerId: c.var.owner.id, file: () => [bytes], fileName, dryRun };
    const report = await room.act(() => importContacts(room.house, about));
    if (report.at === 'refused') return room.back(c, '/', `${fileName || 'The file'}: ${report.because}`);
    for (const known of dryRun ? [] : report.reachable)
      await room.act(() => startReferred(room.house, c.var.owner.id, known));
    const id = randomBytes(6).toString('hex');
    handedIn.set(id, { fileName, bytes, report });
    for (const old of [...handedIn.keys()].slice(0, -REMEMBERED)) handedIn.delete(old);
    return c.redirect(`/imports/${id}`, 303);
  };

  const app = new Hono<Env>();
  app.post('/import', async (c) => {
    const { file, dry } = await formOf(c, importForm);
    return run(c, file.name, await file.bytes(), dry === 'yes');
  });
  app.post('/imports/:id', async (c) => {
    const found = handedIn.get(c.req.param('id'));
    if (found) return run(c, found.fileName, found.bytes, false);
    return room.back(c, '/', 'The file is not here any more: choose it again.');
  });
  app.get('/imports/:id', async (c) => {
    const id = c.req.param('id');
    const found = handedIn.get(id);
    if (found === undefined) return c.redirect('/', 303);
    return room.show(c, { title: 'Import', at: '/people', owner: c.var.owner }, reportPage(id, found));
  });
  return app;
}

/** The form of it. */
export const bringPeople = (): Html =>
  html`<form class="card" method="post" action="/import" enctype="multipart/form-data">
    <label
      >Contacts as LinkedIn (the ZIP too), Google, Outlook or Apple export them, or any table (CSV) with a
      line of headings <input type="file" name="file" accept=".csv,.tsv,.txt,.vcf,.zip" required
    /></label>
    <div class="row">
      <button name="dry" value="yes">Look what it would do</button>
      <button class="quiet">Import it</button>
    </div>
    <p class="soft small">Bringing the same file twice changes nothing the second time.</p>
  </form>`;
