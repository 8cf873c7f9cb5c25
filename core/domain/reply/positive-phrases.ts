import { saying, written } from './phrase-notation.ts';
import { phrases } from './sentences.ts';

const CLASSES = {
  glad: 'happy glad delighted pleased honoured honored thrilled willing love keen excited flattered',
  yes: "sure sure_thing of_course absolutely definitely certainly gladly with_pleasure my_pleasure yes yep yeah yup aye totally can't_wait cannot_wait not_a_problem don't_mind wouldn't_mind i'm_interested i_am_interested sounds_good sounds_great sounds_interesting sounds_fun sounds_like_a_plan sounds_perfect sounds_fine sounds_lovely count_me_in count_on_me i'm_in i_am_in on_board no_problem no_worries works_for_me will_do great_idea good_idea why_not can't_see_why_not no_reason_not by_all_means go_ahead feel_free perfect deal fine_by_me you_bet consider_it_done any_time anytime fine_with_me happily",
  favour:
    'put_in_a_word put_in_a_good_word put_a_word_in vouch recommend recommended refer referred pass_it_on passed_it_on pass_this_on pass_that_along make_an_intro introduce support write_you write_the_letter write_a_letter write_a_reference write_a_recommendation write_a_few_lines be_a_reference be_your_reference help help_you help_you_out',
  papers: 'cv resume resumé application name details profile letter note recommendation portfolio',
};

/** Willing, glad, agreeing. */
export const POSITIVE = phrases([
  {
    rule: 'positive: willing',
    pattern: saying(
      `
      {glad} to|for|it|that|you
      i'd|i_would be|love_to|gladly|happily {glad}|a_pleasure|an_honour|an_honor|my_pleasure|my_honour
      i'd|i_would love|gladly|happily
      {yes}
      it|that|this would|will|'d|it'd be a|an|my pleasure|honour|honor
      i|i'll|i_will|i've|i_have|i'd|i_would|i_can already|also|gladly|happily|just|certainly|definitely|gladly? {favour}
      wouldn't|would_not|won't|will_not|don't hesitate|think_twice to|about|before
      can't|cannot|couldn't think_of anyone|anybody|a_person|someone .. rather|better
      you can count_on_me|use_my_name|list_me|use_me_as|put_me_down
      list me
      use|mention my name
      put me down
      okay|ok|alright i'll|i_will|let's|list|go|do
      i'll|i_will do it|this|that
      sent|forwarded|passed|handed|submitted|shared|put_forward|gave your {papers} ..  to|this|today|yesterday|on
      talked|spoke|spoken to|with my manager|boss|team|director|lead|hiring ... wants|would_like|likes|interested|agreed
      i'll|i_will|i_can|let_me ask_around|look_into|see_what|check|find_out|keep_an_eye|keep_you_in_mind|try|ask|do_my_best
      let_me_know|tell_me how|what|if|when|where i|you|else
      here is|are my|some|the|a_few|what
      we're|we_are|we_do_have|there_is|there's|i_have hiring|an_opening|a_position|a_role|a_vacancy|an_open
      i love them|it|these|this|that|your
      you did|were terrific|great|good|excellent|amazing|the_best|one_of_the_best
      `,
      CLASSES,
    ),
    unless:
      /\b(?:not|isn't|wouldn't be|am not|can't say i'm|no longer|unable|never) (?:so |really |very )?(?:happy|glad|sure|interested|able|willing|keen)\b|not sure\b|\byes\b.{0,20}\bbut (?:i can't|no)\b|unfortunately|i'm afraid|^\W{0,3}(?:yeah|yea|sure),? right\W|\b(?:ordinarily|normally|usually|otherwise)\b.{0,12}\bi(?:'d| would)|\bwould have (?:loved|liked)|^(?:any ?time|my pleasure|no problem|no worries)\W{0,4}$|\b(?:glad|happy|pleased|delighted) (?:for you|(?:that |it |to hear |you(?:'re| are|r)? )(?:worked|went|got|found|well|good|ok|okay))/,
  },
  {
    rule: 'positive: glad to hear from the owner',
    pattern: saying(`
      great|good|nice|lovely|wonderful|so_good|so_nice|fun|awesome|fantastic|pleasure|what_a_nice|what_a_lovely|what_a_pleasant to_hear|to_see|hearing|surprise|to_read
      things|life|work|we|all|everything|i is|are|am|'ve_been|have_been fine|good|great|well|busy_but_good|going_well here|now|thanks
      i'm|i_am|we're|we've_been|i've_been doing? great|well|fine|good
      don't|never stop sending|writing ... love|make|enjoy|like
      love|loved|enjoy|enjoyed your notes|mails|emails|letters|messages|note|mail|email|updates
      `),
    unless: /\bnot (?:so )?(?:great|good|nice)\b/,
  },
  {
    rule: 'positive: other languages',
    foreign: true,
    pattern: saying(`
      gern|gerne|klar|naturlich|selbstverstandlich|auf_jeden_fall|kein_problem|mache_ich|mach_ich|freut_mich|freue_mich
      avec_plaisir|avec_grand_plaisir|volontiers|bien_sur|certainement|pas_de_probleme|pas_de_souci|d'accord|ravi|ravie
      con_gusto|con_mucho_gusto|claro|por_supuesto|encantado|encantada|desde_luego|sin_problema|cuenta_conmigo
      volentieri|certo|certamente|con_piacere|nessun_problema|d'accordo
      con_prazer|com_certeza|com_prazer|com_muito_prazer|com_gosto|sem_problema|pode_contar
      graag|graag_gedaan|natuurlijk|zeker|geen_probleem|met_plezier|uiteraard
      garna|sjalvklart|absolut|inga_problem|visst|selvfolgelig|selvfølgelig|intet_problem|ingen_problem|med_glede|med_glæde
      mielellani|tottakai|totta_kai|ilman_muuta
      chetnie|oczywiscie|jasne|nie_ma_problemu|nie_ma_sprawy|z_przyjemnoscia
      rad|rada ti|vam|pomohu|pomuzu
      samozrejme|jiste|bez_problemu|s_radosti|с_удовольствием|конечно|без_проблем
      `),
    unless:
      /nicht gern|leider|ungern|malheureusement|lamentablemente|purtroppo|infelizmente|helaas|tyvarr|desværre|niestety|bohuzel|graag (?:niet|geen)|\b(?:je ne|non posso|no puedo|nao posso)\b/,
  },
  {
    rule: 'positive: Japanese and Chinese',
    foreign: true,
    pattern: written(`
      喜んで|もちろん|大丈夫です|承知|了解
      没问题|沒問題|当然|當然|很乐意|很樂意|好的|乐意
      `),
  },
]);

/** Words of somebody who is willing: a greeting alone is no yes. */
export const WILLING = /\b(?:glad|happy|will|i'll|can|could|love|sure|yes|of course|vouch)\b/;
