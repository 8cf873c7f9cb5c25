import type { IncomingMail } from '../mail/mail.ts';
import type { Evidence, Understanding } from './reply.ts';
import { ABSENT_SUBJECT, AUTOMATIC_SUBJECT, OOO_AUTOMATIC } from './absence-subjects.ts';
import { ABSENT_TEXT, NO_RETURN } from './absence-words.ts';
import { folded } from './calendar-words.ts';
import { MACHINE_TEXT } from './machine-words.ts';

export interface Author {
  author: Exclude<Understanding['author'], 'bounce'>;
  /** What showed that a machine wrote it. */
  evidence?: Evidence;
}

/**
 * Did a person write this? Headers decide, then a subject only machines use, then text only machines write.
 * X-Auto-Response-Suppress is no sign: Exchange stamps it on what people write.
 */
export function whoWrote(mail: IncomingMail, newest: string, ownAddresses: string[]): Author {
  const header = automaticHeader(mail);
  const subject = folded(mail.subject.slice(0, 300)).trim();
  const text = folded(newest.slice(0, 4000));
  const absentSubject = ABSENT_SUBJECT().exec(subject)?.[0];
  const automaticSubject = AUTOMATIC_SUBJECT().exec(subject)?.[0];
  const isAbsent = (): boolean => ABSENT_TEXT().test(text);
  if (header !== undefined || automaticSubject !== undefined) {
    const evidence: Evidence =
      header !== undefined
        ? { kind: 'automatic', from: 'header', words: header.slice(0, 120), rule: 'automatic header' }
        : {
            kind: 'automatic',
            from: 'subject',
            words: mail.subject.slice(0, 120),
            rule: 'automatic subject',
          };
    const away =
      absentSubject !== undefined ||
      isAbsent() ||
      /vacation/.test(header ?? '') ||
      OOO_AUTOMATIC.test(subject);
    return { author: away && !NO_RETURN().test(text) ? 'out-of-office' : 'auto-reply', evidence };
  }
  const answersUs = mail.references.length > 0;
  if (absentSubject !== undefined && (answersUs || isAbsent()) && mail.to.length + mail.cc.length <= 1)
    return {
      author: 'out-of-office',
      evidence: {
        kind: 'out-of-office',
        from: 'subject',
        words: mail.subject.slice(0, 120),
        rule: 'absence subject',
      },
    };
  const machine = MACHINE_TEXT().exec(text);
  if (machine)
    return {
      author: 'auto-reply',
      evidence: {
        kind: 'automatic',
        from: 'text',
        words: quoted(newest, machine),
        rule: 'only machines write so',
      },
    };
  const note = wholeNote(text);
  if (note && answersUs)
    return {
      author: 'out-of-office',
      evidence: {
        kind: 'out-of-office',
        from: 'text',
        words: quoted(newest, note),
        rule: 'the whole mail is an absence note',
      },
    };
  return listOrSender(mail, ownAddresses, answersUs);
}

/** RFC 3834 5, and what responders wrote before it. */
function automaticHeader(mail: IncomingMail): string | undefined {
  const value = (name: string): string => (mail.headers[name]?.[0] ?? '').trim();
  const submitted = value('auto-submitted');
  if (submitted !== '' && !/^no\b/i.test(submitted)) return `Auto-Submitted: ${submitted}`;
  for (const name of [
    'x-autoreply',
    'x-autorespond',
    'x-mail-autoreply',
    'x-autoresponder',
    'x-autoreply-from',
    'x-apple-action',
  ])
    if (mail.headers[name] !== undefined && !/^(?:no|false|0)$/i.test(value(name)))
      return `${name}: ${value(name)}`;
  const precedence = value('precedence').toLowerCase();
  if (/^auto[_-]?reply/.test(precedence)) return `Precedence: ${precedence}`;
  const subject = folded(mail.subject);
  if (/^(?:bulk|junk)/.test(precedence) && ABSENT_SUBJECT().test(subject)) return `Precedence: ${precedence}`;
  const nullPath = mail.headers['return-path']?.some((path) => /^<\s*>$/.test(path.trim()));
  if (nullPath) return 'Return-Path: <>';
  return undefined;
}

