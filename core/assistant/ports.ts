import type { Alias } from '../domain/people/alias.ts';
import type { Contact } from '../domain/people/contact.ts';
import type { SentDigest } from '../domain/owner-mail/digest.ts';
import type { Draft } from '../domain/sequence/draft.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import type { Instant } from '../domain/instant.ts';
import type { IncomingMail, Letter, SendOutcome } from '../domain/mail/mail.ts';
import type { EnrollmentKey, Message } from '../domain/mail/message.ts';
import type { ReplyKind } from '../domain/reply/reply.ts';
import type { ReplyToken } from '../domain/mail/token.ts';
import type { Owner } from '../domain/owner.ts';
import type { Standstill } from '../domain/sending/standstill.ts';
import type { Place } from '../domain/sending/place.ts';
import type { Sequence } from '../domain/sequence/sequence.ts';
import type { Suppression } from '../domain/sending/suppression.ts';

/** `conflict`: somebody else wrote it since it was read; read again and decide again. */
export type Saved = 'saved' | 'conflict';

export interface Owners {
  get(id: string): Promise<Owner | undefined>;
  /** By his private mailbox or his sending address, lower case. */
  byAddress(address: string): Promise<Owner | undefined>;
  all(): AsyncIterable<Owner>;
  create(owner: Owner): Promise<'created' | 'exists'>;
  /** Writes `owner` as version + 1 if the stored version is still `owner.version`. */
  save(owner: Owner): Promise<Saved>;
  /** Removes him with his digests, commands and unplaced mails, and frees his addresses; his contacts are erased before. */
  remove(owner: Owner): Promise<void>;
}

export interface Contacts {
  get(ownerId: string, id: string): Promise<Contact | undefined>;
  /** `consistent`: none is missing that was saved a moment ago. */
  ofOwner(ownerId: string, consistent?: boolean): AsyncIterable<Contact>;
  /** Contact ids by alias, for those that are known. Any number of aliases. */
  byAliases(ownerId: string, aliases: Alias[]): Promise<Map<Alias, string>>;
  /**
   * Writes the contact as version + 1 if the stored version is still `contact.version` (0: new) and claims its aliases.
   * Whoever has read that version hands it in as `before`, which costs a read less. `by`: the watch it does not end.
   */
  save(contact: Contact, how?: { before?: Contact; by?: string }): Promise<Saved>;
  /** Writes new contacts (version 0) with their aliases, in batches, for an import, whose id is `by`. */
  saveNew(contacts: Contact[], by?: string): Promise<void>;
  /** From now on it is noted when anybody but `by` gives a contact of the owner a new alias. The newest watch of an owner is the one. */
  watchAliases(ownerId: string, by: string): Promise<void>;
  /** Whether `by` has the watch, and nobody else gave a contact a new alias since. */
  isStill(ownerId: string, by: string): Promise<boolean>;
  endWatch(ownerId: string, by: string): Promise<void>;
  /** Removes the contact and its aliases alone: what was said with him stays where it is. Twice changes nothing. */
  remove(contact: Contact): Promise<void>;
  /** Removes the contact, its aliases, enrollments, drafts and messages, those of whom was merged into him too. Suppressions stay. */
  erase(contact: Contact): Promise<void>;
  /** Removes those of the mails kept under this id, somebody's or nobody's, that came from one of the addresses. */
  eraseMailsFrom(of: { ownerId: string; contactId: string }, addresses: string[]): Promise<void>;
}

export interface Enrollments {
  get(key: EnrollmentKey): Promise<Enrollment | undefined>;
  ofContact(ownerId: string, contactId: string): Promise<Enrollment[]>;
  ofOwner(ownerId: string): AsyncIterable<Enrollment>;
  /** Fails with `exists` when the contact's n-th enrollment is there already. */
  create(enrollment: Enrollment): Promise<'created' | 'exists'>;
  /** One conditional write: version + 1 if the stored version is still `enrollment.version`. */
  save(enrollment: Enrollment): Promise<Saved>;
}

export interface Drafts {
  get(key: EnrollmentKey, step: string): Promise<Draft | undefined>;
  put(draft: Draft): Promise<void>;
}

/** A message found by an id of its wire; `n` is 0 when it belongs to no enrollment. */
export interface MessageRef extends EnrollmentKey {
  id: string;
}

export interface Messages {
  /** Writes the message and an id item for each of `messageIds`. The same message twice changes nothing; a newer text of it replaces the older. */
  record(message: Message): Promise<void>;
  /** The same for a mail that has just left, whose place was taken: costs a read and a write less. What is recorded of it already stays. */
  recordSent(message: Message): Promise<void>;
  /**
   * Notes by one write that a mail was delivered which is recorded as sent, under this id of the wire as its last; false,
   * and nothing is noted, for any other.
   */
  noteDelivered(message: Pick<Message, 'ownerId' | 'contactId' | 'id'>, messageId: string): Promise<boolean>;
  /** In order of time. */
  ofContact(ownerId: string, contactId: string): Promise<Message[]>;
  /** Everything in and out of an owner's network since a moment, unmatched mail included, in order of time. */
  ofOwner(ownerId: string, since: Instant): AsyncIterable<Message>;
  byMessageId(messageId: string): Promise<MessageRef | undefined>;
}

