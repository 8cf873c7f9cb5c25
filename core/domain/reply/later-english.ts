import { saying } from './phrase-notation.ts';
import type { Phrase } from './sentences.ts';

const CLASSES = {
  month:
    'jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov november dec december q1 q2 q3 q4 spring summer autumn fall winter',
  when: 'after_the_holidays after_christmas after_thanksgiving after_new_year in_the_new_year early_next_year next_week next_month next_quarter next_year next_spring next_summer later once_i when_i in_a_few in_a_couple in_two in_three in_four in_a_month in_a_week then after_that after_this another_time some_other_time',
  come: 'ping write email e-mail contact message nudge poke try remind ask check check_in check_back come_back get_back circle_back reach_out follow_up touch_base hold_that hold_off hold_on_until wait revisit',
  rest: 'talk speak chat meet revisit reconnect resume pick_this_up pick_it_up catch_up circle_back reconvene',
};

/** "Not now" in words that stand beside those of `later-phrases.ts`: when to come back, or that he needs time. */
export const LATER_WORDS: Phrase[] = [
  {
    rule: 'later: come back at a time',
    pattern: saying(
      `
      {come} me? again|back|in|out|up? with_me|to_me? {when}
      {come} me? again|back|in|out|up? with_me|to_me? in|until|till|around|early|late|mid|by|next {month}
      park|shelve|postpone|delay|defer|push|leave|hold this|it|that|that_thought|things? until|till|to .. {month}|then|later
      {come} .. then $
      let's|let_us|can|could|we|i_can {rest} .. after|once|when that|this|it|then|i'm|i_am|things|we're|the
      let|i'll|i_will|will|i_need_to me? get_back_to_you|answer|reply|respond|write_you|let_you_know ... next|when|once|after|later|in_a|soon
      {when} would|will|might|could be easier|better|best|fine|good|great|ideal
      not before|until|till the? #|#st|#nd|#rd|#th|{month}|after|we|i
      not this_side_of|this|until|till|just_yet|yet|right_this side|week|month|minute|moment|the|$
      but|just|though not now|right_now|yet|this_week|this_month|this_quarter|this_year|today|this_side
      can in|after|from|next {month}
      `,
      CLASSES,
    ),
    unless: /\bhesitate\b/,
  },
  {
    rule: 'later: needs time',
    pattern: saying(`
      i'll|i_will|let_me|need_to|i_need_to|have_to|i'd_have_to think it? about|over|on and|it|this|that
      let_me|i'll|i_will|need_to|i_need_to|want_to|i_have_to sleep_on|think_about|think_it_over|mull_it_over|check_with|talk_to|ask|discuss ... it|and|first|boss|manager|team|before
      give|allow|grant me a|some few|couple_of|little|more|bit|day|week|time
      rain check
      too early|soon to say|tell|know
      traveling|travelling|away|on_leave|on_holiday|on_vacation|out until|till|through
      things|life|work|it are|is|'s so|very|just|a_bit|pretty? hectic|crazy|mad|chaotic|full_on
      plate is full
      buried|underwater|swamped|slammed|snowed_under in|with|until|till|right|this
      `),
    unless: /\bno need\b|\b(?:traveling|travelling|away|out)\b.{0,40}\b(?:call|ring) me\b/,
  },
  {
    rule: 'later: write then, other languages',
    foreign: true,
    pattern: saying(
      `
      {come} ... im|in|en|a|ab|em|i|w|na|vers {months}
      {come} ... volgende|prochain*|proximo|prossimo|nasta|neste|naeste|kommende|nachste* *
      {come} ... nog_eens|nochmal|noch_einmal|plus_tard|mas_tarde|mas_adelante|piu_avanti|piu_tardi|mais_tarde|later|spater
      vielleicht|eventuell|peut-etre|quiza|quizas|forse|talvez|misschien .. nachsten|nachstes|le_mois|l'annee|el_proximo|el_mes|il_prossimo|no_proximo|volgende
      geen|keine|pas_le|sin|senza|sem tijd|zeit|temps|tiempo|tempo
      pas|nicht|niet maintenant|jetzt|nu|gerade
      bis|jusqu'a|hasta|fino_a|ate|tot ... dicht|ausgebucht|beschaftigt|pris|prise|ocupad*|impegnat*|bezet|druk
      danach|ensuite|despues|dopo|depois|daarna gerne|gern|volontiers|avec|con|com|volentieri|graag
      `,
      {
        come: 'melde meld melden schreib schreiben frag fragen recontacte recontactez reviens revenez relance relancez reparlons escribeme escribe contactame hablamos hablemos vuelve risentiamoci sentiamoci scrivimi ricontattami riparliamone fale falamos falemos escreva volte contacte probeer mail schrijf vraag spreek hor skriv kontakta',
        months:
          'januar jan februar marz april mai juni juli august september oktober november dezember janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro januari februari maart mei augustus december maj augusti',
      },
    ),
  },
];
