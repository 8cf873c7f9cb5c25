import type { Contact } from '../people/contact.ts';
import type { Owner } from '../owner.ts';
import { readingGrade, sentencesIn, wordsIn } from './reading.ts';
import { isFirstContact, RUNGS } from './sequence.ts';
import type { Sequence, Step } from './sequence.ts';
import { ASK_WORDS, BANNED, EASY_OUT, FLATTERY, JOB_WORDS, RESUME_WORDS, TRACKING } from './tone-phrases.ts';

/** What is wrong with a text. An `error` must not be sent; a `warning` is for the owner to judge. */
export interface Finding {
  rule: string;
  severity: 'error' | 'warning';
  words: string;
  remedy: string;
}

/** A mail and all that its tone depends on. */
export interface Toned {
  subject: string;
  text: string;
  step: Step;
  sequence: Sequence;
  owner: Owner;
  contact: Contact;
}

/** Checks a mail to a contact against the rules of length, tone and honesty. */
export function checkTone(mail: Toned): Finding[] {
  return [
    ...unfilled(mail),
    ...length(mail),
    ...subjectLine(mail),
    ...questions(mail),
    ...firstStage(mail),
    ...weakTie(mail),
    ...phrases(mail),
    ...asking(mail),
    ...tracking(mail),
    ...reading(mail),
  ];
}

const error = (rule: string, words: string, remedy: string): Finding => ({
  rule,
  severity: 'error',
  words,
  remedy,
});
const warning = (rule: string, words: string, remedy: string): Finding => ({
  ...error(rule, words, remedy),
  severity: 'warning',
});

function unfilled({ subject, text }: Toned): Finding[] {
  const hole =
    /\{\{|\}\}|\[(?:name|company|role|first ?name)\]|\b(?:undefined|null|NaN)\b|^(?:hi|hello|dear)\s*,/im;
  const found = hole.exec(`${subject}\n${text}`);
  return found
    ? [error('unfilled', `"${found[0]}" is a place nobody filled`, 'write what belongs there')]
    : [];
}

/** 50-125 words are answered most (Boomerang, 40 million mails); each step has its own range. */
function length({ text, step: { words } }: Toned): Finding[] {
  const count = wordsIn(text).length;
  const what = `it has ${count} words; ${words.least} to ${words.most} are best here`;
  if (count > words.most) {
    const remedy = 'leave out what does not lead to the question';
    return [count > (words.most * 4) / 3 ? error('length', what, remedy) : warning('length', what, remedy)];
  }
  if (count >= words.least) return [];
  const remedy = 'say one true thing more about the two of you';
  return [count < words.least / 2 ? error('length', what, remedy) : warning('length', what, remedy)];
}

function subjectLine({ subject, step, sequence }: Toned): Finding[] {
  const reply = /^\s*(?:re|fwd?|aw|sv)\s*:/i;
  const count = wordsIn(subject.replace(reply, '')).length;
  const findings: Finding[] = [];
  // Thanks may answer in the conversation they are for.
  if (isFirstContact(sequence, step) && reply.test(subject))
    findings.push(error('subject', 'a first mail pretends to be an answer', 'take "Re:" out'));
  if (count === 0) findings.push(error('subject', 'there is no subject', 'write 2 to 6 words'));
  else if (count < 2 || count > 6)
    findings.push(warning('subject', `the subject has ${count} words`, 'write 2 to 6 words'));
  return findings;
}

/** One to three questions raise the answers by half; thanks need none. */
function questions({ text, step }: Toned): Finding[] {
  const count = text.split('?').length - 1;
  const needed = !['thank', 'confirm', 'update'].includes(step.purpose);
  if (needed && count === 0) return [error('question', 'it asks nothing', 'ask one real question')];
  // The three questions of a conversation to prepare are a list, not a quiz.
  const most = step.purpose === 'confirm' ? 4 : 3;
  return count > most ? [warning('question', `it has ${count} questions`, 'keep the best one')] : [];
}