/** The places of an owner's mails in the order of time: taken before a mail leaves, whatever becomes of it. */
export interface Places {
  /** The same place again replaces it. */
  take(place: Place): Promise<void>;
  /** Those taken, this moment included. Strongly consistent: of two who take one and then look, one sees the other. */
  since(ownerId: string, since: Instant): Promise<Place[]>;
  giveBack(place: Place): Promise<void>;
}

export interface Suppressions {
  /** Strongly consistent: it is asked between the claim and the send. */
  find(address: string): Promise<Suppression | undefined>;
  /** Those of the addresses that are suppressed. Any number of addresses. */
  findAll(addresses: string[]): Promise<Map<string, Suppression>>;
  /** The first reason stays. */
  add(address: string, why: Omit<Suppression, 'hash'>): Promise<void>;
  lift(address: string): Promise<void>;
}

/** The operator's switch for the whole deployment. */
export interface EmergencyStop {
  /** Strongly consistent: it is asked right before a send. */
  get(): Promise<Standstill | undefined>;
  pull(standstill: Standstill): Promise<'pulled' | 'was pulled'>;
  release(): Promise<void>;
}

/** Conditional writes that expire by themselves. */
export interface Claims {
  /** True for the first caller of a key within `days`. */
  once(key: string, days: number): Promise<boolean>;
  /** Undoes one `once` or one `take`, or ends a lock. */
  giveBack(key: string): Promise<void>;
  /** Starts the count under a key at nothing again. Costs a read where there is none. */
  reset(key: string): Promise<void>;
  /** Counts one more under `key` unless `limit` is reached; false when it is. */
  take(key: string, limit: number, days: number): Promise<boolean>;
  /** Takes the lock until `until`, or tells who holds it. The holder may take it again. */
  lock(
    key: string,
    holder: string,
    now: Instant,
    until: Instant,
  ): Promise<{ at: 'taken' } | { at: 'held'; holder: string; until: Instant }>;
}

/** Anything that is due at an instant, whatever kind it is. */
export type DueThing =
  { kind: 'owner'; ownerId: string; due: Instant } | ({ kind: 'enrollment'; due: Instant } & EnrollmentKey);

export interface DueIndex {
  /** What is due up to and including `now`, earliest first within a shard. */
  upTo(now: Instant): AsyncIterable<DueThing>;
  /** The earliest moment anything is due, for the local clock. */
  next(): Promise<Instant | undefined>;
}

export interface Queue {
  put(things: DueThing[]): Promise<void>;
}

export interface Digests {
  put(digest: SentDigest): Promise<void>;
  get(ownerId: string, day: string): Promise<SentDigest | undefined>;
  /** The newest first. */
  latest(ownerId: string, most: number): Promise<SentDigest[]>;
}

/** What a command did and how to take it back. It is written before anything is done, and again afterwards. */
export interface CommandRecord {
  ownerId: string;
  id: string;
  at: Instant;
  line: string;
  /** What it did, or why it did nothing. */
  did: string;
  /** `begun`: the process died in between, or is still at it; absent: done. */
  state?: 'begun' | 'refused';
  /** How everything it may change was before, and was right after: `undo` puts back what nobody has changed since. */
  before: { contact?: Contact; enrollment?: Enrollment; owner?: Owner; draft?: Draft; message?: Message };
  after?: { contact?: Contact; enrollment?: Enrollment; owner?: Owner; message?: Message };
  /** What it made: a contact, an enrollment. */
  made?: { contactId?: string; enrollment?: EnrollmentKey };
  /** Of an `undo`: the line it takes back. */
  undoes?: string;
  undone?: boolean;
  /** It deleted somebody: no `undo` brings him back. */
  final?: boolean;
}

export interface Commands {
  record(command: CommandRecord): Promise<void>;
  /** The newest first. */
  latest(ownerId: string, most: number): Promise<CommandRecord[]>;
}

/** What a mail to the owner offered to do: his yes to it does it. */
export interface Offer {
  ownerId: string;
  /** The tail of the token of that mail. */
  code: string;
  at: Instant;
  /** What he had answered, so that a number or "her" means the same. */
  about: ReplyToken;
  /** Whole commands, numbered from 1. `taken`: the mail whose yes did it. */
  lines: { line: string; taken?: string }[];
}

export interface Offers {
  put(offer: Offer): Promise<void>;
  get(ownerId: string, code: string): Promise<Offer | undefined>;
}

/** An import, so that it can be taken back. */
export interface ImportBatch {
  ownerId: string;
  id: string;
  at: Instant;
  fileName: string;
  new: number;
  merged: number;
  /** `begun`: it broke off or is still at it; absent: done. */
  state?: 'begun' | 'undone';
}

