import { z } from 'zod';
import { SUPPRESSION_REASONS } from '../../core/domain/sending/suppression.ts';
import { SCHEMA_VERSION } from '../../core/storage/migrations.ts';
import { Refused } from '../exit.ts';
import { parsed } from './parsed.ts';

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
      ownerId: z.exactOptional(z.string()),
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

/** The bytes of a file, as often as they are asked for. */
type Bytes = () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** A backup that was read to its end once, so that it can be written line by line. */
export interface Backup {
  head: BackupHead;
  lines(): AsyncGenerator<BackupLine>;
}

/**
 * Reads a backup to its end, or refuses one that is cut, damaged, something else or of a newer Goodword; nothing is
 * written before that is known. Then its lines come again, one at a time: a backup of any size fits into memory.
 */
export async function readBackup(name: string, bytes: Bytes): Promise<Backup> {
  const first = head.safeParse(parsed((await linesIn(name, bytes).next()).value ?? ''));
  if (!first.success) throw new Refused(`${name} is no backup of Goodword`);
  for await (const one of linesOf(name, bytes)) mayRead(name, one);
  return { head: first.data, lines: () => linesOf(name, bytes) };
}

/** The lines after the first, but the last, which says how many there are. */
async function* linesOf(name: string, bytes: Bytes): AsyncGenerator<BackupLine> {
  let [at, count] = [0, 0];
  let end: number | undefined;
  for await (const text of linesIn(name, bytes)) {
    at += 1;
    if (at === 1) continue;
    const read = line.safeParse(parsed(text));
    if (!read.success || end !== undefined)
      throw new Refused(`${name} line ${at} cannot be read; take another copy of this backup`);
    if ('end' in read.data) end = read.data.end;
    else {
      count += 1;
      yield read.data;
    }
  }
  if (end !== count)
    throw new Refused(`${name} is cut off after line ${at}; take another copy of this backup`);
}

/** An item is 400 KB at most, its bytes are longer as base64: whatever has a longer line is no backup. */
const LONGEST_LINE = 4 * 1024 * 1024;

async function* linesIn(name: string, bytes: Bytes): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let begun = '';
  for await (const piece of bytes()) {
    const lines = (begun + decoder.decode(piece, { stream: true })).split('\n');
    begun = lines.pop() ?? '';
    if (begun.length > LONGEST_LINE) throw new Refused(`${name} is no backup of Goodword`);
    yield* lines;
  }
  begun += decoder.decode();
  if (begun !== '') yield begun;
}

function mayRead(name: string, read: BackupLine): void {
  const version = 'item' in read ? read.item['v'] : undefined;
  if (typeof version === 'number' && version > SCHEMA_VERSION)
    throw new Refused(
      `${name} holds items of version ${version}, and this clone reads up to version ${SCHEMA_VERSION}: bring it up to date first (git pull && npm install)`,
    );
}