function firstStage(mail: Toned): Finding[] {
  const { step, sequence } = mail;
  const about = ownWords(mail);
  if (step.purpose === 'thank' && RESUME_WORDS.test(about))
    return [error('first-stage', 'thanks do not carry a résumé', 'leave it out')];
  // Who may be asked early is asked in plain words.
  const early = step.follows === 'start' && sequence.gate !== 'none' && step.early === undefined;
  if (!early && (step.purpose !== 'inquire' || step.early !== undefined)) return [];
  const found = JOB_WORDS.exec(about);
  return found
    ? [
        error(
          'first-stage',
          `"${found[0]}" is too early`,
          'ask about their work; the rest comes after they answer',
        ),
      ]
    : [];
}

/** The 6-point mail (Dalton, The 2-Hour Job Search): connection first, more about the reader than the writer, one question. */
function weakTie(mail: Toned): Finding[] {
  const { sequence, step, text, contact } = mail;
  if (!sequence.weakTie || step.follows !== 'start') return [];
  const findings: Finding[] = [];
  const you = text.match(/\b(?:you|your|yours|yourself|you['’](?:re|ve|ll|d))\b/gi)?.length ?? 0;
  const me = text.match(/\b(?:I|me|my|mine|myself|I['’](?:m|ve|ll|d))\b/g)?.length ?? 0;
  if (you < me)
    findings.push(warning('you-over-I', `you: ${you}, I: ${me}`, 'turn a sentence to the reader'));
  const opening = sentencesIn(text).slice(0, 2).join(' ').toLowerCase();
  const link = contact.facts.connection ?? contact.facts.event ?? contact.facts.course;
  if (link && !opening.includes(link.toLowerCase().split(' ').at(-1) ?? ''))
    findings.push(warning('connection-first', 'what connects you stands too late', 'begin with it'));
  if (text.split('?').length - 1 > 1)
    findings.push(warning('question', 'a stranger gets one question', 'keep the best one'));
  return findings;
}

function phrases(mail: Toned): Finding[] {
  const { subject, text } = mail;
  const all = `${subject}\n${text}`;
  const banned = BANNED.flatMap(({ rule, pattern, remedy }) => {
    const found = pattern.exec(all);
    return found ? [error(rule, `"${found[0]}" costs answers`, remedy)] : [];
  });
  const praise = ownWords(mail).match(FLATTERY) ?? [];
  if (praise.length < 2) return banned;
  return [...banned, error('flattery', `${praise.join(', ')}: too much praise`, 'name one thing they did')];
}

function asking({ text, step }: Toned): Finding[] {
  if (step.asks.length === 0) return [];
  const asked = sentencesIn(text).filter((sentence) => sentence.includes('?'));
  const rungs = RUNGS.filter((rung) => asked.some((sentence) => ASK_WORDS[rung].test(sentence)));
  const findings: Finding[] = [];
  if (rungs.length > 1)
    findings.push(
      error('one-ask', `it asks for ${rungs.join(' and ')}`, 'ask for one thing; the other can wait'),
    );
  if (rungs.length === 0)
    findings.push(
      warning('one-ask', 'no ask can be made out', 'end one sentence with the thing you ask for'),
    );
  if (!EASY_OUT.test(text))
    findings.push(error('easy-out', 'there is no easy way out', 'add "No problem at all if not."'));
  return findings;
}

function tracking({ text }: Toned): Finding[] {
  const found = TRACKING.exec(text);
  return found ? [error('tracking', `"${found[0]}" counts the reader`, 'give the plain link')] : [];
}

const HIGHEST_GRADE = 9;

function reading(mail: Toned): Finding[] {
  const grade = readingGrade(ownWords(mail));
  return grade > HIGHEST_GRADE
    ? [
        warning(
          'reading',
          `it reads like school year ${Math.round(grade)}`,
          'use shorter sentences and words',
        ),
      ]
    : [];
}

/** The text without what was filled in: a project called "Hiring dashboard" is no job word. */
function ownWords({ text, contact, owner }: Toned): string {
  const filled = [...Object.values(contact.facts), contact.company, contact.role, owner.name]
    .map((value = '') => value.toLowerCase().replace(/[\s.!?]{1,200}$/, ''))
    .filter((value) => value.length > 2);
  return filled.reduce((rest, value) => rest.replaceAll(value, 'it'), text.toLowerCase());
}
