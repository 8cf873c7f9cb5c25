import { saying } from './phrase-notation.ts';
import { phrases } from './sentences.ts';

/** He proposes to talk at some time, or asks to be called. */
export const MEETING = phrases([
  {
    rule: 'meeting: proposes to talk',
    pattern:
      /\b(?:let's|let us|shall we|can we|could we|we could|we can|we should|want to|would you like to|wanna|can you|could you|how about|what about|up for|do you have time (?:for|to)|time for|set up|schedule|arrange|jump on|hop on|get on) (?:(?:a|an|some|the|for|to|do|have|grab|jump|hop|get|on|set|up|schedule|quick|short|brief|we|you|catch|with|\d{1,2}[- ]?min(?:ute)?s?|half[- ]hour|hour-?long|video|phone|virtual) ){0,7}(?:talk|call|chat|meet(?:ing)?|coffee|lunch|zoom|speak|catch-? ?up|phone|video|drink|breakfast|dinner|beer|walk|teams|skype)\b/,
    unless:
      /\b(?:can't|cannot|can not|don't have time|do not have time|no time|not able|unable|won't be able|let's not|not (?:up for|available|free))\b|\bcall (?:him|her|them|it)\b|\b(?:talk|speak) to (?!me\b|you\b)\p{L}{2,20}/u,
  },
  {
    rule: 'meeting: glad to talk at a time',
    pattern:
      /\b(?:happy to|glad to|love to|free (?:for|to)|available (?:for|to)|i can|i could|able to) (?:(?:a|to|do|have|grab|jump|hop|get|on|set|up|quick|short|brief|you|catch|with|\d{1,2}[- ]?min(?:ute)?s?|video|phone) ){0,6}(?:talk|call|chat|meet|coffee|lunch|zoom|speak|catch-? ?up)\b[^.!?\n]{0,40}\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|tonight|next week|this week|mornings?|afternoons?|at \d|\d{1,2}(?::\d\d)? ?(?:am|pm))\b/,
    unless: /\b(?:can't|cannot|not (?:able|available|free)|unable|won't)\b/,
  },
  {
    rule: 'meeting: a time',
    pattern:
      /\b(?:free|available|around|open|works?(?: for me)?|work for you|suits?(?: me)?|good for me|good time|okay|ok|possible|meet|call|talk|speak|chat) (?:(?:on|at|this|next|for|coming|any ?time|sometime|me|you|in|the|to|from|after|before|around|either|both|is|early|late|again) ){0,4}(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sun)(?:day)?\b|\b(?:mon|tues?|wednes|thurs|fri|satur|sun)day(?:s|'s)? ?(?:morning|afternoon|evening|night|at|after|before|around|noon|lunch)?[^.?!\n]{0,30}\b(?:works?|suits?|is (?:good|fine|ok|okay|best|better|free|open|possible)|would (?:work|be (?:good|fine|great|best))|good for me|i(?:'m| am) (?:free|available|open)|ok\b)|\b(?:tomorrow|today|tonight|next week|this week)\b[^.?!\n]{0,30}\b(?:at \d|works?|suits?|i(?:'m| am) (?:free|available)|free\?|free for)|\b(?:could|can|able to) (?:do|make) (?:it )?(?:at |on |the )?(?:\d{1,2}|mon|tue|wed|thu|fri|tomorrow|next week|any)|\b(?:call|ring|phone|text) me\b(?! (?:him|her|a|crazy|old)\b)|\bgive me a (?:call|ring|buzz|shout)\b|\bwhen (?:are|would|could|can|do|might) (?:you|we) (?:be )?(?:free|available|have time|talk|meet|chat|speak|call)\b|\bwhat (?:times?|days?) (?:works?|suits?|are|is|would)\b|\bwhen (?:works?|suits?|is good)\b|\b(?:my|here is my|here's my|use my) (?:calendar|calendly|scheduling|booking) ?(?:link|page)?\b|calendly\.com|\bpick a (?:time|slot)\b|\bsend me (?:some|a few|your) (?:times|availability|slots|dates)\b|\bstop by\b|\bdrop by\b|\bcome by\b|\bswing by\b|\bpop (?:by|in)\b|\boffice hours\b/,
    unless:
      /\b(?:can't|cannot|can not|not (?:free|available|around|good)|isn't good|doesn't work|don't call|do not call|out (?:of office|until|till)|back (?:on|next)|away)\b/,
  },
  {
    rule: 'meeting: other languages',
    foreign: true,
    pattern:
      /\b(?:(?:wollen wir|lass(?:t|en sie)? uns|konnen wir|sollen wir|hast du|haben sie|hatten sie|hattest du|passt|gerne|magst du|mogen sie)\b.{0,50}\b(?:telefonieren|sprechen|treffen|kaffee|anruf|zeit|montag|dienstag|mittwoch|donnerstag|freitag|morgen|call)|(?:montag|dienstag|mittwoch|donnerstag|freitag|morgen)\b.{0,30}\b(?:passt|ginge|geht|um \d)|ruf(?:en sie)? mich\b.{0,30}\ban\b|(?:on peut|pouvons-nous|pourrions-nous|voulez-vous|veux-tu|on|seriez-vous|es-tu|etes-vous|tu es)\b.{0,40}\b(?:appeler|appelle|parler|parle|cafe|rencontrer|disponible|libre|dejeuner|visio)|appelez-moi|appelle-moi|(?:hablamos|podemos|quedamos|nos vemos|te va bien|le va bien|tienes|tiene|estas libre|esta libre|quieres)\b.{0,40}\b(?:llamada|hablar|cafe|lunes|martes|miercoles|jueves|viernes|manana|semana|tiempo|reunirnos|videollamada)|llamame|llameme|(?:possiamo|ci sentiamo|sentiamoci|vediamoci|ci vediamo|sei libero|sei libera|e libero|vuoi)\b.{0,40}\b(?:chiamata|telefono|parlare|caffe|lunedi|martedi|mercoledi|giovedi|venerdi|domani|settimana|sentire)|chiamami|mi chiami|(?:podemos|vamos|falamos|conversamos|esta livre|estas livre|tem)\b.{0,40}\b(?:falar|conversar|ligacao|chamada|cafe|segunda|terca|quarta|quinta|sexta|amanha|semana|tempo)|me lig(?:a|ue)|(?:zullen we|kunnen we|heb je|heeft u|laten we)\b.{0,40}\b(?:bellen|afspreken|koffie|spreken|tijd|maandag|dinsdag|woensdag|donderdag|vrijdag|morgen)|bel me|(?:ska vi|kan vi|har du|skal vi|har du tid)\b.{0,40}\b(?:ringas|prata|ses|fika|tid|mandag|tisdag|onsdag|torsdag|fredag|imorgon|ring|snakke|snakkes|mødes|møtes|kaffe)|ring mig|ring meg)\b|созвон|позвоните|打电话|打電話|お電話|電話|ミーティング|面談|見面|见面/u,
  },
  {
    rule: 'meeting: a free hour',
    pattern: saying(
      `
      half_an_hour|an_hour|#_minutes|#_min|some_time|time|a_slot|a_gap|slots free|open|available? {day}|on|at|next|this|between
      free|available|open .. {day}
      {day} .. at|after|before|around|between # works|does|is|suits|for|then|or|if|$
      {day} at|between #
      grab|book|pick|choose|take|find a|any|yourself slot|time|in
      lunch|coffee|call|zoom|chat|breakfast|dinner|drink|beer on|at|next|this? {day}|dec|jan|#
      `,
      {
        day: 'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun tomorrow tmrw today',
      },
    ),
    unless:
      /\b(?:can't|cannot|not (?:free|available)|deadline|due|was|were|did|back (?:on|next)|away|until|meeting was|last (?:mon|tue|wed|thu|fri))\b/,
  },
  { rule: 'meeting: a booking page', pattern: /\b(?:cal\.com|calendly\.com|savvycal\.com|doodle\.com)\// },
]);
