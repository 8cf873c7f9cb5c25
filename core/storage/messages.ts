import { dequal } from 'dequal/lite';
import * as z from 'zod/mini';
import type { MessageRef, Messages } from '../assistant/ports.ts';
import type { Message } from '../domain/mail/message.ts';
import { stepMessageId } from '../domain/mail/message.ts';
import { readOwnMessageId } from '../domain/mail/thread.ts';
import {
  BOUNCE_REASONS,
  type BouncedRecipient,
  type Evidence,
  REPLY_KINDS,
  type ReplyFacts,
} from '../domain/reply/reply.ts';
import { chunks } from './batches.ts';
import { type Item, lazily, read, type Shape, write } from './item.ts';
import { messageIdKey, messageKey, messagesOf, messageTimeKey, messageTimesOf } from './keys.ts';
import { collect, type Table } from './table.ts';

const evidenceSchema = lazily((): z.ZodMiniType<Evidence> =>
  z.object({
    kind: z.enum(REPLY_KINDS),
    from: z.enum(['header', 'subject', 'text', 'sender', 'report', 'owner', 'model']),
    words: z.string(),
    rule: z.string(),
  } satisfies Shape<Evidence>),
);

const factsSchema = lazily((): z.ZodMiniType<ReplyFacts> => {
  const text = z.exactOptional(z.string());
  return z.object({
    author: z.enum(['human', 'out-of-office', 'auto-reply', 'bounce', 'list', 'other']),
    confidence: z.number(),
    returnDate: text,
    until: text,
    invited: z.boolean(),
    bounced: z.array(
      z.object({
        address: z.string(),
        severity: z.enum(['hard', 'soft', 'message', 'ours']),
        reason: z.exactOptional(z.enum(BOUNCE_REASONS)),
        status: text,
        diagnostic: text,
      } satisfies Shape<BouncedRecipient>),
    ),
    bouncedMessageIds: z.array(z.string()),
    people: z.array(z.object({ name: text, address: text, as: z.enum(['referral', 'moved']) })),
    phones: z.array(z.string()),
    times: z.array(z.string()),
  } satisfies Shape<ReplyFacts>);
});

/** A message as stored. */
export const messageSchema = lazily((): z.ZodMiniType<Message> =>
  z.object({
    ownerId: z.string(),
    contactId: z.string(),
    n: z.exactOptional(z.number()),
    id: z.string(),
    direction: z.enum(['in', 'out']),
    at: z.string(),
    from: z.string(),
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    messageIds: z.array(z.string()),
    step: z.exactOptional(z.string()),
    rawKey: z.exactOptional(z.string()),
    delivery: z.exactOptional(z.enum(['sent', 'delivered', 'bounced', 'complained'])),
    deliveryDetail: z.exactOptional(z.string()),
    kind: z.exactOptional(z.enum(REPLY_KINDS)),
    labels: z.exactOptional(z.array(z.enum(REPLY_KINDS))),
    evidence: z.exactOptional(z.array(evidenceSchema())),
    facts: z.exactOptional(factsSchema()),
    matchedBy: z.exactOptional(z.enum(['token', 'message-id', 'sender', 'none'])),
    problem: z.exactOptional(z.string()),
  } satisfies Shape<Message>),
);

const refSchema = lazily((): z.ZodMiniType<MessageRef> =>
  z.object({
    ownerId: z.string(),
    contactId: z.string(),
    n: z.number(),
    id: z.string(),
  } satisfies Shape<MessageRef>),
);

/** Where a message stands in the order of time: all that the item kept for that order holds. */
const placeSchema = lazily(() =>
  z.object({ ownerId: z.string(), contactId: z.string(), id: z.string(), at: z.string() }),
);

/** How many messages are fetched at a time when an owner's are read in order. */
const PAGE = 100;

