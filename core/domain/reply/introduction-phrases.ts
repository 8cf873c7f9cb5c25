import { saying } from './phrase-notation.ts';
import type { Phrase } from './sentences.ts';

/** Somebody else is brought in by name: these words count only beside a person's name or address. */
export const INTRODUCES: Phrase[] = [
  {
    rule: 'referral: brings somebody in by name',
    pattern: saying(`
      handing|passing|sending|pointing|referring|directing you over|on|along? to|towards
      person|one|contact|name|woman|man|guy you|to want|need|should|is|talk|ask|contact
      probably|maybe|perhaps|might|may|could|surely|certainly can|could|help|know|be
      but|my_friend|my_colleague|my_boss * * probably|may|might|could|can|would|knows|is
      handled|run|led|managed|decided|owned by
      let me introduce|connect|point you to|towards|with|at
      suggest|recommend|advise speaking|talking|writing|contacting|asking|you_speak|you_talk|you_write|you_contact|you_ask
      you should really? talk|speak|write|ask|contact|meet
      our|the recruiter|lead|head|manager is
      fragst|frag|wende|wendest|sprich du? dich? am_besten? am_besten|an|mit|*
      te|vous conseille|suggere d'ecrire|de
      escribele|preguntale|contacta|habla a|con
      `),
    unless: /\b(?:never|won't|can't|didn't) (?:e-?mail|write|contact|talk|speak|ask|reach)/,
  },
  {
    rule: 'referral: offers to connect',
    pattern: saying(`want|like|shall|should me|i to? connect|introduce|put you`),
  },
];
