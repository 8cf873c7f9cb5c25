// What the accuracy and speed programs load: the parts of the core that read incoming mail, bundled by `npm run build`.
export { readMail } from '../core/mail/parse.ts';
export { htmlText } from '../core/mail/html-text.ts';
export { newestText } from '../core/domain/reply/quoted-text.ts';
export { deliveryReport } from '../core/domain/reply/bounce.ts';
export { returnDate } from '../core/domain/reply/return-date.ts';
export { phonesIn } from '../core/domain/reply/phones.ts';
export { understand } from '../core/domain/reply/understand.ts';
