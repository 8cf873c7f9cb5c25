import { phrases } from './sentences.ts';

/** "Please stop writing to me", in any wording and language Goodword knows. Folded text: lower case, no accents. */
export const STOP = phrases([
  {
    rule: 'stop: the word alone',
    pattern:
      /^\W{0,4}(?:please )?(?:stop|unsubscribe(?: me)?|remove(?: me)?|opt[ -]?out|abmelden|stopp|basta|desuscribir(?:me)?|darme de baja|baja|desabonner|desinscrire|desinscription|cancelami|disiscrivi(?:mi)?|uitschrijven|afmelden|avregistrera|afmeld|avmeld|peruuta tilaus|wypisz(?: mnie)?|odhlasit|отписаться|отпишите меня|стоп|退订|退訂|配信停止|停止)(?: please| bitte| now| all)?\W{0,6}$/u,
  },
  {
    rule: 'stop: do not write again',
    pattern:
      /\b(?:do not|don't|dont|never|not to|no need to|refrain from|cease(?: and desist)?(?: from)?|quit|stop|rather you (?:did not|didn't)|prefer (?:that )?you (?:did not|didn't|not)|not be|not want to be|don't want to be|not wish to be) (?:ever |please )?(?:any further |further |future )?(?:e-?mail(?:s|ing|ed)?|writ(?:e|ing)|contact(?:ing|ed)?|messag(?:e|es|ing)|send(?:ing)?|sent|spam(?:ming)?|bother(?:ing|ed)?|communicat(?:e|ion|ing)|pester(?:ing)?|harass(?:ing)?|approach(?:ed|ing)?|reach(?:ing)? out)\b(?:\W{0,4}$| (?:to |with )?(?:me|us|my|this (?:address|e-?mail|inbox|account|mailbox))\b| (?:again|any ?more|any longer|further|ever|here|these|those|such|so many|more|any (?:more|further)|please|in (?:the )?future|e-?mails?|messages?|mails?|spam|by you|from you)\b|, )/,
    unless:
      /\b(?:don't|dont|never|can't|cannot|no need to|do not) stop\b|hesitate|why (?:do not|don't)|\bif (?:i|you) (?:do not|don't)|\bi(?:'ll| will| would|'d)? (?:do not|don't|did not|didn't|never) (?:e-?mail|write|contact|message|send|reach)|\b(?:until|before|yet|instead|unless)\b|\b(?:don't|dont|do not) (?:write|send|e-?mail|contact|bother)(?:ing)? (?:it|that|anything|today|tomorrow|with|about)\b|love (?:them|it|these|your)/,
  },
  {
    rule: 'stop: take me off',
    pattern:
      /\b(?:unsubscribe|remove|take|delete|drop|strike) (?:me|us|my (?:e-?mail|address|name|contact)|this (?:e-?mail|address))\b.{0,40}?(?:\b(?:off|from|out of)\b|[.!]?$)|\b(?:opt me out|opt out of|lose my (?:number|e-?mail|address)|leave me alone|no more (?:e-?mails?|messages?|mails?|of these|contact)|stop all (?:contact|communication)|please unsubscribe|want (?:you )?to unsubscribe|stop (?:this|these|it|the) (?:e-?mails?|mails?|messages?|nonsense|spam)|not (?:want|wish) (?:any|to (?:receive|get|hear)) (?:any |more |further )?(?:e-?mails?|messages?|mails?|more|from you))\b/,
    unless:
      /\b(?:don't|dont|do not|never) stop\b|take (?:me|us) (?:out|up) (?:for|on)|off the hook|\bhappy\b|love them/,
  },
  {
    rule: 'stop: no contact in future',
    pattern:
      /\bplease stop\b(?! (?:by|in|me|over|at|for|here))\W{0,3}(?:$|e-?mail|writ|contact|messag|send|this|these|it\b|now)|\b(?:stop|cease|end) (?:all )?(?:further )?(?:contact|communications?|correspondence)\b|\b(?:(?:prefer|rather|like|want) not to|rather not|(?:don't|do not|never) (?:want|wish|care) to) (?:ever )?hear (?:any ?more |anything )?(?:from you|of this)\b|\bany (?:further|future) contact\b.{0,30}\b(?:unwelcome|not|refrain)\b/,
    unless: /\b(?:don't|dont|do not|never) stop\b/,
  },
  {
    rule: 'stop: German',
    foreign: true,
    pattern:
      /\b(?:schreib(?:en|t)?|kontaktier(?:en|e|t)?|mail(?:en|e)?|meld(?:en|e)?|belastig(?:en|e)?|send(?:en|e)?|schick(?:en|e)?)\b.{0,30}\b(?:nicht mehr|nie wieder|nicht wieder|nicht weiter|keine (?:weiteren )?(?:e-?mails?|mails|nachrichten))\b|\bkeine (?:weiteren )?(?:e-?mails?|mails|nachrichten|kontaktaufnahme|anfragen)(?: mehr)?\b.{0,30}\b(?:senden|schicken|erhalten|bekommen|mehr|wunsche|bitte)\b|\bbitte keine (?:weiteren )?(?:e-?mails?|mails|nachrichten)\b|\bnicht mehr (?:kontaktieren|anschreiben|schreiben)\b|\b(?:streichen|entfernen|loschen|nehmen) sie (?:mich|meine)\b.{0,40}\b(?:aus|von|verteiler|liste|adresse)\b|\blass(?:en sie|t)? mich (?:bitte )?in ruhe\b|\baus (?:dem|ihrem) verteiler\b/,
    unless: /schreib(?:e|en)? ich/,
  },
  {
    rule: 'stop: French',
    foreign: true,
    pattern:
      /\b(?:ne plus (?:me |nous )?(?:contacter|ecrire|envoyer|solliciter|recevoir)|ne (?:me|nous|m') ?(?:contactez|ecrivez|envoyez|contacte|ecris|envoie|sollicitez) plus|n'?ecrivez plus|cess(?:ez|er) de (?:me|nous|m')|arret(?:ez|er|e) de (?:me|nous|m')|plus (?:aucun )?(?:message|courriel|mail)s? de votre part|desinscri(?:re|vez)(?:-moi)?|retirez[- ]moi|supprimez (?:mon adresse|mes coordonnees)|laissez[- ]moi tranquille)\b/,
  },
  {
    rule: 'stop: Spanish',
    foreign: true,
    pattern:
      /\b(?:no me (?:escriba[sn]?|contacte[sn]?|envie[sn]?|mande[sn]?|vuelva[sn]? a (?:escribir|contactar|enviar|mandar))|no (?:vuelva[sn]?|quiero que (?:me )?vuelva[sn]?) a (?:escribirme|contactarme|enviarme|mandarme)|deje[ns]? de (?:escribirme|contactarme|enviarme|mandarme|molestar)|deja de (?:escribirme|contactarme|enviarme|mandarme|molestar)|no (?:deseo|quiero) (?:recibir|que me)|(?:dar(?:me)?|deme|denme|dame) de baja|borre[ns]? mi (?:correo|direccion|contacto)|elimine[ns]? mi (?:correo|direccion|contacto)|no mas (?:correos|mensajes|emails))\b/,
  },
  {
    rule: 'stop: Italian',
    foreign: true,
    pattern:
      /\b(?:non (?:mi )?(?:scriv(?:ere|a|ete|i)(?:mi)?|contatt(?:are|i|ate)(?:mi)?|mand(?:are|i|ate)(?:mi)?|invi(?:are|i|ate)(?:mi)?) (?:piu|mai piu)|non (?:voglio|desidero) (?:piu )?(?:ricevere|essere contattat[oa])|smett(?:a|ete|ila|i|etela) di (?:scriver|contattar|mandar|inviar)(?:mi|ci)|(?:cancell|rimuov|tolg)(?:i|a|ete|ate)(?:mi| il mio)|mi lasci in pace|basta (?:e-?mail|messaggi))\b/,
  },
  {
    rule: 'stop: Portuguese',
    foreign: true,
    pattern:
      /\b(?:nao (?:me )?(?:escreva|contacte|contate|envie|mande|escrevam|contactem|contatem|enviem|mandem)(?:-me)?(?: mais| novamente| de novo)?|nao (?:quero|desejo) (?:mais )?(?:receber|ser contac?tad[oa])|par(?:e|em|a) de (?:me )?(?:escrever|contactar|contatar|enviar|mandar|incomodar)(?:-me)?|deixe? de me|remova(?:m)? (?:meu|o meu)|retire(?:m)? (?:meu|o meu)|descadastr\p{L}{1,6}|cancelar (?:a )?(?:minha )?(?:inscricao|subscricao))\b/u,
    unless: /nao (?:me )?(?:envie|mande|escreva) (?:o|a|isso|nada|ainda)\b/,
  },
  {
    rule: 'stop: Dutch',
    foreign: true,
    pattern:
      /\b(?:(?:mail|e-?mail|schrijf|contacteer|stuur|benader|bericht)\b.{0,25}\b(?:niet meer|nooit meer|niet langer|geen (?:e-?mails?|mails|berichten)(?: meer)?)|niet meer (?:mailen|e-?mailen|schrijven|contacteren|benaderen|te mailen)|geen (?:verdere )?(?:e-?mails?|mails|berichten) meer|stop(?:pen)? met (?:mailen|schrijven|het sturen|e-?mailen|contact)|(?:haal|verwijder) (?:mij|me|mijn)|laat (?:mij|me) met rust|(?:mij|me) (?:uit te |uit)schrijven)\b/,
  },
  {
    rule: 'stop: Nordic',
    foreign: true,
    pattern:
      /\b(?:(?:sluta|slut|stopp?a?|hold op med at|slutt (?:med )?(?:a|å)|lopeta\p{L}{0,4}) (?:att |viestien |sahkopostien )?(?:mejla|maila|skriva|kontakta|skicka|skrive|kontakte|sende|maile|lahetta\p{L}{0,6}|viesti\p{L}{0,4})|(?:mejla|maila|skriv|kontakta|kontakt|skicka|send|kontakte)(?:e)?\b.{0,25}\b(?:ikke (?:til |mere )?(?:mig|meg)|inte mer|inte langre|aldrig mer|inte igen|inga fler|ikke mere?|ikke igen|ikke lenger|aldri mer|ikke flere|ingen flere)|(?:vill|onskar|ønsker|vil) (?:inte|ikke) (?:ha |have |motta |modtage |bli |blive |la |få )?(?:fler|flere|kontakta[dt]|kontaktet|mejl|e-?post|mails?)|ta bort mig|fjern (?:mig|meg)|(?:ala|alkaa|alka) (?:enaa )?(?:lahet\p{L}{1,6}|kirjoit\p{L}{1,6}|ota(?:ko)? (?:enaa )?yhteytta)|en halua (?:enaa )?(?:viesteja|sahkopost\p{L}{1,6})|poista(?:kaa)? (?:minut|osoitteeni))\b/u,
  },
  {
    rule: 'stop: Polish and Czech',
    foreign: true,
    pattern:
      /(?<!\p{L})(?:(?:prosze )?(?:wiecej )?(?:do mnie )?nie (?:pisac|pisz|piszcie|kontaktowac|kontaktuj|wysylac|wysylaj)\p{L}{0,4}(?: do mnie| sie ze mna| mi| wiecej)|(?:prosze |prosim )(?:juz )?(?:wiecej )?(?:nie pisac|przestac pisac|usunac (?:mnie|moj)|mne nekontaktujte|nepiste|mi nepiste)|przestan(?:cie)? (?:do mnie )?(?:pisac|wysylac)|wypisz(?:cie)? mnie|usun(?:cie)? (?:mnie|moj)|uz mi (?:prosim )?nepis\p{L}{0,3}|nepis(?:te)? mi|nekontaktujte mne|neposilejte mi|prestante mi (?:psat|posilat)|odhlaste mne|vymazte (?:mne|muj))(?!\p{L})/u,
  },
  {
    rule: 'stop: Russian',
    foreign: true,
    pattern:
      /(?:не пишите|не пиши|больше не (?:пишите|пиши|присылайте|беспокойте|связывайтесь)|перестаньте (?:мне )?(?:писать|присылать|слать)|не (?:присылайте|отправляйте|беспокойте)|прекратите (?:мне )?(?:писать|присылать|рассылку)|удалите (?:меня|мой)|отпишите|отписаться|оставьте меня в покое|не связывайтесь со мной)/,
  },
  {
    rule: 'stop: Japanese and Chinese',
    foreign: true,
    pattern:
      /(?:連絡(?:し|を)?(?:ない|しない|やめ|止め|お?控え)|(?:メール|連絡).{0,8}(?:不要|お断り|やめて|止めて|送らない|しない)(?:で|く)?|今後.{0,12}(?:連絡|メール).{0,8}(?:ない|不要|控え|お断り)|配信(?:を)?停止|(?:请|請)?(?:不要|别|別|勿)(?:再)?(?:给我|給我|向我)?(?:发|發|寄|联系|聯繫|聯絡|打扰|打擾|来信|写信|寫信)|(?:停止|取消)(?:给我|給我)?(?:发|發|订阅|訂閱|联系|聯繫)|(?:把我)?(?:从|從).{0,10}(?:移除|删除|刪除))/,
  },
]);
