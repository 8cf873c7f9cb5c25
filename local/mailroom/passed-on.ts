import { readToken, tokenOf } from '../../core/domain/mail/token.ts';
import type { SentMail } from '../ses-mails.ts';
import { bareAddress, headerOf, splitMail } from '../ses-wire.ts';

/** Pages of the newest mails that passed an answer on to the owner, by contact. */
export function repliesPassedOn(mails: readonly SentMail[], tokenKeys: string[]): Map<string, string> {
  const pages = new Map<string, string>();
  for (const mail of mails) {
    if (mail.tags['kind'] !== 'reply') continue;
    const replyTo = bareAddress(headerOf(splitMail(mail.wire).headers, 'reply-to') ?? '');
    const token = readToken(tokenOf(replyTo) ?? '', tokenKeys);
    if (token) pages.set(token.contactId, `/mails/out/${mail.sesId}`);
  }
  return pages;
}
