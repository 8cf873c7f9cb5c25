const PHRASES = [
  'thanks|thank you|thx|tks|ty|many thanks|thanks again|thanks so much|thank you so much|thank you very much|thanks a lot|thanks a million|thanks in advance|thank you in advance|with thanks|thanks and regards|thanks & regards|thanks and best regards|thanking you|thanks much|thanks a bunch',
  'regards|best|best regards|kind regards|kindest regards|warm regards|warmest regards|warmly|best wishes|all the best|with best regards|with kind regards|with regards|rgds|br|kr|bests|my best|very best|very best regards|best rgds',
  'cheers|sincerely|sincerely yours|yours|yours sincerely|yours truly|yours faithfully|very truly yours|respectfully|faithfully|cordially|fondly|love|lots of love|much love|xoxo|hugs|take care|talk soon|talk to you soon|speak soon|see you|see you soon|ciao|bye|later|onward|peace|ttyl|have a great day|have a nice day|have a great weekend|in haste',
  'mit freundlichen grüßen|mit freundlichen grüssen|mit freundlichem gruß|mit freundlichem gruss|mit besten grüßen|mit besten grüssen|mit herzlichen grüßen|freundliche grüße|freundliche grüsse|beste grüße|beste grüsse|viele grüße|viele grüsse|vielen dank|danke|liebe grüße|liebe grüsse|herzliche grüße|herzlichst|schöne grüße|schöne grüsse|grüße|grüsse|gruß|gruss|lg|vg|mfg|bg|besten dank|hochachtungsvoll|viele grüße / best regards',
  "cordialement|bien cordialement|très cordialement|bien à vous|bien à toi|amicalement|amitiés|salutations|meilleures salutations|sincères salutations|à bientôt|bonne journée|belle journée|merci|merci beaucoup|merci d'avance|bises|cdlt|cdt|respectueusement",
  'saludos|un saludo|saludos cordiales|un cordial saludo|cordiales saludos|atentamente|atte|gracias|muchas gracias|un abrazo|abrazos|cordialmente|besos|slds',
  'saluti|cordiali saluti|distinti saluti|un saluto|un caro saluto|grazie|grazie mille|a presto|cari saluti|tanti saluti',
  'abraço|abraços|um abraço|atenciosamente|att|obrigado|obrigada|cumprimentos|com os melhores cumprimentos|melhores cumprimentos|saudações|grato|grata',
  'met vriendelijke groet|met vriendelijke groeten|vriendelijke groet|vriendelijke groeten|groet|groeten|groetjes|hartelijke groet|mvg|bedankt|dank je|dank u|alvast bedankt|met hartelijke groet',
  'med vänlig hälsning|med vänliga hälsningar|vänliga hälsningar|vänligen|hälsningar|mvh|tack|hälsning|bästa hälsningar|allt gott|vh',
  'venlig hilsen|med venlig hilsen|mange hilsner|de bedste hilsner|bedste hilsner|hilsen|hilsner|kærlig hilsen|kh|tak|på forhånd tak|vennlig hilsen|med vennlig hilsen|beste hilsen|takk|hilsen fra|knus|klem',
  'ystävällisin terveisin|parhain terveisin|terveisin|terv|t|kiitos|yt|pozdrawiam|z poważaniem|serdecznie pozdrawiam|dziękuję|pozdrowienia|dzięki|z wyrazami szacunku',
  's pozdravem|s přátelským pozdravem|hezký den|děkuji|díky|zdraví|zdravím|с уважением|с наилучшими пожеланиями|спасибо|всего доброго|з повагою|с уважение|с почитание|cu stima|cu respect|üdvözlettel|saygılarımla|teşekkürler',
  '此致|敬礼|祝好|谢谢|謝謝|敬具|감사합니다|감사드립니다|よろしくお願いします|よろしくお願いいたします|宜しくお願いします|宜しくお願い致します|以上|以上、よろしくお願いいたします|trân trọng',
];

const SIGN_OFFS = new Set(PHRASES.flatMap((line) => line.split('|')));

/** The words of all closing phrases, of which people make their own: "with many thanks and best wishes". */
const WORDS = new Set([...SIGN_OFFS].flatMap((phrase) => phrase.split(' ')));

/** "Herzliche Grüße aus Berlin", "All the best from a rainy Leeds". */
const FROM_A_PLACE =
  /\s(?:aus|from|de|du|da|dal|fra|från|van|uit|vanuit|desde)\s(?:[^\s,.!?]{1,20}\s){0,3}\p{Lu}[^\s,.!?]{1,30}[,.!]?$/u;

/** Is this line a closing phrase ("Best regards,")? */
export function isSignOff(line: string): boolean {
  if (line.length > 60) return false;
  const words = bare(line);
  if (SIGN_OFFS.has(words)) return true;
  // "Thanks, and talk to you soon." is a sentence.
  if (/\d|\.\s*$/.test(line)) return false;
  if (isPhrase(words)) return true;
  // Only a line that begins like a farewell is worth the costly pattern.
  if (!WORDS.has(words.slice(0, words.indexOf(' ')))) return false;
  const place = FROM_A_PLACE.exec(line);
  return place !== null && isPhrase(bare(line.slice(0, place.index)));
}

function isPhrase(words: string): boolean {
  if (SIGN_OFFS.has(words)) return true;
  const each = words.split(' ');
  if (each.length < 2 || each.length > 7) return false;
  return each.every((word) => WORDS.has(word)) && each.some((word) => SIGN_OFFS.has(word) && word.length > 3);
}

/** A closing phrase with the name on the same line ("Regards, Roman"): the phrase; undefined for anything else. */
export function signOffWithName(line: string): string | undefined {
  if (line.length > 80) return undefined;
  const match =
    /^(.{2,40}?)[,.!;–-]{1,3}\s{0,4}(\p{Lu}[\p{L}.'’-]{0,30}(?:\s\p{Lu}[\p{L}.'’-]{0,30}){0,3})\s*$/u.exec(
      line.trim(),
    );
  return match && SIGN_OFFS.has(bare(match[1] ?? '')) ? match[1] : undefined;
}

const bare = (line: string): string =>
  line
    .toLowerCase()
    .replace(/[^\p{L}\p{N}'&/]+/gu, ' ')
    .replace(/\s{2,}/g, ' ')
    .trim();
