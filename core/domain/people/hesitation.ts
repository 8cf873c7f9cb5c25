import { folded } from '../folded.ts';
import { saying } from '../reply/phrase-notation.ts';

/** A yes that costs somebody something: a reference given so does more harm than none. */
const HALF_HEARTED = saying(`
  i guess
  i suppose
  if you need me|one|it|this|somebody|someone|anybody|anyone
  if you need a reference|name
  if need be
  if you must
  if you have_to
  if you really need|want
  if you have no one|body else
  if you cant|cannot|can't find
  if nobody|no_one|noone else
  if there is no_one|nobody else
  not sure i am|m|can|know|could
  not sure how much i
  i am|m not sure i
  i'm not sure i
  not the best person
  not really the right person
  reluctant*
  hesitant
  i hesitate to
  i do hesitate
  would rather not but
  i could but
  only if
  at a pinch
  in a pinch
  as a last resort
  don't know you|your work well
  do_not know you|your work well
  dont know you|your work well
  don't remember much
  do_not remember much
`);

const MOST = 4000;

let pattern: RegExp | undefined;

/** The words by which somebody shows that he would rather not; undefined where there are none. */
export function hesitationIn(text: string): string | undefined {
  pattern ??= HALF_HEARTED();
  return pattern.exec(folded(text.slice(0, MOST).replaceAll('’', "'")))?.[0];
}
