import { normalAddress } from '../people/alias.ts';

/** A mail that stands in another one, handed on by hand. */
export interface Forwarded {
  from: { name: string; address: string };
  subject: string;
  text: string;
}

const MOST_LINES = 400;
const HEADER_LINES = 10;
const FROM = /^[\s>*]{0,10}(?:from|von|de|da|van|från|fra)\*?\s{0,3}:\*?\s{0,5}(.{3,320})$/i;
const SUBJECT =
  /^[\s>*]{0,10}(?:subject|betreff|objet|asunto|oggetto|assunto|onderwerp|ämne|emne)\*?\s{0,3}:\*?\s{0,5}(.{0,400})$/i;
const SENT =
  /^[\s>*]{0,10}(?:date|sent|gesendet|datum|envoyé|enviado|inviato|data|fecha|verzonden|skickat|sendt)\*?(?: le| am| el)?\s{0,3}:/i;

/**
 * The mail forwarded inline: the first block of From, Date and Subject that a mail program writes above it. Its words are a
 * third person's: they are read as an answer may be, and never as commands.
 */
export function forwardedIn(text: string): Forwarded | undefined {
  const lines = text.split('\n').slice(0, MOST_LINES);
  for (let i = 0; i < lines.length; i++) {
    const from = mailboxOf(FROM.exec(lines[i] ?? '')?.[1] ?? '');
    if (!from) continue;
    const block = lines.slice(i + 1, i + HEADER_LINES);
    const subject = block.flatMap((line) => SUBJECT.exec(line)?.[1] ?? [])[0];
    if (subject === undefined || !block.some((line) => SENT.test(line))) continue;
    const gap = block.findIndex((line) => line.replace(/^[\s>]{1,10}/, '').trim() === '');
    const body = lines.slice(gap < 0 ? i + HEADER_LINES : i + 1 + gap + 1);
    return {
      from,
      subject: subject.trim(),
      text: body
        .map((line) => line.replace(/^> ?/, ''))
        .join('\n')
        .trim(),
    };
  }
  return undefined;
}

/** `Raj Patel <raj@x.example>`, `Raj Patel [mailto:raj@x.example]`, or an address alone, which has no name. */
export function mailboxOf(words: string): { name: string; address: string } | undefined {
  const match = /^(.{0,200}?)[<[(]{0,2}(?:mailto:)?([^\s<>[\]():;,"]{1,64}@[^\s<>[\]():;,"]{3,250})/i.exec(
    words.trim(),
  );
  const address = normalAddress(match?.[2] ?? '');
  if (!match || address === undefined) return undefined;
  const name = (match[1] ?? '')
    .replace(/["'*<>[\]]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return { name: name.includes('@') ? '' : name, address };
}
