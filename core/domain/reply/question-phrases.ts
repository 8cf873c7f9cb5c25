import { saying } from './phrase-notation.ts';
import { phrases } from './sentences.ts';

/** A question without its mark. */
export const ASKS = phrases([
  {
    rule: 'asks for papers',
    pattern: saying(`
      ^ please? send|share|forward|mail|email me? over? your|the|a|some short|latest|current|updated? cv|resume|bio|job|link|posting|portfolio|details|description|profile|transcript
      send|share|forward me over? your|the|a short|latest|current|updated? cv|resume|bio|job|link|posting|portfolio|details|description|profile|transcript
    `),
  },
  {
    rule: 'asks without a question mark',
    pattern:
      /^\W{0,3}(?:remind me|which|what|when|where|who|how many|how much|how long|could you (?:tell|send|remind|share|explain)|can you (?:tell|send|remind|share|explain)|tell me (?:more|which|what|when|where|how)|are you|do you|did you|would you|have you)\b|\btell me more\b/,
    unless:
      /^\W{0,3}(?:what a|which is|which (?:works|would)|when (?:i|we|the|you)|do you (?:proud|good)|how (?:nice|great|lovely|exciting|wonderful))|\bif you\b/,
  },
]);

/** "How are you?" asks nothing that needs an answer. */
export const IS_GREETING =
  /^\W{0,3}(?:(?:hi|hello|hey|dear)\b[^?]{0,30})?(?:how are you(?: doing)?|how have you been|how's it going|how do you do|wie geht(?:'s| es)?(?: dir| ihnen)?|ca va|comment (?:vas-tu|allez-vous)|que tal|como estas|come stai|tudo bem|hoe gaat het)\W{0,4}$/;

/** A weekday, tomorrow or an hour: what a proposal to meet names. */
export const ASKS_A_TIME =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tue|wed|thu|tomorrow|tonight|montag|dienstag|mittwoch|donnerstag|freitag|lundi|mardi|mercredi|jeudi|vendredi|lunes|martes|miercoles|jueves|viernes|lunedi|martedi|mercoledi|giovedi|venerdi|segunda-feira|terca-feira|quarta-feira|quinta-feira|sexta-feira|maandag|dinsdag|woensdag|donderdag|vrijdag|mandag|tisdag|tirsdag|onsdag|torsdag|fredag|\d{1,2} ?(?:am|pm|uhr)|\d{1,2}:\d{2})\b/;

/** The day a thing is needed by, or was: no proposal. */
export const IS_DEADLINE =
  /\b(?:remind|need|due|deadline|by|until|since|before|send|submit|last|start|was|did|were)\b/;

/** A time so far off that a talk then means "later". */
export const FAR_OFF =
  /\b(?:in (?:a (?:few|couple)(?: of)?|two|three|four|\d{1,2}) (?:weeks?|months?)|next (?:month|quarter|year)|in (?:january|february|march|april|may|june|july|august|september|october|november|december|the new year|q[1-4]|(?:the )?(?:spring|summer|fall|autumn|winter))|after (?:the holidays?|christmas|thanksgiving|new year))\b/;

/** Where to turn instead of somebody who is gone. */
export const INSTEAD =
  /\burgent|\bplease (?:contact|direct|write|send|e-?mail|reach|forward|use)|\bkindly\b|\bfor (?:assistance|help|all)|\bdringend|\bwenden sie sich|\bveuillez|\burgente/;
