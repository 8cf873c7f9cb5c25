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
              class="${lines < 30 ? 'short' : lines > 80 ? 'tall' : ''}"
              title="The mail as it looks"
              sandbox
              srcdoc="${harmless(markup)}"
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
 * What a stranger's HTML could reach out with, made into tags that mean nothing. The frame is sandboxed and may load nothing by
 * the page's policy; but a `link` that only opens a connection ahead of time falls under neither. A start tag is `<`
 * with its name right behind it (HTML, 13.2.5.6), so renaming there misses none.
 */
export const harmless = (markup: string): string =>
  markup.replace(/<(\/?)(?=(?:link|meta|base|script|iframe|frame|object|embed|portal|form)\b)/gi, '<$1no-');
