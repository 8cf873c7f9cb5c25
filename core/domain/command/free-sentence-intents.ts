import { type Form, ON, UNTIL, WHO } from './free-sentence-form.ts';
import {
  NOT,
  MAILS,
  WRITE,
  WRITING,
  EVER,
  FOR_NOW,
  TILL,
  ALL,
  AWAY,
  REST,
  MEAL,
  MET,
  DAYS,
  PAST,
  OFTEN,
} from './free-sentence-words.ts';

/** A kind of request: how it is said, from the first to the last word, and the command that does it. */
export interface Intent {
  says: RegExp;
  /** `rest`: what the groups of `says` caught; `items`: how many the mail that was answered has. */
  line: (form: Form, rest: (string | undefined)[], items: number) => string | undefined;
}

const intent = (says: string, line: Intent['line']): Intent => ({
  says: new RegExp(`^(?:${says})$`, 'iu'),
  line,
});

const until = (verb: string, { who, until: day }: Form): string =>
  [verb, who, day === undefined ? '' : `until ${day}`].filter((part) => part !== '').join(' ');
const stop = ({ who, isOf, until: day }: Form): string | undefined =>
  isOf === 'nobody' ? undefined : day === undefined ? `stop ${who}` : `hold ${who} until ${day}`;
const hold = (form: Form): string | undefined => (form.isOf === 'nobody' ? undefined : until('hold', form));
const pause = (form: Form): string | undefined => (form.isOf === 'nobody' ? until('pause', form) : undefined);
const later = ({ who, isOf, on }: Form): string | undefined =>
  isOf === 'nobody' || !on ? undefined : `later ${who} ${on.day}`;
const numbered =
  (line: (who: string) => string) =>
  ({ isOf, who }: Form): string | undefined =>
    isOf === 'numbers' ? line(who) : undefined;
const met = (form: Form, place?: string, topic?: string): string | undefined => {
  const isPast = !form.on || /^on \p{L}+day$/iu.test(form.on.words);
  if (form.isOf !== 'people' || form.count !== 1 || form.until !== undefined || !isPast) return undefined;
  return `met ${form.who}${place === undefined ? '' : ` ${place}`}${topic === undefined ? '' : `, talked about ${topic}`}`;
};
const often = (words: string): string => words.replace(/^once a (\S+)$/i, 'every $1');

