import type { Instant } from '../instant.ts';

/** Everything stands still, whoever the owner is: the operator pulled the emergency stop. */
export interface Standstill {
  since: Instant;
  because: string;
}

/** The reason as it is kept with what did not go out. */
export const standstillWords = ({ because }: Standstill): string =>
  `the operator stopped everything: ${because}`;
