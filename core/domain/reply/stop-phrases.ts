import { saying } from './phrase-notation.ts';
import { phrases } from './sentences.ts';
import { STOP_ELSEWHERE } from './stop-languages.ts';

const CLASSES = {
  no: "don't dont do_not never please_no not_to refrain_from no_need_to not",
  write:
    'write email e-mail mail contact message bother spam pester harass text approach ping reach_out get_in_touch communicate send_me send_us correspond',
  writing:
    'writing emailing e-mailing mailing contacting messaging bothering spamming pestering harassing texting approaching pinging reaching_out getting_in_touch communicating sending hounding',
  written: 'contacted emailed e-mailed mailed messaged bothered approached written_to texted spammed',
  mails:
    'email emails e-mail e-mails mail mails message messages notes newsletters letters correspondence communication communications contact spam texts stuff of_these of_those from_you',
  more: 'again anymore any_more any_longer further more ever_again in_future in_the_future henceforth',
  list: 'list lists mailing_list database system records books file files contacts distribution rota address_book crm whatever_this_is',
  mine: 'me us my_address my_name my_email my_e-mail my_details my_data my_contact my_mail my_number this_address this_email this_e-mail',
};

/** "Please stop writing to me", in any wording and language Goodword knows. */
export const STOP = phrases([
  {
    rule: 'stop: the word alone',
    pattern: saying(
      `
      ^ please? stop|unsubscribe|remove|cancel|opt-out|opt_out|optout me|us|this|it|all? please|now|thanks|thank_you|all? $
      ^ {aloneElsewhere} mich|mig|meg|mnie|me? bitte|tack|takk|prosze? $`,
      {
        aloneElsewhere:
          'abmelden austragen stopp basta desuscribir desuscribirme darme_de_baja baja desabonner desinscrire desinscription desinscrivez-moi cancelami disiscrivi disiscrivimi uitschrijven afmelden avregistrera avanmal afmeld avmeld peruuta_tilaus wypisz odhlasit отписаться отпишите_меня стоп 退订 退訂 配信停止 停止',
      },
    ),
  },
  {
    rule: 'stop: do not write again',
    pattern: saying(
      `
      don't|dont|do_not|never|not_to|not please|ever|you|further? {write} to|with? me|us|my|this|here
      don't|dont|do_not|never|not_to|no_need_to|not ever|please? {write} .. {more}|{mails}
      don't|dont|do_not|never|not_to|refrain_from ever|please|any? further|future? {write}|{writing} please? $
      don't|dont|do_not|never|not use|keep|save my|this address|email|e-mail|number ... {more}|for_this
      don't|dont|do_not come|get|be in_touch|back_to_me {more}
      please|kindly do_not|don't|dont {write} $
      stop|quit|cease|refrain_from|desist_from|rather_than|cease_and_desist_from|give_up all|ever? {writing} to|with? me|us|my|this|here|these|those|such|any|all|so|emails|mails|messages|notes|stuff|spam|please|now
      stop|quit|cease {writing} please|now? $
      not writing|emailing|mailing|contacting|messaging|texting to? me|us
      didn't|did_not|not contact|write|email|e-mail|message|mail|approach|text to? me|us {more}
      not|never be|want_to_be|wish_to_be|like_to_be|expect_to_be|get {written} .. {more}|by_you|like_this
      don't|dont|do_not|not|never want|wish|like|need|consent|agree to be|being {written}
      not ... receiving|getting any? further|more of? these|those|them|it|this|emails|mails|messages|from_you
      if you write|email|e-mail|contact|message|mail me again|once_more|one_more_time ... report|block|complain|lawyer|police|spam
      `,
      CLASSES,
    ),
    unless:
      /\b(?:don't|dont|never|can't|cannot|no need to|do not) stop\b|hesitate|why (?:do not|don't)|\bif (?:i|you) (?:do not|don't)|\bi(?:'ll| will| would|'d)? (?:do not|don't|did not|didn't|never|haven't) (?:e-?mail|mail|text|write|contact|message|send|reach|get)|\b(?:until|before|yet|instead|unless)\b|\b(?:don't|dont|do not) (?:write|send|e-?mail|contact|bother)(?:ing)? (?:it|that|anything|today|tomorrow|with|about)\b|love (?:them|it|these|your)|not be against|\b(?:contact|e-?mail|write to|message) (?:hr|him|her|them|the|\w{1,12}'s)\b|\bno need to send\b.{0,40}\b(?:enough|have (?:it|all|every))|\b(?:sorry|apolog\w{1,6}|feel bad|shame|guilty)\b.{0,20}\b(?:not|never) (?:writing|getting|emailing|being)|\b(?:not|never) (?:to )?(?:bother|contact(?:ed)?|reach out|get in touch|be contacted).{0,20}\b(?:sooner|earlier|him|her|them)\b/,
  },
  {
    rule: 'stop: no more of it',
    pattern: saying(
      `
      don't|dont|do_not|not|never want|wish|care|like|need|expect to_receive|to_get|to_hear|to_see|receiving|getting|hearing|any|to_read|more|further|these|those|your|another anything|any|more|further|these|those|of|your|from? more|further|these|those|of? {mails}
      don't|dont|do_not|not|never want|wish|care|like|expect to_receive|to_get|to_hear|receiving|getting|hearing anything|any|further? more|further|any_more|anymore|again
      rather|prefer|like|want not to? ever? hear|receive|get any_more|anything|more|any|further? from_you|of_this|{mails}
      no more|further {mails}
      no more|further ... emails|mails|messages please
      please make this|that|it the last
      this|that should|must|has_to be|was the last email|mail|message|time_you
      enough of|with these|your|the emails|mails|messages
      {had} enough of these|those|your|this emails|mails|messages|notes
      any further|future contact ... unwelcome|not|refrain
      stop|cease|end all|any? further? contact|communication|communications|correspondence
      stop these|those|the|your|it|this emails|mails|messages|nonsense|spam|harassment|now
      please stop it|this|that|these|now? $
      stop|quit it|this $
      leave me|us alone|in_peace
      lose my email|e-mail|number|address|contact|mail
      don't|dont|do_not consent ... contact*|emails|mails|messages
      `,
      { ...CLASSES, had: "had i've_had having" },
    ),
    unless:
      /\b(?:don't|dont|do not|never|can't|won't) (?:ever )?stop\b|love them|\b(?:you|they) (?:don't|do not) (?:want|need)|\bhave you had enough|\bno more contact (?:details|info)|wouldn't want|\bbus stop\b/,
  },
  {
    rule: 'stop: take me off',
    pattern: saying(
      `
      unsubscribe|remove|delete|drop|strike|scratch|erase|purge|wipe {mine}
      unsubscribe|remove|delete|take|cross|get|drop|strike|keep|leave {mine} off|out_of|from ... {list}
      take|get|cross|leave|keep {mine} off $
      take|get|cross|keep {mine} off this|that|your|the|it|these
      take {mine} out of your|this|the {list}
      opt {mine} out
      opt_out of|please
      please|want_to|want_you_to|to|me|would_like_to|wish_to unsubscribe|opt_out
      unsubscribe me|us|please|now
      off your|this|the list|lists|mailing_list please|now
      `,
      CLASSES,
    ),
    unless:
      /\b(?:don't|dont|do not|never) (?:stop|remove|delete|take|unsubscribe|drop)\b|take (?:me|us) (?:out|up) (?:for|on)|off the hook|\bhappy\b|love (?:them|your)|\bme off the (?!list|mailing)|\b(?:remove|delete|drop) me as\b|\b(?:delete|remove) my number\? no|\b(?:drop|keep) me (?:a|an|posted|your|some|in)\b|\bunsubscribe from the .{1,20}\? never/,
  },
  ...STOP_ELSEWHERE,
]);
