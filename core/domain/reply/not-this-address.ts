import type { NamedPerson } from './people-named.ts';
import type { ReplyKind } from './reply.ts';
import type { Finding, Said } from './sentences.ts';

/** The rule's name: by it is known that an answer was about the address it was written to. */
export const NOT_THIS_ADDRESS = 'not to this address';

const MAIL = String.raw`(?:e-?mail|mail)?[ -]?(?:address|account|inbox|mailbox|e-?mail|mail)`;
const WORK = `(?:work|office|business|company|corporate|employer's|professional) ${MAIL}`;
const WORK_ELSEWHERE =
  '(?:arbeitsadresse|dienstadresse|firmenadresse|geschaftsadresse|arbeitsmail|dienstliche (?:e-?mail-?)?adresse|' +
  'geschaftliche (?:e-?mail-?)?adresse|adresse professionnelle|adresse de travail|correo (?:del|de) trabajo|correo profesional|' +
  'direccion del trabajo|werkadres|werkmail|indirizzo di lavoro|email do trabalho)';

/** What is asked, at the beginning of a clause: "I don't use it any more" asks for nothing. */
const ASKED = String.raw`(?:^|[,;:.–-] ?|\b(?:please|kindly|pls|so|and|but) )(?:please )?`;
const NOT_USE = `${ASKED}(?:don't|dont|do not|never|not|avoid|stop)`;
const THIS = String.raw`(?:my|a|an|the|this|that|our)`;

/** In one sentence: "please don't use my work address", "keep this off my work mail", "use my private address, not this one". */
const PLAIN = [
  new RegExp(String.raw`${NOT_USE} [^.!?\n]{0,50}\b${THIS} (?:${WORK}|${WORK_ELSEWHERE})`, 'mu'),
  new RegExp(String.raw`\b(?:keep|leave) [^.!?\n]{1,30} (?:off|out of|away from) ${THIS} ${WORK}`, 'mu'),
  new RegExp(
    String.raw`\b(?:use|write to|try|take) my (?:private|personal|home|other) ${MAIL}[^\n]{0,80}\b(?:not|instead of|rather than) (?:this|the|my work)(?: one| address| mail| e-?mail)?`,
    'mu',
  ),
  new RegExp(
    String.raw`${NOT_USE} (?:write|e-?mail|mail|send|contact|message|use|writing|e-?mailing)[^.!?\n]{0,40}\b(?:this|at my work) (?:${MAIL}|one)\b`,
    'mu',
  ),
];

/** Over the whole text: "This is my work address." and "Don't use it for this again." */
const IS_WORK = new RegExp(String.raw`\b${WORK}\b|\b${WORK_ELSEWHERE}\b|\bemployer reads\b`, 'u');
const NOT_IT = new RegExp(
  String.raw`${NOT_USE} (?:use|write|e-?mail|mail|send|contact|message|using|writing|sending)\b[^.!?\n]{0,40}\b(?:it|this|here|there|that)\b`,
  'mu',
);
const NOT_IT_ELSEWHERE =
  /\bbitte [^.!?\n]{0,40}\b(?:nicht|nie)\b|\b(?:nutze?|nutzen sie|verwenden? sie|schreiben? sie|schreib)\b[^.!?\n]{0,40}\b(?:nicht|nie)\b|\bn'(?:utilisez|ecrivez|utilise|ecris)\b[^.!?\n]{0,30}\b(?:plus|pas)\b|\bne (?:pas|plus) (?:utiliser|ecrire)\b|\b(?:por favor )?no (?:(?:la|lo) )?(?:uses|use|utilices|escribas|escriba)\b|\b(?:gebruik|schrijf)\b[^.!?\n]{0,30}\bniet\b|\bnon (?:usare|usarlo|scrivere|usi|scriva)\b/u;

const MISTAKEN =
  /\bhesitate\b|\b(?:don't|do not|never) mind\b|\bfeel free\b|\bnot (?:only|just)\b|\bi (?:don't|do not|never)\b/u;

/**
 * Somebody asks not to be written to where he was: "This is my work address, don't use it again for this." If he names
 * another address of his he is taken for somebody who moved there; else it is a stop. True where he is to be written to
 * elsewhere: the address in the mail is then nobody's referral.
 */
export function refuseAddress(
  found: Map<ReplyKind, Finding>,
  said: Said,
  named: () => NamedPerson[],
): boolean {
  const refused = notThisAddress(said);
  if (!refused) return false;
  const stop = found.get('stop');
  const isElsewhere = said.folded.includes('@') && named().some(({ address }) => address !== undefined);
  if (!isElsewhere || (stop && stop.sentence.folded !== refused.sentence.folded)) {
    if (!stop) found.set('stop', refused);
    return false;
  }
  found.delete('stop');
  found.set('left', { ...refused, evidence: { ...refused.evidence, kind: 'left' } });
  return true;
}

function notThisAddress({ sentences, folded }: Said): Finding | undefined {
  const asked = sentences.find(
    (sentence) => !MISTAKEN.test(sentence.folded) && PLAIN.some((pattern) => pattern.test(sentence.folded)),
  );
  const sentence = asked ?? (IS_WORK.test(folded) ? sentences.find(isAsked) : undefined);
  if (!sentence) return undefined;
  const words = sentence.written.slice(0, 120);
  return { evidence: { kind: 'stop', from: 'text', words, rule: NOT_THIS_ADDRESS }, sentence };
}

const isAsked = (sentence: { folded: string }): boolean =>
  !MISTAKEN.test(sentence.folded) && (NOT_IT.test(sentence.folded) || NOT_IT_ELSEWHERE.test(sentence.folded));
