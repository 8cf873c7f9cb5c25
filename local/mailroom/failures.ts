import type { ErrorHandler } from 'hono';
import { html } from 'hono/html';
import { HTTPException } from 'hono/http-exception';
import { TryLater } from '../../core/domain/try-later.ts';
import type { Html } from './layout.ts';
import { page } from './layout.ts';

/** A page that only says what is the matter. */
export const plainPage = (words: string): Html =>
  page(
    { title: words },
    html`<h1>${words}</h1>
      <p><a href="/">Back to the desk</a></p>`,
  );

/** What failed, said on a page; what nobody expected is also told to the terminal. */
export const sayWhatFailed: ErrorHandler = (error, c) => {
  if (error instanceof HTTPException) {
    const words = REFUSALS[error.status] ?? (error.message || 'This cannot be done.');
    return c.html(plainPage(words), error.status);
  }
  if (error instanceof TryLater)
    return c.html(plainPage('Somebody else changed it at the same moment. Go back and try again.'), 409);
  console.error(error);
  return c.html(plainPage('Something went wrong here; the terminal says what.'), 500);
};

const REFUSALS: Record<number, string> = {
  403: 'This form does not come from the mailroom: nothing was done.',
  413: 'The file is larger than 30 MB: split it, and bring the parts one after the other.',
};
