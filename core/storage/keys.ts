import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import type { DueThing } from '../assistant/ports.ts';
import type { Alias } from '../domain/people/alias.ts';
import type { Instant } from '../domain/instant.ts';
import type { EnrollmentKey } from '../domain/mail/message.ts';
import { fitsInKey, shardOf } from './key-text.ts';

/*
 * Every question asked of the table, the key that answers it, and what that costs. A read unit (RRU) is 4 KB read strongly,
 * 8 KB otherwise; a write unit (WRU) is 1 KB. s is the size of what is read or written, at least one unit each time.
 *
 * | question                                     | key                                                | read         | write                         |
 * |----------------------------------------------|----------------------------------------------------|--------------|-------------------------------|
 * | the owner, his goal, calendar, hours         | OWNER#o / OWNER                                    | s/4 KB       | s/1 KB + due                  |
 * | all owners                                   | OWNERS / o, then a batch get                       | s/4 KB each  | 1 once                        |
 * | whose address is this                        | ADDRESS#a / OWNER, then the owner                  | 1 + s/4 KB   | 1 when it changes             |
 * | one contact; all of an owner                 | OWNER#o / CONTACT#c; by prefix                     | s/4; s/8 KB  | s/1 KB                        |
 * | who has this address, slug or phone          | OWNER#o#ALIAS / alias, then the contact            | 1 + s/4 KB   | 1 for each alias, once        |
 * | did anybody get a new alias since            | OWNER#o / ALIAS-WATCH                              | 1 a new alias, 1 each 400 rows | 1 each import of many |
 * | one enrollment; of a contact; of an owner    | OWNER#o / ENROLLMENT#c#nn; by prefix               | s/4; s/8 KB  | s/1 KB + due                  |
 * | the draft of a step                          | OWNER#o / DRAFT#c#nn#step                          | s/4 KB       | s/1 KB                        |
 * | the messages of a contact                    | OWNER#o#CONTACT#c / MESSAGE#id                     | s/4 KB       | s/1 KB                        |
 * | what went in and out since a moment          | OWNER#o#MESSAGES / at#c#id (thin), then batch gets | + 80 B each  | 1 once                        |
 * | how many went today, is the company free     | the same, of some days                             | s/4 KB       | none: it is there already     |
 * | which message has this Message-ID            | MESSAGE-ID#m / MESSAGE                             | 1            | 1 for each id, once           |
 * | may this address be written to               | SUPPRESSION#hash / SUPPRESSION                     | 1 a hash key | 1                             |
 * | which of many addresses are suppressed       | SUPPRESSIONS / hash, from the marker on            | 10 each 400 addresses | 1 each suppression   |
 * | does everything stand still                  | EMERGENCY-STOP / EMERGENCY-STOP                    | 1 a send     | 1                             |
 * | has it been done, how often, is it held      | CLAIM#key / CLAIM                                  | -            | 1                             |
 * | until when is the account's sending time taken | SENDING-TIME / SENDING-TIME                      | 1            | 1 for each mail, fewer in a row |
 * | what is due up to now                        | index due: shard, at                               | 0.5 a shard + 100 B for each thing due | |
 * | a digest; the newest ones                    | OWNER#o / DIGEST#day                               | s/8 KB       | s/1 KB                        |
 * | the newest commands                          | OWNER#o / COMMAND#at#id                            | s/8 KB       | s/1 KB                        |
 * | what a mail to the owner offered to do       | OWNER#o / OFFER#code                               | s/4 KB       | s/1 KB                        |
 * | the newest imports; what one made            | OWNER#o / IMPORT#at#id; OWNER#o#IMPORT#id / nnnnnn | s/8 KB       | 2 each; 9 each 400 rows       |
 * | how a contact was before it or a merge       | OWNER#o#CONTACT#c / COPY#at#id                     | s/4 KB       | s/1 KB for each who changes   |
 *
 * `due` on a write: 1 WRU to enter or leave the index, 2 to move in it, 0 while the due time stays.
 * A thin item for each message costs 1 WRU once; without it every digest would read all messages ever, which costs more
 * from the 27th digest on and grows for ever.
 */
