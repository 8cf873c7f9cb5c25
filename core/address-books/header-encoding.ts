import { headerKey } from './columns.ts';
import { OUTLOOK_LANGUAGES } from './outlook-languages.ts';

/** What a Windows from before Unicode wrote files in, wherever it stood. */
const ENCODINGS = [
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1254',
  'windows-874',
  'shift_jis',
  'gb18030',
  'big5',
  'euc-kr',
];
/** One word may look like another's; two headers of one line do not. */
const ENOUGH = 2;

/**
 * The encoding in which the line that begins a file reads as headers Outlook writes. Of a book with three people statistics
 * cannot tell it, and its header can.
 */
export function headerEncoding(line: Uint8Array): string | undefined {
  const known = ENCODINGS.map((encoding) => ({ encoding, count: headersIn(line, encoding) }));
  const [best] = known.sort((one, other) => other.count - one.count);
  return best && best.count >= ENOUGH ? best.encoding : undefined;
}

/** How many headers of other than ASCII letters it has. */
function headersIn(line: Uint8Array, encoding: string): number {
  const cells = new TextDecoder(encoding).decode(line).split(/[,;\t]/);
  return cells.filter((cell) => /[^ -~]/.test(cell) && OUTLOOK_LANGUAGES.has(headerKey(cell))).length;
}
