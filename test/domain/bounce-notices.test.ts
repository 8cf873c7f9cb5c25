import { describe, expect, test } from 'vitest';
import { deliveryReport } from '../../core/domain/reply/bounce.ts';
import { understand } from '../../core/domain/reply/understand.ts';
import { readMail } from '../../core/mail/parse.ts';
import { phonesIn } from '../../core/domain/reply/phones.ts';

const BEN = 'ben@helio.example';
const DAEMON = 'MAILER-DAEMON@mx.helio.example (Mail Delivery System)';
const EXCHANGE = 'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@helio.example>';

function mail(from: string, subject: string, body: string, other = 'Return-Path: <>\n'): string {
  const type = body.startsWith('<') ? 'text/html' : 'text/plain';
  const head = /^content-type:/im.test(other) ? '' : `Content-Type: ${type}; charset=utf-8\n`;
  return `${other}From: ${from}\nTo: nora+tok@in.goodword.example\nSubject: ${subject}\n${head}\n${body}`;
}

const report = (fields: string, type = 'message/delivery-status', top = 'multipart/report'): string =>
  mail(
    DAEMON,
    'Undelivered Mail Returned to Sender',
    `--b\nContent-Type: text/plain\n\nIt failed.\n\n--b\nContent-Type: ${type}\n\nReporting-MTA: dns; mx\n\n${fields}\n--b--\n`,
    `Return-Path: <>\nContent-Type: ${top}; report-type=delivery-status; boundary=b\n`,
  );

const failed = (address: string, status = '5.1.1', action = 'failed', words = ''): string =>
  `Final-Recipient: rfc822; ${address}\nAction: ${action}\nStatus: ${status}\n${words && `Diagnostic-Code: smtp; ${words}\n`}`;

async function read(raw: string) {
  const incoming = await readMail(Buffer.from(raw));
  const { author } = understand(incoming, { received: '2026-11-23', phonesIn });
  return { author, report: deliveryReport(incoming) };
}

const sorry =
  'A message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n';

describe('a notice that a mail was not delivered', () => {
  test.each([
    ['a report', report(failed(BEN)), 'hard'],
    ['a report in a part of plain text', report(failed(BEN), 'text/plain'), 'hard'],
    [
      'a report that is called a file',
      report(failed(BEN), 'application/octet-stream; name=details.txt'),
      'hard',
    ],
    [
      'a report in a mail that is none',
      report(failed(BEN), 'message/delivery-status', 'multipart/mixed'),
      'hard',
    ],
    ['a report in capitals', report(failed(BEN).toUpperCase()), 'hard'],
    ['a report in a text', mail(DAEMON, 'Delivery report', `Not delivered.\n\n${failed(BEN)}`), 'hard'],
    [
      'a report for people beyond ASCII',
      report(failed(BEN).replace('rfc822', 'utf-8'), 'message/global-delivery-status'),
      'hard',
    ],
    ['an expired mail', report(failed(BEN, '4.4.7', 'failed', 'message expired')), 'hard'],
    ['a full mailbox', report(failed(BEN, '5.2.2', 'failed', '552 mailbox full')), 'soft'],
    ['a mail too large', report(failed(BEN, '5.3.4', 'failed', '552 message file too big')), 'message'],
    [
      'a verdict on our standing',
      report(failed(BEN, '5.7.26', 'failed', '550 unauthenticated mail')),
      'ours',
    ],
    [
      'qmail',
      mail(
        DAEMON,
        'failure notice',
        `Hi. This is the qmail-send program at helio.example.\n\n<${BEN}>:\nSorry, no mailbox here by that name. (#5.1.1)\n`,
      ),
      'hard',
    ],
    ['Exim', mail(DAEMON, 'Mail delivery failed', `${sorry}  ${BEN}\n    Unrouteable address\n`), 'hard'],
    [
      'Yahoo',
      mail(
        'MAILER-DAEMON@yahoo.com',
        'Failure Notice',
        `Sorry, we were unable to deliver your message to the following address.\n\n<${BEN}>:\n554: delivery error: dd This user doesn't have a yahoo.com account\n`,
      ),
      'hard',
    ],
    [
      'Lotus',
      mail(
        'Postmaster@helio.example',
        'DELIVERY FAILURE: User ben',
        `Your message was not delivered to:\n\n  ${BEN}\n\nbecause:\n\n  User ben not listed in Domino Directory\n`,
      ),
      'hard',
    ],
    [
      'QQ',
      mail('PostMaster@qq.com', '系统退信', `收件人 ${BEN}\n\n收件人邮件地址(${BEN})不存在,邮件无法送达。\n`),
      'hard',
    ],
    [
      'mail.ru',
      mail(
        'mailer-daemon@mail.ru',
        'Сообщение не доставлено',
        `Ваше письмо не может быть доставлено:\n\n${BEN}\n Ошибка: такого пользователя не существует\n`,
      ),
      'hard',
    ],
    [
      'Exchange, French',
      mail(
        EXCHANGE,
        'Non remis : Hi',
        `<p>Échec de la remise pour ces destinataires :</p><p>${BEN}<br>L’adresse que vous avez entrée est introuvable.</p>`,
      ),
      'hard',
    ],
    [
      'Exchange, Italian',
      mail(
        EXCHANGE,
        'Non recapitabile: Hi',
        `<p>Impossibile recapitare il messaggio:</p><p>${BEN}<br>L'indirizzo immesso non è stato trovato.</p>`,
      ),
      'hard',
    ],
    [
      'Exchange, Swedish',
      mail(
        EXCHANGE,
        'Går inte att leverera: Hi',
        `<p>Det gick inte att leverera till följande mottagare:</p><p>${BEN}<br>Det gick inte att hitta e-postadressen.</p>`,
      ),
      'hard',
    ],
    [
      'Exchange, Dutch',
      mail(
        EXCHANGE,
        'Onbestelbaar: Hi',
        `<p>Bezorgen is mislukt:</p><p>${BEN}<br>Het ingevoerde e-mailadres is niet gevonden.</p>`,
      ),
      'hard',
    ],
    [
      'Exchange, Spanish',
      mail(
        EXCHANGE,
        'No se puede entregar: Hi',
        `<p>No se pudo entregar el mensaje:</p><p>${BEN}<br>El buzón del destinatario está lleno.</p>`,
      ),
      'soft',
    ],
  ])('%s', async (_what, raw, severity) => {
    const found = await read(raw);
    expect(found.author).toBe('bounce');
    expect(found.report).toMatchObject({ at: 'bounce', recipients: [{ address: BEN, severity }] });
    expect(found.report?.recipients).toHaveLength(1);
  });

  test('is found in a mail in a mail', async () => {
    const { report: told } = await read(report(report(failed(BEN)), 'message/rfc822', 'multipart/mixed'));
    expect(told).toMatchObject({ at: 'bounce', recipients: [{ address: BEN, severity: 'hard' }] });
  });

  test('names nobody whose mail arrived, or is still being tried', async () => {
    const fields = [
      failed('a@helio.example'),
      failed('b@helio.example', '2.0.0', 'delivered'),
      failed('c@helio.example', '4.4.1', 'delayed'),
      failed('d@helio.example', '5.2.2'),
    ].join('\n');
    const { report: told } = await read(report(fields));
    expect(told?.recipients.map(({ address }) => address)).toEqual(['a@helio.example', 'd@helio.example']);
  });
});

