import type { Contact } from './contact.ts';
import { escapeHtml } from '../mail/plain-html.ts';
import { oneLine } from '../folded.ts';
import { firstName, type Owner } from '../owner.ts';
import { addressOf } from '../ranking/readiness.ts';

/** One reference as an employer reads it; what is not known is ''. */
export interface ListedReference {
  name: string;
  /** Title and company. */
  place: string;
  relation: string;
  phone: string;
  address: string;
  speaksTo: string;
}

const RELATIONS: Partial<Record<Contact['kind'], string>> = {
  previous_coworker: 'Former co-worker',
  current_coworker: 'Co-worker',
  project: 'Worked on a project together',
  professor: 'Professor',
  classmate: 'Classmate',
};

/** What a page says of one person, in the words the owner gave. */
export function listedReference(owner: Pick<Owner, 'name'>, contact: Contact): ListedReference {
  const { role, company, kind, knowledge, facts, phones } = contact;
  const manager = knowledge === 'managed-you';
  const relation = !manager
    ? (RELATIONS[kind] ?? '')
    : kind === 'current_coworker'
      ? 'Manager'
      : 'Former manager';
  const saw = facts.saw === undefined ? '' : `saw ${firstName(owner.name)} ${oneLine(facts.saw)}`;
  const work = [facts.sharedWork, facts.course].flatMap((fact) => (fact === undefined ? [] : oneLine(fact)));
  return {
    name: oneLine(contact.name),
    place: [role, company].flatMap((part) => (part ? oneLine(part) : [])).join(', '),
    relation,
    phone: phones[0]?.number ?? '',
    address: addressOf(contact) ?? '',
    speaksTo: [...work, saw].filter((part) => part !== '').join('; '),
  };
}

const rowsOf = (one: ListedReference): [string, string][] => {
  const rows: [string, string][] = [
    ['', one.place],
    ['Relation', one.relation],
    ['Phone', one.phone],
    ['Email', one.address],
    ['Can speak to', one.speaksTo],
  ];
  return rows.filter(([, value]) => value !== '');
};

const titleOf = (owner: Pick<Owner, 'name'>): string => `References for ${oneLine(owner.name)}`;

/** The page as plain text. */
export function referencesAsText(owner: Pick<Owner, 'name'>, listed: readonly ListedReference[]): string {
  const blocks = listed.map((one) =>
    [one.name, ...rowsOf(one).map(([label, value]) => (label === '' ? value : `${label}: ${value}`))].join(
      '\n',
    ),
  );
  return `${[titleOf(owner), ...blocks].join('\n\n')}\n`;
}

const STYLE =
  'body{font:11pt/1.5 Georgia,serif;max-width:42em;margin:2cm auto;padding:0 1em;color:#111}' +
  'h1{font-size:16pt;margin:0 0 1em}h2{font-size:12pt;margin:0}section{margin:0 0 1.4em;break-inside:avoid}' +
  'p{margin:0}@page{size:auto;margin:2cm}@media print{body{margin:0;max-width:none}}';

/** The page as one HTML file that needs nothing else and prints well; every word of others is escaped. */
export function referencesAsHtml(owner: Pick<Owner, 'name'>, listed: readonly ListedReference[]): string {
  const section = (one: ListedReference): string => {
    const rows = rowsOf(one).map(([label, value]) => {
      const words = escapeHtml(value);
      const shown = label === 'Email' ? `<a href="mailto:${words}">${words}</a>` : words;
      return `<p>${label === '' ? '' : `${label}: `}${shown}</p>`;
    });
    return `<section>\n<h2>${escapeHtml(one.name)}</h2>\n${rows.join('\n')}\n</section>`;
  };
  const title = escapeHtml(titleOf(owner));
  return (
    `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>${title}</title>\n` +
    `<meta name="viewport" content="width=device-width">\n<style>${STYLE}</style>\n</head>\n<body>\n` +
    `<h1>${title}</h1>\n${listed.map(section).join('\n')}\n</body>\n</html>\n`
  );
}
