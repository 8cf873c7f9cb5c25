import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LINT_OWNER, lintCast } from '../../core/assistant/lint-cast.ts';
import { composeStep } from '../../core/assistant/compose-step.ts';
import { enrollmentAt } from '../../core/assistant/lint-sequences.ts';
import type { Stationery } from '../../core/assistant/ports.ts';
import { openPrintedStationery } from '../../core/mail/printed-stationery.ts';
import { openStationery, printStationery } from '../../core/mail/stationery.ts';

const NOW = '2026-12-01T14:00:00.000Z';

describe('templates as a bundle brings them', () => {
  let folder: string;
  const written = openStationery('templates');
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'goodword-printed-'));
    printStationery('templates', folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(written.sequences().map(({ name }) => name))(
    'of %s say the same words as their sources',
    (name) => {
      const printed = openPrintedStationery(folder);
      const said = mailsOf(written, name);
      expect(said.length).toBeGreaterThan(0);
      expect(mailsOf(printed, name)).toEqual(said);
    },
  );

  test('escape in HTML what a name brings along, and leave it as it is in plain text', () => {
    const from = join(folder, 'small');
    for (const place of ['sequences', 'partials', 'owner']) mkdirSync(join(from, place), { recursive: true });
    writeFileSync(join(from, 'partials', 'who.hbs'), '{{name}}');
    writeFileSync(join(from, 'owner', 'hello.hbs'), 'subject: Hi\n---\nHi {{> who}}');
    writeFileSync(join(from, 'owner', 'hello.html.hbs'), '<p>{{> who}}, {{name}}</p>');
    printStationery(from, join(folder, 'small-printed'));
    const mail = openPrintedStationery(join(folder, 'small-printed')).owner('hello', { name: '<b>' });
    expect(mail).toEqual({ subject: 'Hi', text: 'Hi <b>\n', html: '<p>&lt;b&gt;, &lt;b&gt;</p>' });
  });

  test('of another version say so when the mail is written', () => {
    const from = join(folder, 'older');
    printStationery(join(folder, 'small'), from);
    writeFileSync(join(from, 'owner', 'hello.html.hbs.cjs'), 'module.exports = { body: {} };');
    expect(() => openPrintedStationery(from).owner('hello', { name: 'Nora' })).toThrow(
      'owner/hello.html.hbs was printed without its html; deploy again',
    );
  });
});

/** Every mail of a sequence to the whole cast; where none can be written, why not. */
function mailsOf(stationery: Stationery, name: string): unknown[] {
  const sequence = stationery.sequence(name);
  if (!sequence) throw new Error(`there is no ${name}`);
  return sequence.steps.flatMap((step) =>
    lintCast(sequence.kinds).map((contact) =>
      composeStep(
        { stationery },
        {
          ...{ owner: LINT_OWNER, contact, sequence, step, now: NOW },
          enrollment: { ...enrollmentAt(sequence, step, step.asks[0]), facts: contact.facts },
        },
      ),
    ),
  );
}
