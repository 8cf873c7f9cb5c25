/** Not a sentence: few words, no full stop at its end. */
export function isShort(line: string): boolean {
  const text = line.trim();
  if (text.length > 72) return false;
  if (/[?!]$/.test(text) || (/[^.]\.$/.test(text) && text.split(' ').length > 5)) return false;
  return text.split(/\s+/).length <= 9;
}

/** Holds a telephone number, a mail or web address, a postal code or what people write before them. */
export function isContact(line: string): boolean {
  const text = line.trim().slice(0, 200);
  if (text.length > 160) return false;
  return (
    /(?:\+?\(?\d[\d\s().-]{5,18}\d)(?:\D|$)/.test(text) ||
    /^[*#]\s?\d{3,5}$|^x-?\d{3,5}$|\bext?\.? ?\d{2,5}$/i.test(text) ||
    (text.includes('@') && /[^\s@]{1,64}@[^\s@]{1,100}\.\p{L}{2,}/u.test(text)) ||
    /^\W{0,3}(?:https?:\/\/|www\.)\S{1,150}$/i.test(text) ||
    /^\W{0,3}(?:tel|phone|mobile|cell|fax|office|direct|web|email|e-mail|mob|tél|telefon|handy|puh|gsm)\b\s?\.?[:.\s]/i.test(
      text,
    )
  );
}