/** Messages in the table: one whole item each, a thin one for the order of time, and one for each Message-ID. */
export function dynamoMessages(table: Table): Messages {
  // What leads to the message comes first: when this breaks off, recording it again does the rest.
  async function record(message: Message): Promise<void> {
    const stored = await table.get(messageKey(message));
    const before = stored && readMessage(stored);
    if (dequal(before, message)) return;
    // A place that a mail took before it left says more than this one would.
    if (before?.at !== message.at) await table.put(placeItem(message), IS_NEW);
    for (const messageId of message.messageIds) {
      if (before?.messageIds.includes(messageId)) continue;
      await putMessageId(table, messageId, message);
    }
    await table.put(messageItem(message));
    if (before && before.at !== message.at) await table.remove(messageTimeKey(before));
  }

  return {
    record,
    async recordSent(message) {
      for (const messageId of message.messageIds) await putMessageId(table, messageId, message);
      if ((await table.put(messageItem(message), IS_NEW)) === 'written') return;
      const stored = await table.get(messageKey(message));
      const known = new Set(stored && readMessage(stored).messageIds);
      if (!message.messageIds.every((id) => known.has(id))) await record(message);
    },
    async noteDelivered(message, messageId) {
      const noted = await table.update(messageKey(message), {
        set: 'wasDelivered = :true REMOVE sentAs',
        if: 'sentAs = :id',
        values: { ':true': true, ':id': messageId },
      });
      return noted === 'written';
    },
    async ofContact(ownerId, contactId) {
      const rows = table.rows({ ...messagesOf(ownerId, contactId), consistent: true });
      const messages = (await collect(rows)).map(readMessage);
      return messages.sort((a, b) => (`${a.at} ${a.id}` < `${b.at} ${b.id}` ? -1 : 1));
    },
    async *ofOwner(ownerId, since) {
      const rows = await collect(table.rows(messageTimesOf(ownerId, since)));
      const places = rows.map((item) => read(placeSchema, item));
      for (const page of chunks(places, PAGE)) {
        const items = await table.getAll(page.map(messageKey));
        const byKey = new Map(items.map((item) => [`${item.pk}\n${item.sk}`, item]));
        for (const place of page) {
          const { pk, sk } = messageKey(place);
          const item = byKey.get(`${pk}\n${sk}`);
          const message = item && readMessage(item);
          // A message recorded again at another moment stands only where it stands now.
          if (message && message.at === place.at) yield message;
        }
      }
    },
    async byMessageId(messageId) {
      const own = ownMessage(messageId);
      if (own) {
        const message = await table.get(messageKey(own));
        return message && read(messageSchema, message).messageIds.includes(messageId) ? own : undefined;
      }
      const item = await table.get(messageIdKey(messageId));
      return item && read(refSchema, item);
    },
  };
}

const IS_NEW = { if: 'attribute_not_exists(pk)' };

/**
 * A message as it is stored. The id that a delivery will name stands beside what may be packed, and so does the delivery:
 * noting one is a single write, which reads nothing.
 */
const messageItem = (message: Message): Item => ({
  ...write(messageKey(message), message),
  ...(message.delivery === 'sent' && { sentAs: message.messageIds.at(-1) }),
});

/** A message as it was stored, and what was noted beside it since. */
export function readMessage(item: Item): Message {
  const message = read(messageSchema, item);
  return item['wasDelivered'] === true && message.delivery === 'sent'
    ? { ...message, delivery: 'delivered' }
    : message;
}

/** Our own ids say which message they are of: they need no item that leads there. */
function ownMessage(messageId: string): MessageRef | undefined {
  const own = readOwnMessageId(messageId);
  if (!own) return undefined;
  const { ownerId, contactId, n } = own.key;
  return { ownerId, contactId, n, id: stepMessageId(own.key, own.step) };
}

const placeItem = ({ ownerId, contactId, id, at }: Message): Item =>
  write(messageTimeKey({ ownerId, contactId, id, at }), { ownerId, contactId, id, at });

/** The first message keeps its id: a stranger's mail that repeats the id of one of ours must not take the thread over. */
async function putMessageId(table: Table, messageId: string, message: Message): Promise<void> {
  if (ownMessage(messageId)) return;
  const { ownerId, contactId, id, n = 0 } = message;
  await table.put(write(messageIdKey(messageId), { ownerId, contactId, id, n }), {
    if: 'attribute_not_exists(pk) OR (ownerId = :owner AND id = :id)',
    values: { ':owner': ownerId, ':id': id },
  });
}
