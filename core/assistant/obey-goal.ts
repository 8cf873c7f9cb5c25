import type { ColleagueSaid } from '../domain/command/command-colleague.ts';
import { moveTo } from '../domain/enrollment/enrollment.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import { askedAbout } from '../domain/goal-questions.ts';
import type { GoalSaid } from '../domain/goal-said.ts';
import { withGoalSaid } from '../domain/goal-said.ts';
import { type Day, dayOf } from '../domain/instant.ts';
import { START, startAdvice } from '../domain/owner-mail/start-words.ts';
import type { Owner } from '../domain/owner.ts';
import { NO_PATH } from '../domain/sequence/draft-ask.ts';
import { all, changeContact, changeEnrollment, changeOwner } from './change.ts';
import type { Obeyed } from './obey.ts';
import type { House } from './ports.ts';
import { prepareStep } from './prepare-step.ts';

/** `I work at Globex`, `employer none`: whose people are left alone, or come first where he wants to rise among them. */
export async function sayEmployer(house: House, owner: Owner, employer: string): Promise<Obeyed> {
  const saved = await changeOwner(house, owner.id, (o) => ({ ...o, employer }));
  if (saved.at === 'refused') return saved;
  if (employer === '') return { at: 'done', did: 'you have no employer at present' };
  const then =
    owner.goal.kind === 'promotion'
      ? 'its people come first'
      : 'its people are left alone unless you say "consent" and a name';
  return { at: 'done', did: `you work at ${employer}; ${then}` };
}

/** A line about the goal; where a path was all that was wanting, the requests that waited for it are written. */
export async function sayGoal(house: House, owner: Owner, said: GoalSaid): Promise<Obeyed> {
  if (said.kind !== undefined && said.kind !== 'promotion' && (said.field ?? owner.goal.field) === '')
    return {
      at: 'refused',
      because: `say the field too: "goal ${said.kind.replace('-', ' ')}: data engineering"`,
    };
  const today = dayOf(house.world.now(), owner.zone);
  const saved = await changeOwner(house, owner.id, (o) =>
    withStartTold({ ...o, goal: withGoalSaid(o.goal, said) }, said, today),
  );
  if (saved.at === 'refused') return saved;
  const advice = startIn(saved.value, said, today);
  const written = said.path === undefined ? 0 : await writeWhatWaited(house, owner);
  const also =
    written > 0 ? `; ${written === 1 ? 'one request' : `${written} requests`} can be written now` : '';
  return { at: 'done', did: `${saidWords(said, saved.value)}${advice ? `, ${advice.words}` : ''}${also}` };
}

/** When to begin, where he has just said the day of it, or that it is a promotion. */
const startIn = (owner: Owner, said: GoalSaid, today: Day) =>
  said.date === undefined && said.kind === undefined ? undefined : startAdvice(owner, today);

/** Who is told "begin now" here is not told again in his digest. */
function withStartTold(owner: Owner, said: GoalSaid, today: Day): Owner {
  return startIn(owner, said, today)?.isTime ? { ...owner, goal: askedAbout(owner.goal, START) } : owner;
}

/** What the owner said, as it is kept. */
function saidWords(said: GoalSaid, { goal }: Owner): string {
  const { kind, field, path, titles, companies, company, places, deciders, date } = said;
  const day = goal.kind === 'promotion' ? 'it is decided on' : 'your day is';
  const parts = [
    kind && `your goal is a ${kind.replace('-', ' ')}`,
    field && `your field is ${field}`,
    path && `your path is "${path}"`,
    titles && `you look for ${namesOf(titles)}`,
    companies && `your companies are ${namesOf(companies)}`,
    company && (company.gone ? `${company.name} is off your list` : `${company.name} is on your list`),
    places && `you look in ${namesOf(places)}`,
    date && `${day} ${date}`,
    deciders && `who decides: ${namesOf(deciders)}`,
    said.criteria && `it is decided by ${said.criteria}`,
    said.results && 'your results are noted',
    said.degree && `your degree is ${said.degree}`,
    knows('your manager', said.managerKnows),
    knows('your employer', said.employerKnows),
  ];
  return parts.filter(Boolean).join('; ');
}

const namesOf = (names: string[]): string => (names.length === 0 ? 'none' : names.join(', '));

function knows(who: string, known: boolean | undefined): string | undefined {
  if (known === undefined) return undefined;
  return known ? `${who} knows` : `${who} does not know`;
}

/** What people of the present employer may know: each said for himself. */
export async function sayOfColleague(
  house: House,
  owner: Owner,
  contactId: string,
  said: ColleagueSaid,
): Promise<Obeyed> {
  const saved = await changeContact(house, owner.id, contactId, (c) => ({ ...c, ...said }));
  if (saved.at === 'refused') return saved;
  const { name } = saved.value;
  if (said.consent !== undefined)
    return { at: 'done', did: `${name} ${said.consent ? 'may be written to' : 'is left alone'}` };
  if (said.reportingLine !== undefined)
    return {
      at: 'done',
      did: `${name} ${said.reportingLine ? 'is' : 'is not'} above your manager, or of HR`,
    };
  return { at: 'done', did: `${name} ${said.knowsOfSearch ? 'knows' : 'does not know'} of your search` };
}

/** Requests that could not be written for want of a path. */
export async function writeWhatWaited(house: House, owner: Owner): Promise<number> {
  const waiting = (await all(house.enrollments.ofOwner(owner.id))).filter(waitsForPath);
  let written = 0;
  for (const enrollment of waiting) {
    const now = house.world.now();
    const saved = await changeEnrollment(house, enrollment, (e) =>
      waitsForPath(e)
        ? moveTo(
            e,
            { at: 'preparing', step: stepWanted(e), due: now, notBefore: now },
            now,
            'can be written',
            'you said your path',
          )
        : e,
    );
    if (saved.at === 'refused') continue;
    const { at } = await prepareStep(house, enrollment);
    if (at === 'drafted' || at === 'asking') written += 1;
  }
  return written;
}

const waitsForPath = ({ state, decisions }: Enrollment): boolean =>
  state.at === 'answered' && decisions.at(-1)?.because.startsWith(NO_PATH) === true;

const stepWanted = ({ decisions }: Enrollment): string =>
  (decisions.at(-1)?.did ?? '').replace(/ not written$/, '');
