/** What the owner gets now that a step is prepared: its draft, or the question it waits for. `at` of a Prepared or of a state. */
export const onItsWay = (at: string): string =>
  at === 'asking' ? 'a question to you is on its way' : 'the draft is on its way to you';
