import type { AddressBookFormat } from '../../core/address-books/row.ts';
import { html } from 'hono/html';
import { count } from '../../core/domain/owner-mail/short-words.ts';
import { columnTable } from './import-columns.ts';
import type { HandedIn } from './imports.ts';
import type { Html } from './layout.ts';

const MOST_LINES = 200;

/** Formats as they are called to a person. */
const FORMAT_WORDS: Record<AddressBookFormat, string> = {
  linkedin: 'An export of LinkedIn',
  'linkedin-messages': 'Messages of LinkedIn',
  google: 'An export of Google Contacts',
  outlook: 'An export of Outlook',
  vcard: 'vCards',
  plain: 'A table',
};

/** What became of every row, and why the skipped ones were skipped. */
export function reportPage(id: string, { fileName, report }: HandedIn): Html {
  const { dryRun, format, rows, merged, unchanged, skipped, noted, proposals, needAddress, doNotContact } =
    report;
  return html`<h1>${dryRun ? 'What would happen' : 'Imported'}: ${fileName}</h1>
    <p class="soft">
      ${FORMAT_WORDS[format]} with ${count(rows, 'row')}. ${dryRun ? 'Nothing has been kept yet.' : ''}
    </p>
    ${
      dryRun
        ? columnTable(id, report.columns)
        : html`<div class="row">
            <a class="button" href="/">To the desk</a> <a href="/people">All people</a>
            ${report.batch === undefined ? '' : takeBack(report.batch)}
          </div>`
    }
    <dl class="card">
      <dt>New people</dt>
      <dd><strong>${report.new}</strong></dd>
      <dt>Known, and something was added</dt>
      <dd>${merged}</dd>
      <dt>Known, and nothing new</dt>
      <dd>${unchanged}</dd>
      <dt>Not taken</dt>
      <dd>${skipped.length}</dd>
      <dt>Of the new, without an address</dt>
      <dd>
        ${needAddress}${needAddress === 0 ? '' : ': they are ranked, and wait until you add one on their page'}
      </dd>
      ${
        doNotContact === 0
          ? ''
          : html`<dt>Asked not to be written to</dt>
              <dd>${doNotContact}: they are left alone</dd>`
      }
    </dl>
    ${lines(
      'Rows that were not taken',
      skipped.map(({ line, reason }) => ({ line, words: reason })),
    )}
    ${lines(
      'Taken, but not all of it was understood',
      noted.map(({ line, note }) => ({ line, words: note })),
    )}
    ${
      proposals.length === 0
        ? ''
        : html`<section aria-labelledby="same">
            <h2 id="same">Perhaps the same person twice</h2>
            <ul class="plain card">
              ${proposals
                .slice(0, MOST_LINES)
                .map(
                  ({ name, contactId, otherId, because }) =>
                    html`<li>
                      ${
                        dryRun
                          ? name
                          : html`<a href="/people/${contactId}">${name}</a> and
                              <a href="/people/${otherId}">the other</a>`
                      }:
                      ${because}
                    </li>`,
                )}
            </ul>
          </section>`
    }`;
}

const takeBack = (batch: string): Html =>
  html`<form method="post" action="/imports/${batch}/undo">
    <button class="quiet">Take this import back</button>
  </form>`;

function lines(heading: string, all: { line: number; words: string }[]): Html {
  if (all.length === 0) return html``;
  const id = heading.replaceAll(/\W+/g, '-').toLowerCase();
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${heading}</h2>
    <table class="card">
      <thead>
        <tr>
          <th scope="col">Line</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        ${all.slice(0, MOST_LINES).map(
          ({ line, words }) =>
            html`<tr>
              <td>${line}</td>
              <td>${words}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${all.length > MOST_LINES ? html`<p class="soft">and ${all.length - MOST_LINES} more</p>` : ''}
  </section>`;
}