/** Whom some rows of an import made or changed, by id; written before they are. */
export interface ImportPart {
  ownerId: string;
  batchId: string;
  /** From 1. */
  n: number;
  made: string[];
  changed: string[];
  /** Of whom the import made, by id, the print as they are after this part: by it is seen whether anybody changed them since. */
  prints: Record<string, string>;
}

export interface Imports {
  put(batch: ImportBatch): Promise<void>;
  /** The newest first. */
  latest(ownerId: string, most: number): Promise<ImportBatch[]>;
  putPart(part: ImportPart): Promise<void>;
  /** In the order of the file. */
  parts(batch: Pick<ImportBatch, 'ownerId' | 'id'>): Promise<ImportPart[]>;
}

/** How a contact was before an import or a merge, and right after. It goes with him when he is erased. */
export interface ContactCopy {
  ownerId: string;
  contactId: string;
  /** Of an import the batch and the part, `id.n`; of a merge one of its own. */
  id: string;
  at: Instant;
  before: Contact;
  after: Contact;
  /** Of a merge: who went into him. */
  merged?: Contact;
  /** Of a merge: what was under way to who went into him, as it was before it was ended. */
  ended?: Enrollment[];
}

export interface Copies {
  put(copy: ContactCopy): Promise<void>;
  /** In order of time. */
  ofContact(ownerId: string, contactId: string): Promise<ContactCopy[]>;
  remove(copy: ContactCopy): Promise<void>;
}

export interface RawMail {
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Undefined when there is no such mail. */
  get(key: string): Promise<Uint8Array | undefined>;
  /** For a person who asks to be forgotten. */
  remove(key: string): Promise<void>;
}

export interface MailReader {
  /** Never throws: what cannot be read is said in `problems`. */
  read(bytes: Uint8Array): Promise<IncomingMail>;
}

export interface Postman {
  /** Hands one mail to SES, once: no retry inside. */
  send(letter: Letter): Promise<SendOutcome>;
}

/** Rendered words of a mail. */
export interface Words {
  subject: string;
  text: string;
  html: string;
}

export interface Stationery {
  sequences(): Sequence[];
  sequence(name: string): Sequence | undefined;
  /** Renders a step; throws on an unfilled name, because a hollow mail must never exist. */
  step(sequence: string, step: string, data: Record<string, unknown>): Words;
  /** Renders a mail to the owner from templates/owner/<name>.hbs. */
  owner(name: string, data: Record<string, unknown>): Words;
}

export interface Log {
  /** No bodies, no addresses: ids, kinds and counts. */
  info(event: string, facts: Record<string, string | number | boolean | undefined>): void;
  warn(event: string, facts: Record<string, string | number | boolean | undefined>): void;
}

/** What chance and time hand in, so that everything else is a pure function of stored state. */
export interface World {
  now(): Instant;
  /** A fresh id: 8 characters of lower-case base32. */
  id(): string;
  /** 0 <= x < 1. */
  chance(): number;
}

/** Names and secrets the verbs need from the deployment. */
export interface Settings {
  /** Domain whose mail comes to us: tokens live there. */
  inboundDomain: string;
  /** Base URL of the web door, without a slash at the end. */
  webUrl: string;
  /** Keys for tokens and address hashes: the first signs, all verify. At least 32 characters each. */
  tokenKeys: string[];
  /** In lower case: who may stop everything by mail. Told to nobody but whoever takes mail in. */
  operatorAddress?: string;
}

/** A second reader of answers that the rules cannot tell: a language model, where the operator switched one on. */
export interface Reader {
  /** The name it is shown by. */
  name: string;
  /** The most questions of a whole deployment in a day (UTC): when they are spent, the rules decide alone. */
  questionsADay: number;
  /** Which of `kinds` the words are. Never throws: slow, broken and nonsense are `silent`, with a reason fit for a log. */
  kindOf(
    words: string,
    kinds: readonly ReplyKind[],
  ): Promise<{ at: 'said'; kind: ReplyKind } | { at: 'silent'; because: string }>;
}

/** What most verbs reach. A verb takes only what it names. */
export interface House {
  owners: Owners;
  contacts: Contacts;
  enrollments: Enrollments;
  drafts: Drafts;
  messages: Messages;
  places: Places;
  suppressions: Suppressions;
  emergencyStop: EmergencyStop;
  claims: Claims;
  digests: Digests;
  commands: Commands;
  offers: Offers;
  imports: Imports;
  copies: Copies;
  postman: Postman;
  stationery: Stationery;
  log: Log;
  world: World;
  settings: Settings;
  reader?: Reader;
}

/** Incoming mail as it came. */
export interface Archive {
  rawMail: RawMail;
  mailReader: MailReader;
}

/** Everything there is: what the CLI, the laptop and the tests hold. */
export interface WholeHouse extends House, Archive {
  dueIndex: DueIndex;
  queue: Queue;
}
