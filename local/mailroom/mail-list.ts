import { decodeWords } from 'postal-mime';
import { all } from '../../core/assistant/change.ts';
import type { Alias } from '../../core/domain/people/alias.ts';
import type { Instant } from '../../core/domain/instant.ts';
import { NOBODY } from '../../core/assistant/tell-owner.ts';
import type { Message } from '../../core/domain/mail/message.ts';
import type { Owner } from '../../core/domain/owner.ts';
import { TAKEN_FOR } from '../../core/domain/owner-mail/reply-words.ts';
import { stepWords } from '../../core/domain/owner-mail/short-words.ts';
import type { SentMail } from '../ses-mails.ts';
import type { ReceivedMail } from './received-mails.ts';
import type { Room } from './room.ts';

/** A mail in one line of the list. */
export interface Listed {
  direction: 'in' | 'out';
  at: Instant;
  href: string;
  /** Whom it went to or came from. */
  who: string;
  subject: string;
  /** What kind of mail it is, in words. */
  what: string;
  hasProblem: boolean;
}

/** Every mail in and out, the newest first. */
export async function listMails(room: Room, owner: Owner, received: ReceivedMail[]): Promise<Listed[]> {
  const sent = room.goodword.emulators.ses.mails();
  const names = await namesOf(room, owner, sent, received);
  const kept = await keptMessages(room, owner, received);
  return [
    ...sent.map((mail) => outgoing(mail, names)),
    ...received.map((mail) => incoming(mail, owner, names, kept.get(mail.key))),
  ].sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : order(one) - order(other)));
}

/** Of one moment: what came in caused what went out, so it stands below. */
const order = ({ direction }: Listed): number => (direction === 'out' ? 0 : 1);

function outgoing(mail: SentMail, names: Map<string, string>): Listed {
  const to = mail.destinations[0] ?? '';
  return {
    direction: 'out',
    at: mail.at,
    href: `/mails/out/${mail.sesId}`,
    who: names.get(to.toLowerCase()) ?? to,
    subject: decodeWords(mail.subject),
    what: whatItIs(mail),
    hasProblem: false,
  };
}

function incoming(
  mail: ReceivedMail,
  owner: Owner,
  names: Map<string, string>,
  message: Message | undefined,
): Listed {
  const { address, name } = mail.from;
  const isOwner = address === owner.address;
  const kind = message?.kind === undefined ? undefined : TAKEN_FOR[message.kind];
  return {
    direction: 'in',
    at: mail.at,
    href: `/mails/in/${mail.key}`,
    who: names.get(address) ?? (name || address || 'nobody'),
    subject: mail.subject,
    what: kind ?? (message?.problem === undefined ? (isOwner ? 'your word' : 'mail') : 'kept aside'),
    hasProblem: message?.problem !== undefined,
  };
}

/** What kind of mail Goodword sent. */
export function whatItIs({ tags }: Pick<SentMail, 'tags'>): string {
  const kind = tags['kind'] ?? '';
  return kind === 'step'
    ? stepWords(tags['step'] ?? '')
    : Object.hasOwn(KINDS, kind)
      ? (KINDS[kind] ?? kind)
      : 'notice';
}

const KINDS: Record<string, string> = {
  preview: 'draft for your word',
  question: 'question to you',
  reply: 'answer passed on',
  digest: 'weekly mail',
  echo: 'what was understood',
  help: 'help',
  relay: 'your answer',
  notice: 'notice',
  welcome: 'welcome',
};

async function namesOf(
  { house }: Room,
  owner: Owner,
  sent: readonly SentMail[],
  received: ReceivedMail[],
): Promise<Map<string, string>> {
  const addresses = new Set(
    [...sent.flatMap(({ destinations }) => destinations), ...received.map(({ from }) => from.address)].map(
      (a) => a.toLowerCase(),
    ),
  );
  const aliases = [...addresses].map((address): Alias => `address:${address}`);
  const ids = await house.contacts.byAliases(owner.id, aliases);
  const names = new Map([[owner.address, `you (${owner.name})`]]);
  for (const [alias, id] of ids) {
    const contact = await house.contacts.get(owner.id, id);
    if (contact) names.set(alias.slice('address:'.length), contact.name);
  }
  return names;
}

async function keptMessages(
  { house }: Room,
  owner: Owner,
  received: ReceivedMail[],
): Promise<Map<string, Message>> {
  const since = received[0]?.at;
  if (since === undefined) return new Map();
  const messages = [
    ...(await all(house.messages.ofOwner(NOBODY, since))),
    ...(await all(house.messages.ofOwner(owner.id, since))),
  ];
  return new Map(messages.flatMap((m) => (m.rawKey === undefined ? [] : [[m.rawKey, m] as const])));
}
