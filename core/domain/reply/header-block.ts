import { late } from './pattern.ts';

const LABELS: Record<string, string> = {
  from: 'from|von|de|da|van|från|fra|lähettäjä|od|от|від|от кого|差出人|送信者|发件人|發件人|寄件者|보낸 사람|feladó|kimden|de la|mittente|remitente|expéditeur|absender|afzender|avsändare|afsender|từ|expediteur|nadawca|odesílatel|отправитель|frá',
  sent: "sent|date|gesendet|gesendet am|datum|envoyé|envoyé le|envoye|date d'envoi|enviado|enviado el|enviado em|enviada|enviada em|fecha|data|inviato|inviato il|verzonden|verstuurd|skickat|skickat den|sendt|dato|lähetetty|päivämäärä|päiväys|wysłano|wysłane|odesláno|дата|отправлено|отправлен|送信日時|送信日|日付|日時|发送时间|發送時間|日期|寄件日期|보낸 날짜|tarih|gönderildi|đã gửi|ngày|trimis|elküldve|dátum",
  to: 'to|an|à|a|para|aan|till|til|vastaanottaja|do|komu|кому|宛先|收件人|받는 사람|kime|către|címzett|tới|đến|destinatario|destinataire|empfänger|to:|adresat',
  cc: 'cc|kopie|copie|copia|kopia|kopio|dw|копия|抄送|副本|cc:|bcc|kopi',
  subject:
    'subject|betreff|objet|asunto|oggetto|assunto|onderwerp|ämne|emne|aihe|temat|předmět|тема|件名|主题|主題|主旨|제목|konu|subiect|tárgy|chủ đề|sujet|betrifft|re',
  'reply-to': 'reply-to|antwort an|répondre à|responder a|rispondi a',
};

const CLASS_OF = new Map<string, string>(
  Object.entries(LABELS).flatMap(([name, labels]) =>
    labels.split('|').map((label): [string, string] => [label, name]),
  ),
);

/** Does a block of mail headers ("From: / Sent: / To: / Subject:") that a program put above the history begin here? */
export function headerBlockAt(lines: string[], at: number): boolean {
  const first = labelOf(lines[at] ?? '');
  if (first === undefined) return false;
  if (first === 'from' && ON_ONE_LINE.test((lines[at] ?? '').slice(0, 600))) return true;
  const seen = new Set([first]);
  let address = (lines[at] ?? '').includes('@');
  let other = 0;
  for (let next = at + 1; next < Math.min(lines.length, at + 14); next++) {
    const line = lines[next] ?? '';
    if (line.trim() === '') {
      if (seen.size > 1 && labelOf(lines[next + 1] ?? '') === undefined) break;
      continue;
    }
    const label = labelOf(line);
    if (label === undefined) {
      // Long To: and Cc: lists wrap.
      if (++other > 4) break;
    } else seen.add(label);
    address ||= line.includes('@');
  }
  if (!seen.has('from')) return seen.has('sent') && seen.has('to') && seen.has('subject');
  return seen.size >= 3 || (seen.has('sent') && address) || (seen.has('subject') && address);
}

const ON_ONE_LINE =
  /\s(?:sent|date|gesendet|envoyé|enviado|inviato|verzonden)\s?:.{3,120}\s(?:to|an|à|para|a|aan)\s?:/i;

function labelOf(line: string): string | undefined {
  if (!line.includes(':') && !line.includes('：')) return undefined;
  const bare = line.replace(/^[\s>*_|]{1,20}/, '');
  const colon = bare.search(/[:：]/);
  if (colon < 1 || colon > 24) return undefined;
  return CLASS_OF.get(
    bare
      .slice(0, colon)
      .replace(/[*_\s]{1,6}$/, '')
      .toLowerCase(),
  );
}

