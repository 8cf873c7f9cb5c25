import type { IncomingMail } from '../mail/mail.ts';
import { addressOf } from './delivery-status.ts';
import { late } from './pattern.ts';

const MAX_NOTICE = 16 * 1024;

/** The words of the mail system itself: what stands above the mail it returns. */
export function notification(text: string): string {
  const notice = text.slice(0, MAX_NOTICE);
  const at = RETURNED().exec(notice)?.index ?? notice.length;
  return at < 20 ? notice : notice.slice(0, at);
}

/** Where the returned mail begins: a line that says so, or the headers of a mail. */
const RETURNED = late(
  () =>
    new RegExp(
      [
        String.raw`^[\s>*_=|-]{0,70}(?:this is |below (?:this line )?(?:is|follows) |the following is |included is |here is |enclosed is |a |the )?(?:a |the )?(?:copy|text|header|first \d+ lines|beginning) of (?:the |your )?(?:original |returned |rejected |message)`,
        String.raw`^[\s>*_=|-]{0,70}(?:the |your |attached )?(?:original|returned|rejected|undelivered|unsent|failed) (?:message|mail|email)(?: (?:follows|header|text|is|below|headers|attached|start|as received)|\s{0,3}[-:=]|\s{0,3}$)`,
        String.raw`^[\s>*_=|-]{0,70}(?:message header|message headers?|message text|your message) (?:follows?|reads)`,
        String.raw`^-{2,} ?(?:below this line|the header|start of|message|mail)`,
        String.raw`^[\s>|]{0,6}(?:received: (?:from|by|\()|return-path: ?<|the headers? (?:of|from)|start of returned)`,
      ].join('|'),
      'im',
    ),
);

/** The addresses a notice without report fields says it could not reach. */
export function failedAddresses(mail: IncomingMail, notice: string): string[] {
  const announced = (mail.headers['x-failed-recipients'] ?? [])
    .flatMap((value) => value.split(/[,\s]+/))
    .map(addressOf)
    .filter(Boolean);
  if (announced.length > 0) return [...new Set(announced)].slice(0, 50);
  const own = new Set([...mail.to, mail.from.address]);
  const after = afterAnnouncement(notice);
  for (const part of after === '' ? [notice] : [after, notice]) {
    const candidates = linesWithAddress(part).filter(
      ({ address }) => !isMailSystem(address) && !own.has(address),
    );
    const led = candidates.filter(({ leads }) => leads);
    if (led.length > 0) return distinct(led);
    if (candidates.length > 0) return distinct(candidates).slice(0, 1);
  }
  const returned = returnedTo(mail).filter((address) => !own.has(address));
  if (returned.length > 0) return returned;
  return distinct(linesWithAddress(notice))
    .filter((address) => !/^mailer-?daemon@/.test(address))
    .slice(0, 1);
}

/** What stands below "did not reach the following recipients:" and its kin. */
function afterAnnouncement(notice: string): string {
  const match = ANNOUNCES.exec(notice);
  return match ? notice.slice(match.index + match[0].length) : '';
}

const ANNOUNCES =
  /(?:did not reach|(?:not|n't) (?:be )?deliver(?:ed)?(?: it)? to|failed|undeliverable to|fatal errors|not receive|could not (?:be )?(?:reach|send)\w*|unable to (?:deliver|reach))[^\n]{0,60}\b(?:following|these)?\s?(?:recipient|address|addressee|user|destination|mailbox)\S{0,6}\s{0,3}:?\s{0,3}(?:-{2,}\|?)?$|(?:following|failed|these) (?:recipient|address|user|destination)\S{0,6}[^\n]{0,60}:?[ \t|-]{0,60}$/im;

interface Line {
  address: string;
  /** The line is about this address: it begins with it, or says that it is the recipient. */
  leads: boolean;
}

function linesWithAddress(notice: string): Line[] {
  const found: Line[] = [];
  for (const raw of notice.split('\n', 400)) {
    const line = raw.slice(0, 500);
    const match = ADDRESS.exec(line);
    if (!match) continue;
    found.push({ address: (match[1] ?? '').toLowerCase().replace(/[.:;,]$/, ''), leads: LEADS.test(line) });
  }
  return found;
}

const ADDRESS = /([^\s<>()";:,=[\]|'`@]{1,64}@[^\s<>()";,:[\]|'`@]{1,190}\.[^\s<>()";,:[\]|'`@.]{1,60})/;

const LEADS =
  /^[\s>*#-]{0,20}(?:\d{1,3}[.)] )?(?:<|"|'|\(|mailto:)?[^\s<>()";:,[\]|'`]{1,64}@|^[\s>*-]{0,10}(?:to|recipient|address|failed|addressee|final-recipient|delivery (?:to|failed)|user|could not be delivered to|deliver(?:ed)? to|rcpt to|unknown user|for|original-recipient|failed recipient|宛先|收件人|smtp)[^:\n]{0,30}:|^[\s>*-]{0,10}5\d\d[ -](?:5\.\d{1,2}\.\d{1,3} )?<|RCPT TO:/i;

/** Who the returned mail was sent to. */
function returnedTo(mail: IncomingMail): string[] {
  const returned = mail.reports
    .filter(({ type }) => /rfc822|global/.test(type))
    .map(({ content }) => content);
  for (const content of [...returned, mail.text]) {
    const to = /^(?:>\s?)?to:\s{0,3}([^\n]{3,400})/im.exec(content.slice(0, 32_768))?.[1] ?? '';
    const address = addressOf(to);
    if (address !== '') return [address];
  }
  return [];
}

const isMailSystem = (address: string): boolean =>
  /^(?:mailer-?daemon|postmaster|mail-daemon|abuse|noreply|no-reply|support|helpdesk|hostmaster)@/i.test(
    address,
  );

const distinct = (lines: Line[]): string[] => [...new Set(lines.map(({ address }) => address))].slice(0, 50);
