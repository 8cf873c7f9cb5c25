import { cell } from './cell.ts';

/** A person's name as one would say it, and the title one greets a professor by. */
export interface PersonName {
  name: string;
  title?: 'Prof.';
}

const PICTURES =
  /[\p{Extended_Pictographic}\p{Regional_Indicator}\u{1F3FB}-\u{1F3FF}\u{E0020}-\u{E007F}\uFE0F\u20E3]/gu;
const BRACKETED = /[([{][^()[\]{}]*[)\]}]/g;
const TITLES =
  /^(?:(prof(?:essor(?:in)?)?)|dr|mr|mrs|ms|mx|herr|frau|mme|ing|dipl[.-]*ing)(?:\.\s*|\s+)(?=\S)/i;

/** Degrees and certificates at the end of a name. Upper case only: "Ma" is a family name, "MA" is not. */
const CREDENTIAL =
  /^(?:Ph\.?D\.?|PHD|Dr\.?|MBA|EMBA|MSc|M\.Sc\.?|MS|BSc|B\.Sc\.?|BS|BA|MA|MEng|BEng|MPH|MPA|MFA|LLM|JD|J\.D\.|MD|M\.D\.|RN|DDS|PE|P\.Eng\.?|PMP|CPA|CFA|CISSP|CISA|CSM|CSPO|PHR|SPHR|SHRM-S?CP|DipWSET|FRSA|ACCA|CIPD|ITIL|AWS|[JS]r\.?|I{2,3}|IV)$/;

/** Of what stands before a name only the professor stays: by all else nobody is greeted. */
export const keptPrefix = (prefix: string): string => (/\bprof/i.test(prefix) ? 'Prof.' : '');

/** Puts a first and a last name together without credentials ("Doe, PhD"), remarks in brackets and pictures. */
export function personName(first: string, last: string): PersonName {
  const { name, title } = withoutTitle(bare(first));
  const whole = `${name} ${withoutCredentials(bare(last))}`.trim();
  return title ? { name: whole, title } : { name: whole };
}

/** The same for a name in one cell; "Ruiz, Ana" is Ana Ruiz and "Ana Ruiz, MBA" is too. */
export function wholeName(text: string): PersonName {
  const [before = '', after = ''] = bare(text).split(/\s{0,20},\s{0,20}/);
  const isInverted =
    after !== '' && !before.includes(' ') && !after.split(' ').every((word) => CREDENTIAL.test(word));
  return isInverted ? personName(after, before) : personName(before, '');
}

function bare(text: string): string {
  return cell(text.slice(0, 1000).replaceAll(BRACKETED, ' ').replaceAll(PICTURES, ''));
}

function withoutTitle(text: string): PersonName {
  let name = text;
  let isProfessor = false;
  for (let match = TITLES.exec(name); match; match = TITLES.exec(name)) {
    isProfessor ||= match[1] !== undefined;
    name = name.slice(match[0].length);
  }
  name = withoutCredentials(name);
  return isProfessor ? { name, title: 'Prof.' } : { name };
}

function withoutCredentials(text: string): string {
  const [name = ''] = text.split(/\s{0,20}[,|•·]\s{0,20}|\s{1,20}[-–—]\s{1,20}/);
  const words = name.split(' ');
  while (words.length > 1 && CREDENTIAL.test(words.at(-1) ?? '')) words.pop();
  return words.join(' ');
}
