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

function gmailReply() {
  const attribution = 'On Sun, Nov 22, 2026 at 9:02 AM Nora Reyes <nora@mail.example> wrote:';
  const html = (text) =>
    text.map((line) => (line === '' ? '<div><br></div>' : `<div>${line}</div>`)).join('');
  return lines(
    headers(BEN, 'Re: The streaming platform', 'multipart/alternative; boundary="000000000000a1b2c3"'),
    '',
    '--000000000000a1b2c3',
    'Content-Type: text/plain; charset="UTF-8"',
    '',
    ANSWER,
    '',
    'Best,',
    'Ben',
    '-- ',
    SIGNATURE,
    '',
    '',
    attribution,
    '',
    ASKED.map((line) => `> ${line}`.trimEnd()),
    '',
    '--000000000000a1b2c3',
    'Content-Type: text/html; charset="UTF-8"',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    `<div dir=3D"ltr">${html(ANSWER)}<div><br></div><div>Best,</div><div>Ben</div>=`,
    `<div dir=3D"ltr" class=3D"gmail_signature">${html(SIGNATURE)}</div></div><br>=`,
    `<div class=3D"gmail_quote"><div dir=3D"ltr" class=3D"gmail_attr">On Sun, Nov 22, 2026 Nora wrote:<br></div>=`,
    `<blockquote class=3D"gmail_quote" style=3D"margin:0px 0px 0px 0.8ex">=`,
    `${html(ASKED)}</blockquote></div>`,
    '',
    '--000000000000a1b2c3--',
    '',
  );
}

function outlookReply() {
  const normal = (text) =>
    text.map(
      (line) => `<p class="MsoNormal">${line === '' ? '<o:p>&nbsp;</o:p>' : `${line}<o:p></o:p>`}</p>`,
    );
  return lines(
    headers(BEN, 'RE: The streaming platform', 'text/html; charset="utf-8"', [
      'Thread-Index: AdVqZ0A1',
      'X-MS-Has-Attach:',
    ]),
    'Content-Transfer-Encoding: 8bit',
    '',
    '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">',
    '<head><meta name="Generator" content="Microsoft Word 15 (filtered medium)"><style><!--',
    '@font-face {font-family:Calibri; panose-1:2 15 5 2 2 2 4 3 2 4;}',
    'p.MsoNormal, li.MsoNormal {margin:0in; font-size:11.0pt; font-family:"Calibri",sans-serif;}',
    'a:link {mso-style-priority:99; color:#0563C1; text-decoration:underline;}',
    '--></style></head><body lang="EN-US"><div class="WordSection1">',
    normal([...ANSWER, '', 'Best regards,', ...SIGNATURE, '']),
    '<div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in">',
    '<p class="MsoNormal"><b>From:</b> Nora Reyes &lt;nora@mail.example&gt; <br><b>Sent:</b> Sunday, November 22, 2026 9:02 AM<br><b>To:</b> Ben Osei &lt;ben@helio.example&gt;<br><b>Subject:</b> The streaming platform<o:p></o:p></p></div></div>',
    normal(ASKED),
    '</div></body></html>',
  );
}

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

/** Raw mails by kind. */
export const sampleMails = () =>
  Object.fromEntries(
    Object.entries({ gmailReply, outlookReply, tinyPlain, absenceNote, bounce }).map(([name, write]) => [
      name,
      Buffer.from(write()),
    ]),
  );
