/** What the operator may say by mail, about every owner at once. */
export type OperatorOrder = { do: 'pause'; because: string } | { do: 'resume' } | { do: 'status' };

/**
 * The order in a mail's own words: its first line, which holds nothing else. The same words inside a sentence are none,
 * because a stop of everybody must not be read out of what somebody tells.
 */
export function operatorOrder(words: string): OperatorOrder | undefined {
  const line = words.trimStart().slice(0, 500).split('\n')[0]?.trim() ?? '';
  if (/^status[.!?]?$/i.test(line)) return { do: 'status' };
  if (/^resume all[.!]?$/i.test(line)) return { do: 'resume' };
  const [pause, because = ''] = /^pause all(?:[.!]|,? because:? (.{1,300}))?$/i.exec(line) ?? [];
  return pause === undefined ? undefined : { do: 'pause', because: because.trim() || 'said by mail' };
}
