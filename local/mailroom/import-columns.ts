import { html } from 'hono/html';
import { type ColumnUse, type Field, FIELDS } from '../../core/address-books/columns.ts';
import type { Html } from './layout.ts';

/** What a column may be said to hold. */
export const COLUMN_CHOICES = [...FIELDS, 'nothing'] as const;

const CALLED: Record<(typeof COLUMN_CHOICES)[number], string> = {
  name: 'whole name',
  first: 'first name',
  middle: 'middle name',
  last: 'last name',
  prefix: 'title before the name',
  email: 'mail address',
  phone: 'phone',
  linkedin: 'LinkedIn profile',
  company: 'company',
  role: 'role',
  kind: 'how you know each other',
  field: 'field of work',
  city: 'city',
  met: 'where you met',
  lastContact: 'last contact',
  connected: 'connected on LinkedIn',
  notes: 'notes',
  tags: 'tags',
  nothing: 'nothing: leave it out',
};
/** What only some programs write is not chosen, but shown as it was taken. */
const OF_PROGRAMS: Partial<Record<Field | 'nothing', string>> = {
  emailType: 'kind of address',
  emailName: 'name shown with the address',
  website: 'web page',
};

/** What each column was taken for, to be said otherwise, before anything is kept. */
export function columnTable(id: string, columns: ColumnUse[]): Html {
  const named = columns.map((use, i) => ({ ...use, i })).filter(({ column }) => column !== '');
  return html`<form method="post" action="/imports/${id}">
    ${
      named.length === 0
        ? ''
        : html`<details open>
            <summary>What each column was taken for</summary>
            <div class="grid card">${named.map(select)}</div>
            <button class="quiet" name="dry" value="yes">Look again with these</button>
          </details>`
    }
    <p class="row"><button>Import it now</button></p>
  </form>`;
}

function select({
  column,
  field = 'nothing',
  i,
}: {
  column: string;
  field?: Field | 'nothing';
  i: number;
}): Html {
  const own = OF_PROGRAMS[field];
  return html`<label
    >${column}
    <select name="column${i}">
      ${own === undefined ? '' : html`<option value="" selected>${own}</option>`}
      ${COLUMN_CHOICES.map(
        (choice) =>
          html`<option value="${choice}" ${choice === field ? html`selected` : ''}>
            ${CALLED[choice]}
          </option>`,
      )}
    </select></label
  >`;
}