const SEPARATED = [
  'original message|original email|original mail|forwarded message|forwarded by|reply message|message transféré',
  'ursprüngliche nachricht|original-nachricht|originalnachricht|weitergeleitete nachricht|ursprüngliche mail',
  "message d'origine|message d’origine|message original|message initial|message transféré|message suivi",
  'mensaje original|mensaje reenviado|messaggio originale|messaggio inoltrato|messaggio trasmesso|mensagem original|mensagem encaminhada',
  'oorspronkelijk bericht|oorspronkelijke bericht|origineel bericht|doorgestuurd bericht',
  'ursprungligt meddelande|originalmeddelande|vidarebefordrat meddelande|oprindelig besked|oprindelig meddelelse|videresendt besked|original meddelelse',
  'opprinnelig melding|videresendt melding|alkuperäinen viesti|välitetty viesti',
  'oryginalna wiadomość|wiadomość oryginalna|wiadomość przekazana|přeposlaná zpráva|původní zpráva|původní e-mail',
  'исходное сообщение|оригинальное сообщение|пересылаемое сообщение|пересланное сообщение',
  '元のメッセージ|転送メッセージ|original message follows|原始邮件|原始郵件|转发邮件|轉寄郵件|thư gốc|tin nhắn gốc|mesaj original',
];

const WORDS = new Set(SEPARATED.flatMap((line) => line.split('|')));

/** A line such as `-----Original Message-----` or "Begin forwarded message:". */
export function isSeparator(line: string): boolean {
  if (line.length > 90 || !/^[\s>*]{0,6}[-\u2010-\u2015_=*]{2}|[:：]\s{0,3}$/.test(line)) return false;
  const bare = line
    .replace(/^[\s>*_=\u2010-\u2015-]{1,60}/, '')
    .replace(/[\s*_=:\u2010-\u2015-]{1,60}$/, '')
    .toLowerCase();
  if (bare === '' || bare.length > 60) return false;
  if (/^[\s>*]{0,6}[-\u2010-\u2015_=*]{2}/.test(line) && (WORDS.has(bare) || /^forwarded by /.test(bare)))
    return true;
  if (
    /^[\s>*]{0,6}[-\u2010-\u2015]{3,80}[^-\u2010-\u2015]{3,40}[-\u2010-\u2015]{3,80}\s{0,80}$/.test(line) &&
    MESSAGE.test(bare)
  )
    return true;
  return BEGIN_FORWARDED().test(bare) && /[:：]\s*$/.test(line);
}

/** "Message", whatever stands before it between the dashes. */
const MESSAGE =
  /message|nachricht|bericht|mensaje|messaggio|mensagem|meddelande|besked|meddelelse|melding|viesti|wiadomo|zpráva|сообщени|письмо|повідомлення|лист|メール|メッセージ|邮件|郵件|메시지|메일|mesaj|ileti|üzenet|levél|μήνυμα|mesazh|poruka|sporočilo|správa|tin nhắn|thư|הודעה|رسالة|ข้อความ/;

const BEGIN_FORWARDED = late(
  () =>
    new RegExp(
      `^(?:${[
        'begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-mail)',
        'début du message (?:réexpédié|transféré)|début du courriel transféré',
        'inicio del mensaje reenviado|inizio (?:del )?messaggio inoltrato',
        'início da mensagem (?:reencaminhada|encaminhada)|início de mensagem reencaminhada',
        'begin doorgestuurd bericht|vidarebefordrat brev|start på videresendt (?:besked|meddelelse|melding)',
        'videresendt (?:besked|melding)|välitetty viesti alkaa|początek (?:przekazywanej|przekazanej) wiadomości',
        'začátek přeposílané zprávy|začátek preposlanej správy|továbbított levél kezdete',
        'начало переадресованного сообщения|початок переданого повідомлення|iletilen ileti başlangıcı',
        '転送されたメッセージ|下面是被转发的邮件|以下是轉寄的郵件|전달된 메시지',
      ].join('|')})$`,
    ),
);
