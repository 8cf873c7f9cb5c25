import { phrases } from './sentences.ts';

/** "You have the wrong person." */
export const WRONG_PERSON = phrases([
  {
    rule: 'wrong person',
    pattern:
      /\b(?:wrong (?:person|guy|man|woman|address|e-?mail|individual|recipient|number)|(?:have|got|reached|emailed|contacted|mean) the wrong \p{L}{2,20}|not the (?:person|one|individual|same person|\p{L}{2,20}) you(?:'re| are)? (?:looking for|after|seeking|think|want|need|searching)|i am not (?:that|this) (?:person|\p{L}{2,20})$|mistaken identity|mistook me|mixed me up|(?:don't|do not) (?:know|think i know) (?:you|who you are)|(?:don't|do not) think we(?:'ve| have)? (?:ever )?met|we(?:'ve| have)? never met|(?:never|have not|haven't|did not|didn't) (?:ever )?(?:worked|work|met|studied|taught|been) (?:at|with|for|there|you)\b|no one (?:by|of|with) (?:that|this) name|nobody (?:by|of|with) (?:that|this) name|different (?:person|\p{L}{2,20}) (?:with|of) the same name|you must (?:have )?(?:confus|mistak|mean (?:someone|somebody|another)))/u,
  },
  {
    rule: 'wrong person: other languages',
    foreign: true,
    pattern:
      /\bdas bin ich nicht\b|\bin der adresse geirrt\b|\bfalsche[nrs]? (?:person|adresse|empfanger|ansprechpartner|e-?mail)|\bverwechs(?:eln|elt|lung)|\bfalsch verbunden|\bkenne sie nicht\b|\bmauvaise (?:personne|adresse)|\btrompe[zr]? de (?:personne|destinataire)|\btrompe d'adresse|\bpas la bonne personne|\berreur (?:de|sur le) destinataire|\bce n'est pas moi\b|\bje ne vous connais pas|\bpersona equivocada|\bse (?:ha |habra )?(?:equivocado|confundido)|\bte (?:has )?(?:equivocado|equivocaste|confundido)|\bno soy (?:yo|la persona|esa persona|quien)|\bcorreo equivocado|\bdireccion equivocada|\bpersona sbagliata|\bindirizzo sbagliato|\bha sbagliato (?:persona|indirizzo)|\bnon sono (?:io|la persona)|\bpessoa errada|\bendereco errado|\bnao sou (?:eu|a pessoa|essa pessoa)|\bverkeerde (?:persoon|adres)|\bdat ben ik niet\b|\bfel (?:person|adress)|\bdet (?:ar|er) (?:inte|ikke) (?:jag|mig|meg)\b|\bforkert (?:person|adresse)|\bfeil (?:person|adresse)|\bvaara (?:henkilo|osoite)|\bpomyl(?:ka|il|ila)|\bto nie ja\b|\bspatn[ay] (?:osoba|adresa)|\bto nejsem ja\b|ошиблись|не тот человек|это не я|人違い|宛先.{0,4}(?:違|間違)|找错人|找錯人|认错人|認錯人|发错|發錯/u,
  },
]);

/** "Sarah no longer works here": somebody else is gone, or a mailbox is dead. */
export const LEFT = phrases([
  {
    rule: 'left: no longer here',
    pattern:
      /\b(?:no longer|not) (?:work(?:s|ing)?|employed|with (?:us|the (?:company|firm|organi[sz]ation|team|business))|at (?:the company|this company|\p{L}{2,20}$)|part of (?:the|our)|(?:a |an )?(?:active )?(?:employee|member of staff)|associated with|here)\b|\bno longer (?:with|at|employed (?:by|at))\b|\b(?:has|have|had) (?:now |since |recently |already )?(?:left|departed|retired|resigned|moved on)\b(?! (?:you|a message|it|this|that|for the day|early|voicemail|behind|him|her|me|us|the office (?:today|early)))|\b(?:left|departed from|quit) (?:the (?:company|firm|organi[sz]ation|team|business)|our (?:company|firm|organi[sz]ation|team))\b|\bretired (?:from|in|last|as of)\b|\b(?:last (?:working )?day|final day) (?:at|with|was|is|in)\b|\bpassed away\b|\b(?:mailbox|address|account|inbox|e-?mail) (?:is|will be|has been) (?:no longer|not) (?:being )?(?:monitored|in use|active|used|checked|attended|valid)\b/u,
    unless:
      /\b(?:looking|interested|open|available|hiring)\b.{0,20}no longer|no longer (?:looking|hiring|interested|available|open|need|working on)|not (?:working|with (?:us|the team)) (?:today|this week|on|until)|not at (?:my|the|this)|not here (?:today|this|until|on|right)/,
  },
  {
    rule: 'left: other languages',
    foreign: true,
    pattern:
      /\b(?:nicht mehr (?:bei|im|in|fur|hier|unter)\b.{0,30}(?:tatig|beschaftigt|unternehmen|angestellt|arbeitet|erreichbar)|arbeitet nicht mehr|ist nicht mehr (?:bei uns|im unternehmen|im haus|hier|tatig)|(?:hat|habe) (?:das|unser) (?:unternehmen|haus|firma) verlassen|(?:hat|habe) die firma verlassen|aus(?:geschieden|gesch\p{L}{1,8}) (?:aus|ist)|ausgeschieden|in (?:den ruhestand|rente|pension)|ne travaille plus|ne fait plus partie|a quitte (?:l'|la |le |notre|ses|son)|n'est plus (?:en poste|parmi|dans|chez|employe)|ya no (?:trabaj[ao]|forma parte|esta (?:en|con)|labora)|ha dejado (?:la empresa|de trabajar|la compania)|dejo (?:la empresa|la compania)|se ha jubilado|non lavora piu|non fa piu parte|ha lasciato (?:l'|la |il )|nao trabalha mais|ja nao trabalha|deixou (?:a empresa|de trabalhar|de fazer parte)|nao faz mais parte|niet (?:meer|langer) (?:werkzaam|in dienst|bij ons|werken|werkt)|werkt (?:hier |er )?niet meer|werkt niet (?:meer|langer)|heeft .{0,30}verlaten|uit dienst|(?:jobbar|arbetar) inte (?:langre|kvar)|har slutat|arbejder ikke (?:l[aæ]ngere|mere)|er (?:fratradt|stoppet|sluttet)|(?:jobber|arbeider) ikke lenger|har sluttet|ei ole enaa|ei tyoskentele enaa|on lopettanut|nie pracuje (?:juz|u nas)|juz (?:tu |u nas )?nie pracuje|odesz(?:la|edl)|uz (?:zde |tu |u nas )?nepracuje|jiz nepracuje)\b|больше не работает|уже не работает|уволил(?:ся|ась)|退職|(?:已经|已經|已)?(?:离职|離職)|不再.{0,6}(?:工作|任职|任職)|不在.{0,8}(?:公司|工作)了/u,
  },
]);

/** "I've moved on to Helio": the person himself, at a new place; he can be written to there. */
export const MOVED = phrases([
  {
    rule: 'moved: the writer is at a new place',
    pattern:
      /\bi(?:'ve| have)? (?:just |recently |since |now |already |also )?(?:left|moved on|moved (?:over )?to|changed jobs|switched (?:jobs|companies|to)|joined|started (?:at|with|a new (?:job|role|position))|retired|quit)\b|\bi(?:'m| am) (?:now|currently) (?:at|with|working (?:at|for))\b|\bi(?:'m| am) no longer (?:at|with|working (?:at|for)|employed)\b|\bi no longer work\b|\b(?:my )?new (?:e-?mail|address|e-?mail address|work e-?mail|contact)(?: address)? (?:is|:|=)|\b(?:reach|write|e-?mail|contact) me (?:at|on|under) (?:my )?(?:new|personal|private)\b|\bnot at \p{L}{2,20} (?:any ?more|any longer)\b|\bich (?:bin|habe|arbeite) (?:inzwischen |jetzt |nun |nicht mehr |.{0,30}?)(?:gewechselt|verlassen|jetzt bei|nicht mehr bei)|\bmeine neue (?:e-?mail|adresse|mailadresse)|\bj'ai (?:quitte|change de|rejoint)|\bma nouvelle adresse|\b(?:he|me he) (?:dejado|cambiado|incorporado)|\bmi nuev[oa] (?:correo|direccion|e-?mail)|\bho (?:lasciato|cambiato)|\bil mio nuovo indirizzo|\bmeu novo (?:e-?mail|endereco)|\bmijn nieuwe (?:e-?mail|adres)|\bmin nya (?:adress|e-?post|mejl)|\bmin nye (?:adresse|e-?mail|e-?post)/u,
    unless:
      /\bi(?:'ve| have)? (?:just |also )?left (?:you|a|it|this|that|him|her|voicemail|word|my|early)\b|joined (?:your|the (?:call|meeting))|when i (?:left|joined|started|was)|before i (?:left|joined)|since i (?:left|joined)|after i (?:left|joined)/,
  },
]);
