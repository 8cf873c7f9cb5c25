import { describe, expect, it } from 'vitest';
import { newestText } from '../../core/domain/reply/quoted-text.ts';
import { phonesIn } from '../../core/domain/reply/phones.ts';

const ANSWER = 'Sure, happy to. Wednesday after lunch is good for me.';
const QUOTED = '> Hello Mira,\n>\n> would you have ten minutes?\n>\n> Nora';
const MIRA = 'Mira Holt <mira@kestrel.example>';
const newest = (mail: string): string => newestText(mail, MIRA).text;

const ATTRIBUTIONS = [
  ['Gmail, English', 'On Thu, 19 Nov 2026 at 18:44, Nora Reyes <nora@mail.example> wrote:'],
  ['Gmail, German', 'Am Do., 19. Nov. 2026 um 18:44 Uhr schrieb Nora Reyes <nora@mail.example>:'],
  ['Gmail, French', 'Le jeu. 19 nov. 2026 à 18:44, Nora Reyes <nora@mail.example> a écrit :'],
  ['Gmail, Spanish', 'El jue, 19 nov 2026 a las 18:44, Nora Reyes (<nora@mail.example>) escribió:'],
  ['Gmail, Italian', 'Il giorno gio 19 nov 2026 alle ore 18:44 Nora Reyes <nora@mail.example> ha scritto:'],
  [
    'Gmail, Portuguese, wrapped',
    'Em qui., 19 de nov. de 2026 às 18:44, Nora Reyes <nora@mail.example>\nescreveu:',
  ],
  ['Gmail, Dutch', 'Op do 19 nov 2026 om 18:44 schreef Nora Reyes <nora@mail.example>:'],
  ['Gmail, Swedish', 'Den tors 19 nov. 2026 kl 18:44 skrev Nora Reyes <nora@mail.example>:'],
  ['Gmail, Danish', 'Den tor. 19. nov. 2026 kl. 18.44 skrev Nora Reyes <nora@mail.example>:'],
  ['Gmail, Norwegian', 'tor. 19. nov. 2026 kl. 18:44 skrev Nora Reyes <nora@mail.example>:'],
  ['Gmail, Finnish', 'to 19. marrask. 2026 klo 18.44 Nora Reyes (nora@mail.example) kirjoitti:'],
  ['Gmail, Polish', 'czw., 19 lis 2026 o 18:44 Nora Reyes <nora@mail.example> napisał(a):'],
  ['Gmail, Czech, wrapped', 'čt 19. 11. 2026 v 18:44 odesílatel Nora Reyes <nora@mail.example>\nnapsal:'],
  ['Gmail, Russian', 'чт, 19 нояб. 2026 г. в 18:44, Nora Reyes <nora@mail.example>:'],
  ['Gmail, Japanese', '2026年11月19日(木) 18:44 Nora Reyes <nora@mail.example>:'],
  ['Gmail, Chinese', 'Nora Reyes <nora@mail.example> 于2026年11月19日周四 18:44写道：'],
  ['Thunderbird, Polish', 'W dniu 19.11.2026 o 18:44, Nora Reyes pisze:'],
  ['ProtonMail', 'On Thursday, November 19th, 2026 at 18:44, Nora Reyes <nora@mail.example> wrote:'],
  ['Horde', 'Quoting Nora Reyes <nora@mail.example>:'],
  ['Horde, German', 'Zitat von Nora Reyes <nora@mail.example>:'],
];

const SEPARATORS = [
  ['AOL', '-----Original Message-----'],
  ['Samsung, French', "-------- Message d'origine --------"],
  ['QQ', '------------------ 原始邮件 ------------------'],
  ['dashes drawn as one', '––––– Original Message –––––'],
  ['a language with another word before "message"', '-------- Eredeti üzenet --------'],
];

