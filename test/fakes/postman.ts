import type { Postman } from '../../core/assistant/ports.ts';
import type { Letter, SendOutcome } from '../../core/domain/mail/mail.ts';

/** `letters` is everything handed over; `answers` decides the next ones, then every letter is sent. */
export type FakePostman = Postman & { letters: Letter[]; next(...outcomes: SendOutcome[]): void };

export function fakePostman(): FakePostman {
  const letters: Letter[] = [];
  const answers: SendOutcome[] = [];
  return {
    letters,
    next: (...outcomes) => void answers.push(...structuredClone(outcomes)),
    async send(letter) {
      letters.push(structuredClone(letter));
      const sesId = `ses-${letters.length}`;
      return answers.shift() ?? { at: 'sent', sesId, messageId: `${sesId}@email.amazonses.example` };
    },
  };
}
