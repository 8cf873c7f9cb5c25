import { AWAY_WORDS, RETURN_WORDS } from './absence-text.ts';
import { anyWord } from './word-lists.ts';
import { late } from './pattern.ts';

/** The writer says that he is away. */
export const AWAY_TEXT = late(() => new RegExp(anyWord(AWAY_WORDS), 'u'));

/** The writer says that he is away or when he will be back. */
export const ABSENT_TEXT = late(() => new RegExp(`${AWAY_TEXT().source}|${anyWord(RETURN_WORDS)}`, 'u'));

/** An absence that is over. */
export const PAST_TEXT = late(
  () =>
    new RegExp(
      anyWord({
        en: ['was', 'were', "i've been", 'have been'],
        de: ['war(?:en)?'],
        fr: ["(?:j')?etais", 'etions'],
        es: ['estaba', 'estuve'],
        it: ['ero', 'eravamo'],
        pt: ['estava', 'estive'],
        nl: ['was', 'waren'],
        sv: ['var', 'har varit'],
        da: ['har været'],
        no: ['har vært', 'har vert'],
        fi: ['olin'],
        pl: ['byl[ae]m'],
        cs: ['byla? jsem'],
        ru: ['был[аи]?'],
      }),
      'u',
    ),
);

/** An answer by a machine about a person who will not be back: no absence. */
export const NO_RETURN = late(
  () =>
    new RegExp(
      anyWord({
        en: ['no longer (?:with|works?|working|employed|at)', '(?:has|have) left (?:the|our)'],
        de: ['nicht mehr (?:im unternehmen|in unserem|bei uns|tatig|fur)'],
        fr: ['ne travaille plus', 'a quitte (?:la|notre|l)'],
        es: ['ya no trabaja'],
        it: ['non lavora piu'],
        pt: ['(?:nao|ja nao) trabalha mais', 'ja nao trabalha'],
        nl: ['werkt niet (?:meer|langer)', 'niet meer werkzaam'],
        sv: ['arbetar inte langre', 'har slutat'],
        da: ['arbejder ikke længere', 'er fratradt'],
        fi: ['ei enaa tyoskentele'],
        pl: ['juz nie pracuje', 'nie pracuje juz'],
        cs: ['jiz nepracuje', 'uz nepracuje'],
        ru: ['больше не работает'],
      }),
      'u',
    ),
);
