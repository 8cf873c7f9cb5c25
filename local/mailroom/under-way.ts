import { html } from 'hono/html';
import type { EnrollmentState } from '../../core/domain/enrollment/enrollment.ts';
import { stepWords, timeWords } from '../../core/domain/owner-mail/short-words.ts';
import type { Desk, Entry } from './desk.ts';
import type { Html } from './layout.ts';

/** What every state comes to, in words for its owner; and whether it is the owner's turn. */
export const STATES: Record<EnrollmentState['at'], { words: string; waits: boolean }> = {
  preparing: { words: 'is being written', waits: false },
  asking: { words: 'waits for a fact', waits: true },
  drafted: { words: 'waits for your yes', waits: true },
  scheduled: { words: 'goes out', waits: false },
  sending: { words: 'is on its way', waits: false },
  waiting: { words: 'is written, if nobody answers', waits: false },
  closing: { words: 'if nobody answers, it ends', waits: false },
  answered: { words: 'answered: your turn', waits: true },
  snoozed: { words: 'comes back to you', waits: false },
  unknown: { words: 'in doubt', waits: true },
  ended: { words: 'over', waits: false },
};

export const isWaiting = ({ state }: Entry): boolean => STATES[state].waits;

/** What goes out, when, and why not sooner. */
export function underWay({ entries, owner, now }: Desk): Html {
  const going = entries.filter((entry) => !isWaiting(entry));
  if (going.length === 0) return html``;
  return html`<section aria-labelledby="under-way">
    <h2 id="under-way">Under way</h2>
    <div class="card">
      <table>
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">What</th>
            <th scope="col">When</th>
            <th scope="col" class="hide-small">Why then</th>
          </tr>
        </thead>
        <tbody>
          ${going.map(
            ({ contact, step, state, when, because }) =>
              html`<tr>
                <td><a href="/people/${contact.id}">${contact.name}</a></td>
                <td>${step === undefined ? '' : `${stepWords(step)} `}${STATES[state].words}</td>
                <td class="when">${when === undefined ? '' : timeWords(when, owner.zone, now)}</td>
                <td class="hide-small soft small">${because}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}
