import { saying, written } from './phrase-notation.ts';
import type { Phrase } from './sentences.ts';

/** "You have the wrong person" in languages other than English. */
export const WRONG_PERSON_ELSEWHERE: Phrase[] = [
  {
    rule: 'wrong person: other languages',
    foreign: true,
    pattern: saying(`
      das bin ich nicht
      in der adresse geirrt
      falsche|falschen|falscher person|adresse|empfanger|ansprechpartner|e-mail|mail|mailadresse
      verwechseln|verwechselt|verwechselst|verwechslung
      falsch verbunden
      kenne sie nicht
      mauvaise personne|adresse
      trompez|trompe|trompes|tromper|trompee de personne|destinataire|d'adresse
      trompez|trompe d'adresse
      pas la bonne personne
      erreur de|sur_le destinataire
      ce n'est pas moi
      ne vous connais pas
      persona|correo|direccion equivocada|equivocado
      se|te ha|has|habra? equivocado|confundido|equivocaste|confunde
      no soy yo|la_persona|esa_persona|quien
      persona|indirizzo sbagliata|sbagliato
      ha|hai sbagliato persona|indirizzo
      non sono io|la_persona
      pessoa|endereco errada|errado
      nao sou eu|a_pessoa|essa_pessoa
      verkeerde persoon|adres
      dat ben ik niet
      fel|feil|forkert|vaara person|adress|adresse|henkilo|osoite
      det ar|er inte|ikke jag|mig|meg
      pomylka|pomylil*
      to nie|nejsem ja
      spatna|spatny osoba|adresa
      ошиблись|ошибся|не_тот_человек|это_не_я
      `),
  },
  {
    rule: 'wrong person: Japanese and Chinese',
    foreign: true,
    pattern: written(`
      人違い
      宛先 .. 違|間違
      找错人|找錯人|认错人|認錯人|发错|發錯
      `),
  },
];

/** "She no longer works here" in languages other than English. */
export const LEFT_ELSEWHERE: Phrase[] = [
  {
    rule: 'left: other languages',
    foreign: true,
    pattern: saying(`
      nicht mehr bei|im|in|fur|hier|unter ... tatig|beschaftigt|angestellt|arbeitet|erreichbar
      arbeitet|arbeiten nicht_mehr|hier_nicht_mehr
      ist|sind nicht mehr bei_uns|im_unternehmen|im_haus|in_der_firma|hier|tatig
      hat|haben das|unser|die|unsere|den unternehmen|haus|firma|betrieb|konzern ... verlassen
      ausgeschieden|in_den_ruhestand|in_rente|in_pension|gekundigt_worden
      ne travaille|fait plus|plus_partie
      ne fait plus partie
      a quitte l'entreprise|la|le|notre|ses|son|l'equipe|nos
      n'est plus en_poste|parmi|dans|chez|employe|employee
      ya no trabaja|forma_parte|esta_en|esta_con|labora
      ha dejado la_empresa|de_trabajar|la_compania
      dejo|abandono la empresa|compania
      se ha|jubilo jubilado?
      non lavora|fa piu|piu_parte
      non fa piu parte
      ha lasciato l'azienda|la|il|l'
      nao trabalha mais|na|no
      ja nao trabalha|faz_parte|esta
      nao faz mais parte
      deixou|saiu|desligou-se|aposentou-se a|de|da|do empresa|trabalhar|fazer_parte|firma|equipe
      niet meer|langer werkzaam|in_dienst|bij_ons|werken|werkt
      werkt niet|hier_niet|er_niet meer|langer
      heeft ... verlaten
      uit dienst
      jobbar|arbetar|jobber|arbeider|arbejder inte|ikke langre|kvar|lenger|langere|længere|mere|mer
      har slutat|sluttet|lamnat
      er fratradt|fratrådt|stoppet|sluttet
      ei ole|tyoskentele enaa
      on lopettanut
      nie pracuje juz|u_nas|tu
      juz tu|u_nas? nie pracuje
      odszedl|odeszla|odeszli
      uz|jiz zde|tu|u_nas? nepracuje
      больше|уже|здесь|тут не работает
      уволился|уволилась|ушел_из|ушла_из
      `),
    unless: /\bnao trabalha (?:na|no) (?:sexta|segunda|feriado|fim)/,
  },
  {
    rule: 'left: Japanese and Chinese',
    foreign: true,
    pattern: written(`
      退職|退社|転職
      已经|已經|已? 离职|離職|辞职|辭職
      不再 .. 工作|任职|任職
      已不在|不在 .. 公司|工作|任职|任職 .. 了|工作|任职|任職
      `),
  },
];

/** "I've moved on" in languages other than English: the writer himself. */
export const MOVED_ELSEWHERE: Phrase[] = [
  {
    rule: 'moved: other languages',
    foreign: true,
    pattern: saying(`
      ich bin|habe|arbeite ... gewechselt|verlassen|jetzt_bei|nicht_mehr_bei|nicht_mehr_im|nicht_mehr_in|gekundigt
      meine neue e-mail|email|adresse|mailadresse
      j'ai quitte|change_de|rejoint|demissionne
      je ne travaille|suis plus
      ma nouvelle adresse
      he|me_he dejado|cambiado|incorporado
      deje|renuncie a? mi|la|el trabajo|empresa|puesto
      ya no trabajo|estoy en|alli|ahi
      mi nuevo|nueva correo|direccion|email|e-mail
      ho lasciato|cambiato
      non lavoro piu
      mio nuovo indirizzo
      ja? nao trabalho mais|na|no|em
      sai|deixei da|do|de|a|o empresa|trabalho|*
      meu novo email|e-mail|endereco
      ik werk niet|hier_niet|daar_niet meer|langer
      ik ben|heb ... vertrokken|verlaten|weggegaan|gestopt_bij
      mijn nieuwe email|e-mail|adres|mailadres
      jag jobbar|arbetar|har inte|slutat|lamnat langre|kvar?
      jag|jeg slutade|sluttet|sluttede|stoppet|lamnade pa|hos|i|vid|ved
      jeg jobber|arbeider|arbejder ikke lenger|langere|længere|mere
      min nya|nye adress|adresse|e-post|mejl|e-mail|mail
      nie pracuje|pracuję juz
      juz nie pracuje w
      odszedlem|odeszlam|zwolnilem|zwolnilam
      uz|jiz nepracuji|nepracuju
      больше|уже|я не работаю
      я уволился|уволилась|ушел|ушла
      `),
  },
];
