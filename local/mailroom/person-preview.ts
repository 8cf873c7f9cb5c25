import { html } from 'hono/html';
import type { Explanation } from '../../core/assistant/explain.ts';
import { previewStep } from '../../core/assistant/preview-step.ts';
import { isOver } from '../../core/domain/enrollment/enrollment.ts';
import type { Owner } from '../../core/domain/owner.ts';
import { timeWords } from '../../core/domain/owner-mail/short-words.ts';
import type { Html } from './layout.ts';
import type { Room } from './room.ts';

/** The first mail as it would go, as long as nothing is under way; what is shown then stands on the desk. */
export async function personPreview({ house }: Room, owner: Owner, known: Explanation): Promise<Html> {
  const { contact, enrollments, ranked } = known;
  const sequence = ranked?.sequence;
  if (sequence === undefined || contact.doNotContact || enrollments.some((e) => !isOver(e))) return html``;
  const preview = await previewStep(house, { ownerId: owner.id, contactId: contact.id, sequence });
  return html`<section aria-labelledby="preview">
    <h2 id="preview">The first mail, as it would go</h2>
    ${
      preview.at === 'mail'
        ? html`<div class="card">
            <p class="small soft">
              ${
                preview.to === undefined
                  ? 'There is no address to send it to yet.'
                  : `To ${preview.to}, on ${timeWords(preview.goes, owner.zone, house.world.now())}${preview.because.length === 0 ? '' : ` (${preview.because.join('; ')})`}.`
              }
            </p>
            <div class="paper">
              <p><strong>${preview.subject}</strong></p>
              <pre class="mailtext">${preview.text.trim()}</pre>
            </div>
            ${preview.findings.map(
              ({ words, remedy }) => html`<p class="small warn">“${words}”: ${remedy}</p>`,
            )}
          </div>`
        : preview.at === 'missing'
          ? html`<p class="card">
              It waits for one fact. ${preview.question} <a href="#facts">Tell it below</a>.
            </p>`
          : html`<p class="card">There would be none: ${preview.because}.</p>`
    }
  </section>`;
}
