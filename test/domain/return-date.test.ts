import { describe, expect, test } from 'vitest';
import { returnDate } from '../../core/domain/reply/return-date.ts';
import { MONDAY } from './incoming.ts';

describe('the first day back an absence note names', () => {
  test.each([
    ['I am out of the office until Monday, November 30, 2026 with limited access to email.', '2026-11-30'],
    ['I will be away 11/23-12/01, returning 12/02.', '2026-12-02'],
    ["Je suis absente jusqu'au 1er décembre 2026 inclus, sans accès à ma messagerie.", '2026-12-02'],
    ['Sarò fuori ufficio fino al 3/12 e risponderò al mio rientro.', '2026-12-04'],
    ['Ik ben afwezig t/m vrijdag 27 november; maandag 30 november ben ik weer bereikbaar.', '2026-11-30'],
    ['12月4日(金)まで休暇をいただいております。', '2026-12-07'],
    ['我正在休假,12月7日返回办公室。', '2026-12-07'],
    ["I'm on parental leave until April 2027; for recruiting please contact Jo Park.", '2027-04-01'],
    ['Ich bin bis einschließlich 4. Dezember nicht im Büro.', '2026-12-07'],
    ['Ich bin bis zum 27.11. abwesend und ab dem 30.11. wieder erreichbar.', '2026-11-30'],
    ['Bin vom 23.11. bis 27.11. im Urlaub.', '2026-11-30'],
    ['Estoy fuera de la oficina hasta el 4 de diciembre.', '2026-12-07'],
    ['Estou ausente até 30/11/2026. Retorno no dia 1 de dezembro.', '2026-12-01'],
    ['Jag är på semester t.o.m. 27 november.', '2026-11-30'],
    ['Jeg er på ferie til og med 1. december og er tilbage den 2. december.', '2026-12-02'],
    ['Olen lomalla 4.12. asti. Palaan töihin maanantaina 7.12.', '2026-12-07'],
    ['Jestem na urlopie do 2 grudnia. Wracam 3 grudnia.', '2026-12-03'],
    ['Jsem na dovolené do 2. prosince.', '2026-12-03'],
    ['Я в отпуске до 4 декабря включительно.', '2026-12-07'],
    ["I'm out of office and will be back on Monday.", '2026-11-30'],
    ['I am OOO this week. Back next Tuesday.', '2026-12-01'],
    ['Out sick today, back tomorrow.', '2026-11-24'],
    ['I am traveling through Friday and will respond when I can.', '2026-11-30'],
    ['Out of office Nov 24 - Dec 2. For help call 555-0100 before December 1.', '2026-12-03'],
    ['I am on leave until 05/12/2026.', '2026-12-07'],
    ['Estaré de vacaciones y volveré el lunes 7.', '2026-12-07'],
    ['I am away, back Tuesday the 8th.', '2026-12-08'],
    ['I will be back Monday 9 am.', '2026-11-30'],
    ['I am away until the end of November.', '2026-12-01'],
    ['Hello, I am out of office from Dec 21 to Jan 4.', '2027-01-05'],
  ])('%s -> %s', (note, day) => {
    expect(returnDate(note, MONDAY)?.day).toBe(day);
  });

  test.each([
    'I am out of the office.',
    'I was away until November 20, 2026.',
    'I am away until February 30.',
    'Please reply before December 1.',
    'Your message of 23 November has arrived.',
    'I am away until further notice; see version 3.12 of the guide.',
  ])('nothing is invented: %s', (note) => {
    expect(returnDate(note, MONDAY)).toBeUndefined();
  });

  test('day and month of 8/6 follow from the weekday beside it', () => {
    expect(returnDate('OOO Thu-Fri, back Mon 8/6.', '2026-06-04')?.day).toBe('2026-06-08');
  });

  test('day first is proven by another date of the same note', () => {
    const note = 'I am out of the office until 02/11/2026. Your message was sent on 28/10/2026.';
    expect(returnDate(note, '2026-10-28')?.day).toBe('2026-11-02');
  });

  test('a note in December without a year means January of the next', () => {
    expect(returnDate('Starting 12/22 I am off and will return on 1/4.', '2026-12-22')?.day).toBe(
      '2027-01-04',
    );
  });

  test('the very words are kept', () => {
    expect(returnDate('I am away until 2 December.', MONDAY)?.words).toContain('until 2 December');
  });
});
