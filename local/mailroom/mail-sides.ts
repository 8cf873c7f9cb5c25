import { html } from 'hono/html';
import type { Html } from './layout.ts';

/** A mail as a mail program would show it, beside its plain text. */
export function mailSides({ text, html: markup }: { text: string; html: string }): Html {
  const lines = text.split('\n').length + text.length / 60;
  return html`<div class="sides">
    ${
      markup.trim() === ''
        ? ''
        : html`<section aria-labelledby="as-html">
            <h2 id="as-html">As it looks</h2>
            <iframe
              class="${lines < 24 ? 'short' : lines > 36 ? 'tall' : ''}"
              title="The mail as it looks"
              sandbox
              srcdoc="${LINKS}${harmless(markup)}"
              referrerpolicy="no-referrer"
            ></iframe>
          </section>`
    }
    <section aria-labelledby="as-text">
      <h2 id="as-text">As plain text</h2>
      <pre class="mailtext card">${text.trim()}</pre>
    </section>
  </div>`;
}

/**
 * What a stranger's HTML could reach out with, made into tags that mean nothing. The frame is sandboxed and may load
 * nothing by the page's policy; but Chromium connects to where an `a` leads when it is pressed, before it asks the
 * policy, and a `link` may connect ahead of time. A start tag is `<` with its name right behind it (HTML, 13.2.5.6), so
 * renaming there misses none.
 */
export const harmless = (markup: string): string =>
  markup.replace(
    /<(\/?)(?=(?:a|area|base|embed|form|frame|iframe|link|meta|object|portal|script)\b)/gi,
    '<$1no-',
  );

/** What was a link still looks like one. */
const LINKS = '<style>no-a { color: #0b57d0; text-decoration: underline }</style>';
