import { z } from 'zod';
import { SUPPRESSION_REASONS } from '../../core/domain/sending/suppression.ts';
import { Refused } from '../exit.ts';

const head = z.object({
  goodword: z.literal('backup'),
  format: z.literal(1),
  /** When it was begun: what was written later may be missing. */
  at: z.iso.datetime(),
  /** Of one owner only. */
  owner: z.exactOptional(z.string()),
});

/** The first line of a backup. */
export type BackupHead = z.infer<typeof head>;

const item = z.looseObject({ pk: z.string(), sk: z.string() });

const line = z.union([
  /** `bytes` names the attributes that are base64 here and bytes in the table. */
  z.strictObject({ item, bytes: z.array(z.string()) }),
  /** A hash means nothing under another key, so that of one owner the address itself is carried. */
  z.strictObject({
    suppression: z.object({
      address: z.string(),
      reason: z.enum(SUPPRESSION_REASONS),
      at: z.string(),
      evidence: z.string(),
    }),
  }),
  z.strictObject({ end: z.number() }),
]);

/** A line of a backup after its first. */
export type BackupLine = z.infer<typeof line>;

/** An item as a line; its bytes as base64. */
export function itemLine(stored: { pk: string; sk: string } & Record<string, unknown>): BackupLine {
  const bytes = Object.keys(stored).filter((key) => stored[key] instanceof Uint8Array);
  const asText = Object.fromEntries(
    Object.entries(stored).map(([key, part]) => [
      key,
      part instanceof Uint8Array ? Buffer.from(part).toString('base64') : part,
    ]),
  );
  return { item: { ...asText, pk: stored.pk, sk: stored.sk }, bytes };
}

/** The item of a line, as the table has it. */
export const itemOf = (read: Extract<BackupLine, { item: unknown }>): { pk: string; sk: string } => ({
  ...read.item,
  ...Object.fromEntries(read.bytes.map((key) => [key, Buffer.from(String(read.item[key]), 'base64')])),
});

/** Reads a whole backup, or refuses one that is cut, damaged or something else; nothing is written before that is known. */
export function readBackup(name: string, text: string): { head: BackupHead; lines: BackupLine[] } {
  const [first = '', ...rest] = text.trimEnd().split('\n');
  const begun = head.safeParse(parsed(first));
  if (!begun.success) throw new Refused(`${name} is no backup of Goodword`);
  const lines = rest.map((one, i) => {
    const read = line.safeParse(parsed(one));
    if (read.success) return read.data;
    throw new Refused(`${name} line ${i + 2} cannot be read; take another copy of this backup`);
  });
  const last = lines.pop();
  if (!last || !('end' in last) || last.end !== lines.length)
    throw new Refused(`${name} is cut off after line ${rest.length + 1}; take another copy of this backup`);
  return { head: begun.data, lines };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
