import { NO_ELSEWHERE } from './no-languages.ts';
import { saying } from './phrase-notation.ts';
import { phrases } from './sentences.ts';

const CLASSES = {
  cannot:
    "can't cant cannot can_not couldn't could_not won't wont will_not wouldn't would_not shouldn't unable_to not_able_to not_going_to not_in_a_position_to in_no_position_to not_comfortable not_allowed_to not_permitted_to",
  soften:
    'really just honestly unfortunately probably sadly simply also still generally usually currently normally',
  give: 'give do make write provide offer allow permit hand_out',
  favours:
    'referrals referral references reference recommendations recommendation introductions introduction intros intro letters letter',
  post: 'position role job post opening vacancy spot opportunity',
  posts:
    'open openings opening positions position roles role vacancies vacancy jobs job headcount opportunities budget spots contacts connections capacity_for_this need',
};

const CANNOT_BUT =
  /\b(?:can't|cannot|couldn't|wouldn't|won't) (?:wait|stop|help but|complain|believe|remember|recall|say enough|see why not|think of (?:any|a|some)|hurt|hesitate|mind|thank you enough|imagine|let you down|turn you down|recommend .{1,20}enough|be happier|agree more|open|find your|miss it|forget|(?:ever )?say no to)|can't (?:do|make) (?:it |this )?(?:on )?(?:mon|tue|wed|thu|fri|today|tomorrow|this week|next week|before)|no (?:problem|worries|reason)|(?:can't|cannot) (?:right now|this (?:week|month)|today|until|now|before|talk now)/;

