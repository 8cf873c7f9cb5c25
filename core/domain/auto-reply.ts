import type { IncomingMail } from './mail.ts';
import type { Evidence, Understanding } from './reply.ts';
import { folded } from './reply/calendar-words.ts';

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
  const absentSubject = ABSENT_SUBJECT.exec(subject)?.[0];
  const automaticSubject = AUTOMATIC_SUBJECT.exec(subject)?.[0];
  const absence = ABSENT_TEXT.exec(text)?.[0];
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
      absence !== undefined ||
      /vacation/.test(header ?? '') ||
      OOO_AUTOMATIC.test(subject);
    return { author: away && !NO_RETURN.test(text) ? 'out-of-office' : 'auto-reply', evidence };
  }
  const answersUs = mail.references.length > 0;
  if (
    absentSubject !== undefined &&
    (answersUs || absence !== undefined) &&
    mail.to.length + mail.cc.length <= 1
  )
    return {
      author: 'out-of-office',
      evidence: {
        kind: 'out-of-office',
        from: 'subject',
        words: mail.subject.slice(0, 120),
        rule: 'absence subject',
      },
    };
  const machine = MACHINE_TEXT.exec(text);
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
  if (/^(?:bulk|junk)/.test(precedence) && ABSENT_SUBJECT.test(subject)) return `Precedence: ${precedence}`;
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

/** Only programs write these; "Re: Automatic reply: ..." is a person answering one. */
const AUTOMATIC_SUBJECT =
  /^\W{0,3}(?:auto(?:matic|mated)?[ -]?(?:reply|response|responder|svar|resposta|antwort)\b|auto:|autoreply|autosvar|automatisk svar|automatische (?:antwort|rückantwort)|automatisch antwoord|automatisch beantwoord|reponse automatique|respuesta automatica|risposta automatica|resposta automatica|automaattinen vastaus|odpowiedz automatyczna|automaticka odpoved|автоматический ответ|автоответ|自动回复|自動回覆|自动答复|自動応答|自動返信|\[auto[- ]?reply\]|vacation reply|vacation response|vacation auto)/u;

/** An absence named in the subject; people use these words too, so they need a second sign. */
const ABSENT_SUBJECT =
  /^\W{0,3}(?:(?:auto(?:matic)? ?(?:reply|response)?: ?)?(?:out of (?:the )?office|out-of-office|ooo\b|oof\b|away(?:$|:| from)|on (?:vacation|leave|holiday|annual leave|parental leave|maternity leave)|vacation(?: (?:notice|message|reply|response))?(?:$|:)|absence(?:$|:)|absent(?:$|:)|i am (?:away|out))|abwesen(?:d|heit)\p{L}{0,12}|nicht im (?:buro|haus)|im urlaub|urlaubs\p{L}{3,12}|(?:message|avis) d'absence|absence du bureau|absent(?:e)? du bureau|en (?:conges?|vacances)|fuera de (?:la )?oficina|ausencia|ausente|de vacaciones|fuori (?:sede|ufficio)|assenza|assente|in ferie|fora do escritorio|aviso de ausencia|de ferias|afwezig\p{L}{0,5}|niet aanwezig|met vakantie|franvarande|franvaro|ej pa kontoret|semester(?:$|:)|ikke til stede|ikke pa kontoret|fravær|pa ferie|ferie(?:$|:)|poissa|lomalla|poissaolo|nieobecnosc|nieobecn[ya]|poza biurem|urlop|nepritomnost|mimo kancelar|dovolena|(?:я )?в отпуске|нет на месте|отсутств|不在|休暇|外出中|休假|不在办公室|外出)/u;

/** A responder that says in its subject what it is about. */
const OOO_AUTOMATIC = /^\W{0,3}auto:.{0,80}(?:out of|away|abwesend|absent)|vacation/;

/** The writer says that he is away. */
const ABSENT_TEXT =
  /\b(?:(?:i am|i'm|i will be|i'll be|am|is|are|will be|we are|currently|be) (?:currently |now |also )?(?:out of|away|on (?:\p{L}{2,12} )?(?:leave|vacation|holidays?|sabbatical|pto|a break|business trip)|absent|travell?ing|not in (?:the )?office|off(?: work| sick| today)?(?= (?:until|from|till|on|this|next|work|sick|today))|unavailable|attending|out (?:sick|until|till|from|this|next|today|on))|out of (?:the )?office|out of town|\booo\b|(?:annual|maternity|paternity|parental|sick|medical) leave|on (?:vacation|holiday|sabbatical)|limited access to (?:my )?e-?mail|(?:will|shall) (?:return|be back)|back (?:on|in|next|tomorrow|mon|tue|wed|thu|fri|from)|(?:not|nicht) (?:in the office|im (?:buro|haus|dienst))|im urlaub|in (?:elternzeit|mutterschutz)|abwesend|ausser haus|außer haus|krank(?:geschrieben)?|wieder (?:im buro|fur sie da|erreichbar|da|zuruck)|en (?:conges?|vacances|deplacement)|absent(?:e)?|de retour|de (?:vacaciones|permiso|baja|viaje|ferias|licenca)|fuera de (?:la )?oficina|ausente|estare fuera|in ferie|fuori (?:ufficio|sede)|assente|fora do escritorio|ausente|afwezig|op vakantie|niet (?:aanwezig|op kantoor)|met verlof|pa semester|ledig|tjanstledig|foraldraledig|franvarande|pa ferie|ikke (?:til stede|pa kontoret)|orlov|permisjon|lomalla|poissa|matkoilla|na urlopie|nieobecn[ya]|poza biurem|na dovolene|mimo kancelar|nepritomn[ay]|nemocensk)\b|в отпуске|отсутству|не на работе|休暇|不在|出張|外出|休假|出差|不在办公室|度假/u;

/** An answer by a machine about a person who will not be back: no absence. */
const NO_RETURN =
  /\b(?:no longer (?:with|works?|working|employed|at)|(?:has|have) left (?:the|our)|nicht mehr (?:im unternehmen|bei uns|tatig|fur)|ne travaille plus|ya no trabaja|non lavora piu|nao trabalha mais|werkt niet (?:meer|langer)|arbetar inte langre|arbejder ikke l[aæ]ngere)\b/u;

/** Sentences that only responders write. */
const MACHINE_TEXT =
  /\bthis (?:is an|e-?mail is an|message (?:is|was|has been)|response is|reply is) (?:auto-?(?:mat(?:ed|ic)(?:ally)?)?)[ -]?(?:generated|response|reply|message|notification|sent|acknowledg)|\bautomatically generated (?:e-?mail|message|response|reply|notice)|\b(?:this|that) (?:mailbox|inbox|e-?mail address|address|account) is (?:no longer|not) (?:being )?(?:monitored|in use|active|attended|used|checked)|\bplease do not (?:reply|respond) to this (?:e-?mail|message|address|automat)|\bdiese (?:e-?mail|nachricht) wurde automatisch|\bautomatisch (?:generiert|erstellt|erzeugt)e? (?:e-?mail|nachricht|antwort)|\bceci est un (?:message|courriel|e-?mail) automatique|\b(?:este|esto) es un (?:mensaje|correo) automatico|\bquesto e un messaggio automatico|\besta e uma (?:mensagem|resposta) automatica|\bdit is een automatisch|\bdetta ar ett automat|\bdette er (?:et|en) automatisk|\bto jest (?:wiadomosc )?automatyczn|\btoto je automatick|это автоматическ|自動(?:送信|配信|返信)|系统自动(?:发送|回复)|\bcomplete the (?:verification|following) to (?:deliver|have)|\bto be added to .{0,30}guest list/u;

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
