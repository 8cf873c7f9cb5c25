import type { MessageRef, Messages } from '../../core/assistant/ports.ts';
import type { Message } from '../../core/domain/mail/message.ts';

export type FakeMessages = Messages & { kept: Map<string, Message>; byWireId: Map<string, MessageRef> };

export function fakeMessages(): FakeMessages {
  const kept = new Map<string, Message>();
  const byWireId = new Map<string, MessageRef>();
  const inOrder = (is: (message: Message) => boolean) =>
    [...kept.values()]
      .filter(is)
      .sort((a, b) => (`${a.at} ${a.contactId} ${a.id}` < `${b.at} ${b.contactId} ${b.id}` ? -1 : 1))
      .map((message) => structuredClone(message));
  const keyOf = ({ ownerId, contactId, id }: Pick<Message, 'ownerId' | 'contactId' | 'id'>) =>
    `${ownerId}/${contactId}/${id}`;
  async function record(message: Message): Promise<void> {
    kept.set(keyOf(message), structuredClone(message));
    const { ownerId, contactId, id, n = 0 } = message;
    for (const wireId of message.messageIds) {
      const held = byWireId.get(wireId);
      // The first message keeps its id: a stranger's mail that repeats it must not take a thread over.
      if (held && (held.ownerId !== ownerId || held.id !== id)) continue;
      byWireId.set(wireId, { ownerId, contactId, id, n });
    }
  }
  return {
    kept,
    byWireId,
    record,
    async recordSent(message) {
      const known = kept.get(keyOf(message))?.messageIds;
      if (known === undefined || !message.messageIds.every((id) => known.includes(id))) await record(message);
    },
    async noteDelivered(of, messageId) {
      const message = kept.get(keyOf(of));
      if (message?.delivery !== 'sent' || message.messageIds.at(-1) !== messageId) return false;
      kept.set(keyOf(of), { ...message, delivery: 'delivered' });
      return true;
    },
    async ofContact(ownerId, contactId) {
      return inOrder((m) => m.ownerId === ownerId && m.contactId === contactId);
    },
    async *ofOwner(ownerId, since) {
      yield* inOrder((m) => m.ownerId === ownerId && m.at >= since);
    },
    async byMessageId(messageId) {
      return structuredClone(byWireId.get(messageId));
    },
  };
}
