/**
 * A way in which a call to SES can go wrong. `accepted`: the mail was taken all the same, and only the answer is lost.
 * `hang` never answers; `drop` closes the connection.
 */
export type Fault =
  | { at: 'error'; code: string; message?: string; status?: number; accepted?: boolean }
  | { at: 'drop'; accepted?: boolean }
  | { at: 'hang'; accepted?: boolean };

/** Faults to come, each for some next calls; of one recipient where one is named. */
export interface Faults {
  add(fault: Fault, which?: { times?: number; to?: string }): void;
  /** Takes the fault that a call with these recipients meets, if any. */
  take(recipients: string[]): Fault | undefined;
  clear(): void;
}

export function plannedFaults(): Faults {
  let planned: { fault: Fault; times: number; to?: string }[] = [];
  return {
    add(fault, which = {}) {
      planned.push({ fault, times: which.times ?? 1, ...(which.to ? { to: which.to } : {}) });
    },
    take(recipients) {
      const next = planned.find(({ to }) => to === undefined || recipients.includes(to));
      if (!next) return undefined;
      next.times -= 1;
      planned = planned.filter(({ times }) => times > 0);
      return next.fault;
    },
    clear() {
      planned = [];
    },
  };
}
