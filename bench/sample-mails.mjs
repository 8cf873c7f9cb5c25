// Mails of the kinds that come in most, as the programs that send them write them.

const CRLF = '\r\n';
const lines = (...parts) => parts.flat().join(CRLF);

const received = (host) => [
  `Received: from ${host} (${host} [192.0.2.44])`,
  '        by mx.goodword.example with ESMTPS id u9si4189238pll.41.2026.11.22.18.12.33',
  '        for <nora+tok@in.goodword.example>; Sun, 22 Nov 2026 18:12:33 -0800 (PST)',
];

const headers = (from, subject, type, more = []) => [
  'Return-Path: <ben@helio.example>',
  ...received('mail-sor-f41.helio.example'),
  'DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=helio.example; s=20230601; t=1795399953;',
  '        h=to:subject:message-id:date:from:in-reply-to:references:mime-version:from:to:cc:subject;',
  '        bh=q0qRrXYPzIVpkYEVHSQDBD8DnXGzHPMGHB5bSo+Q9Dc=;',
  '        b=Ks7aWmMZ6w1Hn0Yh3Rr9w8zq8w3bq0H0gXv8T0y7yq9h1pYVb6sN5u8m1k4Jc2Zt0Q==',
  'MIME-Version: 1.0',
  'References: <0100abc-000000@email.amazonses.com>',
  'In-Reply-To: <0100abc-000000@email.amazonses.com>',
  `From: ${from}`,
  'Date: Sun, 22 Nov 2026 18:12:21 -0800',
  'Message-ID: <CAD8s7h3kK0=q1w2e3r4@mail.helio.example>',
  `Subject: ${subject}`,
  'To: Nora Reyes <nora+tok@in.goodword.example>',
  ...more,
  `Content-Type: ${type}`,
];

const BEN = 'Ben Osei <ben@helio.example>';
const ASKED = [
  'Hi Ben,',
  '',
  'I still think of the week we moved the streaming platform, and how calmly you took',
  'it when the second cluster went away. I am looking at data engineering roles now,',
  'and your team came up twice.',
  '',
  'Would you have ten minutes in the next two weeks to tell me how your group works',
  'and what they look for in people? I would be grateful, and it is fine to say no.',
  '',
  'Thank you,',
  'Nora',
];
const ANSWER = [
  'Hi Nora,',
  '',
  'Great to hear from you! I remember that week well, mostly the pizza.',
  '',
  "Happy to talk. I'm fairly busy until the end of the month, but Thursday the 3rd",
  'after 4pm works for me, or any morning the week after. Have you met Raj Patel? He',
  'runs the platform group now and knows what they are hiring for.',
  '',
  'Call me on the number below if it is easier.',
];
const SIGNATURE = ['Ben Osei', 'Data team lead, Helio', '+1 415 555 0132'];

/** Earlier letters of the same thread, newest first: a thread of a week holds half a dozen. */
const EARLIER = [0, 1, 2, 3, 4, 5].map((n) =>
  ASKED.map((line) => (line.length > 30 ? `${line} (${n})` : line)),
);

const attribution = (day) => `On Sun, Nov ${day}, 2026 at 9:02 AM Nora Reyes <nora@mail.example> wrote:`;
const escaped = (line) => line.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const printable = (html) =>
  html
    .replaceAll('=', '=3D')
    .match(/.{1,72}/g)
    .join(`=${CRLF}`);

/** The thread as text, each letter quoted once more than the one above it. */
const quotedText = (depth) =>
  EARLIER.slice(0, depth).flatMap((letter, n) => {
    const mark = '>'.repeat(n);
    const own = n === 0 ? '' : `${mark} `;
    return [
      mark,
      `${own}${attribution(22 - n)}`,
      mark,
      ...letter.map((line) => `${mark}> ${line}`.trimEnd()),
    ];
  });

const divs = (text) =>
  text
    .map((line) => (line === '' ? '<div><br></div>' : `<div style="font-size:14px">${escaped(line)}</div>`))
    .join('');

