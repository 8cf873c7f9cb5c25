import type { NamedPerson } from './people-named.ts';
import type { Evidence, ReplyKind } from './reply.ts';
import { INVITES, THANKS } from './answer-phrases.ts';
import { LATER } from './later-phrases.ts';
import { MEETING } from './meeting-phrases.ts';
import { NO } from './no-phrases.ts';
import { POSITIVE } from './positive-phrases.ts';
import { REFERRAL, SENDS_TO } from './referral-phrases.ts';
import { OWN_ADDRESS, LEFT, MOVED, WRONG_PERSON } from './left-phrases.ts';
import { ASKS, ASKS_A_TIME, FAR_OFF, INSTEAD, IS_DEADLINE, IS_GREETING } from './question-phrases.ts';
import {
  firstSaid,
  saidAs,
  saidIn,
  type Finding,
  type Said,
  type Sentence,
  type Sought,
} from './sentences.ts';
import { STOP } from './stop-phrases.ts';

/** The kinds of a person's answer, the deciding one first, each with the words that showed it. */
export interface AnswerKinds {
  primary: ReplyKind;
  labels: ReplyKind[];
  evidence: Evidence[];
  confidence: number;
  /** He showed interest in the owner. */
  invited: boolean;
  /** The writer himself is at a new place and can be written to there. */
  moved: boolean;
}

/** What a person's newest words mean. `named` finds the people they seem to name; `calendar`: an invitation came along. */
export function answerKinds(text: string, named: () => NamedPerson[], calendar: boolean): AnswerKinds {
  const said = saidIn(text);
  const found = new Map<ReplyKind, Finding>();
  const look = (kind: ReplyKind, among: Sought[]): void => {
    const finding = found.has(kind) ? undefined : firstSaid(kind, said, among);
    if (finding) found.set(kind, finding);
  };
  look('stop', STOP);
  look('wrong-person', WRONG_PERSON);
  look('left', MOVED);
  const moved = found.has('left');
  look('left', LEFT);
  look('referral', REFERRAL);
  if (!found.has('referral')) noteReferral(found, said, named);
  look('meeting', MEETING);
  noteQuestions(found, said);
  if (calendar) found.set('meeting', INVITATION);
  look('later', LATER);
  look('no', NO);
  look('positive', POSITIVE);
  if (found.size === 0) look('thanks', THANKS);
  const invites = firstSaid('question', said, INVITES);
  settle(found, said, moved);
  const labels = ORDER.filter((kind) => found.has(kind));
  const primary = primaryOf(labels, moved);
  const ordered = [primary, ...labels.filter((kind) => kind !== primary)];
  return {
    primary,
    labels: ordered,
    evidence: [...ordered.flatMap((kind) => found.get(kind) ?? []), ...(invites ? [invites] : [])].map(
      ({ evidence }) => evidence,
    ),
    confidence: confidenceOf(primary, labels),
    invited: invites !== undefined,
    moved,
  };
}

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

const INVITATION: Finding = {
  evidence: {
    kind: 'meeting',
    from: 'text',
    words: 'text/calendar',
    rule: 'meeting: an invitation came with it',
  },
  sentence: { written: '', folded: '', asks: false },
};

/** "Write to Raj" is a referral if Raj is a name; an address given without such words is one in any language. */
function noteReferral(found: Map<ReplyKind, Finding>, said: Said, named: () => NamedPerson[]): void {
  const sends = firstSaid('referral', said, SENDS_TO);
  const addressed = said.folded.includes('@');
  if (!sends && !addressed) return;
  const people = named();
  // Who moved gives his own new address, and that is nobody else.
  if (sends && found.has('left') && OWN_ADDRESS.test(sends.sentence.folded)) return;
  if (sends && people.length > 0) found.set('referral', sends);
  else if (
    people.some(({ address }) => address !== undefined) &&
    !(['left', 'wrong-person', 'stop'] as const).some((kind) => found.has(kind))
  ) {
    const sentence = said.sentences.find(({ written }) => written.includes('@')) ?? INVITATION.sentence;
    found.set('referral', finding('referral', sentence, 'referral: gives an address'));
  }
}

