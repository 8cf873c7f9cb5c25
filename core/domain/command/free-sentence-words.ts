import { ON, UNTIL } from './free-sentence-form.ts';

export const NOT =
  '(?:do not|never|(?:you|we) (?:should|must|shall|can) not|i (?:would|had) rather you did not|no need to)';
export const MAILS =
  '(?:(?:any|more|any more|further|another|a|the|all|my|these)? ?(?:mails?|e-?mails?|messages?|follow-?ups?|anything|reminders?))';
export const WRITE = `(?:write|mail|e-?mail|contact|message|bother|approach|reach out|follow up|send(?: ${MAILS}(?: more)?)?)(?: (?:to|with))?`;
export const WRITING = `(?:writing|mailing|e-?mailing|contacting|messaging|bothering|reaching out|following up|sending(?: ${MAILS})?)(?: (?:to|with))?`;
export const EVER = '(?: any ?more| again| ever again| any longer| from now on)';
export const FOR_NOW =
  '(?: for now| for the moment| at the moment| right now| for a while| for a bit| a bit| a while| yet| now)?';
export const TILL = `(?:,? (?:not )?${UNTIL})?`;
export const ALL =
  '(?:everything|it all|all of it|all of them|everyone|everybody|all (?:of )?(?:the |my )?(?:mails?|e-?mails?|messages?)|(?:the|my) (?:mails?|e-?mails?|messages?)|the whole thing)';
export const AWAY =
  '(?:away|on (?:a )?(?:holiday|holidays|vacation|leave|parental leave|maternity leave|sick leave|a trip)|out of (?:the )?office|travell?ing|sick|ill|offline|off work|abroad|in hospital)';
export const REST =
  '(?:the )?(?:rest|others|other ones|everything else|all (?:the )?others|remaining ones|all of the others)';
export const MEAL =
  '(?:lunch|coffee|dinner|breakfast|tea|a beer|drinks|a call|a phone call|a video call|a chat|a talk|a meeting|a walk|a drink|a coffee)';
export const NICE = '(?:an? )?(?:(?:really )?(?:nice|long|short|good|great|quick|lovely|brief) )?';
export const MET = `(?:met(?: up)?(?: with)?|saw|spoke (?:to|with)|talked (?:to|with)|chatted with|bumped into|ran into|caught up with|called|phoned|rang|had ${NICE}${MEAL} with)`;
export const DAYS = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
export const PAST = `(?:yesterday(?: (?:morning|afternoon|evening))?|today|tonight|this (?:morning|week|afternoon|evening)|last (?:week|night|month|weekend|${DAYS})|on ${DAYS}|the other day|(?:a|one|two|three|four|five|\\d) (?:days?|weeks?) ago|${ON})`;
export const OFTEN = '(every .{1,24}|once a (?:week|month|quarter|year)|weekly|monthly|quarterly|yearly)';
