import type { DraftData, ToWrite } from '../domain/sequence/draft.ts';
import { draftData } from '../domain/sequence/draft.ts';
import type { Rung } from '../domain/sequence/sequence.ts';
import { templateOf } from '../domain/sequence/sequence.ts';
import type { Finding } from '../domain/sequence/tone.ts';
import { checkTone } from '../domain/sequence/tone.ts';
import type { House, Words } from './ports.ts';

/** A step as words, with what the rules of tone say about them; or why there are none. */
export type Composed =
  { at: 'composed'; words: Words; ask?: Rung; findings: Finding[] } | Exclude<DraftData, { at: 'ready' }>;

/** Writes one step: the same for a preview, a check of the templates and a real draft. */
export function composeStep({ stationery }: Pick<House, 'stationery'>, write: ToWrite): Composed {
  const written = draftData(write);
  if (written.at !== 'ready') return written;
  const { sequence, step, owner, contact } = write;
  const words = stationery.step(sequence.name, templateOf(sequence, step.id), written.data);
  // A step that may ask some people early asks nobody else.
  const said = written.ask === undefined ? { ...step, asks: [] } : step;
  const findings = checkTone({ ...words, step: said, sequence, owner, contact });
  return { at: 'composed', words, findings, ...(written.ask && { ask: written.ask }) };
}
