/**
 * Lower case with accents cut, one character for one character, so that a place found in the folded text is the same
 * place in the text itself. Only Latin letters are folded: cutting marks would change Japanese kana.
 */
export function folded(text: string): string {
  if (!/[^\u0000-\u007f]/.test(text)) return text.toLowerCase();
  return text
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u00c0-\u024f]/g, (letter) => PLAIN[letter] ?? letter.normalize('NFD').charAt(0))
    .replace(/[A-Z\u0410-\u042f\u0401]/g, (letter) => letter.toLowerCase());
}

const PLAIN: Record<string, string> = {
  ø: 'o',
  Ø: 'o',
  ł: 'l',
  Ł: 'l',
  đ: 'd',
  Đ: 'd',
  ß: 'ß',
  æ: 'æ',
  Æ: 'æ',
};

const MONTHS = [
  'january jan januar janner januari janvier janv enero ene gennaio gen janeiro tammikuu tammikuuta tammikuun stycznia styczen ledna leden января январь янв',
  'february feb februar februari fevrier fevr fev febrero febbraio fevereiro helmikuu helmikuuta helmikuun lutego luty unora unor февраля февраль фев',
  'march mar marz maerz mrz mars marzo marco maart marts maaliskuu maaliskuuta maaliskuun marca marzec brezna brezen марта март мар',
  'april apr avril avr abril abr aprile huhtikuu huhtikuuta huhtikuun kwietnia kwiecien dubna duben апреля апрель апр',
  'may mai mayo maggio mag maio mei maj toukokuu toukokuuta toukokuun maja kvetna kveten мая май',
  'june jun juni juin junio giugno giu junho kesakuu kesakuuta kesakuun czerwca czerwiec cervna cerven июня июнь',
  'july jul juli juillet juil julio luglio lug julho heinakuu heinakuuta heinakuun lipca lipiec cervence cervenec июля июль',
  'august aug aout agosto ago augustus augusti elokuu elokuuta elokuun sierpnia sierpien srpna srpen августа август авг',
  'september sep sept septembre septiembre settembre set setembro syyskuu syyskuuta syyskuun wrzesnia wrzesien zari сентября сентябрь сен сент',
  'october oct oktober okt octobre octubre ottobre ott outubro out lokakuu lokakuuta lokakuun pazdziernika pazdziernik rijna rijen октября октябрь окт',
  'november nov novembre noviembre novembro marraskuu marraskuuta marraskuun listopada listopad listopadu ноября ноябрь ноя',
  'december dec dezember dez decembre diciembre dic dicembre dezembro desember des joulukuu joulukuuta joulukuun grudnia grudzien prosince prosinec декабря декабрь дек',
];

const WEEKDAYS = [
  'monday mon montag lundi lun lunes lunedi segunda segunda-feira maandag mandag mandags mandagen maanantai maanantaina maanantaihin poniedzialek poniedzialku pondeli pondelka понедельник понедельника 月 周一 星期一',
  'tuesday tue tues dienstag mardi martes martedi terca terca-feira dinsdag tisdag tirsdag tiistai tiistaina tiistaihin wtorek wtorku utery вторник вторника 火 周二 星期二',
  'wednesday wed weds mittwoch mercredi mer miercoles mercoledi quarta quarta-feira woensdag onsdag keskiviikko keskiviikkona srode sroda streda stredu среда среду 水 周三 星期三',
  'thursday thu thur thurs donnerstag jeudi jeu jueves giovedi quinta quinta-feira donderdag torsdag torstai torstaina torstaihin czwartek czwartku ctvrtek четверг четверга 木 周四 星期四',
  'friday fri freitag vendredi ven viernes venerdi sexta sexta-feira vrijdag fredag perjantai perjantaina perjantaihin piatek piatku patek пятница пятницу пятницы 金 周五 星期五',
  'saturday sat samstag sonnabend samedi sam sabado sabato zaterdag lordag lordags lauantai lauantaina sobota sobote sobotu суббота субботу 土 周六 星期六',
  'sunday sun sonntag dimanche dim domingo domenica zondag sondag sunnuntai sunnuntaina niedziela niedziele nedele nedeli воскресенье 日 周日 星期日 星期天',
];

const numbered = (rows: string[]): Map<string, number> =>
  new Map(rows.flatMap((row, at) => row.split(' ').map((word): [string, number] => [word, at + 1])));

const MONTH_OF = numbered(MONTHS);
const WEEKDAY_OF = numbered(WEEKDAYS);

/** 1..12 of a folded month name or its short form, in the languages of Goodword's mail. */
export const monthOf = (word: string): number | undefined => MONTH_OF.get(word);

/** 1 (Monday) .. 7 of a folded weekday name. */
export const weekdayOf = (word: string): number | undefined => WEEKDAY_OF.get(word);

/** A month or weekday by its name or a form of three letters or more. */
export const isCalendarWord = (word: string): boolean =>
  word.length > 2 && (MONTH_OF.has(word) || WEEKDAY_OF.has(word));

const longestFirst = (words: Iterable<string>): string =>
  [...words]
    .filter((word) => word.length > 2)
    .sort((one, other) => other.length - one.length)
    .join('|');

/** Alternatives of a regular expression: every month name. */
export const monthWords = (): string => longestFirst(MONTH_OF.keys());

/** Alternatives of a regular expression: every month or weekday name. */
export const calendarWords = (): string => longestFirst([...MONTH_OF.keys(), ...WEEKDAY_OF.keys()]);
