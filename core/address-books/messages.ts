import { folded } from '../domain/folded.ts';
import { cell } from './cell.ts';
import { headerKey } from './columns.ts';
import type { CsvRecord } from './csv.ts';
import { dayFrom } from './day.ts';
import { wholeName } from './person-name.ts';
import type { AddressBookRow, Entry } from './row.ts';

/** Conversations held at once: somebody who writes all day has a tenth of it. */
const MOST = 200_000;

interface Person {
  profile: string;
  name: string;
}

/** What is said of a conversation of `messages.csv` while its lines are read. */
interface Conversation {
  line: number;
  people: Map<string, Person>;
  lastContact?: string;
}

export const isMessagesHeader = (keys: string[]): boolean =>
  keys.includes('conversationid') && keys.includes('senderprofileurl');

/**
 * The last contact with each person of LinkedIn's `messages.csv`: of conversations between two, because a group says nothing
 * of any one of them. The owner is who takes part in most conversations. One entry for each conversation.
 */
export async function* conversationEntries(
  header: CsvRecord,
  records: AsyncIterable<CsvRecord>,
  ownerName: string,
): AsyncGenerator<Entry> {
  const conversations = await gathered(header, records);
  const owner = ownerOf([...conversations.values()], folded(ownerName));
  for (const { line, people, lastContact } of conversations.values()) {
    const others = [...people.values()].filter(({ profile }) => profile !== owner);
    const [other] = others;
    if (!other)
      yield {
        line,
        reason: 'the conversation is with nobody: LinkedIn leaves no profile of members who left',
      };
    else if (others.length > 1)
      yield { line, reason: 'a conversation of several people is no contact with any one of them' };
    else if (lastContact === undefined)
      yield { line, reason: 'nothing was sent in the conversation, or its dates cannot be read' };
    else yield rowOf(line, other, lastContact);
  }
}

const rowOf = (line: number, { profile, name }: Person, lastContact: string): AddressBookRow => ({
  line,
  name: wholeName(name).name || 'somebody without a name',
  addresses: [],
  phones: [],
  linkedin: profile,
  tags: [],
  lastContact,
  onlyKnown: true,
});

async function gathered(
  header: CsvRecord,
  records: AsyncIterable<CsvRecord>,
): Promise<Map<string, Conversation>> {
  const keys = header.cells.map(headerKey);
  const position = (key: string) => keys.indexOf(key);
  const at = {
    id: position('conversationid'),
    from: position('from'),
    sender: position('senderprofileurl'),
    to: position('to'),
    recipients: position('recipientprofileurls'),
    date: position('date'),
    draft: position('ismessagedraft'),
  };
  const conversations = new Map<string, Conversation>();
  for await (const { line, cells } of records) {
    const of = (column: keyof typeof at) => cell(cells[at[column]]);
    const id = of('id');
    const conversation = conversations.get(id) ?? { line, people: new Map<string, Person>() };
    if (!conversations.has(id) && conversations.size < MOST) conversations.set(id, conversation);
    const recipients = of('recipients').split(/[,;\s]+/);
    const names = recipients.length > 1 ? [] : [of('to')];
    const met = [
      [of('sender'), of('from')] as const,
      ...recipients.map((url, i) => [url, names[i] ?? ''] as const),
    ];
    for (const [url, name] of met) {
      const profile = url
        .toLowerCase()
        .replace(/[?#].*/s, '')
        .replace(/\/$/, '');
      if (profile && !conversation.people.get(profile)?.name)
        conversation.people.set(profile, { profile, name });
    }
    const day = /^yes$/i.test(of('draft')) ? undefined : dayFrom(of('date'));
    if (day && day > (conversation.lastContact ?? '')) conversation.lastContact = day;
  }
  return conversations;
}

/** Who takes part in most conversations; of two who do alike (there is one conversation) the one with the owner's name. */
function ownerOf(conversations: Conversation[], ownerName: string): string | undefined {
  const counts = new Map<string, number>();
  for (const { people } of conversations)
    for (const profile of people.keys()) counts.set(profile, (counts.get(profile) ?? 0) + 1);
  const [first, second] = [...counts].sort((one, other) => other[1] - one[1]);
  if (first && first[1] > (second?.[1] ?? 0)) return first[0];
  const everybody = conversations.flatMap(({ people }) => [...people.values()]);
  return everybody.find(({ name }) => folded(name) === ownerName)?.profile;
}
