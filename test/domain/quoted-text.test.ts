import { fc } from '../examples.ts';
import { describe, expect, test } from 'vitest';
import { newestText } from '../../core/domain/reply/quoted-text.ts';

const WROTE = 'Sounds good, I will ask around.';
const HISTORY = '\n> Hi Ben,\n> would you have ten minutes?\n';

describe('the newest text of a mail', () => {
  test.each([
    'On Sun, Nov 22, 2026 at 6:12 PM Nora Reyes <nora@mail.example> wrote:',
    'On Sun, Nov 22, 2026 at 6:12 PM Nora Reyes <\nnora@mail.example> wrote:',
    'Am 22.11.2026 um 18:12 schrieb Nora Reyes <nora@mail.example>:',
    'Le 22 nov. 2026 à 18:12, Nora Reyes <nora@mail.example> a écrit :',
    'El dom, 22 nov 2026 a las 18:12, Nora Reyes (<nora@mail.example>) escribió:',
    'Il giorno dom 22 nov 2026 alle ore 18:12 Nora Reyes <nora@mail.example> ha scritto:',
    'Em dom., 22 de nov. de 2026 às 18:12, Nora Reyes <nora@mail.example> escreveu:',
    'Op zo 22 nov 2026 om 18:12 schreef Nora Reyes <nora@mail.example>:',
    'Den sön 22 nov. 2026 kl 18:12 skrev Nora Reyes <nora@mail.example>:',
    'Den søn. 22. nov. 2026 kl. 18.12 skrev Nora Reyes <nora@mail.example>:',
    'su 22. marrask. 2026 klo 18.12 Nora Reyes (nora@mail.example) kirjoitti:',
    'W dniu 22.11.2026 o 18:12 Nora Reyes pisze:',
    'ne 22. 11. 2026 v 18:12 odesílatel Nora Reyes <nora@mail.example> napsal:',
    'вс, 22 нояб. 2026 г. в 18:12, Nora Reyes <nora@mail.example>:',
    '2026年11月22日(日) 18:12 Nora Reyes <nora@mail.example>:',
    '在 2026年11月22日,18:12,Nora Reyes <nora@mail.example> 写道:',
    '---- Nora Reyes wrote ----',
  ])('ends above "%s"', (attribution) => {
    expect(newestText(`${WROTE}\n\n${attribution}\n${HISTORY}`).text).toBe(WROTE);
  });

  test.each([
    '-----Original Message-----\nFrom: Nora\n\nHi Ben',
    '-------- Ursprüngliche Nachricht --------\nVon: Nora\n\nHallo',
    '---------- Forwarded message ---------\nFrom: Nora\n\nHi',
    'Begin forwarded message:\n\nFrom: Nora\n\nHi',
    '________________________________\nFrom: Nora Reyes <nora@mail.example>\nSent: Sunday\nTo: Ben\nSubject: Hi\n\nHi Ben',
    'Von: Nora Reyes <nora@mail.example>\nGesendet: Sonntag, 22. November 2026 18:12\nAn: Ben\nBetreff: Hallo\n\nHallo Ben',
    '*De :* Nora Reyes [mailto:nora@mail.example]\n*Envoyé :* dimanche\n*À :* Ben\n*Objet :* Bonjour\n\nBonjour',
  ])('ends above the header block %j', (history) => {
    expect(newestText(`${WROTE}\n\n${history}`).text).toBe(WROTE);
  });

  test('an answer below the quotation is found', () => {
    expect(newestText(`On 22/11/2026 18:12, Nora Reyes wrote:${HISTORY}\n${WROTE}`).text).toBe(WROTE);
  });

  test('answers between quoted lines are put together', () => {
    const text = 'On 22/11/2026 18:12, Nora wrote:\n> First?\n\nYes.\n\n> Second?\n\nNo.';
    expect(newestText(text).text).toBe('Yes.\n\nNo.');
  });

  test('a body stored on one line is cut as well', () => {
    const text = `${WROTE} On Sun, Nov 22, 2026 at 6:12 PM Nora <nora@mail.example> wrote: > To unsubscribe click here`;
    expect(newestText(text).text).toBe(WROTE);
  });

  test.each([
    ['-- \nBen Osei\nHelio', ''],
    ['Best regards,\nBen Osei\nData team lead', ''],
    ['Mit freundlichen Grüßen\nBen Osei', ''],
    ['Cordialement,\n\nBen', ''],
    ['-Ben', ''],
    ['Ben Osei\n+1 415 555 0132\nben@helio.example', ''],
    ['Sent from my iPhone', ''],
    ['Von meinem iPhone gesendet', ''],
    [
      'This e-mail is confidential and intended solely for the addressee. If you received it in error, delete it.',
      '',
    ],
  ])('closes without %j', (closing) => {
    expect(newestText(`${WROTE}\n\n${closing}`, 'Ben Osei <ben@helio.example>').text).toBe(WROTE);
  });

  test('the signature is kept apart', () => {
    expect(newestText(`${WROTE}\n\nBest,\nBen\n+1 415 555 0132`, 'Ben Osei').signature).toContain(
      '+1 415 555 0132',
    );
  });

  test.each([
    'Thanks!',
    'Stop',
    'Sent from my desk, which is much easier than my phone.',
    'On Thursday I can talk.\n\nOn Friday I cannot.',
    'Here is my plan:\n-- first I ask\n-- then I wait',
    'Ask her yourself:\n\nMarta Chen\nmarta@nordwind.example',
    'I can do one of these days.\n\nFriday',
  ])('nothing is taken from %j', (text) => {
    expect(newestText(text, 'Ben Osei <ben@helio.example>').text).toBe(text);
  });

  test('a signature never eats the whole mail', () => {
    expect(newestText('Thanks,\nBen', 'Ben Osei').text).toBe('Thanks,');
  });

  test('it adds no words, whatever it is given', () => {
    const line = fc.constantFrom(
      '> quoted',
      'On 3 Nov 2026 Bob wrote:',
      '-- ',
      'Best,',
      'Ben',
      '',
      'Yes?',
      'From: a@b.example',
      '___',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string({ maxLength: 60 })), { maxLength: 40 }), (lines) => {
        const text = lines.join('\n');
        const { text: newest } = newestText(text);
        for (const word of newest.split(/\s+/))
          expect(text.replace(/[\u200b-\u200f\u2060\ufeff\u00ad\u1427]/g, '')).toContain(word);
      }),
    );
  });
});
