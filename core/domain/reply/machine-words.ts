import { late } from './pattern.ts';

/** Sentences that only responders and other programs write, by language, in folded text. */
const MACHINE_SENTENCES: Record<string, string[]> = {
  en: [
    String.raw`\bthis (?:is an|e-?mail is an|message (?:is|was|has been)|response is|reply is) (?:auto-?(?:mat(?:ed|ic)(?:ally)?)?)[ -]?(?:generated|response|reply|message|notification|sent|acknowledg)`,
    String.raw`\bautomatically generated (?:e-?mail|message|response|reply|notice)`,
    String.raw`\b(?:this|that) (?:mailbox|inbox|e-?mail address|address|account) is (?:no longer|not) (?:being )?(?:monitored|in use|active|attended|used|checked)`,
    String.raw`\bplease do not (?:reply|respond) to this (?:e-?mail|message|address|automat)`,
    String.raw`\bcomplete the (?:verification|following) to (?:deliver|have)`,
    String.raw`\bto be added to .{0,30}guest list`,
  ],
  de: [
    String.raw`\bdiese (?:e-?mail|nachricht) wurde automatisch`,
    String.raw`\bautomatisch (?:generiert|erstellt|erzeugt|versendet)e? (?:e-?mail|nachricht|antwort)`,
  ],
  fr: [
    String.raw`\bceci est un (?:message|courriel|e-?mail) automatique`,
    String.raw`\b(?:message|courriel) (?:genere|envoye) automatiquement`,
  ],
  es: [
    String.raw`\b(?:este|esto) es un (?:mensaje|correo) automatico`,
    String.raw`\bmensaje generado automaticamente`,
  ],
  it: [String.raw`\bquesto e un messaggio automatico`, String.raw`\bmessaggio generato automaticamente`],
  pt: [
    String.raw`\besta e uma (?:mensagem|resposta) automatica`,
    String.raw`\bmensagem gerada automaticamente`,
  ],
  nl: [String.raw`\bdit is een automatisch`, String.raw`\bdit bericht is automatisch`],
  sv: [String.raw`\bdetta ar ett automat`],
  da: [String.raw`\bdette er (?:et|en) automatisk`, String.raw`\bdenne mail er sendt automatisk`],
  fi: [String.raw`\btama on automaattinen`],
  pl: [
    String.raw`\bto jest (?:wiadomosc )?automatyczn`,
    String.raw`\bwiadomosc (?:zostala )?wygenerowana automatycznie`,
  ],
  cs: [String.raw`\btoto je automatick`, String.raw`\bautomaticky generovan[ay] zprav`],
  ru: ['это автоматическ', 'письмо (?:создано|сформировано|отправлено) автоматически'],
  ja: ['自動(?:送信|配信|返信)'],
  zh: ['系统自动(?:发送|回复)'],
};

/** Sentences that only responders write. */
export const MACHINE_TEXT = late(() => new RegExp(Object.values(MACHINE_SENTENCES).flat().join('|'), 'u'));
