import { phrases } from './sentences.ts';

/** Bare thanks, or a note that it was received. */
export const THANKS = phrases([
  {
    rule: 'thanks',
    pattern:
      /\b(?:thanks|thank you|thx|tks|cheers|(?:much )?appreciated|appreciate (?:it|that|the|you)|noted|got it|received|understood|will read|good to know|congrat(?:s|ulations)|well done|ok(?:ay)?|great|cool|nice|ack|roger|fyi|you're welcome|you are welcome|any ?time|my pleasure|no worries|no problem|danke|vielen dank|merci|gracias|grazie|obrigad[oa]|bedankt|dank je|dank u|tack|tak|takk|kiitos|dziekuje|dzieki|dekuji|diky)\b|спасибо|благодарю|ありがとう|謝謝|谢谢|👍|❤|🙏|:\+1:/u,
  },
]);

/** Interest shown in the owner: the person asks back. */
export const INVITES = phrases([
  {
    rule: 'invited: asks about you',
    pattern:
      /\b(?:and|how about|what about|how are things (?:with|for)|how is it going (?:with|for)|what's new with) (?:you|yours|yourself|your (?:side|end))\b(?= ?[?!.,]|$)|\bwhat(?:'s| is| are| have)? (?:you|new with you|going on with you|happening with you)? ?(?:been )?(?:up to|doing (?:these days|now|nowadays|lately)|working on(?: these days| now)?)\b.{0,20}\?|\bwhat (?:are|have) you (?:been )?(?:up to|doing|working on|looking for|hoping|planning|thinking)\b|\bhow(?:'s| is| are| has| have) (?:the|your|things|life|you|everything)\b.{0,30}\b(?:search|hunt|job|going|work|been|with you|on your (?:side|end)|career|treating you|doing|family|business|move)\b|\bwhere are you (?:now|working|these days|at)\b|\bwhat (?:about|brings) you\b|\btell me (?:more )?about (?:you|your|what you)\b|\bwhat(?:'s| is) (?:your (?:plan|path|next|news|situation|goal)|next for you|new)\b|\bwould love to hear (?:what|how|about|more)\b.{0,30}\b(?:you|your)\b|\bund (?:bei )?(?:dir|ihnen|du|selbst)\b(?= ?\?)|\bwas machst du\b|\bwie (?:geht|lauft) (?:es|'s)? ?(?:bei |mit )?(?:dir|ihnen|die (?:suche|jobsuche))|\bet (?:toi|vous)\b(?= ?\?)|\bque (?:deviens|devenez|fais)-(?:tu|vous)|\by (?:tu|usted|vos)\b(?= ?\?)|\ben que andas|\be (?:tu|lei|te|voce|ti|contigo)\b(?= ?\?)|\bche fai\b|\bo que (?:voce |tens |tem )?(?:esta|anda|feito)\b.{0,20}\?|\ben (?:jij|u|met jou|met u)\b(?= ?\?)|\boch (?:du|dig)\b(?= ?\?)|\bog (?:du|dig|deg|hvad med dig|hva med deg)\b(?= ?\?)|\bhvad med dig\b|\bhva med deg\b|\bhur (?:ar|gar) det (?:med dig|for dig)|\bentas? (?:sina|sinulla|sulla|teilla)\b|\ba (?:ty|co u ciebie|u ciebie|co s tebou|vy)\b(?= ?\?)|\bco u ciebie\b|а (?:ты|вы|у тебя|у вас|как у)|как (?:у тебя|у вас|дела у)|あなたは|そちらは|いかがお過ごし|你呢|您呢|最近怎么样|最近怎麼樣|近况/u,
    unless: /\bwhat about (?:you|your) (?:sending|doing)\b|between (?:me|us) and you/,
  },
]);