/** A question mark asks, unless it only greets; a question that names a weekday or an hour proposes a meeting. */
function noteQuestions(found: Map<ReplyKind, Finding>, said: Said): void {
  const questions = said.sentences.filter(({ asks, folded }) => asks && !IS_GREETING.test(folded));
  const proposal = questions.find(({ folded }) => ASKS_A_TIME.test(folded) && !IS_DEADLINE.test(folded));
  if (proposal && !found.has('meeting'))
    found.set('meeting', finding('meeting', proposal, 'meeting: asks about a time'));
  const asked = questions.find((sentence) => !isProposal(sentence)) ?? questions[0];
  if (asked) found.set('question', finding('question', asked, 'question mark'));
  else {
    const asks = firstSaid('question', said, ASKS);
    if (asks) found.set('question', asks);
  }
}

/** "Free Thursday at 3pm?", "Have you met Dr. Osei?": no question about the owner's path. */
const isProposal = (sentence: Sentence): boolean =>
  (ASKS_A_TIME.test(sentence.folded) && !IS_DEADLINE.test(sentence.folded)) ||
  firstSaid('meeting', saidAs([sentence]), PROPOSALS) !== undefined;

const PROPOSALS = [...MEETING, ...REFERRAL, ...SENDS_TO, ...LATER];

/** What one kind says against another. */
function settle(found: Map<ReplyKind, Finding>, said: Said, moved: boolean): void {
  const meeting = found.get('meeting');
  if (meeting && FAR_OFF.test(meeting.sentence.folded) && !ASKS_A_TIME.test(meeting.sentence.folded)) {
    found.delete('meeting');
    found.set('later', finding('later', meeting.sentence, 'later: a talk at a far-off time'));
  }
  const question = found.get('question');
  if (
    question &&
    isProposal(question.sentence) &&
    (found.has('meeting') || found.has('referral') || found.has('later'))
  )
    found.delete('question');
  // "I'm on deadline until the 4th, let's talk after that": the talk is what is put off.
  const put = found.get('later');
  if (meeting && put && meeting.sentence === put.sentence && PUT_OFF.test(put.sentence.folded))
    found.delete('meeting');
  const no = found.get('no');
  const later = found.get('later');
  // "Not now, ping me in January" is no no, but "no thanks, maybe next year" stays one.
  if (no && later && no.sentence === later.sentence && !FLAT_NO.test(no.sentence.folded)) found.delete('no');
  // "I'm swamped and can't take this on": busy is the reason, and no time was named.
  if (no && later && no.sentence === later.sentence && OUTRIGHT.test(no.sentence.folded))
    found.delete('later');
  const positive = found.get('positive');
  // "Lol no way, of course I'll vouch for you."
  if (no && positive && no.sentence === positive.sentence && /\bno way\b/.test(no.sentence.folded))
    found.delete('no');
  // "Great to hear from you, but I can't": a greeting, not a yes.
  if (found.has('no') && positive && !WILLING.test(positive.sentence.folded)) found.delete('positive');
  if (moved) found.delete('wrong-person');
  // "She no longer works here, for urgent matters contact ...": an office mailbox, nobody's referral.
  if (found.has('left') && !moved && INSTEAD.test(said.folded)) found.delete('referral');
  if (found.has('stop'))
    for (const kind of ['referral', 'meeting', 'later', 'question', 'positive', 'thanks'] as const)
      found.delete(kind);
}

const PUT_OFF = /\b(?:after (?:that|this|then|the \d)|once|when (?:i'm|i am|things|it)|not before)\b/;
const OUTRIGHT = /\b(?:can't take (?:this|it|anything) on|keine offenen)\b/;
const FLAT_NO =
  /\b(?:can't take (?:this|it) on|keine offenen|kein interesse|no thanks|not interested|have to pass|decline|thanks but no)\b/;
const WILLING = /\b(?:glad|happy|will|i'll|can|could|love|sure|yes|of course|vouch)\b/;

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

const finding = (kind: ReplyKind, sentence: Sentence, rule: string): Finding => ({
  evidence: { kind, from: 'text', words: sentence.written.slice(0, 120), rule },
  sentence,
});
