import { personNow } from '../../core/assistant/of-person.ts';
import { parseEnrollmentId } from '../../core/domain/mail/message.ts';
import { clip, count, listed, stepWords } from '../../core/domain/owner-mail/short-words.ts';
import type { SentMail } from '../ses-mails.ts';
import type { Room } from './room.ts';

/** Does something and everything that follows, and says which mails that made. */
export async function andWhatFollowed<T>(
  room: Room,
  work: () => Promise<T>,
): Promise<{ done: T; followed: string }> {
  const { mails } = room.goodword.emulators.ses;
  const last = mails().at(-1);
  const done = await room.act(work);
  const now = mails();
  const fresh = now.slice(last === undefined ? 0 : now.lastIndexOf(last) + 1);
  return { done, followed: await mailsInWords(room, fresh) };
}

const MOST = 4;

async function mailsInWords(room: Room, mails: readonly SentMail[]): Promise<string> {
  if (mails.length === 0) return '';
  const sentences: string[] = [];
  for (const mail of mails.slice(0, MOST)) sentences.push(await sentence(room, mail));
  const more = mails.length - sentences.length;
  return `${[...sentences, ...(more > 0 ? [`and ${count(more, 'mail')} more`] : [])].join('; ')}.`.replace(
    /^./,
    (first) => first.toUpperCase(),
  );
}

async function sentence(room: Room, mail: SentMail): Promise<string> {
  switch (mail.tags['kind'] ?? '') {
    case 'step':
    case 'relay': {
      const what =
        mail.tags['kind'] === 'relay' ? 'your answer' : `the ${stepWords(mail.tags['step'] ?? '')}`;
      return `${what} to ${await nameOf(room, mail)} went out`;
    }
    case 'preview':
      return 'you were shown a draft';
    case 'question':
      return 'you were asked for one fact';
    case 'reply':
      return 'their answer was passed on to you';
    case 'digest':
      return 'your weekly mail came';
    case 'echo':
    case 'help':
      return 'you were told what was understood';
    default:
      return `you were told: "${clip(mail.subject, 60)}"`;
  }
}

async function nameOf({ house }: Room, mail: SentMail): Promise<string> {
  const key = parseEnrollmentId(mail.tags['enrollment'] ?? '');
  const contact = key && (await personNow(house, key.ownerId, key.contactId));
  return contact ? clip(contact.name, 40) : listed(mail.destinations);
}
