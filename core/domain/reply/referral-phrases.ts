import { INTRODUCES } from './introduction-phrases.ts';
import { phrases } from './sentences.ts';

/** He sends the owner to somebody; it needs a name, an address or "my colleague" beside it. */
export const SENDS_TO = phrases([
  {
    rule: 'referral: write to somebody',
    pattern:
      /\b(?:write(?: to)?|contact|reach out to|talk (?:to|with)|speak (?:to|with)|e-?mail|ask(?: for)?|ping|message|try|check with|get in touch with|connect with|drop .{1,20} a line|look up|hit up|meet|have you (?:met|talked to|spoken (?:to|with)|considered|tried)|copying(?: in)?|cc(?:'?ing|'ed|ed|'d)?|adding|loop(?:ing|ed)? in|bringing in|including|introducing|meet|best (?:person|contact) (?:is|would be)|(?:forward(?:ed|ing)?|pass(?:ed|ing)?|sent|shared|sharing|hand(?:ed)?)\b.{0,40}\b(?:to|on to))\b/,
    unless:
      /\b(?:never|won't|can't|didn't) (?:e-?mail|write|contact|talk|speak|ask|reach)|\b(?:i(?:'ll| will|'d| would|'ve| have| need to| can| could| have to| should)?|let me|we(?:'ll| will)?) (?:also )?(?:love to|like to|try|ask|talk|check|speak|write|contact|e-?mail|meet)\b|\b(?:talk|speak|spoke|write|talking) (?:to|with) (?:you|me)\b(?!.{0,80}\b(?:write|contact|ask|e-?mail) )|\bput in a good word\b/,
  },
  ...INTRODUCES,
]);

/** He names, brings in or passes on to somebody else, in words that need no name. */
export const REFERRAL = phrases([
  {
    rule: 'referral: brings somebody in',
    pattern:
      /\b(?:let me introduce|happy to introduce|(?:can|could|will|'ll|let me) (?:introduce|connect|intro|refer) you|(?:can|could|will|'ll|let me) put you in (?:touch|contact)|connecting you|put(?:ting)? you in (?:touch|contact)|make (?:you )?an? intro(?:duction)?|refer you to|(?:write(?: to)?|contact|talk to|speak (?:to|with)|ask|try|e-?mail|reach out to) (?:my|our) (?:colleague|manager|boss|teammate|co-?worker|friend|recruiter|team lead|wife|husband|brother|sister|hr)|tell (?:him|her|them) i sent you|mention my name|say i sent you|(?:forward(?:ed|ing)?|pass(?:ed|ing)?) (?:on )?(?:your|this|it) ?(?:note|e-?mail|message|mail|resume|cv|name|details|profile|question)? ?(?:on |along |over )?to (?:my|our|the|someone|somebody|a))\b/,
    unless: /\b(?:can't|cannot|won't|not (?:able|comfortable|in a position)|unable|wish i could)\b/,
  },
  {
    rule: 'referral: somebody else is the one',
    pattern:
      /\b(?:is|are|may be|might be|could be|would be|'s) (?:hiring|recruiting|looking for (?:people|someone|somebody|a|an)|the (?:right|best|better) (?:person|one|contact)|who you (?:want|need|should)|your (?:person|best bet|man|woman|contact)|better placed|the one (?:who|to)|a (?:good|better|great) (?:person|contact))\b|\b(?:he|she|they) (?:runs?|leads?|heads?|manages?|handles?|owns?|is in charge of|would know|knows? (?:more|everyone|everybody)|can (?:help|tell you))\b|\b(?:better|best) (?:person|contact) (?:is|would be|to)\b|\bwho can tell you more\b/u,
    unless:
      /\b(?:i am|i'm|we are|we're|you are|you're|not|nobody is|no one is|who is|if you are|if i am|(?:our|my) (?:team|company|group|department|org|firm)(?: is)?)\b.{0,12}(?:hiring|recruiting|the right|the best|looking for)/,
  },
  {
    rule: 'referral: other languages',
    foreign: true,
    pattern:
      /\b(?:wenden sie sich|wende dich|schreib(?:en sie|e)? (?:doch |bitte |am besten |mal )*(?:an |frau |herrn? )|sprich (?:mal |doch )*mit|sprechen sie (?:bitte |am besten )*mit|frag(?:en sie)? (?:doch |mal |am besten )*|kontaktieren sie (?:bitte )?|(?:habe|hab) (?:deine|ihre|die) .{0,30}weitergeleitet|in (?:den )?cc|stelle (?:dir|ihnen|euch) .{0,20}vor|contacte[zr]? |adresse[zr](?:-vous)? a |ecri(?:vez|s|re) a |parle[zr]? (?:a|avec) |je (?:t'|vous )?(?:mets|met) (?:en copie|en contact|en relation)|j'ai transmis|j'ai transfere|escrib[ae](?:le)? a |habl[ae] con |contact[ae] (?:a|con) |pregunt[ae](?:le)? a |te (?:pongo|presento)|le (?:pongo|presento)|copio a |reenvi(?:e|o|ado) (?:tu|su|el)|scriv[aei] a |parl[aei] con |contatt[aei] |ti (?:metto|presento)|la metto|ho inoltrato|metto in copia|escrev[ae] (?:a|ao|para) |fal[ae] com |contact[ae] o|(?:coloco|copio) .{0,20}em copia|encaminhei|neem contact op met|(?:mail|schrijf|vraag|spreek|bel) (?:even |eens |maar )*(?:naar |met )?(?:mijn |onze )|ik zet .{0,20}(?:cc|in copy)|doorgestuurd|kontakta (?!mig)|prata med (?!mig)|skriv till (?!mig)|kontakt (?!mig|meg)|snak med (?!mig)|skriv til (?!mig|meg))/u,
    unless: /\b(?:frag|fragen) (?:mich|ich|zur|zu|nach|wegen|wann|wie|ob)\b/,
  },
]);
