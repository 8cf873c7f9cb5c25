import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { type ColumnMap, headerKey } from '../../core/address-books/columns.ts';
import { undoImport } from '../../core/assistant/undo-import.ts';
import { importContacts } from '../../core/assistant/import-contacts.ts';
import { startReferred } from '../../core/assistant/start-referred.ts';
import type { ImportReport } from '../../core/assistant/import-report.ts';
import { COLUMN_CHOICES } from './import-columns.ts';
import { formOf, words } from './forms.ts';
import { reportPage } from './import-report.ts';
import type { Html } from './layout.ts';
import type { Env, Room } from './room.ts';

/** A file that was handed in, and what it came to. Only the newest few are remembered, and none after a restart. */
export interface HandedIn {
  fileName: string;
  bytes: Uint8Array;
  /** What the owner said that columns hold. */
  map: ColumnMap;
  report: ImportReport;
}
const REMEMBERED = 5;

const importForm = z.object({
  file: z.instanceof(File, { message: 'choose a file first' }),
  dry: z.exactOptional(z.literal('yes')),
});

const columnsForm = z.record(z.string().max(20), words(40));

/** What the selects of the page say, where it differs from the guess. */
function columnsSaid(said: Record<string, string>, { report, map }: HandedIn): ColumnMap {
  const kept = new Map(map);
  report.columns.forEach(({ column, field = 'nothing' }, i) => {
    const meant = COLUMN_CHOICES.find((one) => one === said[`column${i}`]);
    if (meant !== undefined && meant !== field && headerKey(column) !== '')
      kept.set(headerKey(column), meant);
  });
  return kept;
}

/** Takes an address book: first only to tell what it would do, or at once. */
export function imports(room: Room): Hono<Env> {
  const handedIn = new Map<string, HandedIn>();
  const run = async (
    c: Context<Env>,
    fileName: string,
    { bytes, map }: { bytes: Uint8Array; map: ColumnMap },
    dryRun: boolean,
  ): Promise<Response> => {
    const about = { ownerId: c.var.owner.id, file: () => [bytes], fileName, dryRun, map };
    const report = await room.act(() => importContacts(room.house, about));
    if (report.at === 'refused') return room.back(c, '/', `${fileName || 'The file'}: ${report.because}`);
    for (const known of dryRun ? [] : report.reachable)
      await room.act(() => startReferred(room.house, c.var.owner.id, known));
    const id = randomBytes(6).toString('hex');
    handedIn.set(id, { fileName, bytes, map, report });
    for (const old of [...handedIn.keys()].slice(0, -REMEMBERED)) handedIn.delete(old);
    return c.redirect(`/imports/${id}`, 303);
  };

  const app = new Hono<Env>();
  app.post('/import', async (c) => {
    const { file, dry } = await formOf(c, importForm);
    return run(c, file.name, { bytes: await file.bytes(), map: new Map() }, dry === 'yes');
  });
  app.post('/imports/:id', async (c) => {
    const found = handedIn.get(c.req.param('id'));
    const { dry, ...said } = await formOf(c, columnsForm);
    if (found)
      return run(c, found.fileName, { bytes: found.bytes, map: columnsSaid(said, found) }, dry === 'yes');
    return room.back(c, '/', 'The file is not here any more: choose it again.');
  });
  app.post('/imports/:batch/undo', async (c) => {
    const about = { ownerId: c.var.owner.id, batchId: c.req.param('batch') };
    const undone = await room.act(() => undoImport(room.house, about));
    if (undone.at === 'refused') return room.back(c, '/', `Not taken back: ${undone.because}.`);
    return room.back(c, '/', 'The import is taken back; who was written to or changed since stays.');
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
