import { createHash } from 'node:crypto';
import type { Level } from 'level';
import { z } from 'zod';

const promise = z.object({ topic: z.string(), message: z.string(), about: z.string() });

/**
 * What was promised to a queue and is not handled yet. The embedded SNS and SQS forget everything when they stop;
 * the journal makes their "at least once" hold across a restart.
 */
export interface Journal {
  /** Writes the promise down, then publishes. `about` is what `handledAbout` waits for; `safe` waits for the disk itself. */
  publish(topic: string, message: string, how: { about: string; safe: boolean }): Promise<void>;
  /** The record with this body was handled: it need not be delivered again. */
  handled(body: string): Promise<void>;
  /** Resolves when nothing about this is waiting any more; at once when nothing was. */
  handledAbout(about: string): Promise<void>;
  /** Publishes again what an earlier process left; answers how many. */
  redeliver(): Promise<number>;
}

/** Opens the journal of `entries`; `deliver` is the real publishing. */
export async function openJournal(
  entries: Level,
  deliver: (topic: string, message: string) => Promise<void>,
): Promise<Journal> {
  const waiting = new Map<string, string>();
  const listeners = new Map<string, (() => void)[]>();
  for await (const [id, text] of entries.iterator()) waiting.set(id, promise.parse(JSON.parse(text)).about);

  return {
    async publish(topic, message, { about, safe }) {
      const id = idOf(message);
      await entries.put(id, JSON.stringify({ topic, message, about }), { sync: safe });
      waiting.set(id, about);
      await deliver(topic, message);
    },
    async handled(body) {
      const id = idOf(body);
      const about = waiting.get(id);
      if (about === undefined) return;
      waiting.delete(id);
      await entries.del(id);
      for (const done of listeners.get(about) ?? []) done();
      listeners.delete(about);
    },
    handledAbout(about) {
      if (![...waiting.values()].includes(about)) return Promise.resolve();
      return new Promise((resolve) => listeners.set(about, [...(listeners.get(about) ?? []), resolve]));
    },
    async redeliver() {
      const left = await entries.iterator().all();
      for (const [, text] of left) {
        const { topic, message } = promise.parse(JSON.parse(text));
        await deliver(topic, message);
      }
      return left.length;
    },
  };
}

/** Every message names a mail and a moment, so the same words are the same promise. */
const idOf = (message: string): string => createHash('sha256').update(message).digest('hex');
