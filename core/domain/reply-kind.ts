import type { Evidence, ReplyKind } from './reply.ts';
import { INVITES, LATER, MEETING, NO, POSITIVE, REFERRAL, SENDS_TO, THANKS } from './reply/answer-phrases.ts';
import { LEFT, MOVED, WRONG_PERSON } from './reply/left-phrases.ts';
import type { NamedPerson } from './people-named.ts';
import { firstSaid, sentences, type Sentence } from './reply/sentences.ts';
import { STOP } from './reply/stop-phrases.ts';

/** The kinds of a person's answer, the deciding one first, each with the words that showed it. */
export interface AnswerKinds {
  primary: ReplyKind;
  labels: ReplyKind[];
  evidence: Evidence[];
  confidence: number;
  invited: boolean;
  /** The writer himself is at a new place and can be written to there. */
  moved: boolean;
}

/** What a person's newest words mean. `named` are the people the text seems to name. */
export function answerKinds(text: string, named: NamedPerson[], calendar: boolean): AnswerKinds {
  const said = sentences(text);
  const evidence = new Map<ReplyKind, Evidence>();
  const find = (
    kind: ReplyKind,
    phrases: Parameters<typeof firstSaid>[2],
    among: Sentence[] = said,
  ): void => {
    const found = firstSaid(kind, among, phrases);
    if (found && !evidence.has(kind)) evidence.set(kind, found);
  };
  find('stop', STOP);
  find('wrong-person', WRONG_PERSON);
  const moved = firstSaid('left', said, MOVED);
  if (moved) evidence.set('left', moved);
  else find('left', LEFT);
  if (named.length > 0) find('referral', SENDS_TO);
  find('referral', REFERRAL);
  find('meeting', MEETING);
  if (calendar)
    evidence.set('meeting', {
      kind: 'meeting',
      from: 'text',
      words: 'text/calendar',
      rule: 'meeting: an invitation in the mail',
    });
  if (!evidence.has('meeting')) {
    const proposal = said.find(
      (sentence) => sentence.asks && NAMES_A_TIME.test(sentence.folded) && !IS_DEADLINE.test(sentence.folded),
    );
    if (proposal)
      evidence.set('meeting', {
        kind: 'meeting',
        from: 'text',
        words: proposal.written.slice(0, 120),
        rule: 'meeting: asks about a time',
      });
  }
  find('later', LATER);
  find('no', NO);
  find('positive', POSITIVE);
  const question = said.find((sentence) => sentence.asks && !IS_GREETING.test(sentence.folded));
  if (question)
    evidence.set('question', {
      kind: 'question',
      from: 'text',
      words: question.written.slice(0, 120),
      rule: 'question mark',
    });
  else find('question', ASKS);
  find('thanks', THANKS);
  const invites = firstSaid('question', said, INVITES);
  settle(
    evidence,
    said,
    moved !== undefined,
    named.some(({ address }) => address !== undefined),
  );
  const labels = ORDER.filter((kind) => evidence.has(kind));
  const primary = primaryOf(labels, moved !== undefined);
  const ordered = [primary, ...labels.filter((kind) => kind !== primary)];
  return {
    primary,
    labels: labels.length === 0 ? ['unclear'] : ordered,
    evidence: ordered.flatMap((kind) => evidence.get(kind) ?? []).concat(invites ?? []),
    confidence: confidenceOf(primary, labels),
    invited: invites !== undefined,
    moved: moved !== undefined,
  };
}

const NAMES_A_TIME =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tue|wed|thu|tomorrow|tonight|montag|dienstag|mittwoch|donnerstag|freitag|lundi|mardi|mercredi|jeudi|vendredi|lunes|martes|miercoles|jueves|viernes|lunedi|martedi|mercoledi|giovedi|venerdi|segunda-feira|terca-feira|quarta-feira|quinta-feira|sexta-feira|maandag|dinsdag|woensdag|donderdag|vrijdag|mandag|tisdag|tirsdag|onsdag|torsdag|fredag|\d{1,2} ?(?:am|pm|uhr)|\d{1,2}:\d{2})\b/;
const IS_DEADLINE =
  /\b(?:remind|need|due|deadline|by|until|since|before|send|submit|last|start|was|did|were)\b/;

/** A time so far off that a meeting then is "later": no weekday, no hour. */
const FAR_OFF =
  /\b(?:in (?:a (?:few|couple)(?: of)?|two|three|four|\d{1,2}) (?:weeks?|months?)|next (?:month|quarter|year)|in (?:january|february|march|april|may|june|july|august|september|october|november|december|the new year|q[1-4]|(?:the )?(?:spring|summer|fall|autumn|winter))|after (?:the holidays?|christmas|thanksgiving|new year))\b/;

/** The order of decision. */
const ORDER: ReplyKind[] = [
  'stop',
  'wrong-person',
  'left',
  'referral',
  'meeting',
  'later',
  'no',
  'question',
  'positive',
  'thanks',
];

/** "How are you?" asks nothing that needs an answer. */
const IS_GREETING =
  /^\W{0,3}(?:(?:hi|hello|hey|dear)\b[^?]{0,30})?(?:how are you(?: doing)?|how have you been|how's it going|how do you do|wie geht(?:'s| es)?(?: dir| ihnen)?|ca va|comment (?:vas-tu|allez-vous)|que tal|como estas|come stai|tudo bem|hoe gaat het)\W{0,4}$/;

