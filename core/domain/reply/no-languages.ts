import { saying, written } from './phrase-notation.ts';
import type { Phrase } from './sentences.ts';

const REFUSES = `
  kann|konnen|mochte|mag|will|werde|darf ich|wir|ihnen|dir|da|hier|dabei|lieber|dich|sie|euch|das? ich|dir|ihnen|da|leider|dabei|hier|das|sie? leider|gar? nicht .. helfen|weiterhelfen|empfehlen|unterstutzen|dienen|machen|mitmachen
  leider|bedaure|bedauerlicherweise nein|nicht|nichts|keine|keinen|kein|kann|muss|konnen|mussen
  ich|wir|das kann|konnen|geht|wird|mochte leider|so|lieber? nicht|nichts
  nein danke|leider|tut|das|ich|lieber
  kein|keinerlei interesse
  keine|derzeit_keine|aktuell_keine offenen? stellen|stelle|moglichkeit|moglichkeiten|vakanzen
  muss|mochte|mussen ich|wir? leider? absagen|passen|ablehnen|abwinken
  tut mir|uns leid
  je|nous ne peux|pourrai|pouvons|souhaite|suis|pense|recrutons|sommes malheureusement? pas
  malheureusement|desole|desolee|navre|navree|helas
  nous? ne recrutons|recrute|embauchons pas|plus
  non merci|desole
  n'est|c'est pas possible|interesse
  pas interesse|interessee|possible|envie
  lamentablemente|desafortunadamente|por_desgracia|lamento
  no me|te|os? puedo|podre|podria|podemos|me_es_posible|estoy_interesad*|tengo_nada|tenemos|interesa|gustaria|contratamos
  lo siento
  no gracias
  purtroppo|mi_dispiace|mi_spiace|spiacente
  non posso|potro|possiamo|sono_interessat*|sono_in_grado|ho_nulla|abbiamo|mi_interessa|fa_per_me|me_la_sento|assumiamo
  no grazie
  infelizmente|sinto_muito|lamento
  nao posso|consigo|poderei|podemos|tenho|temos|estou_interessad*|me_interessa|da|vai_dar
  nao obrigad*
  helaas
  kan|ga|wil ik|je|u|hier|daar|helaas? ik|je|u|helaas? niet .. helpen|doen|aanbevelen|meewerken
  ik kan|wil|ga je|u|dat|hier? helaas? niet
  nee dank|bedankt|sorry|helaas|liever_niet
  geen interesse|vacatures
  niet geinteresseerd|mogelijk
  tyvarr|desvarre|desværre|beklager|dessverre|valitettavasti|niestety|bohuzel
  kan jag|tyvarr|jeg|desvarre|dessverre? inte|ikke hjalpa|hjelpe|hjælpe|hjaelpe
  nej|nei tack|tak|takk
  inte|ikke intresserad|interesseret|interessert
  en voi|pysty|valitettavasti
  ei kiitos
  nie moge|jestem_w_stanie|jestem_zainteresowan*|szukamy
  przykro mi
  nemohu|nemuzu|nemam_zajem
  к_сожалению|не_могу|не_смогу|не_интересно
  нет спасибо`;

/** A no in languages other than English. */
export const NO_ELSEWHERE: Phrase[] = [
  { rule: 'no: other languages', foreign: true, pattern: saying(REFUSES) },
  {
    rule: 'no: Japanese and Chinese',
    foreign: true,
    pattern: written(`
      申し訳|できません|いたしかねます|お断り
      很抱歉|抱歉|恐怕|无法|無法|帮不了|不感兴趣
      `),
  },
];
