import { readMail } from '../core/mail/parse.ts';
import { htmlText } from '../core/mail/html-text.ts';
import { newestText } from '../core/domain/quoted-text.ts';

export { readMail, htmlText, newestText };
