import { keptWord, RELABEL_KINDS, relabelled } from '../domain/reply/relabel.ts';
import type { Evidence, Understanding } from '../domain/reply/reply.ts';
import type { House } from './ports.ts';
import type { Reply } from './take-reply.ts';

/**
 * What the rules read, as others than the rules see it. The owner's word on this mail, or on the same words in the same
 * thread, takes the place of theirs. Where nobody knows, a language model may be asked, if there is one: what it says is
 * shown to the owner and moves nothing.
 */
export async function secondReading(house: House, reply: Reply, read: Understanding): Promise<Understanding> {
  const { arrival, owner, contact, key } = reply;
  if (read.author === 'bounce') return read;
  const thread = await house.messages.ofContact(owner.id, contact.id);
  const word = keptWord(thread, { id: arrival.key, n: key?.n, text: read.newestText });
  if (word) return relabelled(read, word.kind, word.words);
  if (read.author !== 'human' || read.primary !== 'unclear' || read.newestText.trim() === '') return read;
  const before = thread.find(({ id }) => id === arrival.key);
  // The same mail again: what was said of it the first time is kept, and nobody is asked twice.
  const hint = before ? before.evidence?.find(({ from }) => from === 'model') : await ask(house, read);
  return hint ? { ...read, evidence: [...read.evidence, hint] } : read;
}

async function ask(house: House, { newestText }: Understanding): Promise<Evidence | undefined> {
  const { reader, claims, world, log } = house;
  if (!reader) return undefined;
  const today = world.now().slice(0, 10);
  if (!(await claims.take(`model#${today}`, reader.questionsADay, 2))) {
    log.info('second reading', { outcome: 'the questions of today are spent' });
    return undefined;
  }
  const said = await reader.kindOf(newestText, RELABEL_KINDS);
  log.info('second reading', { outcome: said.at === 'said' ? said.kind : said.because });
  if (said.at === 'silent' || said.kind === 'unclear' || !RELABEL_KINDS.includes(said.kind)) return undefined;
  return { kind: said.kind, from: 'model', words: reader.name, rule: 'second reading' };
}