const quotedHtml = (depth, n = 0) =>
  n === depth
    ? ''
    : `<br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${escaped(attribution(22 - n))}<br></div>` +
      `<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">` +
      `${divs(EARLIER[n])}${quotedHtml(depth, n + 1)}</blockquote></div>`;

const alternative = (text, html) =>
  lines(
    '--alt',
    'Content-Type: text/plain; charset="UTF-8"',
    '',
    text,
    '',
    '--alt',
    'Content-Type: text/html; charset="UTF-8"',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    printable(html),
    '',
    '--alt--',
    '',
  );

/** `size` bytes of a file, as an attachment in base64. */
const attached = (name, type, size) =>
  lines(
    '--mixed',
    `Content-Type: ${type}; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.alloc(size, 'Letters of a thread, bound. ')
      .toString('base64')
      .match(/.{1,76}/g),
  );

const gmailParts = (depth) => [
  lines(ANSWER, '', 'Best,', 'Ben', '-- ', SIGNATURE, '', quotedText(depth)),
  `<div dir="ltr">${divs([...ANSWER, '', 'Best,', 'Ben'])}<div dir="ltr" class="gmail_signature">${divs(SIGNATURE)}</div></div>${quotedHtml(depth)}`,
];

const gmailReply = (depth) =>
  lines(
    headers(BEN, 'Re: The streaming platform', 'multipart/alternative; boundary="alt"'),
    '',
    alternative(...gmailParts(depth)),
  );

const withFile = () =>
  lines(
    headers(BEN, 'Re: The streaming platform', 'multipart/mixed; boundary="mixed"'),
    '',
    '--mixed',
    'Content-Type: multipart/alternative; boundary="alt"',
    '',
    alternative(...gmailParts(2)),
    attached('team.pdf', 'application/pdf', 30_000),
    '--mixed--',
    '',
  );

const OUTLOOK_HEAD = [
  '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">',
  '<head><meta name="Generator" content="Microsoft Word 15 (filtered medium)"><style><!--',
  '@font-face {font-family:Calibri; panose-1:2 15 5 2 2 2 4 3 2 4;}',
  '@font-face {font-family:"Cambria Math"; panose-1:2 4 5 3 5 4 6 3 2 4;}',
  '@font-face {font-family:Aptos; panose-1:2 11 0 4 2 2 2 2 2 4;}',
  'p.MsoNormal, li.MsoNormal, div.MsoNormal {margin:0in; font-size:11.0pt; font-family:"Calibri",sans-serif;}',
  'a:link, span.MsoHyperlink {mso-style-priority:99; color:#0563C1; text-decoration:underline;}',
  'span.EmailStyle19 {mso-style-type:personal-reply; font-family:"Calibri",sans-serif; color:windowtext;}',
  '.MsoChpDefault {mso-style-type:export-only; font-size:10.0pt;}',
  '@page WordSection1 {size:8.5in 11.0in; margin:1.0in 1.0in 1.0in 1.0in;}',
  'div.WordSection1 {page:WordSection1;}',
  '--></style></head><body lang="EN-US" link="#0563C1" vlink="#954F72" style="word-wrap:break-word">',
];

const block = (day) => [
  'From: Nora Reyes <nora@mail.example>',
  `Sent: Sunday, November ${day}, 2026 9:02 AM`,
  'To: Ben Osei <ben@helio.example>',
  'Subject: The streaming platform',
];

const wordParagraphs = (text) =>
  text.map(
    (line) =>
      `<p class="MsoNormal">${line === '' ? '<o:p>&nbsp;</o:p>' : `<span style="font-size:11.0pt">${escaped(line)}</span><o:p></o:p>`}</p>`,
  );

const outlookHtml = (depth) => [
  OUTLOOK_HEAD,
  '<div class="WordSection1">',
  wordParagraphs([...ANSWER, '', 'Best regards,', ...SIGNATURE, '']),
  EARLIER.slice(0, depth).flatMap((letter, n) => [
    '<div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in"><p class="MsoNormal">',
    block(22 - n)
      .map((line) => escaped(line).replace(/^(\w+:)/, '<b>$1</b>'))
      .join('<br>'),
    '<o:p></o:p></p></div></div>',
    wordParagraphs(letter),
  ]),
  '</div></body></html>',
];

const outlookReply = (depth) =>
  lines(
    headers(BEN, 'RE: The streaming platform', 'multipart/alternative; boundary="alt"', [
      'Thread-Index: AdVqZ0A1',
    ]),
    '',
    alternative(
      lines(
        ANSWER,
        '',
        'Best regards,',
        SIGNATURE,
        '',
        EARLIER.slice(0, depth).flatMap((letter, n) => [...block(22 - n), '', ...letter, '']),
      ),
      outlookHtml(depth).flat(2).join(' '),
    ),
  );

const htmlOnly = (depth) =>
  lines(
    headers(BEN, 'RE: The streaming platform', 'text/html; charset="utf-8"', ['Thread-Index: AdVqZ0A1']),
    'Content-Transfer-Encoding: 8bit',
    '',
    outlookHtml(depth).flat(2),
  );

const tinyPlain = () =>
  lines(
    'From: Ben Osei <ben@helio.example>',
    'To: nora+tok@in.goodword.example',
    'Subject: Re: The streaming platform',
    'Message-ID: <1@helio.example>',
    'In-Reply-To: <0100abc@email.amazonses.com>',
    'Date: Sun, 22 Nov 2026 18:12:21 -0800',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Sure, happy to help!',
    '',
    'Ben',
    '',
  );

const absenceNote = () =>
  lines(
    headers(BEN, 'Automatic reply: The streaming platform', 'text/plain; charset="utf-8"', [
      'Auto-Submitted: auto-replied',
      'X-Auto-Response-Suppress: All',
    ]),
    '',
    'Hello,',
    '',
    'Thank you for your message. I am out of the office from 20 November and will be back on 7 December 2026.',
    'I have limited access to my mail. For urgent matters please write to desk@helio.example.',
    '',
    'Kind regards,',
    'Ben Osei',
    '',
  );

const bounce = () =>
  lines(
    headers(
      'Mail Delivery Subsystem <mailer-daemon@helio.example>',
      'Delivery Status Notification (Failure)',
      'multipart/report; boundary="b1"; report-type=delivery-status',
      ['Auto-Submitted: auto-replied'],
    ),
    '',
    '--b1',
    'Content-Type: text/plain; charset="UTF-8"',
    '',
    "Your message wasn't delivered to ben@helio.example because the address couldn't be found,",
    'or is unable to receive mail.',
    '',
    'The response from the remote server was:',
    '550 5.1.1 <ben@helio.example>: Recipient address rejected: User unknown in local recipient table',
    '',
    '--b1',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.helio.example',
    'Arrival-Date: Sun, 22 Nov 2026 18:12:21 -0800',
    '',
    'Final-Recipient: rfc822; ben@helio.example',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 <ben@helio.example>: Recipient address rejected: User unknown',
    '',
    '--b1',
    'Content-Type: message/rfc822',
    '',
    headers('Nora Reyes <nora@mail.example>', 'The streaming platform', 'text/plain; charset=utf-8'),
    '',
    ASKED,
    '',
    '--b1--',
    '',
  );

/** Raw mails by kind: 2 to 60 KB, most of them with text and HTML. */
export const sampleMails = () =>
  Object.fromEntries(
    Object.entries({
      'Gmail, first answer': gmailReply(1),
      'Gmail, third answer': gmailReply(3),
      'Gmail, long thread': gmailReply(6),
      'Outlook, first answer': outlookReply(1),
      'Outlook, third answer': outlookReply(3),
      'Outlook, long thread': outlookReply(6),
      'HTML alone': htmlOnly(2),
      'with a file': withFile(),
      'plain text alone': tinyPlain(),
      'absence note': absenceNote(),
      bounce: bounce(),
    }).map(([name, mail]) => [name, Buffer.from(mail)]),
  );