/** A friendly no, and a flat one. */
export const NO = phrases([
  {
    rule: 'no: cannot or will not',
    pattern: saying(
      `
      i|we|i'm|we're|i_am|we_are afraid|sorry|but|that|i|we? i|we|that? {soften}? {cannot}
      i|we don't|do_not {soften}? think|feel|believe i|we can|could|should|know
      don't|do_not|wouldn't|would_not|not {soften}? feel comfortable|able|right|i_know|qualified|i_can
      {cannot} help|assist|refer|recommend|do_it|do_this|do_that|do_so|offer|vouch|introduce|make_it_happen|take_this|take_it|take_on|commit
      nothing|not_something|not_a_thing|little i|we can
      i'm|i_am|we're|we_are not comfortable|able|in_a_position
      `,
      CLASSES,
    ),
    unless: CANNOT_BUT,
  },
  {
    rule: 'no: declines',
    pattern: saying(
      `
      i'll|i_will|i'd|i_would|we'll|i|we have_to|must|'ll_have_to|rather|prefer_to|should|am_going_to|need_to|going_to_have_to? pass|decline|say_no|refuse|sit_this_one_out|bow_out|opt_out_of_this
      i'm|we're|i_am|we_are going_to|going_to_have_to|afraid_i_have_to|afraid_i_must pass|decline|say_no|refuse
      must|have_to|need_to {soften}? decline|refuse|say_no|turn_this_down|turn_you_down
      i'd|i_would|would|i|we'd prefer|rather not
      i'd|i_would|we'd prefer|rather|to? stay|keep out_of
      ^ lol|haha|sorry|so|um|well|oh|but|and|hmm? no|nope|nah|no_no|never $
      ^ no|nope|nah|hard_pass but|sorry|thank|thanks|i|we|you|not|don't|can't
      no|nope,_nah thanks|thank_you|thx
      it's|it_is|that's|that_is|is a? hard|firm|definite? no from|for|i'm|sorry|but
      it's|it_is|that's|that_is a hard|firm|definite? no
      sorry but|i'm|it's|a|the|answer|is? no
      hard|easy pass
      answer is no
      and|but no i won't|can't|will_not|cannot
      not this time around?
      not|isn't|never going_to_happen|gonna_happen|possible|an_option|for_me|for_us|my_thing|my_cup_of_tea|my_area|my_field|something_i
      no way|chance $
      no|fat chance
      when hell freezes
      like|as_if i'd|i_would recommend|help|hire|vouch|refer
      `,
      CLASSES,
    ),
    unless:
      /\bpass (?:it|this|that|your|on|along|the|him|her|them)\b|\b(?:don't|never|can't|wouldn't|not) (?:have to )?(?:say|saying) no\b|\bthought about saying no|^no,? (?:i (?:don't|do not|wouldn't|would not) mind|you (?:don't|aren't|are not|shouldn't|needn't)|not (?:at all|a problem))|no way.{0,30}(?:of course|i'll|i will|that's|great|amazing|congrat)|not possible to say no/,
  },
  {
    rule: 'no: nothing here',
    pattern: saying(
      `
      don't|do_not|never|can't|cannot|not_allowed_to|not_permitted_to {soften}? {give} any|personal|such? {favours}
      policy|policies|rules|company|employer|contract|legal|hr|boss|compliance ... does_not|doesn't|do_not|don't|forbids|forbid|prohibits|prohibit|won't|prevents|bars|bans allow|let|permit|personal|me|us|it|this|that|any|such|{favours}
      too many applicants|applications|candidates
      hands are tied
      would if i could
      nothing open|available|to_offer|suitable|right_now|here|at_the_moment|comes_to_mind|i_can
      nothing with|for|at|on us|me|our|my side|end?
      no|not_any|don't_have|don't_have_any|do_not_have|do_not_have_any|aren't_any|have_no|without|zero more|longer|current|other? {posts}
      not|aren't|isn't|no_longer currently|really|actively|even? hiring|interested|recruiting|looking|a_fit|a_good_fit|the_right_fit|accepting
      hiring freeze
      wish|wished i could|were_able
      not|nothing something? i can
      don't|do_not|wouldn't think|believe|feel|say it|that|this|i? would|would_be|is|be|is_a|would_be_a appropriate|wise|right|fair|good|possible|work|ok|okay
      don't|do_not think i'm|i_am|i'd_be|i_would_be the|a? right|best|good? person|one|fit|candidate|choice
      don't|do_not know anyone|anybody
      don't|do_not know you|each_other|your_work .. well enough
      {post} is|was|has_been|has|got|been|already|now been|already|now|just? filled|cancelled|canceled|taken|closed|frozen|withdrawn|gone
      we|we've|we_have|they|they've already|just|now? filled|decided_to_go|chosen|gone_with|went_with|picked|hired_someone|stopped_taking|stopped_hiring|closed
      go|going|gone|went|decided with another|someone_else|a_different candidate|applicant|person?
      chose|picked|hired another|someone_else|a_different candidate|applicant|person?
      team is full
      all set here|thanks|though|already
      we're|we_are all_set
      best_of_luck|good_luck though|with|elsewhere|anyway|in_your
      `,
      { ...CLASSES },
    ),
    unless:
      /not (?:only|just)\b|if (?:you are|you're) not interested|there(?:'s| is) nothing (?:better|more|i'd)|\bnothing .{0,12}(?:rather|more than)|\bno need to (?:ask|thank|worry|apologi|explain)|good luck with\b(?!.{0,30}(?:though|elsewhere))|not looking forward/,
  },
  {
    rule: 'no: would, but',
    pattern: saying(
      `
      i'd|i_would|wish|would normally|usually|really|have|honestly? love|like|loved|liked|be_glad|be_happy|gladly|have_loved|i_could ... but ... {cannot}|doesn't|don't|isn't|not|no|company|policy|unfortunately|sadly
      normally|ordinarily|usually|any_other_time|under_other_circumstances i'd|i_would
      `,
      CLASSES,
    ),
    unless: /\bbut (?:only|first|can|could|not (?:now|before|until|this (?:week|month))|don't)\b/,
  },
  ...NO_ELSEWHERE,
]);