const SIGNATURES = [
  ['a delimiter', '-- \nMira Holt\nStaff Engineer\nKestrel Robotics'],
  ['a phrase and a name', 'Best,\nMira'],
  ['a phrase made of known words', 'With many thanks and best wishes,\nMira'],
  ['a greeting from a place', 'Herzliche Grüße aus Hamburg\nMira Holt\nLeiterin Plattform'],
  ['a greeting from a place, English', 'All the best from a rainy Leeds,\nMira'],
  ['a Polish phrase', 'Pozdrawiam serdecznie,\nMira Holt'],
  ['a French phrase', 'Belle journée,\nMira Holt'],
  ['a Czech phrase', 'Zdravím\nMira Holt'],
  ['a Korean phrase', '감사합니다.\nMira Holt'],
  ['a name and a number', 'Mira Holt\nHead of Platform, Kestrel\n+44 20 7946 0018'],
  ['an iPhone', 'Sent from my iPhone'],
  ['a Turkish iPhone', "iPhone'umdan gönderildi"],
  ['a Korean iPhone', '나의 iPhone에서 보냄'],
  ['a Spanish Outlook', 'Obtener Outlook para Android'],
  ['a name above a phone', 'Mira\n\nSent from my Galaxy'],
];

const FOOTERS = [
  ['a virus scanner', 'This email has been checked for viruses by Avast antivirus software.\nwww.avast.com'],
  ['a short virus scanner', 'Virus-free. www.avg.com'],
  ['an English register', 'Kestrel Limited is registered in England and Wales. Registered number: 01234567.'],
  ['a German register', 'Kestrel GmbH, Sitz der Gesellschaft: Leipzig, Amtsgericht Leipzig HRB 12345'],
  ['a disclaimer', 'DISCLAIMER: The views expressed are those of the author.'],
  ['paper, English', 'Please consider the environment before printing this e-mail.'],
  ['paper, Spanish', 'Antes de imprimir este mensaje, piense en el medio ambiente.'],
  ['paper, German', 'Bitte prüfen Sie, ob diese Mail wirklich ausgedruckt werden muss.'],
  ['paper, French', "Pensez à l'environnement avant d'imprimer ce message."],
];

const KEPT = [
  'On Monday she wrote: nothing works.\nI laughed.',
  'The staging environment is down until the sprint ends.',
  'We print less now.\n\nOur printing budget went to the environment team.',
  'We moved from Avast to something better.\n\nAsk Raj about it.',
  'I sent it from my iPhone yesterday, so the layout may be off.',
  'Regards from Lisbon! We will be back on the 9th.',
  'Our budget is > 10k and the team > 5 people.\n\nIs that fine?',
  'Please write to my colleague:\n\nRaj Patel\nraj@helio.example\n+1 415 555 0132',
  'PS is the name of the product.\n\nWe sell it.',
];

describe('the newest text of mail programs of the world', () => {
  it.each(ATTRIBUTIONS)('ends above the attribution of %s', (_, line) => {
    expect(newest(`${ANSWER}\n\n${line}\n\n${QUOTED}\n`)).toBe(ANSWER);
  });
  it.each(SEPARATORS)('ends above the separator of %s', (_, line) => {
    expect(newest(`${ANSWER}\n\n${line}\n\nHello Mira,\nwould you have ten minutes?\n`)).toBe(ANSWER);
  });
  it.each(SIGNATURES)('ends above the signature with %s', (_, block) => {
    expect(newest(`Hi Nora,\n\n${ANSWER}\n\n${block}\n`)).toBe(`Hi Nora,\n\n${ANSWER}`);
  });
  it.each(FOOTERS)('ends above %s, and above the name before it', (_, footer) => {
    expect(newest(`${ANSWER}\n\n${footer}\n`)).toBe(ANSWER);
    expect(newest(`${ANSWER}\n\nRegards,\nMira Holt\n\n${footer}\n`)).toBe(ANSWER);
  });
  it.each(KEPT)('keeps a sentence that only looks like something else: %s', (text) => {
    expect(newest(text)).toBe(text);
  });
  it('keeps a postscript below the signature, without the signature', () => {
    expect(newest(`${ANSWER}\n\nBest,\nMira\n\nPS: bring the photos.\n`)).toBe(
      `${ANSWER}\n\nPS: bring the photos.`,
    );
  });
});

describe('telephone numbers written in full', () => {
  it.each([
    ['+44 20 7946 0018', '+442079460018'],
    ['+44 (0)20 7946 0018', '+442079460018'],
    ['+49 0151 23456789', '+4915123456789'],
    ['+1-415-555-0132', '+14155550132'],
    ['+39 06 1234 5678', '+390612345678'],
  ])('%s is %s', (written, number) => {
    expect(phonesIn(`Mobile: ${written}`, 'DE')).toEqual([number]);
  });
});
