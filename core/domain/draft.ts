import type { EnrollmentKey } from './message.ts';
import type { Rung } from './sequence.ts';

/** The exact text of a step waiting for the owner's word. */
export interface Draft extends EnrollmentKey {
  step: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  ask?: Rung;
  /** Of to, subject, text and html: approval is bound to it. Lower-case base32, 26 characters. */
  fingerprint: string;
}
