import { readFileSync } from 'node:fs';
import { phonesIn } from '../../core/domain/reply/phones.ts';
import { understand, type About } from '../../core/domain/reply/understand.ts';
import type { IncomingMail } from '../../core/domain/mail/mail.ts';
import type { Understanding } from '../../core/domain/reply/reply.ts';
import { readMail } from '../../core/mail/parse.ts';
import { ben, nora } from '../cast.ts';

/** The Monday all sentences of the tests were received on. */
export const MONDAY = '2026-11-23';

const about: About = {
  received: MONDAY,
  phonesIn,
  ownAddresses: [nora.address, nora.sendingAddress, 'nora+tok@in.goodword.example'],
};

/** An answer of Ben's to Nora, with everything left plain that a test does not name. */
export function answer(text: string, other: Partial<IncomingMail> = {}): IncomingMail {
  return {
    from: { name: ben.name, address: 'ben@helio.example' },
    to: ['nora+tok@in.goodword.example'],
    cc: [],
    subject: 'Re: The streaming platform',
    messageId: 'answer@helio.example',
    references: ['0100abc@email.amazonses.com'],
    headers: {},
    text,
    html: '',
    reports: [],
    attachments: [],
    calendars: [],
    problems: [],
    ...other,
  };
}

export const heard = (text: string, other: Partial<IncomingMail> = {}): Understanding =>
  understand(answer(text, other), about);

/** A mail of test/fixtures/mail, read. */
export const fixture = (name: string): Promise<IncomingMail> =>
  readMail(readFileSync(new URL(`../fixtures/mail/${name}.eml`, import.meta.url)));

export const understoodFixture = async (name: string): Promise<Understanding> =>
  understand(await fixture(name), about);
