import type { MailReader, RawMail } from '../../core/assistant/ports.ts';
import type { IncomingMail } from '../../core/domain/mail/mail.ts';

export function fakeRawMail(): RawMail {
  const kept = new Map<string, Uint8Array>();
  return {
    async put(key, bytes) {
      kept.set(key, bytes.slice());
    },
    async get(key) {
      return kept.get(key)?.slice();
    },
    async remove(key) {
      kept.delete(key);
    },
  };
}

/** Reads what `mailBytes` wrote: a mail as it is after parsing, without any MIME. */
export const fakeMailReader: MailReader = {
  async read(bytes) {
    return JSON.parse(new TextDecoder().decode(bytes)) as IncomingMail;
  },
};

/** An incoming mail with everything left out that a test does not name, as bytes for `fakeMailReader`. */
export function mailBytes(mail: Partial<IncomingMail> & Pick<IncomingMail, 'from' | 'to'>): Uint8Array {
  const whole: IncomingMail = {
    cc: [],
    subject: '',
    references: [],
    headers: {},
    text: '',
    html: '',
    reports: [],
    attachments: [],
    calendars: [],
    problems: [],
    ...mail,
  };
  return new TextEncoder().encode(JSON.stringify(whole));
}