const ASKS = [
  {
    rule: 'asks without a question mark',
    pattern:
      /^\W{0,3}(?:remind me|which|what|when|where|who|how many|how much|how long|could you (?:tell|send|remind|share|explain)|can you (?:tell|send|remind|share|explain)|tell me (?:more|which|what|when|where|how)|are you|do you|did you|would you|have you)\b|\btell me more\b/,
    unless:
      /^\W{0,3}(?:what a|which is|which (?:works|would)|when (?:i|we|the|you)|do you (?:proud|good)|how (?:nice|great|lovely|exciting|wonderful))|\bif you\b/,
  },
];

const INSTEAD =
  /\burgent|\bplease (?:contact|direct|write|send|e-?mail|reach|forward|use)|\bkindly\b|\bfor (?:assistance|help|all)|\bdringend|\bwenden sie sich|\bveuillez|\burgente/;

/** What one kind says against another. */
function settle(
  evidence: Map<ReplyKind, Evidence>,
  said: Sentence[],
  moved: boolean,
  namesSomebody: boolean,
): void {
  const question = evidence.get('question');
  const asksOnly = (kind: ReplyKind): boolean => {
    const found = evidence.get(kind);
    return (
      found !== undefined &&
      question !== undefined &&
      said.some(
        (sentence) =>
          sentence.asks &&
          sentence.written.includes(found.words.slice(0, 40)) &&
          sentence.written.includes(question.words.slice(0, 40)),
      )
    );
  };
  const meeting = evidence.get('meeting');
  if (meeting) {
    const proposal = said.find((sentence) => sentence.written.includes(meeting.words.slice(0, 40)));
    if (proposal && FAR_OFF.test(proposal.folded) && !NAMES_A_TIME.test(proposal.folded)) {
      evidence.delete('meeting');
      evidence.set('later', { ...meeting, kind: 'later', rule: 'later: a talk at a far-off time' });
    }
  }
  // "Free Thursday at 3pm?" and "Have you met Dr. Osei?" are no questions to the owner's path.
  if (asksOnly('meeting') || asksOnly('referral') || asksOnly('later')) {
    const other = said.find(
      (sentence) => sentence.asks && !sentence.written.includes(question?.words.slice(0, 40) ?? '\n'),
    );
    if (
      !other ||
      IS_GREETING.test(other.folded) ||
      firstSaid('meeting', [other], [...MEETING, ...REFERRAL, ...SENDS_TO, ...LATER])
    )
      evidence.delete('question');
  }
  // An address given beside a hint at a person is a referral even in words we do not know.
  if (
    namesSomebody &&
    !evidence.has('referral') &&
    !evidence.has('left') &&
    !evidence.has('wrong-person') &&
    !evidence.has('stop')
  )
    evidence.set('referral', {
      kind: 'referral',
      from: 'text',
      words: 'an address of somebody else',
      rule: 'referral: gives an address',
    });
  // "Not now" softens a no; a day to come back on beats it.
  if (
    evidence.has('later') &&
    evidence.has('no') &&
    !/thanks but no|no thanks|not interested|have to pass|decline/.test(
      evidence.get('no')?.words.toLowerCase() ?? '',
    )
  ) {
    if (sameSentence(evidence.get('later'), evidence.get('no'), said)) evidence.delete('no');
  }
  // "Lol no way, of course I'll vouch for you."
  const positive = evidence.get('positive');
  const no = evidence.get('no');
  if (
    positive &&
    no &&
    /\b(?:no way|no)\b/i.test(no.words) &&
    /of course|vouch|happy to|i'll|i will/i.test(positive.words) &&
    sameSentence(positive, no, said) &&
    /\bno way\b/i.test(no.words)
  )
    evidence.delete('no');
  // "I'm not able to help, happy to chat though" stays both; "happy for you, but I can't" is a no.
  if (
    evidence.has('no') &&
    positive &&
    /^(?:\W{0,3}(?:great|good|nice|lovely|sure|yes)\b)/i.test(positive.words) &&
    !/\b(?:glad|happy|will|i'll|can)\b/i.test(positive.words)
  )
    evidence.delete('positive');
  if (moved) evidence.delete('wrong-person');
  // "Sarah no longer works here, for urgent matters contact ...": an office mailbox, nobody's referral.
  if (evidence.has('left') && !moved && said.some((sentence) => INSTEAD.test(sentence.folded)))
    evidence.delete('referral');
  if (evidence.has('stop')) {
    for (const kind of ['referral', 'meeting', 'later', 'question', 'positive', 'thanks'] as const)
      evidence.delete(kind);
  }
}

function sameSentence(one: Evidence | undefined, other: Evidence | undefined, said: Sentence[]): boolean {
  if (!one || !other) return false;
  return said.some(
    (sentence) =>
      sentence.written.includes(one.words.slice(0, 40)) &&
      sentence.written.includes(other.words.slice(0, 40)),
  );
}

/** The first in the order; a writer who only says where he works now is decided by what else he says. */
function primaryOf(labels: ReplyKind[], moved: boolean): ReplyKind {
  const first = labels[0] ?? 'unclear';
  if (first !== 'left' || !moved) return first;
  return (
    labels.find((kind) => ['referral', 'meeting', 'later', 'question', 'positive'].includes(kind)) ?? 'left'
  );
}

function confidenceOf(primary: ReplyKind, labels: ReplyKind[]): number {
  if (primary === 'unclear') return 0.2;
  if (labels.length === 1) return 0.9;
  return labels.includes('no') && labels.includes('positive') ? 0.5 : 0.75;
}
