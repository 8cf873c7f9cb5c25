import type { Instant } from '../instant.ts';

export const SUPPRESSION_REASONS = [
  'stop',
  'hard-bounce',
  'complaint',
  'soft-bounces',
  'owner',
  'refused',
] as const;
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];

/** An address never to be written to again; kept under a keyed hash, so it survives erasure and re-import. */
export interface Suppression {
  /** The keyed hash of the lower-case address. */
  hash: string;
  reason: SuppressionReason;
  at: Instant;
  /** The words, header or status that decided. */
  evidence: string;
  /** The owner who was told; absent where nobody was, or where it was written before that was kept. */
  ownerId?: string;
}

/**
 * Whether a stop is this owner's to take back: what somebody said to another owner of the deployment is not. Where nobody
 * knows any more to whom it was said, only the operator can judge.
 */
export const isTakenBackBy = (
  ownerId: string,
  { reason, ownerId: told }: Suppression,
  by: 'owner' | 'operator' = 'owner',
): boolean =>
  (reason === 'stop' || reason === 'owner') &&
  (told === ownerId || (told === undefined && by === 'operator'));