/** A list program or a sender nobody can answer. A person who answers us through his list is a person. */
function listOrSender(mail: IncomingMail, ownAddresses: string[], answersUs: boolean): Author {
  const own = new Set(ownAddresses.map((address) => address.toLowerCase()));
  const toUs =
    answersUs &&
    [...mail.to, ...mail.cc.map(({ address }) => address.toLowerCase())].some((address) => own.has(address));
  const list =
    mail.headers['list-id'] ??
    mail.headers['list-post'] ??
    mail.headers['mailing-list'] ??
    mail.headers['x-mailman-version'];
  const precedence = mail.headers['precedence']?.[0] ?? '';
  if (!toUs && (list !== undefined || /^list\b/i.test(precedence)))
    return {
      author: 'list',
      evidence: {
        kind: 'automatic',
        from: 'header',
        words: `List: ${list?.[0] ?? precedence}`.slice(0, 120),
        rule: 'list header',
      },
    };
  if (NO_REPLY.test(mail.from.address))
    return {
      author: answersUs ? 'auto-reply' : 'other',
      evidence: {
        kind: 'automatic',
        from: 'sender',
        words: mail.from.address.slice(0, 120),
        rule: 'sender that takes no answer',
      },
    };
  if (!toUs && /^(?:bulk|junk)\b/i.test(precedence))
    return {
      author: 'other',
      evidence: {
        kind: 'automatic',
        from: 'header',
        words: `Precedence: ${precedence}`.slice(0, 120),
        rule: 'bulk mail',
      },
    };
  return { author: 'human' };
}

const NO_REPLY =
  /^(?:no-?_?reply|do-?_?not-?_?reply|donotreply|noreply|mailer-daemon|notifications?|auto-?(?:reply|responder))\b/i;

/** A mail that from its first sentence on only announces an absence, as responders do and people do not. */
function wholeNote(text: string): RegExpExecArray | undefined {
  const opening =
    /^(?:(?:hi|hello|hallo|dear \p{L}{2,20}|bonjour|hola|thank you for (?:your|contacting|the)[^.!\n]{0,60}|thanks for (?:your|the)[^.!\n]{0,60}|vielen dank fur[^.!\n]{0,60}|merci (?:de|pour)[^.!\n]{0,60}|gracias por[^.!\n]{0,60})[,.!\s]{1,4}){0,2}/u.exec(
      text,
    )?.[0] ?? '';
  const first = text.slice(opening.length, opening.length + 300);
  const match = FIRST_PERSON_ABSENCE.exec(first);
  if (!match || /[?？]/.test(text) || PERSONAL.test(text) || text.length > 1200) return undefined;
  return RESPONDER_WORDS.test(text) || DEPUTY.test(text) ? match : undefined;
}

const FIRST_PERSON_ABSENCE =
  /^(?:please note(?: that)? )?(?:i am|i'm|i will be|i'll be|ich bin|je suis|je serai|estoy|estare|sono|saro|estou|estarei|ik ben|jag ar|jeg er|olen|jestem|jsem|я)\s(?:currently |derzeit |momentan |actuellement |actualmente |now |also )?(?:out of (?:the )?office|away|on (?:\p{L}{2,12} )?(?:leave|vacation|holidays?|sabbatical|pto)|absent|travell?ing|bis |vom |im urlaub|nicht im|abwesend|en (?:conges?|vacances)|absent|fuera|de vacaciones|ausente|fuori|in ferie|assente|fora|de ferias|afwezig|op vakantie|pa semester|franvarande|pa ferie|ikke|lomalla|poissa|na urlopie|nieobecn|na dovolene|mimo|в отпуске)/u;
const RESPONDER_WORDS =
  /\b(?:limited access|no access|sans acces|acces limite|(?:will|i'll) (?:respond|reply|answer|get back to|return your)|for urgent|in urgent|urgent matters|if (?:it|this|your (?:matter|request|message)) is urgent|will not be (?:checking|reading|forwarded)|wird nicht weitergeleitet|in dringenden|dringende|eingeschrankt|en cas d'urgence|pour toute urgence|temas urgentes|caso urgente|urgenza|urgente|dringend|accesso limitato|acesso limitado|risponder|respondere|responderei)\b/u;
const DEPUTY =
  /\bplease (?:contact|reach out to|e-?mail|call|direct|write)|\bplease contact\b|\bwenden sie sich\b|\bveuillez contacter\b|\bcontacte\b|\bcontattare\b|\bneem (?:dan )?contact op\b|\bkontakta\b|\bkontakt\b/u;
const PERSONAL =
  /\b(?:but (?:happy|saw|i saw|wanted|just|can|could|let's|i can|i'd|would)|happy to|let's|love to|great to|good to hear|saw this|on my phone|call me|ping me|not interested|sounds|congrat|aber (?:gern|danach|ich))\b/;

const quoted = (text: string, match: RegExpExecArray): string =>
  text
    .slice(Math.max(0, match.index - 10), match.index + Math.max(60, match[0].length))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120);
