import { saying, written } from './phrase-notation.ts';
import type { Phrase } from './sentences.ts';

/** "Please stop writing to me" in languages other than English. */
export const STOP_ELSEWHERE: Phrase[] = [
  {
    rule: 'stop: German',
    foreign: true,
    pattern: saying(`
      schreib*|kontaktier*|mail*|schick*|send*|melde*|belastig*|kontaktaufnahme ... nicht_mehr|nie_wieder|nie_mehr|keine_weiteren|keine_mails|keine_e-mails|keine_nachrichten|nicht_wieder|nicht_weiter
      nicht_mehr|nie_wieder|nie_mehr|nicht_weiter|nicht zu|weiter|mehr? kontaktier*|schreib*|anschreib*|mailen|angeschrieben|anzuschreiben|behellig*|melde*|zu_schreiben
      keine|keinerlei weiteren|mehr|weitere ... mails|e-mails|nachrichten|mitteilungen|zuschriften|kontaktaufnahme|post
      keine|keinerlei mails|e-mails|nachrichten|zuschriften ... mehr
      mochte|will|wunsche keine|keinerlei mails|e-mails|nachrichten|zuschriften ... erhalten|bekommen|empfangen
      kein|keinen|keinerlei weiteren kontakt
      kein|keinen|keinerlei kontakt mehr
      nichts mehr von ihnen|dir|euch horen|lesen|bekommen|erhalten
      hor|horen|horet|hort sie? bitte|jetzt|endlich|doch? auf mir|uns|mich|damit|zu
      unterlassen|unterlasse|stoppen|stoppe sie? ...  mails|e-mails|nachrichten|kontakt*|schreiben|zusendung*
      nehmen|nimm|streich*|losch*|entfern*|trag* sie? bitte|doch? mich|uns|meine_adresse|meine_daten|meine_mailadresse|meine_e-mail*|meine_kontakt*
      aus|von ihrem|ihrer|eurem|eurer|deiner|deinem|dem|der verteiler|liste|adressliste|mailingliste|kontaktliste
      lassen|lass|lasst sie? bitte|doch|endlich? mich|uns bitte|doch|endlich? in_ruhe
      mich|uns bitte|sofort? abmelden|austragen|abbestellen
      melden|melde sie? mich|uns bitte? ab
      `),
    unless: /\bschreib\w{0,3} (?:ich|wir)\b|\bich (?:schreib|meld|konnte)/,
  },
  {
    rule: 'stop: French',
    foreign: true,
    pattern: saying(`
      ne plus me|nous|m'|vous? contacter|ecrire|envoyer|solliciter|recevoir|m'ecrire|m'envoyer|nous_ecrire|m'importuner|importuner|deranger|relancer
      ne m'ecris|m'ecrivez|m'ecrire|m'envoie|m'envoyez|m'envoyer|m'importunez|m'embetez plus|jamais
      ne me|nous contactez|contacte|ecrivez|envoyez|sollicitez|sollicite|relancez|relance|derangez|derange|recontactez|recontacte plus|jamais
      n'ecrivez|n'ecris|n'envoyez|n'envoie plus
      souhaite|veux|desire|voudrais|souhaitons|voulons plus|pas|aucun* .. recevoir|etre_contacte*|avoir_de_vos|entendre|lire .. vos|tes|de|ces|d'autres|messages|mails
      souhaite|veux|desire|voudrais|souhaitons|voulons plus|pas vous|te? lire|etre_contacte*|etre_sollicite*|recevoir
      cessez|cesser|arretez|arreter|arrete|cesse de|avec m'* .. ecrire|envoyer|contacter|relancer|messages|mails
      cessez|cesser|arretez|arreter|arrete|cesse de m'ecrire|m'envoyer|m'importuner|m'embeter
      cessez|cesser|arretez|arreter|arrete|cesse de me|nous
      arretez|arrete|stop|assez avec? ces|vos|tes|les messages|mails|courriels|envois
      plus aucun|de? message|messages|courriel|courriels|mail|mails|contact de_votre_part|de_ta_part|svp|stp|merci
      retirez-moi|retire-moi|desinscrivez-moi|desinscris-moi|enlevez-moi|enleve-moi|supprimez-moi|desabonnez-moi|rayez-moi
      me|nous|de_me retirer|desinscrire|enlever|desabonner|supprimer|rayer de|des
      retirer|supprimer|supprimez|supprime|effacer|effacez|retirez|enlever|enlevez mon|mes|mon_adresse .. adresse|coordonnees|nom|contact|mail|email|donnees
      laissez-moi|laisse-moi|foutez-moi|fichez-moi tranquille|en_paix|la_paix
      `),
  },
  {
    rule: 'stop: Spanish',
    foreign: true,
    pattern: saying(`
      no|nunca|jamas me|nos escriba*|escribas|contacte*|contactes|envie*|envies|mande*|mandes|moleste*|molestes mas|nunca|otra_vez|correos|emails|mensajes|nada|de_nuevo
      no|nunca|jamas me|nos escriba*|contacte*|moleste* $
      no|nunca me|nos lo? vuelva*|vuelvas a escribir|contactar|enviar|mandar|molestar
      no|nunca vuelva*|vuelvas a escribirme|contactarme|enviarme|mandarme|molestarme|ponerse_en_contacto
      deje*|dejes|deja|para|pare*|basta de escribirme|contactarme|enviarme|mandarme|molestar|molestarme|escribir|enviar|mandar
      no deseo|quiero|deseamos|queremos mas|seguir? recibir|recibiendo|saber|que_me|correos|mensajes|emails
      dar|darme|deme|denme|dame|dadme de_baja
      borre*|borra|borrame|elimine*|elimina|eliminame|quite*|quita|quitame|saque*|saca|sacame|retire*|retira|retirame me|mi|mis|de ... lista|correo|direccion|datos|contacto|email|base|registros
      quitarme|borrarme|sacarme|eliminarme|retirarme de ... lista|listas|base
      no mas correos|mensajes|emails
      dejame|dejeme|dejenme|dejadme en_paz|tranquil*
      `),
  },
  {
    rule: 'stop: Italian',
    foreign: true,
    pattern: saying(`
      non|mai scrivermi|scriverci|contattarmi|contattatemi|contattateci|scrivetemi|mandarmi|mandatemi|inviarmi|inviatemi|disturbarmi|disturbatemi|cercarmi piu|mai|altre|altro|nulla|niente|mail|email
      non mi|ci scriva|scrivere|scrivete|scrivi|contatti|contattare|contatta|contattate|mandi|mandare|mandate|inviare|invii|inviate|disturbi|disturbare piu|mai_piu|altro|altre|mail|email
      non voglio|desidero|vorrei|intendo piu|altre|essere? ricevere|contattat*|sentire|sentirti|avere|mail|email|messaggi
      non voglio|desidero|vorrei|intendo essere piu? contattat*|disturbat*
      smett*|smettila|smettetela|smetta|basta|la_smetta di|con scriver*|contattar*|mandar*|inviar*|disturbar*|queste|le
      smetta|smettila|smettetela|smettete di scrivermi|contattarmi|mandarmi|inviarmi|disturbarmi
      cancell*|rimuov*|tolg*|togli*|elimin* mi|il_mio|i_miei|la_mia|dalla|dalle|dal|dai|questo_indirizzo
      cancellarmi|rimuovermi|togliermi|eliminarmi|cancellatemi|rimuovetemi|toglietemi|disiscrivetemi|cancellami|toglimi|rimuovimi|disiscrivermi
      mi_lasci|lasciami|lasciatemi|lasciarmi in_pace|stare
      basta|niente_piu|stop mail|email|e-mail|messaggi
      `),
  },
  {
    rule: 'stop: Portuguese',
    foreign: true,
    pattern: saying(`
      nao|nunca me|nos escreva*|escrevas|contacte*|contactes|contate*|contates|envie*|envies|mande*|mandes|incomode*|incomodes|procure* mais|novamente|outra_vez|de_novo|emails|e-mails|mensagens|nada
      nao|nunca me|nos escreva*|contacte*|contate*|incomode* $
      nao|nunca mais? me|nos? volte*|voltes a contactar|contatar|escrever|enviar|mandar|contactar-me|escrever-me
      nao escreva*|contacte*|contate*|envie*|mande*|escreva-me|contacte-me|envie-me|mande-me mais|novamente|de_novo
      nao quero|desejo|queremos|desejamos|pretendo|gostaria_de mais|ser|continuar_a? receber|contactad*|contatad*|ser_contactad*|ser_contatad*|ter_contato
      pare|parem|para|pára|deixe|deixem|chega de me? escrever|contactar|contatar|enviar|mandar|incomodar|escrever-me|enviar-me|contactar-me|mandar-me|emails|mensagens
      remova*|retire*|tire*|tira|apague*|exclua*|elimine*|retira|remove|delete* me? meu|o_meu|minha|meus|os_meus|me|da|de .. endereco|email|e-mail|nome|contacto|contato|dados|lista|sua
      me remova*|retire*|tire*|tira|exclua* da|de|dessa|desta
      remova-me|retire-me|tire-me|descadastr*|descadastre-me
      cancelar|cancele a? minha? inscricao|subscricao|assinatura
      deixe-me|deixem-me|me_deixe|me_deixa|deixa-me em_paz
      `),
    unless: /nao (?:me )?(?:envie|mande|escreva) (?:o|a|isso|ainda)\b/,
  },
  {
    rule: 'stop: Dutch',
    foreign: true,
    pattern: saying(`
      mail*|e-mail*|schrijf|contacteer|stuur|benader|bericht|bel|val ... niet_meer|nooit_meer|niet_langer|geen_mail*|geen_e-mail*|geen_bericht*|niet_lastig|niet_weer
      niet meer|langer|verder te? mailen|e-mailen|schrijven|contacteren|benaderen|berichten|contact
      geen|nooit verdere|nog? mails|e-mails|mail|berichten|contact|post ... meer
      geen|nooit verdere mails|e-mails|mail|berichten|contact
      stop|stoppen|hou|houd|kap|schei nu|eens|alsjeblieft|aub? op|mee|uit? met|mij|te mailen|schrijven|het_sturen|sturen|e-mailen|contact|mails|berichten|lastig*
      haal|verwijder|schrap|schrijf|gooi|wis mij|me|mijn|ons van|uit|adres|gegevens|naam|e-mailadres|mailadres|aub|alsjeblieft
      laat mij|me|ons .. met_rust
      mij|me uit|uit_te schrijven
      mij|me uitschrijven|afmelden|verwijderen
      `),
  },
  {
    rule: 'stop: Nordic',
    foreign: true,
    pattern: saying(
      `
      sluta|slut|stop|stopp|stoppa|hold_op|slutt|lopet* med? at|att|a|å|viestien|sahkopostien? med? {write}|spam*
      {write} ikke|inte|aldrig|aldri mer|mere|igen|igjen|langre|lenger|langere|flere|fler|til_mig|til_meg|till_mig|mig|meg
      {write} ... inte_mer|inte_langre|aldrig_mer|inte_igen|inga_fler|ikke_mere|ikke_mer|ikke_igen|ikke_igjen|ikke_lenger|ikke_langere|aldri_mer|aldrig_mere|ikke_flere|ingen_flere
      ikke|inte|aldrig|aldri {write} til|till|mig|meg ... mer|mere|igen|igjen|lenger|langere|langre|flere|fler|mejl|mail
      vill|onskar|ønsker|onsker|vil inte|ikke langre|lenger|langere|mer|mere? ha|have|motta|modtage|bli|blive|fa|få|ta_emot|hora|høre|hore|la|kontakt* ... fler|flere|kontakt*|mejl|mail*|e-post|epost|beskeder|meddelanden|meldinger|mer|mere|fra_deg|fra_dig|fran_dig
      inga|ingen fler|flere|mer mejl|mail|mails|mailer|e-post|meddelanden|beskeder|meldinger
      ta|tag|fjern|slett|slet|radera|plocka bort|vekk|ud? mig|meg|min_adress|min_adresse|min_mail|min_e-post
      lat|la|lad mig|meg .. vara_i_fred|vaere_i_fred|være_i_fred|være|i_fred
      ala|alkaa|alka enaa? lahet*|kirjoit*|ota|ottako|ottakaa|laita*
      en halua enaa? viest*|sahkopost*|saada|mitaan
      poista|poistakaa minut|osoitteeni|yhteystietoni
      `,
      {
        write:
          'mejla mejl maila mail maile mailen skriva skriv skrive kontakta kontakt kontakte kontakter skicka send sende sender lahetta* viesti* mejle',
      },
    ),
  },
  {
    rule: 'stop: Polish and Czech',
    foreign: true,
    pattern: saying(`
      nie pisac|pisz|piszcie|kontaktowac|kontaktuj*|wysylac|wysylaj*|przysylac|przysylaj* do_mnie|sie_ze_mna|mi|wiecej|juz|zadnych
      wiecej|juz do_mnie|mi|ze_mna|sie? nie pisac|pisz|piszcie|kontaktowac|kontaktuj*|wysylac|wysylaj*|przysylac
      prosze do_mnie|sie|mi|juz|wiecej|ze_mna? do_mnie|wiecej|juz? nie pisac|kontaktowac|wysylac|przysylac
      nie zycze|chce|zyczymy sobie? dalszych|otrzymywac|dostawac|wiecej|kolejnych|zadnych|kontaktu|tych|panstwa|juz|takich
      prosze przestac|o_zaprzestanie|zaprzestac
      przestan|przestancie|przestac juz? do_mnie|mi|mnie? pisac|wysylac|przysylac|nekac|kontaktowac
      wypisz|wypiszcie|wypisac|usun|usuncie|usunac|skresl|skreslcie|wykreslic mnie|moj|moje|moja|adres
      daj|dajcie mi|mnie? juz? spokoj
      uz|jiz mi|prosim? prosim|mi? nepis*
      nepis|nepiste|nekontaktujte|neposilejte|nekontaktuj mi|mne|uz
      mne|mi nepis*|nekontaktujte|neposilejte|nekontaktuj
      prestante|prestan mi? psat|posilat|mi
      odhlaste|vymazte|odeberte|smazte mne|me|muj|moji|mou
      dejte|nechte mi|me|mne pokoj|na_pokoji
      `),
  },
  {
    rule: 'stop: Russian',
    foreign: true,
    pattern: saying(`
      не пишите|пиши|присылайте|присылай|отправляйте|беспокойте|шлите мне|больше|меня
      не пишите|пиши|присылайте|беспокойте|связывайтесь $
      больше|пожалуйста не пишите|пиши|присылайте|беспокойте|связывайтесь
      больше мне не пишите|пиши|присылайте
      перестаньте|прекратите|хватит мне? писать|присылать|слать|рассылку|беспокоить
      удалите|уберите|исключите|отпишите меня|мой|мою|мои
      не хочу|желаю больше? получать
      оставьте меня в_покое
      не связывайтесь со_мной
      `),
  },
  {
    rule: 'stop: Japanese',
    foreign: true,
    pattern: written(`
      連絡|メール|メッセージ .. しないで|送らないで|送らない|やめて|止めて|不要|お断り|お?控え|ご?遠慮|ご?無用
      連絡 し|を? ない|しない|やめ|止め|お?控え
      今後 .. 連絡|メール|配信 .. ない|不要|控え|お断り|遠慮
      配信 を|の? 停止|解除|中止
      リスト|名簿|宛先 .. 外して|削除|除外
      `),
  },
  {
    rule: 'stop: Chinese',
    foreign: true,
    pattern: written(`
      不要|别|別|勿|不必|不用|停止 再|继续|繼續? 给我|給我|向我|跟我|和我? 发|發|寄|联系|聯繫|聯絡|打扰|打擾|来信|写信|寫信|骚扰|騷擾
      停止|取消 给我|給我? 发|發|订阅|訂閱|联系|聯繫
      不想|不愿|不願|不希望 再? 收到|被打扰|被打擾|联系
      把我|将我|將我 .. 移除|删除|刪除|去掉|除名
      从|從|在 .. 名单|名單|列表 .. 移除|删除|刪除
      `),
  },
];
