import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../core/domain/instant.ts';

/** The wall clock in an IANA zone at a moment, read without any code of Goodword's. */
export const wallClock = (at: Instant, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone);
