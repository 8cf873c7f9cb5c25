import { late } from './pattern.ts';

/** Lines without the marks of phones and mail programs, list footers and disclaimers at the end. */
export function withoutFooters(lines: string[]): string[] {
  let rest = withoutListFooter(lines);
  rest = withoutDisclaimer(rest);
  const kept = rest.filter((line, at) => !(isMobileFooter(line) && standsAlone(rest, at)));
  return kept;
}

/** Mailing list programs put a rule and their name below every post. */
function withoutListFooter(lines: string[]): string[] {
  const from = Math.max(0, lines.length - 14);
  for (let at = from; at < lines.length; at++) {
    if (!/^_{20,}$/.test((lines[at] ?? '').trim())) continue;
    const below = lines.slice(at + 1).join('\n');
    if (/mailing list|lijsten|listinfo|unsubscribe|-users\b|\/lists?\./i.test(below))
      return lines.slice(0, at);
  }
  return lines;
}

/** From the paragraph on that begins a disclaimer, if something was said before it. */
function withoutDisclaimer(lines: string[]): string[] {
  let wrote = false;
  for (let at = 0; at < lines.length; at++) {
    const line = (lines[at] ?? '').trim();
    if (line === '') continue;
    if (wrote && (lines[at - 1] ?? '').trim() === '' && saysNothing(line.slice(0, 400)))
      return lines.slice(0, at);
    if (wrote && DISCLAIMER_BEGINS.test(line.slice(0, 120))) {
      const paragraph = lines
        .slice(at, at + 12)
        .join(' ')
        .slice(0, 1500);
      if (DISCLAIMER.test(paragraph)) return lines.slice(0, at);
    }
    wrote = true;
  }
  return lines;
}

const DISCLAIMER_BEGINS =
  /^[\W_]{0,6}(?:(?:this|the)\s.{0,60}?(?:e-?mail|message|communication|transmission|information|document)|confidential|disclaimer|legal (?:notice|disclaimer)|privileged|privacy notice|important(?: notice)?:|notice:|if you (?:are not|have received)|any views|please consider the environment|think before you print|diese (?:e-?mail|nachricht)|ce (?:message|courriel|mail)|le contenu de ce|este (?:mensaje|correo|e-?mail)|la información contenida|questo messaggio|le informazioni contenute|esta mensagem|este e-?mail|dit (?:bericht|e-?mail)|de informatie verzonden|detta meddelande|denne e-?mail)/i;

const DISCLAIMER =
  /confidential|privileged|intended (?:solely|only|exclusively|for|recipient)|intended by|not the intended|received (?:this|it) .{0,30}in error|do not necessarily|before printing|before you print|vertraulich|confidentiel|confidencial|riservat|vertrouwelijk|konfidentiell|fortrolig|geadresseerde|destinatari|destinataire|save paper/i;

/** A paragraph that no person writes in an answer: of virus scanners, registers of companies, and savers of paper. */
const saysNothing = (line: string): boolean =>
  SCANNED_OR_REGISTERED().test(line) ||
  (line.length < 250 && PRINTED.test(line) && (ENVIRONMENT.test(line) || /^bitte prüfen sie/i.test(line)));

const SCANNED_OR_REGISTERED = late(
  () =>
    new RegExp(
      [
        '^[\\W_]{0,6}(?:legal )?disclaimer\\s?[:：]',
        '^virus[ -]?free\\b|^this e-?mail (?:has been|was) (?:checked|scanned)|^(?:diese|cet|este|questa) .{3,40}\\b(?:virus|viren)',
        '^[^.?!]{2,80}\\bis registered in\\b.{0,80}(?:number|no\\b)|\\bregistered (?:office|number|company)\\b.{0,60}:',
        'sitz der gesellschaft|(?:amtsgericht|handelsregister) .{0,40}hrb|\\bhrb \\d.{0,80}geschäftsführe|siège social.{0,80}(?:rcs|siret)',
      ].join('|'),
      'i',
    ),
);
const PRINTED =
  /(?:^|[\s'])(?:print|imprim|stampa|drucken|ausgedruckt|ausdrucken|afdruk|skriver? ut|drukowa|tisk)/i;
const ENVIRONMENT =
  /(?:consider|think|before|pensez|avant|piense|antes|pens[ei]|prima|denken|vor|voor|tänk|innan|tænk|før|zanim).{0,100}(?:environment|ambiente|umwelt|milieu|miljø|miljö|środowisk|prostřed)|environnement|(?:ambiente|umwelt|environment).{0,60}(?:before|antes|prima|bevor|vor dem)/i;

const standsAlone = (lines: string[], at: number): boolean => {
  const below = lines.slice(at + 1).find((line) => line.trim() !== '');
  return (
    below === undefined ||
    (lines[at - 1] ?? '').trim() === '' ||
    isMobileFooter(below) ||
    below.startsWith('--')
  );
};

/** "Sent from my iPhone" and its kin in the languages of phones; a sentence that begins so is none. */
export function isMobileFooter(line: string): boolean {
  const text = line.trim();
  if (text.length < 6 || text.length > 140) return false;
  if (!MOBILE.test(text) && !(text.length < 60 && (DEVICE_SENT.test(text) || GET_OUTLOOK.test(text))))
    return false;
  return !/\s(?:is|are|was|were|it|so|because|which|who)\s/i.test(text);
}

/** "Obtener Outlook para Android" */
const GET_OUTLOOK = /^\S{2,14} (?:\S{2,10} )?outlook \S{2,5} (?:ios|android|mac)\W{0,3}(?:<\S{1,40}>)?$/i;

/** Languages that say "sent" last. */
const DEVICE_SENT =
  /^[^.?!]{0,20}(?:iphone|ipad|android|galaxy|samsung|huawei|xiaomi|outlook|mail).{0,24}(?:gönderildi|küldve|보냄|보냈습니다|보낸 메일|から送信|发送|傳送|发出)\W{0,3}$/i;

const MOBILE =
  /^[\W_]{0,4}(?:sent (?:from|via|with|by|using) (?:my |a |the )?\S|(?:someone )?from (?:my |a )?(?:mobile|iphone|ipad|phone|cell)|get (?:outlook|the new) |get \[?outlook|envoyé (?:depuis|de|avec|à partir)|enviado (?:desde|do|de|a partir|con)|von meinem .{0,40}gesendet|gesendet (?:von|mit|aus)|diese nachricht wurde (?:von|mit)|inviato (?:da|dal|con)|verzonden (?:met|vanaf|via)|verstuurd (?:vanaf|met)|skickat från|skickades från|sendt fra|lähetetty|wysłane? (?:z|ze)|wysłano z|odesláno z|отправлено (?:с|из)|надіслано|از |從我的|从我的|发自我的|發自我的|傳送自|iphoneから送信|androidから送信|gmail\s*モバイル|envoye depuis|enviat des|diperoleh|dikirim dari|gửi từ|trimis de pe)/i;
