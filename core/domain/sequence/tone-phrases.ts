import type { Rung } from './sequence.ts';

/** A turn of phrase that costs answers, and what to write instead. */
export interface Phrase {
  rule: 'apology' | 'nagging' | 'guilt' | 'hollow';
  pattern: RegExp;
  remedy: string;
}

/** No quantifier stands inside another, so that a hostile draft costs linear time. */
export const BANNED: readonly Phrase[] = [
  {
    rule: 'apology',
    pattern:
      /\b(?:sorry (?:to|for) (?:bother|disturb|trouble|bug|the (?:bother|intrusion|trouble))\w*|apologi[sz]e for|apologies for|I know you(?:'re| are) (?:very |so )?busy|hate to (?:bother|ask)|forgive (?:me|the))/i,
    remedy: 'say what you want to know; a polite question needs no excuse',
  },
  {
    rule: 'nagging',
    pattern:
      /\b(?:just checking in|checking in on|bump(?:ing)? (?:this|it)|did you (?:see|get|receive|read) my|circling back|follow(?:ing)? up on my|touch(?:ing)? base|any update on my|per my last|friendly reminder|gentle reminder|top of your inbox)/i,
    remedy: 'add one new thing and ask the question again in other words',
  },
  {
    rule: 'guilt',
    pattern:
      /\b(?:haven['’]?t heard (?:back|from you)|have not heard (?:back|from you)|you (?:never|didn['’]?t|did not|haven['’]?t) (?:answer|repl|respond|wr[io]t|get back)|sad not to hear|disappointed|ignor(?:ed|ing) (?:me|my)|still waiting|last (?:attempt|try|chance)|you owe me|after all I)/i,
    remedy: 'leave it out: silence is normal and nobody owes an answer',
  },
  {
    rule: 'hollow',
    pattern:
      /\b(?:hope (?:this|my) (?:e-?mail|message|note) finds|I was just thinking (?:of|about) you|to whom it may concern|dear sir|pick your brain|quick question)/i,
    remedy: 'begin with what connects the two of you',
  },
];

/** One of these is kind; two in one mail read like a sales letter. */
export const FLATTERY =
  /\b(?:amazing|incredible|inspiring|impressive|impressed|brilliant|admire|admired|huge fan|big fan|honou?red|legendary|awesome|outstanding|extraordinary|phenomenal|genius|world-class|rock ?star|guru)\b/gi;

/** Words of a job hunt, which do not belong into a first mail about somebody's work. */
export const JOB_WORDS =
  /(?<!\p{L})(?:jobs?|job[- ]hunt\p{L}*|hiring|hire me|referrals?|refer me|r[eé]sum[eé]s?|cv|vacanc(?:y|ies)|openings?|open (?:role|position)s?|positions?|recruit\p{L}*|opportunit(?:y|ies)|employment|good word|reference letter|looking for work)(?!\p{L})/iu;

export const RESUME_WORDS = /(?<!\p{L})(?:r[eé]sum[eé]s?|cv)(?!\p{L})/iu;

/** How each rung of the ladder sounds. Looked for in questions only. */
export const ASK_WORDS: Record<Rung, RegExp> = {
  advice:
    /\b(?:\d\d minutes|(?:your|some|any|for) advice|what would you (?:do|tell|advise)|could we talk|have a (?:call|word)|a short call)\b/i,
  qualifications:
    /\b(?:what does it take|what would (?:somebody|someone|I) need|which skills|qualif\w+|what do you look for)\b/i,
  openings: /\b(?:openings?|is there room|any room|are you hiring|do you know of (?:a|any)|open roles?)\b/i,
  introduction:
    /\b(?:introduce me|introduc\w+ to|put me in touch|connect me|who else|any(?:one|body)(?: else)? (?:\w+ ){0,3}(?:talk|speak|ask|write)|would suggest I)/i,
  referral: /\b(?:refer me|referring me|a referral|recommend me for|pass (?:on )?my name)\b/i,
  good_word: /\b(?:good word|put in a word|speak up for me|vouch for me)\b/i,
  reference: /\b(?:(?:be|as) (?:a|my) reference|list you|letter of recommendation|speak to my work)\b/i,
};

/** A way out that costs the reader nothing. */
export const EASY_OUT =
  /\b(?:no problem (?:at all )?if|no (?:problem|worries|hard feelings) (?:at all|either way)|not, (?:that is|that's|no problem)|(?:if|or) (?:you['’]d|you would) rather not|just say so|a (?:plain |simple )?no is|feel free to say no|no need to (?:answer|reply)|only if (?:it suits|you)|if (?:it|this|that) (?:is|isn['’]?t|does not|doesn['’]?t) (?:not )?(?:a good|suit|possible|the right|work|easy))/i;

/** Addresses that count readers. */
export const TRACKING =
  /<img|\b(?:utm_[a-z]+|trk|mc_eid|_hsenc)=|https?:\/\/(?:click|track|links?|email)\.|\b(?:bit\.ly|tinyurl\.com|t\.co|lnkd\.in|mailchi\.mp)\//i;