export interface Key {
  pk: string;
  sk: string;
}

/** The table as CreateTable takes it, without its name: what AWS and the emulator both make. */
export const tableDefinition = {
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
    { AttributeName: 'dueShard', AttributeType: 'S' },
    { AttributeName: 'dueAt', AttributeType: 'S' },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  BillingMode: 'PAY_PER_REQUEST',
  GlobalSecondaryIndexes: [
    {
      IndexName: 'due',
      KeySchema: [
        { AttributeName: 'dueShard', KeyType: 'HASH' },
        { AttributeName: 'dueAt', KeyType: 'RANGE' },
      ],
      // Keys only: an item that is not due is not in it, and one that is costs one unit to enter.
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
  ],
} satisfies Omit<CreateTableCommandInput, 'TableName'>;

/** Items are deleted some time after this attribute (epoch seconds); until then whoever reads them must look. */
export const TTL_ATTRIBUTE = 'expiresAt';

/** Partitions of the due index. One takes 1,000 writes a second; reading an empty one costs half a unit a minute. */
export const DUE_SHARDS = ['0', '1', '2', '3'] as const;

const owner = (ownerId: string) => `OWNER#${ownerId}`;
const nth = (n: number) => String(n).padStart(2, '0');

export const ownerKey = (id: string): Key => ({ pk: owner(id), sk: 'OWNER' });
export const ownerListKey = (id: string): Key => ({ pk: OWNER_LIST, sk: id });
export const OWNER_LIST = 'OWNERS';
export const addressKey = (address: string): Key => ({
  pk: `ADDRESS#${fitsInKey(address.toLowerCase())}`,
  sk: 'OWNER',
});

export const contactKey = (ownerId: string, id: string): Key => ({ pk: owner(ownerId), sk: `CONTACT#${id}` });
export const contactsOf = (ownerId: string) => ({ pk: owner(ownerId), begins: 'CONTACT#' });
export const aliasKey = (ownerId: string, alias: Alias): Key => ({
  pk: `${owner(ownerId)}#ALIAS`,
  sk: fitsInKey(alias),
});

export const aliasWatchKey = (ownerId: string): Key => ({ pk: owner(ownerId), sk: 'ALIAS-WATCH' });

export const enrollmentKey = ({ ownerId, contactId, n }: EnrollmentKey): Key => ({
  pk: owner(ownerId),
  sk: `ENROLLMENT#${contactId}#${nth(n)}`,
});
export const enrollmentsOf = (ownerId: string, contactId?: string) => ({
  pk: owner(ownerId),
  begins: contactId === undefined ? 'ENROLLMENT#' : `ENROLLMENT#${contactId}#`,
});

export const draftKey = ({ ownerId, contactId, n }: EnrollmentKey, step: string): Key => ({
  pk: owner(ownerId),
  sk: `DRAFT#${contactId}#${nth(n)}#${step}`,
});
export const draftsOf = (ownerId: string, contactId: string) => ({
  pk: owner(ownerId),
  begins: `DRAFT#${contactId}#`,
});

/** Its time is not in the key: the same message recorded at another moment is still the same item. */
export const messageKey = (of: { ownerId: string; contactId: string; id: string }): Key => ({
  pk: `${owner(of.ownerId)}#CONTACT#${of.contactId}`,
  sk: `MESSAGE#${fitsInKey(of.id)}`,
});
export const messagesOf = (ownerId: string, contactId: string) => ({
  pk: `${owner(ownerId)}#CONTACT#${contactId}`,
  begins: 'MESSAGE#',
});
export const messageTimeKey = (of: { ownerId: string; contactId: string; id: string; at: Instant }): Key => ({
  pk: `${owner(of.ownerId)}#MESSAGES`,
  sk: `${of.at}#${of.contactId}#${fitsInKey(of.id)}`,
});
export const messageTimesOf = (ownerId: string, since: Instant) => ({
  pk: `${owner(ownerId)}#MESSAGES`,
  from: since,
});
export const messageIdKey = (messageId: string): Key => ({
  pk: `MESSAGE-ID#${fitsInKey(messageId)}`,
  sk: 'MESSAGE',
});

export const suppressionKey = (hash: string): Key => ({ pk: `SUPPRESSION#${hash}`, sk: 'SUPPRESSION' });
/** Every hash that ever was suppressed, behind the marker that none is missing (`!` comes before any digit). */
export const SUPPRESSION_LIST = 'SUPPRESSIONS';
export const listedSuppressionKey = (hash: string): Key => ({ pk: SUPPRESSION_LIST, sk: hash });
export const ALL_LISTED: Key = { pk: SUPPRESSION_LIST, sk: '!' };
export const EMERGENCY_STOP: Key = { pk: 'EMERGENCY-STOP', sk: 'EMERGENCY-STOP' };
export const claimKey = (key: string): Key => ({ pk: `CLAIM#${fitsInKey(key)}`, sk: 'CLAIM' });

export const SENDING_TIME: Key = { pk: 'SENDING-TIME', sk: 'SENDING-TIME' };

export const digestKey = (ownerId: string, day: string): Key => ({ pk: owner(ownerId), sk: `DIGEST#${day}` });
export const digestsOf = (ownerId: string) => ({ pk: owner(ownerId), begins: 'DIGEST#' });
export const commandKey = (of: { ownerId: string; at: Instant; id: string }): Key => ({
  pk: owner(of.ownerId),
  sk: `COMMAND#${of.at}#${of.id}`,
});
export const offerKey = (ownerId: string, code: string): Key => ({
  pk: owner(ownerId),
  sk: `OFFER#${fitsInKey(code)}`,
});
export const offersOf = (ownerId: string) => ({ pk: owner(ownerId), begins: 'OFFER#' });
export const importKey = (of: { ownerId: string; at: Instant; id: string }): Key => ({
  pk: owner(of.ownerId),
  sk: `IMPORT#${of.at}#${of.id}`,
});
export const importsOf = (ownerId: string) => ({ pk: owner(ownerId), begins: 'IMPORT#' });
export const importPartKey = (of: { ownerId: string; batchId: string; n: number }): Key => ({
  pk: `${owner(of.ownerId)}#IMPORT#${of.batchId}`,
  sk: String(of.n).padStart(6, '0'),
});
export const importPartsOf = (ownerId: string, batchId: string) => ({
  pk: `${owner(ownerId)}#IMPORT#${batchId}`,
});
export const copyKey = (of: { ownerId: string; contactId: string; at: Instant; id: string }): Key => ({
  pk: `${owner(of.ownerId)}#CONTACT#${of.contactId}`,
  sk: `COPY#${of.at}#${of.id}`,
});
export const copiesOf = (ownerId: string, contactId: string) => ({
  pk: `${owner(ownerId)}#CONTACT#${contactId}`,
  begins: 'COPY#',
});
export const commandsOf = (ownerId: string) => ({ pk: owner(ownerId), begins: 'COMMAND#' });

/** The attributes that put an item into the due index; none while it waits for nothing. */
export const dueAttributes = (key: Key, due: Instant | undefined) =>
  due === undefined
    ? {}
    : { dueShard: DUE_SHARDS[shardOf(`${key.pk}/${key.sk}`, DUE_SHARDS.length)], dueAt: due };

/** What a row of the due index speaks of: its keys are all it has. */
export function readDueKey({ pk, sk, dueAt: due }: Key & { dueAt: Instant }): DueThing {
  const ownerId = /^OWNER#([^#]+)$/.exec(pk)?.[1];
  const [, contactId, n] = /^ENROLLMENT#([^#]+)#(\d+)$/.exec(sk) ?? [];
  if (ownerId && sk === 'OWNER') return { kind: 'owner', ownerId, due };
  if (ownerId && contactId && n) return { kind: 'enrollment', ownerId, contactId, n: Number(n), due };
  throw new Error(`The due index holds ${pk} / ${sk}, which is neither an owner nor an enrollment.`);
}
