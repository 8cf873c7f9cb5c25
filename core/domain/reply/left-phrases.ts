import { LEFT_ELSEWHERE, MOVED_ELSEWHERE, WRONG_PERSON_ELSEWHERE } from './left-languages.ts';
import { saying } from './phrase-notation.ts';
import { phrases } from './sentences.ts';

/** "You have the wrong person." */
export const WRONG_PERSON = phrases([
  {
    rule: 'wrong person',
    pattern: saying(`
      wrong person|guy|man|woman|address|e-mail|email|individual|recipient|number|inbox
      have|got|reached|emailed|contacted|mean the wrong *
      not the person|one|individual|same_person you're|you_are|you looking_for|after|seeking|think|want|need|searching
      not the * you're|you_are|you looking_for|after|seeking|think|searching
      i'm|i_am not that|this person|* $
      i'm|i_am|there_is|that's|that_must_be a? different|another person|* with|by|of|called the|that|this same|name
      i'm|i_am a_different * *? $
      two|several|many|three|other of_us|people .. with this|that|the_same|my name
      mistaken identity
      mistook|mixed|confuse|confusing|confused|mistake|mistaking|taken|taking me up|with|for
      don't|do_not know|think_i_know you|who_you_are $
      don't|do_not think we|we've|we_have ever? met
      we|we've|we_have never|not|never_ever met
      never|have_not|haven't|did_not|didn't ever? worked|work|met|studied|taught|been at|with|for|there|you
      no_one|nobody by|of|with|called that|this name
      you must have? confus*|mistak*|mean|be_confusing|be_mistaking|be_thinking_of
      was|is|were meant|intended|supposed for|to_go_to someone_else|somebody_else|another
      reached|emailed|wrote_to|written_to|got someone_else|somebody_else|the_wrong
      who is|are this|you ..  don't|do_not|never
      `),
    unless:
      /\b(?:people|anyone|anybody|someone|somebody|candidates|those|whom?) (?:that |who )?(?:i|we)\b|\bnot the person you want to\b/,
  },
  ...WRONG_PERSON_ELSEWHERE,
]);

/** "Sarah no longer works here": somebody else is gone, or a mailbox is dead. */
export const LEFT = phrases([
  {
    rule: 'left: no longer here',
    pattern: saying(`
      no_longer|not|isn't|aren't|doesn't work|works|working|employed|with|at|part|an|a|associated|here us|the_company|the_firm|the_organization|the_organisation|the_team|the_business|this_company|of_the|of_our|employee|active_employee|member_of_staff|with|here
      no_longer work|works|working|employed here|there|for|at|by|in
      no_longer here|with|at
      isn't|is_not|aren't|not|doesn't_work|don't_work|hasn't_worked here|with|at|there|employed|working .. any_more|anymore|any_longer
      hasn't|haven't|has_not|have_not worked|been here|there|with_us|for_us since|for|in
      has|have|had|has_since|have_since|'s now|recently|already|since? left|departed|retired|resigned|quit|moved_on
      left|departed|departed_from|quit|leaving the|our company|firm|organization|organisation|team|business
      he|she|they|who now|since|recently? left|quit|resigned|retired
      retired from|in|last|as_of|this|a|two
      moved|gone|went|changed to_another|to_a_different|to_a_new|jobs|companies company|firm|employer|job|place?
      last working? day at|with|was|is|in
      final day at|with|was|is
      passed away
      mailbox|address|account|inbox|e-mail|email is|will_be|has_been no_longer|not being? monitored|in_use|active|used|checked|attended|valid
      got|was|were|been laid_off|let_go|made_redundant
      time|chapter|stint at|with .. ended|is_over|came_to_an_end|has_come_to_an_end|is_done
      `),
    unless:
      /\b(?:looking|interested|open|available|hiring)\b.{0,20}no longer|no longer (?:looking|hiring|interested|available|open|need|working on)|not (?:working|with (?:us|the team)) (?:today|this week|on|until)|not at (?:my|the|this)|not here (?:today|this|until|on|right)|\bleft (?:you|a message|it|this|that|for the day|early|voicemail|behind|him|her|me|us|the office (?:today|early))\b|\bi (?:was|were) let go of\b|(?:moved|gone|went) to (?:another|a new|a different) (?:meeting|room|office|building|date|time)/,
  },
  ...LEFT_ELSEWHERE,
]);

/** "I've moved on to Helio": the person himself, at a new place; he can be written to there. */
export const MOVED = phrases([
  {
    rule: 'moved: the writer is at a new place',
    pattern: saying(`
      i|i've|i_have just|recently|since|now|already|also|actually? left|moved_on|moved_to|moved_over_to|changed_jobs|switched_jobs|switched_companies|switched_to|joined|started_at|started_with|started_a_new|retired|quit|resigned
      i'm|i_am now|currently at|with|working_at|working_for
      i'm|i_am no_longer at|with|working_at|working_for|employed
      i'm|i_am not at|with .. any_more|anymore|any_longer
      i no_longer work
      i don't|do_not work at|for|there|here .. any_more|anymore|any_longer
      i|i've|i_was|i_got|i_have_been|been got|was|been? laid_off|let_go|made_redundant
      my? new email|e-mail|address|email_address|e-mail_address|work_email|work_e-mail|contact|contact_address is|=
      reach|write|email|e-mail|contact me at|on|under my? new|personal|private
      not at .. any_more|any_longer|anymore
      `),
    unless:
      /\bi(?:'ve| have)? (?:just |also )?left (?:you|a|it|this|that|him|her|voicemail|word|my|early|the(?! (?:company|firm|team|business|organi[sz]ation)))\b|joined (?:your|the (?:call|meeting))|(?:when|before|since|after|until|if) i (?:left|joined|started|was|quit|retired)|\bquit (?:smoking|writing|coffee|drinking)/,
  },
  { rule: 'moved: a new address', pattern: /\bnew (?:e-?mail|address)(?: address)? ?[:=]/ },
  ...MOVED_ELSEWHERE,
]);

/** The writer's own address, which is nobody he sends us to. */
export const OWN_ADDRESS = /\bmy (?:new |private |personal |work ){0,2}(?:e-?mail|address)\b/;