describe('no notice that a mail was not delivered is', () => {
  const person = 'Return-Path: <ben@helio.example>\n';
  const FROM_BEN = `Ben Osei <${BEN}>`;
  test.each([
    ['one of a delay', report(failed(BEN, '4.4.1', 'delayed')), 'delay'],
    [
      'one of a delay in German',
      mail(
        EXCHANGE,
        'Zustellung verzögert: Hi',
        `<p>Die Nachricht wurde noch nicht zugestellt:</p><p>${BEN}</p>`,
      ),
      'delay',
    ],
    ['one of a delivery', report(failed(BEN, '2.0.0', 'delivered')), 'delivered'],
    [
      'a person who says that it bounced',
      mail(
        FROM_BEN,
        'Re: Hi',
        'My mail to Raj bounced: "550 5.1.1 user unknown", it could not be delivered.',
        person,
      ),
      undefined,
    ],
    [
      'a person who shows a report',
      mail(FROM_BEN, 'bounce', `Look what I get:\n\n${failed('raj@helio.example')}\nAny idea?`, person),
      undefined,
    ],
    [
      'a person who answers a bounce',
      mail(
        FROM_BEN,
        'Re: Mail delivery failed',
        `My mailbox was full, sorry!\n\n> ${sorry.replaceAll('\n', '\n> ')}${BEN}`,
        person,
      ),
      undefined,
    ],
    [
      'a person who is the postmaster',
      mail(
        `Ben Osei <postmaster@helio.example>`,
        'Re: Hi',
        'I run mail here. Glad to help.',
        'Return-Path: <postmaster@helio.example>\n',
      ),
      undefined,
    ],
    [
      'a note of absence with an empty Return-Path',
      mail(
        FROM_BEN,
        'Out of office: Hi',
        'I am away until 30 November. Urgent mail can be delivered to Ana.',
        'Return-Path: <>\nAuto-Submitted: auto-replied\n',
      ),
      undefined,
    ],
    [
      'a Portuguese note of absence with an empty Return-Path',
      mail(
        FROM_BEN,
        'Não estou no escritório',
        'Volto em 30 de novembro.',
        'Return-Path: <>\nAuto-Submitted: auto-replied\n',
      ),
      undefined,
    ],
  ])('%s', async (_what, raw, at) => {
    const found = await read(raw);
    expect(found.report?.at).toBe(at);
    expect(found.author).not.toBe('bounce');
  });
});
