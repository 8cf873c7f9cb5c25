import { phrases } from './sentences.ts';

/** He sends the owner to somebody; it needs a name, an address or "my colleague" beside it. */
export const SENDS_TO = phrases([
  {
    rule: 'referral: write to somebody',
    pattern:
      /\b(?:write(?: to)?|contact|reach out to|talk (?:to|with)|speak (?:to|with)|e-?mail|ask(?: for)?|ping|message|try|check with|get in touch with|connect with|drop .{1,20} a line|look up|hit up|meet|have you (?:met|talked to|spoken (?:to|with)|considered|tried)|copying(?: in)?|cc(?:'?ing|'ed|ed|'d)?|adding|loop(?:ing|ed)? in|bringing in|including|introducing|meet|best (?:person|contact) (?:is|would be)|(?:forward(?:ed|ing)?|pass(?:ed|ing)?|sent|shared|sharing|hand(?:ed)?)\b.{0,40}\b(?:to|on to))\b/,
    unless:
      /\b(?:never|won't|can't|didn't) (?:e-?mail|write|contact|talk|speak|ask|reach)|\b(?:i(?:'ll| will|'d| would|'ve| have| need to| can| could| have to| should)?|let me|we(?:'ll| will)?) (?:also )?(?:love to|like to|try|ask|talk|check|speak|write|contact|e-?mail|meet)\b|\b(?:talk|speak|spoke|write|talking) (?:to|with) (?:you|me)\b(?!.{0,80}\b(?:write|contact|ask|e-?mail) )|\bput in a good word\b/,
  },
]);

/** He names, brings in or passes on to somebody else, in words that need no name. */
export const REFERRAL = phrases([
  {
    rule: 'referral: brings somebody in',
    pattern:
      /\b(?:let me introduce|happy to introduce|(?:can|could|will|'ll|let me) (?:introduce|connect|intro|refer) you|(?:can|could|will|'ll|let me) put you in (?:touch|contact)|connecting you|put(?:ting)? you in (?:touch|contact)|make (?:you )?an? intro(?:duction)?|refer you to|(?:write(?: to)?|contact|talk to|speak (?:to|with)|ask|try|e-?mail|reach out to) (?:my|our) (?:colleague|manager|boss|teammate|co-?worker|friend|recruiter|team lead|wife|husband|brother|sister|hr)|tell (?:him|her|them) i sent you|mention my name|say i sent you|(?:forward(?:ed|ing)?|pass(?:ed|ing)?) (?:on )?(?:your|this|it) ?(?:note|e-?mail|message|mail|resume|cv|name|details|profile|question)? ?(?:on |along |over )?to (?:my|our|the|someone|somebody|a))\b/,
    unless: /\b(?:can't|cannot|won't|not (?:able|comfortable|in a position)|unable|wish i could)\b/,
  },
  {
    rule: 'referral: somebody else is the one',
    pattern:
      /\b(?:is|are|may be|might be|could be|would be|'s) (?:hiring|recruiting|looking for (?:people|someone|somebody|a|an)|the (?:right|best|better) (?:person|one|contact)|who you (?:want|need|should)|your (?:person|best bet|man|woman|contact)|better placed|the one (?:who|to)|a (?:good|better|great) (?:person|contact))\b|\b(?:he|she|they) (?:runs?|leads?|heads?|manages?|handles?|owns?|is in charge of|would know|knows? (?:more|everyone|everybody)|can (?:help|tell you))\b|\b(?:better|best) (?:person|contact) (?:is|would be|to)\b|\bwho can tell you more\b/u,
    unless:
      /\b(?:i am|i'm|we are|we're|you are|you're|not|nobody is|no one is|who is|if you are|if i am|(?:our|my) (?:team|company|group|department|org|firm)(?: is)?)\b.{0,12}(?:hiring|recruiting|the right|the best|looking for)/,
  },
  {
    rule: 'referral: other languages',
    foreign: true,
    pattern:
      /\b(?:wenden sie sich|wende dich|schreib(?:en sie|e)? (?:doch |bitte |am besten |mal )*(?:an |frau |herrn? )|sprich (?:mal |doch )*mit|sprechen sie (?:bitte |am besten )*mit|frag(?:en sie)? (?:doch |mal |am besten )*|kontaktieren sie (?:bitte )?|(?:habe|hab) (?:deine|ihre|die) .{0,30}weitergeleitet|in (?:den )?cc|stelle (?:dir|ihnen|euch) .{0,20}vor|contacte[zr]? |adresse[zr](?:-vous)? a |ecri(?:vez|s|re) a |parle[zr]? (?:a|avec) |je (?:t'|vous )?(?:mets|met) (?:en copie|en contact|en relation)|j'ai transmis|j'ai transfere|escrib[ae](?:le)? a |habl[ae] con |contact[ae] (?:a|con) |pregunt[ae](?:le)? a |te (?:pongo|presento)|le (?:pongo|presento)|copio a |reenvi(?:e|o|ado) (?:tu|su|el)|scriv[aei] a |parl[aei] con |contatt[aei] |ti (?:metto|presento)|la metto|ho inoltrato|metto in copia|escrev[ae] (?:a|ao|para) |fal[ae] com |contact[ae] o|(?:coloco|copio) .{0,20}em copia|encaminhei|neem contact op met|(?:mail|schrijf|vraag|spreek|bel) (?:even |eens |maar )*(?:naar |met )?(?:mijn |onze )|ik zet .{0,20}(?:cc|in copy)|doorgestuurd|kontakta (?!mig)|prata med (?!mig)|skriv till (?!mig)|kontakt (?!mig|meg)|snak med (?!mig)|skriv til (?!mig|meg))/u,
    unless: /\b(?:frag|fragen) (?:mich|ich|zur|zu|nach|wegen|wann|wie|ob)\b/,
  },
]);

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
]);

/** Not now, but maybe at another time. */
export const LATER = phrases([
  {
    rule: 'later: not now',
    pattern:
      /\bnot (?:a )?(?:good|great|ideal|the best|the right) (?:time|week|month|moment|day)\b|\bbad (?:time|timing|week)\b|\btiming (?:is|isn't)\b.{0,20}\b(?:bad|off|not|good|great|ideal|right)\b|\b(?:swamped|slammed|snowed under|underwater|buried|flat out|tied up|crazy busy|super busy|very busy|really busy|too busy|so busy|overloaded|up to my (?:neck|ears)|drowning|crunch)\b|\bbusy (?:until|till|right now|at the moment|this|these|with|for)\b|\b(?:not|can't|cannot|don't have (?:time|bandwidth|capacity)|no (?:time|bandwidth|capacity)) (?:right |just )?(?:now|at the moment|at present|currently|today|this (?:week|month|quarter|year)|yet|until|till|before)\b|\bno (?:bandwidth|capacity)\b|\b(?:another|a better|some other) time\b|\b(?:maybe|perhaps|possibly|probably|sometime) (?:later|after|next|in (?:a|the|january|february|march|april|may|june|july|august|september|october|november|december|q[1-4]))\b/,
    unless:
      /\bhesitate\b|\b(?:another|some other) time\b.{0,30}\bwrote\b|not (?:too|so|that|very|super|really) busy|\bi know you(?:'re| are)/,
  },
  {
    rule: 'later: come back then',
    pattern:
      /\b(?:ping|write|e-?mail|contact|message|nudge|poke|try|remind|catch|ask) me (?:again |back )?(?:in|on|next|after|later|around|then|early|at the|again|towards|closer|once|when|mid|end|by)\b|\b(?:check|come|get|circle|reach|touch|follow|loop|report|write) (?:back|base|up|out)?(?: again)?(?: with me| to me| to this| in with me)? ?(?:in (?:a|the|two|three|four|\d|january|february|march|april|may|june|july|august|september|october|november|december|q[1-4]|early|late|mid|spring|summer|autumn|fall|winter|some)|next (?:week|month|quarter|year|spring|summer|fall|autumn|winter)|after|later|then|closer to|once|when|early|around|at the end|end of|towards|mid)\b|^\W{0,3}(?:(?:maybe|perhaps|better|rather|not before|preferably|how about|what about) )?(?:after (?:the )?(?:holidays?|christmas|thanksgiving|new year|easter|summer|break)|in the new year|next (?:month|quarter|year)|in (?:january|february|march|april|may|june|july|august|september|october|november|december|q[1-4]|the (?:spring|summer|fall|autumn))|in (?:a|two|three|four|\d{1,2}|a few|a couple of) (?:weeks?|months?))(?: please| then| maybe| is better| would be better| works| if that's ok)?\W{0,4}$|\b(?:let's|let us|can we|could we|shall we|we (?:can|could|should)|happy to|glad to|better to|i can|i could|i'd|i would|i'll|i will|rather)\b[^.!?\n]{0,50}\b(?:pick (?:this|it) (?:back )?up|revisit|reconnect|resume|circle back|postpone|push (?:this|it)|talk|chat|meet|help|get back|reply|respond|catch up|speak|come back)\b[^.!?\n]{0,25}\b(?:later|after (?!you|that we|all)|next (?:week|month|quarter|year|spring|summer)|in (?:a (?:few|couple)|the (?:new year|spring|summer|fall|autumn)|january|february|march|april|may|june|july|august|september|october|november|december|q[1-4])|once|then|when (?:i'm|i am|things)|early (?:next|in))\b|\b(?:after (?:the holidays?|thanksgiving|christmas|new year(?:'s)?|easter|the (?:break|summer|launch|release|deadline|quarter|exams?|semester|term))|in the new year|early next (?:week|month|year|quarter)|next (?:month|quarter|year)|later (?:this|next) (?:week|month|quarter|year)|(?:end|beginning|start|middle) of (?:the|this|next) (?:week|month|quarter|year)|mid-?(?:january|february|march|april|may|june|july|august|september|october|november|december))\b[^.!?\n]{0,30}\b(?:would (?:work|be (?:good|better|best|fine))|works?|is (?:better|good|fine|best)|might work|could work|suits?|instead)\b|\b(?:out|away|on (?:vacation|leave|holiday|pto|parental leave|maternity leave|paternity leave)|travell?ing|gone)\b[^.!?\n]{0,40}\b(?:but|and)\b[^.!?\n]{0,30}\b(?:after|when i(?:'m| am)? (?:back|return)|once i(?:'m| am) back|then|upon my return|afterwards)\b|\bi'll (?:get back|be in touch|reply|respond|reach out|come back|circle back|let you know)\b[^.!?\n]{0,20}\b(?:in|next|after|later|once|when)\b|\b(?:can|could|will|would)? ?(?:it|this) (?:can )?(?:wait|hold) (?:until|till)\b|\bafter (?:that|then) (?:works|is fine|i(?:'m| am) free)\b|\bhard to say\b/,
    unless: /\bhesitate\b/,
  },
  {
    rule: 'later: other languages',
    foreign: true,
    pattern:
      /\b(?:(?:gerade|momentan|aktuell|derzeit|im moment|zurzeit|jetzt) (?:leider )?(?:sehr |zu |total |keine |nicht |viel )|melde(?:n sie)? (?:dich|sich|mich)? ?(?:doch |bitte |gerne |nochmal |noch einmal |wieder |einfach )*(?:im|in|nachste|nach|anfang|ende|spater|ab)|(?:spater|nachste[nsr]? (?:woche|monat|jahr|quartal)|im (?:neuen jahr|januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember)|nach (?:den feiertagen|weihnachten|ostern|dem urlaub))\b.{0,40}\b(?:nochmal|noch einmal|wieder|besser|melden|passt|gerne|sprechen|gern)|ein andermal|viel zu tun|pas (?:le bon|en ce) moment|en ce moment|debord[ee]{1,2}|(?:plus tard|le mois prochain|l'annee prochaine|la semaine prochaine|apres les (?:fetes|vacances)|en janvier|a la rentree)\b|recontacte[zr]?-moi|relance[zr]?-moi|(?:ahora|en este momento|actualmente) no|no es (?:un )?buen momento|mas adelante|mas tarde|el (?:proximo mes|mes que viene|ano que viene|proximo ano)|despues de (?:las (?:fiestas|vacaciones|navidades)|navidad)|en enero|muy liad[oa]|hasta arriba|(?:in questo momento|adesso|ora) (?:non|sono)|non e (?:un )?(?:buon|il) momento|piu avanti|piu tardi|il (?:mese prossimo|prossimo mese|prossimo anno)|l'anno prossimo|dopo le (?:feste|vacanze)|a gennaio|agora nao|neste momento|nao e (?:um )?bom momento|mais tarde|mais para a frente|no (?:mes que vem|proximo mes|proximo ano|ano que vem)|depois (?:das ferias|do natal)|em janeiro|op dit moment|nu even niet|komt nu niet uit|(?:volgende maand|volgend jaar|later|na de (?:vakantie|feestdagen)|in januari)\b.{0,30}\b(?:beter|weer|terug|contact|graag)|inte (?:just )?nu|(?:lite |for )?mycket (?:just )?nu|nasta (?:manad|ar|kvartal)|efter (?:jul|semestern|helgerna)|i januari|ikke (?:lige )?nu|naeste (?:maned|ar)|neste (?:maned|ar)|efter (?:jul|ferien)|etter (?:jul|ferien)|i januar|ei juuri nyt|myohemmin|ensi (?:kuussa|vuonna)|nie teraz|pozniej|w (?:przyszlym (?:miesiacu|roku)|styczniu)|po (?:swietach|urlopie)|ted ne|pozdeji|pristi (?:mesic|rok)|po (?:svatcich|novem roce))|позже|не сейчас|в следующем (?:месяце|году)|после праздников|в январе|今は|また後|来月|来年|以后|以後|晚些|过段时间|下个月|明年|节后/u,
  },
]);

/** A friendly no. */
export const NO = phrases([
  {
    rule: 'no: cannot or will not',
    pattern:
      /\b(?:i|we)(?:'m| am|'re| are)? (?:afraid |sorry,? (?:but )?)?(?:that )?(?:i |we )?(?:really |just |honestly |unfortunately |probably )?(?:can't|cannot|can not|couldn't|could not|won't|will not|(?:am|'m|are|'re)? ?(?:not able|unable) to|not (?:be )?able to|not in a position|don't think i can|do not think i can|don't feel|do not feel|wouldn't feel|would not feel|not comfortable|not going to|am not comfortable|'m not comfortable)\b|\b(?:i'll|i will|i'd|i would|i|we'll|we) (?:have to|must|'ll have to|'d rather|rather|prefer to|should|am going to|need to)? ?(?:pass(?! (?:it|this|that|your|on|along|the|him|her|them)\b)|decline|say no|sit this one out|bow out|opt out of this)\b|\b(?:can't|cannot|unable to|not able to) (?:help|assist|refer|recommend|do (?:it|this|that)|offer|vouch|introduce|make)\b|\bi(?:'d| would)? (?:prefer|rather) not\b|\bno,? (?:sorry|thanks|thank you|i)\b|\bno thanks\b|\b(?:it's|it is|that's|that is) a no\b|^\W{0,3}no[,.]? (?:but |sorry|thank)|^\W{0,3}no\W{0,3}$|\bsorry,? (?:but )?(?:no|i can't|i cannot)\b/,
    unless:
      /\bcan't (?:wait|stop|help but|complain|believe|remember|recall|say enough|see why not|hurt|thank you enough|imagine)|cannot (?:wait|recommend .{1,20}enough)|couldn't (?:be happier|agree more|open|find your)|can't (?:do|make) (?:it |this )?(?:on )?(?:mon|tue|wed|thu|fri|today|tomorrow|this week|next week|before)|no (?:problem|worries)|(?:can't|cannot) (?:right now|this week|today|until|now|before|talk now)/,
  },
  {
    rule: 'no: nothing here',
    pattern:
      /\b(?:don't|do not|never|can't|cannot|not allowed to|not permitted to) (?:usually |generally |really |currently )?(?:give|do|make|write|provide|offer|allow|permit) (?:any )?(?:referrals?|references?|recommendations?|introductions?|intros?|letters?)\b|\b(?:policy|rules?) (?:does not|doesn't|do not|don't|forbids?|prohibits?|won't|prevents?)\b|\bnothing (?:open|available|(?:on|at) (?:my|our) (?:side|end)|(?:with|for|at) (?:us|me)|to offer|suitable|right now|here|at the moment|comes to mind|i can)\b|\b(?:no|not any|don't have(?: any)?|do not have(?: any)?|aren't any|are no|have no) (?:open(?:ings?)?|positions?|roles?|vacanc(?:y|ies)|jobs?|headcount|opportunities|need)\b|\b(?:not|aren't|isn't|not currently|not really|no longer) (?:hiring|interested|recruiting|looking|for me|my (?:area|field|thing)|a (?:good )?fit)\b|\bhiring freeze\b|\bwish i could help\b|\bnot something i can\b|\bno way\b|\bdon't know (?:anyone|anybody)\b|\bnot (?:the right|a good) fit\b|\bwe(?:'ve| have) (?:filled|decided|chosen|gone with)\b|\bbest of luck (?:though|with|elsewhere|anyway|in your)\b|\bgood luck (?:elsewhere|anyway|though)\b/,
    unless:
      /not (?:only|just)\b|no way.{0,30}(?:of course|i'll|i will|that's|great|amazing|congrat)|if (?:you are|you're) not interested|there(?:'s| is) nothing (?:better|more|i'd)/,
  },
  {
    rule: 'no: other languages',
    foreign: true,
    pattern:
      /\b(?:(?:kann|konnen|mochte|mag|will|werde) (?:ich |wir |ihnen |dir |da |leider |hier |dabei |lieber )*(?:leider )?nicht (?:helfen|weiterhelfen|empfehlen|unterstutzen|dienen|machen|mitmachen)?|leider (?:nein|nicht|nichts|keine|kann|muss ich)|nein,? (?:danke|leider|tut mir leid)|kein interesse|keine (?:offenen )?(?:stellen|moglichkeit)|muss (?:ich )?(?:leider )?(?:absagen|passen|ablehnen)|tut mir leid|je ne (?:peux|pourrai|souhaite|suis|pense) (?:malheureusement |pas)|malheureusement|non merci|pas interesse|desole|(?:lamentablemente|desafortunadamente|por desgracia)|no (?:puedo|podre|podria|podemos|me es posible|estoy interesad|tengo nada|tenemos)|lo siento|no,? gracias|purtroppo|non (?:posso|potro|possiamo|sono interessat|sono in grado|ho nulla|abbiamo)|mi dispiace|no,? grazie|infelizmente|nao (?:posso|consigo|poderei|podemos|tenho|temos|estou interessad)|sinto muito|lamento|nao,? obrigad|helaas|(?:kan|ga|wil) (?:ik |je |u |hier |daar |helaas )*niet (?:helpen|doen|aanbevelen)?|nee,? (?:dank|bedankt|sorry|helaas)|geen interesse|niet geinteresseerd|tyvarr|kan (?:jag |tyvarr )*inte (?:hjalpa)?|nej,? tack|inte intresserad|desvarre|beklager|kan (?:jeg |desvarre |dessverre )*ikke (?:hjelpe|hjælpe)?|nej,? tak|nei,? takk|dessverre|valitettavasti|en (?:voi|pysty|valitettavasti)|ei kiitos|niestety|nie (?:moge|jestem w stanie|jestem zainteresowan)|przykro mi|bohuzel|nemohu|nemuzu|nemam zajem)\b|к сожалению|не могу|не смогу|не интересно|нет,? спасибо|申し訳|できません|いたしかねます|お断り|很抱歉|抱歉|恐怕|无法|無法|帮不了|不感兴趣/u,
  },
]);

/** Willing, glad, agreeing. */
export const POSITIVE = phrases([
  {
    rule: 'positive: willing',
    pattern:
      /\b(?:happy|glad|delighted|pleased|honou?red|thrilled|willing|love|my pleasure|more than happy|keen|excited) (?:to|for)\b|\bi(?:'d| would) (?:be (?:happy|glad|delighted|honou?red|pleased)|love to|gladly)\b|\b(?:sure(?: thing)?|of course|absolutely|definitely|certainly|gladly|with pleasure|yes|yep|yeah|yup|can't wait|cannot wait|not a problem|don't mind|i(?:'m| am) interested|glad (?:it|that|you)|sounds (?:good|great|interesting|fun|like a plan|perfect|fine|lovely)|count me in|i'm in|i am in|no problem|no worries|works for me|will do|great idea|good idea|why not|by all means|go ahead|feel free|perfect|deal|fine by me|you bet|consider it done|any ?time)\b|\bi(?:'ll| will|'ve| have)? (?:already |also |gladly |happily |just )?(?:put in a (?:good )?word|vouch|recommend(?:ed)?|refer(?:red)?|pass(?:ed)? (?:it|this|that) (?:on|along)|make an? intro|introduce|support|write (?:you|the|a) (?:letter|reference|recommendation)|be (?:a|your) reference|help(?: you)?)\b|\b(?:great|good|nice|lovely|wonderful|so good|so nice|fun|awesome|fantastic|what a (?:nice|lovely|pleasant) surprise) (?:to (?:hear|see)|hearing|surprise)\b|\b(?:i(?:'ll| will| can)|let me) (?:ask around|look into|see what|check|find out|keep an eye|keep you in mind|try|ask|do (?:it|that|my best))\b|\byou can (?:count on me|use my name|list me|use me as)\b|\b(?:let me know|tell me) (?:how|what|if|when|where) (?:i|you|else)\b|\bhere (?:is|are) (?:my|some|the|a few|what)\b|\b(?:we are|we're|we do have|there is|there's|i have) (?:hiring|an? (?:opening|position|role|vacancy))\b|\bsend (?:me )?(?:your|the|it|over) ?(?:resume|cv|over|details|along)?\b|\bi love (?:them|it|these|this|that|your)\b|\byou did (?:terrific|great|good|excellent|amazing)\b/,
    unless:
      /\b(?:not|isn't|wouldn't be|am not|can't say i'm|no longer|unable|never) (?:so |really |very )?(?:happy|glad|sure|interested|able|willing|keen)\b|not sure\b|\byes\b.{0,20}\bbut (?:i can't|no)\b|unfortunately|i'm afraid/,
  },
  {
    rule: 'positive: other languages',
    foreign: true,
    pattern:
      /\b(?:(?:sehr |aber )?gern(?:e)?|klar|naturlich|selbstverstandlich|auf jeden fall|kein problem|mache ich|freut mich|freue mich|ja,? (?:gern|klar|naturlich|bitte)|avec (?:grand )?plaisir|volontiers|bien sur|certainement|pas de (?:probleme|souci)|d'accord|ravi[es]?|con (?:mucho )?gusto|claro(?: que si)?|por supuesto|encantad[oa]|desde luego|sin problema|cuenta conmigo|volentieri|certo|certamente|con piacere|nessun problema|molto volentieri|d'accordo|con prazer|claro que sim|com certeza|com (?:muito )?(?:prazer|gosto)|sem problema|pode contar|graag(?: gedaan)?|natuurlijk|zeker|geen probleem|met plezier|uiteraard|gärna|garna|sjalvklart|absolut|inga problem|visst|gerne|selvfolgelig|selvfølgelig|intet problem|ingen problem|med glede|med glæde|mielellani|tottakai|totta kai|ilman muuta|chetnie|oczywiscie|jasne|nie ma (?:problemu|sprawy)|z przyjemnoscia|rad(?:a)? (?:ti |vam |pomohu|pomuzu)|samozrejme|jiste|bez problemu|s radosti)\b|с удовольствием|конечно|без проблем|喜んで|もちろん|大丈夫です|承知|了解|没问题|沒問題|当然|當然|很乐意|很樂意|好的|乐意/u,
    unless:
      /nicht gern|leider|ungern|malheureusement|lamentablemente|purtroppo|infelizmente|helaas|tyvarr|desværre|niestety|bohuzel/,
  },
]);

/** Bare thanks, or a note that it was received. */
export const THANKS = phrases([
  {
    rule: 'thanks',
    pattern:
      /\b(?:thanks|thank you|thx|tks|cheers|(?:much )?appreciated|appreciate (?:it|that|the|you)|noted|got it|received|understood|will read|good to know|congrat(?:s|ulations)|well done|ok(?:ay)?|great|cool|nice|ack|roger|fyi|you're welcome|you are welcome|danke|vielen dank|merci|gracias|grazie|obrigad[oa]|bedankt|dank je|dank u|tack|tak|takk|kiitos|dziekuje|dzieki|dekuji|diky)\b|спасибо|благодарю|ありがとう|謝謝|谢谢|👍|❤|🙏|:\+1:/u,
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