/** In this order: what holds back comes before what lets go. A sentence that fits none is none. */
export const INTENTS: readonly Intent[] = [
  intent(`${NOT} (?:ever )?${WRITE} ${WHO}${EVER}${TILL}`, stop),
  intent(`never (?:ever )?${WRITE} ${WHO}`, stop),
  intent(`(?:stop|quit) ${WRITING} ${WHO}${EVER}?${TILL}`, stop),
  intent(
    `(?:stop|end|cancel) (?:all |any )?(?:everything|contact|${MAILS}|the sequence) (?:to|for|with) ${WHO}${TILL}`,
    stop,
  ),
  intent(`no (?:more|further) (?:mails?|e-?mails?|messages?|follow-?ups?) (?:to|for) ${WHO}${EVER}?`, stop),
  intent(
    `(?:take|remove|drop|cross|strike) ${WHO} (?:off|from|out of) (?:the|my|your|this) (?:mailing )?lists?`,
    stop,
  ),
  intent(`leave ${WHO} (?:alone|in peace|be)${FOR_NOW}${TILL}`, stop),
  intent(
    `${WHO} does not want (?:to (?:hear from|be contacted by|get (?:mails?|e-?mails?) from) (?:me|us|you)|(?:any )?(?:more )?(?:mails?|e-?mails?|messages?)(?: from me)?)${EVER}?`,
    stop,
  ),
  intent(
    `${WHO} (?:has )?asked (?:me|us|you) (?:not to (?:write|mail|e-?mail)|to stop(?: writing| mailing)?)(?: to (?:him|her|them))?${EVER}?`,
    stop,
  ),
  intent(
    `do not (?:send|write(?: to)?|mail) ${WHO}`,
    numbered((who) => `${who} no`),
  ),
  intent(`${NOT} ${WRITE} ${WHO}${FOR_NOW}(?: this week| today)?${TILL}`, hold),
  intent(`(?:wait|hold|hold off|hold on|hold back|pause)(?: with| on| for)? ${WHO}${FOR_NOW}${TILL}`, hold),
  intent(`(?:wait|hold off)${TILL} (?:with|for) ${WHO}`, hold),
  intent(`put ${WHO} on hold${FOR_NOW}${TILL}`, hold),
  intent(`give ${WHO} (?:some|more|a little|a bit of)? ?(?:time|a break|a rest)${FOR_NOW}${TILL}`, hold),
  intent(`${WHO} is ${AWAY}${FOR_NOW}${TILL}`, hold),
  intent(
    `${WHO} (?:is|will be|comes) (?:only )?back ${ON}`,
    ({ who, on }) => on && `hold ${who} until ${on.day}`,
  ),
  intent(
    `(?:hold|stop|pause|freeze|halt|suspend|keep back|hold back|hold off on|hold off|stop sending|wait with) ${ALL}${FOR_NOW}${TILL}`,
    pause,
  ),
  intent(`put ${ALL} on hold${FOR_NOW}${TILL}`, pause),
  intent(
    `${NOT} (?:send|mail|write)(?: out)? (?:anything|any ?thing more|any (?:more )?(?:mails?|e-?mails?|messages?)|(?:mails?|e-?mails?|messages?)|(?:to )?any(?:body|one))(?: out| at all| else| to any(?:body|one))?${EVER}?${FOR_NOW}${TILL}`,
    pause,
  ),
  intent(
    `(?:stop|quit) (?:writing|mailing|e-?mailing|sending(?: out)?)(?: (?:to )?(?:people|every(?:body|one)|any(?:body|one)|mails?|e-?mails?|anything))?${FOR_NOW}${TILL}`,
    pause,
  ),
  intent(`(?:i am|i will be|we are) (?:going )?${AWAY},? ${UNTIL}`, pause),
  intent(
    `(?:i need|i want|i would like|i am taking|i will take|take|i would like to take)(?: a)? (?:little |short )?break${FOR_NOW}${TILL}`,
    pause,
  ),
  intent(`nothing (?:more |else )?(?:should go|goes|must go|may go)? ?(?:out)?${FOR_NOW} ${UNTIL}`, pause),
  intent(
    `(?:take|bring) (?:that|it|this|the last (?:one|thing)) back|that was (?:a mistake|wrong|an error|an accident|not what i meant)|(?:undo|reverse|revert|cancel) (?:the last|what you)(?: one| thing| command| change)?(?: just did)?|i did not mean (?:that|it)`,
    () => 'undo',
  ),
  intent(
    `(?:skip|leave out|leave|drop|ignore|pass on|not) ${WHO},? (?:and|but|then)?,? ?(?:send|approve|do|write) ${REST}`,
    numbered((who) => `all except ${who} yes`),
  ),
  intent(
    `(?:send|approve|yes to|do) (?:all|everything|them all|all of them) ?,? (?:except|but|but not|apart from|without|other than) ${WHO}`,
    numbered((who) => `all except ${who} yes`),
  ),
  intent(
    `(?:skip|leave out|leave|drop|ignore|pass on|not) ${WHO}(?: out)?(?: this time| this week)?|i (?:do not|would not) (?:want|like) (?:to )?(?:send |write to |mail )?${WHO}`,
    numbered((who) => `${who} no`),
  ),
  intent(
    `(?:send|approve|go ahead with|yes to|go for|you can send) ${WHO}(?: now| as it is)?|${WHO} (?:is|are|looks?|sounds?|seems?) (?:very )?(?:good|fine|great|perfect|ok|okay|all ?right|lovely)(?: to me)?`,
    numbered((who) => `${who} yes`),
  ),
  intent(
    '(?:(?:it|that|this|the (?:text|mail|draft)) )?(?:is|looks?|sounds?|seems?) (?:very )?(?:good|fine|great|perfect|ok|okay|all ?right|lovely)(?: to me)?(?:[,.!]? (?:send it|go ahead))?|(?:perfect|great|good|lovely|nice|fine)[,.!]? (?:send it|go ahead)(?: as it is)?|send it as it is|you can send it',
    (_, __, items) => (items === 1 ? 'yes' : undefined),
  ),
  intent(
    `(?:remind me|ask me(?: again)?|come back to me|show me)(?: of| about| with)? ${WHO}(?: again)? ${ON}`,
    later,
  ),
  intent(`(?:write|mail|e-?mail|contact|try)(?: to)? ${WHO}(?: again)? ${ON}`, later),
  intent(`${ON},? (?:write|mail|e-?mail|contact|remind me of)(?: to)? ${WHO}`, later),
  intent(
    `(?:${PAST},? )?(?:i|we)(?: have)?(?: just| finally)? ${MET} ${WHO}(?: ${PAST})?(?: ((?:at|in) (?!the past|person)[\\p{L}\\p{N}' -]{2,40}?))?(?: ${PAST})?(?: (?:and (?:we )?(?:talked|spoke) )?about ([^${WHO}${UNTIL}${ON},.;]{2,60}?))?(?: ${PAST})?`,
    (form, [place, topic]) => met(form, place, topic),
  ),
  intent(`(?:${PAST},? )?${WHO} and (?:i|me) (?:met|talked|spoke|had ${MEAL})(?: ${PAST})?`, (form) =>
    met(form),
  ),
  intent(
    `(?:i (?:want|would like) to )?(?:keep|stay|be) in touch with ${WHO} ${OFTEN}`,
    (form, [words = '']) => (form.isOf === 'nobody' ? undefined : `keep ${form.who} ${often(words)}`),
  ),
  intent(
    `remind me (?:to (?:write to|mail|e-?mail|call|contact|ping)|of|about) ${WHO} ${OFTEN}`,
    (form, [words = '']) => (form.isOf === 'nobody' ? undefined : `keep ${form.who} ${often(words)}`),
  ),
  intent(
    `(?:send|mail)(?: me)? (?:the|my|your) (?:digest|weekly (?:mail|e-?mail|plan|letter)|plan) ${ON}(?: instead| from now on)?`,
    ({ on, isOf }) =>
      on && isOf === 'nobody' && /^on \p{L}+day$/iu.test(on.words) ? `digest ${on.words}` : undefined,
  ),
  intent(
    `(?:send|mail)(?: me)? (?:the|my|your) (?:digest|weekly (?:mail|e-?mail|plan|letter)|plan) on (${DAYS})s(?: instead| from now on)?`,
    (_, [day = '']) => `digest on ${day}`,
  ),
  intent(
    `(?:delete|erase|remove) (?:everything|all)(?: the data)? (?:you (?:have|know|store|keep) )?(?:about|of|on) ${WHO}|(?:delete|erase) ${WHO}(?: for ever| completely)?`,
    ({ isOf, who }) => (isOf === 'people' ? `forget ${who}` : undefined),
  ),
  intent(
    'i am (?:now )?back(?: again| now| home| at work)?(?: from (?:my |the )?(?:holidays?|vacation|leave|trip))?|(?:go on|carry on|continue|start|begin) (?:again|(?:sending|writing|mailing)(?: (?:again|mails?|e-?mails?|now))?)|you (?:can|may) (?:start|go on|continue|send|write)(?: (?:again|sending|writing|now))+',
    () => 'resume',
  ),
  intent(
    'what (?:can|could|may|should) i (?:say|tell you|write|answer)(?: here| to you)?|what (?:can you do|do you understand|are the commands|commands are there)|how does (?:this|it) work|i (?:need|want) (?:some )?help|i do not know what to (?:do|say|write|answer)',
    () => 'help',
  ),
  intent(
    'what is (?:going on|under ?way|happening|planned|scheduled)(?: at the moment| right now| now| this week)?|(?:show|tell|give|send) me (?:everything|a list|the list|what is (?:going on|under ?way|planned))',
    () => 'list',
  ),
];
